import { toMajorUnits } from '../../src/catalogue/money.ts'
import { statedColour } from '../src/components/product-card/facts.ts'
import type { ProductView } from '../src/conversation/product-view.ts'
import type { Money } from '../src/conversation/protocol.ts'

/** Two rows at four columns, four at two. */
const shelfSize = 8
const mostExamples = 4
/** Fewer ratings than this say more of who rated than of what was rated. */
const fewestRatings = 10

const kindOf = ({ category, title }: ProductView): string => category.at(-1) ?? title

/** Those that `isFirst` holds for come first; both parts keep their order. */
const putFirst = <T>(items: readonly T[], isFirst: (item: T) => boolean): T[] => [
  ...items.filter(isFirst),
  ...items.filter((item) => !isFirst(item)),
]

/** The first of each kind, then the others: a shelf of one thing in eight colours looks like a shop that sells little. */
export function variedShelf(products: readonly ProductView[]): ProductView[] {
  const kinds = new Set<string>()
  const distinct = new Set(products.filter((product) => !kinds.has(kindOf(product)) && kinds.add(kindOf(product))))
  return putFirst(products, (product) => distinct.has(product)).slice(0, shelfSize)
}

const canBeHad = ({ availability }: ProductView): boolean => availability === undefined || availability === 'in_stock'

/** What is there to be taken home, before what is not. */
export const availableFirst = (products: readonly ProductView[]): ProductView[] => putFirst(products, canBeHad)

/** What many liked, before what one or two did. */
export const muchRatedFirst = (products: readonly ProductView[]): ProductView[] =>
  putFirst(products, (product) => canBeHad(product) && (product.ratingCount ?? 0) >= fewestRatings)

/** The next amount above `price` (major units) that people would name: 8, 15, 40, 250. */
export function roundLimit(price: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(price, 1)))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * magnitude >= price) ?? 10
  return Math.ceil(step * magnitude)
}

/** An amount in whole major units, as it is said: '$20'. */
export const wholeAmount = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)

/** 'Wireless Mice' within a sentence; 'USB Sticks' keep their capitals. */
const inSentence = (name: string): string =>
  name.replace(/[^\s]+/gu, (word) => (/^\p{Lu}[\p{Ll}'’]+(?:-\p{L}\p{Ll}+)*$/u.test(word) ? word.toLowerCase() : word))

const limitOf = ({ amount, currency }: Money): string =>
  `under ${wholeAmount(roundLimit(toMajorUnits(amount, currency)), currency)}`

/** What one may say to find this product, by turns with a price and with a colour. */
function exampleOf(product: ProductView, index: number): string {
  const name = product.category.at(-1)
  const thing = name === undefined ? (product.brand ?? '') : inSentence(name)
  const colour = name === undefined ? undefined : statedColour(product)?.toLowerCase()
  if (thing === '') return ''
  if (index % 2 === 1 && colour && /^\p{L}+$/u.test(colour)) return `${colour} ${thing}`
  return product.price ? `${thing} ${limitOf(product.price)}` : thing
}

/** What one can say to the clerk, each of which finds at least the product that it was made of. */
export function examplesOf(products: readonly ProductView[]): string[] {
  const said = new Set<string>()
  const varied = products.filter(({ category, brand }) => {
    const section = category[0] ?? brand ?? ''
    return !said.has(section) && said.add(section)
  })
  const examples = varied.slice(0, mostExamples).map(exampleOf)
  return [...new Set(examples.filter((example) => example !== ''))]
}
