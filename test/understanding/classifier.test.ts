import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import { contextOf, trainIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { intents, readUtterances } from '../../src/understanding/classifier/utterances.ts'
import type { Intent } from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'

const utterances = readUtterances(fileURLToPath(new URL('../../data/intents', import.meta.url)))

const guess = (
  classifier: ReturnType<typeof trainIntentClassifier>,
  text: string,
  before: ReturnType<typeof contextOf> = 'nothing',
) => {
  const probabilities = classifier.classify(wordsOf(text), before)
  const intent = intents.reduce((best, one) => (probabilities[one] > probabilities[best] ? one : best))
  return { intent, probability: probabilities[intent], sum: Object.values(probabilities).reduce((a, b) => a + b) }
}

/** What is guessed of each utterance by a classifier that has not seen its fifth of the data. */
function crossValidated(): { right: boolean; probability: number }[] {
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const classifier = trainIntentClassifier(utterances.filter((_, index) => index % 5 !== fold))
    return utterances
      .filter((_, index) => index % 5 === fold)
      .map(({ intent, text }, index) => {
        const guessed = guess(classifier, text, contextOf(intent, index))
        return { right: guessed.intent === intent, probability: guessed.probability }
      })
  })
}

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

describe('the trained classifier', () => {
  it('comes out the same each time', () => {
    const [one, other] = [trainIntentClassifier(utterances), trainIntentClassifier(utterances)]
    for (const text of ['where is my order', 'usb hub', 'asdf', '']) {
      expect(one.classify(wordsOf(text), 'nothing')).toEqual(other.classify(wordsOf(text), 'nothing'))
    }
  })

  it('gives probabilities', () => {
    const { sum, probability } = guess(trainIntentClassifier(utterances), 'i want my money back')
    expect(sum).toBeCloseTo(1)
    expect(probability).toBeLessThanOrEqual(1)
  })

  it('is right on what it has not seen, and as sure as it is right', () => {
    const guesses = crossValidated()
    expect(guesses.filter(({ right }) => right).length / guesses.length).toBeGreaterThan(0.8)
    // Expected calibration error over ten bins (Naeini et al., 2015).
    const bins = Array.from({ length: 10 }, () => ({ count: 0, right: 0, probability: 0 }))
    for (const { right, probability } of guesses) {
      const bin = bins[Math.min(9, Math.floor(probability * 10))]
      if (bin === undefined) continue
      bin.count++
      bin.right += right ? 1 : 0
      bin.probability += probability
    }
    const error = bins.reduce((sum, { right, probability }) => sum + Math.abs(right - probability), 0) / guesses.length
    expect(error).toBeLessThan(0.05)
  })
})
