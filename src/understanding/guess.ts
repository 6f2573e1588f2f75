import type { IntentProbabilities } from './classifier/intent-classifier.ts'
import { intents } from './classifier/utterances.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import { isSearching, type Reading } from './reading.ts'
import { isAboutThings, isNounPhrase, tellsOfOneself } from './rules/guess-rules.ts'
import type { Change, Intent, State } from './understanding.ts'

/** What is made of a message that no rule decides. */
export interface Guess {
  intent: Intent
  change: Change
  /** How likely the intent is; calibrated. */
  confidence: number
  /** No intent is likely enough: the message was taken for what does least harm. */
  isUnsure: boolean
}

/** Below this probability a guess is wrong more often than right, since the probabilities are calibrated. */
const leastProbability = 0.45

/** 'how much is the canon pixma' is sure; below it, a product noun without a reference is mostly what is looked for. */
const sureDetail = 0.9

/**
 * A few words without a verb are what people type into a search box: ten times as often, as far as shops' logs of
 * queries tell, as anything else that is said so shortly.
 */
const keywordOdds = 10
const mostKeywords = 6

/**
 * What people tell a shop of themselves ('my coffee tastes bitter', 'cutting onions makes me cry') is more often a need than
 * the same words are elsewhere, where the classifier's examples of what is not for a shop come from. So many times as often
 * as it reckons: then a need is found where it gives it a tenth, and what is surely none of a shop's things (nine tenths and
 * more) stays that.
 */
const needOdds = 8

/** What is not one of these is of products. */
export const isService = (intent: Intent): boolean =>
  intent === 'support' ||
  intent === 'order_status' ||
  intent === 'handoff' ||
  intent === 'smalltalk' ||
  intent === 'out_of_scope' ||
  intent === 'image_search'

export const likeliest = (probabilities: IntentProbabilities): Intent =>
  intents.reduce((best, intent) => (probabilities[intent] > probabilities[best] ? intent : best))

/** Without a search there is nothing to refine: what looks like it is a search. */
export function withState(probabilities: IntentProbabilities, state: State): Record<Intent, number> {
  if (isSearching(state)) return { ...probabilities }
  return { ...probabilities, refine: 0, product_search: probabilities.product_search + probabilities.refine }
}

/** The probabilities when the odds of `likelier` are so many times as high. */
function withOdds(probabilities: IntentProbabilities, likelier: Intent, odds: number): Record<Intent, number> {
  const raised = probabilities[likelier] * odds
  const sum = 1 - probabilities[likelier] + raised
  return Object.fromEntries(
    intents.map((intent) => [intent, (intent === likelier ? raised : probabilities[intent]) / sum]),
  ) as Record<Intent, number>
}

/** The probabilities as they are in a shop, where few words are a search and what is told of oneself is a need. */
function inShop(
  { terms, refers }: Reading,
  line: string,
  probabilities: IntentProbabilities,
  isSearch: boolean,
  isShown: boolean,
): IntentProbabilities {
  if (isSearch) return withOdds(probabilities, 'product_search', keywordOdds)
  const isNeed = terms.length > 0 && !refersToShown(refers, isShown) && tellsOfOneself(line)
  return isNeed ? withOdds(probabilities, 'product_similar', needOdds) : probabilities
}

/** Takes the classifier's guess where it is likely enough, and otherwise what the words themselves suggest. */
export function guessed(
  reading: Reading,
  change: Change,
  line: string,
  probabilities: IntentProbabilities,
  state: State,
  lexicon: LexiconIndex,
): Guess {
  const isNamed = reading.terms.some((term) => lexicon.isProductNoun(term))
  const isKeywords = reading.terms.length > 0 && reading.terms.length <= mostKeywords && isNounPhrase(line)
  // In a search, 'oak' is said of it as often as it begins another.
  const isSearch = isKeywords && (isNamed || !isSearching(state))
  const weighed = inShop(reading, line, probabilities, isSearch, state.results.length > 0 || state.focus.length > 0)
  const best = likeliest(weighed)
  const probability = weighed[best]
  const search: Guess = { intent: 'product_search', change, confidence: weighed.product_search, isUnsure: false }
  // A question about a product needs one that is shown or named; what is left asks for products.
  if (best === 'product_detail' && reading.refers.length === 0 && isNamed && probability < sureDetail) return search
  if (isAboutThings(best, reading, line, isKeywords, lexicon.isProductNoun)) return search
  if (probability < leastProbability) return unsure(reading, search, isKeywords, weighed, lexicon)
  // What only refines is added to the search, and does not take its place.
  if (best === 'refine' && change === 'new')
    return isNamed
      ? { ...search, confidence: probability }
      : { intent: best, change: 'refine', confidence: probability, isUnsure: false }
  return { intent: best, change: changeFor(best, change, reading, state), confidence: probability, isUnsure: false }
}

/** Unsure guesses of something that is not of products are taken when a search is this much less likely. */
const leastOfService = 0.3
const mostOfSearch = 0.1

/** Words of the catalogue are looked for, and so are a few words without a verb; all else is not for a shop. */
function unsure(
  { terms, hasLimits }: Reading,
  search: Guess,
  isKeywords: boolean,
  probabilities: IntentProbabilities,
  lexicon: LexiconIndex,
): Guess {
  const isCatalogue =
    isKeywords || hasLimits || terms.some((term) => lexicon.isCatalogueWord(term) || lexicon.isProductNoun(term))
  // Without a word of the catalogue, what is most likely none of a shop's things is not searched for.
  const best = likeliest(probabilities)
  if (isService(best) && !hasLimits && probabilities[best] >= leastOfService && search.confidence < mostOfSearch)
    return { ...search, intent: best, confidence: probabilities[best], isUnsure: true }
  if (isCatalogue) return { ...search, isUnsure: true }
  return { ...search, intent: 'out_of_scope', confidence: probabilities.out_of_scope, isUnsure: true }
}

function changeFor(intent: Intent, change: Change, { refers }: Reading, { results, focus }: State): Change {
  if (intent === 'product_detail' || intent === 'product_compare') return 'refer'
  if (intent === 'product_similar')
    return refersToShown(refers, results.length > 0 || focus.length > 0) ? 'refer' : 'new'
  return change
}

/** Before anything is shown, 'it' and 'they' are the shopper's own: 'my tea goes cold before I finish it'. */
const refersToShown = (refers: Reading['refers'], isShown: boolean): boolean =>
  refers.some((one) => isShown || (one !== 'it' && one !== 'all'))
