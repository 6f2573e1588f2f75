import { describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../../src/catalogue/product.ts'
import type { ProductImage } from '../../../src/catalogue/product-image.ts'
import { GatheringWriter } from '../../../src/ingest/stream/gathering-writer.ts'
import { type OriginRecord, RecordHandler } from '../../../src/ingest/stream/record-handler.ts'
import type { DeadLetter, OutgoingRecord } from '../../../src/ingest/stream/record-stream.ts'
import { WriteGate } from '../../../src/ingest/stream/write-gate.ts'
import type { WriteOutcome } from '../../../src/search/engine.ts'
import { product } from '../../contracts/shop.ts'

const never = new AbortController().signal

/** A handler whose catalogue does with each record what `outcomeOf` says. */
function open(outcomeOf: (id: string) => WriteOutcome) {
  const failing = { letters: undefined as string | undefined }
  const [sent, dead, troubles]: [OutgoingRecord[], DeadLetter[], string[]] = [[], [], []]
  const gate = new WriteGate({ onChange: () => undefined })
  const write = async (all: readonly { id: string }[]) => all.map(({ id }) => outcomeOf(id))
  const handler = new RecordHandler({
    products: new GatheringWriter<CatalogueRecord>({ write, gate, concurrency: 1 }),
    images: new GatheringWriter<ProductImage>({ write, gate, concurrency: 1 }),
    sink: { send: async (records) => void sent.push(...records), close: async () => undefined },
    letters: {
      async put(letters) {
        if (failing.letters !== undefined) throw new Error(failing.letters)
        dead.push(...letters)
      },
    },
    currency: 'USD',
    onTrouble: (message) => void troubles.push(message),
  })
  return { handler, sent, dead, troubles, failing }
}

const origin = (id: string, partition: number): OriginRecord => ({
  ...{ key: id, value: Buffer.from(JSON.stringify(product({ id }))), headers: {} },
  ...{ topic: 'products', partition, offset: 7, timestamp: 1, firstSeen: 1, tries: 0 },
})

describe('RecordHandler', () => {
  it('has what waits for another try go where its key leads, since its topic may have fewer partitions', async () => {
    const { handler, sent } = open((id) => ({ id, outcome: 'failed', reason: '429', isTransient: true }))
    await handler.handle(handler.read([origin('a', 15)]), never)
    expect(sent).toMatchObject([{ topic: 'products-retry', key: 'a', headers: { 'source-partition': '15' } }])
    expect(sent[0]?.partition).toBeUndefined()
  })

  it('says once that letters cannot be put, and for as long as it is so', async () => {
    const { handler, dead, troubles, failing } = open((id) => ({ id, outcome: 'failed', reason: 'never' }))
    failing.letters = 'Kafka: away'
    const handling = ['a', 'b'].map((id) => handler.handle(handler.read([origin(id, 1)]), never))
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect([handler.trouble, troubles]).toEqual(['Kafka: away', ['Kafka: away']])
    failing.letters = undefined
    await Promise.all(handling)
    expect([handler.trouble, dead.map(({ key }) => key).sort()]).toEqual([undefined, ['a', 'b']])
  })
})
