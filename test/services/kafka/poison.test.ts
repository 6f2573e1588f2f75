import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutgoingRecord } from '../../../src/ingest/stream/record-stream.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { poison } from './fixtures/poison.ts'
import { isTorture, productRecord, StreamShop } from './fixtures/stream-shop.ts'

const products = isTorture ? 20_000 : 4_000
const poisonEvery = 100
const goneWithinMs = 10_000

describeWith('KAFKA', 'one record of a hundred that can never work', () => {
  let shop: StreamShop
  beforeAll(async () => {
    shop = await StreamShop.open()
  }, 60_000)
  afterAll(() => shop.close(), 60_000)

  it('is in the dead letters with its reason, holds up nothing, and nothing is left soon after', async () => {
    const consumer = shop.consume()
    await waitUntil('it to read', () => consumer.status?.isRunning === true)
    const bad: string[] = []
    for (let from = 0; from < products; from += 500) {
      const batch: OutgoingRecord[] = []
      for (let index = from; index < from + 500; index++) {
        batch.push(productRecord(`p${index}`, 1))
        const made =
          index % poisonEvery === 0 ? poison[(index / poisonEvery) % poison.length]?.(`bad${index}`) : undefined
        if (made === undefined) continue
        bad.push(made.key)
        batch.push({ topic: 'products', ...made })
      }
      await shop.sink.send(batch)
    }
    await shop.drained(goneWithinMs)
    expect(shop.stored().size).toBe(products)
    const letters = await shop.letters().list()
    expect(letters.map(({ key }) => key).sort()).toEqual(bad.sort())
    expect(await shop.deadKeys()).toEqual(bad.sort())
    const reasons = new Set(letters.map(({ reason }) => reason.replace(/\d+/g, 'N')))
    expect([...reasons].sort()).toEqual([
      'title: must be text',
      'value: is not valid JSON (character N)',
      'value: is null; a deletion is { id, version, deleted: true }',
      'value: must be at most N bytes',
    ])
    expect(consumer.status?.counts).toMatchObject({ written: products, dead: bad.length, retried: 0 })
  }, 300_000)
})
