import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { SearchEngine, SearchFilters, Vocabulary, WordMatch } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { productRows } from '../../src/search/product-rows.ts'
import { wordsOf } from '../../src/search/query-words.ts'
import { type OwnElasticsearch, openOwnElasticsearch } from '../fixtures/elasticsearch-engine.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { sampleProducts } from '../fixtures/sample-products.ts'

const kindTokensOf = (product: Product): readonly string[] => productRows(product).words.kind

/** Whoever moves from one engine to the other must not find another shop. */
describeWith('ELASTICSEARCH', 'Elasticsearch and SQLite', () => {
  let folder = ''
  let sqlite: SearchEngine
  let opened: OwnElasticsearch

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-agree-'))
    const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
    await writer.write(sampleProducts)
    await writer.close()
    sqlite = await openSqliteEngine(join(folder, 'catalogue.db'))
    opened = await openOwnElasticsearch()
    await opened.writer.write(sampleProducts)
    await opened.settle()
  }, 120_000)
  afterAll(async () => {
    await sqlite?.close()
    await opened?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const titles = sampleProducts.filter((_, i) => i % 6 === 0).map(({ title }) => title)
  const kinds = sampleProducts.map(({ category }) => category.at(-1) ?? '')
  const texts = [...new Set([...titles, ...kinds, 'usb cable', 'black', 'wireless headphones 20 h', 'tn-2110'])]
  const filters: SearchFilters[] = [
    {},
    { maxPrice: 10_000, currency: 'USD' },
    { colours: { include: ['black'], exclude: [] } },
  ]
  const matches: WordMatch[] = ['all', 'some', 'any']

  it('find the same products and score them nearly the same', async () => {
    const ratios: number[] = []
    let compared = 0
    for (const text of texts) {
      for (const match of matches) {
        const query = { words: wordsOf(text), match, filters: filters[compared++ % filters.length] ?? {}, limit: 400 }
        const [one, other] = [await sqlite.rank(query), await opened.engine.rank(query)]
        expect(other.total).toBe(one.total)
        const scores = new Map(other.hits.map(({ id, score }) => [id, score]))
        expect(new Set(scores.keys())).toEqual(new Set(one.hits.map(({ id }) => id)))
        ratios.push(...one.hits.map(({ id, score }) => (scores.get(id) ?? 0) / score))
      }
    }
    expect(compared).toBeGreaterThan(150)
    // Lucene rounds the lengths of long fields, and a mean below one is counted as one.
    ratios.sort((a, b) => a - b)
    expect(ratios[Math.floor(0.01 * ratios.length)]).toBeGreaterThan(0.99)
    expect(ratios[Math.floor(0.95 * ratios.length)]).toBeLessThan(1.01)
    expect(ratios[Math.floor(0.98 * ratios.length)]).toBeLessThan(1.02)
    // The rest only mentions a word: in one of few long texts, or in the rarer of its forms, whose rarity Lucene takes by itself.
    expect(ratios[0]).toBeGreaterThan(0.75)
    expect(ratios.at(-1)).toBeLessThan(1.45)
  })

  it('put the same products first', async () => {
    let [same, all] = [0, 0]
    for (const text of texts) {
      const query = { words: wordsOf(text), match: 'any', filters: {}, limit: 10 } as const
      const [one, other] = [await sqlite.rank(query), await opened.engine.rank(query)]
      const first = new Set(other.hits.map(({ id }) => id))
      same += one.hits.filter(({ id }) => first.has(id)).length
      all += one.hits.length
    }
    expect(same / all).toBeGreaterThan(0.95)
  })

  it('count the same facets', async () => {
    for (const text of ['', 'black', 'usb']) {
      const query = { words: wordsOf(text), match: 'any', filters: {}, offset: 0, limit: 0, facets: true } as const
      const [one, other] = [(await sqlite.search(query)).facets, (await opened.engine.search(query)).facets]
      for (const facet of ['brands', 'categories', 'availability'] as const) {
        const [counts, others] = [one?.[facet] ?? [], other?.[facet] ?? []]
        expect(others.map(({ count }) => count)).toEqual(counts.map(({ count }) => count).toSorted((a, b) => b - a))
        // The last of the twenty may be any of several that are as frequent.
        const known = new Map<string, number>(counts.map(({ value, count }) => [value, count]))
        for (const { value, count } of others) expect(known.get(value) ?? others.at(-1)?.count).toBe(count)
      }
      expect(other?.price).toEqual(one?.price)
      const namesOf = (facets: typeof one) => facets?.attributes.map(({ name }) => name).toSorted()
      expect(namesOf(other)).toEqual(namesOf(one))
    }
  })

  it('know the same brands, attributes, numbers and words', async () => {
    const [one, other] = [await sqlite.lexicon(), await opened.engine.lexicon()]
    const byName = ({ attributes }: typeof one) =>
      attributes.toSorted((a, b) => (`${a.name} ${a.unit}` < `${b.name} ${b.unit}` ? -1 : 1))
    expect(other.brands.toSorted()).toEqual(one.brands.toSorted())
    expect(other.categories.toSorted()).toEqual(one.categories.toSorted())
    expect(other.currency).toBe(one.currency)
    expect(byName(other)).toEqual(byName(one))
    const countsOf = ({ words, counts }: Vocabulary) => new Map(words.map((word, i) => [word, counts[i]]))
    const [words, others] = [await sqlite.vocabulary(), await opened.engine.vocabulary()]
    expect(countsOf(others)).toEqual(countsOf(words))
    expect([...others.kinds].filter((kind) => !words.kinds.has(kind))).toEqual([])
    // FTS5 parts tokens at a hyphen: SQLite takes the 'hard' of hard-shell suitcases for a kind by itself.
    const beforeHyphens = new Set(
      sampleProducts.flatMap(kindTokensOf).flatMap((token) => token.split('-').slice(0, -1)),
    )
    const parted = new Set([...beforeHyphens].flatMap((token) => token.split('.').slice(-1)))
    expect([...words.kinds].filter((kind) => !others.kinds.has(kind) && !parted.has(kind))).toEqual([])
  })
})
