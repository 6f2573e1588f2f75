import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import { describeFeed } from '../src/ingest/feed-file.ts'
import type { CatalogueTarget } from '../src/ingest/feed-job.ts'
import { openKafkaClient, withAdmin } from '../src/ingest/kafka/client.ts'
import { initTopics } from '../src/ingest/kafka/init-topics.ts'
import type { KafkaSettings } from '../src/ingest/kafka-settings.ts'
import { loadFeed } from '../src/ingest/load-feed.ts'
import { topicNames } from '../src/ingest/stream/topics.ts'
import { openSqliteWriter } from '../src/search/engines/sqlite/index.ts'
import { serviceAddress } from '../test/fixtures/services.ts'
import { bulkHelperRates, removeBenchIndices } from './bulk-anchor.ts'
import { measuredIn, startFlags } from './measured-process.ts'
import { megabytes, ms, type Section } from './section.ts'
import type { ChangesMeasured, LoadMeasured, StreamJob } from './stream-process.ts'

const script = new URL('./stream-process.ts', import.meta.url)
const measured = <T>(job: StreamJob): Promise<T> => measuredIn<T>(script, job, startFlags())

const small = 20_000
const large = 200_000
const [perSecond, seconds] = [500, 20]

/** Kafka into the catalogue, beside the same without Kafka. The large run only with `BENCH_LARGE=1`: it takes minutes. */
export async function benchStream(): Promise<Section> {
  const kafka = serviceAddress('kafka')
  if (kafka === undefined) throw new Error('Kafka is not running: npm run services -- up kafka')
  const elasticsearch = serviceAddress('elasticsearch')
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    return {
      title: 'Kafka',
      rows: [
        ['figure', 'Kafka', 'beside', 'aim'],
        ...(await intoSqlite(kafka, folder)),
        ...(elasticsearch === undefined ? [] : await intoElasticsearch(kafka, elasticsearch, folder)),
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function intoSqlite(brokers: string, folder: string): Promise<string[][]> {
  const rows: string[][] = []
  for (const products of process.env.BENCH_LARGE === '1' ? [small, large] : [small]) {
    const feed = await feedOf(folder, products)
    const target = (name: string): CatalogueTarget => ({
      engine: 'sqlite',
      path: join(folder, `${name}${products}.db`),
    })
    const direct = await measured<LoadMeasured>({ kind: 'direct', target: target('direct'), feed })
    const stream = await filledStream(brokers, folder, feed)
    const streamed = await measured<LoadMeasured>({
      kind: 'stream',
      kafka: stream.kafka,
      target: target('stream'),
      products,
    })
    await stream.remove()
    const [own, anchor] = [streamed, direct].map(({ tookMs }) => (products * 1_000) / tookMs)
    rows.push([
      `products a second into SQLite, ${products.toLocaleString('en')}`,
      (own ?? 0).toFixed(0),
      `${share(own, anchor)} of ${(anchor ?? 0).toFixed(0)}, the file loaded directly`,
      '≥ 70%',
    ])
    rows.push([
      `peak memory at ${products.toLocaleString('en')}`,
      megabytes(streamed.memory),
      megabytes(direct.memory),
      '≤ 300 MB',
    ])
  }
  const target: CatalogueTarget = { engine: 'sqlite', path: join(folder, 'changes.db') }
  await (await openSqliteWriter(target.path)).close()
  rows.push(await latencyRow('SQLite', brokers, target))
  return rows
}

async function intoElasticsearch(brokers: string, url: string, folder: string): Promise<string[][]> {
  const feed = await feedOf(folder, small)
  const alias = `bench-${randomUUID().slice(0, 8)}`
  const settings = { url, apiKey: undefined, caPath: undefined, alias }
  const target: CatalogueTarget = { engine: 'elasticsearch', settings }
  try {
    const { madeBefore, madeMeanwhile } = await bulkHelperRates(settings, feed)
    const stream = await filledStream(brokers, folder, feed)
    const streamed = await measured<LoadMeasured>({ kind: 'stream', kafka: stream.kafka, target, products: small })
    await stream.remove()
    const own = (small * 1_000) / streamed.tookMs
    return [
      [
        `products a second into Elasticsearch, ${small.toLocaleString('en')}`,
        own.toFixed(0),
        `${share(own, madeMeanwhile)} of ${madeMeanwhile.toFixed(0)}, the client’s bulk helper; ${share(own, madeBefore)} of ${madeBefore.toFixed(0)} with documents made before`,
        '≥ 70%',
      ],
      [`peak memory at ${small.toLocaleString('en')}`, megabytes(streamed.memory), '', '≤ 300 MB'],
      await latencyRow('Elasticsearch', brokers, target),
    ]
  } finally {
    await removeBenchIndices(settings)
  }
}

const share = (own = 0, anchor = 0): string => `${Math.round((100 * own) / anchor)}%`

async function latencyRow(engine: string, brokers: string, target: CatalogueTarget): Promise<string[]> {
  const { kafka, remove } = await ownTopics(brokers)
  const { p50, p99, found } = await measured<ChangesMeasured>({ kind: 'changes', kafka, target, perSecond, seconds })
  await remove()
  const name = `produced to found in ${engine}, ${perSecond} changes a second, 99th percentile of ${found}`
  return [name, ms(p99), `median ${ms(p50)}`, '≤ 2 s']
}

async function feedOf(folder: string, count: number): Promise<string> {
  const path = join(folder, `feed${count}.jsonl`)
  await writeDemoCatalogue(path, { count, seed: 1 })
  return path
}

async function ownTopics(brokers: string): Promise<{ kafka: KafkaSettings; remove(): Promise<void> }> {
  const name = `bench-${randomUUID().slice(0, 8)}`
  const kafka: KafkaSettings = {
    ...{ brokers: brokers.split(','), group: name, topicPrefix: `${name}-`, tls: undefined, sasl: undefined },
    ...{ retentionDays: 1, compaction: false, replication: undefined },
  }
  const client = await openKafkaClient(kafka)
  await initTopics(client)
  const remove = () =>
    withAdmin(client, async (admin) => {
      await admin.deleteTopics({ topics: topicNames.map(client.named) })
    })
  return { kafka, remove }
}

/** Topics with a feed in them, sent as a feed is. */
async function filledStream(brokers: string, folder: string, path: string) {
  const topics = await ownTopics(brokers)
  const target = { engine: 'sqlite', path: join(folder, 'unused.db') } as const
  const feed = await describeFeed(path, 'jsonl')
  await loadFeed({ feed, target, dataDir: folder, currency: 'USD', reindex: false, kafka: topics.kafka }).summary
  return topics
}
