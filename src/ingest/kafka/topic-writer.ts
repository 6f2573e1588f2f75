import { CatalogueUnavailableError } from '../../search/catalogue-unavailable.ts'
import type { ChangeReader } from '../../search/engine.ts'
import type { KafkaSettings } from '../kafka-settings.ts'
import type { OutgoingRecord, RecordSink } from '../stream/record-stream.ts'
import { TopicWriter } from '../stream/topic-writer.ts'
import { openBacklog } from './backlog.ts'
import { openKafkaClient } from './client.ts'
import { KafkaSink } from './kafka-sink.ts'

/** A sink whose failures end what sends: a command, in one line, or a service's load, which is begun again later. */
class EndingSink implements RecordSink {
  readonly #sink: RecordSink

  constructor(sink: RecordSink) {
    this.#sink = sink
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    try {
      await this.#sink.send(records)
    } catch (error) {
      throw new CatalogueUnavailableError('unreachable', (error as Error).message, { cause: error })
    }
  }

  close(): Promise<void> {
    return this.#sink.close()
  }
}

/** A feed's way into the topic `products`. Its writes throw CatalogueUnavailableError when Kafka does not take it. */
export async function openTopicWriter(
  kafka: KafkaSettings,
  openCatalogue: () => Promise<ChangeReader>,
): Promise<TopicWriter> {
  const client = await openKafkaClient(kafka)
  return new TopicWriter({
    sink: new EndingSink(new KafkaSink(client)),
    openBacklog: () => openBacklog(client),
    openCatalogue,
  })
}
