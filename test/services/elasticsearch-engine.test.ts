import { openElasticsearchEngine } from '../../src/search/engines/elasticsearch/engine.ts'
import {
  openElasticsearchChangeReader,
  openElasticsearchVectorWriter,
  openElasticsearchWriter,
} from '../../src/search/engines/elasticsearch/index.ts'
import { refreshIndex } from '../../src/search/engines/elasticsearch/indices.ts'
import { searchEngineContract } from '../contracts/search-engine.ts'
import type { OpenEngine } from '../contracts/search-opened.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

/** A catalogue of its own; its engine sees each state of it at once. */
const open: OpenEngine = async () => {
  const settings = ownCatalogue(elasticsearchUrl())
  const writer = await openElasticsearchWriter(settings)
  const vectors = await openElasticsearchVectorWriter(settings)
  const cluster = await openPatientCluster(settings)
  const engine = openElasticsearchEngine(cluster, { freshForMs: 0 })
  return {
    ...{ engine, writer, vectors },
    openWriter: () => openElasticsearchWriter(settings),
    openChangeReader: () => openElasticsearchChangeReader(settings),
    settle: () => refreshIndex(cluster, settings.alias),
    close: async () => {
      await removeCatalogue(cluster)
      await Promise.all([writer.close(), vectors.close(), engine.close()])
    },
  }
}

describeWith('ELASTICSEARCH', 'Elasticsearch', () => searchEngineContract('Elasticsearch', open))
