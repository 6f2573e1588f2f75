import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { agreesWithState } from '../../bench/held-out-scoring.ts'
import { readHeldOutSets } from '../../bench/held-out-sets.ts'
import { basicColours } from '../../src/catalogue/colours.ts'
import { intents, readUtterances } from '../../src/understanding/classifier/utterances.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

const sets = readHeldOutSets('held-out')
const intentsFolder = fileURLToPath(new URL('../../data/intents', import.meta.url))
const distinct = (texts: readonly string[]): number => new Set(texts.map((text) => text.toLowerCase())).size

describe('the held-out sets', () => {
  it('ask 40 utterances of each intent', () => {
    for (const intent of intents) expect(sets.intents.filter((one) => one.intent === intent)).toHaveLength(40)
    expect(sets.intents).toHaveLength(40 * intents.length)
  })

  it('hold no sentence that the classifier learns', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z0-9 ]/g, '')
        .trim()
    const learned = new Set(readUtterances(intentsFolder).map(({ text }) => plain(text)))
    const asked = [...sets.intents, ...sets.scope].map(({ text }) => plain(text))
    // Counted, so that a failure does not show the sentences to those who must not tune on them.
    expect(asked.filter((text) => learned.has(text)).length).toBe(0)
  })

  it('say what was shown where an utterance needs it', () => {
    for (const { text, before } of sets.intents) {
      if (before.focus.length > 0) expect(before.results, text).toContain(before.focus[0])
      if (before.results.length > 0) expect(before.terms.join(''), text).not.toBe('')
    }
  })

  it('ask of both catalogues, and nothing twice', () => {
    for (const [catalogue, constraints, dialogues] of [
      ['demo', 140, 40],
      ['icecat', 80, 20],
    ] as const) {
      const own = sets.constraints.filter((one) => one.catalogue === catalogue)
      expect(own).toHaveLength(constraints)
      expect(distinct(own.map(({ text }) => text))).toBe(constraints)
      expect(sets.dialogues.filter((one) => one.catalogue === catalogue)).toHaveLength(dialogues)
    }
    expect(distinct(sets.dialogues.map(({ name }) => name))).toBe(60)
    expect(distinct(sets.traps)).toBe(120)
    expect(distinct(sets.scope.map(({ text }) => text))).toBe(300)
    expect(sets.scope.filter(({ isInScope }) => isInScope)).toHaveLength(200)
  })

  it('name basic colours only, and whole cents', () => {
    for (const { text, price, colours } of sets.constraints) {
      for (const colour of [...(colours?.include ?? []), ...(colours?.exclude ?? [])])
        expect(basicColours, text).toContain(colour)
      for (const amount of Object.values(price ?? {})) expect(amount, text).toSatisfy(Number.isInteger)
    }
  })

  it('have dialogues of 3 to 6 turns whose states have only keys that are checked', () => {
    for (const { name, turns } of sets.dialogues) {
      expect(turns.length, name).toBeGreaterThanOrEqual(3)
      expect(turns.length, name).toBeLessThanOrEqual(6)
      for (const { say, state } of turns) {
        expect(Object.keys(state), say).not.toHaveLength(0)
        expect(() => agreesWithState(emptyState(), emptyState(), state, () => undefined)).not.toThrow()
      }
    }
  })
})
