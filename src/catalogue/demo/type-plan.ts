import { compileWhen, type SlotCondition } from './conditions.ts'
import { compileSentence, compileTitle, placeholdersOf, type Slots, type Template } from './template.ts'
import type { Brands, Character, Phrase, PossibleValue, PossibleValues, ProductType } from './vocabulary.ts'
import { type Wording, wordingOf } from './wording.ts'

/** One value that can be drawn, ready to be used. */
export interface Choice {
  wording: Wording
  /** Factor of the product's price. */
  price: number
  /** What it gives to other attributes. */
  sets: readonly { slot: number; choice: Choice }[]
  for: readonly Character[] | undefined
}

export interface AttributePlan {
  name: string
  slot: number
  unit: string | undefined
  choices: readonly Choice[]
  /** Numbers are drawn from `low` in `steps` steps. */
  range: { low: number; step: number; steps: number; wordings: Map<number, Wording> } | undefined
}

export interface PackPlan {
  count: number
  factor: number
  wording: Wording
  title: Wording | undefined
}

/** A sentence and what must hold for it. */
export interface PhrasePlan {
  template: Template
  when: readonly SlotCondition[]
  /** What it tells, which is not to be told twice: a bit for each slot. */
  subjects: number
}

/** A type of product with everything looked up once that each product needs. */
export interface TypePlan {
  type: ProductType
  department: string
  /** Department and path, as products have it. */
  category: string[]
  slots: Slots
  /** What the type is called, by slot. */
  names: readonly { slot: number; wording: Wording }[]
  attributes: readonly AttributePlan[]
  variants: readonly AttributePlan[]
  packs: readonly PackPlan[]
  title: readonly Template[]
  openings: readonly PhrasePlan[]
  details: readonly PhrasePlan[]
  needs: readonly PhrasePlan[]
  voice: Voice
  introductions: readonly PhrasePlan[]
}

/** Names that a sentence may use of any product, besides its attributes. */
export const commonNames = ['brand', 'series', 'name', 'plural', 'pack', 'pack size', 'character', 'variant'] as const

/** Attributes that a type may have: with the common names they are the bits of a 32-bit integer. */
export const mostAttributes = 32 - commonNames.length

/** How brands of each character make their things: the same sentences for all types. */
export type Voice = Readonly<Record<Character, readonly PhrasePlan[]>>

/** The names that every product has are in the same slots in every type. */
const commonSlots: Slots = new Map(commonNames.map((name, slot) => [name, slot]))

export function planVoice(manners: Brands['characters']): Voice {
  const planned = (character: Character) =>
    (manners[character]?.voice ?? []).map((text) => planPhrase(text, commonSlots, new Set()))
  return { cheap: planned('cheap'), solid: planned('solid'), luxury: planned('luxury') }
}

export function planType(
  type: ProductType,
  department: string,
  voice: Voice,
  introductions: readonly Phrase[],
): TypePlan {
  const declared = { ...type.attributes, ...type.variants }
  const slots = new Map([...commonNames, ...Object.keys(declared)].map((name, slot) => [name, slot]))
  const attributes = new Set(Object.keys(declared))
  const presented = new Set([...attributes, 'series', 'pack'])
  const plan = (entries: Record<string, PossibleValues>): AttributePlan[] =>
    Object.entries(entries).map(([name, values]) => planAttribute(name, values, declared, slots))
  const phrases = (list: readonly Phrase[]) => list.map((phrase) => planPhrase(phrase, slots, attributes))
  const presenting = (list: readonly Phrase[]) => list.map((phrase) => planPhrase(phrase, slots, presented))
  // A sentence for all types is one of those that name only what this type has.
  const isFitting = (phrase: Phrase) => namesIn(phrase).every((name) => slots.has(name))
  return {
    type,
    department,
    category: [department, ...type.path],
    slots,
    names: [
      { slot: slotOf(slots, 'name'), wording: wordingOf(type.name, undefined) },
      { slot: slotOf(slots, 'plural'), wording: wordingOf(type.plural, undefined) },
    ],
    attributes: plan(type.attributes),
    variants: plan(type.variants).map(rising),
    packs: [...(type.packs ?? [])].sort(([a], [b]) => a - b).map(([count, factor]) => planPack(count, factor)),
    title: compileTitle(type.title, slots),
    openings: presenting(type.openings),
    details: phrases(type.details),
    // What a need depends on may have been told; only a value is not said twice.
    needs: type.needs.map((phrase) => planPhrase(phrase, slots, attributes, placeholdersOf(wordsOf(phrase)).names)),
    voice,
    introductions: presenting(introductions.filter(isFitting)),
  }
}

export const slotOf = (slots: Slots, name: string): number => slots.get(name) ?? -1

export const wordsOf = (phrase: Phrase): string => (typeof phrase === 'string' ? phrase : phrase.say)

/** All names that a phrase depends on. */
export function namesIn(phrase: Phrase): string[] {
  return [...placeholdersOf(wordsOf(phrase)).names, ...(typeof phrase === 'string' ? [] : Object.keys(phrase.when))]
}

function planPhrase(
  phrase: Phrase,
  slots: Slots,
  subjects: ReadonlySet<string>,
  names: readonly string[] = namesIn(phrase),
): PhrasePlan {
  const told = names.filter((name) => subjects.has(name))
  return {
    template: compileSentence(wordsOf(phrase), slots),
    when: typeof phrase === 'string' ? [] : compileWhen(phrase.when, slots),
    subjects: told.reduce((bits, name) => bits | (1 << slotOf(slots, name)), 0),
  }
}

type Declared = Readonly<Record<string, PossibleValues>>

function planAttribute(name: string, values: PossibleValues, declared: Declared, slots: Slots): AttributePlan {
  const { unit, range } = values
  return {
    name,
    slot: slotOf(slots, name),
    unit,
    choices: (values.values ?? []).map((value) => planChoice(value, unit, declared, slots)),
    range: range === undefined ? undefined : planRange(range, values.step),
  }
}

function planRange([low, high]: [number, number], step = 1): NonNullable<AttributePlan['range']> {
  // A hundredth of a step forgives what binary fractions lose: 0.1 fits ten times into 1.
  return { low, step, steps: Math.floor((high - low) / step + 0.01), wordings: new Map() }
}

function planChoice(value: PossibleValue, unit: string | undefined, declared: Declared, slots: Slots): Choice {
  if (typeof value !== 'object') return { wording: wordingOf(value, unit), price: 1, sets: [], for: undefined }
  return {
    wording: wordingOf(value.is, unit),
    price: value.price ?? 1,
    sets: Object.entries(value.sets ?? {}).map(([name, set]) => ({
      slot: slotOf(slots, name),
      choice: setChoice(set, declared[name]),
    })),
    for: value.for,
  }
}

/** A value that is set costs what it costs where it is drawn. */
function setChoice(set: string | number | boolean, target: PossibleValues | undefined): Choice {
  const listed = target?.values?.find((value) => typeof value === 'object' && value.is === set)
  const price = typeof listed === 'object' ? (listed.price ?? 1) : 1
  return { wording: wordingOf(set, target?.unit), price, sets: [], for: undefined }
}

/** Of sizes the larger is never the cheaper one. */
function rising(variant: AttributePlan): AttributePlan {
  if (!variant.choices.every(({ wording }) => typeof wording.raw === 'number')) return variant
  let dearest = 0
  const choices = [...variant.choices]
    .sort((a, b) => Number(a.wording.raw) - Number(b.wording.raw))
    .map((choice) => {
      dearest = Math.max(dearest, choice.price)
      return { ...choice, price: dearest }
    })
  return { ...variant, choices }
}

function planPack(count: number, factor: number): PackPlan {
  const title = count === 1 ? undefined : { ...wordingOf(`pack of ${count}`, undefined), title: `Pack of ${count}` }
  return { count, factor, wording: wordingOf(count, undefined), title }
}
