import { type FetchedPicture, pictureBytes, pictureTrouble } from '../../../chat/fetched-picture.ts'
import type { PictureRef } from '../../../chat/message.ts'
import { pictureRefusals } from '../../../vision/picture-refusals.ts'
import { isDiscordHost } from '../parse/pictures.ts'

export interface FetchPictureOptions {
  /** Whether an address is one of Discord's own; told otherwise only where another server stands for Discord. */
  isDiscordAddress?: (address: URL) => boolean
}

/**
 * Fetches a picture that came with a message, when it is needed.
 * @throws ShopclerkError, in words for the person who sent it: 422 when it is gone, 413 when it is larger than 10 MiB, 415
 * when it is no JPEG, PNG, WebP or AVIF.
 */
export async function fetchPicture(
  { id, mimeType = '' }: PictureRef,
  { isDiscordAddress = isDiscordHost }: FetchPictureOptions = {},
): Promise<FetchedPicture> {
  const trouble = pictureTrouble(mimeType)
  if (trouble !== undefined) throw trouble
  if (!URL.canParse(id) || !isDiscordAddress(new URL(id))) throw pictureRefusals.gone()
  return { bytes: await pictureBytes(id), mimeType }
}
