import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { CatalogueWriter, ChangeReader, WriteOutcome } from '../../search/engine.ts'
import type { OutgoingRecord, RecordSink } from './record-stream.ts'

/** Records that were in the topic at one moment. */
export interface Backlog {
  /** Resolves when the catalogue has them. @throws CatalogueUnavailableError when nobody takes them. */
  consumed(): Promise<void>
}

export interface TopicWriterOptions {
  sink: RecordSink
  /** Of the topic as it is now. */
  openBacklog(): Promise<Backlog>
  /** Of the catalogue that the topic feeds; opened when products are to be removed. */
  openCatalogue(): Promise<ChangeReader>
}

/** Products of the catalogue that are looked at together. */
const readAtOnce = 500

/**
 * Sends a catalogue's records to the topic `products` as if it were the catalogue: `written` says that a record is
 * stored there and on its way.
 */
export class TopicWriter implements CatalogueWriter {
  readonly #options: TopicWriterOptions
  /** Undefined: what is written is no pass. */
  #pass: { named: Set<string>; before: Backlog } | undefined

  constructor(options: TopicWriterOptions) {
    this.#options = options
  }

  async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    await this.#options.sink.send(records.map(outgoing))
    for (const { id } of records) this.#pass?.named.add(id)
    return records.map(({ id }) => ({ id, outcome: 'written' }))
  }

  async writePictures(): Promise<WriteOutcome[]> {
    throw new Error('pictures have a topic of their own')
  }

  async beginPass(): Promise<void> {
    this.#pass = { named: new Set(), before: await this.#options.openBacklog() }
  }

  async keep(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#pass?.named.add(id)
  }

  /**
   * Sends a deletion of each product that the pass has not named, above its version: of all that the catalogue has once
   * what was in the topic before the pass is there.
   */
  async removeUnseen(): Promise<number> {
    if (this.#pass === undefined) throw new Error('No pass was begun.')
    const { named, before } = this.#pass
    await before.consumed()
    const catalogue = await this.#options.openCatalogue()
    let removed = 0
    try {
      for (let after: readonly number[] = []; ; ) {
        const { products, next } = await catalogue.changes(after, readAtOnce)
        const unseen = products.filter(({ id }) => !named.has(id))
        await this.#options.sink.send(
          unseen.map(({ id, version }) => outgoing({ id, version: version + 1, deleted: true })),
        )
        removed += unseen.length
        if (products.length === 0) return removed
        after = next
      }
    } finally {
      await catalogue.close()
    }
  }

  /** The catalogue sees to itself. */
  async optimise(): Promise<void> {
    return undefined
  }

  close(): Promise<void> {
    return this.#options.sink.close()
  }
}

const outgoing = (record: CatalogueRecord): OutgoingRecord => ({
  topic: 'products',
  key: record.id,
  value: JSON.stringify(record),
})
