import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import type { JobStore, PlannedJob } from '../../src/images/job-store.ts'
import { allPartitions, partitionOf } from '../../src/images/partition.ts'
import { openSqliteJobStore } from '../../src/images/sqlite/sqlite-job-store.ts'
import { temporaryFolder } from '../fixtures/app.ts'

const scope = { provider: 'openai', partitions: allPartitions } as const

const planned = (id: string, given: Partial<PlannedJob> = {}): PlannedJob => ({
  ...{ id, department: 'Home', categories: ['Home', 'Lamps'], promptHash: 'h1', provider: 'openai', isShown: false },
  takesOver: false,
  ...given,
})

const some = (count: number): PlannedJob[] => Array.from({ length: count }, (_, n) => planned(`p${n}`))

/** A store with a clock that stands until it is set. */
async function openStore() {
  const clock = { now: 1_700_000_000_000 }
  const store = await openSqliteJobStore(':memory:', () => clock.now)
  return { clock, store }
}

async function claimAll(store: JobStore, owner = 'me', leaseMs = 1_000): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const job = await store.claim(scope, owner, leaseMs)
    if (job === undefined) return ids
    ids.push(job.id)
  }
}

describe('image jobs', () => {
  it('are taken each once, from all partitions in turn', async () => {
    const { store } = await openStore()
    await store.plan(some(50))
    const ids = await claimAll(store)
    expect(ids.toSorted()).toEqual(
      some(50)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(new Set(ids.slice(0, 10).map(partitionOf)).size).toBe(10)
  })

  it('are divided evenly', () => {
    const counts = allPartitions.map((wanted) => some(10_000).filter(({ id }) => partitionOf(id) === wanted).length)
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(Math.max(...counts)).toBeLessThan(1_150)
  })

  it('come back when the lease of whoever took them is over, and not before', async () => {
    const { store, clock } = await openStore()
    await store.plan(some(3))
    await claimAll(store, 'dead')
    clock.now += 999
    expect(await claimAll(store)).toEqual([])
    expect(await store.untilNextTurn(scope)).toBe(1)
    clock.now += 1
    expect(await claimAll(store)).toHaveLength(3)
    expect(await store.finish('p0', 'dead', { provider: 'openai', promptHash: 'h1' })).toBe(false)
    expect(await store.finish('p0', 'me', { provider: 'openai', promptHash: 'h1' })).toBe(true)
  })

  it('stay with whoever begins his leases anew', async () => {
    const { store, clock } = await openStore()
    await store.plan(some(2))
    await claimAll(store, 'busy')
    for (let i = 0; i < 5; i++) {
      clock.now += 800
      await store.renew('busy', 1_000)
      expect(await claimAll(store)).toEqual([])
    }
  })

  it('wait as long as they are told, and no longer when the clock is set back', async () => {
    const { store, clock } = await openStore()
    await store.plan(some(2))
    await store.claim(scope, 'me', 1_000)
    await store.claim(scope, 'dead', 5_000)
    for (const id of ['p0', 'p1'])
      await store.retryLater(id, 'me', { waitMs: 60_000, reason: 'later', wasNoPicture: false })
    clock.now -= 86_400_000
    await store.renew('me', 1_000)
    clock.now += 4_999
    expect(await claimAll(store)).toEqual([])
    clock.now += 1
    expect(await claimAll(store, 'other', 900_000)).toHaveLength(1)
    clock.now += 55_000
    expect(await claimAll(store)).toHaveLength(1)
  })

  it('are all brought back, however many, when the clock is set back after they were planned', async () => {
    const { store, clock } = await openStore()
    await store.plan(some(1_201))
    clock.now -= 3_600_000
    await store.renew('me', 1_000)
    expect(await claimAll(store)).toHaveLength(1_201)
  })

  it('of a category are taken by whichever name its path has, in any case', async () => {
    const { store } = await openStore()
    await store.plan([planned('a'), planned('b', { categories: ['Home', 'Mugs'] }), planned('c', { categories: [] })])
    const claim = (category: string) => store.claim({ ...scope, category }, 'me', 1_000)
    expect((await claim('MUGS'))?.id).toBe('b')
    expect(await claim('mugs')).toBeUndefined()
    expect((await claim('home'))?.id).toBe('a')
    expect(await claim('Garden')).toBeUndefined()
    expect((await store.claim(scope, 'me', 1_000))?.id).toBe('c')
  })

  it('of a product that moves to another category move with it', async () => {
    const { store } = await openStore()
    await store.plan([planned('a')])
    await store.plan([planned('a', { categories: ['Garden'], department: 'Garden' })])
    expect(await store.claim({ ...scope, category: 'Home' }, 'me', 1)).toBeUndefined()
    expect((await store.claim({ ...scope, category: 'Garden' }, 'me', 1))?.id).toBe('a')
    expect(await store.departments()).toMatchObject([{ department: 'Garden', waiting: 1 }])
  })

  it('of another prompt stay with their holder, who cannot finish them as they were', async () => {
    const { store } = await openStore()
    await store.plan([planned('a')])
    await store.claim(scope, 'me', 1_000)
    expect(await store.plan([planned('a', { promptHash: 'h2' })])).toMatchObject({ added: 0, known: 1 })
    expect(await store.claim(scope, 'other', 1_000)).toBeUndefined()
    expect(await store.finish('a', 'me', { provider: 'openai', promptHash: 'h1' })).toBe(false)
    await store.putBack('a', 'me')
    expect(await store.claim(scope, 'other', 1_000)).toMatchObject({ id: 'a', promptHash: 'h2' })
  })

  it('count their tries, and answers that were no picture only in a row', async () => {
    const { store, clock } = await openStore()
    await store.plan([planned('a')])
    const tryOnce = async (wasNoPicture: boolean) => {
      clock.now += 10
      const job = await store.claim(scope, 'me', 1_000)
      await store.retryLater('a', 'me', { waitMs: 1, reason: 'x', wasNoPicture })
      return [job?.attempts, job?.badAnswers]
    }
    expect([await tryOnce(true), await tryOnce(true), await tryOnce(false), await tryOnce(true)]).toEqual([
      ...[
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 0],
      ],
    ])
  })

  it('without a title are parked at once, with the reason', async () => {
    const { store } = await openStore()
    expect(await store.plan([planned('a', { problem: 'no title' })])).toMatchObject({ parked: 1 })
    expect(await store.parked(5)).toEqual([{ id: 'a', department: 'Home', reason: 'no title' }])
    expect(await store.untilNextTurn(scope)).toBeUndefined()
  })

  it('of a file of the version before go on, each with its provider', async () => {
    const path = join(temporaryFolder(), 'images.db')
    const before = await openSqliteJobStore(path)
    await before.plan([planned('a'), planned('b', { provider: 'drawn' })])
    await before.close()
    const database = new DatabaseSync(path)
    database.exec(`UPDATE jobs SET scopes = '["","home","lamps"]'; PRAGMA user_version = 1`)
    database.close()
    const store = await openSqliteJobStore(path)
    expect((await store.claim({ ...scope, category: 'Lamps' }, 'me', 1_000))?.id).toBe('a')
    expect(await store.claim(scope, 'me', 1_000)).toBeUndefined()
    expect((await store.claim({ ...scope, provider: 'drawn' }, 'me', 1_000))?.id).toBe('b')
    await store.close()
  })

  it('are not changed by a preview', async () => {
    const { store } = await openStore()
    expect(await store.preview(some(4))).toEqual({ added: 4, known: 0, parked: 0 })
    expect(await claimAll(store)).toEqual([])
  })

  it('are kept in a file that is no other', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'other.db')
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE things (id)')
    other.close()
    await expect(openSqliteJobStore(path)).rejects.toThrow(StartupError)
    const own = join(folder, 'images.db')
    const store = await openSqliteJobStore(own)
    await store.plan(some(2))
    await store.close()
    const again = await openSqliteJobStore(own)
    expect(await claimAll(again)).toHaveLength(2)
    await again.close()
  })
})
