import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { ProductImage } from '../../catalogue/product-image.ts'
import type { CatalogueWriter } from '../../search/engine.ts'
import { GatheringWriter } from '../stream/gathering-writer.ts'
import type { PartitionProgress } from '../stream/stall-watch.ts'
import { StreamConsumer } from '../stream/stream-consumer.ts'
import type { StreamStatus } from '../stream/stream-status.ts'
import { retryTopics, sourceTopics } from '../stream/topics.ts'
import { WriteGate } from '../stream/write-gate.ts'
import { openKafkaClient } from './client.ts'
import { KafkaDeadLetters } from './kafka-dead-letters.ts'
import { KafkaSink } from './kafka-sink.ts'
import { KafkaSource } from './kafka-source.ts'
import { retryGroup } from './lag.ts'
import { LagWatch } from './lag-watch.ts'
import type { StreamJob } from './stream-job.ts'

export interface StreamOptions extends Omit<StreamJob, 'target'> {
  writer: Pick<CatalogueWriter, 'write' | 'writePictures'>
  /** Writes to the catalogue at once. */
  concurrency: number
  onTrouble(message: string): void
}

/** The catalogue's feeding from Kafka, in this thread. */
export interface OpenStream {
  status(): StreamStatus
  /** Within 6 seconds. */
  stop(): Promise<void>
}

/** @throws StartupError when the settings cannot be used; a server that is away is waited for. */
export async function openStream(options: StreamOptions): Promise<OpenStream> {
  const { kafka, writer, concurrency, currency, onTrouble } = options
  const client = await openKafkaClient(kafka)
  const sink = new KafkaSink(client)
  const letters = new KafkaDeadLetters(client, sink)
  const gate = new WriteGate({
    onChange: ({ isOpen, reason }) =>
      onTrouble(isOpen ? `Ingestion is held back: the catalogue cannot be written: ${reason}` : 'Ingestion goes on.'),
  })
  const products = new GatheringWriter<CatalogueRecord>({
    write: (records) => writer.write(records),
    gate,
    concurrency,
  })
  const images = new GatheringWriter<ProductImage>({
    write: (records) => writer.writePictures(records),
    gate,
    concurrency,
  })
  const shared = { client, onTrouble }
  const onGained = (): void => letters.forget()
  const source = new KafkaSource({ ...shared, groupId: kafka.group, topics: sourceTopics, onGained })
  const retries = new KafkaSource({ ...shared, groupId: retryGroup(kafka.group), topics: retryTopics, onGained })
  const consumer = new StreamConsumer({ source, retries, products, images, sink, letters, currency, onTrouble })
  consumer.start()

  const isHeld = (partition: PartitionProgress): boolean =>
    gate.state.isOpen || letters.isReading || consumer.handler.trouble !== undefined || consumer.isWaiting(partition)
  const watch = new LagWatch({ client, sources: [source, retries], isHeld, onTrouble })

  return {
    status() {
      const states = [source.state(), retries.state()]
      return {
        isRunning: states.every(({ isRunning }) => isRunning),
        trouble: states.find(({ trouble }) => trouble !== undefined)?.trouble,
        restarts: states.reduce((sum, { restarts }) => sum + restarts, 0),
        assigned: states.reduce((sum, { assigned }) => sum + assigned.length, 0),
        gate: gate.state,
        handingOn: consumer.handler.trouble,
        counts: { ...consumer.handler.counts },
        waiting: consumer.waiting,
        lag: watch.lag?.partitions,
        deadLetters: watch.lag?.deadLetters,
      }
    },
    async stop() {
      watch.stop()
      await consumer.stop()
      products.close()
      images.close()
      // What it looks at meanwhile is of no use any more, and a server that is away must not be waited for.
      await sink.close()
    },
  }
}
