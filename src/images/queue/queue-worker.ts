import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../../errors.ts'
import type { ChangeCursor } from '../../search/engine.ts'
import { defaultWaits } from '../backoff.ts'
import { runImages } from '../image-run.ts'
import type { JobStore } from '../job-store.ts'
import { allPartitions } from '../partition.ts'
import { persisted } from '../persisted.ts'
import { planImages } from '../plan.ts'
import { ImageRunError } from '../provider.ts'
import { openImageProvider } from '../providers/index.ts'
import { type OpenedQueue, openQueue } from './open-queue.ts'
import type { QueueCommand, QueueJob, QueueMessage } from './queue-job.ts'

/** How often it is seen whether products have come. */
const lookEveryMs = 2_000
/** A new key or more quota is noticed within this time, without a restart. */
const blockedForMs = 600_000
/** More often would be more than an eye follows. */
const countsEveryMs = 2_000

const scope = { partitions: allPartitions }
const tell = (message: QueueMessage): void => parentPort?.postMessage(message)

const stop = new AbortController()
parentPort?.on('message', (command: QueueCommand) => {
  if (command === 'stop') stop.abort()
})

/** Waits, unless it is to end. */
const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)

/** What the store is asked, as soon as it can be read and written. */
const patiently = <T>(ask: () => Promise<T>): Promise<T> => persisted({ waits: defaultWaits, signal: stop.signal }, ask)

/** Plans what is in the catalogue, and then what comes. */
async function plan({ catalogue, store, files }: OpenedQueue, { settings }: QueueJob): Promise<void> {
  let after: ChangeCursor = []
  while (!stop.signal.aborted) {
    const { provider } = settings
    const put: JobStore['plan'] = (jobs) => patiently(() => store.plan(jobs))
    const shouldStop = (): boolean => stop.signal.aborted
    const planned = await planImages({ catalogue, put, files, provider, scope, after, shouldStop })
    after = planned.next
    await pause(lookEveryMs)
  }
}

/** Nothing, when it was only told to end. */
function unlessStopped(error: unknown): void {
  if (!stop.signal.aborted) throw error
}

async function paint(queue: OpenedQueue, { settings }: QueueJob): Promise<void> {
  const provider = await openImageProvider(settings.provider, settings.openAi)
  const { concurrency, perMinute } = settings
  let lastFailure: string | undefined
  const counting = count(queue.store, () => lastFailure)
  try {
    while (!stop.signal.aborted) {
      try {
        await runImages({
          ...{ ...queue, provider, scope, concurrency, perMinute, endless: true, signal: stop.signal },
          onProgress: (tally) => {
            lastFailure = tally.lastFailure
          },
        })
      } catch (error) {
        if (!(error instanceof ImageRunError)) throw error
        // It holds until the next try says otherwise.
        lastFailure = error.message
        tell({ type: 'blocked', message: error.message })
        await pause(blockedForMs)
      }
    }
    await tellCounts(queue.store, lastFailure)
  } finally {
    stop.abort()
    await counting
  }
}

/** Tells how the jobs stand, again and again. */
async function count(store: JobStore, lastFailure: () => string | undefined): Promise<void> {
  while (!stop.signal.aborted) {
    await patiently(() => tellCounts(store, lastFailure())).catch(unlessStopped)
    await pause(countsEveryMs)
  }
}

async function tellCounts(store: JobStore, lastFailure: string | undefined): Promise<void> {
  const departments = await store.departments()
  const sum = (of: 'done' | 'waiting' | 'parked'): number => departments.reduce((all, one) => all + one[of], 0)
  tell({ type: 'counts', counts: { done: sum('done'), waiting: sum('waiting'), parked: sum('parked') }, lastFailure })
}

async function run(job: QueueJob): Promise<void> {
  const queue = await openQueue(job.places)
  try {
    await Promise.all([plan(queue, job).catch(unlessStopped), paint(queue, job)])
  } finally {
    stop.abort()
    await queue.close()
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
try {
  await run(workerData as QueueJob)
} catch (error) {
  // Any other error is a defect: it ends the thread, and its stack reaches the log.
  if (!(error instanceof StartupError)) throw error
  tell({ type: 'failed', message: error.message })
} finally {
  parentPort?.close()
}
