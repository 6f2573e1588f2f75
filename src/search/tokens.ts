import { fold } from './fold.ts'
import { remembered } from './remembered.ts'
import { stem } from './stem.ts'

/** Scripts that are written without spaces between words: found by pairs of characters. */
const unspaced =
  '[[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]&&[\\p{L}\\p{M}\\p{N}]]'
const spaced = `[[\\p{L}\\p{N}]--${unspaced}][[\\p{L}\\p{M}\\p{N}]--${unspaced}]*`

/** More parts than any model number has; what follows is a word of its own. */
const mostParts = 8
const segmentPattern = new RegExp(
  `(?<run>${unspaced}+)|${spaced}(?:[\\-\\u2010._'&]${spaced}){0,${mostParts - 1}}`,
  'gv',
)

/** Longer than any word or model number; the rest of it is cut off. */
const longestToken = 64

/** One word as written: a model number's or a compound's parts, all letters and digits joined, or a run of an unspaced script. */
export type Segment = { kind: 'word'; text: string; joined: string; parts: string[] } | { kind: 'run'; text: string }

/** Cuts a text into words, in order. `gap` is what stands between a word and the one before it. */
export function segments(text: string): { segment: Segment; gap: string }[] {
  const normalised = normaliseMeasures(fold(text))
  let end = 0
  return [...normalised.matchAll(segmentPattern)].map((match) => {
    const gap = normalised.slice(end, match.index)
    end = match.index + match[0].length
    return { segment: match.groups?.run === undefined ? wordSegment(match[0]) : { kind: 'run', text: match[0] }, gap }
  })
}

/** Each of the rules below begins with one of these. */
const mayMeasure = /[\d'"‘’ʼ′“”″]/u

/**
 * Brings ways of writing a measure to one: 27" and 27'' to 27inch, 1,000 to 1000, 3,5 to 3.5,
 * 1440 x 900 to 1440x900. A quotation mark that closes a quotation is no inch.
 */
function normaliseMeasures(folded: string): string {
  if (!mayMeasure.test(folded)) return folded
  return folded
    .replace(/[‘’ʼ′]/gu, "'")
    .replace(/[“”″]|''/gu, '"')
    .replace(/(?<![^\s(])"([^"\n]*)"(?![\p{L}\p{N}])/gu, ' $1 ')
    .replace(/(?<=\d)\s?"/gu, 'inch ')
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/gu, (number) => number.replaceAll(',', ''))
    .replace(/(?<![\d.,])(\d+),(\d{1,2})(?![\d,])/gu, '$1.$2')
    .replace(/(?<![\p{L}\p{N}])(\d+(?:\.\d+)?)\s*[x×]\s*(?=\d)/gu, '$1x')
    .replace(/'s(?![\p{L}\p{N}])/gu, '')
}

/** Of 200,000 products' words, these are more than nine in ten; some 5 MB. */
const mostRemembered = 20_000

const wordSegment = remembered((text): Segment => {
  const parts = text.split(/[-\u2010_'&]|(?<!\d)\.|\.(?!\d)/u).flatMap((part) => (part === '' ? [] : [token(part)]))
  return { kind: 'word', text, joined: token(parts.join('')), parts: parts.length > 1 ? parts : pieces(parts[0] ?? '') }
}, mostRemembered)

/** The letters and the digits of a word that has one group of each: tn2110, 16gb, 3.5mm. Otherwise the word itself. */
function pieces(part: string): string[] {
  const groups = part.match(/\p{Nd}+(?:\.\p{Nd}+)*|[^\p{Nd}.]+/gu) ?? []
  return groups.length === 2 && groups.join('') === part ? groups.map(token) : [part]
}

const token = (word: string): string =>
  stem(word.length <= longestToken ? word : [...word].slice(0, longestToken).join(''))

/** The pairs of neighbouring characters; a single character as it is. */
export function pairs(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
