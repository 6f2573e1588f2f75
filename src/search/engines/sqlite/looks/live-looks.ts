import type { DatabaseSync } from 'node:sqlite'
import { isSameSpace, type LookSpace } from '../../../../looks/look-index.ts'
import { int8 } from '../live-signs.ts'
import { Signs } from '../signs.ts'

interface StateRow {
  describer: string | null
  dimensions: number | null
  looks: number
  rebuild: number
  change: number
  catalogueRebuild: number
}

type LookRow = [product: number, row: number, vector: Uint8Array | null]

interface Kept {
  state: StateRow
  signs: Signs
  mean: Float32Array
  /** How many looks there were when the mean was taken. */
  meanOf: number
}

/** Vectors whose mean stands for that of all. */
const sampled = 2_000
/** The mean is taken anew when there are so many times the looks. */
const growth = 2

/**
 * The signs of looks, brought up to what the open transaction sees by reading only what has changed. Signs are taken of a
 * vector less the mean of the index's: numbers that count something, as colours do, are never below zero, and their own
 * signs would tell nothing.
 */
export class LiveLooks {
  readonly #statements
  #kept: Kept | undefined

  constructor(database: DatabaseSync) {
    this.#statements = prepareReads(database)
  }

  /** Undefined when the index is of another space, or empty. */
  read(space: LookSpace): Pick<Kept, 'signs' | 'mean'> | undefined {
    const state = this.#statements.state.get() as unknown as StateRow
    const { describer, dimensions } = state
    if (describer === null || dimensions === null || !isSameSpace({ describer, dimensions }, space)) return undefined
    const isKnown =
      this.#kept?.state.rebuild === state.rebuild &&
      this.#kept.state.catalogueRebuild === state.catalogueRebuild &&
      this.#count() <= growth * this.#kept.meanOf
    this.#kept =
      isKnown && this.#kept !== undefined ? this.#brought(this.#kept, state) : this.#readAll(state, dimensions)
    return this.#kept
  }

  #count = (): number => Number(this.#statements.count.get()?.count)

  #readAll(state: StateRow, dimensions: number): Kept {
    const mean = this.#mean(dimensions)
    const signs = new Signs(dimensions)
    const kept = { state, signs, mean, meanOf: Math.max(1, this.#count()) }
    for (const row of this.#statements.all.iterate() as Iterable<unknown>) put(kept, row as LookRow)
    return kept
  }

  #brought(kept: Kept, state: StateRow): Kept {
    if (kept.state.change !== state.change)
      for (const row of this.#statements.changedProducts.iterate(kept.state.change) as Iterable<unknown>)
        put(kept, row as LookRow)
    if (kept.state.looks !== state.looks)
      for (const row of this.#statements.changedLooks.iterate(kept.state.looks) as Iterable<unknown>)
        put(kept, row as LookRow)
    return { ...kept, state }
  }

  #mean(dimensions: number): Float32Array {
    const sums = new Float64Array(dimensions)
    let count = 0
    for (const row of this.#statements.sample.iterate(sampled) as Iterable<unknown>) {
      const values = int8((row as { vector: Uint8Array }).vector)
      const scale = 1 / (Math.hypot(...values) || 1)
      for (let i = 0; i < dimensions; i++) sums[i] = (sums[i] ?? 0) + (values[i] ?? 0) * scale
      count++
    }
    return Float32Array.from(sums, (sum) => sum / Math.max(1, count))
  }
}

function put({ signs, mean }: Kept, [product, row, vector]: LookRow): void {
  if (vector === null) signs.remove(product)
  else signs.put(product, row, centred(int8(vector), mean))
}

/** Only the signs of what it gives count. */
export function centred(values: ArrayLike<number>, mean: Float32Array): Int8Array {
  let square = 0
  for (let i = 0; i < values.length; i++) square += (values[i] ?? 0) ** 2
  const scale = 1 / (Math.sqrt(square) || 1)
  return Int8Array.from(mean, (middle, index) => ((values[index] ?? 0) * scale > middle ? 1 : -1))
}

function prepareReads(database: DatabaseSync) {
  const counter = (name: string): string => `(SELECT value FROM counters WHERE name = '${name}')`
  const rows = (sql: string) => {
    const statement = database.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  return {
    state: database.prepare(
      `SELECT describer, dimensions, space.change AS looks, space.rebuild AS rebuild,
         ${counter('change')} AS change, ${counter('rebuild')} AS catalogueRebuild
       FROM (SELECT 1) LEFT JOIN looks.space ON only = 1`,
    ),
    count: database.prepare('SELECT count(*) AS count FROM looks.looks'),
    sample: database.prepare('SELECT vector FROM looks.looks WHERE vector IS NOT NULL LIMIT ?'),
    all: rows(
      `SELECT p.key, l.key, l.vector FROM looks.looks l CROSS JOIN products p ON p.id = l.product
       WHERE p.deleted = 0 AND l.vector IS NOT NULL`,
    ),
    // A product that is deleted and comes back has the look that it had, until its picture is another.
    changedProducts: rows(
      `SELECT p.key, l.key, iif(p.deleted = 0, l.vector, NULL)
       FROM products p LEFT JOIN looks.looks l ON l.product = p.id WHERE p.change > ?`,
    ),
    changedLooks: rows(
      `SELECT p.key, l.key, iif(p.deleted = 0, l.vector, NULL)
       FROM looks.looks l CROSS JOIN products p ON p.id = l.product WHERE l.change > ?`,
    ),
  }
}
