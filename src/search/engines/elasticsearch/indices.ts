import type { estypes } from '@elastic/elasticsearch'
import { CatalogueUnavailableError } from '../../catalogue-unavailable.ts'
import type { Cluster, Purpose } from './client.ts'
import { isErrorOfType, NoIndexError } from './failures.ts'
import {
  indexMapping,
  indexSettings,
  mappingVersion,
  type SizedLookSpace,
  type SizedVectorSet,
} from './index-mapping.ts'
import { begunAt, indexName, nextAlias, patternOf, writeAlias } from './index-names.ts'

/** The indices that writes go to now. */
export interface WriteTargets {
  /** The one that is searched. */
  live: string
  /** The one that is being built to take its place. */
  next: string | undefined
}

/** What the `_meta` of an index's mapping says of who made it. */
interface Maker {
  madeBy: 'shopclerk'
  mappingVersion: number
}

export const makerOf = (): Maker => ({ madeBy: 'shopclerk', mappingVersion })

/**
 * The indices behind the catalogue's aliases; undefined when there is none yet.
 * @throws CatalogueUnavailableError when the alias is of several indices.
 */
export async function resolveTargets(cluster: Cluster, purpose: Purpose = 'write'): Promise<WriteTargets | undefined> {
  const { alias } = cluster.names
  const behind = await cluster.call(purpose, (client, request) =>
    // Of two names of which one is missing, Elasticsearch answers 404 and gives the other.
    client.indices.getAlias({ name: [alias, nextAlias(alias)] }, { ...request, ignore: [404] }),
  )
  const indicesOf = (name: string): string[] =>
    Object.entries(behind).flatMap(([index, found]) =>
      typeof found === 'object' && Object.hasOwn(found.aliases ?? {}, name) ? [index] : [],
    )
  const [live, ...more] = indicesOf(alias)
  if (more.length > 0)
    throw misconfigured(
      `The alias ${alias} is of several indices (${[live, ...more].join(', ')}). Leave it to the one that Shopclerk shall use, or set ELASTICSEARCH_INDEX to another name.`,
    )
  return live === undefined ? undefined : { live, next: indicesOf(nextAlias(alias))[0] }
}

/** What an index has fields for. */
interface VectorRoom {
  vectors: readonly SizedVectorSet[]
  looks: readonly SizedLookSpace[]
}

/**
 * Makes an index for a catalogue, reached by `alias` at once.
 * @throws CatalogueUnavailableError when the name of the alias is taken by an index.
 */
export async function createIndex(
  cluster: Cluster,
  { alias, vectors = [], looks = [] }: { alias: string } & Partial<VectorRoom>,
  begun = new Date(),
): Promise<string> {
  const name = indexName(cluster.names.alias, begun)
  try {
    const { acknowledged } = await cluster.call('manage', (client, request) =>
      client.indices.create({ index: name, ...definition([alias, writeAlias(name)], { vectors, looks }) }, request),
    )
    if (!acknowledged) throw unfinished(cluster, `the index ${name} was made`)
    return name
  } catch (error) {
    if (isErrorOfType(error, 'invalid_alias_name_exception') || isErrorOfType(error, 'invalid_index_name_exception'))
      throw misconfigured(
        `There is an index ${cluster.names.alias} that Shopclerk has not made. Set ELASTICSEARCH_INDEX to another name.`,
        error,
      )
    if (!isErrorOfType(error, 'resource_already_exists_exception')) throw error
    // One process at a time makes an index of this alias: it is its own, and the answer was lost.
    if (await hasAlias(cluster, name, alias)) return name
    // Made within the same second, for the other alias.
    return createIndex(cluster, { alias, vectors, looks }, new Date(begun.getTime() + 1_000))
  }
}

const hasAlias = (cluster: Cluster, index: string, alias: string): Promise<boolean> =>
  cluster.call('manage', (client, request) => client.indices.existsAlias({ index, name: alias }, request))

function definition(
  aliases: readonly string[],
  { vectors, looks }: VectorRoom,
): Omit<estypes.IndicesCreateRequest, 'index'> {
  return {
    settings: indexSettings,
    mappings: indexMapping({ ...makerOf() }, vectors, looks) as estypes.MappingTypeMapping,
    aliases: Object.fromEntries(aliases.map((alias) => [alias, {}])),
  }
}

/**
 * Puts `next` in the place of `live`, in one step; `live` stays, without the alias.
 * @throws CatalogueUnavailableError when not every node has heard of it in time.
 */
export async function swapAlias(cluster: Cluster, { live, next }: { live: string; next: string }): Promise<void> {
  const { alias } = cluster.names
  try {
    await changeAliases(cluster, `the alias ${alias} was moved to ${next}`, [
      { remove: { index: live, alias, must_exist: true } },
      { add: { index: next, alias } },
      { remove: { index: next, alias: nextAlias(alias), must_exist: true } },
    ])
  } catch (error) {
    if (error instanceof CatalogueUnavailableError) throw error
    // It was done, and the answer was lost: the second time there is nothing to remove.
    if ((await resolveTargets(cluster))?.live !== next) throw error
  }
}

/**
 * Drops the index that was being built, unless it is the live one by now: without the alias that is taken from it first
 * it cannot become that.
 */
export async function dropNext(cluster: Cluster, index: string): Promise<void> {
  const alias = nextAlias(cluster.names.alias)
  try {
    await changeAliases(cluster, `the alias ${alias} was removed`, [{ remove: { index, alias, must_exist: true } }])
  } catch (error) {
    if (error instanceof CatalogueUnavailableError && !(error instanceof NoIndexError)) throw error
    // It was removed before, by a request whose answer was lost or by who has put it in its place.
    if ((await resolveTargets(cluster))?.live === index) return
  }
  await dropIndex(cluster, index)
}

async function changeAliases(
  cluster: Cluster,
  what: string,
  actions: estypes.IndicesUpdateAliasesAction[],
): Promise<void> {
  const { acknowledged } = await cluster.call('manage', (client, request) =>
    client.indices.updateAliases({ actions }, request),
  )
  if (!acknowledged) throw unfinished(cluster, what)
}

export async function dropIndex(cluster: Cluster, index: string): Promise<void> {
  await cluster.call('manage', (client, request) => client.indices.delete({ index, ignore_unavailable: true }, request))
}

/** Indices that Shopclerk made for this catalogue and that neither of its aliases is of. */
export async function orphanedIndices(cluster: Cluster): Promise<string[]> {
  const { alias } = cluster.names
  const all = await cluster.call('manage', (client, request) =>
    client.indices.get({ index: patternOf(alias), features: ['aliases', 'mappings'] }, request),
  )
  return Object.entries(all).flatMap(([index, { aliases = {}, mappings }]) => {
    const isInUse = Object.hasOwn(aliases, alias) || Object.hasOwn(aliases, nextAlias(alias))
    // The pattern of `products` finds the indices of `products-eu` too: those are another catalogue.
    const isNamedSo = begunAt(alias, index) !== undefined
    const isOurs =
      mappings?._meta?.madeBy === makerOf().madeBy && Object.hasOwn(aliases, writeAlias(index)) && isNamedSo
    return isOurs && !isInUse ? [index] : []
  })
}

/** Whether an index can be used, or is to be built anew first. */
export type IndexFitness = 'fits' | 'of another version'

/** @throws CatalogueUnavailableError when it was made by someone else. */
export async function fitnessOf(cluster: Cluster, index: string): Promise<IndexFitness> {
  const { [index]: found } = await cluster.call('manage', (client, request) =>
    client.indices.getMapping({ index }, request),
  )
  const meta: Partial<Maker> = found?.mappings._meta ?? {}
  if (meta.madeBy !== makerOf().madeBy)
    throw misconfigured(
      `The index ${index} behind ${cluster.names.alias} was not made by Shopclerk. Set ELASTICSEARCH_INDEX to another name.`,
    )
  return meta.mappingVersion === mappingVersion ? 'fits' : 'of another version'
}

export const madeByAnotherVersion = (index: string): CatalogueUnavailableError =>
  misconfigured(
    `The index ${index} was made by another version of Shopclerk. Build it anew, beside it: npm run products:ingest -- FILE --reindex.`,
  )

/** Makes what was written visible to searches. */
export const refreshIndex = async (cluster: Cluster, index: string): Promise<void> => {
  await cluster.call('manage', (client, request) => client.indices.refresh({ index }, request))
}

const misconfigured = (message: string, cause?: unknown): CatalogueUnavailableError =>
  new CatalogueUnavailableError('misconfigured', message, { cause })

const unfinished = ({ names }: Cluster, what: string): CatalogueUnavailableError =>
  new CatalogueUnavailableError(
    'unreachable',
    `Not every node of Elasticsearch at ${names.origin} has confirmed that ${what}. Try again.`,
  )
