import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import { CatalogueUnavailableError } from '../search/catalogue-unavailable.ts'
import { openFeed } from './feed-file.ts'
import type { FeedJob, FeedWorkerMessage } from './feed-job.ts'
import type { LoadCounts, LoadSummary } from './load-summary.ts'
import { openWriter } from './open-writer.ts'
import { ingest } from './pipeline.ts'

/** More often would be more than an eye follows. */
const progressEveryMs = 100

const tell = (message: FeedWorkerMessage): void => parentPort?.postMessage(message)

async function run({ feed, target, currency, reindex, stop }: FeedJob): Promise<LoadSummary> {
  const stopFlag = new Int32Array(stop)
  const writer = await openWriter(target)
  try {
    const { records, bytesRead } = openFeed(feed, { currency, version: feed.modifiedAt, now: Date.now() })
    return await ingest({
      records,
      writer,
      reindex,
      source: `${feed.path} (${feed.format}, ${feed.size} bytes, of ${feed.modifiedAt})`,
      shouldStop: () => Atomics.load(stopFlag, 0) !== 0,
      onProgress: progressTeller(bytesRead, feed.size),
    })
  } finally {
    await writer.close()
  }
}

function progressTeller(bytesRead: () => number, bytesTotal: number): (counts: Readonly<LoadCounts>) => void {
  let lastTold = 0
  return (counts) => {
    const now = performance.now()
    if (now - lastTold < progressEveryMs) return
    lastTold = now
    tell({ type: 'progress', progress: { ...counts, bytesRead: bytesRead(), bytesTotal } })
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
try {
  tell({ type: 'summary', summary: await run(workerData as FeedJob) })
} catch (error) {
  if (error instanceof CatalogueUnavailableError)
    tell({ type: 'failed', message: error.operatorMessage, why: error.why })
  else if (error instanceof StartupError) tell({ type: 'failed', message: error.message })
  // A defect: it ends the thread, and its stack reaches the log.
  else throw error
}
