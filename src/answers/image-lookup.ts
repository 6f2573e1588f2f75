import type { Product } from '../catalogue/product.ts'
import { mostItems } from '../lists/basket.ts'
import { listOnPicture } from '../lists/recognise-list.ts'
import { mostWords as longestList, mostLines, type ShoppingList } from '../lists/shopping-list.ts'
import type { LookSearch } from '../looks/look-search.ts'
import type { Lexicon, SearchEngine } from '../search/engine.ts'
import { perCatalogue } from '../search/per-catalogue.ts'
import type { ProductSearch, Trace } from '../search/search.ts'
import type { CheckedPicture } from '../vision/picture-reader.ts'
import type { PictureWords } from '../vision/picture-words.ts'
import { matchList } from './basket/match-list.ts'
import { bareShopOf } from './dependencies.ts'
import { formatCount, joined, shortened } from './format.ts'
import { lookUpThing } from './thing-lookup.ts'

export interface Hit {
  product: Product
  /** Higher is better; of things on a list the reciprocal of the place. */
  score: number
}

export interface Notice {
  kind: string
  text: string
}

/** What the catalogue has of what a picture says. */
export interface ImageLookup {
  /** The things on it, when it shows a list, each with what was found for it, best first. */
  items?: { text: string; quantity: number; hits: Hit[] }[]
  /** Of a list the best for each thing; else what the words on the picture find; none without words. */
  hits: Hit[]
  notices: Notice[]
  trace: Trace
}

export interface ImageLookupOptions {
  search: ProductSearch
  pictures: PictureWords
  /** Undefined: nothing is looked for by what it looks like. */
  looks?: LookSearch | undefined
  lexicon: () => Promise<Lexicon>
  engine: SearchEngine['name']
}

/** Products shown of each thing of a list; things themselves are as many as a basket has. */
const mostHits = 10
/** Words of a label; more are a page, which names no product. */
const mostWords = 12
/** Lines that a notice names, and characters of each. */
const mostNamed = 5
const longestNamed = 40

/** Looks up what a picture says and, when that is no list, what it looks like. Nothing found is made up. */
export function createImageLookup({ search, pictures, looks, lexicon, engine }: ImageLookupOptions) {
  const shop = perCatalogue(lexicon, async (current) => bareShopOf(current))
  return async (picture: CheckedPicture, signal: AbortSignal): Promise<ImageLookup> => {
    const read = await pictures.ofPicture(picture, signal)
    const { text, shows } = read
    const words = text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word))
    // Guesses at what a blur says are no list, however much they look like one.
    const isUnread = words.length === 0 || shows === 'blurred' || shows === 'nothing'
    const { isProductNoun, currency, categories } = await shop()
    const list = isUnread ? undefined : listOnPicture(text, isProductNoun, shows === 'list')
    if (list !== undefined) return ofList(list, { search, currency, categories }, engine, signal)
    const alike =
      looks && (await lookUpThing({ search, looks, engine }, picture, isUnread ? { ...read, text: '' } : read, signal))
    if (alike !== undefined) return alike
    if (isUnread) return { hits: [], notices: [notices[shows]], trace: { engine, queries: [] } }
    const request = {
      text: words.slice(0, mostWords).join(' '),
      filters: {},
      offset: 0,
      limit: mostHits,
      facets: false,
      // By meaning they might be sent to a model on another machine: what a picture says is searched here.
      type: 'keyword',
    } as const
    const found = await search.search({ ...request, someWords: 'when-none' })
    return {
      hits: found.hits.map(({ product, score }) => ({ product, score })),
      notices: [...(words.length > mostWords ? [manyWords(words.length)] : []), ...found.notices],
      trace: found.trace,
    }
  }
}

const notice = (kind: string, text: string): Notice => ({ kind, text })
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

const manyWords = (count: number): Notice =>
  notice('cut', `The first ${mostWords} of ${formatCount(count)} words on that picture were searched for.`)

const costly = notice('cut', 'That list took many searches: some things on it were looked for by their names alone.')

/** What of a list was not looked up, and why. */
function asidesOf({ items, struck, cut }: ShoppingList): Notice[] {
  const named = joined(struck.slice(0, mostNamed).map((line) => `“${shortened(line, longestNamed)}”`))
  const more = struck.length > mostNamed ? ` and ${formatCount(struck.length - mostNamed)} more` : ''
  const read = formatCount(cut === 'words' ? longestList : mostLines)
  return [
    ...(struck.length > 0 ? [notice('struck', `Left out, because it is ticked or crossed out: ${named}${more}.`)] : []),
    ...(items.length > mostItems
      ? [notice('cut', `The first ${mostItems} of ${formatCount(items.length)} things were looked up.`)]
      : []),
    ...(cut === undefined ? [] : [notice('cut', `The first ${read} ${cut} of that list were read.`)]),
  ]
}

async function ofList(
  list: ShoppingList,
  matching: Parameters<typeof matchList>[1],
  engine: SearchEngine['name'],
  signal: AbortSignal,
): Promise<ImageLookup> {
  const items = list.items.slice(0, mostItems)
  const { matches, queries, isCut } = await matchList(items, matching, signal)
  const found = items.map(({ text, quantity }, index) => ({
    text,
    quantity,
    hits: (matches[index]?.products ?? [])
      .slice(0, mostHits)
      .map((product, place) => ({ product, score: 1 / (place + 1) })),
  }))
  const best = found.flatMap(({ hits }) => hits.slice(0, 1))
  return {
    items: found,
    hits: best,
    notices: [...(isCut ? [costly] : []), ...asidesOf(list)],
    trace: { engine, queries },
  }
}
