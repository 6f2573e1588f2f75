import { addRows } from '../../search/row-sums.ts'
import type { SparseRows } from './pair-counts.ts'

/** A dense matrix, row by row. */
export interface Matrix {
  rows: number
  columns: number
  values: Float32Array
}

export const matrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float32Array(rows * columns),
})

/** The first `rows` rows of `sparse` times `dense`. */
export function multiply(sparse: SparseRows, rows: number, dense: Matrix): Matrix {
  const product = matrix(rows, dense.columns)
  const sum = new Float64Array(dense.columns)
  for (let row = 0; row < rows; row++) {
    sum.fill(0)
    addRows(sum, dense, sparse.columns, sparse.values, sparse.starts[row], sparse.starts[row + 1])
    product.values.set(sum, row * dense.columns)
  }
  return product
}

/** `left` times `right`, where `right` is small. */
export function multiplyDense(left: Matrix, right: Matrix): Matrix {
  const product = matrix(left.rows, right.columns)
  const sum = new Float64Array(right.columns)
  const all = Uint16Array.from({ length: right.rows }, (_, row) => row)
  for (let row = 0; row < left.rows; row++) {
    sum.fill(0)
    addRows(sum, right, all, left.values.subarray(row * left.columns, (row + 1) * left.columns))
    product.values.set(sum, row * right.columns)
  }
  return product
}

/** Rows of a tall matrix that stay in a core's cache while they are gone through again and again. */
const rowsAtOnce = 64

/** The transpose of `left` times `right`: square and small where both are tall. */
export function innerProducts(left: Matrix, right: Matrix): Float64Array {
  const [width, other] = [left.columns, right.columns]
  const products = new Float64Array(width * other)
  const all = Uint16Array.from({ length: rowsAtOnce }, (_, row) => row)
  const column = new Float32Array(rowsAtOnce)
  for (let first = 0; first < left.rows; first += rowsAtOnce) {
    const rows = all.subarray(0, left.rows - first)
    const block = { columns: other, values: right.values.subarray(first * other) }
    for (let i = 0; i < width; i++) {
      for (const row of rows) column[row] = left.values[(first + row) * width + i] ?? 0
      addRows(products.subarray(i * other, (i + 1) * other), block, rows, column)
    }
  }
  return products
}

/**
 * Makes the columns of a tall matrix orthonormal, in place (Cholesky QR). A column that hardly differs from those before
 * it becomes 0.
 */
export function orthonormalise(tall: Matrix): void {
  const n = tall.columns
  const factor = cholesky(innerProducts(tall, tall), n)
  for (let row = 0; row < tall.rows; row++) {
    const values = tall.values.subarray(row * n, (row + 1) * n)
    for (let i = 0; i < n; i++) {
      const pivot = factor[i * n + i] ?? 0
      let value = values[i] ?? 0
      for (let j = 0; j < i; j++) value -= (factor[i * n + j] ?? 0) * (values[j] ?? 0)
      values[i] = pivot === 0 ? 0 : value / pivot
    }
  }
}

/** The lower triangle L with L Lᵀ = `square`; a pivot near 0 becomes 0 and its column with it. */
function cholesky(square: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const diagonal = square[j * n + j] ?? 0
    const pivot = diagonal - dotRows(factor, n, j, j, j)
    // Below this share of the column only rounding errors of single precision are left.
    if (pivot <= diagonal * 1e-9) continue
    const root = Math.sqrt(pivot)
    factor[j * n + j] = root
    for (let i = j + 1; i < n; i++) {
      factor[i * n + j] = ((square[i * n + j] ?? 0) - dotRows(factor, n, i, j, j)) / root
    }
  }
  return factor
}

function dotRows(square: Float64Array, n: number, a: number, b: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += (square[a * n + k] ?? 0) * (square[b * n + k] ?? 0)
  return sum
}

/**
 * Eigenvalues and eigenvectors (the columns of `vectors`) of a small symmetric matrix by cyclic Jacobi rotations
 * (Golub & Van Loan, Matrix Computations, 8.5), in no order. `square` is overwritten.
 */
export function eigen(square: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  // Row k holds eigenvector k while it is turned: rows are faster to turn than columns.
  const turned = new Float64Array(n * n)
  for (let i = 0; i < n; i++) turned[i * n + i] = 1
  const total = sumOfSquares(square)
  // Convergence is quadratic: it takes six to ten sweeps.
  for (let sweep = 0; sweep < 20 && offDiagonal(square, n) > total * 1e-14; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(square, turned, n, p, q)
  }
  const vectors = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) vectors[i * n + k] = turned[k * n + i] ?? 0
  return { values: Float64Array.from({ length: n }, (_, i) => square[i * n + i] ?? 0), vectors }
}

/** Turns the plane of p and q so that their entry becomes 0. */
function rotate(a: Float64Array, turned: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] ?? 0
  if (apq === 0) return
  const theta = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  turnRows(a, n, p, q, c, s)
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p] ?? 0, a[k * n + q] ?? 0]
    a[k * n + p] = c * kp - s * kq
    a[k * n + q] = s * kp + c * kq
  }
  turnRows(turned, n, p, q, c, s)
}

function turnRows(a: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k] ?? 0
    const qk = a[q * n + k] ?? 0
    a[p * n + k] = c * pk - s * qk
    a[q * n + k] = s * pk + c * qk
  }
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)

function offDiagonal(square: Float64Array, n: number): number {
  let sum = sumOfSquares(square)
  for (let i = 0; i < n; i++) sum -= (square[i * n + i] ?? 0) ** 2
  return sum
}
