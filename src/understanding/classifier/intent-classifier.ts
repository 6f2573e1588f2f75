import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../../errors.ts'
import type { Intent } from '../understanding.ts'
import type { Word } from '../words.ts'
import { type Before, features } from './features.ts'
import { decodeModel, type IntentModel } from './intent-model.ts'
import { scores, softmax } from './logistic-regression.ts'
import { intents } from './utterances.ts'
import { readWordMeanings, type WordMeanings } from './word-meanings.ts'

/** How likely each intent is, for a message and what was said before it; they add up to 1. */
export type IntentProbabilities = Readonly<Record<Intent, number>>

export interface IntentClassifier {
  /** `isThing` tells words, singular, that name a kind of product. */
  classify(words: readonly Word[], before: Before, isThing: (text: string) => boolean): IntentProbabilities
}

/**
 * A classifier of a trained model. Its temperature makes the probabilities as sure as they are right (temperature
 * scaling: Guo et al., On Calibration of Modern Neural Networks, 2017); a test holds the calibration to it.
 */
export function createIntentClassifier({ linear, temperature }: IntentModel, meanings: WordMeanings): IntentClassifier {
  return {
    classify(words, before, isThing) {
      const evidence = { features: features(words, before, isThing), meaning: meanings.of(words) }
      const probabilities = softmax(scores(linear, evidence), temperature)
      return Object.fromEntries(intents.map((intent, index) => [intent, probabilities[index] ?? 0])) as Record<
        Intent,
        number
      >
    },
  }
}

/**
 * Reads the classifier that ships in the data folder: `intents/model.bin`, which `npm run intents:train` makes of the
 * utterances beside it, and `word-vectors/`.
 * @throws StartupError when a file is missing or damaged.
 */
export function readIntentClassifier(dataFolder: string): IntentClassifier {
  const meanings = readWordMeanings(join(dataFolder, 'word-vectors'))
  return createIntentClassifier(decodeModel(readModel(join(dataFolder, 'intents', 'model.bin'))), meanings)
}

function readModel(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new StartupError(`The trained intents in ${path} cannot be read.`, { cause })
  }
}
