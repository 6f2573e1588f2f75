import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import type { AttributeValue, Product } from '../src/catalogue/product.ts'
import type { Judgements } from './relevance.ts'

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

/**
 * What a query is about, for catalogues that are made anew and whose products cannot be judged one by one: the kind
 * of product, and the attributes that are asked for.
 */
const JudgementRule = Type.Object(
  {
    query: Type.String({ minLength: 1 }),
    /** The last segments of the categories that hold what is asked for. */
    kinds: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    attributes: Type.Optional(Type.Record(Type.String(), Type.Union([Value, Type.Array(Value)]))),
    brand: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type JudgementRule = Static<typeof JudgementRule>

const rulesCheck = Compile(Type.Array(JudgementRule))

/** Of a product of the kind with all that is asked for, and of one of the kind without. */
const ratings = { whole: 3, kind: 1 } as const

/** Reads rules from YAML. Throws an Error that names the first rule that is none. */
export function parseJudgementRules(yaml: string): JudgementRule[] {
  const rules: unknown = parse(yaml)
  if (rulesCheck.Check(rules)) return rules
  const [error] = rulesCheck.Errors(rules)
  throw new Error(`The judgement rules are wrong at ${error?.instancePath || 'the top'}: ${error?.message}`)
}

/**
 * The ratings that rules give to products. Throws an Error for a rule that no product meets as a whole: it would
 * measure nothing.
 */
export function judge(rules: readonly JudgementRule[], products: readonly Product[]): Judgements {
  const ofKind = Map.groupBy(products, ({ category }) => category.at(-1) ?? '')
  return new Map(
    rules.map((rule) => {
      const candidates = rule.kinds.flatMap((kind) => ofKind.get(kind) ?? [])
      const rated = candidates.map(
        (product) => [product.id, isWhole(rule, product) ? ratings.whole : ratings.kind] as const,
      )
      if (!rated.some(([, rating]) => rating === ratings.whole)) {
        throw new Error(`No product is what the judgement rule of '${rule.query}' asks for.`)
      }
      return [rule.query, new Map(rated)]
    }),
  )
}

function isWhole({ attributes = {}, brand }: JudgementRule, product: Product): boolean {
  if (brand !== undefined && product.brand !== brand) return false
  return Object.entries(attributes).every(([name, wanted]) => {
    const has: AttributeValue | undefined = Object.hasOwn(product.attributes, name)
      ? product.attributes[name]
      : undefined
    return Array.isArray(wanted) ? wanted.some((value) => value === has) : wanted === has
  })
}
