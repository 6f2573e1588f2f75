import { createHash } from 'node:crypto'
import { productNouns } from '../product-nouns.ts'
import type { Intent } from '../understanding.ts'
import { wordsOf } from '../words.ts'
import { type Before, features } from './features.ts'
import type { IntentModel } from './intent-model.ts'
import { type Example, type LinearModel, scores, softmax, train } from './logistic-regression.ts'
import { intents, type Utterance } from './utterances.ts'
import type { WordMeanings } from './word-meanings.ts'

/** Features that are kept, of some 80,000: the file has about 150 KB, and with all of them hardly more is right. */
const keptFeatures = 24_000

/** What comes before each intent: a refinement needs a search, and most other things are said at any time. */
const contexts: Readonly<Partial<Record<Intent, readonly Before[]>>> = {
  refine: ['products', 'products', 'product'],
  product_compare: ['products', 'products', 'product', 'nothing'],
  product_detail: ['product', 'products', 'product', 'nothing'],
}
const anyTime: readonly Before[] = ['nothing', 'products', 'nothing', 'product']

/** The context that an utterance is learnt in first; each intent's utterances take turns. */
export const contextOf = (intent: Intent, index: number): Before => {
  const turns = contexts[intent] ?? anyTime
  return turns[index % turns.length] ?? 'nothing'
}

/** Which utterances a model was trained on. */
export const hashOf = (utterances: readonly Utterance[]): string =>
  createHash('sha256')
    .update(utterances.map(({ intent, text }) => `${intent}\t${text}`).join('\n'))
    .digest('hex')

/** Each utterance in the two contexts that it is said in most. */
export function examplesOf(utterances: readonly Utterance[], meanings: WordMeanings): Example[][] {
  return utterances.map(({ intent, text }, index) => {
    const words = wordsOf(text)
    const before = new Set([contextOf(intent, index), contextOf(intent, index + 1)])
    const meaning = meanings.of(words)
    return [...before].map((context) => ({
      features: features(words, context, (piece) => productNouns.has(piece)),
      meaning,
      label: intents.indexOf(intent),
    }))
  })
}

/** Parts that the utterances are cut into to see how sure a model may be of what it has not seen. */
const folds = 3

/**
 * Trains the classifier, in some seconds and always to the same weights. Its temperature is the one under which the
 * thirds of the utterances are most likely to models that have not seen them.
 */
export function trainIntents(utterances: readonly Utterance[], meanings: WordMeanings): IntentModel {
  const examples = examplesOf(utterances, meanings)
  const unseen = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const model = trainOn(examples.filter((_, index) => index % folds !== fold))
    return examples
      .filter((_, index) => index % folds === fold)
      .flatMap(([first]) => (first === undefined ? [] : [{ scores: scores(model, first), label: first.label }]))
  })
  return { linear: trainOn(examples), temperature: likeliestTemperature(unseen), learnedFrom: hashOf(utterances) }
}

export const trainOn = (examples: readonly Example[][]): LinearModel =>
  train(examples.flat(), intents.length, keptFeatures)

function likeliestTemperature(unseen: readonly { scores: Float64Array; label: number }[]): number {
  const surprise = (temperature: number): number =>
    unseen.reduce((sum, one) => sum - Math.log(softmax(one.scores, temperature)[one.label] || 1e-12), 0)
  const tried = Array.from({ length: 40 }, (_, index) => (index + 4) / 20)
  return tried.reduce((best, other) => (surprise(other) < surprise(best) ? other : best))
}
