import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './database.ts'
import type { NearestReply, NearestRequest, NearestRow } from './nearest.ts'
import { loadVectorExtension } from './vector-extension.ts'

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
const database = openDatabase(String(workerData), { allowExtension: true })
database.exec('PRAGMA query_only = ON')
const ready = loadVectorExtension(database)

async function answer({ id, sql, params }: NearestRequest): Promise<NearestReply> {
  try {
    await ready
    const statement = database.prepare(sql)
    statement.setReturnArrays(true)
    return { id, rows: statement.all(...params) as unknown as NearestRow[] }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (request: NearestRequest) => parentPort?.postMessage(await answer(request)))
