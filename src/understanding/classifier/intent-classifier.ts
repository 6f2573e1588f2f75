import type { Intent } from '../understanding.ts'
import { type Word, wordsOf } from '../words.ts'
import { type Before, features } from './features.ts'
import { type Example, scores, softmax, train } from './logistic-regression.ts'
import { intents, type Utterance } from './utterances.ts'

/** How likely each intent is, for a message and what was said before it; they add up to 1. */
export type IntentProbabilities = Readonly<Record<Intent, number>>

export interface IntentClassifier {
  classify(words: readonly Word[], before: Before): IntentProbabilities
}

/**
 * Makes the probabilities as sure as they are right (temperature scaling: Guo et al., On Calibration of
 * Modern Neural Networks, 2017). It is the one under which the held-out fifths of `data/intents` are
 * most likely; a test holds the calibration to it.
 */
const temperature = 0.6

/** What comes before each intent: a refinement needs a search, and most other things are said at any time. */
const contexts: Readonly<Partial<Record<Intent, readonly Before[]>>> = {
  refine: ['products', 'products', 'product'],
  product_compare: ['products', 'products', 'product', 'nothing'],
  product_detail: ['product', 'products', 'product', 'nothing'],
}
const anyTime: readonly Before[] = ['nothing', 'products', 'nothing', 'product']

/** The context that an utterance is learnt in; each intent's utterances take turns. */
export const contextOf = (intent: Intent, index: number): Before => {
  const turns = contexts[intent] ?? anyTime
  return turns[index % turns.length] ?? 'nothing'
}

/** Trains the classifier, in some hundred milliseconds and always to the same weights. */
export function trainIntentClassifier(utterances: readonly Utterance[]): IntentClassifier {
  const examples = utterances.map(
    ({ intent, text }, index): Example => ({
      features: features(wordsOf(text), contextOf(intent, index)),
      label: intents.indexOf(intent),
    }),
  )
  const model = train(examples, intents.length)
  return {
    classify(words, before) {
      const probabilities = softmax(scores(model, features(words, before)), temperature)
      return Object.fromEntries(intents.map((intent, index) => [intent, probabilities[index] ?? 0])) as Record<
        Intent,
        number
      >
    },
  }
}
