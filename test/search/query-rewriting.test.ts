import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import type { ProductSearch, SearchOutcome, SearchRequest } from '../../src/search/search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../../src/search/vector-search.ts'
import { product } from '../contracts/shop.ts'

const times = (count: number, id: string, title: (index: number) => string, more: Partial<Product> = {}): Product[] =>
  Array.from({ length: count }, (_, index) => product({ id: `${id}-${index}`, title: title(index), ...more }))

const catalogue = [
  ...times(12, 'tv', (index) => `Vision ${index} TV`),
  ...times(2, 'stand', () => 'Stand for television'),
  ...times(8, 'flash', (index) => `Data USB flash drive ${index}`),
  product({ id: 'named', title: 'Slim USB flash drive', description: 'A plain USB stick for every pocket.' }),
  ...times(20, 'paper', (index) => `Ruled notebook ${index}`),
  ...times(9, 'laptop', (index) => `Fast ${index} laptop`),
  ...times(6, 'chair', () => 'Oak chair with arms'),
  ...times(6, 'sofa', () => 'Blue sofa'),
  ...times(6, 'couch', () => 'Green couch'),
  product({ id: 'toner', title: 'Black toner cartridge TN-2110', model: 'TN-2110' }),
  ...times(9, 'ink', () => 'Ink cartridge'),
]

const thesaurus = createThesaurus({
  same: [
    ['tv', 'television', 'telly'],
    ['flash drive', 'usb stick', 'thumb drive'],
    ['laptop', 'notebook?', 'notebook computer'],
    ['sofa', 'couch', 'settee'],
    ['ink cartridge', 'toner'],
    ['oak', 'quercus'],
  ],
  narrower: [{ name: 'stool', broader: ['chair'] }],
})

let folder: string
let engine: SearchEngine
let search: ProductSearch

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-rewriting-'))
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write(catalogue)
  await writer.close()
  engine = await openSqliteEngine(join(folder, 'catalogue.db'))
  search = createProductSearch({ engine, vectors: noVectorSearch, thesaurus, onFailure: () => undefined })
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const find = (text: string, changes: Partial<SearchRequest> = {}): Promise<SearchOutcome> =>
  search.search({ text, filters: {}, offset: 0, limit: 10, facets: false, someWords: 'when-none', ...changes })

/** The first parts of the ids of what was found, each once, in order. */
const kinds = ({ hits }: SearchOutcome): string[] => [
  ...new Set(hits.map(({ product: { id } }) => id.split('-')[0] ?? '')),
]
const notices = (outcome: SearchOutcome): string[] => outcome.notices.map(({ kind, text }) => `${kind}: ${text}`)

describe('a misspelt word', () => {
  it('is corrected, and the notice shows what is searched instead', async () => {
    const found = await find('noteboook ruled')
    expect(kinds(found)).toEqual(['paper'])
    expect(notices(found)).toEqual(['spelling: Showing results for “notebook ruled”.'])
  })

  it('stays as typed in an exact search', async () => {
    const found = await find('noteboook', { exact: true })
    expect(found).toMatchObject({ total: 0, notices: [] })
  })

  it('may be a name that the catalogue calls otherwise', async () => {
    const found = await find('televsion')
    expect(kinds(found)[0]).toBe('tv')
    expect(notices(found)).toEqual(['spelling: Showing results for “television”.', 'synonyms: Also searched for “tv”.'])
  })

  it('is corrected for the nearest price too', async () => {
    const priced = { filters: { maxPrice: 1 }, someWords: 'never' } as const
    expect(await search.nearestPrice({ text: 'televsion', offset: 0, limit: 1, facets: false, ...priced })).toBe(
      await search.nearestPrice({ text: 'tv', offset: 0, limit: 1, facets: false, ...priced }),
    )
  })
})

describe('another name', () => {
  it('finds the things before what mentions the name', async () => {
    const found = await find('television')
    expect(kinds(found)).toEqual(['tv'])
    expect(found.total).toBe(14)
    expect(notices(found)).toEqual(['synonyms: Also searched for “tv”.'])
  })

  it('of several words finds things that have it as well first', async () => {
    const found = await find('usb stick')
    expect(found.hits[0]?.product.id).toBe('named')
    expect(kinds(found)).toEqual(['named', 'flash'])
  })

  it('is not searched in an exact search', async () => {
    const found = await find('television', { exact: true })
    expect(kinds(found)).toEqual(['stand'])
    expect(found.notices).toEqual([])
  })

  it('is not searched where the catalogue itself uses the name that was typed', async () => {
    for (const text of ['sofa', 'couch', 'tv', 'notebook']) expect((await find(text)).notices).toEqual([])
  })

  it('is all that is searched where the catalogue does not know the name', async () => {
    const found = await find('settee')
    expect(kinds(found).sort()).toEqual(['couch', 'sofa'])
  })

  it('that means something else here is not searched', async () => {
    const found = await find('notebook computer')
    expect(kinds(found)).toEqual(['laptop'])
    expect(notices(found)).toEqual(['synonyms: Also searched for “laptop”.'])
  })

  it('of what is not the thing itself is searched when no product has all the words', async () => {
    const found = await find('quercus chair')
    expect(kinds(found)).toEqual(['chair'])
    expect(notices(found)).toEqual(['synonyms: Also searched for “oak”.'])
  })

  it('of what it is a kind of is searched when there is nothing else, and not the other way round', async () => {
    expect(notices(await find('stool'))).toEqual(['synonyms: Also searched for “chair”.'])
    expect((await find('chair')).notices).toEqual([])
  })

  it('that brings no product with all the words is not searched', async () => {
    const found = await find('quercus laptop fast')
    expect(found.notices.map(({ kind }) => kind)).toEqual(['some-words'])
  })

  it('is never searched for a product number', async () => {
    const found = await find('toner TN-2110')
    expect(found.hits.map(({ product: { id } }) => id)).toEqual(['toner'])
    expect(found.notices).toEqual([])
  })
})
