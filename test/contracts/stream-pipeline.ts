import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/product.ts'
import type { ProductImage } from '../../src/catalogue/product-image.ts'
import { maxRecordBytes } from '../../src/catalogue/record.ts'
import type { Letter } from '../../src/ingest/dead-letters/letter-box.ts'
import { GatheringWriter } from '../../src/ingest/stream/gathering-writer.ts'
import { waitingHeaders } from '../../src/ingest/stream/record-headers.ts'
import type { DeadLetters, RecordSink, RecordSource } from '../../src/ingest/stream/record-stream.ts'
import { StreamConsumer } from '../../src/ingest/stream/stream-consumer.ts'
import { WriteGate } from '../../src/ingest/stream/write-gate.ts'
import { CatalogueUnavailableError } from '../../src/search/catalogue-unavailable.ts'
import type { WriteOutcome } from '../../src/search/engine.ts'
import { MemoryCatalogueWriter } from '../fixtures/memory-catalogue-writer.ts'
import { waitUntil } from '../fixtures/service.ts'
import { product } from './shop.ts'

/** A stream with topics that nobody else uses. */
export interface PipelineUnderTest {
  sink: RecordSink
  letters: DeadLetters
  listLetters(): Promise<Letter[]>
  /** Consumers of the same groups each time. */
  sources(): { source: RecordSource; retries: RecordSource }
  close(): Promise<void>
}

/** A catalogue that can be made to fail. */
class FailingWriter extends MemoryCatalogueWriter {
  /** Failures of the whole that are to come. */
  failures = 0
  /** The id of a record that a write fails by. */
  defective: string | undefined
  /** By id: items that fail, and whether they may work later. */
  readonly refused = new Map<string, 'transient' | 'final'>()
  readonly tries = new Map<string, number>()

  override async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    if (records.some(({ id }) => id === this.defective)) throw new TypeError('a defect')
    if (this.failures > 0) {
      this.failures--
      throw new CatalogueUnavailableError('unreachable', 'connect ECONNREFUSED')
    }
    const taken = records.filter(({ id }) => !this.refused.has(id))
    const outcomes = new Map((await super.write(taken)).map((outcome, index) => [taken[index], outcome]))
    return records.map((record) => {
      const { id } = record
      this.tries.set(id, (this.tries.get(id) ?? 0) + 1)
      const isTransient = this.refused.get(id) === 'transient'
      const failed: WriteOutcome = { id, outcome: 'failed', reason: '429', ...(isTransient && { isTransient }) }
      return outcomes.get(record) ?? failed
    })
  }
}

/** What becomes of records that come by a stream, whoever keeps its topics. */
export function streamPipelineContract(open: () => Promise<PipelineUnderTest>): void {
  describe('records that come by a stream', () => {
    let stream: PipelineUnderTest
    let writer: FailingWriter
    let consumer: StreamConsumer
    let gate: WriteGate
    const changes: boolean[] = []

    beforeAll(async () => {
      stream = await open()
    }, 60_000)
    beforeEach(() => {
      writer = new FailingWriter()
      gate = new WriteGate({ onChange: ({ isOpen }) => changes.push(isOpen) })
      const { sink, letters } = stream
      consumer = new StreamConsumer({
        ...{ ...stream.sources(), sink, letters, currency: 'USD', onTrouble: () => undefined },
        products: new GatheringWriter<CatalogueRecord>({ write: (all) => writer.write(all), gate, concurrency: 1 }),
        images: new GatheringWriter<ProductImage>({ write: (all) => writer.writePictures(all), gate, concurrency: 1 }),
      })
      consumer.start()
    })
    afterEach(() => consumer.stop())
    afterAll(() => stream.close(), 60_000)

    const send = (...records: unknown[]) =>
      stream.sink.send(
        records.map((one) => ({ topic: 'products', key: (one as { id: string }).id, value: JSON.stringify(one) })),
      )
    const until = (what: string, condition: () => boolean | Promise<boolean>) => waitUntil(what, condition, 30_000)
    const versionOf = (id: string) => writer.stored.get(id)?.record.version

    it('are written at their newest version, deletions as well', async () => {
      await send(product({ id: 'a', version: 2 }), product({ id: 'a', version: 1 }), product({ id: 'b' }))
      await send({ id: 'b', version: 5, deleted: true }, product({ id: 'b', version: 4 }))
      await until('both', () => versionOf('a') === 2 && versionOf('b') === 5)
      await until('all five', () => consumer.handler.counts.written + consumer.handler.counts.stale === 5)
      expect(writer.ids()).toEqual(['a'])
    })

    it('and events of pictures beside them', async () => {
      const event = { id: 'seen', version: 3, image: '/images/product_seen.png' }
      await stream.sink.send([{ topic: 'product-images', key: 'seen', value: JSON.stringify(event) }])
      await until('it', () => writer.pictures.has('seen'))
      expect(writer.pictures.get('seen')).toEqual(event)
    })

    it('go to the dead letters once each, with their reason, when they can never work', async () => {
      const poison: [string, string | Buffer | null, RegExp][] = [
        ['null', null, /^value: is null/],
        ['json', '{"id": "json", ', /^value: is not valid JSON/],
        ['list', '[]', /must be a JSON object/],
        ['types', JSON.stringify({ ...product({ id: 'types' }), price: 'cheap' }), /^price: must be/],
        ['version', JSON.stringify({ ...product({ id: 'version' }), version: undefined }), /^version: is missing/],
        ['bytes', Buffer.from([0x7b, 0xff, 0x7d]), /not valid UTF-8/],
        ['large', Buffer.alloc(maxRecordBytes + 1, 0x20), /^value: must be at most 1048576 bytes$/],
      ]
      await stream.sink.send(poison.map(([key, value]) => ({ topic: 'products', key, value })))
      await send(product({ id: 'good' }))
      const own = async () => (await stream.listLetters()).filter(({ key }) => poison.some(([name]) => name === key))
      await until('the good one', () => writer.stored.has('good'))
      await until('all of them', () => consumer.handler.counts.dead >= poison.length)
      const letters = await own()
      expect(letters.map(({ key }) => key).sort()).toEqual(poison.map(([key]) => key).sort())
      for (const [key, , reason] of poison) expect(letters.find((one) => one.key === key)?.reason).toMatch(reason)
      for (const { source, topic } of letters) expect([source.split(' ')[0], topic]).toEqual(['products', 'products'])
    })

    it('are tried again when an engine does not take them now, and hold up nothing else', async () => {
      writer.refused.set('later', 'transient')
      await send(product({ id: 'later' }))
      await until('a first try', () => writer.tries.get('later') === 1)
      writer.refused.clear()
      await send(product({ id: 'meanwhile' }))
      await until('what came meanwhile', () => writer.stored.has('meanwhile'))
      expect(writer.stored.has('later')).toBe(false)
      await until('its second try', () => writer.stored.has('later'))
      expect(consumer.handler.counts).toMatchObject({ retried: 1, dead: 0 })
    })

    it('are dead letters after five tries, and at once when an engine never takes them', async () => {
      writer.refused.set('tired', 'transient').set('never', 'final')
      const origin = { topic: 'products', partition: 1, offset: 12_345, firstSeen: 1, timestamp: Date.now() } as const
      const headers = waitingHeaders({ ...origin, reason: '429', tries: 4, dueAt: Date.now() }, { own: 'kept' })
      const value = JSON.stringify(product({ id: 'tired' }))
      await stream.sink.send([{ topic: 'products-retry', key: 'tired', value, headers }])
      await send(product({ id: 'never' }))
      await until('both', () => consumer.handler.counts.dead >= 2)
      const letters = await stream.listLetters()
      expect(letters.find(({ key }) => key === 'never')).toMatchObject({ reason: '429' })
      expect(letters.find(({ key }) => key === 'tired')).toMatchObject({
        ...{ reason: '429 (after 5 tries)', source: 'products 1', position: 12_345, firstSeen: 1 },
      })
      expect([writer.tries.get('tired'), writer.tries.get('never')]).toEqual([1, 1])
    })

    it('and so are those by which a write fails as a whole; what was to be written with them is', async () => {
      writer.defective = 'defective'
      await send(...['before', 'defective', 'after', 'behind'].map((id) => product({ id })))
      await until('it', () => consumer.handler.counts.dead >= 1)
      await until('the others', () => ['before', 'after', 'behind'].every((id) => writer.stored.has(id)))
      const letters = await stream.listLetters()
      expect(letters.find(({ key }) => key === 'defective')?.reason).toBe('it cannot be written: a defect')
      expect(gate.state.isOpen).toBe(false)
    })

    it('spend no tries while the catalogue cannot be written at all, and none is lost', async () => {
      changes.length = 0
      writer.failures = 4
      const many = Array.from({ length: 600 }, (_, index) => product({ id: `held${index}` }))
      await send(...many)
      await until('it is held back', () => gate.state.isOpen)
      expect(gate.state.reason).toMatch(/ECONNREFUSED/)
      await until('all of them', () => many.every(({ id }) => writer.stored.has(id)))
      expect(gate.state).toEqual({ isOpen: false, reason: undefined, since: undefined })
      expect(changes).toEqual([true, false])
      expect(consumer.handler.counts).toMatchObject({ retried: 0, dead: 0 })
    })
  })
}
