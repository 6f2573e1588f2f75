import { measureOf } from '../../catalogue/measures.ts'
import type { NumberRange } from '../../search/engine.ts'
import { type AttributeIndex, type NumericAttribute, rangeWithin } from './attribute-index.ts'
import { type Aspect, isOfBox, plainNames, screenSize, withMemory, withScreens } from './attribute-names.ts'
import type { Said } from './said-measures.ts'

/** What is said around a measure. */
export interface Surroundings {
  /** What the words beside it say that it is of; none when they say nothing. */
  aspects: readonly Aspect[]
  /** Words of the message, singular: an attribute that is called by them is meant. */
  words: readonly string[]
  /** The words of the thing that is looked for, its kind last. */
  thing: readonly string[]
  /** Names of attributes that are limited already. */
  limited: readonly string[]
  /** Whether the catalogue has categories of that kind. */
  isKnownKind: boolean
  /** Whether a comparing word stands with it. */
  isCompared: boolean
}

interface Candidate {
  attribute: NumericAttribute
  range: NumberRange
}

/**
 * The attribute of the catalogue that a measure is of: the one that the words beside it name; else the one
 * that its kind of product has in this dimension, where that leaves no doubt. Undefined: the words stay words.
 */
export function chooseAttribute(
  said: Said,
  around: Omit<Surroundings, 'isKnownKind'>,
  index: AttributeIndex,
): { attribute: NumericAttribute; isLeast: boolean } | undefined {
  const segments = index.categoriesCalled(around.thing)
  const dimension = said.isCount ? undefined : measureOf(1, said.unit)?.dimension
  const pool = dimension === undefined ? countersOf(said, index) : index.measuring(dimension)
  const candidates = pool.flatMap((attribute): Candidate[] => {
    const range =
      isOfBox(attribute.words) && !around.aspects.some(({ isLeast }) => isLeast)
        ? undefined
        : rangeWithin(attribute, segments)
    return range === undefined ? [] : [{ attribute, range }]
  })
  const aspect = around.aspects.find(({ dimensions }) => dimension !== undefined && dimensions.includes(dimension))
  if (aspect !== undefined) {
    const attribute = named(candidates, aspect.names, said)
    return attribute && { attribute, isLeast: aspect.isLeast === true }
  }
  const attribute = said.isCount
    ? counter(candidates, said, around)
    : unnamed(candidates, dimension ?? '', said, { ...around, isKnownKind: segments.length > 0 })
  return attribute && { attribute, isLeast: false }
}

const packNames: readonly (readonly string[])[] = [
  ['pack', 'size'],
  ['quantity', 'per', 'pack'],
  ['pieces', 'per', 'pack'],
]

const countersOf = (said: Said, index: AttributeIndex): readonly NumericAttribute[] =>
  said.unit === 'pack'
    ? packNames.flatMap((name) =>
        index.counting(name.at(-1) ?? '').filter(({ words }) => name.every((word) => words.includes(word))),
      )
    : index.counting(said.unit)

/** The first of the names that an attribute has, and of those that the one in whose range the value lies. */
function named(candidates: readonly Candidate[], names: Aspect['names'], said: Said): NumericAttribute | undefined {
  for (const name of names) {
    const called = candidates.filter(({ attribute }) => name.every((word) => attribute.words.includes(word)))
    const best = nearest(called, said)
    if (best !== undefined) return best
  }
  return undefined
}

/** Of several with a name, the shortest name, in the unit that was said, with values around the one said, most frequent. */
const nearest = (candidates: readonly Candidate[], said: Said): NumericAttribute | undefined =>
  [...candidates].sort((one, other) => worth(other, said) - worth(one, said))[0]?.attribute

const worth = ({ attribute, range }: Candidate, said: Said): number =>
  -2 * attribute.words.length +
  (isSpan(range, said, attribute) ? 4 : 0) +
  (isUnitOf(attribute, said) ? 3 : 0) +
  range.count / 1e6

const isUnitOf = ({ unit = '' }: NumericAttribute, said: Said): boolean =>
  measureOf(1, unit)?.base === measureOf(1, said.unit)?.base

/** Whether the values said are among those that the catalogue has, give or take half of them. */
function isSpan({ min, max }: NumberRange, said: Said, { unit }: NumericAttribute): boolean {
  const factor = (measureOf(1, said.unit)?.base ?? 1) / (measureOf(1, unit)?.base ?? 1)
  return said.values.some((value) => value * factor >= min / 1.5 && value * factor <= max * 1.5)
}

/** What is counted: by the words around it ('usb ports'), else where one attribute alone counts it. */
function counter(
  candidates: readonly Candidate[],
  said: Said,
  { words, isCompared }: Pick<Surroundings, 'words' | 'isCompared'>,
): NumericAttribute | undefined {
  const called = candidates.filter(({ attribute }) => said.qualifiers.every((word) => attribute.words.includes(word)))
  const exact = called.filter(
    ({ attribute }) => attribute.words.length === said.qualifiers.length + 1 || said.unit === 'pack',
  )
  const spoken = called.filter(({ attribute }) => attribute.words.every((word) => words.includes(word)))
  const isOnly = called.length === 1 && (isCompared || called[0]?.attribute.unit === `${said.unit}s`)
  const best = exact[0] ?? spoken[0] ?? (isOnly ? called[0] : undefined)
  // '3 usb hubs' may count anything; '12 pencils' is how many are wanted.
  return best?.attribute
}

function unnamed(
  candidates: readonly Candidate[],
  dimension: string,
  said: Said,
  around: Surroundings,
): NumericAttribute | undefined {
  const spoken = candidates.filter(({ attribute }) => isSpoken(attribute, around.words, dimension))
  if (spoken.length > 0) return nearest(spoken, said)
  const limited = candidates.filter(({ attribute }) => around.limited.includes(attribute.name))
  if (limited.length > 0) return nearest(limited, said)
  const kind = around.thing.at(-1) ?? ''
  if (dimension === 'length') return ofLength(candidates, kind, said, around)
  if (dimension === 'data') return ofData(candidates, kind, said, around)
  // A delivery in two days and a warranty of three years are no battery's life.
  if (dimension === 'time' && !/^(?:h|hrs?|hours?)$/.test(said.unit)) return undefined
  const names = plainNames[dimension]
  if (names !== undefined) return named(candidates, names, said)
  return candidates.length === 1 || isAlone(candidates) ? candidates[0]?.attribute : nearest(candidates, said)
}

/** 'paper of 80 gsm' and 'drop protection 2 m' name the attribute; 'size' alone names none. */
const isSpoken = ({ words }: NumericAttribute, said: readonly string[], dimension: string): boolean =>
  words.length > (dimension === 'length' ? 1 : 0) && words.every((word) => said.includes(word))

const isAlone = (candidates: readonly Candidate[]): boolean => {
  const [first, second] = [...candidates].sort((one, other) => other.range.count - one.range.count)
  return first !== undefined && (second === undefined || first.range.count > 4 * second.range.count)
}

const has = (names: readonly (readonly string[])[], { words }: NumericAttribute): boolean =>
  names.some((name) => name.every((word) => words.includes(word)))

/** A screen's diagonal, a cable's length; a desk's 120 cm may be any of its sides. */
function ofLength(
  candidates: readonly Candidate[],
  kind: string,
  said: Said,
  { isKnownKind, isCompared }: Surroundings,
): NumericAttribute | undefined {
  const screens = candidates.filter(({ attribute }) => has(screenSize.names, attribute))
  if (screens.length > 0 && (isKnownKind || withScreens.has(kind))) return nearest(screens, said)
  const others = candidates.filter(({ attribute }) => !has(screenSize.names, attribute))
  const called = others.filter(({ attribute: { words } }) => words.includes(kind) && words.includes('length'))
  if (called.length > 0) return nearest(called, said)
  // A '50mm lens' in a shop without lenses has no length that a record says.
  return isKnownKind || isCompared || kind === '' ? named(others, [['length'], ['diameter']], said) : undefined
}

/** The largest memory in gigabytes that a computer is bought with more often than a drive of that size. */
const mostMemory = 32

function ofData(
  candidates: readonly Candidate[],
  kind: string,
  said: Said,
  around: Surroundings,
): NumericAttribute | undefined {
  const [value = 0] = said.values
  const gigabytes = (value * (measureOf(1, said.unit)?.base ?? 0)) / 1e9
  const fitting = candidates.filter(({ attribute, range }) => around.isCompared || holds(range, gigabytes, attribute))
  const isMemory = withMemory.has(kind) && gigabytes <= mostMemory
  if (isMemory) return named(candidates, [['memory'], ['ram']], said)
  return named(fitting, drivesOf(around.words), said) ?? named(candidates, drivesOf(around.words), said)
}

/** A catalogue that tells kinds of drives apart is asked for the kind that is named. */
const drivesOf = (words: readonly string[]): string[][] => [
  ['storage'],
  ...(words.includes('ssd') ? [['ssd']] : words.includes('drive') || words.includes('hdd') ? [['hdd']] : []),
  ['capacity'],
  ['memory'],
]

function holds({ min, max }: NumberRange, gigabytes: number, { unit }: NumericAttribute): boolean {
  const factor = (measureOf(1, unit)?.base ?? 1e9) / 1e9
  return gigabytes >= min * factor && gigabytes <= max * factor
}
