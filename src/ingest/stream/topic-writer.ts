import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { CatalogueWriter, ChangeReader, WriteOutcome } from '../../search/engine.ts'
import type { OutgoingRecord, RecordSink } from './record-stream.ts'

export interface TopicWriterOptions {
  sink: RecordSink
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
  #named: Set<string> | undefined

  constructor(options: TopicWriterOptions) {
    this.#options = options
  }

  async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    await this.#options.sink.send(records.map(outgoing))
    for (const { id } of records) this.#named?.add(id)
    return records.map(({ id }) => ({ id, outcome: 'written' }))
  }

  async writePictures(): Promise<WriteOutcome[]> {
    throw new Error('pictures have a topic of their own')
  }

  async beginPass(): Promise<void> {
    this.#named = new Set()
  }

  async keep(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#named?.add(id)
  }

  /** Sends a deletion of each product that the catalogue has now and the pass has not named, above its version. */
  async removeUnseen(): Promise<number> {
    const named = this.#named ?? new Set()
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
