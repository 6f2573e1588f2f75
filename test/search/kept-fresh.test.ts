import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptFresh } from '../../src/search/kept-fresh.ts'

describe('what is kept fresh', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())
  const forMs = 1_000

  it('is read once, and given at once until it is old; then it is renewed behind it', async () => {
    let reads = 0
    const read = keptFresh(async () => ++reads, { forMs, onFailure: () => expect.unreachable() })
    expect(await Promise.all([read(), read()])).toEqual([1, 1])
    vi.advanceTimersByTime(forMs)
    expect(await read()).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await Promise.all([read(), read()])).toEqual([1, 1])
    expect(await read()).toBe(2)
    expect(reads).toBe(2)
  })

  it('stays when its renewal fails, which is told', async () => {
    let fails = false
    const failures: unknown[] = []
    const read = keptFresh(
      async () => {
        if (fails) throw new Error('gone')
        return 'words'
      },
      { forMs, onFailure: (error) => failures.push(error) },
    )
    expect(await read()).toBe('words')
    fails = true
    vi.advanceTimersByTime(forMs + 1)
    expect(await read()).toBe('words')
    expect(await read()).toBe('words')
    expect(failures).toEqual([new Error('gone')])
  })

  it('is not kept while there is nothing', async () => {
    let words = 0
    const read = keptFresh(async () => words, {
      ...{ forMs, onFailure: () => expect.unreachable(), isEmpty: (value: number) => value === 0 },
    })
    expect(await read()).toBe(0)
    words = 5
    expect(await read()).toBe(5)
    words = 0
    expect(await read()).toBe(5)
  })

  it('is asked for again when the first reading failed', async () => {
    let reads = 0
    const read = keptFresh(
      async () => {
        if (++reads === 1) throw new Error('not yet')
        return reads
      },
      { forMs, onFailure: () => expect.unreachable() },
    )
    await expect(read()).rejects.toThrow('not yet')
    expect(await read()).toBe(2)
  })
})
