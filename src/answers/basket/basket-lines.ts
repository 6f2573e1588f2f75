import type { Product } from '../../catalogue/product.ts'
import type { BasketPart } from '../../chat/reply.ts'
import { formatCount, formatPrice, shortened } from '../format.ts'
import { chosenOf } from './basket-part.ts'
import { nearestText } from './nearest-text.ts'

/** One item of a basket in plain words, for channels that show lines. */
export interface BasketLine {
  /** '2 boxes of 24 crayons', as it is wanted in all. */
  wanted: string
  /** '2 × Wax Crayons, Pack of 24', or that nothing was found. */
  bought: string
  /** '2 × $9.95 = $19.90'; absent where nothing is bought. */
  price?: string | undefined
  product?: Product | undefined
}

/** Titles tell products apart by their first words. */
const longestTitle = 70
const longestWanted = 60

/** A basket in lines, in the order of their numbers. */
export const basketLines = (part: BasketPart): BasketLine[] =>
  part.items.map((item) => {
    const chosen = chosenOf(item, part.level)
    const wanted = shortened(item.wanted, longestWanted)
    if (chosen === undefined) {
      const nearest = item.nearest === undefined ? '' : `; ${nearestText(item.nearest, longestTitle)}`
      return { wanted, bought: `nothing found${nearest}` }
    }
    const { product, packs } = chosen
    return { wanted, bought: shortened(product.title, longestTitle), price: priceText(product, packs), product }
  })

function priceText({ price }: Product, packs: number): string | undefined {
  if (price === undefined) return undefined
  const total = formatPrice({ ...price, amount: price.amount * packs })
  return packs === 1 ? total : `${formatCount(packs)} × ${formatPrice(price)} = ${total}`
}

/** 'In all: $84.12 (lowest prices $40.33, best matches $84.12, premium $210.50)'. */
export function totalText({ totals, currency }: BasketPart): string {
  const price = (amount: number): string => formatPrice({ amount, currency })
  return `In all: ${price(totals.chosen)} (lowest prices ${price(totals.budget)}, best matches ${price(totals.best)}, premium ${price(totals.premium)})`
}

/** The basket in words alone. */
export const basketText = (part: BasketPart): string =>
  [
    ...basketLines(part).map(
      ({ wanted, bought, price }, index) =>
        `${index + 1}. ${wanted}: ${bought}${price === undefined ? '' : `, ${price}`}`,
    ),
    totalText(part),
  ].join('\n')
