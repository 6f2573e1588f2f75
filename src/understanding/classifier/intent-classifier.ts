import type { Intent } from '../understanding.ts'
import { type Word, wordsOf } from '../words.ts'
import { features } from './features.ts'
import { type Example, scores, softmax, train } from './logistic-regression.ts'
import { intents, type Utterance } from './utterances.ts'

/** How likely each intent is, for a message alone; they add up to 1. */
export type IntentProbabilities = Readonly<Record<Intent, number>>

export interface IntentClassifier {
  classify(words: readonly Word[]): IntentProbabilities
}

/**
 * Makes the probabilities as sure as they are right (temperature scaling: Guo et al., On Calibration of
 * Modern Neural Networks, 2017). It is the one under which the held-out fifths of `data/intents` are
 * most likely; a test holds the calibration to it.
 */
const temperature = 0.6

/** Trains the classifier, in some hundred milliseconds and always to the same weights. */
export function trainIntentClassifier(utterances: readonly Utterance[]): IntentClassifier {
  const examples = utterances.map(
    ({ intent, text }): Example => ({ features: features(wordsOf(text)), label: intents.indexOf(intent) }),
  )
  const model = train(examples, intents.length)
  return {
    classify(words) {
      const probabilities = softmax(scores(model, features(words)), temperature)
      return Object.fromEntries(intents.map((intent, index) => [intent, probabilities[index] ?? 0])) as Record<
        Intent,
        number
      >
    },
  }
}
