import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import type { Product } from '../src/catalogue/product.ts'
import { fold } from '../src/search/fold.ts'

const Pattern = Type.String({ minLength: 1, format: 'regex' })
const Names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })

/** What holds of a product: all that is given, each a regular expression that is found in the folded text. */
const Condition = Type.Object(
  {
    title: Type.Optional(Pattern),
    description: Type.Optional(Pattern),
    category: Type.Optional(Pattern),
    attributes: Type.Optional(Type.Record(Type.String(), Pattern)),
  },
  { additionalProperties: false, minProperties: 1 },
)
type Condition = Static<typeof Condition>

/**
 * A kind of product: the names that shoppers have for it, and how to tell which products are that thing and which
 * only belong to it (accessories, parts, consumables, licences).
 */
const KindRule = Type.Object(
  {
    /** The plain names, which catalogues mostly use too. */
    names: Type.Optional(Names),
    /** What else people call it. */
    otherNames: Type.Optional(Names),
    /** A product is of the kind when any of these holds … */
    is: Type.Array(Condition, { minItems: 1 }),
    /** … and none of these. */
    not: Type.Optional(Type.Array(Condition, { minItems: 1 })),
  },
  { additionalProperties: false },
)

const KindRules = Type.Object(
  {
    icecat: Type.Array(KindRule),
    /** Of the demo catalogue the last segment of the category is the kind. */
    demo: Type.Array(
      Type.Object(
        { kinds: Names, names: Type.Optional(Names), otherNames: Type.Optional(Names) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

/** A name of a kind of product as a shopper types it, and whether a product is that thing. */
export interface NamedKind {
  name: string
  isOf(product: Product): boolean
}

/** The names of kinds for one catalogue: plain ones, and what else people call the same things. */
export interface NamedKinds {
  bare: NamedKind[]
  other: NamedKind[]
}

const rulesCheck = Compile(KindRules)

/** Reads rules from YAML. Throws an Error that names the first rule that is none. */
export function parseKindRules(yaml: string): { icecat: NamedKinds; demo: NamedKinds } {
  const rules: unknown = parse(yaml)
  if (!rulesCheck.Check(rules)) {
    const [error] = rulesCheck.Errors(rules)
    throw new Error(`The rules of kinds are wrong at ${error?.instancePath || 'the top'}: ${error?.message}`)
  }
  return {
    icecat: named(rules.icecat.map(({ is, not = [], ...names }) => ({ ...names, isOf: ruleOf(is, not) }))),
    demo: named(rules.demo.map(({ kinds, ...names }) => ({ ...names, isOf: categoryOf(kinds) }))),
  }
}

interface NamesOfKind {
  names?: string[]
  otherNames?: string[]
  isOf(product: Product): boolean
}

const named = (kinds: readonly NamesOfKind[]): NamedKinds => ({
  bare: kinds.flatMap(({ names = [], isOf }) => names.map((name) => ({ name, isOf }))),
  other: kinds.flatMap(({ otherNames = [], isOf }) => otherNames.map((name) => ({ name, isOf }))),
})

const categoryOf =
  (kinds: readonly string[]) =>
  ({ category }: Product): boolean =>
    kinds.includes(category.at(-1) ?? '')

/** Several names share a rule, and long expressions are slow: each product is judged once. */
function ruleOf(is: readonly Condition[], not: readonly Condition[]): (product: Product) => boolean {
  const [positive, negative] = [is.map(holds), not.map(holds)]
  const judged = new WeakMap<Product, boolean>()
  return (product) => {
    const known = judged.get(product)
    if (known !== undefined) return known
    const isOf = positive.some((condition) => condition(product)) && !negative.some((condition) => condition(product))
    judged.set(product, isOf)
    return isOf
  }
}

type Text = (product: Product) => string | undefined

/** Compiles a condition once, as it is asked of every product. */
function holds({ title, description, category, attributes = {} }: Condition): (product: Product) => boolean {
  const asked: [string | undefined, Text][] = [
    [title, (product) => product.title],
    [description, (product) => product.description],
    [category, (product) => product.category.at(-1)],
    ...Object.entries(attributes).map(([name, pattern]): [string, Text] => [pattern, attributeText(name)]),
  ]
  const tests = asked.flatMap(([pattern, text]) => (pattern === undefined ? [] : [isFound(pattern, text)]))
  return (product) => tests.every((test) => test(product))
}

const attributeText =
  (name: string): Text =>
  ({ attributes }) =>
    Object.hasOwn(attributes, name) ? String(attributes[name]) : undefined

function isFound(pattern: string, text: Text): (product: Product) => boolean {
  const expression = new RegExp(pattern, 'u')
  return (product) => {
    const value = text(product)
    return value !== undefined && expression.test(fold(value))
  }
}
