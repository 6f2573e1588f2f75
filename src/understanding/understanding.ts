import Type, { type Static } from 'typebox'
import { Basket, BasketChange } from '../lists/basket.ts'
import { ListItem } from '../lists/shopping-list.ts'

export const Intent = Type.Union([
  Type.Literal('product_search'),
  Type.Literal('product_similar'),
  Type.Literal('product_compare'),
  Type.Literal('product_detail'),
  Type.Literal('image_search'),
  Type.Literal('refine'),
  Type.Literal('support'),
  Type.Literal('order_status'),
  Type.Literal('handoff'),
  Type.Literal('smalltalk'),
  Type.Literal('out_of_scope'),
])
export type Intent = Static<typeof Intent>

const Choice = Type.Object({ include: Type.Array(Type.String()), exclude: Type.Array(Type.String()) })
export type Choice = Static<typeof Choice>

/** `min` and `max` are inclusive; all in minor units of the catalogue's currency. */
const PriceLimit = Type.Object({
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  about: Type.Optional(Type.Integer()),
})
export type PriceLimit = Static<typeof PriceLimit>

export const AttributeConstraint = Type.Object({
  name: Type.String(),
  op: Type.Union([
    Type.Literal('='),
    Type.Literal('!='),
    Type.Literal('<'),
    Type.Literal('<='),
    Type.Literal('>'),
    Type.Literal('>='),
  ]),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  unit: Type.Optional(Type.String()),
})
export type AttributeConstraint = Static<typeof AttributeConstraint>

export const Sort = Type.Union([
  Type.Literal('price_asc'),
  Type.Literal('price_desc'),
  Type.Literal('newest'),
  Type.Literal('rating'),
])
export type Sort = Static<typeof Sort>

/** The limits a shopper set. Brands, departments and attribute names are spelled as the catalogue spells them. */
export const Constraints = Type.Object({
  price: Type.Optional(PriceLimit),
  brands: Choice,
  colours: Choice,
  /** A segment of the category path that every product is to have. */
  department: Type.Optional(Type.String()),
  attributes: Type.Array(AttributeConstraint),
  excludeTerms: Type.Array(Type.String()),
  sort: Type.Optional(Sort),
  quantity: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type Constraints = Static<typeof Constraints>

export const Change = Type.Union([
  Type.Literal('new'),
  Type.Literal('refine'),
  Type.Literal('remove'),
  Type.Literal('reset'),
  Type.Literal('more'),
  Type.Literal('refer'),
])
export type Change = Static<typeof Change>

/** A kind of limit that a message gives up: 'any colour', 'price doesn't matter'. */
export const LiftedLimit = Type.Union([
  Type.Literal('price'),
  Type.Literal('brands'),
  Type.Literal('colours'),
  Type.Literal('attributes'),
  Type.Literal('excludeTerms'),
  Type.Literal('department'),
  Type.Literal('sort'),
])
export type LiftedLimit = Static<typeof LiftedLimit>

/** One of the products shown: its position on the page, from 1, or what it was called. */
export const Reference = Type.Union([
  Type.Integer({ minimum: 1 }),
  Type.Literal('last'),
  Type.Literal('it'),
  Type.Literal('all'),
  Type.Literal('cheapest'),
  Type.Literal('dearest'),
])
export type Reference = Static<typeof Reference>

/** More or less of something than what was shown has: 'lighter', 'more storage'. */
export const RelativeMeasure = Type.Object({
  /** As it was said. */
  word: Type.String(),
  /** Names of attributes that it may be of, best first. */
  names: Type.Array(Type.String()),
  direction: Type.Union([Type.Literal('lower'), Type.Literal('higher')]),
})
export type RelativeMeasure = Static<typeof RelativeMeasure>

/** A limit that was understood and cannot be kept: an amount in another currency, stars, numbers of reviews. */
export const UnappliedLimit = Type.Object({
  kind: Type.Union([Type.Literal('currency'), Type.Literal('rating'), Type.Literal('reviews')]),
  /** As written. */
  text: Type.String(),
})
export type UnappliedLimit = Static<typeof UnappliedLimit>

/** What one message says, before it is merged into the conversation's state. */
export const Understanding = Type.Object(
  {
    intent: Intent,
    /** 0 to 1. */
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    by: Type.Union([Type.Literal('rules'), Type.Literal('model'), Type.Literal('llm')]),
    /** Lower-case and singular, without the brand, colour, price or attribute words. */
    terms: Type.Array(Type.String()),
    constraints: Constraints,
    change: Change,
    /** Limits that are given up, beside those that are set. */
    lifts: Type.Optional(Type.Array(LiftedLimit)),
    /** 'cheaper' or 'more expensive' than what was shown. */
    relativePrice: Type.Optional(Type.Union([Type.Literal('lower'), Type.Literal('higher')])),
    relativeMeasure: Type.Optional(RelativeMeasure),
    /** Words of the search so far that are given up: 'school' in 'no, I meant for the office'. */
    drops: Type.Optional(Type.Array(Type.String())),
    /** 'mid-range': a price in the middle of what there is. */
    priceBand: Type.Optional(Type.Literal('middle')),
    /** What else the message asks for, in its own words: of the shop, or, with words and limits of its own, another product. */
    also: Type.Optional(
      Type.Object({
        intent: Intent,
        text: Type.String(),
        terms: Type.Optional(Type.Array(Type.String())),
        constraints: Type.Optional(Constraints),
      }),
    ),
    /** Which of the products shown are spoken of. */
    refers: Type.Optional(Type.Array(Reference)),
    unapplied: Type.Optional(Type.Array(UnappliedLimit)),
    /** The message is a shopping list: what it asks for, and what is ticked or crossed out on it. */
    list: Type.Optional(
      Type.Object({
        items: Type.Array(ListItem),
        struck: Type.Array(Type.String()),
        /** Lines that were taken for remarks and name something that is sold. */
        skipped: Type.Optional(Type.Array(Type.String())),
        /** How many children it is for. */
        sets: Type.Optional(Type.Integer({ minimum: 1 })),
        /** Set when it is longer than a list may be. */
        cut: Type.Optional(Type.Union([Type.Literal('lines'), Type.Literal('words')])),
      }),
    ),
    /** What is to become of the basket of the list before. */
    basketChange: Type.Optional(BasketChange),
  },
  { $id: 'Understanding' },
)
export type Understanding = Static<typeof Understanding>

/** A device that other products are made for. */
export const Device = Type.Union([
  Type.Literal('printer'),
  Type.Literal('phone'),
  Type.Literal('laptop'),
  Type.Literal('camera'),
  Type.Literal('watch'),
])
export type Device = Static<typeof Device>

/** The picture that is searched by: one that a shopper has sent, by the handle of its look, or a product's. */
export const LookRef = Type.Object({
  kept: Type.Optional(Type.String({ maxLength: 64 })),
  product: Type.Optional(Type.String()),
})
export type LookRef = Static<typeof LookRef>

/** A conversation's search so far: its limits, its words, what was shown (`results`) and what is spoken of (`focus`). */
export const State = Type.Object(
  {
    ...Constraints.properties,
    terms: Type.Array(Type.String()),
    /** The page of results shown last, from 1. */
    page: Type.Integer({ minimum: 1 }),
    results: Type.Array(Type.String()),
    focus: Type.Array(Type.String()),
    /** The terms describe a need instead of naming a thing, so that their meaning is searched for. */
    need: Type.Optional(Type.Literal(true)),
    /** The need in the shopper's own words, small ones too: 'never cold' is not 'cold'. */
    needSaid: Type.Optional(Type.String({ maxLength: 500 })),
    /** What the shopper was asked for: the device that what is looked for has to fit. Asked once a search. */
    asked: Type.Optional(Device),
    /** What was asked last of the products spoken of, so that 'and the second one?' asks it again. */
    question: Type.Optional(Type.String({ maxLength: 200 })),
    /** The list that is being bought; it stays while other things are searched for. */
    basket: Type.Optional(Basket),
    /** Products are searched for that look like a picture. */
    look: Type.Optional(LookRef),
  },
  { $id: 'State' },
)
export type State = Static<typeof State>

export const noConstraints = (): Constraints => ({
  brands: { include: [], exclude: [] },
  colours: { include: [], exclude: [] },
  attributes: [],
  excludeTerms: [],
})

export const emptyState = (): State => ({ ...noConstraints(), terms: [], page: 1, results: [], focus: [] })
