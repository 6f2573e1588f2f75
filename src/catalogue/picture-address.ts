import { createHash } from 'node:crypto'

/** Bytes of an encoded id that a file name has room for: most file systems take 255, and a file is written beside its place first. */
const longestName = 160
/** Of an id that is longer, so much begins the name, for people; its hash follows. */
const shownOfLongId = 100

/**
 * The name of a product's picture in the folder of pictures, and the last segment of its address: `product_<id>.png`.
 * Any id gives a plain name, and two ids never the same one: what is not a letter, a digit or one of `._-` is written
 * as `~` and two hexadecimal digits for each byte of UTF-8; a name that would be too long ends in `~~` and a hash.
 */
export function pictureFileName(id: string): string {
  const encoded = encodeId(id)
  if (encoded.length <= longestName && id.isWellFormed()) return `product_${encoded}.png`
  const beginning = encoded.slice(0, shownOfLongId).replace(/~.?$/, '')
  const hash = createHash('sha256').update(id, 'utf16le').digest('hex').slice(0, 40)
  return `product_${beginning}~~${hash}.png`
}

/** The path at which the service shows the picture that it has of a product. */
export const pictureAddress = (id: string): string => `/images/${pictureFileName(id)}`

/**
 * The address of a picture in about this width in pixels, where it is one of the service's own, which are made in sizes;
 * any other address as it is.
 */
export function pictureAddressIn(width: number, address: string | undefined): string | undefined {
  const isOwn = address?.startsWith('/images/') && isPictureFileName(address.slice('/images/'.length))
  return isOwn ? `${address}?w=${width}` : address
}

const isPictureFileName = (name: string): boolean => /^product_[A-Za-z0-9._~-]{1,160}\.png$/.test(name)

/**
 * What a file name says. `id` is undefined where the name holds only a hash of it; the whole is undefined for a name
 * that `pictureFileName` does not give: nothing else is looked for in the folder.
 */
export function readPictureFileName(name: string): { id: string | undefined } | undefined {
  if (!isPictureFileName(name)) return undefined
  const encoded = name.slice('product_'.length, -'.png'.length)
  if (/~~[0-9a-f]{40}$/.test(encoded)) return { id: undefined }
  const id = decodeId(encoded)
  return pictureFileName(id) === name ? { id } : undefined
}

const encodeId = (id: string): string =>
  Array.from(Buffer.from(id), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9._-]/.test(character) ? character : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')

const decodeId = (encoded: string): string =>
  Buffer.from(
    encoded.replace(/~([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
