import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmbeddings } from '../../src/models/embeddings.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchWriter, sharedModels } from '../../src/search/engines/elasticsearch/index.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import type { SharedModels } from '../../src/search/shared-models.ts'
import { product } from '../contracts/shop.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { temporaryFolder } from '../fixtures/feeds.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

describeWith('ELASTICSEARCH', 'A model that was trained on a catalogue in Elasticsearch', () => {
  let cluster: Cluster
  let shared: SharedModels
  let settings: ElasticsearchSettings
  beforeAll(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
    shared = sharedModels(cluster)
  })
  afterAll(async () => {
    await removeCatalogue(cluster)
    await cluster.close()
  })

  const texts = Array.from({ length: 40 }, (_, i) => `${['red', 'blue', 'green'][i % 3]} kettle number ${i} for tea`)
  const embeddingsIn = (folder: string) => createEmbeddings({ provider: 'catalogue' }, join(folder, 'models'), shared)

  test('is there for a service that has never seen it, also after the catalogue was built anew', async () => {
    const first = embeddingsIn(await temporaryFolder())
    const material = { live: undefined, isOutgrown: false, texts: async () => texts, onProgress: () => undefined }
    const trained = await first.prepare(material)
    const writer = await openElasticsearchWriter(settings)
    await writer.write([product({ id: 'a' })])
    await writer.beginPass()
    await writer.write([product({ id: 'a' })])
    await writer.removeUnseen()
    await writer.close()
    const opened = await embeddingsIn(await temporaryFolder()).open(trained.space)
    expect(await opened.embed(['red kettle'], 'query')).toEqual(await trained.embed(['red kettle'], 'query'))
    await Promise.all([opened.close(), trained.close()])
  })

  test('stays while its successor is put beside it, and not longer', async () => {
    const bytes = (of: number) => Uint8Array.of(of, 0, 255)
    await shared.put('one', bytes(1), undefined)
    await shared.put('two', bytes(2), 'one')
    expect(await Promise.all(['one', 'two'].map((name) => shared.get(name)))).toEqual([bytes(1), bytes(2)])
    await shared.put('three', bytes(3), 'two')
    expect(await Promise.all(['one', 'two', 'three'].map((name) => shared.get(name)))).toEqual([
      undefined,
      bytes(2),
      bytes(3),
    ])
  })
})
