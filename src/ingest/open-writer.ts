import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { LookIndex, LookWriter } from '../looks/look-index.ts'
import type { CatalogueSnapshot } from '../search/catalogue-snapshot.ts'
import type { CatalogueWriter, ChangeReader, KindWriter, SearchEngine, VectorWriter } from '../search/engine.ts'
import type { SharedModels } from '../search/shared-models.ts'
import type { CatalogueTarget } from './feed-job.ts'

// Engines are loaded when they are used: the others' libraries cost memory.
const sqlite = () => import('../search/engines/sqlite/index.ts')
const elasticsearch = () => import('../search/engines/elasticsearch/index.ts')

/** The catalogue that the settings name. */
export const catalogueTarget = (config: Pick<Config, 'dataDir' | 'elasticsearch'>): CatalogueTarget =>
  config.elasticsearch === undefined
    ? { engine: 'sqlite', path: join(config.dataDir, 'catalogue.db') }
    : { engine: 'elasticsearch', settings: config.elasticsearch, dataDir: config.dataDir }

/**
 * `demo`: what is written is the sample catalogue.
 * @throws StartupError, CatalogueUnavailableError when the catalogue cannot be opened; so do the others.
 */
export async function openWriter(target: CatalogueTarget, { demo = false } = {}): Promise<CatalogueWriter> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteWriter(target.path)
  return (await elasticsearch()).openElasticsearchWriter(target.settings, demo ? 'demo' : 'own')
}

/**
 * Whether nothing but the sample catalogue is there, as the catalogue itself says. Undefined where it is of one data
 * folder, whose ledger knows.
 */
export async function isDemoCatalogue(target: CatalogueTarget): Promise<boolean | undefined> {
  if (target.engine === 'sqlite') return undefined
  return (await elasticsearch()).isDemoCatalogue(target.settings)
}

/** Waiting for another's write holds up the thread, and with it a consumer's heartbeats: half of what those may be late. */
const streamBusyTimeoutMs = 5_000
/** A product that the cluster is too busy for waits in its retry topic, so that those behind it do not. */
const streamMostBusy = 2

/** A writer for what comes by a stream: it says early what it cannot write now, since that is tried again anyway. */
export async function openStreamWriter(target: CatalogueTarget): Promise<CatalogueWriter> {
  if (target.engine === 'sqlite')
    return (await sqlite()).openSqliteWriter(target.path, { busyTimeoutMs: streamBusyTimeoutMs })
  return (await elasticsearch()).openElasticsearchWriter(target.settings, 'own', { mostBusy: streamMostBusy })
}

export async function openChangeReader(target: CatalogueTarget): Promise<ChangeReader> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteChangeReader(target.path)
  return (await elasticsearch()).openElasticsearchChangeReader(target.settings)
}

export async function openVectorWriter(target: CatalogueTarget): Promise<VectorWriter> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteVectorWriter(target.path)
  return (await elasticsearch()).openElasticsearchVectorWriter(target.settings)
}

export async function openLookWriter(target: CatalogueTarget): Promise<LookWriter> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteLookWriter(target.path)
  return (await elasticsearch()).openElasticsearchLookWriter(target.settings)
}

export async function openLookIndex(target: CatalogueTarget): Promise<LookIndex> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteLookIndex(target.path)
  return (await elasticsearch()).openElasticsearchLookIndex(target.settings)
}

export async function openKindWriter(target: CatalogueTarget): Promise<KindWriter> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteKindWriter(target.path)
  return (await elasticsearch()).openElasticsearchKindWriter(target.settings, target.dataDir)
}

export async function openSnapshot(target: CatalogueTarget): Promise<CatalogueSnapshot> {
  if (target.engine === 'sqlite') return (await sqlite()).openCatalogueSnapshot(target.path)
  return (await elasticsearch()).openElasticsearchSnapshot(target.settings, target.dataDir)
}

/** Undefined where only this machine's processes search the catalogue, which share a folder. */
export async function openSharedModels(
  target: CatalogueTarget,
): Promise<{ shared: SharedModels; close(): Promise<void> } | undefined> {
  if (target.engine === 'sqlite') return undefined
  const { openCluster, sharedModels } = await elasticsearch()
  const cluster = await openCluster(target.settings)
  return { shared: sharedModels(cluster), close: () => cluster.close() }
}

/** For a command that reads the catalogue; a service opens its own. */
export async function openEngine(target: CatalogueTarget): Promise<SearchEngine> {
  if (target.engine === 'sqlite') return (await sqlite()).openSqliteEngine(target.path)
  const { openCluster, openElasticsearchEngine } = await elasticsearch()
  return openElasticsearchEngine(await openCluster(target.settings))
}
