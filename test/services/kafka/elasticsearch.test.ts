import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { CatalogueTarget } from '../../../src/ingest/feed-job.ts'
import { type Cluster, openCluster } from '../../../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchWriter } from '../../../src/search/engines/elasticsearch/index.ts'
import { ownCatalogue, removeCatalogue } from '../../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { elasticsearchUrl } from '../../fixtures/services.ts'
import type { Consumer } from './fixtures/consumer.ts'
import { type Behaviour, FailingProxy } from './fixtures/failing-proxy.ts'
import { isTorture, productRecord, StreamShop } from './fixtures/stream-shop.ts'

/** How long the cluster fails in each way. */
const failsForMs = isTorture ? 60_000 : 6_000
const opensWithinMs = 5_000
const mostGrowth = 100 * 1024 * 1024
const perSecond = 200

describeWith('KAFKA', 'Kafka into Elasticsearch', () => {
  describeWith('ELASTICSEARCH', 'and it', () => {
    let proxy: FailingProxy
    let shop: StreamShop
    let consumer: Consumer
    let cluster: Cluster
    const newest = new Map<string, number>()
    let version = 0
    let sending: NodeJS.Timeout
    let deletedAt = 0

    beforeAll(async () => {
      proxy = new FailingProxy(elasticsearchUrl())
      await proxy.start()
      const settings = ownCatalogue(proxy.url)
      cluster = await openCluster({ ...settings, url: elasticsearchUrl() })
      const target: CatalogueTarget = { engine: 'elasticsearch', settings }
      // The first write makes the index.
      const writer = await openElasticsearchWriter(settings)
      await writer.write([
        { id: 'first', version: 1, title: 'First', category: [], attributes: {}, availability: 'in_stock' },
      ])
      await writer.close()
      shop = await StreamShop.open(target)
      consumer = shop.consume()
      await shop.sink.send([productRecord('gone', 1)])
      await shop.sink.send([{ topic: 'products', key: 'gone', value: '{"id":"gone","version":2,"deleted":true}' }])
      await waitUntil('the deletion', () => written() === 2)
      deletedAt = Date.now()
      sending = setInterval(() => {
        const batch = Array.from({ length: perSecond / 5 }, () => {
          const id = `p${++version % 700}`
          newest.set(id, version)
          return productRecord(id, version)
        })
        void shop.sink.send(batch)
      }, 200)
      await waitUntil('it to write', () => written() > 2)
    }, 120_000)
    // A test that fails leaves the next one a cluster that works.
    afterEach(() => {
      proxy.behaviour = 'well'
    })
    afterAll(async () => {
      clearInterval(sending)
      await shop?.close()
      await proxy?.stop()
      await removeCatalogue(cluster)
      await cluster.close()
    }, 60_000)

    const written = () => consumer.status?.counts.written ?? 0
    const isHeld = () => consumer.status?.gate.isOpen === true

    async function failing(behaviour: Behaviour | 'stopped'): Promise<void> {
      const before = { written: written(), rss: consumer.largestRss }
      if (behaviour === 'stopped') await proxy.stop()
      else proxy.behaviour = behaviour
      const since = Date.now()
      await waitUntil('it to be held back', isHeld, opensWithinMs)
      expect(consumer.status?.gate.reason).not.toBe('')
      await sleep(Math.max(0, failsForMs - (Date.now() - since)))
      if (behaviour === 'stopped') await proxy.start()
      proxy.behaviour = 'well'
      await waitUntil('it to go on', () => !isHeld() && written() > before.written, 40_000)
      expect(consumer.largestRss - before.rss).toBeLessThan(mostGrowth)
      expect(consumer.status?.counts.dead).toBe(0)
    }

    it('says 503: it is held back, and goes on by itself', () => failing('503'), 180_000)
    it('resets connections', () => failing('reset'), 180_000)
    it('does not answer', () => failing('hang'), 180_000)
    it('is stopped', () => failing('stopped'), 180_000)

    it('takes no more for now of single items: they are tried again, and nothing else waits', async () => {
      await waitUntil('nothing to be held back any more', () => !isHeld(), 30_000)
      const before = written()
      proxy.behaviour = 'busy-items'
      const changes = consumer.troubles.length
      await waitUntil('some to wait for another try', () => (consumer.status?.counts.retried ?? 0) > 20, 30_000)
      await waitUntil('others to be written', () => written() > before + 200, 30_000)
      expect(proxy.refusedItems).toBeGreaterThan(20)
      expect(consumer.troubles.slice(changes)).toEqual([])
      expect(isHeld()).toBe(false)
      proxy.behaviour = 'well'
    }, 120_000)

    it('has every product at its newest version in the end', async () => {
      clearInterval(sending)
      await shop.drained(100_000)
      const writer = await openElasticsearchWriter(
        (shop.target as CatalogueTarget & { engine: 'elasticsearch' }).settings,
      )
      try {
        await writer.optimise()
      } finally {
        await writer.close()
      }
      const stored = await versionsIn(cluster)
      stored.delete('first')
      expect(stored).toEqual(newest)
      expect(consumer.status?.counts.dead).toBe(0)
    }, 180_000)

    it('keeps a product deleted, past its own memory of deletions', async () => {
      // Elasticsearch forgets versions of what was deleted after 60 seconds (index.gc_deletes).
      await sleep(Math.max(0, deletedAt + 65_000 - Date.now()))
      const { stale = 0 } = consumer.status?.counts ?? {}
      await shop.sink.send([productRecord('gone', 1)])
      await waitUntil('it to be known', () => (consumer.status?.counts.stale ?? 0) > stale)
      await sleep(1_500)
      expect((await versionsIn(cluster)).has('gone')).toBe(false)
    }, 150_000)
  })
})

/** What can be found, by id. */
async function versionsIn(cluster: Cluster): Promise<Map<string, number>> {
  const { openElasticsearchEngine } = await import('../../../src/search/engines/elasticsearch/index.ts')
  const engine = await openElasticsearchEngine(cluster)
  const ids = ['first', 'gone', ...Array.from({ length: 700 }, (_, index) => `p${index}`)]
  return new Map((await engine.products(ids)).map(({ id, version }) => [id, version]))
}
