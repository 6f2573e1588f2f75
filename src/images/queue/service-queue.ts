import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { JobCounts } from '../job-store.ts'
import type { ImagesSettings } from '../settings.ts'
import type { QueueCommand, QueueJob, QueueMessage } from './queue-job.ts'

/** The image queue of a service, on a thread of its own: its writes wait for others', which shoppers must not. */
export interface ServiceQueue {
  start(): void
  /** Ends it when what is in work is done, within 8 seconds; what is not is done after the next start. */
  stop(): Promise<void>
  check(): Promise<{ ok: boolean; detail: string }>
}

/**
 * What the thread may take: 128 MB, and for each picture in work its answer as text and as JSON, which is four thirds of
 * its pixels' three bytes each where nothing of it can be compressed.
 */
function resourceLimitsFor({ concurrency, openAi: { size } }: ImagesSettings) {
  const [width = 1_536, height = 1_024] = /^\d+x\d+$/.test(size) ? size.split('x').map(Number) : []
  const megabytesEach = (2 * 4 * width * height) / 2 ** 20
  return { maxOldGenerationSizeMb: Math.ceil(128 + concurrency * megabytesEach), maxYoungGenerationSizeMb: 16 }
}

/** A queue that has ended with an error is begun again after this, in milliseconds; after twice as long when it ends again, up to ten minutes. */
const firstRestartMs = 10_000
const longestRestartMs = 600_000
/** One that has gone well for so long has mended: the waits begin anew. */
const mendedAfterMs = 300_000

const inWords = new Intl.NumberFormat('en')

export function createServiceQueue(job: QueueJob, log: Logger, restartMs = firstRestartMs): ServiceQueue {
  let worker: Worker | undefined
  let ended: Promise<void> = Promise.resolve()
  let restart: NodeJS.Timeout | undefined
  let nextRestartMs = restartMs
  let isStopped = false
  let counts: JobCounts = { done: 0, waiting: 0, parked: 0 }
  let trouble: string | undefined

  const onMessage = (message: QueueMessage): void => {
    switch (message.type) {
      case 'counts': {
        if (message.counts.waiting === 0 && counts.waiting > 0) log.info(`pictures: ${countsText(message.counts)}`)
        if (message.lastFailure !== undefined && message.counts.waiting > 0 && message.lastFailure !== trouble)
          log.warn(`A picture is tried again: ${message.lastFailure}`)
        trouble = message.counts.waiting > 0 ? message.lastFailure : undefined
        counts = message.counts
        return
      }
      case 'blocked':
      case 'failed':
        trouble = message.message
        log.error(`No pictures are made: ${message.message}`)
    }
  }

  const begin = (): void => {
    worker = new Worker(new URL('./queue-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: resourceLimitsFor(job.settings),
    })
    const begun = performance.now()
    const over = Promise.withResolvers<void>()
    ended = over.promise
    worker.on('message', onMessage)
    worker.on('error', (err) => {
      trouble = 'the queue has ended with an error and is begun again'
      log.error({ err }, 'the image queue has ended with an error')
    })
    worker.on('exit', () => {
      over.resolve()
      if (performance.now() - begun > mendedAfterMs) nextRestartMs = restartMs
      if (!isStopped) beginAgain()
    })
  }

  const beginAgain = (): void => {
    restart = setTimeout(begin, nextRestartMs).unref()
    nextRestartMs = Math.min(longestRestartMs, 2 * nextRestartMs)
  }

  return {
    start: begin,
    async stop() {
      isStopped = true
      clearTimeout(restart)
      worker?.postMessage('stop' satisfies QueueCommand)
      await ended
    },
    check: async () => ({
      ok: trouble === undefined,
      detail: [countsText(counts), ...(trouble === undefined ? [] : [trouble])].join('; '),
    }),
  }
}

const countsText = ({ done, waiting, parked }: JobCounts): string =>
  [
    `${inWords.format(done)} made`,
    ...(waiting > 0 ? [`${inWords.format(waiting)} to be made`] : []),
    ...(parked > 0 ? [`${inWords.format(parked)} parked: npm run images:status says why`] : []),
  ].join(', ')
