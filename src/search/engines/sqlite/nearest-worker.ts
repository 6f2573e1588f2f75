import type { StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './database.ts'
import { LeastRecentMap } from './least-recent.ts'
import type { NearestReply, NearestRequest, NearestRow } from './nearest.ts'
import { loadVectorExtension } from './vector-extension.ts'

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
const database = openDatabase(String(workerData), { allowExtension: true })
database.exec('PRAGMA query_only = ON')
const ready = loadVectorExtension(database)

/** Searches without a limit, by price, by brand and so on have few statements between them. */
const mostStatements = 100
const statements = new LeastRecentMap<string, StatementSync>(mostStatements)

function prepared(sql: string): StatementSync {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const statement = database.prepare(sql)
  statement.setReturnArrays(true)
  statements.set(sql, statement)
  return statement
}

async function answer({ id, sql, params }: NearestRequest): Promise<NearestReply> {
  try {
    await ready
    return { id, rows: prepared(sql).all(...params) as unknown as NearestRow[] }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (request: NearestRequest) => parentPort?.postMessage(await answer(request)))
