import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRange, wholeTopic } from '../../../src/ingest/kafka/read-range.ts'
import type { OutgoingRecord } from '../../../src/ingest/stream/record-stream.ts'
import { deadLetterTopic } from '../../../src/ingest/stream/topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { isTorture, productRecord, StreamShop } from './fixtures/stream-shop.ts'

const products = isTorture ? 20_000 : 8_000
/** In each two consumers are killed at once: Kafka takes 10 seconds to notice, which nobody should wait for twice. */
const rounds = isTorture ? 25 : 5
/** So few records wait that there are some for every round. */
const mostBehind = 2_000
/** Of each hundred records one can never work. */
const poisonEvery = 100

const poison = [
  (id: string) => ({ key: id, value: `{"id": "${id}", ` }),
  (id: string) => ({ key: id, value: JSON.stringify({ id, version: 1, title: 42 }) }),
  (id: string) => ({ key: id, value: null }),
  (id: string) => ({ key: id, value: `{"id": "${id}"}`.padEnd(1_100_000) }),
] as const

/** Each product at versions 1 and 2, in one order and the other by turns, and poison between them. */
function* records(): Generator<OutgoingRecord> {
  for (let index = 0; index < products; index++) {
    const id = `p${index}`
    const versions = index % 2 === 0 ? [1, 2] : [2, 1]
    for (const version of versions) yield productRecord(id, version)
    if (index % poisonEvery !== 0) continue
    const bad = poison[(index / poisonEvery) % poison.length]?.(`bad${index}`)
    if (bad !== undefined) yield { topic: 'products', ...bad }
  }
}

describeWith('KAFKA', 'consumers that are killed', () => {
  let shop: StreamShop
  beforeAll(async () => {
    shop = await StreamShop.open()
  }, 60_000)
  afterAll(() => shop.close(), 60_000)

  it('lose nothing, write nothing stale, and put each record that can never work into the dead letters once', async () => {
    let isOver = false
    const sending = (async () => {
      const batch: OutgoingRecord[] = []
      for (const record of records()) {
        batch.push(record)
        if (batch.length < 250) continue
        await shop.sink.send(batch.splice(0))
        while (!isOver && (await shop.lag()) > mostBehind) await sleep(50)
      }
      await shop.sink.send(batch)
    })()
    for (let round = 0; round < rounds; round++) {
      const pair = [shop.consume(), shop.consume()]
      const handled = () => pair.reduce((sum, { status }) => sum + (status?.counts.written ?? 0), 0)
      await waitUntil('them to write', () => handled() > 0)
      await sleep(Math.random() * 1_000)
      await Promise.all(pair.map((consumer) => consumer.end('SIGKILL')))
    }
    isOver = true
    await sending
    shop.consume()
    await shop.drained(isTorture ? 600_000 : 90_000)

    const stored = shop.stored()
    expect(stored.size).toBe(products)
    expect([...stored.values()].filter(({ version }) => version !== 2)).toEqual([])
    const letters: { key: string | null; reason: string | undefined }[] = []
    await readRange(
      shop.topics.client,
      deadLetterTopic,
      await wholeTopic(shop.topics.client, deadLetterTopic),
      (_, one) => {
        letters.push({ key: one.key, reason: one.headers.reason })
      },
    )
    const expected = Array.from({ length: products / poisonEvery }, (_, index) => `bad${index * poisonEvery}`)
    expect(letters.map(({ key }) => key).sort()).toEqual(expected.sort())
    expect(letters.filter(({ reason }) => !/^(value|title): /.test(reason ?? ''))).toEqual([])
  }, 3_600_000)
})
