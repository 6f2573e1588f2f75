import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import type { CatalogueWriter } from '../search/engine.ts'
import { openFeed } from './feed-file.ts'
import type { FeedJob, FeedWorkerMessage } from './feed-job.ts'
import type { LoadCounts, LoadSummary } from './load-summary.ts'
import { openChangeReader, openWriter } from './open-writer.ts'
import { ingest } from './pipeline.ts'

/** More often would be more than an eye follows. */
const progressEveryMs = 100

const tell = (message: FeedWorkerMessage): void => parentPort?.postMessage(message)

/** Where the feed's records go: into the topic, when there is one. */
async function openTarget({ target, kafka }: FeedJob): Promise<CatalogueWriter> {
  if (kafka === undefined) return openWriter(target)
  const { openTopicWriter } = await import('./kafka/topic-writer.ts')
  return openTopicWriter(kafka, () => openChangeReader(target))
}

async function run(job: FeedJob): Promise<LoadSummary> {
  const { feed, currency, reindex, stop } = job
  const stopFlag = new Int32Array(stop)
  const writer = await openTarget(job)
  try {
    const { records, bytesRead } = openFeed(feed, { currency, version: feed.modifiedAt, now: Date.now() })
    return await ingest({
      records,
      writer,
      reindex,
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
  // Any other error is a defect: it ends the thread, and its stack reaches the log.
  if (!(error instanceof StartupError)) throw error
  tell({ type: 'failed', message: error.message })
}
