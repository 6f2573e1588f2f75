import type { LexiconIndex } from './lexicon-index.ts'
import { wordSet } from './phrases.ts'
import type { Reading } from './reading.ts'
import { singular } from './singular.ts'
import type { Device, State } from './understanding.ts'
import { wordsOf } from './words.ts'

/** What devices are called, singular. */
export const deviceNouns: Readonly<Record<Device, ReadonlySet<string>>> = {
  printer: wordSet('printer copier plotter multifunction laserjet officejet deskjet pixma ecotank'),
  phone: wordSet('phone smartphone iphone mobile cellphone galaxy pixel'),
  laptop: wordSet('laptop notebook macbook chromebook ultrabook thinkpad computer'),
  camera: wordSet('camera camcorder dslr'),
  watch: wordSet('watch smartwatch'),
}

/** 'no, it is a laserjet' is said of the device, and asks nothing of a product. */
export const tellsDevice =
  /^(?:(?:no|nope|sorry|actually|ok|oh|well) )*(?:it is|its|thats|that is|this is|mine is|my|i have|i ve|ive got|for)(?![^ ])/

/** A longer answer tells more than which device it is. */
const mostTerms = 6

/** What limits the products themselves and names no device: 'only hp', 'from canon', 'without chip'. */
const limiting =
  /^(?:(?:ok|and|but|please|show me) )*(?:only|just|by|from|(?:not|no)(?! (?:it|its|thats?|this|my|mine|i|sorry))|without|with|in|under|over|below|any|brand|made by|cheap\w*|original|compatible)(?![^ ])/

/** A device's plain name beside its model says nothing of what fits it. */
const plainNames = wordSet(
  'printer copier phone smartphone mobile cellphone laptop notebook computer camera watch smartwatch model',
)

/** 'my printer is a lexmark t654' is a lexmark t654. */
export function withoutDevice(terms: readonly string[], asked: Device): string[] {
  const named = terms.filter((term) => !(plainNames.has(term) && (deviceNouns[asked].has(term) || term === 'model')))
  return named.length > 0 ? named : [...terms]
}

/** The words of a search that tell a device, which another answer takes the place of. */
export const deviceTerms = (
  terms: readonly string[],
  said: readonly string[],
  asked: Device,
  lexicon: LexiconIndex,
): string[] =>
  terms.filter(
    (term) =>
      !said.includes(term) &&
      (/\d/.test(term) || deviceNouns[asked].has(term) || lexicon.brandAt(wordsOf(term), 0) !== undefined),
  )

/** Whether a message tells the device that was asked for: 'hp laserjet 1320', 'it is a brother', 'my printer is an envy'. */
export function answersDevice(
  { terms, constraints }: Reading,
  line: string,
  state: State,
  lexicon: LexiconIndex,
): boolean {
  const { asked } = state
  const { brands, price, sort } = constraints
  if (asked === undefined || terms.length + brands.include.length === 0 || terms.length > mostTerms) return false
  if (price !== undefined || sort !== undefined || brands.exclude.length > 0 || limiting.test(line)) return false
  const isOwn = (term: string): boolean => deviceNouns[asked].has(singular(term)) || state.terms.includes(term)
  // Another kind of product begins another search.
  return terms.every((term) => isOwn(term) || !lexicon.isProductNoun(term))
}
