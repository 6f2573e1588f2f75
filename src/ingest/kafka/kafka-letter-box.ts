import type { Letter, LetterBox } from '../dead-letters/letter-box.ts'
import { ownHeaders, readOrigin } from '../stream/record-headers.ts'
import type { OutgoingRecord, RecordSink, StreamRecord } from '../stream/record-stream.ts'
import { deadLetterTopic } from '../stream/topics.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { type Range, readRange, wholeTopic } from './read-range.ts'

/** So many records are handed on together. */
const sendAtOnce = 200

const idOf = (partition: number, offset: number): string => `${partition}:${offset}`

/** The letters in the topic `dead-letter-queue`. */
export class KafkaLetterBox implements LetterBox {
  readonly #client: KafkaClient
  readonly #sink: RecordSink

  constructor(client: KafkaClient, sink: RecordSink) {
    this.#client = client
    this.#sink = sink
  }

  async list(): Promise<Letter[]> {
    const letters = new Map<string, Letter>()
    await this.#read(await wholeTopic(this.#client, deadLetterTopic), (partition, record) => {
      const letter = letterOf(partition, record)
      const key = `${letter.source} ${letter.position}`
      if (!letters.has(key)) letters.set(key, letter)
    })
    return [...letters.values()].sort((a, b) => a.firstSeen - b.firstSeen)
  }

  async value(id: string): Promise<Buffer | null> {
    const [partition = 0, offset = 0] = id.split(':').map(Number)
    let value: Buffer | null = null
    await this.#read([{ partition, from: offset, to: offset + 1 }], (_, record) => {
      value = record.value
    })
    return value
  }

  /**
   * Of a partition that has some of them, all letters are read: those are sent back, the others are put at its end, and
   * what was read is deleted. A topic cannot lose records from its middle. Deleting nothing comes first: who may not delete
   * must not send.
   */
  async putBack(ids: ReadonlySet<string>): Promise<number> {
    const partitions = new Set([...ids].map((id) => Number(id.split(':')[0])))
    const ranges = (await wholeTopic(this.#client, deadLetterTopic)).filter(({ partition }) =>
      partitions.has(partition),
    )
    await this.#delete(ranges.map(({ partition, from }) => ({ partition, before: from })))
    let [outgoing, count]: [OutgoingRecord[], number] = [[], 0]
    const seen = new Set<string>()
    await this.#read(ranges, async (partition, record) => {
      const letter = letterOf(partition, record)
      const key = `${letter.source} ${letter.position}`
      const isTwin = seen.has(key)
      seen.add(key)
      if (isTwin) return
      if (ids.has(letter.id) && letter.topic !== undefined) count++
      const goesBack = ids.has(letter.id) ? letter.topic : undefined
      outgoing.push({
        topic: goesBack ?? deadLetterTopic,
        key: record.key,
        value: record.value,
        headers: goesBack === undefined ? record.headers : ownHeaders(record.headers),
        ...(goesBack === undefined && { partition }),
      })
      if (outgoing.length >= sendAtOnce) await this.#sink.send(outgoing.splice(0))
    })
    await this.#sink.send(outgoing)
    outgoing = []
    await this.#delete(ranges.map(({ partition, to }) => ({ partition, before: to })))
    return count
  }

  async #delete(partitions: readonly { partition: number; before: number }[]): Promise<void> {
    if (partitions.length === 0) return
    await withAdmin(this.#client, async (admin) => {
      const topic = this.#client.named(deadLetterTopic)
      // kafkajs deletes of topics only whose leaders it has been told, which this does.
      await admin.fetchTopicOffsets(topic)
      await admin.deleteTopicRecords({
        topic,
        partitions: partitions.map(({ partition, before }) => ({ partition, offset: String(before) })),
      })
    })
  }

  close(): Promise<void> {
    return this.#sink.close()
  }

  #read(
    ranges: readonly Range[],
    onRecord: (partition: number, record: StreamRecord) => void | Promise<void>,
  ): Promise<void> {
    return readRange(this.#client, deadLetterTopic, ranges, onRecord)
  }
}

/** A record that somebody else put there stays where it is. */
function letterOf(partition: number, { offset, key, value, headers, timestamp }: StreamRecord): Letter {
  const origin = readOrigin(headers)
  return {
    id: idOf(partition, offset),
    reason: headers.reason ?? 'unknown',
    source: origin === undefined ? `${deadLetterTopic} ${partition}` : `${origin.topic} ${origin.partition}`,
    position: origin?.offset ?? offset,
    firstSeen: origin?.firstSeen ?? timestamp,
    key,
    bytes: value?.byteLength ?? 0,
    // What was cut to fit cannot be had back.
    topic: headers['value-bytes'] === undefined ? origin?.topic : undefined,
  }
}
