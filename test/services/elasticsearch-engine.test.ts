import { searchEngineContract } from '../contracts/search-engine.ts'
import { openOwnElasticsearch } from '../fixtures/elasticsearch-engine.ts'
import { describeWith } from '../fixtures/requirements.ts'

describeWith('ELASTICSEARCH', 'Elasticsearch', () =>
  searchEngineContract('Elasticsearch', () => openOwnElasticsearch()),
)
