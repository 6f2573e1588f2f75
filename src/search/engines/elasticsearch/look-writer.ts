import {
  type DescribedPicture,
  isSameSpace,
  type LookSpace,
  LookSpaceError,
  type LookWriter,
} from '../../../looks/look-index.ts'
import { Catalogue } from './catalogue.ts'
import { type Cluster, openCluster } from './client.ts'
import { mustBeWritten } from './document-store.ts'
import { lookKey } from './look-fields.ts'
import { joinLook } from './product-state.ts'
import { CatalogueReader } from './reader.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { readState, writeState } from './state-documents.ts'
import { makeLookRoom } from './vector-room.ts'
import { type VectorSets, vectorSetsName } from './vector-sets.ts'

/**
 * Opens the looks of a catalogue in a cluster for writing. They stand in the products' documents, so that limits go with
 * them and they go with their product.
 * @throws StartupError when a setting cannot be used; CatalogueUnavailableError when the cluster cannot.
 */
export async function openElasticsearchLookWriter(settings: ElasticsearchSettings): Promise<LookWriter> {
  return new ElasticsearchLookWriter(await openCluster(settings))
}

class ElasticsearchLookWriter implements LookWriter {
  readonly #cluster: Cluster
  readonly #catalogue: Catalogue
  readonly #reader: CatalogueReader

  constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.#catalogue = new Catalogue(cluster)
    this.#reader = new CatalogueReader(cluster)
  }

  /** Looks of the space before stay in documents until they are written again, and are neither found nor known. */
  async begin(space: LookSpace): Promise<LookSpace | undefined> {
    for (;;) {
      const { index, value, readAs } = await this.#sets()
      // There may be many more products by now than when its field was made.
      await makeLookRoom(this.#cluster, index, space)
      if (isSameSpace(value.looks, space)) return undefined
      const changed = { ...value, looks: { describer: space.describer, dimensions: space.dimensions } }
      if (await writeState(this.#cluster, index, vectorSetsName, { value: changed, readAs })) return value.looks
    }
  }

  async known(productIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { looks } = (await this.#sets()).value
    if (looks === undefined) return new Map()
    const documents = await this.#reader.documents(productIds, ['storedLook'])
    return new Map(
      productIds.flatMap((id, at): [string, string][] => {
        const stored = documents[at]?.storedLook
        return stored?.space === lookKey(looks) ? [[id, stored.picture]] : []
      }),
    )
  }

  /** Each is written or passed over; those that were written before a failure stay, and are known. */
  async write(space: LookSpace, pictures: readonly DescribedPicture[]): Promise<void> {
    const { looks } = (await this.#sets()).value
    if (!isSameSpace(looks, space)) throw new LookSpaceError(space, looks)
    const byId = new Map(pictures.map((picture) => [picture.productId, picture]))
    await this.#change([...byId.keys()], (id) => {
      const described = byId.get(id)
      return described && { space: lookKey(space), picture: described.picture, ...described.look }
    })
  }

  async remove(productIds: readonly string[]): Promise<void> {
    await this.#change(productIds, () => undefined)
  }

  /** They went with their products. */
  async removeGone(): Promise<number> {
    return 0
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  async #change(ids: readonly string[], lookFor: (id: string) => Parameters<typeof joinLook>[1]): Promise<void> {
    const changed = await this.#catalogue.change(
      ids,
      (id, known) => (known === undefined ? undefined : joinLook(known, lookFor(id))),
      { addsToNext: false },
    )
    mustBeWritten(changed, 'The look of a picture could not be written')
  }

  async #sets() {
    const { live } = await this.#catalogue.targets()
    const found = await readState<VectorSets>(this.#cluster, live, vectorSetsName)
    return { index: live, value: found?.value ?? {}, readAs: found }
  }
}
