import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { JobCounts } from '../job-store.ts'
import type { QueueCommand, QueueJob, QueueMessage } from './queue-job.ts'

/** The image queue of a service, on a thread of its own: its writes wait for others', which shoppers must not. */
export interface ServiceQueue {
  start(): void
  /** Ends it when what is in work is done, within 8 seconds; what is not is done after the next start. */
  stop(): Promise<void>
  check(): Promise<{ ok: boolean; detail: string }>
}

/** Ten jobs in work and their pictures take some 40 MB, most of it outside of the heap. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }

const inWords = new Intl.NumberFormat('en')

export function createServiceQueue(job: QueueJob, log: Logger): ServiceQueue {
  let worker: Worker | undefined
  let ended: Promise<void> = Promise.resolve()
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

  return {
    start() {
      worker = new Worker(new URL('./queue-worker.ts', import.meta.url), { workerData: job, resourceLimits })
      const over = Promise.withResolvers<void>()
      ended = over.promise
      worker.on('message', onMessage)
      worker.on('error', (err) => {
        trouble = 'the queue has ended with an error'
        log.error({ err }, 'the image queue has ended with an error')
        over.resolve()
      })
      worker.on('exit', () => over.resolve())
    },
    async stop() {
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
