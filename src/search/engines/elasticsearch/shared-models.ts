import type { SharedModels } from '../../shared-models.ts'
import { Catalogue } from './catalogue.ts'
import type { Cluster } from './client.ts'
import { readState, writeState } from './state-documents.ts'

/** One for the model of the vectors that are searched, one for its successor while that gives the products theirs. */
export const modelNames = ['embedder-1', 'embedder-2'] as const

export interface KeptModel {
  name: string
  /** In base64. */
  bytes: string
}

/** Models that were trained on a catalogue, kept with it: every service that searches it needs them. */
export function sharedModels(cluster: Cluster): SharedModels {
  const catalogue = new Catalogue(cluster)
  const named = async (index: string) => {
    const read = (place: string) => readState<Pick<KeptModel, 'name'>>(cluster, index, place, 'state.name')
    return Promise.all(modelNames.map(async (place) => ({ place, found: await read(place) })))
  }
  return {
    async get(name) {
      const { live } = await catalogue.targets()
      const place = (await named(live)).find(({ found }) => found?.value.name === name)?.place
      const kept = place && (await readState<KeptModel>(cluster, live, place))
      // Another may have taken its place meanwhile.
      return kept?.value.name === name ? Uint8Array.from(Buffer.from(kept.value.bytes, 'base64')) : undefined
    },
    async put(name, model, keep) {
      const value: KeptModel = { name, bytes: Buffer.from(model).toString('base64') }
      for (;;) {
        const { live } = await catalogue.targets()
        const kept = await named(live)
        if (kept.some(({ found }) => found?.value.name === name)) return
        const free = kept.find(({ found }) => found === undefined || found.value.name !== keep)
        if (free === undefined) throw new Error('There is no place for a model.')
        if (await writeState(cluster, live, free.place, { value, readAs: free.found })) return
      }
    },
  }
}
