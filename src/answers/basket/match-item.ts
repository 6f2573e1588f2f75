import type { Product } from '../../catalogue/product.ts'
import type { ListItem } from '../../lists/shopping-list.ts'
import type { SearchFilters } from '../../search/engine.ts'
import { fold } from '../../search/fold.ts'
import { headNouns } from '../../search/head-noun.ts'
import type { ProductSearch, TracedQuery } from '../../search/search.ts'
import { stem } from '../../search/stem.ts'
import { priceLimitOf } from './price-limit.ts'
import { misspeltCategory, readingsOf } from './readings.ts'
import type { SearchBudget } from './search-budget.ts'

/** As many as show the range of prices of a thing. */
const mostCandidates = 30

/** What was found for an item. */
export interface Match {
  /** Best first; empty when nothing is what the item names. */
  products: Product[]
  /** What comes nearest when nothing is: the thing itself where it is out of stock. */
  nearest?: Product | undefined
  queries: TracedQuery[]
}

/** What items are matched with. */
export interface Matching {
  search: ProductSearch
  /** ISO 4217, of the catalogue. */
  currency: string
  /** Names of the catalogue's categories. */
  categories: readonly string[]
}

/**
 * The products that are what an item names, inside its limit of price; of its alternatives the first that is sold.
 * `department`: where most of the list is found, so that the backpack of a school list is a school backpack.
 */
export async function matchItem(
  item: ListItem,
  matching: Matching,
  { budget, signal }: Bounds,
  department?: string,
): Promise<Match> {
  const queries: TracedQuery[] = []
  const limits = priceLimitOf(item.wishes, matching.currency)
  const filters = department === undefined ? limits : { ...limits, categories: [department] }
  // A department has no names of its own to be misspelt.
  const finder = new Finder(department === undefined ? matching : { ...matching, categories: [] }, filters, queries, {
    mayAsk: budget.ofItem(),
    signal,
  })
  for (const name of [item.text, ...item.or]) {
    const products = await finder.named(name)
    if (products.length > 0) return { products, queries }
  }
  if (department !== undefined) return { products: [], queries }
  return { products: [], nearest: finder.gone ?? (await finder.nearest(item.text)), queries }
}

/** What keeps the searches of a list within bounds. */
export interface Bounds {
  budget: SearchBudget
  /** Ends them at once. */
  signal: AbortSignal
}

interface FinderBounds {
  mayAsk(): boolean
  signal: AbortSignal
}

class Finder {
  readonly #matching: Matching
  readonly #filters: SearchFilters
  readonly #queries: TracedQuery[]
  readonly #bounds: FinderBounds
  /** The first that is what was named, and out of stock: it is said, and not bought. */
  gone: Product | undefined

  constructor(matching: Matching, filters: SearchFilters, queries: TracedQuery[], bounds: FinderBounds) {
    this.#matching = matching
    this.#filters = filters
    this.#queries = queries
    this.#bounds = bounds
  }

  /** Whether one more search may be made. */
  #mayAsk(): boolean {
    this.#bounds.signal.throwIfAborted()
    return this.#bounds.mayAsk()
  }

  #inStock(products: readonly Product[]): Product[] {
    const inStock = products.filter(({ availability }) => availability !== 'out_of_stock')
    if (inStock.length === 0) this.gone ??= products[0]
    return inStock
  }

  /** By each reading of the name, then by the category that it is a misspelling of. */
  async named(name: string): Promise<Product[]> {
    for (const reading of readingsOf(name)) {
      const things = await this.#things(reading)
      const found = things.length > 0 ? things : await this.#namedByCategory(reading)
      // 'Ziploc bags' without the brand are bags of all kinds, and none of them.
      const isHalf = reading.length < name.length && isOfOneWord(reading) && areOfAllKinds(found, reading)
      if (found.length > 0 && !isHalf) return found
    }
    const category = misspeltCategory(name, this.#matching.categories)
    if (category === undefined) return []
    return this.#inStock(await this.#searched('', { ...this.#filters, categories: [category] }))
  }

  async #things(text: string): Promise<Product[]> {
    if (!this.#mayAsk()) return []
    const { search } = this.#matching
    const { products, notices, trace } = await search.things({ text, filters: this.#filters, limit: mostCandidates })
    this.#queries.push(...trace.queries)
    const isRenamed = notices.length > 0
    const named = isRenamed ? products : products.filter((product) => isNamed(product, text))
    const things = thingsFirst(named, text)
    return this.#inStock(things)
  }

  /** 'glue' is sold as glue sticks: all the words, and the thing's own in the name of its category. */
  async #namedByCategory(text: string): Promise<Product[]> {
    const word = lastStem(text)
    const found = await this.#searched(text, this.#filters)
    const named = found.filter(({ category }) => stemsOf(category.at(-1) ?? '').includes(word))
    return this.#inStock(thingsFirst(named, text))
  }

  async #searched(text: string, filters: SearchFilters): Promise<Product[]> {
    if (!this.#mayAsk()) return []
    const request = { text, filters, offset: 0, limit: mostCandidates, facets: false, someWords: 'never' } as const
    const { hits, trace } = await this.#matching.search.search({ ...request, type: 'keyword' })
    this.#queries.push(...trace.queries)
    return hits.map(({ product }) => product)
  }

  async nearest(text: string): Promise<Product | undefined> {
    if (!this.#mayAsk()) return undefined
    const request = { text, filters: {}, offset: 0, limit: 1, facets: false, someWords: 'when-none' } as const
    const { hits, trace } = await this.#matching.search.search({ ...request, type: 'keyword' })
    this.#queries.push(...trace.queries)
    return hits[0]?.product
  }
}

const stemsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stem)

const lastStem = (text: string): string => stemsOf(text).at(-1) ?? ''
const isOfOneWord = (text: string): boolean => stemsOf(text).length === 1

/** Whether the product's category or the noun of its title is among the words; a product without a category is taken at its word. */
function isNamed({ title, brand, category }: Product, text: string): boolean {
  const last = category.at(-1)
  if (last === undefined) return true
  const words = stemsOf(text)
  // 'ear buds' are sold as earbuds.
  const names = [...words, words.slice(-2).join('')]
  return [...stemsOf(last), ...headNouns(title, brand)].some((noun) => names.includes(noun))
}

/** Where some are headphones, stands for them are none; 'glue' is found only in glue sticks. */
function thingsFirst(products: readonly Product[], text: string): Product[] {
  const word = lastStem(text)
  const things = products.filter(({ category }) => lastStem(category.at(-1) ?? '') === word)
  return things.length > 0 ? things : [...products]
}

/** One word that names no kind of its own, and kinds that are not filed together, is only the last half of a name. */
function areOfAllKinds(products: readonly Product[], text: string): boolean {
  const isKind = products.some(({ category }) => stemsOf(category.at(-1) ?? '').join(' ') === lastStem(text))
  return !isKind && new Set(products.map(({ category }) => category.at(-2))).size > 1
}
