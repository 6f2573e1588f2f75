import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CatalogueView } from '../../../../src/search/engines/elasticsearch/catalogue-view.ts'

describe('a view of the catalogue', () => {
  let state = 'one'
  let reads = 0
  const failures: unknown[] = []
  const view = (freshForMs = 1_000, readingMs = 0) =>
    new CatalogueView(
      {
        async state() {
          if (state === 'broken') throw new Error('no cluster')
          return state
        },
        async read() {
          vi.advanceTimersByTime(readingMs)
          return { state, read: ++reads }
        },
        isEmpty: (value) => value.state === 'empty',
      },
      { freshForMs, onFailure: (error) => failures.push(error) },
    )

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
    state = 'one'
    reads = 0
    failures.length = 0
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const later = async (ms: number) => {
    vi.advanceTimersByTime(ms)
    await Promise.resolve()
  }
  /** What was begun behind the last who asked is done. */
  const settled = () => new Promise(setImmediate)

  it('is read once for a state, however many ask', async () => {
    const one = view()
    const [first, second] = await Promise.all([one.get(), one.get()])
    expect(first).toBe(second)
    await later(60_000)
    await one.get()
    await settled()
    expect(await one.get()).toBe(first)
    expect(reads).toBe(1)
  })

  it('is brought up to date behind the one who asks', async () => {
    const one = view()
    const before = await one.get()
    state = 'two'
    await later(10_000)
    expect(await one.get()).toBe(before)
    await settled()
    expect(await one.get()).toEqual({ state: 'two', read: 2 })
  })

  it('of an empty catalogue is waited for, as soon as something has come', async () => {
    state = 'empty'
    const one = view(60_000, 500)
    const before = await one.get()
    expect(await one.get()).toBe(before)
    state = 'loaded'
    expect(await one.get()).toEqual({ state: 'loaded', read: 2 })
  })

  it('is not read all the time of a catalogue that changes all the time', async () => {
    const one = view(1_000, 500)
    await one.get()
    for (let second = 0; second < 4; second++) {
      state = `${state}+`
      await later(1_100)
      await one.get()
      await settled()
    }
    expect(reads).toBe(1)
    await later(1_100)
    await one.get()
    await settled()
    expect(reads).toBe(2)
  })

  it('stays as it was when the cluster is gone, and says so; the first who asks hears of it', async () => {
    const one = view()
    state = 'broken'
    await expect(one.get()).rejects.toThrow('no cluster')
    state = 'one'
    const before = await one.get()
    state = 'broken'
    await later(2_000)
    expect(await one.get()).toBe(before)
    await settled()
    expect(failures).toHaveLength(1)
    expect(await one.get()).toBe(before)
  })

  it('of the present state is waited for where nothing older will do', async () => {
    const one = view(0)
    const before = await one.get()
    expect(await one.get()).toBe(before)
    state = 'two'
    expect(await one.get()).toEqual({ state: 'two', read: 2 })
  })
})
