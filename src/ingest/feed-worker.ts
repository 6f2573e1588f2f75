import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import { CatalogueHeldError, CatalogueUnavailableError } from '../search/catalogue-unavailable.ts'
import type { CatalogueWriter } from '../search/engine.ts'
import { openFeed } from './feed-file.ts'
import type { FeedJob, FeedWorkerMessage } from './feed-job.ts'
import { FeedLetters } from './feed-letters.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import type { LoadCounts, LoadSummary } from './load-summary.ts'
import { openChangeReader, openWriter } from './open-writer.ts'
import { patientWriter } from './patient-writer.ts'
import { ingest } from './pipeline.ts'

/** More often would be more than an eye follows. */
const progressEveryMs = 100

const tell = (message: FeedWorkerMessage): void => parentPort?.postMessage(message)

/** Into its topic; dead letters are then those who read it to see to. */
async function publish(job: FeedJob, kafka: KafkaSettings): Promise<LoadSummary> {
  const { openTopicWriter } = await import('./kafka/topic-writer.ts')
  const writer = await openTopicWriter(kafka, () => openChangeReader(job.target))
  try {
    return await read(job, writer)
  } finally {
    await writer.close()
  }
}

/** Into the catalogue. Lines that are refused are kept, to be looked at after the load. */
async function load(job: FeedJob): Promise<LoadSummary> {
  const letters = new FeedLetters(job.dataDir)
  const writer = await openWriter(job.target, job)
  try {
    const summary = await read(job, patientWriter({ writer, shouldStop: () => isStopped(job) }))
    if (summary.outcome === 'completed') await letters.putFeed(job.feed.path, summary.refusedLines)
    return summary
  } finally {
    await writer.close()
    await letters.close()
  }
}

const isStopped = ({ stop }: FeedJob): boolean => Atomics.load(new Int32Array(stop), 0) !== 0

function read(job: FeedJob, writer: CatalogueWriter): Promise<LoadSummary> {
  const { feed, currency, reindex } = job
  const { records, bytesRead } = openFeed(feed, { currency, version: feed.modifiedAt, now: Date.now() })
  const stopFlag = new Int32Array(job.stop)
  return ingest({
    ...{ records, writer, reindex },
    source: `${feed.path} (${feed.format}, ${feed.size} bytes, of ${feed.modifiedAt})`,
    shouldStop: () => Atomics.load(stopFlag, 0) !== 0,
    onProgress: progressTeller(bytesRead, feed.size),
  })
}

const run = (job: FeedJob): Promise<LoadSummary> => (job.kafka === undefined ? load(job) : publish(job, job.kafka))

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
  else if (error instanceof CatalogueHeldError) tell({ type: 'failed', message: error.message, why: 'held' })
  else if (error instanceof StartupError) tell({ type: 'failed', message: error.message })
  // A defect: it ends the thread, and its stack reaches the log.
  else throw error
}
