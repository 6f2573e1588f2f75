import { afterAll, beforeAll } from 'vitest'
import type { CatalogueRecord, Product } from '../../src/catalogue/product.ts'
import type {
  CatalogueWriter,
  ChangeReader,
  EngineQuery,
  EngineResult,
  SearchEngine,
  VectorWriter,
} from '../../src/search/engine.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'

/** An empty engine and a writer on a connection of its own. */
export interface OpenedEngine {
  engine: SearchEngine
  writer: CatalogueWriter
  /** One more writer on the same catalogue. */
  openWriter(): Promise<CatalogueWriter>
  openChangeReader(): Promise<ChangeReader>
  vectors: VectorWriter
  /** Makes what was written visible, for engines that do so after a while. */
  settle?(): Promise<void>
  /** Closes everything that is open and removes the catalogue. */
  close(): Promise<void>
}

export type OpenEngine = () => Promise<OpenedEngine>

export type Query = Partial<Omit<EngineQuery, 'words'>> & { text?: string }

/** An engine for the tests around, opened before the first and closed after the last. */
export class EngineUnderTest {
  #opened: OpenedEngine | undefined

  constructor(open: OpenEngine, records: readonly CatalogueRecord[] = []) {
    beforeAll(async () => {
      this.#opened = await open()
      await this.write(records)
    })
    afterAll(async () => {
      await this.#opened?.close()
    })
  }

  get opened(): OpenedEngine {
    if (this.#opened === undefined) throw new Error('The engine is open only while the tests run.')
    return this.#opened
  }

  get engine(): SearchEngine {
    return this.opened.engine
  }

  async write(records: readonly CatalogueRecord[], writer = this.opened.writer) {
    const outcomes = await writer.write(records)
    await this.opened.settle?.()
    return outcomes
  }

  /** By default up to 100 products that have all the words. */
  search({ text = '', ...query }: Query): Promise<EngineResult> {
    return this.engine.search({
      ...{ words: analyseQuery(text), match: 'all', filters: {}, offset: 0, limit: 100, facets: false },
      ...query,
    })
  }

  async ids(query: Query): Promise<string[]> {
    return idsOf((await this.search(query)).hits.map(({ product }) => product))
  }
}

export const idsOf = (products: readonly Product[]): string[] => products.map(({ id }) => id)
