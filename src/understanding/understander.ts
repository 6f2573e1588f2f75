import type { Understander } from '../chat/answer.ts'
import type { Lexicon } from '../search/engine.ts'
import { isProductNumber } from '../search/product-number.ts'
import { understandBasket } from './basket.ts'
import { beginsAnew, searchChange } from './change.ts'
import type { Before } from './classifier/features.ts'
import type { IntentClassifier, IntentProbabilities } from './classifier/intent-classifier.ts'
import { answersDevice, deviceTerms, tellsDevice, withoutDevice } from './fitting-answer.ts'
import { guessed, isService, likeliest, withState } from './guess.ts'
import { ruledIntent } from './intent-rules.ts'
import { indexLexicon, type LexiconIndex } from './lexicon-index.ts'
import { isSearching, type Reading, readMessage } from './reading.ts'
import { combined, twoRequests } from './requests.ts'
import { lineOf } from './rules/line.ts'
import type { RuledIntent } from './rules/product-rules.ts'
import { bothThings, shopping, twoThings, wantsThing } from './two-things.ts'
import { type Change, emptyState, type State, type Understanding } from './understanding.ts'
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
      const basket = understandBasket(text, state, index)
      if (basket !== undefined) return basket
      const two = twoRequests(text)
      const [one, other] = (two ?? []).map((part) => understandWith(part, state, index, classifier))
      const both = two && one && other && combined(one, other, two)
      return both ?? understandThings(text, state, index, classifier) ?? understandWith(text, state, index, classifier)
    },
  }
}

/** A message that asks for two things; undefined for every other. */
function understandThings(
  text: string,
  state: State,
  lexicon: LexiconIndex,
  classifier: IntentClassifier,
): Understanding | undefined {
  const things = twoThings(text, lexicon)
  if (things === undefined) return undefined
  const [one, other] = things.texts
  return bothThings(
    understandWith(one, state, lexicon, classifier),
    understandWith(other, emptyState(), lexicon, classifier),
    things,
  )
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
  const reading = readMessage(wordsOf(text), state, lexicon)
  const { words } = reading
  const browsed = browsing(reading, state, lexicon)
  if (browsed !== undefined) return ofRule(reading, browsed)
  const ruled = ruledIntent(text, reading, state, lexicon)
  const line = lineOf(words)
  const mayTellDevice = ruled === undefined || (ruled.intent === 'product_detail' && tellsDevice.test(line))
  if (mayTellDevice && !isQuestion(line) && answersDevice(reading, line, state, lexicon))
    return ofDevice(readMessage(wordsOf(`for ${text}`), state, lexicon), state, lexicon)
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
    (isSearching(state) || namesPlace(reading)) && reading.hasLimits && reading.terms.length === 0 && !isQuestion(line)
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
  const guess = guessed(reading, change, line, probabilities, state, lexicon)
  const isNeed = guess.intent === 'product_similar' && guess.change === 'new'
  return understanding(isNeed ? ofNeed(reading, lexicon) : reading, { ...guess, by: 'model' })
}

/** 'After eight hours of sitting': where no thing is named, a bare measure is part of the story and no limit. */
function ofNeed(reading: Reading, lexicon: LexiconIndex): Reading {
  if (reading.terms.some((term) => lexicon.isProductNoun(term))) return reading
  const attributes = reading.constraints.attributes.filter(({ op }) => op !== '=')
  return { ...reading, constraints: { ...reading.constraints, attributes } }
}

/** What has to be fitted is told: it is searched for beside the thing, and an earlier answer goes. */
function ofDevice(reading: Reading, { terms, asked = 'printer' }: State, lexicon: LexiconIndex): Understanding {
  const drops = deviceTerms(terms, reading.terms, asked, lexicon)
  return ofRule(
    { ...reading, terms: withoutDevice(reading.terms, asked), drops },
    { intent: 'refine', change: 'refine' },
  )
}

/** A brand or a department: alone it asks for what there is of it. */
const namesPlace = ({ constraints: { brands, department } }: Reading): boolean =>
  brands.include.length > 0 || department !== undefined

/** What is left of a message that asks for nothing but what a department has. */
const asksForAll =
  /^(?:(?:please|and|ok|so) )*(?:what|whats|what is|what is there|what do you have|what have you got|show me|everything|all|products)?(?: please)?$/

/** 'in the Kitchen department', 'what is in the Kitchen department?': without its name too little is left to tell what is wanted. */
function browsing(reading: Reading, state: State, lexicon: LexiconIndex): RuledIntent | undefined {
  const { terms, constraints, lifts } = reading
  const isOfDepartment = constraints.department !== undefined || lifts.includes('department')
  if (!isOfDepartment || terms.length > 0 || !asksForAll.test(lineOf(reading.words))) return undefined
  return { intent: isSearching(state) ? 'refine' : 'product_search', change: searchChange(reading, state, lexicon) }
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

/** 'ddr4' and 'usb3' say how a thing is; longer numbers are products. */
const isLongNumber = (term: string): boolean => term.length > 5 && isProductNumber(term)

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
  !terms.some((term) => lexicon.isProductNoun(term) || isLongNumber(term)) &&
  likeliest(probabilities) === 'refine'

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
