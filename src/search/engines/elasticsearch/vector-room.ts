import type { LookSpace } from '../../../looks/look-index.ts'
import type { Cluster } from './client.ts'
import { lookMapping, vectorMapping } from './index-mapping.ts'
import { lookFieldName } from './look-fields.ts'
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

/** The same for the looks of a space. */
export async function makeLookRoom(cluster: Cluster, index: string, { dimensions }: LookSpace): Promise<void> {
  const products = await countOf(cluster, index, areProducts)
  await cluster.call('manage', async (client, request) => {
    const { [index]: known } = await client.indices.getMapping({ index }, request)
    const { lookVectors } = (known?.mappings.properties ?? {}) as {
      lookVectors?: { properties?: Record<string, VectorField> }
    }
    const present = lookVectors?.properties?.[lookFieldName(dimensions)]?.index_options?.type
    await client.indices.putMapping({ index, ...lookMapping({ dimensions, products, present }) }, request)
  })
}
