import { fold } from './fold.ts'
import { isProductNumber } from './product-number.ts'
import type { SearchType } from './search.ts'

/** Where a search goes, and why, for the trace. `need`: by meaning first, then by words. */
export interface Route {
  type: Exclude<SearchType, 'auto'> | 'need'
  why: string
}

export interface RoutedText {
  text: string
  /** What the shopper or the API asked for. */
  type: SearchType
  /** It is known that the text describes a need. */
  isNeed: boolean
  /** Whether an order was asked for, in which nearness counts for nothing. */
  isSorted: boolean
}

/** What routing needs to know of the catalogue. */
export interface RoutingKnowledge {
  /** Folded. */
  brands: ReadonlySet<string>
  /** Whether a word, folded, says what some product of the catalogue is. */
  isKind(word: string): boolean
}

/** Which kind of search a text is for: words for what has a name or number, meaning for a described need, else both. */
export function routeOf(routed: RoutedText, knowledge: RoutingKnowledge): Route {
  const { text, type, isNeed, isSorted } = routed
  if (type !== 'auto') return { type, why: 'asked for' }
  const words = wordsOf(text)
  if (words.length === 0) return { type: 'keyword', why: 'no words' }
  if (isSorted) return { type: 'keyword', why: 'an order was asked for, which nearness in meaning has no part in' }
  const number = words.find(isProductNumber)
  if (number !== undefined) return { type: 'keyword', why: `“${number}” looks like a product number` }
  if (isNeed || describesNeed(text, knowledge)) return { type: 'need', why: 'a need is described' }
  const brand = namedBrand(words, knowledge)
  if (brand !== undefined) return { type: 'keyword', why: `a product of ${brand} is named` }
  return { type: 'hybrid', why: 'words that may be written otherwise' }
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’./-]*/gu) ?? []

/** Begin a description of what no name is known for. */
const indefinite = setOf('something anything sth smth smthg somthing thing things stuff gadget solution gift present')

/** May stand before what is asked for, and say nothing of it. */
const leading = setOf(
  'i im i’m we need want am looking look for find show me please hi hello hey a an some any the got get do you have is there can to',
)

const people = 'i i’m i’ve i’d im ive my me myself we our us he his him she her they their them you your it its it’s'
const questions = 'how what why when where whenever while because so that which who'
const prepositions =
  'for with without from by in on at to of into onto over under near after before during around between against through off up'
const verbs =
  'is are be was has have will would can can’t cannot can’t could don’t dont doesn’t doesnt won’t didn’t keeps keep stop stops'

/** Words that hold a sentence together; names of things go without most of them. */
const functionWords = setOf([people, questions, prepositions, verbs, 'the a an every always never too'].join(' '))

/** A name has few words: fewer than these describe nothing. */
const fewestWords = 3

/**
 * Whether a text describes what a thing is for instead of naming it: 'something to …', or a sentence that does not begin
 * with a kind of thing that the catalogue has. 'A bag for my laptop' names a bag; 'my laptop gets hot' names nothing.
 */
export function describesNeed(text: string, { isKind }: Pick<RoutingKnowledge, 'isKind'>): boolean {
  const plain = wordsOf(text).map((word) => word.replaceAll("'", '’'))
  const start = plain.findIndex((word) => !leading.has(word))
  if (start === -1) return false
  if (indefinite.has(plain[start] ?? '') && plain.length > start + 1) return true
  const rest = plain.slice(start)
  const end = rest.findIndex((word) => functionWords.has(word))
  if (end === -1 || plain.length < fewestWords) return false
  return !rest.slice(0, end).some(isKind)
}

/** The brand that a text begins with, when it goes on without saying what the thing is: a series or a model. */
function namedBrand(words: readonly string[], { brands, isKind }: RoutingKnowledge): string | undefined {
  for (const length of [3, 2, 1]) {
    const brand = words.slice(0, length).join(' ')
    if (words.length > length && brands.has(brand)) return words.slice(length).some(isKind) ? undefined : brand
  }
  return undefined
}
