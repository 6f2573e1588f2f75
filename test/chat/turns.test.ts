import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/chat/turns.ts'

describe('turns', () => {
  it('come one for each turn of the event loop, in the order of the calls', async () => {
    const turn = createTurns()
    const seen: string[] = []
    let loops = 0
    const count = (): void => {
      loops += 1
      if (loops < 20) setImmediate(count)
    }
    setImmediate(count)
    await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        await turn()
        seen.push(`${name} ${loops}`)
      }),
    )
    expect(seen.map((one) => one.charAt(0))).toEqual(['a', 'b', 'c'])
    expect(new Set(seen.map((one) => one.slice(2))).size).toBe(3)
  })

  it('let what is urgent go before, also what comes in while it does', async () => {
    const seen: string[] = []
    const urgent = ['first', 'second'].map((name) => async () => {
      await sleep(5)
      seen.push(name)
    })
    const turn = createTurns(() => urgent.shift()?.())
    await turn()
    seen.push('answer')
    expect(seen).toEqual(['first', 'second', 'answer'])
  })

  it('come all the same when there is always something urgent', async () => {
    const turn = createTurns(() => sleep(20))
    const started = performance.now()
    await Promise.all([turn(), turn()])
    expect(performance.now() - started).toBeGreaterThan(300)
  })
})
