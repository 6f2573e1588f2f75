import { type Condition, meets } from './conditions.ts'
import { placeholdersOf } from './template.ts'
import { commonNames, mostAttributes, namesIn, wordsOf } from './type-plan.ts'
import { characters, type Phrase, type PossibleValues, type ProductType } from './vocabulary.ts'

/** What is wrong with a field of a type. */
export interface TypeProblem {
  field: string
  problem: string
}

type Scalar = string | number | boolean

/** What is wrong with a type beyond its schema. */
export function typeProblems(type: ProductType): TypeProblem[] {
  const possible = possibleValues(type)
  return [
    ...entriesOf(type).flatMap(([field, values]) => attributeProblems(type, field, values)),
    ...variantProblems(type),
    ...countProblems(type),
    ...titleProblems(type),
    ...priceProblems(type),
    ...(['openings', 'details', 'needs'] as const).flatMap((field) =>
      type[field].flatMap((phrase, i) =>
        phraseProblems(phrase, possible).map((problem) => ({ field: `${field}.${i}`, problem })),
      ),
    ),
    ...openingProblems(type),
  ]
}

const entriesOf = ({ attributes, variants }: ProductType): [string, PossibleValues][] => [
  ...Object.entries(attributes).map(([name, values]): [string, PossibleValues] => [`attributes.${name}`, values]),
  ...Object.entries(variants).map(([name, values]): [string, PossibleValues] => [`variants.${name}`, values]),
]

/** For each name that a sentence may use the values that it can have; undefined for text that is always there. */
function possibleValues(type: ProductType): Map<string, Scalar[] | undefined> {
  const possible = new Map<string, Scalar[] | undefined>(commonNames.map((name) => [name, undefined]))
  possible.set('character', [...characters])
  possible.set(
    'pack size',
    (type.packs ?? []).map(([count]) => count),
  )
  for (const [name, values] of Object.entries({ ...type.attributes, ...type.variants })) {
    possible.set(name, [...listed(values), ...setElsewhere(type, name)])
  }
  return possible
}

function listed({ values = [], range, step = 1 }: PossibleValues): Scalar[] {
  const drawn = values.map((value) => (typeof value === 'object' ? value.is : value))
  if (range === undefined) return drawn
  const steps = Math.min(10_000, Math.floor((range[1] - range[0]) / step + 0.01))
  return [...drawn, ...Array.from({ length: steps + 1 }, (_, i) => Number((range[0] + i * step).toFixed(6)))]
}

/** What other attributes' values give to `name`. */
const setElsewhere = (type: ProductType, name: string): Scalar[] =>
  entriesOf(type).flatMap(([, { values = [] }]) =>
    values.flatMap((value) => {
      const set = typeof value === 'object' && value.sets !== undefined && Object.hasOwn(value.sets, name)
      return set ? [value.sets?.[name] ?? ''] : []
    }),
  )

function attributeProblems(type: ProductType, field: string, values: PossibleValues): TypeProblem[] {
  const name = field.slice(field.indexOf('.') + 1)
  const problems: string[] = []
  if ((commonNames as readonly string[]).includes(name)) problems.push(`'${name}' is a name that every product has`)
  if (values.values !== undefined && values.range !== undefined) problems.push('has values and a range')
  if (values.range !== undefined && values.range[0] >= values.range[1]) problems.push('range must grow')
  const all = [...listed(values), ...setElsewhere(type, name)]
  if (all.length === 0) problems.push('has no value')
  if (new Set(all.map((value) => typeof value)).size > 1) problems.push('has values of several kinds')
  for (const value of values.values ?? []) {
    for (const set of Object.keys(typeof value === 'object' ? (value.sets ?? {}) : {})) {
      if (!Object.hasOwn(type.attributes, set)) problems.push(`sets '${set}', which is no attribute`)
    }
  }
  return problems.map((problem) => ({ field, problem }))
}

function countProblems({ attributes, variants }: ProductType): TypeProblem[] {
  const count = Object.keys(attributes).length + Object.keys(variants).length
  return count > mostAttributes ? [{ field: 'attributes', problem: `are more than ${mostAttributes}` }] : []
}

/** A model with more would have more combinations than a shop shows. */
const mostVariants = 3

function variantProblems(type: ProductType): TypeProblem[] {
  const variants = Object.entries(type.variants)
  const problems: TypeProblem[] = []
  if (variants.length > mostVariants)
    problems.push({ field: 'variants', problem: `has more than ${mostVariants} attributes` })
  for (const [name, { values = [] }] of variants) {
    const field = `variants.${name}`
    if (Object.hasOwn(type.attributes, name)) problems.push({ field, problem: 'is an attribute too' })
    for (const character of characters) {
      const offered = values.some((value) => typeof value !== 'object' || (value.for?.includes(character) ?? true))
      if (!offered) problems.push({ field, problem: `has no value for ${character} brands` })
    }
  }
  return problems
}

/** Two variants of a model may not have the same title. */
function titleProblems(type: ProductType): TypeProblem[] {
  const { names, stray } = placeholdersOf(type.title)
  const known = new Set<string>([...commonNames, ...Object.keys(type.attributes), ...Object.keys(type.variants)])
  const needed = ['brand', 'series', ...Object.keys(type.variants), ...(type.packs === undefined ? [] : ['pack'])]
  const lower = type.title.toLowerCase()
  const isNamed = lower.includes(type.name.toLowerCase()) || lower.includes(type.plural.toLowerCase())
  const problems = [
    ...(stray ? ['has a brace without its other'] : []),
    ...names.filter((name) => !known.has(name)).map((name) => `{${name}} is no attribute`),
    ...needed.filter((name) => !names.includes(name)).map((name) => `{${name}} is missing`),
    ...(isNamed ? [] : [`'${type.name}' is not in it`]),
  ]
  return problems.map((problem) => ({ field: 'title', problem }))
}

function priceProblems({ price, packs = [] }: ProductType): TypeProblem[] {
  const problems: TypeProblem[] = []
  if (price[0] > price[1]) problems.push({ field: 'price', problem: 'the dearest is below the cheapest' })
  packs.forEach(([count, factor], i) => {
    const smaller = packs[i - 1]
    if (smaller === undefined) return
    if (count <= smaller[0]) problems.push({ field: 'packs', problem: `${count} does not come after ${smaller[0]}` })
    if (factor <= smaller[1] || factor / count >= smaller[1] / smaller[0]) {
      problems.push({
        field: 'packs',
        problem: `${count} must be dearer than ${smaller[0]}, and cheaper for each piece`,
      })
    }
  })
  return problems
}

function phraseProblems(phrase: Phrase, possible: ReadonlyMap<string, Scalar[] | undefined>): string[] {
  const text = wordsOf(phrase)
  const { names, stray } = placeholdersOf(text)
  const problems = namesIn(phrase)
    .filter((name) => !possible.has(name))
    .map((name) => `'${name}' is no attribute`)
  if (stray) problems.push('has a brace without its other')
  if (!/[.!?]$/.test(text)) problems.push('must end with a full stop')
  for (const name of names) {
    if (possible.get(name)?.some((value) => typeof value === 'boolean')) problems.push(`{${name}} is yes or no`)
  }
  for (const [name, condition] of Object.entries(typeof phrase === 'string' ? {} : phrase.when)) {
    const unmet = unmetConditions(condition, possible.get(name) ?? [])
    if (possible.has(name) && unmet.length > 0) problems.push(`when ${name}: ${unmet.join(', ')} never occurs`)
  }
  return problems
}

/** The parts of a condition that no possible value meets. */
function unmetConditions(condition: Condition, values: readonly Scalar[]): string[] {
  const parts = Array.isArray(condition) ? condition : [condition]
  return parts.filter((part) => !values.some((value) => meets(value, part))).map((part) => JSON.stringify(part))
}

/** Whatever a product is like, one opening has to be true of it. */
function openingProblems(type: ProductType): TypeProblem[] {
  const always = new Set<string>([...commonNames, ...Object.keys(type.variants), ...alwaysThere(type)])
  always.delete('pack')
  if (type.packs === undefined) always.delete('pack size')
  const isAlways = (phrase: Phrase) => typeof phrase === 'string' && namesIn(phrase).every((name) => always.has(name))
  return type.openings.some(isAlways) ? [] : [{ field: 'openings', problem: 'none is true of every product' }]
}

/** Attributes with a value for brands of each character. */
const alwaysThere = ({ attributes }: ProductType): string[] =>
  Object.entries(attributes)
    .filter(
      ([, { values = [], range }]) =>
        range !== undefined ||
        characters.every((character) =>
          values.some((value) => typeof value !== 'object' || (value.for?.includes(character) ?? true)),
        ),
    )
    .map(([name]) => name)
