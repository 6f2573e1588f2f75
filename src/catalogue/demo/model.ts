import { packPrice } from './prices.ts'
import type { Random } from './random.ts'
import { type AttributePlan, type Choice, type PackPlan, slotOf, type TypePlan } from './type-plan.ts'
import type { Brand, Character } from './vocabulary.ts'
import { type Wording, wordingOf } from './wording.ts'

/** One product of a model: its values by slot, and its price in cents. */
export interface Offer {
  /** Which of the type's combinations it is; different for each offer of a model. */
  combination: number
  values: (Wording | undefined)[]
  pack: PackPlan | undefined
  price: number
}

/** So that at 5,000 products each type still has several models. */
const mostOffers = 8

type Drawn = (Choice | undefined)[]

/**
 * What a model comes in: a subset of the combinations of its variants and packs, as a shop would stock them, at
 * least one. `position` is where in the type's price range the model lies, from 0 to 1.
 */
export function offersOf(plan: TypePlan, brand: Brand, series: string, position: number, random: Random): Offer[] {
  const common = drawAttributes(plan, brand.character, random)
  const [cheapest, dearest] = plan.type.price
  let base = 100 * cheapest * (dearest / cheapest) ** position
  for (const choice of common) base *= choice?.price ?? 1
  const names = [
    ...plan.names,
    { slot: slotOf(plan.slots, 'brand'), wording: wordingOf(brand.name, undefined) },
    { slot: slotOf(plan.slots, 'series'), wording: wordingOf(series, undefined) },
    { slot: slotOf(plan.slots, 'character'), wording: wordingOf(brand.character, undefined) },
  ]
  const stocked = stockedCombinations(plan, brand.character, random)
  return stocked.flatMap(({ choices, packs }) => {
    const values: (Wording | undefined)[] = common.map((choice) => choice?.wording)
    for (const { slot, wording } of names) values[slot] = wording
    const cents = choices.reduce((price, choice) => price * choice.price, base)
    choices.forEach((choice, i) => {
      values[plan.variants[i]?.slot ?? -1] = choice.wording
      for (const { slot, choice: set } of choice.sets) values[slot] = set.wording
    })
    return offersOfPacks({ plan, character: brand.character, values, cents, packs, choices })
  })
}

/** In the order of their declaration; what a value sets stands over what was or would be drawn. */
function drawAttributes({ attributes, slots }: TypePlan, character: Character, random: Random): Drawn {
  const drawn: Drawn = new Array(slots.size).fill(undefined)
  const isSet = new Set<number>()
  for (const attribute of attributes) {
    const choice = drawChoice(attribute, character, random)
    if (isSet.has(attribute.slot)) continue
    drawn[attribute.slot] = choice
    for (const { slot, choice: set } of choice?.sets ?? []) {
      drawn[slot] = set
      isSet.add(slot)
    }
  }
  return drawn
}

function drawChoice({ choices, range, unit }: AttributePlan, character: Character, random: Random): Choice | undefined {
  if (range === undefined) return random.pick(offered(choices, character))
  const step = random.below(range.steps + 1)
  let wording = range.wordings.get(step)
  if (wording === undefined) {
    // Six decimals are more than any step has, and cut off what binary fractions add.
    wording = wordingOf(Number((range.low + step * range.step).toFixed(6)), unit)
    range.wordings.set(step, wording)
  }
  return { wording, price: 1, sets: [], for: undefined }
}

const offered = (choices: readonly Choice[], character: Character): Choice[] =>
  choices.filter((choice) => choice.for === undefined || choice.for.includes(character))

interface Stocked {
  choices: Choice[]
  packs: PackPlan[]
}

/** Some values of each variant in their order, with some of the packs; now and then one combination is not made. */
function stockedCombinations(plan: TypePlan, character: Character, random: Random): Stocked[] {
  let combinations: Choice[][] = [[]]
  for (const { choices } of plan.variants) {
    const some = someOf(distinct(offered(choices, character)), 2, 4, random)
    combinations = combinations.flatMap((begun) => some.map((choice) => [...begun, choice]))
  }
  const packs = someOf(plan.packs, 1, 3, random)
  const kept = combinations.filter(() => !random.chance(0.15))
  const stocked = kept.length > 0 ? kept : combinations.slice(0, 1)
  const most = Math.max(1, Math.floor(mostOffers / Math.max(1, packs.length)))
  return someOf(stocked, most, most, random).map((choices) => ({ choices, packs }))
}

/** A value that is listed twice to be drawn more often is made once. */
const distinct = (choices: readonly Choice[]): Choice[] =>
  choices.filter(({ wording }, i) => choices.findIndex((other) => other.wording.raw === wording.raw) === i)

/** From `least` to `most` of `items` in their order, as far as there are as many. */
function someOf<T>(items: readonly T[], least: number, most: number, random: Random): T[] {
  const count = Math.min(items.length, least + random.below(most - least + 1))
  const kept = new Set(random.shuffled(items.map((_, i) => i)).slice(0, count))
  return items.filter((_, i) => kept.has(i))
}

interface Priced {
  plan: TypePlan
  character: Character
  values: (Wording | undefined)[]
  cents: number
  packs: readonly PackPlan[]
  choices: readonly Choice[]
}

function offersOfPacks({ plan, character, values, cents, packs, choices }: Priced): Offer[] {
  values[slotOf(plan.slots, 'variant')] = variantWording(choices)
  const first = combinationOf(plan, choices)
  if (packs.length === 0) {
    return [{ combination: first, values, pack: undefined, price: packPrice(cents, 1, undefined, character) }]
  }
  let smaller: { count: number; price: number } | undefined
  return packs.map((pack) => {
    const price = packPrice(cents * pack.factor, pack.count, smaller, character)
    smaller = { count: pack.count, price }
    const own = [...values]
    own[slotOf(plan.slots, 'pack size')] = pack.wording
    own[slotOf(plan.slots, 'pack')] = pack.title
    return { combination: first * plan.packs.length + plan.packs.indexOf(pack), values: own, pack, price }
  })
}

/** 'navy, 0.5 mm'. */
const variantWording = (choices: readonly Choice[]): Wording | undefined =>
  choices.length === 0 ? undefined : wordingOf(choices.map(({ wording }) => wording.text).join(', '), undefined)

/** A number for a combination of variants: their places, read as digits. */
const combinationOf = ({ variants }: TypePlan, choices: readonly Choice[]): number =>
  variants.reduce((number, { choices: all }, i) => {
    const place = all.findIndex(({ wording }) => wording.raw === choices[i]?.wording.raw)
    return number * all.length + place
  }, 0)
