import { type FetchedPicture, pictureBytes, pictureTrouble } from '../../../chat/fetched-picture.ts'
import type { PictureRef } from '../../../chat/message.ts'
import { pictureRefusals } from '../../../vision/picture-refusals.ts'
import type { SlackContext } from '../context.ts'
import { fileInfo } from './file-info.ts'

export interface FetchPictureOptions extends Pick<SlackContext, 'client' | 'admin'> {
  token: string
  /** Whether an address is one of Slack's own; told otherwise only where another server stands for Slack. */
  isSlackAddress?: (address: URL) => boolean
}

/** Slack keeps files on these hosts; our token goes to no other. */
export const isSlackHost = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && (hostname === 'slack.com' || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.slack\.com$/.test(hostname))

/**
 * Fetches a picture that came with a message, when it is needed.
 * @throws ShopclerkError, in words for the person who sent it: 422 when it is gone, 413 when it is larger than 10 MiB, 415
 * when it is no JPEG, PNG, WebP or AVIF.
 */
export async function fetchPicture({ id }: PictureRef, options: FetchPictureOptions): Promise<FetchedPicture> {
  const { token, isSlackAddress = isSlackHost } = options
  const file = await fileInfo(id, options)
  const address = file?.url_private_download ?? file?.url_private
  if (file === undefined || address === undefined || !URL.canParse(address)) throw pictureRefusals.gone()
  const { mimetype = '', size = 0 } = file
  const trouble = pictureTrouble(mimetype, size)
  if (trouble !== undefined) throw trouble
  if (!isSlackAddress(new URL(address))) throw pictureRefusals.gone()
  // Without the right to a file Slack answers with its page to sign in.
  const isFile = ({ headers }: Response): boolean => !headers.get('content-type')?.startsWith('text/html')
  return { bytes: await pictureBytes(address, { authorization: `Bearer ${token}` }, isFile), mimeType: mimetype }
}
