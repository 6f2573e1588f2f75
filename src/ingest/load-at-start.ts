import { resolve } from 'node:path'
import type { FeedFormat } from '../catalogue/feed-format.ts'
import { describeFeed, type Feed } from './feed-file.ts'
import type { CatalogueTarget } from './feed-job.ts'
import { fileLedgerStore, type LedgerEntry, needsLoading } from './feed-ledger.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import { type CatalogueLoad, loadCatalogue } from './load-catalogue.ts'
import type { LoadProgress } from './load-summary.ts'
import { isDemoCatalogue } from './open-writer.ts'

export interface LoadAtStartOptions {
  config: {
    /** The operator's feed; undefined: the sample catalogue. */
    catalogue: string | undefined
    catalogueFormat: FeedFormat | undefined
    dataDir: string
    currency: string
    kafka?: KafkaSettings | undefined
  }
  /** The sample catalogue that ships with Shopclerk. */
  demoFeed: string
  target: CatalogueTarget
  /** How many products the catalogue has now. */
  productCount: number
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

export interface LoadAtStart extends CatalogueLoad {
  feed: Feed
  demo: boolean
}

/**
 * Begins the load that a start calls for, if any: the operator's feed when it was never loaded to its
 * end or has changed since, else the sample catalogue when there are no products or only its own and none come by Kafka.
 * Resolves once the load is going on, undefined when none is needed.
 * @throws StartupError, in one line, when the feed cannot be loaded or another load is going on.
 */
export async function loadAtStart(options: LoadAtStartOptions): Promise<LoadAtStart | undefined> {
  const { config, demoFeed, target, productCount, onProgress } = options
  const { catalogue, catalogueFormat, dataDir, currency } = config
  // What is sold comes by Kafka, and the sample catalogue is not to be sold beside it.
  if (catalogue === undefined && config.kafka !== undefined) return undefined
  const feed = await describeFeed(catalogue ?? demoFeed, catalogue === undefined ? 'jsonl' : catalogueFormat)
  const demo = feed.path === resolve(demoFeed)
  const entries = await fileLedgerStore(dataDir).read()
  if (!isLoadNeeded({ feed, demo, entries, productCount })) return undefined
  // Since this data folder's last load, another host may have loaded the operator's own feed.
  if (demo && productCount > 0 && (await isDemoCatalogue(target)) === false) return undefined
  // The sample catalogue is no business of an operator's topics.
  const kafka = demo ? undefined : config.kafka
  const load = await loadCatalogue({ feed, demo, dataDir, target, currency, reindex: false, kafka, onProgress })
  return { ...load, feed, demo }
}

interface Situation {
  /** The operator's, or else the sample catalogue. */
  feed: Feed
  demo: boolean
  entries: readonly LedgerEntry[]
  productCount: number
}

function isLoadNeeded({ feed, demo, entries, productCount }: Situation): boolean {
  if (productCount === 0) return true
  // Products that the ledger does not know came another way: like those of a feed, they are the operator's.
  if (demo && entries.at(-1)?.demo !== true) return false
  return needsLoading(entries, feed)
}
