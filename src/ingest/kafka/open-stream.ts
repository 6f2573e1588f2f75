import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { ProductImage } from '../../catalogue/product-image.ts'
import type { CatalogueWriter } from '../../search/engine.ts'
import { GatheringWriter } from '../stream/gathering-writer.ts'
import { type PartitionProgress, StallWatch } from '../stream/stall-watch.ts'
import { StreamConsumer } from '../stream/stream-consumer.ts'
import type { StreamStatus } from '../stream/stream-status.ts'
import { retryTopics, sourceTopics } from '../stream/topics.ts'
import { WriteGate } from '../stream/write-gate.ts'
import { openKafkaClient } from './client.ts'
import { KafkaDeadLetters } from './kafka-dead-letters.ts'
import { KafkaSink } from './kafka-sink.ts'
import { KafkaSource } from './kafka-source.ts'
import { type Lag, readLag, retryGroup } from './lag.ts'
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
  /** Within 8 seconds. */
  stop(): Promise<void>
}

const lagEveryMs = 3_000

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
  const onAssigned = (): void => letters.forget()
  const source = new KafkaSource({ ...shared, groupId: kafka.group, topics: sourceTopics, onAssigned })
  const retries = new KafkaSource({ ...shared, groupId: retryGroup(kafka.group), topics: retryTopics, onAssigned })
  const consumer = new StreamConsumer({ source, retries, products, images, sink, letters, currency, onTrouble })
  consumer.start()

  const watched = [source, retries].map((one) => ({ one, watch: new StallWatch() }))
  let lag: Lag | undefined
  let looking: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      lag = await readLag(client)
    } catch {
      // The consumers say what is wrong with the server; what is not known is not shown.
      lag = undefined
      return
    }
    for (const { one, watch } of watched) {
      const own = lag.partitions.filter((partition) => isOneOf(partition, one.state().assigned))
      const stalled = watch.stalled(own, gate.state.isOpen, Date.now())[0]
      if (stalled === undefined) continue
      watch.reset()
      onTrouble(`${stalled.topic} ${stalled.partition} has not moved: its consumer is begun anew.`)
      one.restart('a partition has not moved')
    }
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined
    })
  }, lagEveryMs)

  return {
    status() {
      const states = [source.state(), retries.state()]
      return {
        isRunning: states.every(({ isRunning }) => isRunning),
        trouble: states.find(({ trouble }) => trouble !== undefined)?.trouble,
        restarts: states.reduce((sum, { restarts }) => sum + restarts, 0),
        assigned: states.reduce((sum, { assigned }) => sum + assigned.length, 0),
        gate: gate.state,
        counts: { ...consumer.handler.counts },
        waiting: consumer.waiting,
        lag: lag?.partitions,
        deadLetters: lag?.deadLetters,
      }
    },
    async stop() {
      clearInterval(timer)
      await consumer.stop()
      products.close()
      images.close()
      await Promise.all([sink.close(), looking])
    },
  }
}

const isOneOf = ({ topic, partition }: PartitionProgress, assigned: readonly { topic: string; partition: number }[]) =>
  assigned.some((one) => one.topic === topic && one.partition === partition)
