import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Signs } from '../../../../src/search/engines/sqlite/signs.ts'

const dimensions = 40
const values = fc
  .array(fc.integer({ min: -127, max: 127 }), { minLength: dimensions, maxLength: dimensions })
  .map((numbers) => Int8Array.from(numbers))

const hamming = (a: Int8Array, b: Int8Array): number =>
  a.reduce((distance, value, index) => distance + (value > 0 === (b[index] ?? 0) > 0 ? 0 : 1), 0)

/** By key, each a row of its own. */
const rowOf = (key: number): number => key * 10 + 1

it('finds the rows whose signs are nearest, of those that are there and asked for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(200), values), { selector: ([key]) => key, maxLength: 60 }),
      fc.uniqueArray(fc.nat(200), { maxLength: 30 }),
      fc.option(fc.uniqueArray(fc.nat(200)), { nil: undefined }),
      values,
      fc.integer({ min: 1, max: 20 }),
      (put, removed, asked, wanted, limit) => {
        const signs = new Signs(dimensions)
        for (const [key, vector] of put) signs.put(key, rowOf(key), vector)
        for (const key of removed) signs.remove(key)
        const there = new Map(put.filter(([key]) => !removed.includes(key) && (asked?.includes(key) ?? true)))
        const distances = [...there].map(([, vector]) => hamming(vector, wanted)).sort((a, b) => a - b)
        const rows = [...signs.nearest(wanted, limit, asked && Uint32Array.from(asked))]
        const found = rows.map((row) => there.get((row - 1) / 10))
        expect(new Set(rows).size).toBe(rows.length)
        expect(found.map((vector) => vector && hamming(vector, wanted)).sort((a = 0, b = 0) => a - b)).toEqual(
          distances.slice(0, limit),
        )
      },
    ),
  )
})

it('takes the signs of a later vector in place of those before, and none of a vector without values', () => {
  const signs = new Signs(8)
  const [up, down] = [new Int8Array(8).fill(1), new Int8Array(8).fill(-1)]
  signs.put(1, 5, up)
  signs.put(2, 6, down)
  expect([...signs.nearest(up, 1)]).toEqual([5])
  signs.put(1, 5, down)
  signs.put(2, 6, up)
  expect([...signs.nearest(up, 1)]).toEqual([6])
  signs.put(2, 6, new Int8Array())
  expect([...signs.nearest(up, 2)]).toEqual([5])
})
