import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedBatches } from '../src/bounded-batches.ts'

const bytesOf = (size: number) => size

describe('boundedBatches', () => {
  it('are full before the next begins, and one that is too large stands alone', () => {
    const batches = [...boundedBatches([4, 4, 4, 30, 1, 1, 1, 1], { items: 3, bytes: 10, bytesOf })]
    expect(batches).toEqual([[4, 4], [4], [30], [1, 1, 1], [1]])
    expect([...boundedBatches([], { items: 3, bytes: 10, bytesOf })]).toEqual([])
  })

  it('hold all items in order, inside both bounds', () => {
    const bounds = fc.record({ items: fc.integer({ min: 1, max: 5 }), bytes: fc.integer({ min: 1, max: 20 }) })
    fc.assert(
      fc.property(fc.array(fc.nat(25)), bounds, (sizes, { items, bytes }) => {
        const batches = [...boundedBatches(sizes, { items, bytes, bytesOf })]
        expect(batches.flat()).toEqual(sizes)
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0)
          expect(batch.length).toBeLessThanOrEqual(items)
          if (batch.length > 1) expect(batch.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes)
        }
      }),
    )
  })
})
