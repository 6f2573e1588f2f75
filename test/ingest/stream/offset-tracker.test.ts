import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OffsetTracker } from '../../../src/ingest/stream/offset-tracker.ts'

describe('OffsetTracker', () => {
  it('commits what is done without a gap', () => {
    const tracker = new OffsetTracker()
    tracker.take([5, 6, 9])
    expect(tracker.uncommitted).toBeUndefined()
    tracker.done(6)
    expect(tracker.uncommitted).toBeUndefined()
    tracker.done(5)
    expect(tracker.uncommitted).toBe(7)
    tracker.committed(7)
    expect(tracker.uncommitted).toBeUndefined()
    tracker.done(9)
    expect(tracker.uncommitted).toBe(10)
  })

  it('never commits past what is not done, and in the end everything', () => {
    const property = fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 3_000 }),
      fc.infiniteStream(fc.nat()),
      (unordered, random) => {
        const offsets = unordered.toSorted((a, b) => a - b)
        const order = offsets.map((offset) => ({ offset, at: random.next().value ?? 0 }))
        const tracker = new OffsetTracker()
        tracker.take(offsets)
        const open = new Set(offsets)
        for (const { offset } of order.sort((a, b) => a.at - b.at)) {
          tracker.done(offset)
          open.delete(offset)
          const firstOpen = offsets.find((one) => open.has(one)) ?? Number.POSITIVE_INFINITY
          expect(tracker.uncommitted ?? 0).toBeLessThanOrEqual(firstOpen)
        }
        expect(tracker.uncommitted).toBe((offsets.at(-1) ?? 0) + 1)
      },
    )
    fc.assert(property, { numRuns: 20 })
  })

  it('takes what is handed out again for the same record', () => {
    const tracker = new OffsetTracker()
    tracker.take([1, 2, 3])
    tracker.done(1)
    tracker.take([2, 3, 4])
    tracker.done(2)
    tracker.done(3)
    tracker.done(2)
    tracker.done(4)
    expect([tracker.uncommitted, tracker.open]).toEqual([5, 0])
  })

  it('goes past what holds no record, once those before it are done', () => {
    const tracker = new OffsetTracker()
    tracker.take([1, 2])
    tracker.pass(3)
    tracker.done(1)
    expect(tracker.uncommitted).toBe(2)
    tracker.pass(2)
    expect(tracker.uncommitted).toBe(2)
    tracker.done(2)
    expect([tracker.uncommitted, tracker.open]).toEqual([4, 0])
  })
})
