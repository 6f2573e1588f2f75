import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { StartupError } from '../errors.ts'
import type { CatalogueTarget } from '../ingest/feed-job.ts'
import { fileLedgerStore } from '../ingest/feed-ledger.ts'
import { type LoadAtStart, loadAtStart } from '../ingest/load-at-start.ts'
import { LoadGoingOnError } from '../ingest/load-lock.ts'
import type { LoadProgress, LoadSummary } from '../ingest/load-summary.ts'
import { CatalogueHeldError, CatalogueUnavailableError, lineFor } from '../search/catalogue-unavailable.ts'
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
/** How often it is seen whether a catalogue that could not be written to can be; a load begins with its feed's first line. */
const lookAgainMs = 5_000

/** No wait mends a setting. */
const isWaitedFor = (error: unknown): boolean =>
  error instanceof LoadGoingOnError ||
  error instanceof CatalogueHeldError ||
  (error instanceof CatalogueUnavailableError && error.why !== 'misconfigured')

/** What is going on, for people who ask why it is not ready. */
const doings = {
  'not begun': '',
  waiting: 'another process is loading',
  away: 'it cannot be written to; loading goes on when it can',
  loading: 'loading',
  learning: 'learning what is there',
  loaded: '',
}

export const createCatalogueLoading = (options: CatalogueLoadingOptions): CatalogueLoading =>
  new ServiceLoading(options)

class ServiceLoading implements CatalogueLoading {
  readonly #options: CatalogueLoadingOptions
  readonly #onProgress: (progress: LoadProgress) => void
  readonly #ended = Promise.withResolvers<void>()
  readonly done = this.#ended.promise
  #load: LoadAtStart | undefined
  #state: keyof typeof doings | 'failed' = 'not begun'
  #failure = ''
  #waitsFor = ''
  #isFirst = true
  #isStopped = false
  #timer: NodeJS.Timeout | undefined
  #beginning: Promise<void> | undefined

  constructor(options: CatalogueLoadingOptions) {
    this.#options = options
    this.#onProgress = progressLogger(options.log)
  }

  async start(): Promise<void> {
    const { config } = this.#options
    this.#isFirst = !(await fileLedgerStore(config.dataDir).read()).some(({ loaded }) => loaded !== undefined)
    // Making the demo catalogue takes a moment in which the service is open already, and asks nothing of an operator.
    if (config.catalogue === undefined) this.#beginAgain()
    else await this.#begin().catch(inOneLine)
  }

  check = async (): Promise<Check> => {
    const doing = this.#state === 'failed' ? this.#failure : doings[this.#state]
    let products: number
    try {
      products = await this.#options.count()
    } catch (error) {
      if (!(error instanceof CatalogueUnavailableError)) throw error
      return { ok: false, detail: error.operatorMessage }
    }
    const detail = [`${inWords.format(products)} products`, doing].filter((part) => part !== '').join('; ')
    return { ok: products > 0 && (this.#state === 'loaded' || !this.#isFirst), detail }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#beginning
    this.#load?.stop()
    await this.#options.learning.stop()
    if (this.#load === undefined) this.#ended.resolve()
    await this.#ended.promise
  }

  /** Begins the load, or waits for what keeps it from beginning: what is needed after that is decided anew. */
  async #begin(): Promise<void> {
    const { config, demoFeed, target, count } = this.#options
    try {
      if (config.catalogue === undefined && config.kafka === undefined) await prepareDemoCatalogue(demoFeed)
      const asked = { config, demoFeed, target, productCount: await count(), onProgress: this.#onProgress }
      this.#load = await loadAtStart(asked)
    } catch (error) {
      if (!isWaitedFor(error)) throw error
      this.#waitFor(error)
      return
    }
    if (this.#isStopped) this.#load?.stop()
    if (this.#load !== undefined) return void this.#follow(this.#load)
    this.#state = 'loaded'
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#learn(), learnAfterMs)
  }

  #beginAgain(): void {
    this.#beginning = this.#begin().catch((error: unknown) => this.#fail(error))
  }

  async #follow(running: LoadAtStart): Promise<void> {
    this.#state = 'loading'
    try {
      const { config, log, metrics } = this.#options
      const isSent = config.kafka !== undefined && !running.demo
      // A load that is begun again and again to see whether it can be is not told of each time.
      if (this.#waitsFor === '')
        log.info(
          isSent
            ? `sending ${running.feed.path} to Kafka`
            : `loading ${running.demo ? 'the demo catalogue' : running.feed.path}`,
        )
      await finish(running, isSent, log, metrics)
      await this.#learn()
    } catch (error) {
      this.#fail(error)
    }
  }

  async #learn(): Promise<void> {
    this.#state = 'learning'
    if (!this.#isStopped) await this.#options.learning.learn()
    this.#state = 'loaded'
    this.#ended.resolve()
  }

  #fail(error: unknown): void {
    if (isWaitedFor(error)) {
      this.#waitFor(error)
      return
    }
    this.#state = 'failed'
    this.#failure = lineFor(error)
    this.#options.log.error({ err: error }, this.#failure)
    this.#ended.resolve()
  }

  /** Another process loads, or the catalogue is away. */
  #waitFor(error: unknown): void {
    const reason = lineFor(error)
    // It is said once, however often it is looked at.
    if (reason !== this.#waitsFor) this.#options.log.info(reason)
    this.#waitsFor = reason
    this.#load = undefined
    this.#state = error instanceof CatalogueUnavailableError ? 'away' : 'waiting'
    // A look at this machine's own lock costs nothing; to see who holds the cluster's, a load is begun.
    const waitMs = error instanceof LoadGoingOnError ? retryEveryMs : lookAgainMs
    if (this.#isStopped) this.#ended.resolve()
    else this.#timer = setTimeout(() => this.#beginAgain(), waitMs)
  }
}

/** A start ends without a stack trace for what the operator can mend. */
function inOneLine(error: unknown): never {
  if (error instanceof CatalogueUnavailableError) throw new StartupError(error.operatorMessage, { cause: error })
  throw error
}

const progressLogger = (log: Logger): ((progress: LoadProgress) => void) =>
  every(progressEveryMs, ({ bytesRead, bytesTotal }) =>
    log.info(`loading the catalogue: ${Math.floor((bytesRead / Math.max(1, bytesTotal)) * 100)}%`),
  )

async function finish(load: LoadAtStart, isSent: boolean, log: Logger, metrics: Metrics): Promise<void> {
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
  const done = isSent ? ['feed sent', 'sending the feed stopped'] : ['catalogue loaded', 'catalogue load stopped']
  return `${done[outcome === 'completed' ? 0 : 1]} in ${(tookMs / 1_000).toFixed(1)} s: ${counts.join(', ') || 'nothing'}`
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
