/** The types of pictures that are decoded; every other is refused. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'avif'

/** Bytes from the beginning that tell the type. */
export const bytesOfType = 64

const has = (bytes: Uint8Array, at: number, text: string): boolean =>
  bytes.length >= at + text.length && [...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))

/**
 * The type that a file's first bytes tell, whatever it is called: the signatures of JPEG (ISO 10918-1), PNG (RFC 2083),
 * WebP (RFC 9649) and AVIF (its major brand among those of ISO 14496-12). Undefined for all others.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  if (has(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (has(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP')) return 'webp'
  return has(bytes, 4, 'ftypavif') ? 'avif' : undefined
}
