import { expect, test } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import { createDepartments, departmentsAtOnce } from '../../src/search/departments.ts'
import type { Lexicon } from '../../src/search/engine.ts'
import type { ProductSearch } from '../../src/search/search.ts'

const product = (id: number, category: string[]): Product => ({
  id: String(id),
  title: `Product ${id}`,
  category,
  availability: 'in_stock',
  attributes: {},
  version: 1,
})

/** Category names of these products with how many have each, the most frequent first. */
function countsOf(products: readonly Product[]): { value: string; count: number }[] {
  const names = Map.groupBy(
    products.flatMap(({ category }) => category),
    (name) => name,
  )
  return [...names].map(([value, all]) => ({ value, count: all.length })).sort((a, b) => b.count - a.count)
}

function shopOf(products: readonly Product[]): { search: ProductSearch; lexicon: Lexicon; asked: () => number } {
  let asked = 0
  const search: ProductSearch = {
    async search({ filters: { categories }, facets }) {
      asked++
      if (facets === true) throw new Error('Attributes were counted, which nobody looks at.')
      const found = products.filter(({ category }) => !categories || category.some((name) => categories.includes(name)))
      return {
        hits: found.slice(0, 1).map((one) => ({ product: one, score: 1 })),
        total: found.length,
        exactTotal: found.length,
        by: 'words',
        facets: { brands: [], categories: countsOf(found), availability: [], attributes: [] },
        notices: [],
        trace: { engine: 'sqlite', queries: [] },
      }
    },
    products: async () => [],
    things: async () => ({ products: [], notices: [], trace: { engine: 'sqlite', queries: [] } }),
    describesNeed: async () => false,
    like: async () => ({ products: [], trace: { engine: 'sqlite', queries: [] } }),
    nearestPrice: async () => undefined,
  }
  const lexicon: Lexicon = {
    brands: [],
    categories: countsOf(products).map(({ value }) => value),
    attributes: [],
    currency: 'USD',
  }
  return { search, lexicon, asked: () => asked }
}

test('departments are where category paths begin, with what is below them', async () => {
  const paths = [['Home', 'Lamps'], ['Home', 'Lamps'], ['Home', 'Chairs'], ['Toys'], []]
  const { search, lexicon, asked } = shopOf(paths.map((path, id) => product(id, path)))
  const departments = createDepartments(search, async () => lexicon)
  expect(await departments()).toEqual([
    {
      name: 'Home',
      count: 3,
      categories: [
        { name: 'Lamps', count: 2 },
        { name: 'Chairs', count: 1 },
      ],
    },
    { name: 'Toys', count: 1, categories: [] },
  ])
  const before = asked()
  await departments()
  expect(asked()).toBe(before)
})

test('a catalogue most of which has no category has no departments', async () => {
  const { search, lexicon } = shopOf([['Home'], ['Toys'], [], [], []].map((path, id) => product(id, path)))
  expect(await createDepartments(search, async () => lexicon)()).toEqual([])
})

test('the departments of before are given while those of a changed catalogue are looked for', async () => {
  const { search, lexicon } = shopOf([product(0, ['Home'])])
  let current = lexicon
  const held = Promise.withResolvers<void>()
  let isHeld = false
  const slow: ProductSearch = {
    ...search,
    async search(request) {
      if (isHeld) await held.promise
      return search.search(request)
    },
  }
  const departments = departmentsAtOnce(
    slow,
    async () => current,
    (error) => expect.unreachable(String(error)),
  )
  const before = await departments()
  expect(before.map(({ name }) => name)).toEqual(['Home'])
  current = { ...lexicon }
  isHeld = true
  expect(await departments()).toBe(before)
  held.resolve()
})
