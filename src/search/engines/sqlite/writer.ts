import type { DatabaseSync } from 'node:sqlite'
import { type CatalogueRecord, isTombstone, type Product } from '../../../catalogue/product.ts'
import type { ProductImage } from '../../../catalogue/product-image.ts'
import { inTransaction } from '../../../in-transaction.ts'
import type { CatalogueWriter, WriteOutcome } from '../../engine.ts'
import type { KindModel } from '../../kinds/kind-model.ts'
import { kindsOf } from '../../kinds/kinds-of.ts'
import { isNewerPicture, type Picture, pictureAfter, unknownVersion } from '../../pictures.ts'
import { productRows, textsOf } from '../../product-rows.ts'
import { openDatabase } from './database.ts'
import { readKindModel } from './kind-writer.ts'
import { ValueKeys } from './value-keys.ts'
import { prepareWrites, type StoredProduct, type WriteStatements } from './write-statements.ts'

/**
 * Opens the catalogue for writing, on a connection of its own. Several writers may be open at once;
 * they take turns, for each of which a write waits at most `busyTimeoutMs`. Throws StartupError when the path cannot be
 * used.
 */
export async function openSqliteWriter(
  path: string,
  { busyTimeoutMs }: { busyTimeoutMs?: number | undefined } = {},
): Promise<CatalogueWriter> {
  const database = openDatabase(path)
  if (busyTimeoutMs !== undefined) database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  return new SqliteWriter(database, prepareWrites(database))
}

/** Numbers that this batch writes with: readers ask for what changed since, passes for what was seen. */
interface Batch {
  change: number
  pass: number
}

class SqliteWriter implements CatalogueWriter {
  readonly #database: DatabaseSync
  readonly #statements: WriteStatements
  readonly #values: ValueKeys
  /** The catalogue's kind model, by its key: it may be learned anew while this is open. */
  #kinds: { key: number; model: KindModel | undefined } | undefined

  constructor(database: DatabaseSync, statements: WriteStatements) {
    this.#database = database
    this.#statements = statements
    this.#values = new ValueKeys(statements)
  }

  async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    return this.#transaction(() => {
      this.#values.validFor(this.#counter('cleanup'))
      this.#refreshKinds()
      const batch = this.#batch()
      return records.map((record) => this.#writeOne(record, batch))
    })
  }

  async writePictures(pictures: readonly ProductImage[]): Promise<WriteOutcome[]> {
    return this.#transaction(() => pictures.map((picture) => this.#writePicture(picture)))
  }

  async beginPass(): Promise<void> {
    this.#transaction(() => this.#increment('pass'))
  }

  async keep(ids: readonly string[]): Promise<void> {
    this.#transaction(() => {
      const pass = this.#counter('pass')
      for (const id of ids) {
        const stored = this.#statements.find.get(id) as StoredProduct | undefined
        if (stored !== undefined) this.#statements.see.run(pass, stored.key)
      }
    })
  }

  /** Tombstones stay: they still keep late records out. */
  async removeUnseen(): Promise<number> {
    return this.#transaction(() => {
      const unseen = this.#statements.unseen.all(this.#counter('pass')) as unknown as {
        key: number
        facts: Uint8Array
      }[]
      for (const { key, facts } of unseen) {
        this.#clear(key, facts)
        this.#removeVectors(key)
        this.#statements.removeProduct.run(key)
      }
      if (unseen.length > 0) this.#increment('rebuild')
      return unseen.length
    })
  }

  async optimise(): Promise<void> {
    this.#transaction(() => {
      this.#statements.removeUnusedValues.run()
      this.#increment('cleanup')
      this.#database.exec("INSERT INTO words (words) VALUES ('optimize')")
    })
    this.#database.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)')
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #transaction<T>(work: () => T): T {
    try {
      return inTransaction(this.#database, work)
    } catch (error) {
      this.#values.forget()
      throw error
    }
  }

  #batch(): Batch {
    return { change: this.#increment('change'), pass: this.#counter('pass') }
  }

  #counter(name: string): number {
    return (this.#statements.counter.get(name) as { value: number }).value
  }

  #increment(name: string): number {
    return (this.#statements.increment.get(name) as { value: number }).value
  }

  #writeOne(record: CatalogueRecord, batch: Batch): WriteOutcome {
    const { id, version } = record
    const stored = this.#statements.find.get(id) as StoredProduct | undefined
    if (stored !== undefined && stored.version >= version) {
      if (stored.pass !== batch.pass) this.#statements.see.run(batch.pass, stored.key)
      // Too late for the record, and yet it may name a picture that is newer than the one that is known.
      const picture = pictureAfter(record, knownPicture(stored))
      if (picture?.version !== stored.image_version || picture?.image !== stored.image) this.#show(stored, picture)
      return { id, outcome: 'stale' }
    }
    if (stored?.facts != null) this.#clear(stored.key, stored.facts)
    if (isTombstone(record)) {
      this.#bury(id, version, pictureAfter(record, knownPicture(stored)), batch)
      if (stored !== undefined) this.#removeVectors(stored.key)
    } else this.#insert(record, pictureAfter(record, knownPicture(stored)), batch)
    return { id, outcome: 'written' }
  }

  #writePicture({ id, version, image }: ProductImage): WriteOutcome {
    const stored = this.#statements.find.get(id) as StoredProduct | undefined
    if (!isNewerPicture(version, knownPicture(stored))) return { id, outcome: 'stale' }
    if (stored === undefined) this.#bury(id, unknownVersion, { image, version }, this.#batch())
    else this.#show(stored, { image, version })
    return { id, outcome: 'written' }
  }

  /** A search reads the record, so that the next one shows the picture; what it finds by is as it was. */
  #show({ key }: StoredProduct, picture: Picture | undefined): void {
    this.#statements.setPicture.run(picture?.image ?? null, picture?.version ?? null, key)
    const row = this.#statements.record.get(key)
    if (row === undefined || picture === undefined) return
    const product = JSON.parse(String(row.record)) as Product
    this.#statements.putRecord.run(key, JSON.stringify({ ...product, image: picture.image }))
  }

  #refreshKinds(): void {
    const { key } = this.#statements.kindModel.get() as { key: number }
    if (this.#kinds?.key !== key) this.#kinds = { key, model: readKindModel(this.#database) }
  }

  #bury(id: string, version: number, picture: Picture | undefined, { pass, change }: Batch): void {
    const [image, image_version] = [picture?.image ?? null, picture?.version ?? null]
    this.#statements.upsert.get({
      ...{
        id,
        version,
        pass,
        change,
        image,
        image_version,
        deleted: 1,
        facts: null,
        lengths: null,
        text_hash: null,
        kind: null,
      },
      ...{ price: null, currency: null, availability: null, released: null, rating: null },
    })
  }

  #insert(record: Product, picture: Picture | undefined, { pass, change }: Batch): void {
    const product = picture === undefined ? record : { ...record, image: picture.image }
    const rows = productRows(product, kindsOf(product, this.#kinds?.model))
    const facts = [...new Set(rows.facts.map((fact) => this.#values.key(fact)))]
    const { id, version, price, availability, rating, image } = product
    const { key } = this.#statements.upsert.get({
      ...{ id, version, pass, change, deleted: 0, availability, released: rows.released },
      ...{
        price: price?.amount ?? null,
        currency: price?.currency ?? null,
        rating: rating ?? null,
        image: image ?? null,
        image_version: picture?.version ?? null,
      },
      ...{ facts: bytesOf(Uint32Array.from(facts)), lengths: bytesOf(rows.lengths), text_hash: rows.textHash },
      kind: rows.kind,
    }) as { key: number }
    this.#statements.putRecord.run(key, JSON.stringify(product))
    for (const value of facts) this.#statements.addFact.run(value, key)
    for (const { kind, number } of rows.numbers) this.#statements.addNumber.run(number, kind, key)
    this.#statements.addWords.run(key, ...textsOf(rows))
  }

  /** A changed product keeps its vector until it has another. */
  #removeVectors(key: number): void {
    this.#statements.removeVectors.run(key)
  }

  /** Takes a product out of all tables but its own row and its vectors. */
  #clear(key: number, facts: Uint8Array): void {
    const s = this.#statements
    for (const value of wordsOf(facts)) s.removeFact.run(value, key)
    for (const statement of [s.removeNumbers, s.removeRecord, s.removeWords]) statement.run(key)
  }
}

const knownPicture = (stored: StoredProduct | undefined): Picture | undefined =>
  stored?.image == null || stored.image_version === null
    ? undefined
    : { image: stored.image, version: stored.image_version }

const bytesOf = (numbers: Uint32Array): Uint8Array => new Uint8Array(numbers.buffer)
const wordsOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer)
