import { parentPort, workerData } from 'node:worker_threads'
import { openLooksDatabase } from './database.ts'
import type { LookReply, LookRequest } from './look-index.ts'
import { LookScanner } from './nearest-looks.ts'

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
const database = openLooksDatabase(String(workerData))
database.exec('PRAGMA query_only = ON')
const scanner = new LookScanner(database)

function answer({ id, scan }: LookRequest): LookReply {
  try {
    return { id, nearest: scanner.scan(scan) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

const space = database.prepare('SELECT describer, dimensions FROM looks.space').get()
if (space !== undefined) scanner.prepare({ describer: String(space.describer), dimensions: Number(space.dimensions) })

parentPort?.on('message', (request: LookRequest) => parentPort?.postMessage(answer(request)))
