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
})
