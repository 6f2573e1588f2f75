import type { Understander } from '../chat/answer.ts'
import type { Lexicon } from '../search/engine.ts'
import { isProductNumber } from '../search/product-number.ts'
import { beginsAnew, searchChange } from './change.ts'
import type { Before } from './classifier/features.ts'
import type { IntentClassifier, IntentProbabilities } from './classifier/intent-classifier.ts'
import { guessed, isService, likeliest, withState } from './guess.ts'
import { ruledIntent } from './intent-rules.ts'
import { indexLexicon, type LexiconIndex } from './lexicon-index.ts'
import { isSearching, type Reading, readMessage } from './reading.ts'
import { combined, twoRequests } from './requests.ts'
import { lineOf } from './rules/line.ts'
import type { RuledIntent } from './rules/product-rules.ts'
import type { Change, State, Understanding } from './understanding.ts'
import { wordsOf } from './words.ts'

/** A rule is right unless its words are meant otherwise; tests show no more than a few in a hundred. */
const confidenceOfRules = 0.97

/** As likely as this an aside is none of the search, whatever limits it may name. */
const sureAside = 0.75

export interface UnderstanderOptions {
  /** What the catalogue knows; asked for each message, indexed again only when it has changed. */
  lexicon: () => Promise<Lexicon>
  classifier: IntentClassifier
}

/** Understands messages by rules first and then by the classifier; which of them decided is in `by`. */
export function createUnderstander({ lexicon, classifier }: UnderstanderOptions): Understander {
  let indexed: { lexicon: Lexicon; index: LexiconIndex } | undefined
  return {
    async understand(text, state) {
      const known = await lexicon()
      if (indexed === undefined || !isSameLexicon(indexed.lexicon, known)) {
        indexed = { lexicon: known, index: indexLexicon(known) }
      }
      const { index } = indexed
      const two = twoRequests(text)
      const [one, other] = (two ?? []).map((part) => understandWith(part, state, index, classifier))
      const both = two && one && other && combined(one, other, two)
      return both ?? understandWith(text, state, index, classifier)
    },
  }
}

const isSameLexicon = (one: Lexicon, other: Lexicon): boolean =>
  one === other ||
  (one.currency === other.currency &&
    one.attributes === other.attributes &&
    isSameList(one.brands, other.brands) &&
    isSameList(one.categories, other.categories))

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((value, index) => value === other[index]))

function understandWith(
  text: string,
  state: State,
  lexicon: LexiconIndex,
  classifier: IntentClassifier,
): Understanding {
  const words = wordsOf(text)
  const reading = readMessage(words, state, lexicon)
  const ruled = ruledIntent(text, reading, state, lexicon)
  const line = lineOf(words)
  // What is plain needs no guess; a question that names no product may be of something else altogether.
  if (ruled !== undefined && ruled.refers === undefined) return ofRule(reading, ruled)
  const classified = classifier.classify(words, beforeOf(state), lexicon.isProductNoun)
  if (ruled !== undefined && !isElsewhere(classified, line)) return ofRule(reading, ruled)
  const said = searchChange(reading, state, lexicon)
  const change = said === 'new' && addsToSearch(reading, state, classified, lexicon) ? 'refine' : said
  const probabilities = withState(classified, state)
  const best = likeliest(probabilities)
  // The classifier knows English only; in another script, words are most likely what is looked for.
  const isForeign = reading.terms.length > 0 && !/[a-z]/.test(line)
  // A brand alone, and in a search any limit alone, is no small talk, however short it is.
  const isOnlyLimits =
    (isSearching(state) || reading.constraints.brands.include.length > 0) &&
    reading.hasLimits &&
    reading.terms.length === 0 &&
    !isQuestion(line)
  const isSure = probabilities[best] >= sureAside
  const isAside = !isForeign && !isOnlyLimits && isService(best) && isSure
  if (isRefinement(reading, state, change) && !isAside) {
    return understanding(reading, { intent: 'refine', change, confidence: confidenceOfRules, by: 'rules' })
  }
  const isPlainSearch = (beginsAnew(words) && reading.terms.length > 0) || isCatalogueName(reading, line, lexicon)
  // 'price of the sony wh-1000xm4', 'lenovo x1 compared to dell': a brand alone makes no search of them.
  const isOfNamed = (best === 'product_compare' || best === 'product_detail') && isSure && setsNoPrice(reading)
  if (
    isForeign ||
    isPlainSearch ||
    asksForNumber(reading, line) ||
    (isProductSearch(reading, line, lexicon) &&
      !isAside &&
      !isOfNamed &&
      (best !== 'product_similar' || wantsThing(line, lexicon)))
  ) {
    return understanding(reading, { intent: 'product_search', change, confidence: confidenceOfRules, by: 'rules' })
  }
  return understanding(reading, { ...guessed(reading, change, line, probabilities, state, lexicon), by: 'model' })
}

/** 'more expensive than $30' compares with an amount. */
const setsNoPrice = ({ constraints: { price, sort } }: Reading): boolean => price === undefined && sort === undefined

const ofRule = (reading: Reading, ruled: RuledIntent): Understanding =>
  understanding(reading, { ...ruled, confidence: confidenceOfRules, by: 'rules' })

const beforeOf = (state: State): Before =>
  state.focus.length > 0 ? 'product' : isSearching(state) ? 'products' : 'nothing'

/** With a product spoken of, 'is the seat leather' sounds like small talk only; the classifier is sure where it is none of that. */
const surelyElsewhere = 0.95

/** 'what is the capital of france' is not asked of the lamp that was spoken of; 'how many pieces' is. */
const isElsewhere = (probabilities: IntentProbabilities, line: string): boolean => {
  const best = likeliest(probabilities)
  return (
    isService(best) &&
    probabilities[best] >= surelyElsewhere &&
    !/^(?:and )?how |(?<![^ ])(?:it|its|they|their)(?![^ ])/.test(line)
  )
}

/** Whether a message with a search before it does nothing but refine it: limits, or words that add to it. */
const isRefinement = (reading: Reading, state: State, change: Change): boolean =>
  isSearching(state) && change !== 'new' && (reading.hasLimits || reading.terms.length > 0)

/** A longer message than this names what it wants. */
const mostAdded = 3

/**
 * With a search before it, a few words that name no kind of product ('oak', 'cabin size') are most likely said of what is
 * looked for, if that is how the classifier takes them.
 */
const addsToSearch = (
  { terms, words }: Reading,
  state: State,
  probabilities: IntentProbabilities,
  lexicon: LexiconIndex,
): boolean =>
  state.terms.length > 0 &&
  !beginsAnew(words) &&
  terms.length <= mostAdded &&
  !terms.some((term) => lexicon.isProductNoun(term) || isProductNumber(term)) &&
  likeliest(probabilities) === 'refine'

const shopping =
  /^(?:(?:hi|hello|hey|ok|so|please|good morning) )*(?:(?:i )?(?:need|want|wanna|would like|id like) (?:to )?(?:see|buy|get|order|purchase|find)|i (?:need|want|am looking for|would like|m looking for)|im (?:looking|searching|shopping|hunting|after)|looking for|searching for|show me|find me|(?:do|would|might) (?:you|u) (?:happen to )?(?:have|sell|carry|stock)|have you got|got any|any|gimme|need|want|search(?: for)?|shop|buy|where can i (?:find|buy|get))\b/

/** 'do you sell eye serum': whatever it is, it is something to buy. */
const sells =
  /^(?:(?:hi|hello|hey|ok|so|please|and|good morning) )*(?:(?:do|dont|does) (?:you|u|ya|yall) (?:guys )?(?:also |not )?(?:sell|carry|stock)|(?:are|r) (?:you|u) (?:guys )?(?:also )?selling)(?! (?:to|my|our|the data|data|used|for)\b) /

/** 'tell me about 006R90321': a product number decides, whatever the words around it sound like. */
const asksForNumber = ({ terms }: Reading, line: string): boolean =>
  terms.some(isProductNumber) &&
  /^(?:tell me|do you (?:have|sell|stock|carry)|have you got|got|what is|whats|show|find|is there|any|about|i (?:need|want))\b/.test(
    line,
  )

/** Nothing but words of the catalogue: 'audio', 'office & school'. */
const isCatalogueName = ({ terms }: Reading, line: string, lexicon: LexiconIndex): boolean =>
  terms.length > 0 && terms.length === line.split(' ').length && terms.every((term) => lexicon.isCatalogueWord(term))

/** Words after which a need is described, and no thing is named: 'something to hold my tablet', 'a gift for'. */
const describing = new Set(
  `something smth smthg sth anything thing things stuff way ways solution gadget device gift gifts present presents idea ideas
  to that which so for when with who because my your his her our their and or what how i it is`.split(/\s+/),
)
/** A thing is named with at most so many words before it: 'a small quiet desk fan'. */
const mostBeforeThing = 5

/** 'i need a chair that is good for my back', 'a monitor for my ps5': the thing itself is wanted, whatever else is said. */
function wantsThing(line: string, lexicon: LexiconIndex): boolean {
  const asked = shopping.exec(line)?.[0] ?? ''
  const words = line.slice(asked.length).trim().split(' ', mostBeforeThing)
  const end = words.findIndex((word) => describing.has(word))
  return words.slice(0, end === -1 ? words.length : end).some((word) => lexicon.isProductNoun(word))
}

const isQuestion = (line: string): boolean =>
  /^(?:how|why|when|who|what is|whats|is|does|can|could|should|will)\b/.test(line)

/** A limit beside words, or a request for something that the catalogue has a word for. */
function isProductSearch({ terms, constraints, hasLimits }: Reading, line: string, lexicon: LexiconIndex): boolean {
  if (terms.length === 0) return !isQuestion(line) && (hasLimits || constraints.brands.include.length > 0)
  if (sells.test(line)) return true
  if (hasLimits && !isQuestion(line)) return true
  if (shopping.test(line)) return terms.some((term) => lexicon.isProductNoun(term))
  // 'play despacito': what is named at the beginning alone may be a command.
  return lexicon.isProductNoun(terms.at(-1) ?? '') && !isQuestion(line) && terms.length === line.split(' ').length
}

function understanding(
  { terms, constraints, lifts, relativePrice, relativeMeasure, drops, priceBand, refers, unapplied }: Reading,
  ruled: RuledIntent & { confidence: number; by: 'rules' | 'model' },
): Understanding {
  const spoken = ruled.refers ?? refers
  // 'next' and 'start over' are no words to search for.
  const isWord = ruled.change !== 'more' && ruled.change !== 'reset'
  return {
    intent: ruled.intent,
    confidence: ruled.confidence,
    by: ruled.by,
    terms: isWord ? terms : [],
    constraints,
    change: ruled.change,
    ...(lifts.length > 0 && { lifts }),
    ...(relativePrice && { relativePrice }),
    ...(relativeMeasure && { relativeMeasure }),
    ...(drops.length > 0 && { drops }),
    ...(priceBand && { priceBand }),
    ...(spoken.length > 0 && { refers: spoken }),
    ...(unapplied.length > 0 && { unapplied }),
  }
}
