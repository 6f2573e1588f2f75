import { type FetchedPicture, pictureBytes, pictureGone, pictureTrouble } from '../../../chat/fetched-picture.ts'
import type { PictureRef } from '../../../chat/message.ts'
import { isDiscordHost } from '../parse/pictures.ts'

export interface FetchPictureOptions {
  /** Whether an address is one of Discord's own; told otherwise only where another server stands for Discord. */
  isDiscordAddress?: (address: URL) => boolean
}

/**
 * Fetches a picture that came with a message, when it is needed.
 * @throws ShopclerkError 422, in words for the person who sent it: gone, too large (10 MiB), or no PNG, JPEG or WebP.
 */
export async function fetchPicture(
  { id, mimeType = '' }: PictureRef,
  { isDiscordAddress = isDiscordHost }: FetchPictureOptions = {},
): Promise<FetchedPicture> {
  const trouble = pictureTrouble(mimeType)
  if (trouble !== undefined) throw trouble
  if (!URL.canParse(id) || !isDiscordAddress(new URL(id))) throw pictureGone()
  return { bytes: await pictureBytes(id), mimeType }
}
