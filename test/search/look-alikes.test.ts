import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LookSearch } from '../../src/looks/look-search.ts'
import type { SearchEngine, SearchFilters } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import type { SearchOutcome, SearchRequest } from '../../src/search/search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../../src/search/vector-search.ts'
import { priced, product } from '../contracts/shop.ts'

const catalogue = [
  product({ id: 'oak', title: 'Oak chair', category: ['Chairs'], ...priced(5_000) }),
  product({ id: 'pine', title: 'Pine chair', category: ['Chairs'], ...priced(3_000) }),
  product({ id: 'stool', title: 'Pine stool', category: ['Stools'], ...priced(1_000) }),
  product({ id: 'lamp', title: 'Oak lamp', category: ['Lamps'], ...priced(500) }),
]

let [folder, asked]: [string, SearchFilters[]] = ['', []]
let engine: SearchEngine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-alike-'))
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write(catalogue)
  await writer.close()
  engine = await openSqliteEngine(join(folder, 'catalogue.db'))
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

/** Stool, oak and pine look like every picture, in this order; a handle that is gone finds nothing. */
const looksLike = (words?: string): LookSearch => ({
  look: async () => undefined,
  keep: async () => undefined,
  async alike(look, filters) {
    asked.push(filters)
    if ('kept' in look && look.kept === 'gone') return undefined
    const all = ['stool', 'oak', 'pine'].filter((id) => filters.ids?.includes(id) ?? true)
    const inside = await engine.rank({ words: [], match: 'all', filters: { ...filters, ids: all }, limit: 10 })
    const ids = new Set(inside.hits.map(({ id }) => id))
    const ranked = all.filter((id) => ids.has(id)).map((productId, at) => ({ productId, similarity: 0.9 - at / 10 }))
    return { ranked, comparedBy: 'colour', ...(words !== undefined && { words }), request: { limit: 120 } }
  },
  described: async () => new Set(),
  readiness: async () => 'ready',
})

async function search(given: Partial<SearchRequest> = {}, words?: string): Promise<SearchOutcome> {
  asked = []
  const looks = looksLike(words)
  const thesaurus = createThesaurus({ same: [], narrower: [] })
  const { search } = createProductSearch({
    ...{ engine, vectors: noVectorSearch, looks, thesaurus, onFailure: expect.unreachable },
  })
  const request = { text: '', filters: {}, offset: 0, limit: 6, facets: 'choices', someWords: 'when-none' } as const
  return search({ ...request, look: { kept: 'a' }, ...given })
}
const idsOf = ({ hits }: SearchOutcome): string[] => hits.map((hit) => hit.product.id)

describe('a search by look', () => {
  it('gives what is alike, most alike first, page by page, and says how', async () => {
    const outcome = await search()
    expect(idsOf(outcome)).toEqual(['stool', 'oak', 'pine'])
    expect(outcome).toMatchObject({ by: 'look', comparedBy: 'colour', total: 3, exactTotal: 3 })
    expect(outcome.trace.queries.map(({ kind }) => kind)).toEqual(['image'])
    expect(idsOf(await search({ offset: 1, limit: 1 }))).toEqual(['oak'])
  })

  it('compares only what is inside the limits and has the words', async () => {
    expect(idsOf(await search({ filters: { maxPrice: 3_000 } }))).toEqual(['stool', 'pine'])
    expect(idsOf(await search({ text: 'chair' }))).toEqual(['oak', 'pine'])
    expect(asked.at(-1)?.ids?.toSorted()).toEqual(['oak', 'pine'])
  })

  it('says when no product has the words, and goes by the look alone', async () => {
    const outcome = await search({ text: 'hovercraft' })
    expect(idsOf(outcome)).toEqual(['stool', 'oak', 'pine'])
    expect(outcome.notices.map(({ kind }) => kind)).toContain('look-only')
  })

  it('keeps an order that was asked for', async () => {
    expect(idsOf(await search({ sort: 'price_desc' }))).toEqual(['oak', 'pine', 'stool'])
  })

  it('is fused with what a model says that the picture shows', async () => {
    const outcome = await search({}, 'oak chair')
    expect(idsOf(outcome)[0]).toBe('oak')
    expect(idsOf(outcome)).toContain('stool')
    expect(outcome.comparedBy).toBe('what it shows, and by colour')
    expect(outcome.trace.queries.some(({ kind }) => kind === 'keyword')).toBe(true)
  })

  it('says of a picture that is no longer kept that it is gone', async () => {
    expect(await search({ look: { kept: 'gone' } })).toMatchObject({ hits: [], total: 0, isLookGone: true })
  })
})
