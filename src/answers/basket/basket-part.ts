import type { Product } from '../../catalogue/product.ts'
import type { BasketPart } from '../../chat/reply.ts'
import { type Basket, type Level, levels } from '../../lists/basket.ts'
import { chooseLevels, type Levels } from './choose-levels.ts'
import type { Match } from './match-item.ts'
import { wantedText } from './wanted-text.ts'

type Item = BasketPart['items'][number]

/** The basket with the products that were found for its items, in the same order. Pure. */
export function basketPart(basket: Basket, matches: readonly Match[], currency: string): BasketPart {
  const { items, level, sets } = basket
  const chosen = items.map((item, index) => ({
    item,
    level: item.level ?? level,
    choice: chooseLevels(item, matches[index]?.products ?? [], sets, currency),
    nearest: matches[index]?.nearest,
  }))
  const total = (levelOf: (own: Level) => Level): number =>
    chosen.reduce((sum, one) => sum + (one.choice?.[levelOf(one.level)].amount ?? 0), 0)
  const [budget, best, premium] = levels.map((one) => total(() => one))
  return {
    type: 'basket',
    items: chosen.map(({ item, level: own, choice, nearest }) => ({
      ...item,
      quantity: item.quantity * sets,
      wanted: wantedText({ ...item, quantity: item.quantity * sets }),
      ...(choice === undefined ? nearest && { nearest } : productsOf(choice, own)),
    })),
    level,
    sets,
    currency,
    totals: { budget: budget ?? 0, best: best ?? 0, premium: premium ?? 0, chosen: total((own) => own) },
    unmatched: chosen.flatMap(({ item, choice }) => (choice === undefined ? [item.text] : [])),
  }
}

const productsOf = ({ budget, best, premium }: Levels, level: Level): Partial<Item> => ({
  packs: { budget, best, premium }[level].packs,
  budget: budget.product,
  best: best.product,
  premium: premium.product,
  packsOf: { budget: budget.packs, best: best.packs, premium: premium.packs },
})

/** The product of an item at its level, and how many of it are bought; undefined where nothing was found. */
export function chosenOf(item: Item, level: Level): { product: Product; packs: number } | undefined {
  const product = item[item.level ?? level]
  return product === undefined ? undefined : { product, packs: item.packs ?? 1 }
}
