import { basicColour } from '../src/catalogue/colours.ts'
import { hash32 } from '../src/catalogue/demo/random.ts'
import type { Product } from '../src/catalogue/product.ts'
import { fold } from '../src/search/fold.ts'
import type { SearchedService } from './searched-service.ts'

/** What is right to show beside a product. */
export interface LikenessRules {
  /** The kinds of things that a product is; empty where no rule says. Things alike share one. */
  kindsOf(product: Product): readonly string[]
  /** Whether two products are one in another colour, size or pack. */
  areVariants(one: Product, other: Product): boolean
}

/** What was shown beside one product, and what was wrong with it. */
export interface LikenessChecked {
  product: Product
  shown: Product[]
  /** How many of those shown are of another kind. */
  otherKind: number
  /** How many are the product itself. */
  itself: number
  /** How many are the product in another colour, size or pack. */
  variants: number
}

const looked = 5

/** Products that a rule knows the kind of and that their title alone names, drawn by a hash of their ids. */
export function drawn(products: readonly Product[], { kindsOf }: LikenessRules, count: number): Product[] {
  const titled = Map.groupBy(products, ({ title }) => fold(title))
  return products
    .filter((product) => titled.get(fold(product.title))?.length === 1 && kindsOf(product).length > 0)
    .toSorted((one, other) => hash32(one.id) - hash32(other.id))
    .slice(0, count)
}

/** Asks the chat for what is like each product, named by its title, and judges the first five that are shown. */
export async function checkLikeness(
  service: Pick<SearchedService, 'chat'>,
  products: readonly Product[],
  asked: readonly Product[],
  rules: LikenessRules,
): Promise<LikenessChecked[]> {
  const byId = new Map(products.map((product) => [product.id, product]))
  const checked: LikenessChecked[] = []
  for (const product of asked) {
    const ids = await service.chat(`something similar to the ${product.title}`)
    const shown = ids.slice(0, looked).flatMap((id) => byId.get(id) ?? [])
    checked.push(judged(product, shown, rules))
  }
  return checked
}

function judged(product: Product, shown: Product[], { kindsOf, areVariants }: LikenessRules): LikenessChecked {
  const kinds = new Set(kindsOf(product))
  const others = shown.filter(({ id }) => id !== product.id)
  return {
    product,
    shown,
    otherKind: others.filter((other) => !kindsOf(other).some((kind) => kinds.has(kind))).length,
    itself: shown.length - others.length,
    variants: others.filter((other) => areVariants(product, other)).length,
  }
}

/** Products of the demo catalogue are made in models, each in colours, sizes and packs. */
export const demoLikeness: LikenessRules = {
  kindsOf: ({ category }) => category.slice(-1),
  areVariants: (one, other) => one.brand === other.brand && one.model !== undefined && one.model === other.model,
}

/**
 * Whether only colours and measures tell two titles of one brand apart: 'cable 2 m black' and 'cable 3 m'. Names of
 * models keep their digits.
 */
export function differInSizeOnly(one: Product, other: Product): boolean {
  return one.brand === other.brand && withoutSizes(one.title) === withoutSizes(other.title)
}

/** A number with its unit; one without is mostly a model ('HP 80' and 'HP 91' are two cartridges). */
const measure = /(?<![\p{L}\p{N}])\d[\d.,]*\s?(?:mm|cm|m|ft|in|gb|mb|tb|mhz|g|kg|w|pcs|pk|pc|pack)(?![\p{L}\p{N}])/gu

const withoutSizes = (title: string): string =>
  (
    fold(title)
      .replace(measure, ' ')
      .match(/[\p{L}\p{N}.]+/gu) ?? []
  )
    .filter((word) => basicColour(word) === undefined)
    .join(' ')
