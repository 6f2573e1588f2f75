import { StartupError } from '../../../errors.ts'
import { CatalogueUnavailableError, lineFor } from '../../catalogue-unavailable.ts'
import { enduringEngine } from '../../enduring-engine.ts'
import type { SearchEngine } from '../../engine.ts'
import { within } from '../../patiently.ts'
import type { SharedModels } from '../../shared-models.ts'
import { Catalogue } from './catalogue.ts'
import { type Cluster, openCluster } from './client.ts'
import { openElasticsearchEngine } from './engine.ts'
import { NoIndexError } from './failures.ts'
import { resolveTargets } from './indices.ts'
import { tidyRebuilds } from './rebuild.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { sharedModels } from './shared-models.ts'

export interface ServiceCatalogueOptions {
  /** ISO 4217; of a catalogue of which nothing is known. */
  currency: string
  log: { info(line: string): void; warn(line: string): void }
}

/** The catalogue of a service, in a cluster that may come and go. */
export interface ServiceCatalogue {
  engine: SearchEngine
  models: SharedModels
  /** Whether it can be searched now. */
  check(): Promise<{ ok: boolean; detail: string }>
  /** Of searches and of writes: 1 while nothing is asked of the cluster. */
  circuits(): Readonly<Record<'read' | 'write', 0 | 1>>
}

/** While the cluster is away it is looked for so often, in milliseconds. */
const lookEveryMs = 3_000
/** Making the first index takes a second or two; what takes longer goes on behind a service that is open. */
const prepareMs = 10_000
/** The first shoppers are understood with what the catalogue knows; that may take this long to be read. */
const warmUpMs = 5_000

/**
 * Opens the catalogue of a cluster. One that is away now is used as soon as it comes.
 * @throws StartupError, in one line, for what no wait mends: a wrong key, another version, an index of someone else.
 */
export async function openServiceCatalogue(
  settings: ElasticsearchSettings,
  { currency, log }: ServiceCatalogueOptions,
): Promise<ServiceCatalogue> {
  const cluster = await openCluster(settings, {
    onBreak: (line) => log.warn(`${line} Until it is back, shoppers are told that the catalogue is resting.`),
    onRecovery: () => log.info('Elasticsearch answers again'),
  })
  const onFailure = (error: unknown): void => log.warn(lineFor(error))
  const engine = enduringEngine(openElasticsearchEngine(cluster, { onFailure }), { currency })
  const stop = new AbortController()
  try {
    const isInTime = await within(prepareMs, isPrepared(cluster, log).catch(inOneLine), () => {
      log.warn(`Elasticsearch at ${cluster.names.origin} is slow: the catalogue is prepared behind the service.`)
      return false
    })
    if (isInTime) await within<unknown>(warmUpMs, warmUp(engine), () => undefined)
    else void prepareLater(cluster, log, stop.signal)
  } catch (error) {
    await engine.close()
    throw error
  }
  return {
    engine: {
      ...engine,
      count: () => engine.count().catch(noneYet),
      async close() {
        stop.abort()
        await engine.close()
      },
    },
    models: sharedModels(cluster),
    check: () => check(cluster),
    circuits() {
      const { read, write } = cluster.status()
      return { read: read.state === 'closed' ? 0 : 1, write: write.state === 'closed' ? 0 : 1 }
    },
  }
}

function inOneLine(error: unknown): never {
  if (error instanceof CatalogueUnavailableError) throw new StartupError(error.operatorMessage, { cause: error })
  throw error
}

/** The first index is made behind a start that did not wait for the cluster. */
function noneYet(error: unknown): number {
  if (error instanceof NoIndexError) return 0
  throw error
}

const warmUp = (engine: SearchEngine): Promise<unknown> => Promise.all([engine.lexicon(), engine.vocabulary()])

/**
 * Whether the catalogue is there and can be used; the first time it is made.
 * @throws CatalogueUnavailableError for what no wait mends.
 */
async function isPrepared(cluster: Cluster, log: ServiceCatalogueOptions['log']): Promise<boolean> {
  try {
    // The answer to this comes at once, or the cluster is not to be waited for.
    await resolveTargets(cluster, 'search')
    const catalogue = new Catalogue(cluster)
    await catalogue.targets()
    const undone = await tidyRebuilds(catalogue)
    if (undone !== undefined) log.warn(undone)
    return true
  } catch (error) {
    if (!(error instanceof CatalogueUnavailableError) || error.why === 'misconfigured') throw error
    log.warn(`${error.operatorMessage} Until it is there, shoppers are told that the catalogue is resting.`)
    return false
  }
}

/** By then the service is open: what is wrong is said, and looked at again. */
async function prepareLater(cluster: Cluster, log: ServiceCatalogueOptions['log'], signal: AbortSignal): Promise<void> {
  let said = ''
  const quiet = { ...log, warn: () => undefined }
  while (!signal.aborted) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
    if (signal.aborted) return
    try {
      if (await isPrepared(cluster, quiet)) return log.info('Elasticsearch is there')
    } catch (error) {
      const line = lineFor(error)
      if (line !== said) log.warn(line)
      said = line
    }
  }
}

async function check(cluster: Cluster): Promise<{ ok: boolean; detail: string }> {
  try {
    await resolveTargets(cluster, 'search')
    const { write } = cluster.status()
    return { ok: true, detail: write.trouble === undefined ? 'answers' : `answers; writes: ${write.trouble}` }
  } catch (error) {
    const { state } = cluster.status().read
    return { ok: false, detail: `${lineFor(error)} The circuit is ${state}.` }
  }
}
