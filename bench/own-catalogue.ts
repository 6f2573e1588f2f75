import { randomUUID } from 'node:crypto'
import { loadConfig } from '../src/config.ts'
import { openCluster } from '../src/search/engines/elasticsearch/client.ts'
import type { ElasticsearchSettings } from '../src/search/engines/elasticsearch/settings.ts'

/** A catalogue in a cluster that is nobody else's, to be removed when it is no longer needed. */
export interface OwnCatalogue {
  settings: ElasticsearchSettings
  /** The settings that make a service use it. */
  environment: Record<string, string>
  remove(): Promise<void>
}

/** In the cluster that the environment names (`ELASTICSEARCH_URL` and its key and authority); undefined when it names none. */
export function ownCatalogue(environment: NodeJS.ProcessEnv = process.env): OwnCatalogue | undefined {
  const named = ['ELASTICSEARCH_URL', 'ELASTICSEARCH_API_KEY', 'ELASTICSEARCH_CA'].flatMap((name) => {
    const value = environment[name]
    return value ? [[name, value] as const] : []
  })
  const own = { ...Object.fromEntries(named), ELASTICSEARCH_INDEX: `evaluated-${randomUUID()}` }
  if (!environment.ELASTICSEARCH_URL) return undefined
  const { elasticsearch: settings } = loadConfig(own)
  if (settings === undefined) return undefined
  return { settings, environment: own, remove: () => removeCatalogue(settings) }
}

/** All indices of a catalogue by name, hidden ones too: a cluster may refuse to delete by a pattern. */
async function removeCatalogue(settings: ElasticsearchSettings): Promise<void> {
  const cluster = await openCluster(settings)
  try {
    const pattern = { index: `${settings.alias}*`, expand_wildcards: 'all' } as const
    const found = await cluster.call('manage', (client, options) => client.indices.get(pattern, options))
    const index = Object.keys(found)
    if (index.length > 0) await cluster.call('manage', (client, options) => client.indices.delete({ index }, options))
  } finally {
    await cluster.close()
  }
}
