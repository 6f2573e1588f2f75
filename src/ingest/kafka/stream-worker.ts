import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../../errors.ts'
import { openStreamWriter } from '../open-writer.ts'
import type { StreamMessage } from '../stream/stream-status.ts'
import { type OpenStream, openStream } from './open-stream.ts'
import type { StreamCommand, StreamJob } from './stream-job.ts'

const statusEveryMs = 500
/** So many writes make an engine slower to search until it has tidied up, which it does when nothing has come for a while. */
const optimiseAfterWrites = 1_000
const quietMs = 5_000
/** SQLite writes one at a time; a server is busy with some while others are made. Its client's bulk helper sends five. */
const writesAtOnce = { sqlite: 1, elasticsearch: 5 } as const

const tell = (message: StreamMessage): void => parentPort?.postMessage(message)

async function run({ kafka, target, currency }: StreamJob): Promise<void> {
  const writer = await openStreamWriter(target)
  const stopping = Promise.withResolvers<void>()
  parentPort?.on('message', (command: StreamCommand) => {
    if (command === 'stop') stopping.resolve()
  })
  try {
    const concurrency = writesAtOnce[target.engine]
    const onTrouble = (message: string): void => tell({ type: 'trouble', message })
    const stream = await openStream({ kafka, currency, writer, concurrency, onTrouble })
    const optimise = optimiser(() => writer.optimise(), onTrouble)
    const timer = setInterval(() => {
      const status = stream.status()
      tell({ type: 'status', status })
      optimise(status)
    }, statusEveryMs)
    await stopping.promise
    clearInterval(timer)
    await stream.stop()
    tell({ type: 'status', status: stream.status() })
  } finally {
    await writer.close()
  }
}

/** Tidies up once enough was written and nothing is. */
function optimiser(optimise: () => Promise<void>, onTrouble: (message: string) => void) {
  let [optimisedAt, seen, since] = [0, 0, Date.now()]
  return ({ counts: { written } }: ReturnType<OpenStream['status']>): void => {
    if (written !== seen) [seen, since] = [written, Date.now()]
    if (written - optimisedAt < optimiseAfterWrites || Date.now() - since < quietMs) return
    optimisedAt = written
    optimise().catch((error: unknown) => onTrouble(`The catalogue could not be tidied up: ${error}`))
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
try {
  await run(workerData as StreamJob)
  tell({ type: 'stopped' })
} catch (error) {
  // Any other error is a defect: it ends the thread, and its stack reaches the log.
  if (!(error instanceof StartupError)) throw error
  tell({ type: 'failed', message: error.message })
} finally {
  parentPort?.close()
}
