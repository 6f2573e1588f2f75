import type { Logger } from 'pino'
import { type Learning, type LearnOptions, learnCatalogue } from '../ingest/learn-catalogue.ts'
import type { LearningSummary } from '../ingest/learning-job.ts'
import { LoadGoingOnError } from '../ingest/load-lock.ts'

/** A service that failed is asked again after a minute, then after twice as long each time. */
const firstRetryMs = 60_000
const longestRetryMs = 600_000

/** Learning of the catalogue, after a load and whenever something was left undone. */
export interface CatalogueLearning {
  /** Resolves when it is done, was left to another process, or has failed; then it is tried again later. Never rejects. */
  learn(): Promise<void>
  stop(): Promise<void>
}

export function createCatalogueLearning(options: LearnOptions, log: Logger): CatalogueLearning {
  let running: Learning | undefined
  let current = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let retryMs = firstRetryMs
  let isStopped = false

  const once = async (): Promise<void> => {
    clearTimeout(timer)
    if (isStopped) return
    try {
      running = await learnCatalogue(options)
      if (isStopped) running.stop()
      tell(await running.summary, log)
      retryMs = firstRetryMs
    } catch (error) {
      // The other process learns what it has loaded.
      if (error instanceof LoadGoingOnError) return
      log.warn(`${error instanceof Error ? error.message : error} Search goes by what was learned before.`)
      if (!isStopped) timer = setTimeout(() => (current = once()), retryMs).unref()
      retryMs = Math.min(longestRetryMs, 2 * retryMs)
    } finally {
      running = undefined
    }
  }

  return {
    learn() {
      current = current.then(once)
      return current
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      running?.stop()
      await current
    },
  }
}

function tell({ outcome, embedded, reclassified, tookMs }: LearningSummary, log: Logger): void {
  if (outcome === 'stopped') log.info('learning the catalogue was stopped; it goes on at the next start')
  else if (embedded + reclassified > 0) {
    log.info(`catalogue learned in ${(tookMs / 1_000).toFixed(1)} s: ${embedded} products by meaning`)
  }
}
