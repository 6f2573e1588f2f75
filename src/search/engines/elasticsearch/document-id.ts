import { createHash } from 'node:crypto'

/** Elasticsearch takes no longer ids, in bytes of UTF-8; a product's may have 300 characters of four bytes. */
const longestId = 512

/** Begins the ids of documents that are not a product's own id as it is. */
const mark = '~'

/**
 * A product's id as text that survives UTF-8 and does not begin like the ids of other documents; `productId` undoes it.
 * Half a character of a surrogate pair is text in JSON and in no encoding; no product has the empty id, but any may be
 * asked for.
 */
export const idText = (id: string): string =>
  id !== '' && id.isWellFormed() && !id.startsWith(mark) ? id : `${mark}j${JSON.stringify(id).slice(1, -1)}`

export const productId = (text: string): string =>
  text.startsWith(mark) ? String(JSON.parse(`"${text.slice(2)}"`)) : text

/** The `_id` of a product's document: the product's id, or a hash of one that is too long. */
export function documentId(id: string): string {
  const text = idText(id)
  if (Buffer.byteLength(text) <= longestId) return text
  return `${mark}h${createHash('sha256').update(text).digest('hex')}`
}

/** The `_id` of a document in which the catalogue keeps something of its own: no product has it, and no search finds it. */
export const stateId = (name: string): string => `${mark}s${name}`
