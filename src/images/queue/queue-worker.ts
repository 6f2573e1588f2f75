import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../../errors.ts'
import type { ChangeCursor, ChangeReader } from '../../search/engine.ts'
import { defaultWaits } from '../backoff.ts'
import { runImages } from '../image-run.ts'
import type { JobScope, JobStore } from '../job-store.ts'
import { allPartitions } from '../partition.ts'
import { persisted } from '../persisted.ts'
import { preparePictureFolder } from '../picture-files.ts'
import { planImages, tidyJobs } from '../plan.ts'
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

const scopeOf = ({ settings: { provider } }: QueueJob): JobScope => ({ provider, partitions: allPartitions })
const tell = (message: QueueMessage): void => parentPort?.postMessage(message)

const stop = new AbortController()
/** Whether the jobs may stand otherwise than was told last: counting them all is not done for nothing. */
let isChanged = true
parentPort?.on('message', (command: QueueCommand) => {
  if (command === 'stop') stop.abort()
})

/** Waits, unless it is to end. */
const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)

/** What the store and the catalogue are asked, as soon as they can be read and written. */
const patiently = <T>(ask: () => Promise<T>): Promise<T> => persisted({ waits: defaultWaits, signal: stop.signal }, ask)

/** Plans what is in the catalogue, and then what comes. */
async function plan({ catalogue, store, files }: OpenedQueue, job: QueueJob): Promise<void> {
  const scope = scopeOf(job)
  // Somebody who has a command paint what waits must not find it drawn by the service.
  const takesOver = scope.provider !== 'drawn'
  let after: ChangeCursor = []
  while (!stop.signal.aborted) {
    const put: JobStore['plan'] = (jobs) => patiently(() => store.plan(jobs))
    const shouldStop = (): boolean => stop.signal.aborted
    const isFirst = after.length === 0
    const changes: ChangeReader['changes'] = (...asked) => patiently(() => catalogue.changes(...asked))
    const planned = await planImages({ catalogue: { changes }, put, files, scope, takesOver, after, shouldStop })
    if (isFirst) await patiently(() => tidyJobs({ store, catalogue, shouldStop }))
    if (planned.read > 0) isChanged = true
    after = planned.next
    await pause(lookEveryMs)
  }
}

/** Nothing, when it was only told to end. */
function unlessStopped(error: unknown): void {
  if (!stop.signal.aborted) throw error
}

async function paint(queue: OpenedQueue, job: QueueJob): Promise<void> {
  const { settings, places } = job
  const scope = scopeOf(job)
  const provider = await openImageProvider(settings.provider, settings.openAi)
  const { concurrency, perMinute } = settings
  let lastFailure: string | undefined
  const counting = count(queue.store, () => lastFailure)
  try {
    while (!stop.signal.aborted) {
      try {
        // Before anything is paid for.
        await preparePictureFolder(places.folder)
        await runImages({
          ...{ ...queue, provider, scope, concurrency, perMinute, endless: true, signal: stop.signal },
          onProgress: (tally) => {
            lastFailure = tally.trouble
            isChanged = true
          },
        })
      } catch (error) {
        if (!(error instanceof ImageRunError) && !(error instanceof StartupError)) throw error
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
    if (isChanged) {
      isChanged = false
      await patiently(() => tellCounts(store, lastFailure())).catch(unlessStopped)
    }
    await pause(countsEveryMs)
  }
}

async function tellCounts(store: JobStore, lastFailure: string | undefined): Promise<void> {
  const departments = await store.departments()
  const sum = (of: 'done' | 'waiting' | 'parked'): number => departments.reduce((all, one) => all + one[of], 0)
  tell({ type: 'counts', counts: { done: sum('done'), waiting: sum('waiting'), parked: sum('parked') }, lastFailure })
}

/** When one of them fails the others are told to end, and do so before it is said. */
async function allOrNothing(works: Promise<void>[]): Promise<void> {
  try {
    await Promise.all(works)
  } catch (error) {
    stop.abort()
    await Promise.allSettled(works)
    throw error
  }
}

async function run(job: QueueJob): Promise<void> {
  const queue = await openQueue(job.places)
  try {
    await allOrNothing([plan(queue, job).catch(unlessStopped), paint(queue, job)])
  } finally {
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
