import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readLag } from '../../../src/ingest/kafka/lag.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import type { Consumer } from './fixtures/consumer.ts'
import { isTorture, productRecord, StreamShop } from './fixtures/stream-shop.ts'

/** Joinings and leavings, and the time for each: 20 in a minute. */
const changes = isTorture ? 20 : 10
const everyMs = 3_000
/** The longest that a partition may stay where it is while records wait in it. */
const mostIdleMs = 30_000
const perSecond = 300

describeWith('KAFKA', 'consumers that join and leave', () => {
  let shop: StreamShop
  beforeAll(async () => {
    shop = await StreamShop.open()
  }, 60_000)
  afterAll(() => shop.close(), 60_000)

  it('leave no partition idle, and lose nothing', async () => {
    let isOver = false
    let sent = 0
    const sending = (async () => {
      while (!isOver) {
        const batch = Array.from({ length: perSecond / 5 }, () => productRecord(`p${sent++ % 5_000}`, sent))
        await shop.sink.send(batch)
        await sleep(200)
      }
    })()
    const moved = new Map<string, { committed: number; at: number }>()
    let longestIdleMs = 0
    const looking = (async () => {
      while (!isOver) {
        const { partitions } = await readLag(shop.topics.client)
        for (const { topic, partition, committed, lag } of partitions) {
          const key = `${topic}/${partition}`
          const known = moved.get(key)
          if (known === undefined || known.committed !== committed || lag === 0) {
            moved.set(key, { committed, at: Date.now() })
          } else longestIdleMs = Math.max(longestIdleMs, Date.now() - known.at)
        }
        await sleep(300)
      }
    })()

    const members: Consumer[] = [shop.consume(), shop.consume(), shop.consume()]
    await sleep(4_000)
    for (let change = 0; change < changes; change++) {
      const [leaving] = members.splice(Math.floor(Math.random() * members.length), 1)
      await Promise.all([leaving?.end('SIGTERM'), sleep(everyMs)])
      members.push(shop.consume())
    }
    isOver = true
    await Promise.all([sending, looking])
    await shop.drained(60_000)

    expect(longestIdleMs).toBeLessThan(mostIdleMs)
    const stored = shop.stored()
    const newest = new Map<string, number>()
    for (let one = 0; one < sent; one++) newest.set(`p${one % 5_000}`, one + 1)
    expect(new Map([...stored].map(([id, { version }]) => [id, version]))).toEqual(newest)
  }, 300_000)
})
