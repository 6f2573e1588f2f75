import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/chat/turns.ts'

/** Counts turns of the event loop as long as it is asked to. */
function countTurns() {
  const counted = { turns: 0, stop: () => clearImmediate(next) }
  const count = (): void => {
    counted.turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  return counted
}

describe('turns', () => {
  it('come one for each turn of the event loop, in the order of the calls', async () => {
    const turn = createTurns().queue()
    const counted = countTurns()
    const seen: { name: string; at: number }[] = []
    await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        await turn()
        seen.push({ name, at: counted.turns })
      }),
    )
    counted.stop()
    expect(seen.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(new Set(seen.map(({ at }) => at)).size).toBe(3)
  })

  it('come when all that was coming in is stored, and a connection just accepted has been read', async () => {
    const turns = createTurns({ now: () => 0 })
    const turn = turns.queue()
    const seen: string[] = []
    const stored = Promise.withResolvers<void>()
    const arrivals = [1, 2, 3].map(async (turnsAway) => {
      for (let n = 0; n < turnsAway; n += 1) await nextTurn()
      await turns.arriving(() => stored.promise)
      seen.push('stored')
    })
    const work = turn().then(() => seen.push('work'))
    for (let n = 0; n < 20; n += 1) await nextTurn()
    expect(seen).toEqual([])
    stored.resolve()
    await Promise.all([...arrivals, work])
    expect(seen).toEqual(['stored', 'stored', 'stored', 'work'])
  })

  it('come after a while although more comes in all the time', async () => {
    let now = 0
    const turns = createTurns({ now: () => now, patienceMs: 50 })
    const turn = turns.queue()
    const endless = new Promise<void>(() => undefined)
    void turns.arriving(() => endless)
    let begun = 0
    const all = ['a', 'b', 'c'].map(() => turn().then(() => (begun += 1)))
    now = 49
    for (let n = 0; n < 10; n += 1) await nextTurn()
    expect(begun).toBe(0)
    // What has waited together is late together: none waits for the others' patience too.
    now = 50
    await Promise.all(all)
  })

  it('of one queue do not wait for those of another, and work that fails to arrive holds up nothing', async () => {
    const turns = createTurns()
    const [answers, deliveries] = [turns.queue(), turns.queue()]
    await expect(turns.arriving(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
    const seen: string[] = []
    const all = Array.from({ length: 5 }, (_, n) => answers().then(() => seen.push(`answer ${n}`)))
    await deliveries()
    seen.push('delivery')
    await Promise.all(all)
    expect(seen.indexOf('delivery')).toBeLessThan(3)
  })
})
