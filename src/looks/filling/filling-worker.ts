import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { makeFolder } from '../../files.ts'
import { openChangeReader, openLookWriter } from '../../ingest/open-writer.ts'
import { acquireProcessLock, LockHeldError } from '../../process-lock.ts'
import type { ChangeCursor } from '../../search/engine.ts'
import { openDescriber } from '../describer-module.ts'
import { type FillOptions, type FillProgress, fillLooks, fillNewFiles, spaceOf } from './fill-looks.ts'
import type { FillingCommand, FillingJob, FillingMessage } from './filling-job.ts'
import { openProductPictures } from './product-pictures.ts'

/** How often it is seen whether pictures have come. */
const lookEveryMs = 2_000
/** How often the process that does not fill the index sees whether the one that does has ended. */
const waitForOtherMs = 5_000
/** How often what is left of products that are gone is removed. It is not found meanwhile. */
const tidyEveryMs = 600_000
/** How often it is seen whether files have come without a change of the catalogue. */
const lookForFilesEveryMs = 15_000
/** A file's time may be so much before it is placed. */
const placedWithinMs = 60_000
/** What failed is tried again after this. */
const retryMs = 10_000

const tell = (message: FillingMessage): void => parentPort?.postMessage(message)

const stop = new AbortController()
parentPort?.on('message', (command: FillingCommand) => {
  if (command === 'stop') stop.abort()
})
const shouldStop = (): boolean => stop.signal.aborted

/** Waits, unless it is to end. */
const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)

/** Passes one after the other, until it is to end. */
async function fill(job: FillingJob): Promise<void> {
  const describer = await openDescriber(job.describer)
  const catalogue = await openChangeReader(job.target)
  const writer = await openLookWriter(job.target)
  try {
    const before = await writer.begin(spaceOf(describer))
    if (before !== undefined) tell({ type: 'anew', was: before.describer, is: describer.id })
    await passes({ catalogue, writer, describer, pictures: openProductPictures(job.folder), shouldStop, onProgress })
  } finally {
    for (const one of [writer, catalogue, describer]) await one.close()
  }
}

const onProgress = (progress: FillProgress): void => tell({ type: 'progress', ...progress })

async function passes(options: Omit<FillOptions, 'after'>): Promise<void> {
  let after: ChangeCursor = []
  let [tidiedAt, lookedAt] = [Number.NEGATIVE_INFINITY, Date.now()]
  while (!shouldStop()) {
    const { next, ...pass } = await fillLooks({ ...options, after })
    after = next
    let { described } = pass
    if (Date.now() - lookedAt > lookForFilesEveryMs) {
      const since = lookedAt - placedWithinMs
      lookedAt = Date.now()
      described += await fillNewFiles(since, options)
    }
    if (performance.now() - tidiedAt > tidyEveryMs) {
      await options.writer.removeGone()
      tidiedAt = performance.now()
    }
    if (!shouldStop()) tell({ type: 'idle', described })
    await pause(lookEveryMs)
  }
}

/** Undefined while another process of this machine has it. */
async function lockOf({ dataDir }: FillingJob) {
  await makeFolder(dataDir)
  try {
    return await acquireProcessLock(join(dataDir, 'looks.lock'))
  } catch (error) {
    if (error instanceof LockHeldError) return undefined
    throw error
  }
}

async function attempt(job: FillingJob): Promise<void> {
  const lock = await lockOf(job)
  if (lock === undefined) {
    tell({ type: 'elsewhere' })
    return await pause(waitForOtherMs)
  }
  try {
    await fill(job)
  } finally {
    await lock.release()
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
while (!shouldStop()) {
  try {
    await attempt(workerData as FillingJob)
  } catch (error) {
    if (shouldStop()) break
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    await pause(retryMs)
  }
}
parentPort?.close()
