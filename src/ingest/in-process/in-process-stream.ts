import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { ProductImage } from '../../catalogue/product-image.ts'
import type { CatalogueWriter } from '../../search/engine.ts'
import { GatheringWriter } from '../stream/gathering-writer.ts'
import type { DeadLetters, RecordSink } from '../stream/record-stream.ts'
import { StreamConsumer } from '../stream/stream-consumer.ts'
import { retryTopics, sourceTopics } from '../stream/topics.ts'
import { WriteGate } from '../stream/write-gate.ts'
import { InProcessTopics } from './in-process-topics.ts'

export interface InProcessStreamOptions {
  writer: Pick<CatalogueWriter, 'write' | 'writePictures'>
  letters: DeadLetters
  /** ISO 4217 code of prices that name none. */
  currency: string
  onTrouble(message: string): void
}

/** The stream's pipeline without a server: the same reading, guard, tries and dead letters. */
export interface InProcessStream {
  sink: RecordSink
  consumer: StreamConsumer
  /** Resolves when all that was sent is dealt with, tries included. */
  drained(): Promise<void>
  stop(): Promise<void>
}

const lookEveryMs = 20

export function createInProcessStream(options: InProcessStreamOptions): InProcessStream {
  const { writer, letters, currency, onTrouble } = options
  const topics = new InProcessTopics()
  const gate = new WriteGate({ onChange: ({ reason }) => reason !== undefined && onTrouble(reason) })
  const products = new GatheringWriter<CatalogueRecord>({ write: (all) => writer.write(all), gate, concurrency: 1 })
  const images = new GatheringWriter<ProductImage>({ write: (all) => writer.writePictures(all), gate, concurrency: 1 })
  const [source, retries] = [topics.source(sourceTopics), topics.source(retryTopics)]
  const consumer = new StreamConsumer({ source, retries, products, images, sink: topics, letters, currency, onTrouble })
  consumer.start()
  return {
    ...{ sink: topics, consumer },
    async drained() {
      while (topics.waiting > 0) await sleep(lookEveryMs)
    },
    async stop() {
      await consumer.stop()
      products.close()
      images.close()
    },
  }
}
