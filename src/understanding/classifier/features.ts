import { singular } from '../singular.ts'
import type { Word } from '../words.ts'

/** What a conversation was about before a message: nothing yet, products that are shown, or one that is spoken of. */
export type Before = 'nothing' | 'products' | 'product'

/** Buckets that features are hashed into: so many that two features of the utterances seldom meet. */
export const buckets = 2 ** 17

/** No utterance needs more pieces than this to be classified; a text of 4,000 characters must not cost more. */
const mostPieces = 200

const lengthOfGrams = [3, 4]

/**
 * What the classifier sees of a message, as bucket numbers: words, neighbours and next but one, groups of 3 or 4
 * characters within a word (typing errors, endings), its beginning and its end. In most of them kinds of products
 * (`isThing`, of a singular word) are one sign, so that what is asked about matters less than how, and so are numbers.
 * What was said before counts with each word, since 'ceramic' refines a search and begins none.
 */
export function features(words: readonly Word[], before: Before, isThing: (text: string) => boolean): Int32Array {
  const pieces = words.flatMap((word) => pieceOf(word)).slice(0, mostPieces)
  const found = new Set<number>()
  const add = (feature: string): void => void found.add(bucketOf(feature))
  const abstract = pieces.map((piece) => (isThing(singular(piece)) ? '<thing>' : piece))
  for (let index = 0; index <= pieces.length; index++) {
    const [last, piece] = [pieces[index - 1] ?? '<start>', pieces[index] ?? '<end>']
    const sign = (back: number): string => abstract[index - back] ?? (index - back < 0 ? '<start>' : '<end>')
    add(`w ${piece}`)
    add(`p ${last} ${piece}`)
    add(`a ${sign(1)} ${sign(0)}`)
    add(`t ${sign(2)} ${sign(1)} ${sign(0)}`)
    add(`k ${sign(2)} ${sign(0)}`)
    add(`b ${before} ${sign(0)}`)
    for (const gram of gramsOf(piece)) add(`c ${gram}`)
  }
  for (const feature of framesOf(pieces, abstract, before)) add(feature)
  return Int32Array.from(found)
}

/** What is seen of a message as a whole. */
function framesOf(pieces: readonly string[], abstract: readonly string[], before: Before): string[] {
  const length = lengthClass(pieces.length)
  const thing = abstract.includes('<thing>') ? 'thing' : 'none'
  const opening = abstract.slice(0, 2).join(' ')
  return [
    `l ${length}`,
    `s ${opening}`,
    `s3 ${abstract.slice(0, 3).join(' ')}`,
    `e2 ${abstract.slice(-2).join(' ')}`,
    `b ${before}`,
    `bs ${before} ${opening}`,
    `bl ${before} ${length}`,
    `h ${thing} ${before} ${length}`,
    `h ${thing} ${abstract[0] ?? ''}`,
    `h ${thing} ${pieces.includes('?') ? '?' : ''} ${before}`,
  ]
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

const lengthClass = (count: number): string => {
  if (count <= 2) return count <= 1 ? 'one' : 'two'
  if (count <= 7) return count <= 4 ? 'few' : 'phrase'
  return count <= 14 ? 'sentence' : 'long'
}

/** FNV-1a, folded into the buckets. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index++) {
    hash ^= feature.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % buckets
}
