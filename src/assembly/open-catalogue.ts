import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { catalogueTarget, openEngine } from '../ingest/open-writer.ts'
import { createEmbeddings } from '../models/embeddings.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { ServiceCatalogue } from '../search/engines/elasticsearch/service-catalogue.ts'
import { within } from '../search/patiently.ts'
import type { SharedModels } from '../search/shared-models.ts'
import { createVectorSearch, noVectorSearch, type VectorSearch } from '../search/vector-search.ts'

/** Less than the two seconds within which a shopper has an answer, whatever the catalogue does; the rest is understanding. */
const cataloguePatienceMs = 1_250

export interface OpenedCatalogue {
  engine: SearchEngine
  /** Of a catalogue that may be away. */
  patienceMs?: number
  /** Of a catalogue that other services search too. */
  models?: SharedModels
  check?: ServiceCatalogue['check']
  circuits?: ServiceCatalogue['circuits']
}

/** In the cluster when one is set, else in the data folder. */
export async function openCatalogue(config: Config, log: Logger): Promise<OpenedCatalogue> {
  const { elasticsearch, currency } = config
  if (elasticsearch === undefined) return { engine: await openEngine(catalogueTarget(config)) }
  const { openServiceCatalogue } = await import('../search/engines/elasticsearch/index.ts')
  const opened = await openServiceCatalogue(elasticsearch, { currency, log })
  return { ...opened, patienceMs: cataloguePatienceMs }
}

export const modelFolderOf = ({ dataDir }: Config): string => join(dataDir, 'models')

/** What was made by another embedder than the one that is set is said at the start. */
export async function openVectorSearch(
  { embeddings }: Config,
  { engine, models }: OpenedCatalogue,
  modelFolder: string,
  log: Logger,
): Promise<VectorSearch> {
  const { provider } = embeddings
  if (provider === 'off') return noVectorSearch
  const space = await within(cataloguePatienceMs, engine.vectorSpace(), () => undefined)
  if (space !== undefined && !space.embedder.startsWith(`${provider}:`))
    log.warn(
      `The catalogue's vectors were made by ${space.embedder}, and EMBEDDINGS is ${provider}: they are made anew, and until then search goes by words.`,
    )
  const { open } = createEmbeddings(embeddings, modelFolder, models)
  return createVectorSearch({ engine, openEmbedder: open, onFailure: (message) => log.warn(message) })
}
