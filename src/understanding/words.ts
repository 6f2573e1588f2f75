import { isUnit } from '../catalogue/measures.ts'
import { fold } from '../search/fold.ts'

/** One piece of a message. White space, emoji and other signs that say nothing are left out. */
export interface Word {
  readonly kind: 'word' | 'number' | 'currency' | 'mark'
  /** As written. */
  readonly raw: string
  /** Folded, without apostrophes: `don't` is dont, `Dell's` is dell. */
  readonly text: string
  /** What a number says; NaN for everything else. */
  readonly value: number
  /** Letters written onto a number, folded: gb of 16gb, usd of 30usd. */
  readonly unit: string
  /** Whether nothing stands between it and the piece before it. */
  readonly glued: boolean
}

/** A message is at most this long (DESIGN, limits); the rest of a longer text is not read. */
const mostCharacters = 4_000

const pattern =
  /(?<currency>(?:us|ca|c|au|a|nz|hk|s|r)?\$(?=\s?\d)|\p{Sc})|(?<number>\d+(?:[.,]\d+)*)(?<tail>[\p{L}\p{N}]*(?:-\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)?)|(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:(?:[-'’&_]|\.(?=(?:com|net|org|io)(?![\p{L}\p{N}])))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)|(?<mark>[-–—,.!?;:()/<>≤≥~+&%=#"″”'*|])/giu

/** 'sub-$40', 'under-50'. */
const joinedBound = /(?<![\p{L}\p{N}])(sub|under|over|below)-(?=[$\d])/giu
/** 'w/ lid' and 'w/o lid'. */
const withShort = /(?<![\p{L}\p{N}/])w\/(o(?:ut)?(?![\p{L}\p{N}])|)/giu

/** Cuts a text into its pieces, in order. Takes any text; time is linear in its length. */
export function wordsOf(text: string): Word[] {
  const readable = text
    .slice(0, mostCharacters)
    .toWellFormed()
    .normalize('NFKC')
    .slice(0, 2 * mostCharacters)
    .replaceAll(joinedBound, '$1 ')
    .replaceAll(withShort, (_, out: string) => (out === '' ? 'with ' : 'without'))
  const words: Word[] = []
  let end = 0
  for (const match of readable.matchAll(pattern)) {
    const glued = words.length > 0 && match.index === end
    words.push(...piece(match[0], match.groups ?? {}, glued))
    end = match.index + match[0].length
  }
  return words
}

function piece(raw: string, groups: Record<string, string | undefined>, glued: boolean): Word[] {
  const { currency, number, tail, word } = groups
  if (number !== undefined) return numberPieces(raw, number, tail ?? '', glued)
  if (currency !== undefined) return [{ kind: 'currency', raw, text: lower(raw), value: Number.NaN, unit: '', glued }]
  if (word !== undefined) return [wordPiece(raw, glued)]
  return [{ kind: 'mark', raw, text: raw, value: Number.NaN, unit: '', glued }]
}

function wordPiece(raw: string, glued: boolean): Word {
  return { kind: 'word', raw, text: withoutApostrophes(lower(raw)), value: Number.NaN, unit: '', glued }
}

/** `20ish` and `50-dollar` are a number and what it is of; `3-in-1`, `4-port` and `006R90321` are words. */
function numberPieces(raw: string, number: string, tail: string, glued: boolean): Word[] {
  const value = parseNumber(number)
  const unit = lower(tail)
  if (Number.isNaN(value) || /\p{N}/u.test(unit)) return [wordPiece(raw, glued)]
  const compound = /^-(ish|dollars?|bucks?|euros?|pounds?|quid)$/.exec(unit)
  if (compound !== null) return [numberPiece(number, value, compound[1] ?? '', glued)]
  // '27-inch' is 27 inches.
  if (unit.startsWith('-') && isUnit(unit.slice(1))) return [numberPiece(raw, value, unit.slice(1), glued)]
  return unit.includes('-') ? [wordPiece(raw, glued)] : [numberPiece(raw, value, unit, glued)]
}

const numberPiece = (raw: string, value: number, unit: string, glued: boolean): Word => ({
  kind: 'number',
  raw,
  text: lower(raw),
  value,
  unit,
  glued,
})

/**
 * A number as shops and shoppers write it: 1,299.99 and 1.299,99 and 1,299 and 29,99 and 3.0. NaN for
 * what is none, as 1.2.3. A point before three digits stays a decimal point: `1.299` is a version or
 * a measure more often than a price; where it is a price, `amounts.ts` knows from its currency.
 */
function parseNumber(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(',', '.'))
  return Number.NaN
}

const lower = (text: string): string => (/^[ -~]*$/.test(text) ? text.toLowerCase() : fold(text).trim())

/** Words whose `'s` is a verb and stays: what's is whats. */
const verbs = /^(?:what|where|who|how|when|why|it|that|there|here|let|he|she)['’]s$/

function withoutApostrophes(text: string): string {
  if (!/['’]/.test(text)) return text
  const kept = verbs.test(text) ? text : text.replace(/['’]s$/, '')
  return kept.replace(/['’]/g, '')
}

/** The text of the pieces from `start` to before `end`, for saying it back. */
export const written = (words: readonly Word[], start: number, end: number): string =>
  words
    .slice(start, end)
    .map((word, index) => (index === 0 || word.glued ? word.raw : ` ${word.raw}`))
    .join('')
