import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import {
  openElasticsearchChangeReader,
  openElasticsearchEngine,
  openElasticsearchVectorWriter,
  openElasticsearchWriter,
} from '../../src/search/engines/elasticsearch/index.ts'
import { refreshIndex, resolveTargets } from '../../src/search/engines/elasticsearch/indices.ts'
import { LeaseHeldError } from '../../src/search/engines/elasticsearch/lease.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { product, shop } from '../contracts/shop.ts'
import { indicesOf, openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { temporaryFolder, writeFeed } from '../fixtures/feeds.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { waitUntil } from '../fixtures/service.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const minutes = 60_000
const root = fileURLToPath(new URL('../..', import.meta.url))

describeWith('ELASTICSEARCH', 'Building a catalogue anew', () => {
  let settings: ElasticsearchSettings
  let cluster: Cluster
  let engine: SearchEngine

  beforeAll(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
    engine = openElasticsearchEngine(cluster)
  })
  afterAll(async () => {
    await removeCatalogue(cluster)
    await engine.close()
  })

  const found = async (text: string): Promise<Product[]> => {
    const words = analyseQuery(text)
    const asked = { words, match: 'any', filters: {}, offset: 0, limit: 100, facets: false } as const
    return (await engine.search(asked)).hits.map((hit) => hit.product)
  }
  const live = async () => (await resolveTargets(cluster))?.live ?? ''
  /** Indices of products by their names; the lease's is none. */
  const catalogues = async () => (await indicesOf(cluster)).filter((index) => /-\d{14}$/.test(index))

  test(
    'under constant search and writes: no search fails or is empty, and no write is lost',
    async () => {
      const [owner, other] = [await openElasticsearchWriter(settings), await openElasticsearchWriter(settings)]
      await owner.write(shop(400))
      await refreshIndex(cluster, settings.alias)
      let isOver = false
      const empty: number[] = []
      const searching = (async () => {
        let searches = 0
        for (; !isOver; searches++) if ((await found('mouse keyboard')).length === 0) empty.push(searches)
        return searches
      })()
      let turn = 2
      const acknowledged = new Map<string, { version: number; image?: string }>()
      const writing = (async () => {
        for (; !isOver; turn++) {
          const changed = shop(400).filter((_, i) => i % 40 === turn % 40)
          const records = [...changed, product({ id: `new${turn}`, title: 'Quill mouse' })]
          await other.write(records.map((record) => ({ ...record, version: turn })))
          for (const { id } of records) acknowledged.set(id, { version: turn })
          const pictured = changed[0]?.id ?? ''
          await other.writePictures([{ id: pictured, version: turn, image: `/${turn}.png` }])
          acknowledged.set(pictured, { version: turn, image: `/${turn}.png` })
        }
      })()
      const before = await live()
      let lastPassFrom = 0
      for (let pass = 0; pass < 3; pass++) {
        await owner.beginPass()
        lastPassFrom = turn + 1
        for (let from = 0; from < 400; from += 50) await owner.write(shop(400).slice(from, from + 50))
        await owner.removeUnseen()
      }
      isOver = true
      await writing
      expect(await searching).toBeGreaterThan(10)
      expect(empty).toEqual([])
      expect(await live()).not.toBe(before)
      expect(await catalogues()).toEqual([await live()])
      const products = new Map((await engine.products([...acknowledged.keys()])).map((one) => [one.id, one]))
      const lost = [...acknowledged].filter(([id, { version, image }]) => {
        const one = products.get(id)
        // What was added before the last pass began and is not in the feed goes with it.
        const goes = id.startsWith('new') && version < lastPassFrom
        if (one === undefined) return !goes
        return one.version < version || (image !== undefined && one.image !== image)
      })
      expect(lost).toEqual([])
      await Promise.all([owner.close(), other.close()])
    },
    3 * minutes,
  )

  test('keeps what others have added since it began, their pictures, deletions and vectors', async () => {
    const [owner, other] = [await openElasticsearchWriter(settings), await openElasticsearchWriter(settings)]
    const vectors = await openElasticsearchVectorWriter(settings)
    const space = { embedder: 'test', dimensions: 4 }
    await owner.write([product({ id: 'old' }), product({ id: 'kept' })])
    await vectors.begin(space)
    for await (const batch of vectors.pending(space, 500))
      await vectors.write(
        space,
        batch.map(({ id, textHash }) => ({ id, textHash, vector: Float32Array.of(1, 0, 0, 0) })),
      )
    await vectors.publish(space)
    await owner.beginPass()
    await other.write([product({ id: 'added', title: 'Added meanwhile' }), { id: 'dead', version: 7, deleted: true }])
    await other.writePictures([
      { id: 'kept', version: 3, image: '/kept.png' },
      { id: 'old', version: 3, image: '/old.png' },
      { id: 'early', version: 1, image: '/early.png' },
    ])
    await owner.write([product({ id: 'kept' }), product({ id: 'dead', version: 6 })])
    await owner.removeUnseen()
    expect((await engine.products(['old', 'kept', 'added', 'dead'])).map(({ id, image }) => [id, image])).toEqual([
      ['kept', '/kept.png'],
      ['added', undefined],
    ])
    await owner.write([product({ id: 'early' }), product({ id: 'old', version: 9 })])
    expect(await engine.products(['early', 'old'])).toMatchObject([{ image: '/early.png' }, { version: 9 }])
    expect((await engine.products(['old']))[0]).not.toHaveProperty('image')
    expect(await vectors.live()).toEqual(space)
    expect(await engine.vectorOf('kept', space)).toEqual(Float32Array.of(1, 0, 0, 0))
    await Promise.all([owner.close(), other.close(), vectors.close()])
  })

  test('refuses a second, naming who holds it, and lets it begin when the first has ended', async () => {
    const [first, second] = [await openElasticsearchWriter(settings), await openElasticsearchWriter(settings)]
    await first.beginPass('a feed')
    const refused = second.beginPass('another feed')
    await expect(refused).rejects.toThrow(LeaseHeldError)
    await expect(refused).rejects.toThrow(
      new RegExp(`^Process ${process.pid} on \\S+ has been at building ${settings.alias}`),
    )
    await first.close()
    await second.beginPass('another feed')
    await second.write([product({ id: 'only' })])
    await second.removeUnseen()
    expect(await engine.products(['only', 'kept'])).toMatchObject([{ id: 'only' }])
    expect(await catalogues()).toEqual([await live()])
    await second.close()
  })

  test('shows readers of changes all products again', async () => {
    const [writer, changes] = [await openElasticsearchWriter(settings), await openElasticsearchChangeReader(settings)]
    const { next } = await changes.changes([], 100)
    await writer.beginPass()
    await writer.write([product({ id: 'only' })])
    await writer.removeUnseen()
    expect((await changes.changes(next, 100)).products.map(({ id }) => id)).toEqual(['only'])
    await Promise.all([writer.close(), changes.close()])
  })

  /** `npm run products:ingest -- FILE --reindex` as its own process. */
  function reindexing(feed: string, dataDir: string): { child: ChildProcess; output: () => string } {
    const { url, alias } = settings
    const child = spawn(process.execPath, ['scripts/products-ingest.ts', feed, '--reindex'], {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, DATA_DIR: dataDir, EMBEDDINGS: 'off' },
        ...{ ELASTICSEARCH_URL: url, ELASTICSEARCH_INDEX: alias },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
    return { child, output: () => text }
  }

  const ended = async ({ child, output }: ReturnType<typeof reindexing>): Promise<string> => {
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
    expect([code, output()]).toEqual([0, expect.anything()])
    return output()
  }

  const documentsIn = async (index: string | undefined): Promise<number> => {
    if (index === undefined) return 0
    const { indices } = await cluster.call('manage', (client, request) =>
      client.indices.stats({ index, metric: ['docs', 'indexing'] }, request),
    )
    return indices?.[index]?.primaries?.indexing?.index_total ?? 0
  }

  test(
    'killed in the middle and started again: goes on, completes, and leaves no index behind',
    async () => {
      const folder = await temporaryFolder()
      const lines = Array.from({ length: 3_000 }, (_, i) => product({ id: `fed${i}`, title: `Fed lamp ${i}` }))
      const feed = await writeFeed(folder, 'feed.jsonl', lines)
      const first = reindexing(feed, folder)
      await waitUntil('part of it', async () => {
        expect(first.child.exitCode).toBeNull()
        return (await documentsIn((await resolveTargets(cluster))?.next)) > 600
      })
      first.child.kill('SIGKILL')
      await once(first.child, 'exit')
      const { next, live: before } = (await resolveTargets(cluster)) ?? {}
      expect(await engine.products(['only', 'fed1'])).toMatchObject([{ id: 'only' }])
      // Written to both, by a process that sees that there is another.
      const other = await openElasticsearchWriter(settings)
      await other.write([product({ id: 'fed5', title: 'Fed lamp, newer', version: 2 ** 52 })])
      await other.close()
      expect(await ended(reindexing(feed, folder))).toMatch(/accepted +3,000/)
      expect(await live()).toBe(next)
      expect(await live()).not.toBe(before)
      expect(await catalogues()).toEqual([next])
      expect(await engine.products(['only', 'fed2999', 'fed5'])).toMatchObject([
        { id: 'fed2999' },
        { id: 'fed5', title: 'Fed lamp, newer' },
      ])
      expect(await engine.count()).toBe(3_000)
    },
    4 * minutes,
  )

  test(
    'killed after the swap: the index that was left is gone after the next one',
    async () => {
      const folder = await temporaryFolder()
      const feed = await writeFeed(folder, 'feed.jsonl', [product({ id: 'a' }), product({ id: 'b' })])
      const before = await live()
      const first = reindexing(feed, folder)
      await waitUntil('the swap', async () => (await live()) !== before)
      first.child.kill('SIGKILL')
      await once(first.child, 'exit')
      expect(await catalogues()).toContain(before)
      const after = await ended(reindexing(feed, folder))
      expect(after).toMatch(/accepted +2/)
      expect(await catalogues()).toEqual([await live()])
      expect(await engine.count()).toBe(2)
    },
    2 * minutes,
  )
})
