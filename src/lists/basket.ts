import Type, { type Static } from 'typebox'
import { fold } from '../search/fold.ts'
import { stem } from '../search/stem.ts'
import { recounted } from './recount.ts'
import { ListItem, largestQuantity } from './shopping-list.ts'

/** What is bought of each thing: the least that does, what fits best, or the best that is sold. */
export const Level = Type.Union([Type.Literal('budget'), Type.Literal('best'), Type.Literal('premium')])
export type Level = Static<typeof Level>
export const levels = ['budget', 'best', 'premium'] as const satisfies Level[]

/** More than a family or an office orders at once; each costs a search and three products in the answer. */
export const mostItems = 60
/** Children, or sets, that a list is bought for. */
export const mostSets = 40

export const BasketItem = Type.Object({
  ...ListItem.properties,
  /** Where it is not the basket's own. */
  level: Type.Optional(Level),
})
export type BasketItem = Static<typeof BasketItem>

/** A list that is being bought, as a conversation keeps it. Products are found anew for each answer. */
export const Basket = Type.Object({
  items: Type.Array(BasketItem, { maxItems: mostItems }),
  level: Level,
  /** How many times all of it is wanted: 2 for two children. */
  sets: Type.Integer({ minimum: 1, maximum: mostSets }),
})
export type Basket = Static<typeof Basket>

/** Which item is spoken of: its number in the basket, from 1, or words of its name. */
const Target = Type.Union([Type.Integer({ minimum: 1 }), Type.String({ maxLength: 100 })])
export type Target = Static<typeof Target>

/** A change of a basket that is asked for in words. */
export const BasketChange = Type.Union([
  Type.Object({ do: Type.Literal('show') }),
  Type.Object({ do: Type.Literal('clear') }),
  Type.Object({ do: Type.Literal('add'), items: Type.Array(ListItem, { maxItems: mostItems }) }),
  Type.Object({ do: Type.Literal('remove'), targets: Type.Array(Target, { maxItems: mostItems }) }),
  Type.Object({
    do: Type.Literal('swap'),
    target: Target,
    by: ListItem,
    /** 'swap the crayons for one marker': it is that many, and not as many as there were. */
    isOne: Type.Optional(Type.Literal(true)),
  }),
  Type.Object({
    do: Type.Literal('quantity'),
    target: Target,
    /** In all, for all the sets, as an answer shows it. */
    quantity: Type.Integer({ minimum: 1, maximum: largestQuantity }),
    unit: ListItem.properties.unit,
    pack: ListItem.properties.pack,
  }),
  Type.Object({ do: Type.Literal('level'), level: Level, target: Type.Optional(Target) }),
  Type.Object({ do: Type.Literal('sets'), sets: Type.Integer({ minimum: 1, maximum: mostSets }) }),
])
export type BasketChange = Static<typeof BasketChange>

/** The basket of a list that was read. */
export const basketOf = (items: readonly ListItem[], sets = 1): Basket => ({
  items: items.slice(0, mostItems),
  level: 'best',
  sets,
})

/** The place of an item in a basket, from 0; undefined when it has none that is called so. */
export function placeOf({ items }: Basket, target: Target): number | undefined {
  if (typeof target === 'number') return target <= items.length ? target - 1 : undefined
  const words = stemsOf(target)
  if (words.length === 0) return undefined
  const names = items.map(({ text, wishes }) => ({ name: stemsOf(text), all: stemsOf([text, ...wishes].join(' ')) }))
  const ways: ((one: { name: string[]; all: string[] }) => boolean)[] = [
    ({ name }) => name.join(' ') === words.join(' '),
    ({ name }) => name.at(-1) === words.at(-1) && words.every((word) => name.includes(word)),
    ({ all }) => words.every((word) => all.includes(word)),
  ]
  return ways.map((isIt) => names.findIndex(isIt)).find((place) => place !== -1)
}

const stemsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the' && word !== 'my')
    .map(stem)

/** The items of a change that a basket does not have. */
export function unknownTargets(basket: Basket, change: BasketChange): Target[] {
  const targets =
    change.do === 'remove' ? change.targets : 'target' in change && change.target !== undefined ? [change.target] : []
  return targets.filter((target) => placeOf(basket, target) === undefined)
}

/** The basket after a change. Pure; what it does not have is left as it is. */
export function changedBasket(basket: Basket, change: BasketChange): Basket {
  const at = (target: Target, changed: (item: BasketItem) => BasketItem): Basket => {
    const place = placeOf(basket, target)
    return { ...basket, items: basket.items.map((item, index) => (index === place ? changed(item) : item)) }
  }
  switch (change.do) {
    case 'show':
      return basket
    case 'clear':
      return { ...basket, items: [] }
    case 'add':
      return { ...basket, items: [...basket.items, ...change.items].slice(0, mostItems) }
    case 'remove': {
      const gone = new Set(change.targets.map((target) => placeOf(basket, target)))
      return { ...basket, items: basket.items.filter((_, index) => !gone.has(index)) }
    }
    case 'swap':
      return at(change.target, (item) => swapped(item, change.by, change.isOne))
    case 'quantity':
      return at(change.target, (item) => recounted(item, change, basket.sets))
    case 'sets':
      return { ...basket, sets: change.sets }
    case 'level': {
      const { level, target } = change
      if (target !== undefined) return at(target, (item) => ({ ...item, level }))
      return { ...basket, level, items: basket.items.map(({ level: _, ...item }) => item) }
    }
  }
}

/** As many of the other thing as of the first, in the same packs, unless a number is said. */
function swapped({ quantity, unit, pack, packUnit, line }: BasketItem, by: ListItem, isOne = false): BasketItem {
  if (isOne || by.quantity > 1 || by.pack !== undefined || by.unit !== undefined) return { ...by, line }
  return { ...by, quantity, ...(unit && { unit }), ...(pack && { pack }), ...(packUnit && { packUnit }), line }
}
