import type { LexiconIndex } from './lexicon-index.ts'
import { wordSet } from './phrases.ts'
import { lineOf } from './rules/line.ts'
import { singular } from './singular.ts'
import { noConstraints, type Understanding } from './understanding.ts'
import { type Word, wordsOf, written } from './words.ts'

/** A longer message is a story, and where one thing ends and the next begins is a guess. */
const longestMessage = 300

export const shopping =
  /^(?:(?:hi|hello|hey|ok|so|please|good morning|and|also|then|plus|now) )*(?:(?:i )?(?:also )?(?:need|want|wanna|would like|id like) (?:to )?(?:see|buy|get|order|purchase|find)|i (?:also )?(?:need|want|am looking for|would like|m looking for)|im (?:also )?(?:looking|searching|shopping|hunting|after)(?: for)?|looking for|searching for|show me|find me|(?:do|would|might) (?:you|u) (?:happen to )?(?:have|sell|carry|stock)|have you got|got any|any|gimme|need|want|search(?: for)?|shop|buy|where can i (?:find|buy|get))\b/

/** Words after which a need is described, and no thing is named: 'something to hold my tablet', 'a gift for'. */
const describing = wordSet(`
  something smth smthg sth anything thing things stuff way ways solution gadget device gift gifts present presents idea ideas
  to that which so for when with who because my your his her our their and or what how i it is of from between
`)
/** A thing is named with at most so many words before it: 'a small quiet desk fan'. */
const mostBeforeThing = 5

/** 'i need a chair that is good for my back', 'a monitor for my ps5': the thing itself is wanted, whatever else is said. */
export function wantsThing(line: string, lexicon: LexiconIndex): boolean {
  const asked = shopping.exec(line)?.[0] ?? ''
  const words = line.slice(asked.length).trim().split(' ', mostBeforeThing)
  const end = words.findIndex((word) => describing.has(word))
  return words.slice(0, end === -1 ? words.length : end).some((word) => lexicon.isProductNoun(word))
}

/** The two things that a message asks for, each in its own words. */
export interface TwoThings {
  texts: readonly [string, string]
  /** 'a kettle and a toaster under $40': what is said at the end is said of both. */
  isOfBoth: boolean
}

const joining = /^(?:and|&|also|plus|then)$/
/** What makes one thing of two: 'mouse and keyboard set'. */
const joiningThings = wordSet('set sets combo combos bundle bundles kit kits pack packs duo both holder holders stand')
/** What begins a thing of its own. */
const beginning = wordSet('a an some another two three four five six one i show find need want looking maybe any the')

/** 'a kettle and also a desk lamp under $30'. Undefined for one thing and for more than two. */
export function twoThings(text: string, lexicon: LexiconIndex): TwoThings | undefined {
  if (text.length > longestMessage) return undefined
  const words = wordsOf(text)
  const joints = jointsOf(words, lexicon).flatMap((joint) => {
    const halves = [words.slice(0, joint.start), words.slice(joint.end)] as const
    return areTwo(halves, joint, words, lexicon) ? [{ joint, halves }] : []
  })
  const [only, ...others] = joints
  if (only === undefined || others.length > 0) return undefined
  const { start, end, isPlain } = only.joint
  return { texts: [written(words, 0, start), written(words, end, words.length)], isOfBoth: isPlain }
}

interface Joint {
  start: number
  end: number
  /** Nothing but 'and'. */
  isPlain: boolean
}

/** Where the words may fall into two; not within a category's name: 'salt and pepper mill'. */
function jointsOf(words: readonly Word[], lexicon: LexiconIndex): Joint[] {
  const joints: Joint[] = []
  let named = 0
  for (let start = 1; start < words.length; start++) {
    const before = start - 1
    const department = lexicon.departmentAt(words, before)?.length ?? 0
    named = Math.max(named, before + Math.max(department, lexicon.expressionAt(words, before)))
    if (start < named || !isJoint(words, start)) continue
    let end = start
    while (isJoint(words, end)) end++
    joints.push({ start, end, isPlain: end === start + 1 && /^(?:and|&)$/.test(words[start]?.text ?? '') })
    start = end
  }
  return joints
}

const isJoint = (words: readonly Word[], index: number): boolean => {
  const word = words[index]
  if (word === undefined) return false
  // A point within a number or a name has something right behind it.
  return joining.test(word.text) || (/^[.,;!?]$/.test(word.text) && words[index + 1]?.glued !== true)
}

function areTwo(
  [one, other]: readonly [readonly Word[], readonly Word[]],
  joint: Joint,
  words: readonly Word[],
  lexicon: LexiconIndex,
): boolean {
  const isMarkOnly = words.slice(joint.start, joint.end).every(({ kind }) => kind === 'mark')
  const isOwn = beginning.has(other[0]?.text ?? '') || other[0]?.kind === 'number' || !joint.isPlain
  if (isMarkOnly && !beginning.has(other[0]?.text ?? '')) return false
  const [nouns, otherNouns] = [nounsOf(one, lexicon), nounsOf(other, lexicon)]
  if (nouns.length === 0 || otherNouns.length === 0 || otherNouns.some((noun) => nouns.includes(noun))) return false
  if (
    other.some(({ text }) => joiningThings.has(text)) ||
    one.some(({ text }) => /^(?:both|either|between|compare)$/.test(text))
  )
    return false
  if (!isOwn && areSoldTogether(nouns, otherNouns)) return false
  const [line, otherLine] = [lineOf(one), lineOf(other)]
  const isBeside = isOwn || endsInThing(one, lexicon)
  return isBeside && !isOfThing(line) && wantsThing(line, lexicon) && wantsThing(otherLine, lexicon)
}

/** Sold together as often as alone: joined by a mere 'and' they are one thing. */
const pairs: readonly ReadonlySet<string>[] = [
  'keyboard mouse',
  'table chair',
  'cup saucer',
  'mop bucket',
  'washer dryer',
  'hat scarf',
].map(wordSet)

const areSoldTogether = (nouns: readonly string[], others: readonly string[]): boolean =>
  pairs.some((pair) => nouns.some((noun) => pair.has(noun)) && others.some((noun) => pair.has(noun)))

const nounsOf = (words: readonly Word[], lexicon: LexiconIndex): string[] =>
  words.flatMap(({ kind, text }) => (kind === 'word' && lexicon.isProductNoun(text) ? [singular(text)] : []))

/** 'kettles and toasters'; in 'a lamp in black and white' the thing is not at the end. */
const endsInThing = (words: readonly Word[], lexicon: LexiconIndex): boolean =>
  lexicon.isProductNoun(words.at(-1)?.text ?? '')

/** 'a bag for a laptop' and 'a desk with a drawer' go on with what belongs to the thing. */
const isOfThing = (line: string): boolean =>
  /(?<![^ ])(?:with|for|fits?|fitting|that|which|of|without|to)(?![^ ])(?! (?:under|below|less))/.test(
    line.slice(shopping.exec(line)?.[0].length ?? 0),
  )

/** What is understood of the first thing, with the second beside it; undefined unless both are looked for. */
export function bothThings(
  one: Understanding,
  other: Understanding,
  { texts, isOfBoth }: TwoThings,
): Understanding | undefined {
  const areSearches = [one, other].every(({ intent }) => intent === 'product_search' || intent === 'refine')
  if (!areSearches || one.terms.length === 0 || other.terms.length === 0) return undefined
  const { price, department } = other.constraints
  const constraints = isOfBoth
    ? { ...(price && { price }), ...(department !== undefined && { department }), ...one.constraints }
    : one.constraints
  const also = { intent: 'product_search', text: texts[1], terms: other.terms, constraints: other.constraints } as const
  return { ...one, constraints, also }
}

/** The second of two searches as an understanding of its own. */
export const secondSearch = (
  also: NonNullable<Understanding['also']>,
  { by, confidence }: Understanding,
): Understanding => ({
  intent: also.intent,
  confidence,
  by,
  terms: also.terms ?? [],
  constraints: also.constraints ?? noConstraints(),
  change: also.constraints === undefined ? 'refine' : 'new',
})
