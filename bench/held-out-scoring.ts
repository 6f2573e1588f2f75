import type { AttributeConstraint, Choice, Constraints, PriceLimit, State } from '../src/understanding/understanding.ts'
import type { ConstraintCase, ExpectedAttribute, ExpectedLimits, PartialState } from './held-out-sets.ts'

/** The unit in which the catalogue has an attribute. */
export type UnitOf = (attribute: string) => string | undefined

/** Size of each unit in its dimension's base: gram, millimetre, gigabyte, hour, litre, watt, hertz. */
const unitSizes: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  mg: ['mass', 0.001],
  g: ['mass', 1],
  kg: ['mass', 1_000],
  oz: ['mass', 28.3495],
  lb: ['mass', 453.592],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1_000],
  in: ['length', 25.4],
  ft: ['length', 304.8],
  mb: ['data', 0.001],
  gb: ['data', 1],
  tb: ['data', 1_000],
  s: ['time', 1 / 3_600],
  min: ['time', 1 / 60],
  h: ['time', 1],
  days: ['time', 24],
  ml: ['volume', 0.001],
  cl: ['volume', 0.01],
  l: ['volume', 1],
  w: ['power', 1],
  kw: ['power', 1_000],
  hz: ['frequency', 1],
  mhz: ['frequency', 1e6],
  ghz: ['frequency', 1e9],
}

/** Shoppers and makers round: 27 inch are 68.6 cm and called 68. A terabyte is 1,000 or 1,024 gigabytes. */
const tolerances: Readonly<Record<string, number>> = { data: 0.025 }
const tolerance = 0.01

const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

const isNear = (one: number, other: number, within: number): boolean =>
  Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other))

function isSameMeasure(said: AttributeConstraint, expected: ExpectedAttribute, unitOf: UnitOf): boolean {
  if (typeof expected.value !== 'number') return said.value === expected.value
  const value = Number(said.value)
  const saidUnit = (said.unit ?? unitOf(said.name))?.toLowerCase()
  const expectedUnit = expected.unit?.toLowerCase()
  if (saidUnit === undefined || expectedUnit === undefined || saidUnit === expectedUnit)
    return isNear(value, expected.value, tolerance)
  const [[dimension, size], [expectedDimension, expectedSize]] = [sizeOf(saidUnit), sizeOf(expectedUnit)]
  if (dimension !== expectedDimension) return false
  return isNear(value * size, expected.value * expectedSize, tolerances[dimension] ?? tolerance)
}

const sizeOf = (unit: string): readonly [string, number] => unitSizes[unit] ?? [unit, 1]

const isSameAttribute = (said: AttributeConstraint, expected: ExpectedAttribute, unitOf: UnitOf): boolean =>
  list(expected.name).includes(said.name) &&
  list(expected.op).includes(said.op) &&
  isSameMeasure(said, expected, unitOf)

/** Whether each expected limit was said and no other; amounts are compared as physical quantities. */
export function areSameAttributes(
  said: readonly AttributeConstraint[],
  expected: readonly ExpectedAttribute[],
  unitOf: UnitOf,
): boolean {
  return (
    said.length === expected.length &&
    expected.every((one) => said.some((other) => isSameAttribute(other, one, unitOf)))
  )
}

/** Words in any order, hyphens as spaces: neither is part of the contract. */
const asWords = (texts: readonly string[]): string =>
  texts
    .flatMap((text) => text.toLowerCase().split(/[\s-]+/))
    .filter((word) => word !== '')
    .sort()
    .join(' ')

export const areSameWords = (said: readonly string[], expected: readonly string[]): boolean =>
  asWords(said) === asWords(expected)

const areSameNames = (said: readonly string[], expected: readonly string[] = []): boolean =>
  said.toSorted().join('\n') === expected.toSorted().join('\n')

const isSameChoice = (said: Choice, expected: Partial<Choice> = {}): boolean =>
  areSameNames(said.include, expected.include) && areSameNames(said.exclude, expected.exclude)

const isSamePrice = (said: PriceLimit | undefined, expected: PriceLimit | undefined): boolean =>
  said?.min === expected?.min && said?.max === expected?.max && said?.about === expected?.about

/** The kinds of limits that a message can set. */
export const limitKinds = ['price', 'brands', 'colours', 'attributes', 'excludeTerms', 'sort', 'quantity'] as const
export type LimitKind = (typeof limitKinds)[number]

type Check = (said: Constraints, expected: ExpectedLimits, unitOf: UnitOf) => boolean

const checks: Readonly<Record<LimitKind, Check>> = {
  price: (said, expected) => isOpen(expected, 'price') || isSamePrice(said.price, expected.price),
  brands: ({ brands }, expected) =>
    areSameNames(brands.include, expected.brands?.include) &&
    (isOpen(expected, 'brands.exclude') || areSameNames(brands.exclude, expected.brands?.exclude)),
  colours: (said, expected) => isOpen(expected, 'colours') || isSameChoice(said.colours, expected.colours),
  attributes: (said, expected, unitOf) =>
    isOpen(expected, 'attributes') || areSameAttributes(said.attributes, expected.attributes ?? [], unitOf),
  excludeTerms: (said, expected) => areSameWords(said.excludeTerms, expected.excludeTerms ?? []),
  sort: (said, expected) => isOpen(expected, 'sort') || said.sort === expected.sort,
  quantity: (said, expected) => said.quantity === expected.quantity,
}

const isOpen = ({ skip = [] }: ExpectedLimits, what: string): boolean => skip.includes(what)

const readingsOf = (expected: ConstraintCase): [ExpectedLimits, ...ExpectedLimits[]] => [
  expected,
  ...(expected.or ?? []),
]

/** The kinds of limits that are wrong, in the reading that comes nearest; none when all of a message is right. */
export function wrongKinds(said: Constraints, expected: ConstraintCase, unitOf: UnitOf): LimitKind[] {
  const wrong = readingsOf(expected).map((reading) => limitKinds.filter((kind) => !checks[kind](said, reading, unitOf)))
  return wrong.reduce((best, other) => (other.length < best.length ? other : best))
}

/** Whether the words to search for are right, in one of its right readings. */
export const agreesWithTerms = (said: readonly string[], expected: ConstraintCase): boolean =>
  readingsOf(expected).some(({ terms }) => terms !== undefined && areSameWords(said, terms))

/** Whether the state after a turn is as expected; positions are looked up in what was shown before it. */
export function agreesWithState(before: State, after: State, expected: PartialState, unitOf: UnitOf): boolean {
  return Object.entries(expected).every(([key, value]) => {
    switch (key) {
      case 'terms':
        return areSameWords(after.terms, value as string[])
      case 'termsInclude':
        return (value as string[]).every((word) => after.terms.includes(word))
      case 'price':
        return isSamePrice(after.price, (value as PriceLimit | null) ?? undefined)
      case 'brands':
        return isSameChoice(after.brands, value as Choice)
      case 'colours':
        return isSameChoice(after.colours, value as Choice)
      case 'attributes':
        return areSameAttributes(after.attributes, value as ExpectedAttribute[], unitOf)
      case 'excludeTerms':
        return areSameWords(after.excludeTerms, value as string[])
      case 'focusPosition':
        return areSameNames(after.focus, positionsOf(before, [value as number]))
      case 'focusPositions':
        return areSameNames(after.focus, positionsOf(before, value as number[]))
      case 'sort':
      case 'page':
      case 'quantity':
        return (after[key] ?? null) === value
      default:
        throw new RangeError(`A state has no ${key}.`)
    }
  })
}

const positionsOf = ({ results }: State, positions: readonly number[]): string[] =>
  positions.map((position) => results[position - 1] ?? '')
