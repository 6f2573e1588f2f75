import Type, { type Static } from 'typebox'
import { AttributeValue, Product } from '../catalogue/product.ts'
import { BasketItem, Level } from '../lists/basket.ts'
import { Intent, State } from '../understanding/understanding.ts'

/** An opaque string of at most 100 bytes (Discord's custom_id); what it stands for is stored. */
export const Action = Type.String({ minLength: 1, maxLength: 100 })
export type Action = Static<typeof Action>

const Labelled = Type.Object({ label: Type.String(), action: Action })
export type Labelled = Static<typeof Labelled>

export const TextPart = Type.Object({ type: Type.Literal('text'), text: Type.String() })
/** As the record says it and, where its picture can be searched by, the action 'more like this picture'. */
const ShownProduct = Type.Object({ ...Product.properties, alike: Type.Optional(Action) })
export const ProductsPart = Type.Object({
  type: Type.Literal('products'),
  products: Type.Array(ShownProduct),
  total: Type.Integer({ minimum: 0 }),
})
export const ComparisonPart = Type.Object({
  type: Type.Literal('comparison'),
  products: Type.Array(Product),
  rows: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.Union([AttributeValue, Type.Null()])) })),
})
/** What the help centre says: the passage that answers, and the article that it is taken from. */
export const ArticlePart = Type.Object({
  type: Type.Literal('article'),
  id: Type.String(),
  topic: Type.String(),
  title: Type.String(),
  /** Plain text, as the article has it. */
  passage: Type.String(),
  /** Absolute, or a path of the service. */
  url: Type.Optional(Type.String()),
})
export type ArticlePart = Static<typeof ArticlePart>
const Choices = { budget: Type.Optional(Product), best: Type.Optional(Product), premium: Type.Optional(Product) }
const Amounts = {
  budget: Type.Integer({ minimum: 0 }),
  best: Type.Integer({ minimum: 0 }),
  premium: Type.Integer({ minimum: 0 }),
}
/** A list that is being bought: each thing with products at three prices, and what all of it costs. */
export const BasketPart = Type.Object({
  type: Type.Literal('basket'),
  /** In the order of their numbers: the first is line 1. One without products is not sold here. */
  items: Type.Array(
    Type.Object({
      ...BasketItem.properties,
      /** As it is wanted in all, in words: '2 boxes of 24 crayons'. */
      wanted: Type.String(),
      /** As it is wanted in all, for all the sets. */
      quantity: Type.Integer({ minimum: 1 }),
      /** How many of the product of its level are bought. */
      packs: Type.Optional(Type.Integer({ minimum: 1 })),
      ...Choices,
      packsOf: Type.Optional(Type.Object(Amounts)),
      /** What comes nearest where nothing is what the item names. */
      nearest: Type.Optional(Product),
    }),
  ),
  /** What is bought where an item has no level of its own. */
  level: Level,
  sets: Type.Integer({ minimum: 1 }),
  currency: Type.String(),
  /** Minor units, of everything that was found, at each level; `chosen` at the levels that are chosen. */
  totals: Type.Object({ ...Amounts, chosen: Type.Integer({ minimum: 0 }) }),
  /** The items that nothing was found for, as they were written. */
  unmatched: Type.Array(Type.String()),
})
export type BasketPart = Static<typeof BasketPart>
export const NoticePart = Type.Object({
  type: Type.Literal('notice'),
  kind: Type.String(),
  text: Type.String(),
  undo: Type.Optional(Action),
})
export const ChipsPart = Type.Object({ type: Type.Literal('chips'), chips: Type.Array(Labelled) })
export const SuggestionsPart = Type.Object({ type: Type.Literal('suggestions'), suggestions: Type.Array(Labelled) })

/** The neutral parts of an answer. Channels render them; the core never writes a platform's markup. */
export const Part = Type.Union(
  [TextPart, ProductsPart, ComparisonPart, ArticlePart, NoticePart, ChipsPart, SuggestionsPart, BasketPart],
  { $id: 'Part' },
)
export type Part = Static<typeof Part>

export const Trace = Type.Object(
  {
    engine: Type.Union([Type.Literal('sqlite'), Type.Literal('elasticsearch')]),
    queries: Type.Array(
      Type.Object({
        kind: Type.Union([
          Type.Literal('keyword'),
          Type.Literal('vector'),
          Type.Literal('image'),
          Type.Literal('support'),
        ]),
        why: Type.String(),
        request: Type.Unknown(),
        tookMs: Type.Number(),
      }),
    ),
  },
  { $id: 'Trace' },
)

/** A whole answer to one message. `state` is the conversation's state after it. */
export const Reply = Type.Object(
  {
    conversationId: Type.String(),
    messageId: Type.String(),
    intent: Intent,
    state: State,
    parts: Type.Array(Part),
    trace: Trace,
  },
  { $id: 'Reply' },
)
export type Reply = Static<typeof Reply>
