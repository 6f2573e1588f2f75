import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateAfterSearch } from '../../bench/held-out-sets.ts'
import { readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { courtesyOfSigns, courtesyWithin } from '../../src/understanding/rules/courtesy-rules.ts'
import { lineOf } from '../../src/understanding/rules/line.ts'
import { createUnderstander } from '../../src/understanding/understander.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { conversation } from '../answers/conversation.ts'
import { products } from '../answers/shop.ts'
import { measuredLexicon } from './attribute-reader.ts'

/** Milliseconds: a pattern that takes more holds up everybody else. */
const longest = 50
const characters = 4_000

/** Beginnings of what the patterns look for, each said over and over: where a pattern tries all ways, it takes for ever. */
const pieces = (
  'a |1 |, |what about |which one is |is it better than |the first and |compare a and b or |show me more |not the |and or but |' +
  'something like the |i would like to return my |where is my order |talk to a |photo of the |no no no |ok thanks |under 5 or |' +
  'between 1 and |12 gb or more of |so very very |i dont like |any of these |it is |my |a b c d |how do they |same same |ha|' +
  'a-|1.2.3.|@a.b|+1 23|w/|one two three hundred and |x x or x x |for for for |with without '
).split('|')

const ordinary = [
  'compare the first and the second',
  'what is the battery life of the third one',
  'show me laptops under $500 and also a monitor, not samsung',
  'i want my money back',
  'where is order 4711',
  'do you have it in blue or green',
  'carbon steel pan or cast iron pan',
  'toner for hp laserjet 1320',
  'mail me at someone@example.com',
  '👍',
]

interface Timed {
  count: number
  slowest: number
  text: string
}

describe('every pattern that a message meets', () => {
  const timed = new Map<string, Timed>()
  const { exec } = RegExp.prototype

  beforeAll(() => {
    // All ways of matching end in exec, so that this sees each pattern, whoever asks it.
    RegExp.prototype.exec = function (text) {
      const before = process.threadCpuUsage()
      const found = exec.call(this, text)
      const { user, system } = process.threadCpuUsage(before)
      const took = (user + system) / 1_000
      const known = timed.get(this.source)
      if (known === undefined) timed.set(this.source, { count: 1, slowest: took, text: String(text) })
      else {
        known.count++
        if (took > known.slowest) Object.assign(known, { slowest: took, text: String(text) })
      }
      return found
    }
  })
  afterAll(() => {
    RegExp.prototype.exec = exec
  })

  it('takes at most 50 ms on 4,000 characters of anything that begins like it', async () => {
    const classifier = readIntentClassifier(fileURLToPath(new URL('../../data', import.meta.url)))
    const understander = createUnderstander({ lexicon: async () => measuredLexicon, classifier })
    const asked: State = {
      ...stateAfterSearch('toner', { isDetailOpen: true }),
      asked: 'printer',
      question: 'how heavy is it',
    }
    const texts = [
      ...ordinary,
      ...pieces.map((piece) => piece.repeat(characters / piece.length + 1).slice(0, characters)),
    ]
    for (const text of texts) {
      for (const state of [emptyState(), asked]) await understander.understand(text, state)
      courtesyWithin(lineOf(wordsOf(text)))
      courtesyOfSigns(text)
    }
    expect(timed.size).toBeGreaterThan(150)
    expect([...timed].filter(([, { slowest }]) => slowest > longest)).toEqual([])
  }, 120_000)

  it('of the answers too', async () => {
    const seen = timed.size
    for (const piece of pieces.slice(0, 20)) {
      const shop = conversation(products)
      await shop.say('wireless mouse')
      await shop.say(`how heavy is the first one ${piece.repeat(characters / piece.length)}`.slice(0, characters))
      await shop.say(`what about with ${piece.repeat(characters / piece.length)}`.slice(0, characters))
    }
    expect(timed.size).toBeGreaterThan(seen)
    expect([...timed].filter(([, { slowest }]) => slowest > longest)).toEqual([])
  }, 120_000)
})
