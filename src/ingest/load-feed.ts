import { Worker } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import { CatalogueHeldError, CatalogueUnavailableError } from '../search/catalogue-unavailable.ts'
import type { Feed } from './feed-file.ts'
import type { CatalogueTarget, FeedJob, FeedWorkerMessage } from './feed-job.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import type { LoadProgress, LoadSummary } from './load-summary.ts'

export interface LoadFeedOptions {
  feed: Feed
  target: CatalogueTarget
  /** Where dead letters are kept when there is no topic for them. */
  dataDir: string
  currency: string
  /** Whether products that the feed does not have are removed once all of it was read. */
  reindex: boolean
  /** Whether it is the sample catalogue. */
  demo?: boolean
  /** The feed goes into its topic, from which consumers write it; undefined: into the catalogue. */
  kafka?: KafkaSettings | undefined
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

/** A load that is going on. */
export interface FeedLoad {
  /**
   * Rejects, in one line, with a CatalogueUnavailableError when the catalogue cannot be written now, with a
   * CatalogueHeldError when another process is at what one at a time may do, with a StartupError
   * when the feed or something else fails.
   */
  summary: Promise<LoadSummary>
  /** Ends it after the batch in hand, within a second; `summary` then resolves as stopped. */
  stop(): void
}

/**
 * The worker's heap: a batch of 1 to 2 MB, its records, words and rows need some twenty times that. The bound makes
 * the collector run early instead of letting the thread grow to what the machine allows.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }

/** Loads a feed on a worker thread, so that the caller's thread goes on answering. */
export function loadFeed({ onProgress, ...options }: LoadFeedOptions): FeedLoad {
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const { feed, target, dataDir, currency, reindex, demo = false, kafka } = options
  const job: FeedJob = { feed, target, dataDir, currency, reindex, demo, kafka, stop }
  const summary = new Promise<LoadSummary>((resolve, reject) => {
    const worker = new Worker(new URL('./feed-worker.ts', import.meta.url), { workerData: job, resourceLimits })
    worker.on('message', (message: FeedWorkerMessage) => {
      if (message.type === 'progress') onProgress?.(message.progress)
      else if (message.type === 'summary') resolve(message.summary)
      else reject(expected(message))
    })
    worker.on('error', (error) =>
      reject(loadFailed(feed, error instanceof Error ? error.message : String(error), error)),
    )
    // After a message with the outcome this changes nothing.
    worker.on('exit', (code) => reject(loadFailed(feed, `its thread ended with code ${code}`)))
  })
  return { summary, stop: () => void Atomics.store(new Int32Array(stop), 0, 1) }
}

function expected({ message, why }: Extract<FeedWorkerMessage, { type: 'failed' }>): Error {
  if (why === undefined) return new StartupError(message)
  return why === 'held' ? new CatalogueHeldError(message) : new CatalogueUnavailableError(why, message)
}

const loadFailed = (feed: Feed, reason: string, cause?: unknown): StartupError =>
  new StartupError(`Loading ${feed.path} failed: ${reason.replace(/\s+/g, ' ')}.`, { cause })
