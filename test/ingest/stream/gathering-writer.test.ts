import { describe, expect, it } from 'vitest'
import { GatheringWriter } from '../../../src/ingest/stream/gathering-writer.ts'
import { WriteGate } from '../../../src/ingest/stream/write-gate.ts'
import type { WriteOutcome } from '../../../src/search/engine.ts'

const never = new AbortController().signal
const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => `${from + index}`)

function open(write: (ids: readonly string[]) => Promise<WriteOutcome[]>, concurrency = 1) {
  const gate = new WriteGate({ onChange: () => undefined })
  return new GatheringWriter<string>({ write, gate, concurrency })
}

const outcomesOf = (all: readonly string[]): WriteOutcome[] => all.map((id) => ({ id, outcome: 'written' }))

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
      written.push(...all)
      return outcomesOf(all)
    })
    const stopping = new AbortController()
    const inHand = writer.submit(['a'], 1, stopping.signal)
    const waiting = writer.submit(['b'], 1, stopping.signal)
    const other = writer.submit(['c'], 1, never)
    stopping.abort(new Error('rebalanced'))
    await expect(inHand).rejects.toThrow('rebalanced')
    await expect(waiting).rejects.toThrow('rebalanced')
    first.resolve()
    expect(await other).toEqual(outcomesOf(['c']))
    // What was in hand was written all the same, which does no harm; what waited was not.
    expect(written).toEqual(['a', 'c'])
    await expect(writer.submit(['d'], 1, stopping.signal)).rejects.toThrow('rebalanced')
  })
})
