import { Worker } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import type { LearningJob, LearningMessage, LearningProgress, LearningSummary } from './learning-job.ts'
import { acquireLoadLock } from './load-lock.ts'

export interface LearnOptions extends Omit<LearningJob, 'stop'> {
  /** Where the lock is kept: a catalogue is learned while nobody loads it. */
  dataDir: string
  onProgress?: ((progress: LearningProgress) => void) | undefined
}

/** Learning that is going on. */
export interface Learning {
  /** Rejects with a StartupError, in one line, when it fails; search goes by what was learned before. */
  summary: Promise<LearningSummary>
  /** Ends it within a second, or when the training in hand is done; `summary` then resolves as stopped. */
  stop(): void
}

/** The thread's heap: a training on 100,000 products holds some 150 MB, most of it outside of the heap. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }

/**
 * Learns from a catalogue what its words mean, and gives its products their vectors, on a worker thread. What is up to
 * date already is left as it is.
 * @throws LoadGoingOnError when a load or another process's learning is going on.
 */
export async function learnCatalogue({ dataDir, onProgress, ...given }: LearnOptions): Promise<Learning> {
  const lock = await acquireLoadLock(dataDir)
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const summary = run({ ...given, stop }, onProgress).finally(() => lock.release())
  return { summary, stop: () => void Atomics.store(new Int32Array(stop), 0, 1) }
}

function run(job: LearningJob, onProgress: LearnOptions['onProgress']): Promise<LearningSummary> {
  return new Promise<LearningSummary>((resolve, reject) => {
    const worker = new Worker(new URL('./learning-worker.ts', import.meta.url), { workerData: job, resourceLimits })
    worker.on('message', (message: LearningMessage) => {
      if (message.type === 'progress') onProgress?.(message.progress)
      else if (message.type === 'summary') resolve(message.summary)
      else reject(new StartupError(message.message))
    })
    worker.on('error', (error) => reject(failed(error instanceof Error ? error.message : String(error), error)))
    // After a message with the outcome this changes nothing.
    worker.on('exit', (code) => reject(failed(`its thread ended with code ${code}`)))
  })
}

const failed = (reason: string, cause?: unknown): StartupError =>
  new StartupError(`Learning the catalogue failed: ${reason.replace(/\s+/g, ' ')}.`, { cause })
