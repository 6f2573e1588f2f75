import type { Cluster } from './client.ts'
import { vectorMapping } from './index-mapping.ts'
import { areProducts, countOf } from './scan.ts'
import { type VectorSet, vectorFieldName } from './vector-sets.ts'

interface VectorField {
  index_options?: { type: string }
}

/** Makes or widens the fields of these sets for as many products as the index has; they may be there already. */
export async function makeRoom(cluster: Cluster, index: string, sets: readonly VectorSet[]): Promise<void> {
  if (sets.length === 0) return
  const products = await countOf(cluster, index, areProducts)
  await cluster.call('manage', async (client, request) => {
    const { [index]: known } = await client.indices.getMapping({ index }, request)
    const { vectors } = (known?.mappings.properties ?? {}) as {
      vectors?: { properties?: Record<string, VectorField> }
    }
    for (const set of sets) {
      const present = vectors?.properties?.[vectorFieldName(set)]?.index_options?.type
      await client.indices.putMapping({ index, ...vectorMapping({ set, products, present }) }, request)
    }
  })
}
