import type { Feed } from './feed-file.ts'
import type { CatalogueTarget } from './feed-job.ts'
import { FeedLedger, fileLedgerStore, type LedgerEntry } from './feed-ledger.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import { type FeedLoad, loadFeed } from './load-feed.ts'
import { acquireLoadLock } from './load-lock.ts'
import type { LoadProgress, LoadSummary } from './load-summary.ts'
import { isDemoCatalogue } from './open-writer.ts'

export interface LoadCatalogueOptions {
  feed: Feed
  /** Whether it is the demo catalogue. */
  demo: boolean
  /** Where the ledger and the lock are kept. */
  dataDir: string
  target: CatalogueTarget
  currency: string
  /**
   * Asked for by the operator. Demo products go in any case once the operator's own catalogue is there, and once
   * another demo catalogue is, as long as nothing but demo products was ever loaded.
   */
  reindex: boolean
  /** The feed goes into its topic; undefined: into the catalogue. */
  kafka?: KafkaSettings | undefined
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

/** A load that is going on, and whether it removes what the feed does not have. */
export interface CatalogueLoad extends FeedLoad {
  reindex: boolean
}

/**
 * Loads a feed under the data folder's lock and enters it in the ledger. Resolves once the load is
 * going on. A feed of which no line was accepted does not count as loaded.
 * @throws StartupError when another load is going on or the data folder cannot be written.
 */
export async function loadCatalogue(options: LoadCatalogueOptions): Promise<CatalogueLoad> {
  const { feed, demo, dataDir, target } = options
  const lock = await acquireLoadLock(dataDir)
  try {
    const ledger = new FeedLedger(fileLedgerStore(dataDir))
    const entries = await ledger.entries()
    const replaces = demo ? entries.every((entry) => entry.demo) : replacesDemo(entries)
    // Of a catalogue that other hosts load too the ledger knows a part.
    const reindex = options.reindex || ((await isDemoCatalogue(target)) ?? replaces)
    await ledger.markStarted(feed, demo)
    const load = loadFeed({ ...options, reindex })
    const summary = load.summary
      .then(async (done) => {
        if (isLoaded(done)) await ledger.markCompleted(feed)
        return done
      })
      .finally(() => lock.release())
    return { ...load, summary, reindex }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const isLoaded = ({ outcome, accepted, refused }: LoadSummary): boolean =>
  outcome === 'completed' && (accepted > 0 || refused === 0)

/** Whether sample products may be there and no catalogue of the operator's own is there yet. */
export function replacesDemo(entries: readonly LedgerEntry[]): boolean {
  return entries.some(({ demo }) => demo) && !entries.some(({ demo, loaded }) => !demo && loaded !== undefined)
}
