import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import { EmbeddingError } from '../../src/search/embedder.ts'
import type { RankQuery, SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteVectorWriter, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import type { ProductSearch, SearchOutcome, SearchRequest } from '../../src/search/search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { createVectorSearch, type VectorSearch } from '../../src/search/vector-search.ts'
import { fill, letterVector } from '../contracts/letter-embedder.ts'
import { priced, product } from '../contracts/shop.ts'

const space = { embedder: 'letters:a', dimensions: 256 }

/** More mugs than are fused, so that pages go on behind them. */
const mugs: Product[] = Array.from({ length: 130 }, (_, i) =>
  product({ id: `mug${i}`, title: `Mug ${i % 2 === 0 ? 'blue' : 'green'} no ${i}`, ...priced(500 + i) }),
)
const shelf = [
  ...mugs,
  product({ id: 'mugwarmer', title: 'Cupwarmer', description: 'Keeps a drink hot', ...priced(2_000) }),
  product({ id: 'muggles', title: 'Muggle costume', ...priced(3_000) }),
  product({ id: 'teapot', title: 'Blue teapot', ...priced(900) }),
]

let folder: string
let engine: SearchEngine
let vectors: VectorSearch
let search: ProductSearch
let isBroken = false
const failures: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-fused-'))
  const path = join(folder, 'catalogue.db')
  const writer = await openSqliteWriter(path)
  await writer.write(shelf)
  await writer.close()
  const vectorWriter = await openSqliteVectorWriter(path)
  await fill(vectorWriter, space)
  await vectorWriter.publish(space)
  await vectorWriter.close()
  engine = await openSqliteEngine(path)
  vectors = createVectorSearch({
    engine,
    openEmbedder: async () => ({
      space,
      embed: async (texts) => {
        if (isBroken) throw new EmbeddingError('The embedder is broken.')
        return texts.map((text) => letterVector(text, space))
      },
      close: async () => undefined,
    }),
    onFailure: (message) => failures.push(message),
    restMs: 0,
  })
  search = createProductSearch({
    engine,
    vectors,
    thesaurus: createThesaurus({ same: [], narrower: [] }),
    onFailure: () => expect.unreachable(),
  })
})

afterAll(async () => {
  await vectors.close()
  await engine.close()
  await rm(folder, { recursive: true })
})

const find = (text: string, given: Partial<SearchRequest> = {}): Promise<SearchOutcome> =>
  search.search({ text, filters: {}, offset: 0, limit: 10, facets: false, someWords: 'fill', ...given })
const ids = ({ hits }: SearchOutcome): string[] => hits.map((hit) => hit.product.id)
const kinds = ({ trace }: SearchOutcome): string[] => trace.queries.map(({ kind }) => kind)

describe('a search by words and meaning', () => {
  it('asks for no more than is shown, however deep its pages are', async () => {
    const limits: number[] = []
    const counting: SearchEngine = new Proxy(engine, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        if (name !== 'rank') return value.bind(target)
        return (query: RankQuery) => {
          limits.push(query.limit)
          return target.rank(query)
        }
      },
    })
    const deep = createProductSearch({
      ...{ engine: counting, vectors, thesaurus: createThesaurus({ same: [], narrower: [] }) },
      onFailure: () => expect.unreachable(),
    })
    for (const [text, offset] of [
      ['mug', 120],
      ['blue mug', 115],
    ] as const) {
      const asked = { filters: {}, limit: 5, facets: false, someWords: 'fill', type: 'hybrid' } as const
      const found = await deep.search({ ...asked, text, offset })
      expect(ids(found)).toHaveLength(5)
      expect(limits).toContain(5)
      expect(Math.max(...limits)).toBe(100)
    }
  })

  it('has the products with all the words on top, then those with some and those that are near', async () => {
    const outcome = await find('blue teapot', { limit: 100 })
    expect(ids(outcome)[0]).toBe('teapot')
    expect(outcome.exactTotal).toBe(1)
    expect(outcome.by).toBe('words')
    const blue = mugs.filter(({ title }) => title.includes('blue')).map(({ id }) => id)
    expect(ids(outcome)).toEqual(expect.arrayContaining(blue))
    expect(kinds(outcome)).toContain('vector')
    expect(outcome.total).toBeGreaterThan(1 + blue.length)
  })

  it('neither repeats nor skips a product from page to page, however long they are', async () => {
    for (const text of ['mug', 'blue mug', 'blue mug teapot', 'cupwarmr']) {
      const { total, exactTotal } = await find(text)
      const whole: string[] = []
      for (let offset = 0; offset < total; offset += 100) whole.push(...ids(await find(text, { offset, limit: 100 })))
      expect(new Set(whole).size).toBe(total)
      expect(whole).toHaveLength(total)
      const parts: string[] = []
      for (let offset = 0; offset < total; offset += 37) {
        const page = await find(text, { offset, limit: 37 })
        expect(page).toMatchObject({ total, exactTotal })
        parts.push(...ids(page))
      }
      expect(parts).toEqual(whole)
    }
  })

  it('finds by meaning what no product has the word of, and says so', async () => {
    const outcome = await find('cupwarmr', { limit: 3, someWords: 'when-none' })
    expect(ids(outcome)[0]).toBe('mugwarmer')
    expect(outcome).toMatchObject({ exactTotal: 0, by: 'meaning' })
    expect(outcome.notices).toEqual([
      { kind: 'meaning', text: 'Nothing has “cupwarmr”; these come nearest in meaning.' },
    ])
  })

  it('finds nothing where no word is known and nothing is near', async () => {
    const given = { someWords: 'when-none', facets: true } as const
    expect(await find('zzzq', given)).toMatchObject({ hits: [], total: 0, notices: [], facets: { brands: [] } })
    // A word that some product has is answered with that.
    expect((await find('zzzq teapot', given)).total).toBeGreaterThan(0)
  })

  it('shows what has all the words alone where that is asked for', async () => {
    expect(ids(await find('blue teapot', { someWords: 'never' }))).toEqual(['teapot'])
    expect(ids(await find('cupwarmr', { someWords: 'never' }))).toEqual([])
    expect(ids(await find('blue teapot', { someWords: 'when-none' }))).toEqual(['teapot'])
  })

  it('keeps inside the limits', async () => {
    const outcome = await find('blue teapot mug', { filters: { maxPrice: 520 }, limit: 100 })
    expect(outcome.hits.length).toBeGreaterThan(5)
    for (const { product: found } of outcome.hits) expect(found.price?.amount).toBeLessThanOrEqual(520)
  })

  it('counts facets over what has the words', async () => {
    const { facets, exactTotal } = await find('mug', { facets: true })
    expect(facets?.availability).toEqual([{ value: 'in_stock', count: exactTotal }])
  })
})

describe('a search by meaning alone', () => {
  it('gives the nearest, as many as are looked for, with facets over them', async () => {
    const outcome = await find('keeps drinks hot: cup warmer', { type: 'vector', facets: true })
    expect(ids(outcome)[0]).toBe('mugwarmer')
    expect(outcome).toMatchObject({ total: 100, exactTotal: 0, by: 'meaning', notices: [] })
    expect(outcome.facets?.price?.min).toBeGreaterThan(0)
    expect(kinds(outcome)[0]).toBe('vector')
    expect(ids(await find('keeps drinks hot', { type: 'vector', offset: 100 }))).toEqual([])
  })

  it('puts them in the order that was asked for', async () => {
    const outcome = await find('keeps drinks hot: cup warmer', { type: 'vector', sort: 'price_desc', limit: 100 })
    const amounts = outcome.hits.map(({ product: found }) => found.price?.amount ?? 0)
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
    expect(ids(outcome)).toContain('mugwarmer')
  })

  it('of a described need also goes by its words', async () => {
    const outcome = await find('something to keep a drink hot', { limit: 5 })
    expect(ids(outcome)[0]).toBe('mugwarmer')
    expect(outcome.by).toBe('meaning')
    expect(kinds(outcome).slice(0, 2)).toEqual(['vector', 'keyword'])
  })
})

describe('what is like a product', () => {
  it('is near to it, inside the limits, and not itself', async () => {
    const alike = await vectors.like('mug4', { maxPrice: 540 }, 5)
    expect(alike?.hits).toHaveLength(5)
    const near = alike?.hits.map(({ id }) => id) ?? []
    expect(near).not.toContain('mug4')
    for (const id of near) expect(id).toMatch(/^mug\d+$/)
    expect(await vectors.like('unknown', {}, 5)).toBeUndefined()
  })
})

describe('search without meaning', () => {
  it('goes by words while the embedder fails, which is told once', async () => {
    isBroken = true
    const broken = [await find('blue teapot'), await find('something blue for tea'), await find('cupwarmr')]
    expect(ids(broken[0] as SearchOutcome)[0]).toBe('teapot')
    expect(broken.flatMap(kinds)).not.toContain('vector')
    expect(broken[2]).toMatchObject({ total: 0, by: 'words' })
    expect(failures).toEqual(['The embedder is broken.'])
    isBroken = false
    expect(kinds(await find('blue teapot'))).toContain('vector')
    isBroken = true
    await find('blue teapot')
    expect(failures).toHaveLength(2)
    isBroken = false
  })

  it('is what a number, an order and the type `keyword` ask for', async () => {
    for (const outcome of [
      await find('TN-2110'),
      await find('mug', { sort: 'price_asc' }),
      await find('mug', { type: 'keyword' }),
      await find('', {}),
    ]) {
      expect(kinds(outcome)).not.toContain('vector')
    }
  })
})
