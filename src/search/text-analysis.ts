import { queryHead } from './head-noun.ts'
import { pairs, type Segment, segments } from './tokens.ts'

/**
 * One word of a query: the forms of it, any of which is a match. The tokens of a form must stand
 * next to each other, in this order, in one field of the product.
 */
export interface AnalysedWord {
  /** As the shopper wrote it, folded. */
  text: string
  forms: string[][]
  /** Those of the forms that were typed, where others are other names: products that have these as well come first. */
  typed?: string[][]
  /** It says what is looked for ('printer' in 'laser printer for photos'); at most one word of a query does. */
  head?: boolean
  /** It must be there even where some of the words are enough. */
  required?: boolean
  /** It must say what the product is, among the words of its kind: a case for laptops only mentions them. */
  isKind?: boolean
}
export type AnalysedQuery = AnalysedWord[]

/** Tokens of a text for the index, in the order of the text. They hold no white space, quote or hyphen. */
export function analyseText(text: string): string[] {
  return segments(text).flatMap(({ segment }) => indexTokens(segment))
}

function indexTokens(segment: Segment): string[] {
  if (segment.kind === 'run') return [...new Set([...segment.text, ...pairs(segment.text)])]
  return segment.parts.length > 1 ? [segment.joined, ...segment.parts] : [segment.joined]
}

/** Words that say nothing of a product. Prepositions that turn a meaning round (without, not, under) are not among them. */
const emptyWords = new Set(
  (
    'a an the this that these those some any of for with and or in on at by from to as is are be it its ' +
    'i im me my we our you your need want wants wanted looking look show find get give buy have has please ' +
    'can could would like do does there something good great nice'
  ).split(' '),
)

/** Whether a word, folded, says nothing of a product. */
export const isEmptyWord = (word: string): boolean => emptyWords.has(word)

/**
 * More distinct words than a shopper writes in a search. A question of 4,000 characters can hold
 * some 600; each costs the engine a list to walk, and past a few dozen none changes which product is best.
 */
const mostWords = 32

/**
 * The words of a query. A word's forms undo what may differ between the shopper's spelling and the
 * catalogue's: tn-2110, tn2110 and 'tn 2110'; wi-fi, wifi and 'wi fi'; 16gb and '16 gb'. Words that
 * say nothing are left out unless nothing else is there. At most 32 distinct words, the first ones.
 */
export function analyseQuery(text: string): AnalysedQuery {
  const found = segments(text)
  const head = queryHead(found.map(({ segment }) => segment.text))
  const words = joinNeighbours(found).flatMap(({ segment, joins }, index) =>
    wordsOf(segment, joins).map((word) => (index === head ? { ...word, head: true } : word)),
  )
  const telling = words.filter((word) => !isEmptyWord(word.text))
  return distinct(telling.length > 0 ? telling : words).slice(0, mostWords)
}

/** A segment, and how it is written together with its neighbours. */
interface JoinableSegment {
  segment: Segment
  joins: string[]
}

/** Words with nothing but white space between them may stand as one in the catalogue: note book, tn 2110. */
function joinNeighbours(found: { segment: Segment; gap: string }[]): JoinableSegment[] {
  const joinable = found.map(({ segment }): JoinableSegment => ({ segment, joins: [] }))
  for (const [i, right] of joinable.entries()) {
    const left = joinable[i - 1]
    if (left === undefined || !/^\s+$/u.test(found[i]?.gap ?? '')) continue
    const together = join(left.segment.text, right.segment.text)
    if (together !== undefined) for (const side of [left, right]) side.joins.push(together)
  }
  return joinable
}

/** Letters and what follows them (note book, tn 2110, q 2612a), or a number and its unit (16 gb), as one token. */
function join(left: string, right: string): string | undefined {
  if (emptyWords.has(left) || emptyWords.has(right)) return undefined
  const isLetters = /^[\p{L}\p{M}]+$/u
  const fits = isLetters.test(left)
    ? /^[\p{L}\p{M}\p{N}.]+$/u.test(right)
    : /^\p{Nd}+(?:\.\p{Nd}+)?$/u.test(left) && isLetters.test(right)
  return fits ? analyseText(left + right)[0] : undefined
}

function wordsOf(segment: Segment, joins: string[]): AnalysedWord[] {
  if (segment.kind === 'run') return pairs(segment.text).map((pair) => ({ text: pair, forms: [[pair]] }))
  const { text, joined, parts } = segment
  const forms = [[joined], ...(parts.length > 1 ? [parts] : []), ...joins.map((join) => [join])]
  return [{ text, forms }]
}

function distinct(words: AnalysedQuery): AnalysedQuery {
  const byText = new Map<string, AnalysedWord>()
  for (const word of words) if (!byText.has(word.text)) byText.set(word.text, word)
  return [...byText.values()]
}
