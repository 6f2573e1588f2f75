import { expect, it } from 'vitest'
import { answerTools } from '../../src/answers/dependencies.ts'
import type { Lexicon } from '../../src/search/engine.ts'
import type { ProductSearch } from '../../src/search/search.ts'
import { blankPictures } from '../fixtures/pictures.ts'
import { articles } from '../fixtures/support/articles.ts'
import { memorySupportSearch } from '../fixtures/support/memory-support-search.ts'

it('asks the catalogue again for its shop after a query that failed', async () => {
  const lexicon: Lexicon = { brands: [], categories: ['Mice'], attributes: [], currency: 'USD' }
  let fails = true
  const search: ProductSearch = {
    async search() {
      if (fails) throw new Error('disk I/O error')
      return { hits: [], total: 1, exactTotal: 1, by: 'words', notices: [], trace: { engine: 'sqlite', queries: [] } }
    },
    products: async () => [],
    things: async () => ({ products: [], notices: [], trace: { engine: 'sqlite', queries: [] } }),
    describesNeed: async () => false,
    like: async () => ({ products: [], trace: { engine: 'sqlite', queries: [] } }),
    nearestPrice: async () => undefined,
  }
  const tools = answerTools({
    search,
    support: memorySupportSearch(articles),
    handoff: {
      isConfigured: false,
      request: async () => ({ status: 'not-configured' }),
      wasRequested: async () => false,
    },
    pictures: blankPictures,
    lexicon: async () => lexicon,
    engine: 'sqlite',
  })
  await expect(tools.shop()).rejects.toThrow('disk I/O error')
  fails = false
  expect((await tools.shop()).starters).toEqual(['Mice'])
})
