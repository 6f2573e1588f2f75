import type { PictureRef } from '../../../chat/message.ts'
import { ShopclerkError } from '../../../errors.ts'
import { isDiscordHost, mostBytes, pictureTypes } from '../parse/pictures.ts'

const timeoutMs = 20_000

/** A picture's bytes, and what Discord says that they are. */
export interface FetchedPicture {
  bytes: Uint8Array
  mimeType: string
}

export interface FetchPictureOptions {
  /** Whether an address is one of Discord's own; told otherwise only where another server stands for Discord. */
  isDiscordAddress?: (address: URL) => boolean
}

const refused = (code: string, message: string): ShopclerkError => new ShopclerkError({ code, status: 422, message })
const gone = () => refused('picture-gone', 'That picture is not there any more.')
const tooLarge = () => refused('picture-too-large', 'That picture is larger than 10 MB. Please send a smaller one.')

/**
 * Fetches a picture that came with a message, when it is needed.
 * @throws ShopclerkError 422, in words for the person who sent it: gone, too large (10 MiB), or no PNG, JPEG or WebP.
 */
export async function fetchPicture(
  { id, mimeType = '' }: PictureRef,
  { isDiscordAddress = isDiscordHost }: FetchPictureOptions = {},
): Promise<FetchedPicture> {
  if (!pictureTypes.has(mimeType)) throw refused('picture-type', 'I can take pictures as PNG, JPEG or WebP only.')
  if (!URL.canParse(id) || !isDiscordAddress(new URL(id))) throw gone()
  const response = await fetch(id, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) {
    await response.body?.cancel()
    throw gone()
  }
  return { bytes: await bodyOf(response), mimeType }
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
