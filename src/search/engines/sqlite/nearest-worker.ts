import type { StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { LeastRecentMap } from '../least-recent.ts'
import { openDatabase } from './database.ts'
import { int8, LiveSignsReader } from './live-signs.ts'
import type { NearestKeys, NearestReply, NearestRequest } from './nearest.ts'
import { type NearestSearch, rankingSql } from './nearest-sql.ts'
import { loadVectorExtension } from './vector-extension.ts'

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
const database = openDatabase(String(workerData), { allowExtension: true })
database.exec('PRAGMA query_only = ON')
const liveSigns = new LiveSignsReader(database)
const ready = loadVectorExtension(database).then(() => {
  const statement = database.prepare(rankingSql)
  statement.setReturnArrays(true)
  return statement
})

/** Limits by price, by brand and so on have few statements between them. */
const mostStatements = 100
const statements = new LeastRecentMap<string, StatementSync>(mostStatements)

function prepared(sql: string): StatementSync {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const statement = database.prepare(sql)
  statements.set(sql, statement)
  return statement
}

function keysInside({ inside }: NearestSearch): Uint32Array | undefined {
  if (inside === undefined) return undefined
  const { keys } = prepared(inside.sql).get(...inside.params) as { keys: string }
  return Uint32Array.from(JSON.parse(keys) as number[])
}

/** All statements see the same state of the catalogue, whatever is written meanwhile. */
function nearest(search: NearestSearch, ranking: StatementSync): NearestKeys {
  database.exec('BEGIN')
  try {
    const signs = liveSigns.read(search.embedder)
    if (signs === undefined) return []
    const { vector, candidates, limit } = search
    const rows = signs.nearest(int8(vector), candidates, keysInside(search))
    return ranking.all(`[${rows.join()}]`, vector, limit) as unknown as NearestKeys
  } finally {
    database.exec('COMMIT')
  }
}

async function answer({ id, search }: NearestRequest): Promise<NearestReply> {
  try {
    return { id, nearest: nearest(search, await ready) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

const live = database.prepare('SELECT embedder FROM vector_sets WHERE live = 1').get()
if (live !== undefined) liveSigns.read(String(live.embedder))

parentPort?.on('message', async (request: NearestRequest) => parentPort?.postMessage(await answer(request)))
