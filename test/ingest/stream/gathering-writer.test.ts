import { describe, expect, it } from 'vitest'
import { GatheringWriter } from '../../../src/ingest/stream/gathering-writer.ts'
import { type GateState, WriteGate } from '../../../src/ingest/stream/write-gate.ts'
import type { WriteOutcome } from '../../../src/search/engine.ts'
import { waitUntil } from '../../fixtures/service.ts'

const never = new AbortController().signal
interface Item {
  id: string
}
const items = (...ids: string[]): Item[] => ids.map((id) => ({ id }))
const ids = (from: number, count: number) => items(...Array.from({ length: count }, (_, index) => `${from + index}`))

function open(write: (ids: readonly Item[]) => Promise<WriteOutcome[]>, concurrency = 1) {
  const gate = new WriteGate({ onChange: () => undefined })
  return new GatheringWriter<Item>({ write, gate, concurrency })
}

const outcomesOf = (all: readonly Item[]): WriteOutcome[] => all.map(({ id }) => ({ id, outcome: 'written' }))

describe('GatheringWriter', () => {
  it('writes together what comes together, and tells each its own outcomes', async () => {
    const sizes: number[] = []
    const writer = open(async (all) => {
      sizes.push(all.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return outcomesOf(all)
    })
    const submitted = [0, 10, 20, 30].map((from) => writer.submit(ids(from, 10), 10, never))
    const told = await Promise.all(submitted)
    for (const [index, outcomes] of told.entries()) expect(outcomes).toEqual(outcomesOf(ids(index * 10, 10)))
    expect(sizes).toEqual([10, 30])
  })

  it('keeps writes below their bounds, and one that is above them by itself', async () => {
    const sizes: number[] = []
    const writer = open(async (all) => {
      sizes.push(all.length)
      return outcomesOf(all)
    })
    await Promise.all([
      ...[250, 250, 250, 250].map((count, at) => writer.submit(ids(at, count), 1, never)),
      writer.submit(ids(0, 3), 2_000_000, never),
      writer.submit(ids(0, 4), 600_000, never),
      writer.submit(ids(0, 5), 600_000, never),
    ])
    expect(sizes).toEqual([250, 500, 250, 3, 4, 5])
  })

  it('gives up for whoever is told to, and goes on for the others', async () => {
    const first = Promise.withResolvers<void>()
    const written: string[] = []
    const writer = open(async (all) => {
      await first.promise
      written.push(...all.map(({ id }) => id))
      return outcomesOf(all)
    })
    const stopping = new AbortController()
    const inHand = writer.submit(items('a'), 1, stopping.signal)
    const waiting = writer.submit(items('b'), 1, stopping.signal)
    const other = writer.submit(items('c'), 1, never)
    expect(writer.waiting).toBe(2)
    stopping.abort(new Error('rebalanced'))
    // What was given up is not held for as long as the catalogue is away.
    expect(writer.waiting).toBe(1)
    await expect(inHand).rejects.toThrow('rebalanced')
    await expect(waiting).rejects.toThrow('rebalanced')
    first.resolve()
    expect(await other).toEqual(outcomesOf(items('c')))
    // What was in hand was written all the same, which does no harm; what waited was not.
    expect(written).toEqual(['a', 'c'])
    await expect(writer.submit(items('d'), 1, stopping.signal)).rejects.toThrow('rebalanced')
  })

  it('finds the record that a write fails by, refuses it, and writes the others', async () => {
    const sizes: number[] = []
    const writer = open(async (all) => {
      sizes.push(all.length)
      if (all.some(({ id }) => id === '5')) throw new TypeError('a defect')
      return outcomesOf(all)
    })
    const all = ids(0, 8)
    expect(await writer.submit(all, 8, never)).toEqual(
      all.map(({ id }) =>
        id === '5' ? { id, outcome: 'failed', reason: 'it cannot be written: a defect' } : { id, outcome: 'written' },
      ),
    )
    expect(sizes).toEqual([8, 4, 4, 2, 1, 1, 2])
  })

  it('holds back when no record at all can be written, before all of them are refused', async () => {
    let isBroken = true
    let tries = 0
    const changes: GateState[] = []
    const gate = new WriteGate({ onChange: (state) => changes.push(state) })
    const write = async (all: readonly Item[]): Promise<WriteOutcome[]> => {
      tries++
      if (isBroken) throw new TypeError('a defect')
      return outcomesOf(all)
    }
    const writing = new GatheringWriter<Item>({ write, gate, concurrency: 1 }).submit(ids(0, 200), 1, never)
    await waitUntil('it to be held back', () => gate.state.isOpen)
    expect(gate.state.reason).toBe('no record can be written: a defect')
    isBroken = false
    const outcomes = await writing
    expect(outcomes.filter(({ outcome }) => outcome === 'failed').length).toBeLessThan(60)
    expect(tries).toBeLessThan(300)
    expect(changes.map(({ isOpen }) => isOpen)).toEqual([true, false])
  })
})
