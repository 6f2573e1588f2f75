import { chatWords } from './chat-words.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import { phrases, wordSet } from './phrases.ts'
import { isSearching, type Reading } from './reading.ts'
import { singular } from './singular.ts'
import type { Change, State } from './understanding.ts'
import type { Word } from './words.ts'

/** Words that say how a thing is, not what it is: alone they refine what is being searched for. */
const qualities = wordSet(`
  wireless wired corded cordless bluetooth usb rgb led gaming mechanical ergonomic portable compact foldable folding
  rechargeable waterproof dustproof shockproof small smaller large larger big bigger mini slim thin thinner light lighter
  heavy heavier long longer short shorter wide wider narrow tall taller high low fast faster slow quiet quieter silent loud
  bright brighter dark soft hard strong stronger powerful durable sturdy robust flat curved round square vertical
  horizontal external internal outdoor indoor professional pro basic simple modern vintage retro classic premium luxury
  plain wooden wood leather metal plastic glass cotton steel aluminium aluminum bamboo fabric mesh
  refurbished used original genuine compatible universal official vegan organic electric manual automatic digital analog
  analogue smart android windows mac linux ios men women kid unisex left-handed right-handed full hd uhd 4k 5g oled
  lcd ips touch touchscreen color colour monochrome duplex double-sided laser inkjet thermal solar magnetic adjustable
  height-adjustable reclining stackable washable dimmable noise-cancelling noise cancelling cancelling over-ear in-ear on-ear
  version backlit illuminated lightweight heavy-duty office home school travel work inch size medium xl xxl
`)

/** A message that begins so adds to the search: 'with hdmi', 'but quieter', 'must be waterproof'. */
const additions = phrases<'any' | 'strong'>([
  [
    'strong',
    `
      do you have it, do you have them, got it, got them, have you got it, does it come,
      with, without, for, in, not, no, except, only, just, preferably, ideally, must, must be, should be, needs to be,
      has to be, that fits, that fit, which fits, which fit, that works, that can, which can, it should, it must, it needs, it has to, they should, they must, make it, make that, make them, make
      those, that has, that have, that is, that are, which has, which have, which is, should have, must have, needs to
      have, has to have, one with, ones with, something with, anything with, but with, but without, but not, but for,
      but in, it has to be, suitable for, compatible with, works with, to fit, to go with, it is for, its for, they
      are for, made of, made from
    `,
  ],
  [
    'any',
    `
      but, and, or, also, plus, what about, how about, actually, rather, i prefer, id prefer, i would prefer, id
      rather, a bit, the, more, less, ok but, instead, same but, no i meant, i meant, i mean, do you have it, do you
      have them, got any, same
    `,
  ],
])

const fillers = wordSet(
  'cheapest best one ones ok okay hmm hm well so yes yeah please pls oh ah and but then now sorry hi hello thanks no nope i want need id like rather prefer',
)

/**
 * How a message with limits or words changes the search. A new product noun begins a new search;
 * qualities ('wireless'), additions ('with hdmi', 'for gaming'), the same noun again and limits alone
 * refine the one there is.
 */
export function searchChange(reading: Reading, state: State, lexicon: LexiconIndex): Change {
  if (!isSearching(state) || beginsAnew(reading.words)) return 'new'
  const { terms } = reading
  if (terms.length === 0) return onlyLifts(reading) ? 'remove' : 'refine'
  // 'hp' and then 'printers': the limits were waiting for the noun.
  if (state.terms.length === 0) return 'refine'
  if (terms.every(isQuality)) return 'refine'
  const addition = additionOf(reading.words)
  if (addition === 'strong') return 'refine'
  const nouns = terms.filter((term) => lexicon.isProductNoun(term) && !qualities.has(term))
  const isSameNoun = nouns.length > 0 && nouns.every((noun) => state.terms.includes(noun))
  if (isSameNoun || terms.every((term) => state.terms.includes(term))) return 'refine'
  const isInstead = reading.words.at(-1)?.text === 'instead'
  const isOpen = addition === 'any' || isInstead || speaksOfOnes(reading.words)
  return isOpen && nouns.length === 0 ? 'refine' : 'new'
}

const resets = phrases<true>([
  [true, 'start over, start again, new search, forget it, forget that, begin again, never mind that'],
])

/** 'start over, i need a chair'. */
export const beginsAnew = (words: readonly Word[]): boolean =>
  [0, 1, 2].some((index) => resets.at(words, index) !== undefined)

const onlyLifts = ({ lifts, constraints, relativePrice }: Reading): boolean => {
  const { price, sort, department, brands, colours, excludeTerms } = constraints
  const named = [brands.include, brands.exclude, colours.include, colours.exclude, excludeTerms]
  return (
    lifts.length > 0 &&
    price === undefined &&
    sort === undefined &&
    department === undefined &&
    relativePrice === undefined &&
    named.every((list) => list.length === 0)
  )
}

/** A quality, a number with its unit, or a word whose ending says that it is an adjective. */
function isQuality(term: string): boolean {
  return (
    qualities.has(term) ||
    qualities.has(singular(term)) ||
    /^\d+(?:[.,]\d+)?[a-z"]{0,4}$/.test(term) ||
    /.{3}(?:proof|resistant|friendly|free|sized|style)$/.test(term)
  )
}

/** 'wireless ones', 'a smaller one'. */
const speaksOfOnes = (words: readonly Word[]): boolean => words.some(({ text }) => text === 'ones' || text === 'one')

function additionOf(words: readonly Word[]): 'any' | 'strong' | undefined {
  const said = words.filter(({ kind }) => kind !== 'mark')
  let at = 0
  let found: 'any' | 'strong' | undefined
  // Chat before the message proper is at most this long.
  while (at < 6) {
    const addition = isChatting(said, at) ? undefined : additions.at(said, at)
    if (addition?.meaning === 'strong') return 'strong'
    if (addition !== undefined) found = addition.meaning
    else if (!fillers.has(said[at]?.text ?? '') && !isChatting(said, at)) break
    at += addition?.length ?? 1
  }
  return saysOfIt(said) ? 'strong' : found
}

const ofIt = phrases<true>([
  [true, 'it should, it must, it needs to, it has to, they should, they must, they need to, it would need'],
])

/** 'i want a big screen and it should be android': said of what is being searched for. */
const saysOfIt = (words: readonly Word[]): boolean => words.some((_, index) => ofIt.at(words, index) !== undefined)

/** 'no thanks' and 'for now' add nothing; 'just show me printers' asks anew. */
const isChatting = (words: readonly Word[], index: number): boolean =>
  /^(?:no|just|only)$/.test(words[index]?.text ?? '') && chatWords.has(words[index + 1]?.text ?? '')
