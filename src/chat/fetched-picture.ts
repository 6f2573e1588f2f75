import { ShopclerkError } from '../errors.ts'

/** Bytes: what is taken of a picture on every channel. */
const mostPictureBytes = 10 * 1_024 * 1_024
/** Milliseconds. */
const timeoutMs = 20_000

const pictureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** A picture's bytes, and what the platform that it came by says that they are. */
export interface FetchedPicture {
  bytes: Uint8Array
  mimeType: string
}

const refused = (code: string, message: string): ShopclerkError => new ShopclerkError({ code, status: 422, message })
export const pictureGone = () => refused('picture-gone', 'That picture is not there any more.')
const pictureTooLarge = () =>
  refused('picture-too-large', 'That picture is larger than 10 MB. Please send a smaller one.')

/** What is wrong with a picture by what the platform says of it, in words for whoever sent it; undefined: nothing. */
export function pictureTrouble(mimeType: string, size = 0): ShopclerkError | undefined {
  if (!pictureTypes.has(mimeType)) return refused('picture-type', 'I can take pictures as PNG, JPEG or WebP only.')
  return size > mostPictureBytes ? pictureTooLarge() : undefined
}

/**
 * The bytes of a picture at an address that the channel has checked; whatever that leads to elsewhere is not followed.
 * However long it is said to be, no more is read than is taken. `isPicture` tells pages from pictures.
 * @throws ShopclerkError 422, in words for the person who sent it: gone, or too large (10 MiB).
 */
export async function pictureBytes(
  address: string,
  headers: Record<string, string> = {},
  isPicture: (response: Response) => boolean = () => true,
): Promise<Uint8Array> {
  const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok || !isPicture(response)) {
    await response.body?.cancel()
    throw pictureGone()
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > mostPictureBytes) throw pictureTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
