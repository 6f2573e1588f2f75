import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { CatalogueTarget } from '../ingest/feed-job.ts'
import { fileLedgerStore } from '../ingest/feed-ledger.ts'
import { type LoadAtStart, loadAtStart } from '../ingest/load-at-start.ts'
import type { LoadSummary } from '../ingest/load-summary.ts'
import type { Check } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface CatalogueLoadingOptions {
  config: Config
  /** The sample catalogue that ships with the service. */
  demoFeed: string
  target: CatalogueTarget
  /** How many products can be found now. */
  count: () => Promise<number>
  log: Logger
  metrics: Metrics
}

/** The load that a start calls for, while the service answers. */
export interface CatalogueLoading {
  /** Resolves when there is nothing more to load, whether or not that went well. */
  done: Promise<void>
  /** Whether product questions can be answered: not before a first catalogue is there as a whole. */
  check(): Promise<Check>
  stop(): Promise<void>
}

const inWords = new Intl.NumberFormat('en')

/** The service tells of a long load this often, in its log. */
const progressEveryMs = 2_000

/**
 * Begins to load the catalogue if that is needed. A load that fails is logged; what was loaded before
 * goes on being sold.
 * @throws StartupError when the configured feed cannot be loaded at all.
 */
export async function startCatalogueLoading(options: CatalogueLoadingOptions): Promise<CatalogueLoading> {
  const { config, demoFeed, target, count, log, metrics } = options
  const isFirst = !(await fileLedgerStore(config.dataDir).read()).some(({ loaded }) => loaded !== undefined)
  const onProgress = every(progressEveryMs, ({ bytesRead, bytesTotal }: { bytesRead: number; bytesTotal: number }) =>
    log.info(`loading the catalogue: ${Math.floor((bytesRead / Math.max(1, bytesTotal)) * 100)}%`),
  )
  const load = await loadAtStart({ config, demoFeed, target, productCount: await count(), onProgress })
  let failure: string | undefined
  let isRunning = load !== undefined
  const done = finish(load, log, metrics)
    .catch((error: unknown) => {
      failure = error instanceof Error ? error.message : String(error)
      log.error(failure)
    })
    .finally(() => {
      isRunning = false
    })
  return {
    done,
    async check() {
      const products = `${inWords.format(await count())} products`
      if (failure !== undefined) return { ok: !isFirst, detail: `${products}. ${failure}` }
      if (isRunning) return { ok: !isFirst, detail: `${products}; loading` }
      return { ok: products !== '0 products', detail: products }
    },
    async stop() {
      load?.stop()
      await done
    },
  }
}

async function finish(load: LoadAtStart | undefined, log: Logger, metrics: Metrics): Promise<void> {
  if (load === undefined) return
  log.info(`loading ${load.demo ? 'the demo catalogue' : load.feed.path}`)
  const summary = await load.summary
  for (const outcome of ['written', 'stale', 'refused'] as const) metrics.ingested.labels(outcome).inc(summary[outcome])
  log.info(summaryLine(summary))
  for (const { line, id, reason } of summary.refusedLines.slice(0, 20)) {
    log.warn(`refused line ${line}${id === undefined ? '' : ` (${id})`}: ${reason}`)
  }
  if (summary.refused > 20)
    log.warn(`${inWords.format(summary.refused - 20)} more refused lines: npm run products:ingest names them`)
}

function summaryLine({ outcome, written, stale, refused, removed, tookMs }: LoadSummary): string {
  const counts = Object.entries({ written, unchanged: stale, refused, removed })
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${inWords.format(value)} ${name}`)
  return `catalogue ${outcome === 'completed' ? 'loaded' : 'load stopped'} in ${(tookMs / 1_000).toFixed(1)} s: ${counts.join(', ') || 'nothing'}`
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
