import { describe, expect, it } from 'vitest'
import { createImageLookup } from '../../src/answers/image-lookup.ts'
import type { ProductSearch, SearchRequest } from '../../src/search/search.ts'
import type { PictureText } from '../../src/vision/picture-reader.ts'
import { picturesSaying } from '../fixtures/pictures.ts'

const { signal } = new AbortController()

/** What a picture that says this is answered with, and what was searched for it. */
async function lookedUp(text: string, shows?: PictureText['shows']) {
  const asked: SearchRequest[] = []
  const nothing = { hits: [], total: 0, exactTotal: 0, by: 'words', notices: [] } as const
  const search: ProductSearch = {
    search: async (request) => {
      asked.push(request)
      return { ...nothing, hits: [], notices: [], trace: { engine: 'sqlite', queries: [] } }
    },
    products: async () => [],
    things: async () => ({ products: [], notices: [], trace: { engine: 'sqlite', queries: [] } }),
    describesNeed: async () => false,
    like: async () => ({ products: [], trace: { engine: 'sqlite', queries: [] } }),
    nearestPrice: async () => undefined,
  }
  const lookUp = createImageLookup({
    ...{ search, pictures: picturesSaying(text, shows), engine: 'sqlite' },
    lexicon: async () => ({ brands: [], categories: ['Pencils', 'Notebooks'], attributes: [], currency: 'USD' }),
  })
  return { ...(await lookUp({ bytes: new Uint8Array(), width: 1, height: 1 }, signal)), asked }
}

describe('what a picture says', () => {
  it('is looked up by its words alone, and not by a meaning that another machine would be asked for', async () => {
    for (const text of ['something warm for cold evenings', '12 pencils\n2 notebooks']) {
      const { asked } = await lookedUp(text)
      expect(asked.length).toBeGreaterThan(0)
      expect(new Set(asked.map(({ type }) => type))).toEqual(new Set(['keyword']))
    }
  })

  it('is not looked up when it is a guess at a blur, however much it looks like a list', async () => {
    const { items, hits, notices, asked } = await lookedUp('12 pencils\n2 notebooks', 'blurred')
    expect([items, hits, asked]).toEqual([undefined, [], []])
    expect(notices).toMatchObject([{ kind: 'blurred' }])
  })

  it('and is not looked up is said', async () => {
    const long = Array.from({ length: 700 }, (_, line) => `${(line % 9) + 1} pencils no ${line}`).join('\n')
    const { items, notices } = await lookedUp(`~~2 notebooks~~\n${long}`)
    expect(items).toHaveLength(60)
    expect(notices.map(({ text }) => text)).toEqual([
      'Left out, because it is ticked or crossed out: “2 notebooks”.',
      'The first 60 of 499 things were looked up.',
      'The first 500 lines of that list were read.',
    ])
    const { asked, notices: cut } = await lookedUp('once upon a time '.repeat(5))
    expect(asked[0]?.text.split(' ')).toHaveLength(12)
    expect(cut).toMatchObject([{ kind: 'cut', text: 'The first 12 of 20 words on that picture were searched for.' }])
    expect((await lookedUp('12 pencils\n2 notebooks')).notices).toEqual([])
  })
})
