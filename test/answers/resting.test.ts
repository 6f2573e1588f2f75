import { describe, expect, it } from 'vitest'
import { withRest } from '../../src/answers/resting.ts'
import type { AnswerContext, Answerer } from '../../src/chat/answer.ts'
import type { Part } from '../../src/chat/reply.ts'
import { CatalogueUnavailableError } from '../../src/search/catalogue-unavailable.ts'
import { enduringEngine } from '../../src/search/enduring-engine.ts'
import type { Lexicon, SearchEngine } from '../../src/search/engine.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

const noQueries = { engine: 'elasticsearch', queries: [] } as const
const away = new CatalogueUnavailableError('unreachable', 'Elasticsearch at http://cluster cannot be reached.')
const found: Part = { type: 'text', text: 'Here they are.' }

async function answered(answerer: Answerer, patienceMs = 50) {
  const parts: Part[] = []
  const context = {
    ...{ message: { text: 'red mug' }, state: emptyState(), signal: new AbortController().signal },
    ...{ emit: (part: Part) => parts.push(part), emitText: (text: string) => parts.push({ type: 'text', text }) },
    action: () => 'again',
  } as unknown as AnswerContext
  const outcome = await withRest(answerer, patienceMs, { ...noQueries, queries: [] })(context)
  return { parts, outcome }
}

const rests = [
  { type: 'notice', kind: 'resting', text: expect.stringMatching(/catalogue is resting/) },
  { type: 'suggestions', suggestions: [{ label: 'Try again', action: 'again' }] },
]

describe('an answer from a catalogue that may be away', () => {
  it('is the answer while it is there', async () => {
    const { parts } = await answered(async (context) => {
      context.emit(found)
      return { state: context.state, trace: { ...noQueries, queries: [] } }
    })
    expect(parts).toEqual([found])
  })

  it('says that it rests, and nothing of why', async () => {
    const { parts, outcome } = await answered(async (context) => {
      context.emit(found)
      throw away
    })
    expect(parts).toEqual([found, ...rests])
    expect(outcome).toEqual({ state: emptyState(), trace: noQueries, hasRested: true })
    expect(JSON.stringify(parts)).not.toContain('cluster')
  })

  it('says so in time, and nothing that comes later', async () => {
    const late = Promise.withResolvers<void>()
    const said = Promise.withResolvers<unknown>()
    const { parts } = await answered(async (context) => {
      await late.promise
      try {
        context.emit(found)
        said.resolve('said')
      } catch (error) {
        said.resolve(error)
      }
      throw away
    })
    late.resolve()
    expect(await said.promise).toBeInstanceOf(Error)
    expect(parts).toEqual(rests)
  })

  it('lets a defect be seen', async () => {
    await expect(
      answered(async () => {
        throw new TypeError('a defect')
      }),
    ).rejects.toThrow('a defect')
  })
})

describe('what is known of a catalogue that goes away', () => {
  const lexicon: Lexicon = { brands: ['Velm'], categories: [], attributes: [], currency: 'EUR' }
  const engineOf = (read: () => Promise<Lexicon>) =>
    enduringEngine({ lexicon: read } as unknown as SearchEngine, { currency: 'USD', patienceMs: 30, restMs: 60 })

  it('is nothing at first, then what was known last, and what is new once it is back', async () => {
    let answer: () => Promise<Lexicon> = () => Promise.reject(away)
    const engine = engineOf(() => answer())
    expect(await engine.lexicon()).toEqual({ brands: [], categories: [], attributes: [], currency: 'USD' })
    answer = async () => lexicon
    await expect.poll(() => engine.lexicon()).toBe(lexicon)
    answer = () => new Promise(() => undefined)
    expect(await engine.lexicon()).toBe(lexicon)
  })

  it('is waited for no longer than a shopper waits, and then not at all for a while', async () => {
    let asked = 0
    const engine = engineOf(() => {
      asked++
      return new Promise(() => undefined)
    })
    const started = performance.now()
    const [first, second] = [await engine.lexicon(), await engine.lexicon()]
    expect(first).toBe(second)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(asked).toBe(1)
  })
})
