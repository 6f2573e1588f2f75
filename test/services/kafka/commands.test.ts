import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withAdmin } from '../../../src/ingest/kafka/client.ts'
import { openSqliteWriter } from '../../../src/search/engines/sqlite/index.ts'
import { product } from '../../contracts/shop.ts'
import { someProducts, writeFeed } from '../../fixtures/feeds.ts'
import { type KafkaTopics, kafkaEnvironment, openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { productRecord, StreamShop } from './fixtures/stream-shop.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

interface Said {
  code: number
  out: string
  err: string
}

/** Runs a command of scripts/ as npm does. */
async function run(script: string, args: string[], env: Record<string, string>): Promise<Said> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts', script), ...args],
    {
      env: { PATH: process.env.PATH, PORT: '9', ...env },
    },
  )
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describeWith('KAFKA', 'kafka:init', () => {
  let topics: KafkaTopics
  beforeAll(async () => {
    topics = await openKafkaTopics()
  }, 60_000)
  afterAll(() => topics.remove(), 60_000)
  const init = (env: Record<string, string> = {}) =>
    run('kafka-init.ts', [], { ...kafkaEnvironment(topics.settings), ...env })

  it('makes what is missing and leaves what is there', async () => {
    const { named } = topics.client
    await withAdmin(topics.client, (admin) => admin.deleteTopics({ topics: [named('products-retry')] }))
    await waitUntil('it to be gone', async () => {
      const there = await withAdmin(topics.client, (admin) => admin.listTopics())
      return !there.includes(named('products-retry'))
    })
    const { code, out } = await init()
    expect(code).toBe(0)
    expect(out.trim().split('\n').sort()).toEqual(
      [
        `${named('dead-letter-queue')} is there`,
        `${named('product-images')} is there`,
        `${named('product-images-retry')} is there`,
        `${named('products')} is there`,
        `${named('products-retry')} was made`,
      ].sort(),
    )
    const { topics: found } = await withAdmin(topics.client, (admin) =>
      admin.fetchTopicMetadata({ topics: [named('products-retry')] }),
    )
    expect(found[0]?.partitions).toHaveLength(10)
  }, 60_000)

  it('refuses topics with other settings, and says what mends each', async () => {
    const { named } = topics.client
    const { code, out, err } = await init({ KAFKA_RETENTION_DAYS: '7', KAFKA_COMPACTION: 'on' })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Nothing was changed. To mend them:')
    expect(err).toContain(
      `${named('products')}: cleanup.policy is delete, not compact: kafka-configs.sh --alter --entity-type topics --entity-name ${named('products')} --add-config cleanup.policy=compact (or set KAFKA_RETENTION_DAYS or KAFKA_COMPACTION to what it is)`,
    )
    expect(err).toContain(`${named('dead-letter-queue')}: retention.ms is 2592000000, not 604800000: `)
  }, 60_000)

  it('refuses topics with fewer partitions', async () => {
    const small = { ...topics.settings, topicPrefix: `${topics.settings.topicPrefix}small-` }
    const name = `${small.topicPrefix}products`
    await withAdmin(topics.client, (admin) => admin.createTopics({ topics: [{ topic: name, numPartitions: 3 }] }))
    try {
      const { code, err } = await init(kafkaEnvironment(small))
      expect(code).toBe(1)
      expect(err).toContain(`${name} has 3 partitions, not 10: kafka-topics.sh --alter --topic ${name} --partitions 10`)
      expect(err).toContain('max.message.bytes is 1048588, not 4194304')
      const there = await withAdmin(topics.client, (admin) => admin.listTopics())
      expect(there.filter((one) => one.startsWith(small.topicPrefix))).toEqual([name])
    } finally {
      await withAdmin(topics.client, (admin) => admin.deleteTopics({ topics: [name] }))
    }
  }, 60_000)
})

describeWith('KAFKA', 'commands on a stream', () => {
  let shop: StreamShop
  let folder: string
  beforeAll(async () => {
    shop = await StreamShop.open()
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await rm(folder, { recursive: true })
  }, 60_000)
  const environment = () => ({ ...kafkaEnvironment(shop.topics.settings), DATA_DIR: shop.folder })

  it('products:ingest sends a feed, names its three bad lines of 20,000, and what is good arrives', async () => {
    const lines: unknown[] = someProducts(20_000)
    lines[99] = '{"id": "bad1", '
    lines[9_999] = JSON.stringify({ id: 'bad2', title: 'No price', price: 'cheap' })
    lines[19_999] = JSON.stringify({ id: 'bad3' })
    const feed = await writeFeed(folder, 'feed.jsonl', lines)
    const { code, out, err } = await run('products-ingest.ts', [feed], environment())
    expect([code, err.replace(/^\d+% read.*\n/gm, '')]).toEqual([0, ''])
    expect(out).toMatch(/^Sent .*feed\.jsonl in [\d.]+ s/)
    expect(out).toMatch(/accepted +19,997 /)
    expect(out).toMatch(/sent +19,997 +on their way: npm run products:status/)
    expect(out).toMatch(/refused +3 /)
    expect(out).toMatch(/ 100 +– +line: is not valid JSON/)
    expect(out).toMatch(/ 10,000 +bad2 +price: must be an object/)
    expect(out).toMatch(/ 20,000 +bad3 +title: is missing or blank/)

    const status = await run('products-status.ts', [], environment())
    expect(status.out).toMatch(/^products +10 +19,997 +19,997 +10$/m)
    expect(status.out).toMatch(/^dead letters +0$/m)
    expect(status.out).toMatch(/^service +does not answer at http:\/\/localhost:9$/m)

    const consumer = shop.consume()
    await shop.drained(90_000)
    await consumer.end('SIGTERM')
    expect(shop.stored().size).toBe(19_997)
    expect((await run('products-status.ts', [], environment())).out).toMatch(/^products +10 +19,997 +0 +0$/m)
  }, 180_000)

  it('products:ingest --reindex removes what the feed does not have', async () => {
    const feed = await writeFeed(folder, 'smaller.jsonl', someProducts(19_000))
    // It is in the topic already, and in the catalogue only once somebody reads it.
    await shop.sink.send([productRecord('on its way', 1)])
    const ingested = run('products-ingest.ts', [feed, '--reindex'], environment())
    const consumer = shop.consume()
    const { out } = await ingested
    // The three that were refused were never there.
    expect(out).toMatch(/removed +1,000 +not in the feed/)
    await shop.drained(90_000)
    await consumer.end('SIGTERM')
    const stored = shop.stored()
    expect([...stored.values()].filter(({ deleted }) => deleted === 1)).toHaveLength(1_000)
    expect(stored.get('on its way')).toMatchObject({ version: 2, deleted: 1 })
  }, 180_000)

  it('kafka:replay lists dead letters, shows one, and puts back those it is told to', async () => {
    const poison = Array.from({ length: 5 }, (_, index) => ({
      topic: 'products' as const,
      key: `poison${index}`,
      value: '{bad',
    }))
    const mended = { ...productRecord('mended', 1), headers: { trace: 'x' } }
    await shop.sink.send([...poison, { topic: 'products', key: 'odd', value: null }])
    await shop.sink.send([{ ...mended, topic: 'dead-letter-queue', partition: 0, headers: letterOf('mended', 77) }])
    const consumer = shop.consume()
    await shop.drained(60_000)
    await consumer.end('SIGTERM')

    const replay = (...args: string[]) => run('kafka-replay.ts', args, environment())
    const all = await replay()
    expect(all.out).toMatch(/^7 dead letters\n +5 × value: is not valid JSON/)
    expect(all.out).toMatch(/ products 3 77 +mended +429/)
    expect((await replay('--reason', 'NULL')).out).toMatch(/^1 dead letter\n +1 × value: is null/)
    expect((await replay('--until', '2001-01-01')).out).toBe('There are no dead letters.\n')
    const id = /^ +(\d+:\d+) .* mended /m.exec(all.out)?.[1] ?? ''
    const shown = await replay('--show', id)
    expect(shown.err).toBe('')
    expect(shown.out).toMatch(/^reason +429\nfrom +products 3 77\n[\s\S]*value +\{"id":"mended"/m)
    expect((await replay('--show', '9:999')).err).toBe('There is no dead letter 9:999.\n')
    expect((await replay('--reason', '429', '--put-back', '--dry-run')).out).toMatch(/1 would be put back\.\n$/)
    const unasked = await replay('--reason', '429', '--put-back')
    expect([unasked.code, unasked.err]).toEqual([1, 'Nobody can be asked here. Add --yes to put them back.\n'])
    expect((await replay('--since', 'yesterday')).err).toMatch(/^--since takes a time such as/)

    expect((await replay('--reason', '429', '--put-back', '--yes')).out).toMatch(/1 were put back\.\n$/)
    expect((await replay()).out).toMatch(/^6 dead letters\n +5 × value: is not valid JSON/)
    const again = shop.consume()
    await waitUntil('it', () => shop.stored().has('mended'))
    await again.end('SIGTERM')
  }, 180_000)
})

describe('kafka:replay without Kafka', () => {
  it('shows the lines that a feed’s load refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
    try {
      const feed = await writeFeed(folder, 'feed.jsonl', ['{"id": ', ...someProducts(2)])
      const env = { DATA_DIR: folder, EMBEDDINGS: 'off' }
      await (await openSqliteWriter(join(folder, 'catalogue.db'))).write([product({ id: 'there' })])
      await run('products-ingest.ts', [feed], env)
      const { out } = await run('kafka-replay.ts', ['--put-back'], env)
      expect(out).toMatch(/^1 dead letter\n +1 × line: is not valid JSON/)
      expect(out).toMatch(/1 cannot be put back: mend their feed\.\n$/)
      expect((await run('products-status.ts', [], env)).out).toMatch(/^Kafka is off:[\s\S]*dead letters +1 /)
      await writeFeed(folder, 'feed.jsonl', someProducts(3))
      await run('products-ingest.ts', [feed], env)
      expect((await run('kafka-replay.ts', [], env)).out).toBe('There are no dead letters.\n')
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 60_000)
})

const letterOf = (key: string, offset: number): Record<string, string> => ({
  ...{ reason: '429', 'source-topic': 'products', 'source-partition': '3', 'source-offset': String(offset) },
  ...{ 'first-seen': new Date().toISOString(), own: key },
})
