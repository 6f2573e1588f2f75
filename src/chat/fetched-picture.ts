import type { ShopclerkError } from '../errors.ts'
import { mostPictureBytes, pictureRefusals } from '../vision/picture-refusals.ts'

/** Milliseconds. */
const timeoutMs = 20_000

const pictureTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif'])

/** A picture's bytes, and what the platform that it came by says that they are. */
export interface FetchedPicture {
  bytes: Uint8Array
  mimeType: string
}

/** What is wrong with a picture by what the platform says of it, in words for whoever sent it; undefined: nothing. */
export function pictureTrouble(mimeType: string, size = 0): ShopclerkError | undefined {
  if (!pictureTypes.has(mimeType)) return pictureRefusals.type()
  return size > mostPictureBytes ? pictureRefusals.bytes() : undefined
}

/**
 * The bytes of a picture at an address that the channel has checked; whatever that leads to elsewhere is not followed.
 * However long it is said to be, no more is read than is taken. `isPicture` tells pages from pictures.
 * @throws ShopclerkError, in words for the person who sent it: 422 when it is gone, 413 when it is larger than 10 MiB.
 */
export async function pictureBytes(
  address: string,
  headers: Record<string, string> = {},
  isPicture: (response: Response) => boolean = () => true,
): Promise<Uint8Array> {
  const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok || !isPicture(response)) {
    await response.body?.cancel()
    throw pictureRefusals.gone()
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > mostPictureBytes) throw pictureRefusals.bytes()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
