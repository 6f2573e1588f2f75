import { lookIndexContract } from '../contracts/look-index.ts'
import { openOwnElasticsearch } from '../fixtures/elasticsearch-engine.ts'
import { describeWith } from '../fixtures/requirements.ts'

describeWith('ELASTICSEARCH', 'Elasticsearch', () => lookIndexContract('Elasticsearch', () => openOwnElasticsearch()))
