import { describe, expect, it } from 'vitest'
import { addRows } from '../../src/search/row-sums.ts'

describe('sums of rows', () => {
  const columns = 3
  const values = Float32Array.from({ length: 20 * columns }, (_, i) => (i * 7) % 11)

  it.each([0, 1, 3, 4, 5, 8, 11])('add %i rows, each times its factor', (count) => {
    const rows = Uint16Array.from({ length: count }, (_, k) => (k * 5) % 20)
    const factors = Float32Array.from({ length: count }, (_, k) => k + 1)
    const sum = new Float64Array([1, 2, 3])
    addRows(sum, { columns, values }, rows, factors)
    const expected = [1, 2, 3].map((first, column) =>
      [...rows].reduce((all, row, k) => all + (values[row * columns + column] ?? 0) * (k + 1), first),
    )
    expect([...sum]).toEqual(expected)
  })

  it('go from one place to another', () => {
    const sum = new Float64Array(columns)
    addRows(sum, { columns, values }, Uint16Array.of(9, 1, 2), Float32Array.of(5, 1, 5), 1, 2)
    expect([...sum]).toEqual([...values.subarray(columns, 2 * columns)])
  })
})
