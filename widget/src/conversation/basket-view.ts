import { isRecord, list, numberFrom, text } from './decode.ts'
import { type ProductView, parseProduct } from './product-view.ts'

/** From the lowest price to the highest; a basket's columns. */
export const levels = ['budget', 'best', 'premium'] as const
type Level = (typeof levels)[number]

/** A product for one thing of a list, and how many of it are bought. */
interface Choice {
  product: ProductView
  packs: number
}

/** A list that is being bought. */
export interface BasketView {
  type: 'basket'
  items: {
    wanted: string
    choices: (Choice | undefined)[]
    /** The one that is bought. */
    level: Level
  }[]
  /** Minor units; `chosen`: of what is bought. */
  totals: Record<Level | 'chosen', number>
  currency: string
}

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

/** Parsing a view again gives the same view, so that stored ones are checked likewise. */
export function parseBasket(value: Record<string, unknown>, endpoint: URL): BasketView {
  const totals = record(value.totals)
  const [budget = 0, best = 0, premium = 0, chosen = 0] = [...levels, 'chosen'].map((level) =>
    numberFrom(totals[level]),
  )
  return {
    type: 'basket',
    items: list(value.items, 100, (item) => {
      if (!isRecord(item)) return undefined
      const choices = levels.map((level, column) => {
        const stored = Array.isArray(item.choices) ? record(item.choices[column]) : undefined
        const product = parseProduct(stored ? stored.product : item[level], endpoint)
        return product && { product, packs: numberFrom(stored ? stored.packs : record(item.packsOf)[level]) ?? 1 }
      })
      return {
        wanted: text(item.wanted, 200) ?? '',
        choices,
        level: levels.find((level) => level === (item.level ?? value.level)) ?? 'best',
      }
    }),
    totals: { budget, best, premium, chosen },
    currency: /^[A-Z]{3}$/.exec(text(value.currency, 9) ?? '')?.[0] ?? 'USD',
  }
}
