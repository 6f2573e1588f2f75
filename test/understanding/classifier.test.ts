import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import { createIntentClassifier, readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { decodeModel, encodeModel } from '../../src/understanding/classifier/intent-model.ts'
import { type Example, scores, softmax } from '../../src/understanding/classifier/logistic-regression.ts'
import { examplesOf, hashOf, trainIntents, trainOn } from '../../src/understanding/classifier/train-intents.ts'
import { intents, readUtterances } from '../../src/understanding/classifier/utterances.ts'
import { readWordMeanings } from '../../src/understanding/classifier/word-meanings.ts'
import type { Intent } from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'

const data = fileURLToPath(new URL('../../data', import.meta.url))
const utterances = readUtterances(join(data, 'intents'))
const meanings = readWordMeanings(join(data, 'word-vectors'))
const shipped = readFileSync(join(data, 'intents', 'model.bin'))
const nothing = () => false

/** Training all of them twice and two thirds three times takes a while on a busy machine. */
const trainingTime = 300_000

describe('the utterances', () => {
  it('are at least 60 for each intent, each once', () => {
    const counts = new Map<Intent, number>()
    for (const { intent } of utterances) counts.set(intent, (counts.get(intent) ?? 0) + 1)
    expect(Math.min(...intents.map((intent) => counts.get(intent) ?? 0))).toBeGreaterThanOrEqual(60)
    expect(new Set(utterances.map(({ text }) => text.toLowerCase())).size).toBe(utterances.length)
  })

  it('must be there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shopclerk-intents-'))
    try {
      expect(() => readUtterances(folder)).toThrow(StartupError)
      for (const intent of intents) writeFileSync(join(folder, `${intent}.txt`), '\n')
      expect(() => readUtterances(folder)).toThrow('holds no utterances')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the model that ships', () => {
  it('was made of the utterances that ship: npm run intents:train', () => {
    expect(decodeModel(shipped).learnedFrom).toBe(hashOf(utterances))
    expect(shipped.length).toBeLessThan(160 * 1_024)
  })

  it(
    'is what training makes of them',
    () => {
      const trained = decodeModel(encodeModel(trainIntents(utterances, meanings)))
      const own = decodeModel(shipped)
      expect(trained.temperature).toBe(own.temperature)
      // Another version of the engine may round an exponential differently; a step of a weight is much more.
      const differing = own.linear.weights.filter((weight, at) => weight !== trained.linear.weights[at]).length
      expect(differing / own.linear.weights.length).toBeLessThan(0.001)
      expect(own.linear.rows).toEqual(trained.linear.rows)
    },
    trainingTime,
  )

  it('is read within a tenth of the second that it may take at the start', () => {
    const took = [1, 2, 3].map(() => {
      const startedAt = performance.now()
      readIntentClassifier(data)
      return performance.now() - startedAt
    })
    expect(Math.min(...took)).toBeLessThan(100)
  })

  it('is refused when it is missing or damaged, and so are word vectors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shopclerk-model-'))
    try {
      expect(() => readIntentClassifier(folder)).toThrow(StartupError)
      for (const bytes of [
        Buffer.alloc(0),
        Buffer.alloc(3),
        shipped.subarray(0, -1),
        Buffer.from('junk, and more junk'),
      ])
        expect(() => decodeModel(bytes)).toThrow('damaged')
      writeFileSync(join(folder, 'words.txt'), 'one\ntwo\n')
      writeFileSync(join(folder, 'vectors.bin'), Buffer.alloc(128))
      expect(() => readWordMeanings(folder)).toThrow('do not belong together')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the classifier', () => {
  const classifier = createIntentClassifier(decodeModel(shipped), meanings)

  it('gives probabilities', () => {
    for (const text of ['i want my money back', '', '???', 'x'.repeat(4_000), '12 '.repeat(1_300)]) {
      const probabilities = Object.values(classifier.classify(wordsOf(text), 'nothing', nothing))
      expect(probabilities.reduce((sum, one) => sum + one)).toBeCloseTo(1)
      expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0)
    }
  })

  it('takes what was said before into account', () => {
    const { refine } = classifier.classify(wordsOf('in ceramic'), 'products', nothing)
    expect(refine).toBeGreaterThan(classifier.classify(wordsOf('in ceramic'), 'nothing', nothing).refine)
  })

  it(
    'is right on what it has not seen, and as sure as it is right',
    () => {
      const guesses = crossValidated(decodeModel(shipped).temperature)
      expect(guesses.filter(({ right }) => right).length / guesses.length).toBeGreaterThan(0.88)
      // Expected calibration error over ten bins (Naeini et al., 2015).
      const bins = Array.from({ length: 10 }, () => ({ right: 0, probability: 0 }))
      for (const { right, probability } of guesses) {
        const bin = bins[Math.min(9, Math.floor(probability * 10))]
        if (bin === undefined) continue
        bin.right += right ? 1 : 0
        bin.probability += probability
      }
      const error =
        bins.reduce((sum, { right, probability }) => sum + Math.abs(right - probability), 0) / guesses.length
      expect(error).toBeLessThan(0.05)
    },
    trainingTime,
  )
})

/** What is guessed of each fifth utterance by a model that has not seen them. */
function crossValidated(temperature: number): { right: boolean; probability: number }[] {
  const examples = examplesOf(utterances, meanings)
  const model = trainOn(examples.filter((_, index) => index % 5 !== 0))
  const unseen = examples.filter((_, index) => index % 5 === 0).flatMap(([first]): Example[] => (first ? [first] : []))
  return unseen.map((example) => {
    const probabilities = softmax(scores(model, example), temperature)
    const best = probabilities.reduce((most, value, at) => (value > (probabilities[most] ?? 0) ? at : most), 0)
    return { right: best === example.label, probability: probabilities[best] ?? 0 }
  })
}
