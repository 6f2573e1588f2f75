import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeFeed } from '../../src/ingest/feed-file.ts'
import { loadAtStart } from '../../src/ingest/load-at-start.ts'
import { loadCatalogue } from '../../src/ingest/load-catalogue.ts'
import { createCatalogueLoading } from '../../src/operations/catalogue-loading.ts'
import { createMetrics } from '../../src/operations/metrics.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchEngine, openServiceCatalogue } from '../../src/search/engines/elasticsearch/index.ts'
import { acquireLease } from '../../src/search/engines/elasticsearch/lease.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { testConfig } from '../fixtures/app.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { temporaryFolder, writeFeed } from '../fixtures/feeds.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const minutes = 60_000

describeWith('ELASTICSEARCH', 'Loading into a cluster that several hosts share', () => {
  let settings: ElasticsearchSettings
  let cluster: Cluster
  let engine: SearchEngine

  beforeEach(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
    engine = openElasticsearchEngine(cluster, { freshForMs: 0 })
  })
  afterEach(async () => {
    await removeCatalogue(cluster)
    await engine.close()
  })

  const target = () => ({ engine: 'elasticsearch', settings }) as const
  const found = async () => (await engine.products(['demo', 'own'])).map(({ id, title }) => [id, title])

  /** A start of a host whose operator has named no feed. */
  async function startDemo(dataDir: string, title: string) {
    const demoFeed = await writeFeed(dataDir, 'demo.jsonl', [{ id: 'demo', title, version: 1 }])
    const config = { catalogue: undefined, catalogueFormat: undefined, dataDir, currency: 'USD' }
    const productCount = await engine.count().catch(() => 0)
    const load = await loadAtStart({ config, demoFeed, target: target(), productCount })
    return load?.summary
  }

  async function ingestOwn(dataDir: string) {
    const path = await writeFeed(dataDir, 'own.jsonl', [{ id: 'own', title: 'Own', version: 1 }])
    const options = { feed: await describeFeed(path, undefined), demo: false, dataDir, target: target() }
    return (await loadCatalogue({ ...options, currency: 'USD', reindex: false })).summary
  }

  test(
    'the sample goes when the operator loads on another host, and never takes the place of what is there',
    async () => {
      const [first, second] = [await temporaryFolder(), await temporaryFolder()]
      expect(await startDemo(first, 'Sample')).toMatchObject({ written: 1 })
      expect(await startDemo(first, 'Sample of the next version')).toMatchObject({ outcome: 'completed' })
      expect(await ingestOwn(second)).toMatchObject({ written: 1, removed: 1 })
      expect(await found()).toEqual([['own', 'Own']])
      expect(await startDemo(first, 'Sample of the version after that, of another size')).toBeUndefined()
      expect(await found()).toEqual([['own', 'Own']])
    },
    minutes * 3,
  )

  test(
    'a load that another process keeps from beginning waits for it, and then begins',
    async () => {
      const [folder, other] = [await temporaryFolder(), await temporaryFolder()]
      await startDemo(other, 'Sample')
      const lease = await acquireLease(cluster, 'rebuild', 'building it anew')
      const catalogue = await writeFeed(folder, 'own.jsonl', [{ id: 'own', title: 'Own', version: 1 }])
      const loading = createCatalogueLoading({
        ...{ config: testConfig(folder, { CATALOGUE: catalogue }), demoFeed: join(folder, 'demo.jsonl') },
        ...{ target: target(), count: () => engine.count(), log: pino({ level: 'silent' }) },
        learning: { learn: async () => undefined, stop: async () => undefined },
        metrics: createMetrics(async () => 0),
      })
      await loading.start()
      await expect
        .poll(async () => (await loading.check()).detail, { timeout: minutes })
        .toMatch(/another process is loading/)
      await lease.release()
      await loading.done
      expect(await found()).toEqual([['own', 'Own']])
      await loading.stop()
    },
    minutes * 3,
  )

  test('a catalogue that is not made yet has no products', async () => {
    const log = { info: () => undefined, warn: () => undefined }
    const service = await openServiceCatalogue(settings, { currency: 'USD', log })
    await removeCatalogue(cluster)
    expect(await service.engine.count()).toBe(0)
    await service.engine.close()
  })
})
