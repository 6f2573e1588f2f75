import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CatalogueView } from '../../../../src/search/engines/elasticsearch/catalogue-view.ts'

describe('a view of the catalogue', () => {
  let state = 'one'
  let reads = 0
  /** Given before the whole, which then comes with `whole`. */
  let part: string | undefined
  let whole = Promise.withResolvers<void>()
  const failures: unknown[] = []
  const view = (freshForMs = 1_000, readingMs = 0) =>
    new CatalogueView<{ state: string; read: number }>(
      {
        async state() {
          if (state === 'broken') throw new Error('no cluster')
          return state
        },
        async read(publish) {
          if (part !== undefined) {
            publish({ state: part, read: 0 })
            await whole.promise
          }
          vi.advanceTimersByTime(readingMs)
          if (state === 'unreadable') throw new Error('too slow')
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
    part = undefined
    whole = Promise.withResolvers()
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

  it('is known in part as soon as a part is there, and then as a whole', async () => {
    part = 'one, in part'
    const one = view()
    const [first, second] = await Promise.all([one.get(), one.get()])
    expect([first.state, second.state]).toEqual([part, part])
    expect((await one.get()).state).toBe(part)
    whole.resolve()
    await settled()
    expect(await one.get()).toEqual({ state: 'one', read: 1 })
    state = 'two'
    await later(60_000)
    expect((await one.get()).state).toBe('one')
  })

  it('of which the rest could not be read is read again, though nothing has changed', async () => {
    part = 'one, in part'
    state = 'unreadable'
    const one = view()
    expect((await one.get()).state).toBe(part)
    whole.resolve()
    await settled()
    expect(failures).toHaveLength(1)
    state = 'one'
    await later(60_000)
    expect((await one.get()).state).toBe(part)
    await settled()
    expect(await one.get()).toEqual({ state: 'one', read: 1 })
  })

  it('is waited for as a whole where nothing older will do', async () => {
    part = 'one, in part'
    const one = view(0)
    const given = one.get()
    await settled()
    whole.resolve()
    expect(await given).toEqual({ state: 'one', read: 1 })
  })

  it('rests after a reading that failed as after one that went well, and is told of once', async () => {
    const one = view(1_000, 500)
    await one.get()
    await later(6_000)
    state = 'unreadable'
    let tried = 0
    for (let second = 0; second < 12; second++) {
      const before = performance.now()
      await later(1_100)
      await one.get()
      await settled()
      if (performance.now() - before > 1_100) tried++
    }
    expect(tried).toBe(3)
    expect(failures).toHaveLength(1)
    state = 'two'
    await later(6_000)
    await one.get()
    await settled()
    state = 'broken'
    await later(6_000)
    await one.get()
    await settled()
    expect(failures).toHaveLength(2)
  })

  it('of the present state is waited for where nothing older will do', async () => {
    const one = view(0)
    const before = await one.get()
    expect(await one.get()).toBe(before)
    state = 'two'
    expect(await one.get()).toEqual({ state: 'two', read: 2 })
  })
})
