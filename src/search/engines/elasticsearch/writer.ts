import type { CatalogueRecord } from '../../../catalogue/product.ts'
import type { ProductImage } from '../../../catalogue/product-image.ts'
import type { CatalogueWriter, WriteOutcome } from '../../engine.ts'
import { Catalogue } from './catalogue.ts'
import { type Cluster, openCluster } from './client.ts'
import type { Changed } from './document-store.ts'
import { refreshIndex } from './indices.ts'
import type { CatalogueOrigin } from './origin.ts'
import { type Joined, joinPicture, joinRecord, type ProductState } from './product-state.ts'
import { Rebuild } from './rebuild.ts'
import type { ElasticsearchSettings } from './settings.ts'

/**
 * Opens the catalogue of a cluster for writing; its first write makes the first index. Several writers may be open at
 * once, in any processes: each write is made on condition that nobody else's came between. `origin`: whose records they are.
 * `mostBusy`: how often the cluster may be too busy for a product before the write tells so.
 * @throws StartupError when a setting cannot be used.
 */
export async function openElasticsearchWriter(
  settings: ElasticsearchSettings,
  origin: CatalogueOrigin = 'own',
  { mostBusy }: { mostBusy?: number | undefined } = {},
): Promise<CatalogueWriter> {
  const cluster = await openCluster(settings)
  return new ElasticsearchWriter(cluster, new Catalogue(cluster, origin, { mostBusy }))
}

/** In the lease of a pass whose source is not told. */
const unnamedSource = 'records'

class ElasticsearchWriter implements CatalogueWriter {
  /** Most of a request's time the cluster waits for its disk. */
  readonly writesAtOnce = 4
  readonly #cluster: Cluster
  readonly #catalogue: Catalogue
  /** A pass is an index that is built beside the live one from what is written. */
  #rebuild: Rebuild | undefined

  constructor(cluster: Cluster, catalogue: Catalogue) {
    this.#cluster = cluster
    this.#catalogue = catalogue
  }

  async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    return this.#written(records, joinRecord, true)
  }

  async writePictures(pictures: readonly ProductImage[]): Promise<WriteOutcome[]> {
    return this.#written(pictures, joinPicture, false)
  }

  async beginPass(source = unnamedSource): Promise<void> {
    await this.#rebuild?.leave()
    this.#rebuild = await Rebuild.begin(this.#catalogue, source)
  }

  async keep(ids: readonly string[]): Promise<void> {
    await this.#rebuild?.keep(ids)
  }

  async removeUnseen(): Promise<number> {
    const rebuild = this.#rebuild
    if (rebuild === undefined) throw new Error('No pass was begun.')
    const removed = await rebuild.finish()
    this.#rebuild = undefined
    return removed
  }

  /** The cluster merges segments by itself; what was written is found from now on. */
  async optimise(): Promise<void> {
    await refreshIndex(this.#cluster, (await this.#catalogue.targets()).live)
  }

  async discardPass(): Promise<void> {
    await this.#rebuild?.discard()
    this.#rebuild = undefined
  }

  async close(): Promise<void> {
    try {
      await this.#rebuild?.leave()
    } finally {
      await this.#cluster.close()
    }
  }

  /** Several of one id are joined in their order and written once. */
  async #written<T extends { id: string }>(
    items: readonly T[],
    join: (known: ProductState | undefined, item: T) => Joined,
    areRecords: boolean,
  ): Promise<WriteOutcome[]> {
    const outcomes = new Map<T, Joined['outcome']>()
    const itemsOf = Map.groupBy(items, ({ id }) => id)
    const decide = (id: string, known: ProductState | undefined): ProductState | undefined => {
      let state = known
      for (const item of itemsOf.get(id) ?? []) {
        const joined = join(state, item)
        outcomes.set(item, joined.outcome)
        state = joined.state
      }
      return state
    }
    const ids = [...itemsOf.keys()]
    const changed =
      areRecords && this.#rebuild !== undefined
        ? await this.#rebuild.change(ids, decide)
        : await this.#catalogue.change(ids, decide, { addsToNext: areRecords })
    return items.map((item) => outcomeOf(item.id, changed.get(item.id), outcomes.get(item)))
  }
}

function outcomeOf(id: string, changed: Changed | undefined, outcome: Joined['outcome'] | undefined): WriteOutcome {
  if (changed === undefined || outcome === undefined) throw new Error(`Nothing became of ${id}`)
  if (!('failed' in changed)) return { id, outcome }
  const { failed, reason } = changed
  return { id, outcome: 'failed', reason, ...(failed === 'busy' && { isTransient: true as const }) }
}
