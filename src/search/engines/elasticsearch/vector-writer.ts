import { CatalogueUnavailableError } from '../../catalogue-unavailable.ts'
import type { VectorSpace } from '../../embedder.ts'
import { embeddingText } from '../../embedding-text.ts'
import type { NewVector, PendingVector, VectorWriter } from '../../engine.ts'
import { Catalogue } from './catalogue.ts'
import { type Cluster, openCluster } from './client.ts'
import { mustBeWritten } from './document-store.ts'
import { refreshIndex } from './indices.ts'
import { idOf, productOf } from './product-document.ts'
import { joinVector } from './product-state.ts'
import { areProducts, countOf, scan } from './scan.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { readState, writeState } from './state-documents.ts'
import { makeRoom } from './vector-room.ts'
import { setKey, setsIn, slots, type VectorSet, type VectorSets, vectorSetsName } from './vector-sets.ts'

/**
 * Opens the vectors of a catalogue in a cluster for writing.
 * @throws StartupError when a setting cannot be used; CatalogueUnavailableError when the cluster cannot.
 */
export async function openElasticsearchVectorWriter(settings: ElasticsearchSettings): Promise<VectorWriter> {
  const cluster = await openCluster(settings)
  return new ElasticsearchVectorWriter(cluster)
}

class ElasticsearchVectorWriter implements VectorWriter {
  readonly #cluster: Cluster
  readonly #catalogue: Catalogue

  constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.#catalogue = new Catalogue(cluster)
  }

  async live(): Promise<VectorSpace | undefined> {
    const { live } = (await this.#sets()).value
    return live && { embedder: live.embedder, dimensions: live.dimensions }
  }

  async progress(space: VectorSpace): Promise<{ products: number; pending: number }> {
    const { live } = await this.#catalogue.targets()
    await refreshIndex(this.#cluster, live)
    const products = await countOf(this.#cluster, live, areProducts)
    // Documents may still hold vectors of a set that was given up.
    const isThere = setIn((await this.#sets()).value, space) !== undefined
    return { products, pending: isThere ? await countOf(this.#cluster, live, arePending(space)) : products }
  }

  async begin(space: VectorSpace): Promise<void> {
    await this.#change(async ({ live: searched, filling }, index) => {
      const known = setIn({ ...(searched && { live: searched }), ...(filling && { filling }) }, space)
      if (known !== undefined) {
        // There may be many more products by now than when its field was made.
        await makeRoom(this.#cluster, index, [known])
        return known === searched ? { live: searched } : undefined
      }
      // What goes by the same name and has other dimensions is another embedder.
      const live = searched?.embedder === space.embedder ? undefined : searched
      const slot = slots.find((free) => free !== searched?.slot) ?? 'a'
      const set: VectorSet = { ...space, slot }
      await makeRoom(this.#cluster, index, [set])
      return { ...(live !== undefined && { live }), filling: set }
    })
  }

  /** Each product once: those that are written meanwhile come with the next call. */
  async *pending(space: VectorSpace, batchSize: number): AsyncGenerator<PendingVector[]> {
    const { live } = await this.#catalogue.targets()
    await refreshIndex(this.#cluster, live)
    const options = { query: arePending(space), fields: ['id', 'record', 'textHash'], pageSize: batchSize }
    for await (const page of scan(this.#cluster, live, options)) {
      yield page.flatMap(({ _source = {} }): PendingVector[] => {
        const { id, textHash } = _source
        const product = productOf(_source)
        if (product === undefined || id === undefined || textHash === undefined) return []
        return [{ id: idOf({ id }), textHash, text: embeddingText(product) }]
      })
    }
  }

  /** Each is written or passed over; those that were written before a failure stay. */
  async write(space: VectorSpace, vectors: readonly NewVector[]): Promise<void> {
    const set = await this.#setOf(space)
    const vectorsById = new Map(vectors.map((vector) => [vector.id, vector]))
    const changed = await this.#catalogue.change(
      [...vectorsById.keys()],
      (id, known) => {
        const vector = vectorsById.get(id)
        return known === undefined || vector === undefined ? known : joinVector(known, set, vector)
      },
      { addsToNext: false },
    )
    mustBeWritten(changed, 'A vector could not be written')
  }

  async publish(space: VectorSpace): Promise<void> {
    const set = await this.#setOf(space)
    await this.#change(async () => ({ live: set }))
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  async #sets() {
    const { live } = await this.#catalogue.targets()
    const found = await readState<VectorSets>(this.#cluster, live, vectorSetsName)
    return { index: live, value: found?.value ?? {}, readAs: found }
  }

  /** @throws CatalogueUnavailableError when another index has taken the place of the one that was being filled. */
  async #setOf(space: VectorSpace): Promise<VectorSet> {
    const set = setIn((await this.#sets()).value, space)
    if (set === undefined)
      throw new CatalogueUnavailableError(
        'unreachable',
        `The catalogue was built anew, or another process has begun to give it vectors of another kind. They are made again later.`,
      )
    return set
  }

  /** Until nobody else has changed the sets meanwhile; `undefined`: they stay as they are. */
  async #change(next: (sets: VectorSets, index: string) => Promise<VectorSets | undefined>): Promise<void> {
    for (;;) {
      const { index, value, readAs } = await this.#sets()
      const changed = await next(value, index)
      if (changed === undefined) return
      const looks = value.looks === undefined ? {} : { looks: value.looks }
      if (await writeState(this.#cluster, index, vectorSetsName, { value: { ...looks, ...changed }, readAs })) return
    }
  }
}

const isOf = (set: VectorSet, { embedder, dimensions }: VectorSpace): boolean =>
  set.embedder === embedder && set.dimensions === dimensions

const setIn = (sets: VectorSets, space: VectorSpace): VectorSet | undefined =>
  setsIn(sets).find((known) => isOf(known, space))

const arePending = (space: VectorSpace) => ({
  bool: { filter: [areProducts], must_not: [{ term: { freshVectors: setKey(space) } }] },
})
