import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import type { ProductSearch, SearchOutcome, SearchRequest } from '../../src/search/search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../../src/search/vector-search.ts'
import { priced, product } from '../contracts/shop.ts'

const shelf = [
  product({ id: 'mouse1', title: 'Wireless mouse', brand: 'Kestrel', ...priced(2_000) }),
  product({ id: 'mouse2', title: 'Quiet wireless mouse', brand: 'Nordwind', ...priced(4_000) }),
  product({ id: 'keyboard', title: 'Wireless keyboard', brand: 'Kestrel', ...priced(6_000) }),
  product({ id: 'headset', title: 'Wireless headset', brand: 'Ålesund', ...priced(9_000) }),
  product({ id: 'wired', title: 'Wired mouse', brand: 'Kestrel' }),
  product({ id: 'toner', title: 'Black toner cartridge', model: 'TN-2110', sku: '006R90321', gtin: ['0095205603217'] }),
  product({ id: 'drum', title: 'Drum unit', description: 'For the HL-2140, which takes TN-2110 toner' }),
  product({ id: 'ink', title: 'Black ink' }),
  product({ id: 'bag', title: 'Laptop bag', ...priced(1_500) }),
  product({ id: 'laptop', title: 'Slim laptop', ...priced(50_000) }),
  product({ id: 'dock', title: 'Dock for any tablet', ...priced(3_000) }),
]

let engine: SearchEngine
let search: ProductSearch
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-search-'))
  const path = join(folder, 'catalogue.db')
  const writer = await openSqliteWriter(path)
  await writer.write(shelf)
  await writer.close()
  engine = await openSqliteEngine(path)
  search = createProductSearch({
    engine,
    vectors: noVectorSearch,
    onFailure: () => expect.unreachable(),
    thesaurus: createThesaurus({ same: [], narrower: [] }),
  })
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const request = (text: string, given: Partial<SearchRequest> = {}): SearchRequest => ({
  ...{ text, filters: {}, offset: 0, limit: 10, facets: false, someWords: 'never' },
  ...given,
})

const find = (text: string, given: Partial<SearchRequest> = {}): Promise<SearchOutcome> =>
  search.search(request(text, given))
const ids = ({ hits }: SearchOutcome): string[] => hits.map((hit) => hit.product.id)
const noticesOf = ({ notices }: SearchOutcome): string[] => notices.map(({ text }) => text)

describe('words', () => {
  it('are all needed where some are not enough', async () => {
    const outcome = await find('wireless mouse')
    expect(ids(outcome)).toEqual(['mouse1', 'mouse2'])
    expect(outcome).toMatchObject({ total: 2, exactTotal: 2, notices: [] })
    expect(await find('wireless mouse pad')).toMatchObject({ hits: [], total: 0, notices: [] })
  })

  it('are relaxed to some of them only when no product has all', async () => {
    expect(ids(await find('wireless mouse', { someWords: 'when-none' }))).toEqual(['mouse1', 'mouse2'])
    const relaxed = await find('quiet keyboard', { someWords: 'when-none' })
    expect(ids(relaxed).sort()).toEqual(['keyboard', 'mouse2'])
    expect(relaxed).toMatchObject({ total: 2, exactTotal: 0 })
    expect(relaxed.notices).toEqual([
      { kind: 'some-words', text: 'Nothing has all of “quiet keyboard”; these have some of the words.' },
    ])
  })

  it('are said to be relaxed inside the limits, where there are any', async () => {
    const filters = { maxPrice: 3_000, categories: [], brands: { include: [], exclude: [] } }
    expect(noticesOf(await find('quiet mouse', { someWords: 'when-none', filters }))).toEqual([
      'Nothing inside the limits has all of “quiet mouse”; these have some of the words.',
    ])
    const none = { categories: [], attributes: [], brands: { include: [], exclude: [] }, maxPrice: undefined }
    expect(noticesOf(await find('quiet keyboard', { someWords: 'when-none', filters: none }))).toEqual([
      'Nothing has all of “quiet keyboard”; these have some of the words.',
    ])
  })

  it('are filled up with products that have some of them, after the others', async () => {
    const outcome = await find('wireless mouse', { someWords: 'fill' })
    expect(ids(outcome).slice(0, 2)).toEqual(['mouse1', 'mouse2'])
    expect(ids(outcome).slice(2).sort()).toEqual(['headset', 'keyboard', 'wired'])
    expect(outcome).toMatchObject({ total: 5, exactTotal: 2 })
    expect(noticesOf(outcome)).toEqual(['The first 2 have all the words; the others have some of them.'])
    expect(noticesOf(await find('quiet mouse', { someWords: 'fill' }))).toEqual([
      'The first one has all the words; the others have some of them.',
    ])
    expect(noticesOf(await find('quiet keyboard', { someWords: 'fill' }))).toEqual([
      'Nothing has all of “quiet keyboard”; these have some of the words.',
    ])
  })

  it('page on from those with all the words into those with some', async () => {
    const whole = ids(await find('wireless mouse', { someWords: 'fill' }))
    for (const limit of [1, 2, 3, 4]) {
      const pages: string[] = []
      for (let offset = 0; offset < 5; offset += limit) {
        const page = await find('wireless mouse', { someWords: 'fill', offset, limit })
        expect(page).toMatchObject({ total: 5, exactTotal: 2 })
        pages.push(...ids(page))
      }
      expect(pages).toEqual(whole)
    }
  })

  it('say on each page what it shows', async () => {
    const page = async (offset: number, limit: number) =>
      noticesOf(await find('wireless mouse', { someWords: 'fill', offset, limit }))
    expect(await page(0, 2)).toEqual([])
    expect(await page(1, 2)).toEqual(['The first one has all the words; the others have some of them.'])
    expect(await page(2, 2)).toEqual(['These have some of the words of “wireless mouse”.'])
    expect(await page(10, 2)).toEqual([])
  })

  it('are quoted shortly where they are many', async () => {
    const [notice] = noticesOf(await find(`mouse ${'very '.repeat(300)}\n\n keyboard`, { someWords: 'fill' }))
    expect(notice).toMatch(/^Nothing has all of “mouse very very .*…”; these have some of the words\.$/)
    expect(notice?.length).toBeLessThan(120)
  })

  it('of none at all browse inside the limits', async () => {
    const outcome = await find(' ', { filters: { brands: { include: ['kestrel'], exclude: [] } }, someWords: 'fill' })
    expect(ids(outcome)).toEqual(['mouse1', 'keyboard', 'wired'])
    expect(outcome.notices).toEqual([])
  })

  it('of nothing but signs find nothing, in place of everything', async () => {
    for (const text of ['🙂', '???', '"*()', '\u0000']) {
      expect(await find(text, { someWords: 'fill', facets: true })).toMatchObject({ hits: [], total: 0, notices: [] })
    }
  })

  it('count facets over all that is listed', async () => {
    const brandsOf = async (text: string, someWords: SearchRequest['someWords']) =>
      new Map(
        (await find(text, { someWords, facets: true, limit: 1 })).facets?.brands.map(({ value, count }) => [
          value,
          count,
        ]),
      )
    expect(await brandsOf('wireless mouse', 'fill')).toEqual(
      new Map([
        ['Kestrel', 3],
        ['Nordwind', 1],
        ['Ålesund', 1],
      ]),
    )
    expect(await brandsOf('wireless mouse', 'never')).toEqual(
      new Map([
        ['Kestrel', 1],
        ['Nordwind', 1],
      ]),
    )
    expect(await brandsOf('quiet keyboard', 'fill')).toEqual(
      new Map([
        ['Kestrel', 1],
        ['Nordwind', 1],
      ]),
    )
    expect(await brandsOf('quiet keyboard', 'when-none')).toEqual(
      new Map([
        ['Kestrel', 1],
        ['Nordwind', 1],
      ]),
    )
    expect((await find('wireless mouse', { someWords: 'fill' })).facets).toBeUndefined()
  })

  it('are sorted within those with all and within those with some', async () => {
    const outcome = await find('wireless mouse', { someWords: 'fill', sort: 'price_desc' })
    expect(ids(outcome)).toEqual(['mouse2', 'mouse1', 'headset', 'keyboard', 'wired'])
  })

  it('in the order of price give what is asked for and not what only mentions it, if there is such', async () => {
    expect(ids(await find('laptop', { sort: 'price_asc' }))).toEqual(['laptop'])
    expect(ids(await find('laptop', { sort: 'price_desc', someWords: 'when-none' }))).toEqual(['laptop'])
    expect(ids(await find('laptop', {}))).toEqual(['laptop', 'bag'])
    expect(ids(await find('tablet', { sort: 'price_asc' }))).toEqual(['dock'])
    const { trace } = await find('tablet', { sort: 'price_asc' })
    expect(trace.queries.map(({ why }) => why)).toEqual([
      'Products with all the words, which are what was asked for',
      'Products with all the words',
    ])
  })

  it('in an order of their own need the word for the thing itself, if any product has it', async () => {
    const given = { someWords: 'when-none', sort: 'price_asc' } as const
    expect(ids(await find('kestrel wireless usb mouse', given))).toEqual(['mouse1', 'mouse2', 'wired'])
    expect(ids(await find('wireless zither', given))).toEqual(['mouse1', 'mouse2', 'keyboard', 'headset'])
  })
})

describe('a product number', () => {
  it.each(['TN-2110', 'tn2110', 'tn 2110', '006r-90321', '0095205603217', '95205603217', '0 095205 603217'])(
    '%s is looked up',
    async (text) => {
      const outcome = await find(text, { someWords: 'fill' })
      expect(ids(outcome)).toEqual(['toner'])
      expect(outcome).toMatchObject({ total: 1, exactTotal: 1, notices: [] })
      expect(outcome.trace.queries).toHaveLength(1)
      expect(outcome.trace.queries[0]?.why).toContain('product number')
    },
  )

  it.each(['TN-9999', 'tn 9999', '4960999575704', '006R90322'])('%s that nothing has finds nothing', async (text) => {
    expect(await find(text, { someWords: 'fill' })).toMatchObject({ hits: [], total: 0, notices: [] })
  })

  it('that no product carries is found where a product names it', async () => {
    expect(ids(await find('HL-2140', { someWords: 'fill' }))).toEqual(['drum'])
  })

  it('inside other words is not given up for them', async () => {
    expect(ids(await find('black toner tn-2110', { someWords: 'fill' }))).toEqual(['toner', 'drum'])
    expect(ids(await find('black toner tn-9999', { someWords: 'fill' }))).toEqual([])
    expect(ids(await find('black toner tn-9999', { someWords: 'when-none' }))).toEqual([])
  })

  it('is found inside the limits only', async () => {
    expect(ids(await find('TN-2110', { filters: { maxPrice: 100 } }))).toEqual([])
  })

  it('has one page', async () => {
    expect(await find('TN-2110', { offset: 1, limit: 1 })).toMatchObject({ hits: [], total: 1 })
    expect(ids(await find('TN-2110', { offset: 0, limit: 1 }))).toEqual(['toner'])
  })
})

describe('the trace', () => {
  it('has each query that was sent, with its reason and time', async () => {
    const { trace } = await find('wireless mouse', { someWords: 'fill', facets: true })
    expect(trace.engine).toBe('sqlite')
    expect(trace.queries.map(({ kind }) => kind)).toEqual(['keyword', 'keyword', 'keyword'])
    for (const { why, request: sent, tookMs } of trace.queries) {
      expect(why).not.toBe('')
      expect(tookMs).toBeGreaterThanOrEqual(0)
      expect(sent).toMatchObject({ sql: expect.stringContaining('words MATCH ?'), params: expect.any(Array) })
    }
  })

  it('names the limits as parameters of the query', async () => {
    const { trace } = await find('mouse', { filters: { maxPrice: 3_000 } })
    expect(trace.queries[0]?.request).toMatchObject({
      sql: expect.stringContaining('price <= ?'),
      params: ['"mous"', 3_000, 'USD'],
    })
  })
})

describe('the nearest price', () => {
  const nearest = async (
    text: string,
    filters: SearchRequest['filters'],
    someWords: SearchRequest['someWords'] = 'never',
  ) => {
    const found = await search.nearestPrice(request(text, { filters, someWords }))
    return found === undefined ? undefined : [found.product.id, found.amount]
  }

  it('above the highest that is asked for', async () => {
    expect(await nearest('mouse', { maxPrice: 1_000 })).toEqual(['mouse1', 2_000])
  })

  it('below the lowest that is asked for', async () => {
    expect(await nearest('wireless', { minPrice: 10_000 })).toEqual(['headset', 9_000])
  })

  it('on the side that misses by less', async () => {
    expect(await nearest('wireless', { minPrice: 4_100, maxPrice: 5_500 })).toEqual(['mouse2', 4_000])
    expect(await nearest('wireless', { minPrice: 4_900, maxPrice: 5_500 })).toEqual(['keyboard', 6_000])
  })

  it('of what fits everything else', async () => {
    expect(await nearest('mouse', { maxPrice: 1_000, brands: { include: ['Nordwind'], exclude: [] } })).toEqual([
      'mouse2',
      4_000,
    ])
    expect(await nearest('mouse', { maxPrice: 1_000, brands: { include: ['Ålesund'], exclude: [] } })).toBeUndefined()
  })

  it('of what is asked for, and not of what only mentions it, if there is such', async () => {
    expect(await nearest('laptop', { maxPrice: 1_000 })).toEqual(['laptop', 50_000])
    expect(await nearest('tablet', { maxPrice: 1_000 })).toEqual(['dock', 3_000])
  })

  it('of products with some of the words where none has all and they are taken', async () => {
    expect(await nearest('quiet headset', { maxPrice: 1_000 })).toBeUndefined()
    expect(await nearest('quiet headset', { maxPrice: 1_000 }, 'when-none')).toEqual(['mouse2', 4_000])
  })

  it('is not asked for without a price limit', async () => {
    expect(await nearest('mouse', {})).toBeUndefined()
  })
})

it('gives products by id', async () => {
  expect((await search.products(['wired', 'unknown', 'ink'])).map(({ id }) => id)).toEqual(['wired', 'ink'])
})
