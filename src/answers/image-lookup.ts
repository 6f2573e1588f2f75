import type { Product } from '../catalogue/product.ts'
import { listOnPicture } from '../lists/recognise-list.ts'
import type { ListItem } from '../lists/shopping-list.ts'
import type { Lexicon, SearchEngine } from '../search/engine.ts'
import { perCatalogue } from '../search/per-catalogue.ts'
import type { ProductSearch, Trace } from '../search/search.ts'
import type { CheckedPicture } from '../vision/picture-reader.ts'
import type { PictureWords } from '../vision/picture-words.ts'
import { matchList } from './basket/match-list.ts'
import { bareShopOf } from './dependencies.ts'

export interface Hit {
  product: Product
  /** Higher is better; of things on a list the reciprocal of the place. */
  score: number
}

/** What the catalogue has of what a picture says. */
export interface ImageLookup {
  /** The things on it, when it shows a list, each with what was found for it, best first. */
  items?: { text: string; quantity: number; hits: Hit[] }[]
  /** Of a list the best for each thing; else what the words on the picture find; none without words. */
  hits: Hit[]
  notices: { kind: string; text: string }[]
  trace: Trace
}

export interface ImageLookupOptions {
  search: ProductSearch
  pictures: PictureWords
  lexicon: () => Promise<Lexicon>
  engine: SearchEngine['name']
}

/** Things of a list that are looked up, and products shown of each. */
const mostItems = 60
const mostHits = 10
/** Words of a label; more are a page, which names no product. */
const mostWords = 12

/** Looks up what a picture says. Nothing is looked for by what it looks like, and nothing found is made up. */
export function createImageLookup({ search, pictures, lexicon, engine }: ImageLookupOptions) {
  const shop = perCatalogue(lexicon, async (current) => bareShopOf(current))
  return async (picture: CheckedPicture, signal: AbortSignal): Promise<ImageLookup> => {
    const { text, shows } = await pictures.ofPicture(picture, signal)
    const { isProductNoun, currency, categories } = await shop()
    const list = listOnPicture(text, isProductNoun, shows === 'list')
    if (list !== undefined)
      return ofList(list.items.slice(0, mostItems), { search, currency, categories }, engine, signal)
    const words = text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word))
    if (words.length === 0 || shows === 'blurred')
      return { hits: [], notices: [notices[shows]], trace: { engine, queries: [] } }
    const request = {
      text: words.slice(0, mostWords).join(' '),
      filters: {},
      offset: 0,
      limit: mostHits,
      facets: false,
    }
    const found = await search.search({ ...request, someWords: 'when-none' })
    return {
      hits: found.hits.map(({ product, score }) => ({ product, score })),
      notices: found.notices,
      trace: found.trace,
    }
  }
}

const notice = (kind: string, text: string) => ({ kind, text })
const noWords = notice(
  'no-words',
  'There are no words on that picture, and products are not looked for by what they look like.',
)
const notices = {
  nothing: notice('blank', 'There is nothing on that picture.'),
  blurred: notice('blurred', 'That picture is too blurred to be read.'),
  list: noWords,
  other: noWords,
  unsure: noWords,
} as const

async function ofList(
  items: readonly ListItem[],
  matching: Parameters<typeof matchList>[1],
  engine: SearchEngine['name'],
  signal: AbortSignal,
): Promise<ImageLookup> {
  const { matches, queries } = await matchList(items, matching, signal)
  const found = items.map(({ text, quantity }, index) => ({
    text,
    quantity,
    hits: (matches[index]?.products ?? [])
      .slice(0, mostHits)
      .map((product, place) => ({ product, score: 1 / (place + 1) })),
  }))
  return { items: found, hits: found.flatMap(({ hits }) => hits.slice(0, 1)), notices: [], trace: { engine, queries } }
}
