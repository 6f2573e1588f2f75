import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { CatalogueTarget } from '../ingest/feed-job.ts'
import { fileLedgerStore } from '../ingest/feed-ledger.ts'
import { type LoadAtStart, loadAtStart } from '../ingest/load-at-start.ts'
import { LoadGoingOnError } from '../ingest/load-lock.ts'
import type { LoadProgress, LoadSummary } from '../ingest/load-summary.ts'
import type { CatalogueLearning } from './catalogue-learning.ts'
import { prepareDemoCatalogue } from './demo-catalogue.ts'
import type { Check } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface CatalogueLoadingOptions {
  config: Config
  /** Where the demo catalogue is made when it is needed. */
  demoFeed: string
  target: CatalogueTarget
  /** How many products can be found now. */
  count: () => Promise<number>
  learning: CatalogueLearning
  log: Logger
  metrics: Metrics
}

/** The load that a start calls for, and what is learned of the catalogue after it, while the service answers. */
export interface CatalogueLoading {
  /**
   * Begins to load the catalogue if that is needed. A load that fails later is logged; what was loaded before
   * goes on being sold.
   * @throws StartupError when the configured feed cannot be loaded at all.
   */
  start(): Promise<void>
  /** Resolves when there is nothing more to load or to learn, whether or not that went well. */
  done: Promise<void>
  /** Whether product questions can be answered: not before a first catalogue is there as a whole. */
  check(): Promise<Check>
  stop(): Promise<void>
}

const inWords = new Intl.NumberFormat('en')

/** The service tells of a long load this often, in its log. */
const progressEveryMs = 2_000

/**
 * A start that loads nothing has most likely nothing to learn either: seeing to it waits until the first shoppers have
 * their answers, because the thread that does it takes half a second of a core.
 */
const learnAfterMs = 3_000

/** How often it is seen whether another process's load is over. */
const retryEveryMs = 500

/** What is going on, for people who ask why it is not ready. */
const doings = {
  'not begun': '',
  waiting: 'another process is loading',
  loading: 'loading',
  learning: 'learning what is there',
  loaded: '',
}

export function createCatalogueLoading(options: CatalogueLoadingOptions): CatalogueLoading {
  const { config, demoFeed, target, count, learning, log, metrics } = options
  const ended = Promise.withResolvers<void>()
  let load: LoadAtStart | undefined
  let state: keyof typeof doings | 'failed' = 'not begun'
  let timer: NodeJS.Timeout | undefined
  let failure = ''
  let isFirst = true
  let isStopped = false
  let beginning: Promise<void> | undefined

  const onProgress = progressLogger(log)

  const follow = async (running: LoadAtStart): Promise<void> => {
    state = 'loading'
    try {
      await finish(running, config.kafka !== undefined && !running.demo, log, metrics)
      await learn()
    } catch (error) {
      fail(error)
    }
  }

  const learn = async (): Promise<void> => {
    state = 'learning'
    if (!isStopped) await learning.learn()
    state = 'loaded'
    ended.resolve()
  }

  const fail = (error: unknown): void => {
    state = 'failed'
    failure = error instanceof Error ? error.message : String(error)
    log.error({ err: error }, failure)
    ended.resolve()
  }

  /** Begins the load, or waits for another process's: what is needed after that is decided anew. */
  const begin = async (): Promise<void> => {
    try {
      if (config.catalogue === undefined) await prepareDemoCatalogue(demoFeed)
      load = await loadAtStart({ config, demoFeed, target, productCount: await count(), onProgress })
    } catch (error) {
      if (!(error instanceof LoadGoingOnError)) throw error
      if (state !== 'waiting') log.info(error.message)
      state = 'waiting'
      if (!isStopped) timer = setTimeout(beginAgain, retryEveryMs)
      return
    }
    if (isStopped) load?.stop()
    if (load !== undefined) return void follow(load)
    state = 'loaded'
    if (!isStopped) timer = setTimeout(learn, learnAfterMs)
  }

  const beginAgain = (): void => {
    beginning = begin().catch(fail)
  }

  return {
    done: ended.promise,
    async start() {
      isFirst = !(await fileLedgerStore(config.dataDir).read()).some(({ loaded }) => loaded !== undefined)
      // Making the demo catalogue takes a moment in which the service is open already, and asks nothing of an operator.
      if (config.catalogue === undefined) beginAgain()
      else await begin()
    },
    async check() {
      const products = await count()
      const doing = state === 'failed' ? failure : doings[state]
      const detail = [`${inWords.format(products)} products`, doing].filter((part) => part !== '').join('; ')
      return { ok: products > 0 && (state === 'loaded' || !isFirst), detail }
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await beginning
      load?.stop()
      await learning.stop()
      if (load === undefined) ended.resolve()
      await ended.promise
    },
  }
}

const progressLogger = (log: Logger): ((progress: LoadProgress) => void) =>
  every(progressEveryMs, ({ bytesRead, bytesTotal }) =>
    log.info(`loading the catalogue: ${Math.floor((bytesRead / Math.max(1, bytesTotal)) * 100)}%`),
  )

async function finish(load: LoadAtStart, isSent: boolean, log: Logger, metrics: Metrics): Promise<void> {
  log.info(
    `${isSent ? 'sending' : 'loading'} ${load.demo ? 'the demo catalogue' : load.feed.path}${isSent ? ' to Kafka' : ''}`,
  )
  const summary = await load.summary
  metrics.ingested.labels(isSent ? 'sent' : 'written').inc(summary.written)
  for (const outcome of ['stale', 'refused'] as const) metrics.ingested.labels(outcome).inc(summary[outcome])
  log.info(summaryLine(summary, isSent))
  for (const { line, id, reason } of summary.refusedLines.slice(0, 20)) {
    log.warn(`refused line ${line}${id === undefined ? '' : ` (${id})`}: ${reason}`)
  }
  if (summary.refused > 20)
    log.warn(`${inWords.format(summary.refused - 20)} more refused lines: npm run products:ingest names them`)
}

function summaryLine({ outcome, written, stale, refused, removed, tookMs }: LoadSummary, isSent: boolean): string {
  const counts = Object.entries({ [isSent ? 'sent' : 'written']: written, unchanged: stale, refused, removed })
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${inWords.format(value)} ${name}`)
  return `${isSent ? 'feed' : 'catalogue'} ${outcome === 'completed' ? (isSent ? 'sent' : 'loaded') : 'load stopped'} in ${(tookMs / 1_000).toFixed(1)} s: ${counts.join(', ') || 'nothing'}`
}

/** `act`, at most once in `ms` milliseconds. */
function every<T>(ms: number, act: (value: T) => void): (value: T) => void {
  let last = Date.now()
  return (value) => {
    if (Date.now() - last < ms) return
    last = Date.now()
    act(value)
  }
}
