import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import type { Product } from '../src/catalogue/product.ts'
import { analyseText } from '../src/search/text-analysis.ts'
import type { NamedKind } from './kind-rules.ts'

const Need = Type.Object(
  {
    need: Type.String({ minLength: 1 }),
    kinds: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  },
  { additionalProperties: false },
)
const Needs = Type.Object({ demo: Type.Array(Need), icecat: Type.Array(Need) }, { additionalProperties: false })
export type Needs = Static<typeof Needs>

const needsCheck = Compile(Needs)

/** Reads described needs from YAML. Throws an Error that names the first one that is none. */
export function parseNeeds(yaml: string): Needs {
  const needs: unknown = parse(yaml)
  if (needsCheck.Check(needs)) return needs
  const [error] = needsCheck.Errors(needs)
  throw new Error(`The needs are wrong at ${error?.instancePath || 'the top'}: ${error?.message}`)
}

/** Needs of the demo catalogue, whose kinds are the last segments of its categories. */
export const demoNeeds = ({ demo }: Needs): NamedKind[] =>
  demo.map(({ need, kinds }) => ({ name: need, isOf: ({ category }) => kinds.includes(category.at(-1) ?? '') }))

/** Needs of Icecat, whose kinds are names of kinds with a rule. Throws an Error for a name without one. */
export function icecatNeeds({ icecat }: Needs, named: readonly NamedKind[]): NamedKind[] {
  const byName = new Map(named.map((kind) => [kind.name, kind]))
  return icecat.map(({ need, kinds }) => {
    const rules = kinds.map((name) => {
      const kind = byName.get(name)
      if (kind === undefined) throw new Error(`The need '${need}' names the kind '${name}', which has no rule.`)
      return kind
    })
    return { name: need, isOf: (product) => rules.some(({ isOf }) => isOf(product)) }
  })
}

/** Words that carry no meaning of their own in a need: articles, pronouns, prepositions, auxiliaries, and the like. */
const functionWords = new Set(
  analyseText(
    `a an the this that these those some any all no not never again more too so many much every each always now then as if
    i i'm i'd my mine me we our us you your he his she her it it's its they them their there here who what where which how
    when while before after for of with without and or but in on at by from to into onto off over out up down one two
    is are be was were am do does don't doesn't can can't could will would should must have has had get gets got make
    want wants like need needs keep keeps something somewhere thing things`,
  ),
)

/** The words of a need that say something, as the index would hold them. */
export const contentWords = (need: string): string[] => analyseText(need).filter((word) => !functionWords.has(word))

/** The content words of a need that stand in the title of a product that is right: a search by words would find it. */
export function sharedContentWords({ name, isOf }: NamedKind, products: readonly Product[]): string[] {
  const inTitles = new Set(products.filter(isOf).flatMap(({ title }) => analyseText(title)))
  return contentWords(name).filter((word) => inTitles.has(word))
}
