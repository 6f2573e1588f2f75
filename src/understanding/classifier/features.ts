import { productNouns } from '../product-nouns.ts'
import { singular } from '../singular.ts'
import type { Word } from '../words.ts'

/** What a conversation was about before a message: nothing yet, products that are shown, or one that is spoken of. */
export type Before = 'nothing' | 'products' | 'product'

/** Buckets that features are hashed into; a collision now and then costs less than a growing vocabulary. */
export const buckets = 2 ** 15

/** No utterance needs more pieces than this to be classified; a text of 4,000 characters must not cost more. */
const mostPieces = 200

const lengthOfGrams = [3, 4]

/**
 * What the classifier sees of a message, as bucket numbers: words, pairs of neighbours, groups of 3 or
 * 4 characters within a word (typing errors, endings), and the same pairs with kinds of products
 * replaced by one sign, so that what is asked about matters less than how. Numbers are one sign. What was
 * said before is one more feature, alone and with how the message begins.
 */
export function features(words: readonly Word[], before: Before): Int32Array {
  const pieces = words.flatMap((word) => pieceOf(word)).slice(0, mostPieces)
  const found = new Set<number>()
  const abstract = pieces.map((piece) => (productNouns.has(singular(piece)) ? '<thing>' : piece))
  for (let index = 0; index <= pieces.length; index++) {
    const [before, piece] = [pieces[index - 1] ?? '<start>', pieces[index] ?? '<end>']
    found.add(bucketOf(`w ${piece}`))
    found.add(bucketOf(`p ${before} ${piece}`))
    found.add(bucketOf(`a ${abstract[index - 1] ?? '<start>'} ${abstract[index] ?? '<end>'}`))
    found.add(
      bucketOf(
        `t ${abstract[index - 2] ?? '<start>'} ${abstract[index - 1] ?? '<start>'} ${abstract[index] ?? '<end>'}`,
      ),
    )
    for (const gram of gramsOf(piece)) found.add(bucketOf(`c ${gram}`))
  }
  found.add(bucketOf(`l ${lengthClass(pieces.length)}`))
  found.add(bucketOf(`s ${abstract.slice(0, 2).join(' ')}`))
  found.add(bucketOf(`b ${before}`))
  found.add(bucketOf(`b ${before} ${abstract.slice(0, 2).join(' ')}`))
  found.add(bucketOf(`b ${before} ${lengthClass(pieces.length)}`))
  return Int32Array.from(found)
}

function pieceOf({ kind, text }: Word): string[] {
  if (kind === 'number') return ['<number>']
  if (kind === 'currency') return ['<money>']
  if (kind === 'mark') return text === '?' ? ['?'] : []
  return [/\d/.test(text) ? '<model>' : text.slice(0, 40)]
}

function* gramsOf(piece: string): Generator<string> {
  if (piece.startsWith('<') || piece.length < 3) return
  const padded = ` ${piece} `
  for (const length of lengthOfGrams) {
    for (let start = 0; start + length <= padded.length; start++) yield padded.slice(start, start + length)
  }
}

const lengthClass = (count: number): string =>
  count <= 2 ? 'short' : count <= 6 ? 'phrase' : count <= 14 ? 'sentence' : 'long'

/** FNV-1a, folded into the buckets. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index++) {
    hash ^= feature.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0) % buckets
}
