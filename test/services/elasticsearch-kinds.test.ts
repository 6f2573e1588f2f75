import { openElasticsearchEngine } from '../../src/search/engines/elasticsearch/engine.ts'
import {
  openElasticsearchChangeReader,
  openElasticsearchKindWriter,
  openElasticsearchVectorWriter,
  openElasticsearchWriter,
} from '../../src/search/engines/elasticsearch/index.ts'
import { refreshIndex } from '../../src/search/engines/elasticsearch/indices.ts'
import { kindWriterContract, type OpenedWithKinds } from '../contracts/kind-writer.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const open = async (): Promise<OpenedWithKinds> => {
  const settings = ownCatalogue(elasticsearchUrl())
  const writer = await openElasticsearchWriter(settings)
  const cluster = await openPatientCluster(settings)
  const engine = openElasticsearchEngine(cluster, { freshForMs: 0 })
  const vectors = await openElasticsearchVectorWriter(settings)
  return {
    ...{ engine, writer, vectors },
    openWriter: () => openElasticsearchWriter(settings),
    openChangeReader: () => openElasticsearchChangeReader(settings),
    openKindWriter: () => openElasticsearchKindWriter(settings),
    settle: () => refreshIndex(cluster, settings.alias),
    close: async () => {
      await removeCatalogue(cluster)
      await Promise.all([writer.close(), vectors.close(), engine.close()])
    },
  }
}

describeWith('ELASTICSEARCH', 'Kinds in Elasticsearch', () => kindWriterContract(open))
