import type { DatabaseSync } from 'node:sqlite'
import { AskedWorker } from '../../../../looks/asked-worker.ts'
import type { Look } from '../../../../looks/look.ts'
import { isSameSpace, type LookIndex, type LookSpace, mostQueryVectors } from '../../../../looks/look-index.ts'
import { vectorOf } from '../quantise.ts'
import { openLooksDatabase } from './database.ts'
import { type LookScan, lookScan, type StoredLook } from './nearest-looks.ts'

export interface LookRequest {
  id: number
  scan: LookScan
}

export type LookReply = { id: number; nearest: StoredLook[] } | { id: number; failure: string }

/** Signs are outside the heap; without bounds the thread would take what the machine allows. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 }

/**
 * Opens the looks of a catalogue for reading. They are scanned on a thread of its own.
 * @throws StartupError when a file cannot be used.
 */
export async function openSqliteLookIndex(cataloguePath: string): Promise<LookIndex> {
  const database = openLooksDatabase(cataloguePath)
  database.exec('PRAGMA query_only = ON')
  const statements = prepareStatements(database)
  const worker = new AskedWorker<Omit<LookRequest, 'id'>, Extract<LookReply, { nearest: StoredLook[] }>>(
    new URL('./look-worker.ts', import.meta.url),
    { workerData: cataloguePath, resourceLimits },
  )
  const space = (): LookSpace | undefined => {
    const row = statements.space.get() as unknown as LookSpace | undefined
    return row && { ...row }
  }
  return {
    space: async () => space(),
    async nearest({ space: asked, vectors, filters, limit }) {
      const scan = lookScan(asked, vectors.slice(0, mostQueryVectors), filters, limit)
      const { nearest } = await worker.ask({ scan })
      const candidates = nearest.map(({ productId, vector, details }) => ({
        productId,
        look: { vector: vectorOf(vector), details },
      }))
      return { candidates, request: readable(scan) }
    },
    async lookOf(productId, asked) {
      if (!isSameSpace(space(), asked)) return undefined
      const row = statements.look.get(productId) as unknown as
        | { vector: Uint8Array; details: Uint8Array | null }
        | undefined
      return row && ({ vector: vectorOf(row.vector), details: row.details ?? new Uint8Array() } satisfies Look)
    },
    async described(productIds) {
      const rows = statements.described.all(JSON.stringify(productIds)) as unknown as { product: string }[]
      return new Set(rows.map(({ product }) => product))
    },
    counts: async () => ({ ...(statements.counts.get() as unknown as { looks: number; unreadable: number }) }),
    async close() {
      await worker.close()
      database.close()
    },
  }
}

/** The search for the trace: vectors as what they are, not as their hundreds of numbers. */
const readable = ({ space, vectors, limit, inside }: LookScan): unknown => ({
  describer: space.describer,
  vectors: `${vectors.length} of ${space.dimensions} dimensions`,
  limit,
  ...(inside && {
    inside: {
      sql: inside.sql,
      params: inside.params.map((value) => (typeof value === 'bigint' ? Number(value) : value)),
    },
  }),
})

const there = 'EXISTS (SELECT 1 FROM products p WHERE p.id = product AND p.deleted = 0)'

const prepareStatements = (database: DatabaseSync) => ({
  space: database.prepare('SELECT describer, dimensions FROM looks.space'),
  look: database.prepare(
    `SELECT vector, details FROM looks.looks LEFT JOIN looks.look_details ON look = key
     WHERE product = ? AND vector IS NOT NULL AND ${there}`,
  ),
  described: database.prepare(
    `SELECT product FROM looks.looks
     WHERE product IN (SELECT value FROM json_each(?)) AND vector IS NOT NULL AND ${there}`,
  ),
  counts: database.prepare(
    `SELECT count(vector) AS looks, count(*) FILTER (WHERE vector IS NULL AND picture IS NOT NULL) AS unreadable
     FROM looks.looks WHERE ${there}`,
  ),
})
