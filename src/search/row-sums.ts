/** Rows of equal length, one behind the other. */
export interface Rows {
  columns: number
  values: Float32Array
}

/**
 * Adds rows to `sum`, each times its factor: row `rows[k]` times `factors[k]` for k from `start` to `end`. Four at a time,
 * since reading and writing the sum takes longer than the products; of one kind of array each, since the loop is twice as
 * slow when it has seen two.
 */
export function addRows(
  sum: Float64Array,
  { columns, values }: Rows,
  rows: Uint16Array,
  factors: Float32Array,
  start = 0,
  end = rows.length,
): void {
  let k = start
  for (; k + 3 < end; k += 4) {
    const [a, b] = [(rows[k] ?? 0) * columns, (rows[k + 1] ?? 0) * columns]
    const [c, d] = [(rows[k + 2] ?? 0) * columns, (rows[k + 3] ?? 0) * columns]
    const [fa, fb, fc, fd] = [factors[k] ?? 0, factors[k + 1] ?? 0, factors[k + 2] ?? 0, factors[k + 3] ?? 0]
    for (let i = 0; i < columns; i++) {
      const four = fa * (values[a + i] ?? 0) + fb * (values[b + i] ?? 0) + fc * (values[c + i] ?? 0)
      sum[i] = (sum[i] ?? 0) + four + fd * (values[d + i] ?? 0)
    }
  }
  for (; k < end; k++) {
    const [row, factor] = [(rows[k] ?? 0) * columns, factors[k] ?? 0]
    for (let i = 0; i < columns; i++) sum[i] = (sum[i] ?? 0) + factor * (values[row + i] ?? 0)
  }
}
