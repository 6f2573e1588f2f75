import type { PictureRef } from '../../../chat/message.ts'
import { ShopclerkError } from '../../../errors.ts'
import type { SlackContext } from '../context.ts'
import { fileInfo } from './file-info.ts'

/** Bytes: what is taken of a picture on every channel. */
const mostBytes = 10 * 1_024 * 1_024
const timeoutMs = 20_000

const types = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** A picture's bytes, and what Slack says that they are. */
export interface FetchedPicture {
  bytes: Uint8Array
  mimeType: string
}

export interface FetchPictureOptions extends Pick<SlackContext, 'client' | 'admin'> {
  token: string
  /** Whether an address is one of Slack's own; told otherwise only where another server stands for Slack. */
  isSlackAddress?: (address: URL) => boolean
}

const refused = (code: string, message: string): ShopclerkError => new ShopclerkError({ code, status: 422, message })
const gone = () => refused('picture-gone', 'That picture is not there any more.')
const tooLarge = () => refused('picture-too-large', 'That picture is larger than 10 MB. Please send a smaller one.')

/** Slack keeps files on these hosts; our token goes to no other. */
export const isSlackHost = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && (hostname === 'slack.com' || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.slack\.com$/.test(hostname))

/**
 * Fetches a picture that came with a message, when it is needed.
 * @throws ShopclerkError 422, in words for the person who sent it: gone, too large (10 MiB), or no PNG, JPEG or WebP.
 */
export async function fetchPicture({ id }: PictureRef, options: FetchPictureOptions): Promise<FetchedPicture> {
  const { token, isSlackAddress = isSlackHost } = options
  const file = await fileInfo(id, options)
  const address = file?.url_private_download ?? file?.url_private
  if (file === undefined || address === undefined || !URL.canParse(address)) throw gone()
  const { mimetype = '', size = 0 } = file
  if (!types.has(mimetype)) throw refused('picture-type', 'I can take pictures as PNG, JPEG or WebP only.')
  if (size > mostBytes) throw tooLarge()
  if (!isSlackAddress(new URL(address))) throw gone()
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    // What Slack would lead to elsewhere gets no token.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  // Without the right to a file Slack answers with its page to sign in.
  if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) {
    await response.body?.cancel()
    throw gone()
  }
  return { bytes: await bodyOf(response), mimeType: mimetype }
}

/** However long it is said to be, no more is read than is taken. */
async function bodyOf({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > mostBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
