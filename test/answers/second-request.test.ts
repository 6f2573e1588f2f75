import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { memoryProductSearch } from '../fixtures/memory-product-search.ts'
import { sampleProducts } from '../fixtures/sample-products.ts'
import { conversation } from './conversation.ts'

const patienceMs = 1_000
const twoSearches = 'a laptop under $900 and also a monitor under $200'

const memory = memoryProductSearch(sampleProducts)

/** A catalogue each of whose searches takes so long. */
const slowBy = (ms: number) => ({
  ...memory,
  async search(...asked: Parameters<typeof memory.search>) {
    await sleep(ms)
    return memory.search(...asked)
  },
})

const restingIn = (said: Awaited<ReturnType<ReturnType<typeof conversation>['say']>>) =>
  said.parts.filter((part) => part.type === 'notice' && part.kind === 'resting')

describe('a message with two requests while the catalogue is slow', () => {
  it('is told once that the catalogue rests, and can be said again', async () => {
    const shop = conversation(sampleProducts, 'USD', { search: slowBy(60_000), patienceMs })
    const said = await shop.say(twoSearches)
    expect(restingIn(said)).toHaveLength(1)
    expect(said.suggestions).toEqual(['Try again'])
  })

  it('waits no longer for both than for one, however long the first took', async () => {
    const shop = conversation(sampleProducts, 'USD', { search: slowBy(patienceMs * 0.7), patienceMs })
    const said = await shop.say(twoSearches)
    expect(restingIn(said)).toHaveLength(1)
  })

  it('answers both when it is quick', async () => {
    const said = await conversation(sampleProducts, 'USD', { search: slowBy(0), patienceMs: 30_000 }).say(twoSearches)
    expect(restingIn(said)).toEqual([])
  })
})
