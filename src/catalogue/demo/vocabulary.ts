import Type, { type Static } from 'typebox'

/** How a brand is: its prices, its ratings, and how its products are spoken of. */
export const Character = Type.Union([Type.Literal('cheap'), Type.Literal('solid'), Type.Literal('luxury')])
export type Character = Static<typeof Character>
export const characters: readonly Character[] = ['cheap', 'solid', 'luxury']

const Scalar = Type.Union([Type.String({ minLength: 1 }), Type.Number(), Type.Boolean()])

/**
 * One value that an attribute can take. `price` multiplies the product's price; `sets` gives other attributes the
 * values that go with this one (a 15.6 inch laptop's weight); `for` names the characters of brand that offer it.
 */
export const PossibleValue = Type.Union([
  Scalar,
  Type.Object(
    {
      is: Scalar,
      price: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
      sets: Type.Optional(Type.Record(Type.String(), Scalar)),
      for: Type.Optional(Type.Array(Character, { minItems: 1 })),
    },
    { additionalProperties: false },
  ),
])
export type PossibleValue = Static<typeof PossibleValue>

/** An attribute's values: a list of them, or a range of numbers drawn in steps. */
export const PossibleValues = Type.Object(
  {
    values: Type.Optional(Type.Array(PossibleValue, { minItems: 1 })),
    range: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    step: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
  },
  { additionalProperties: false },
)
export type PossibleValues = Static<typeof PossibleValues>

/** What must hold of a product for a sentence to be said: a value, one of several, or numbers from `min` to `max`. */
const Condition = Type.Union([
  Scalar,
  Type.Array(Scalar, { minItems: 1 }),
  Type.Object(
    { min: Type.Optional(Type.Number()), max: Type.Optional(Type.Number()) },
    { additionalProperties: false },
  ),
])

/**
 * Words about a product. `{name}` stands for an attribute's value with its unit ('600 lm', '12'), `{name|words}` for
 * the same in words ('six hours'). A sentence is only said of products that have each attribute it names and meet
 * `when`, whose names are attributes or `character`.
 */
export const Phrase = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object(
    { say: Type.String({ minLength: 1 }), when: Type.Record(Type.String(), Condition) },
    { additionalProperties: false },
  ),
])
export type Phrase = Static<typeof Phrase>

/** A kind of product and everything that its products can be. */
export const ProductType = Type.Object(
  {
    /** What one is, singular and lower-case: 'gel pen'. */
    name: Type.String({ minLength: 1 }),
    plural: Type.String({ minLength: 1 }),
    /** The category's segments below the department; the last one is the kind's own: [Writing, Gel Pens]. */
    path: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 3 }),
    /** How often it comes beside the department's other types; 1 unless told. */
    frequency: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    /** Dollars for the plainest one: of the cheapest brand, of the dearest. Factors of values come on top. */
    price: Type.Tuple([Type.Number({ exclusiveMinimum: 0 }), Type.Number({ exclusiveMinimum: 0 })]),
    /** Comma-separated. `{brand}`, `{series}`, `{pack}` ('Pack of 12') and attributes; a part whose attribute is not there is left out. */
    title: Type.String({ minLength: 1 }),
    /** The same for all variants of one model. */
    attributes: Type.Record(Type.String(), PossibleValues),
    /** What a model comes in: colour, size, capacity. Each combination is a product. */
    variants: Type.Record(Type.String(), PossibleValues),
    /** How many are in a pack, and the price factor of each; absent when it is only sold singly. */
    packs: Type.Optional(
      Type.Array(Type.Tuple([Type.Integer({ minimum: 1 }), Type.Number({ exclusiveMinimum: 0 })]), { minItems: 1 }),
    ),
    /** Sentences that say what it is. One is chosen; it begins the description. */
    openings: Type.Array(Phrase, { minItems: 3 }),
    /** Sentences about what attributes mean in use. Several are chosen. */
    details: Type.Array(Phrase, { minItems: 4 }),
    /** Sentences about the need it serves, in a shopper's words rather than the type's own name. One or two are chosen. */
    needs: Type.Array(Phrase, { minItems: 4 }),
  },
  { additionalProperties: false },
)
export type ProductType = Static<typeof ProductType>

/** A file of `data/demo/departments/`. */
export const Department = Type.Object(
  { department: Type.String({ minLength: 1 }), types: Type.Array(ProductType, { minItems: 1 }) },
  { additionalProperties: false },
)
export type Department = Static<typeof Department>

export const Brand = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    character: Character,
    /** Departments that it sells in. */
    departments: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    /** Names of its models: 'Hop', 'Arc'. */
    series: Type.Array(Type.String({ minLength: 1 }), { minItems: 6 }),
  },
  { additionalProperties: false },
)
export type Brand = Static<typeof Brand>

/** `data/demo/brands.yaml`. */
export const Brands = Type.Object(
  {
    characters: Type.Record(
      Type.String(),
      Type.Object(
        {
          /** Where in a type's price range its prices lie, from 0 (cheapest) to 1. */
          price: Type.Tuple([Type.Number(), Type.Number()]),
          rating: Type.Tuple([Type.Number(), Type.Number()]),
          /** Sentences about how the brand makes its things, with `{brand}` and `{plural}`. Some descriptions have one. */
          voice: Type.Array(Type.String({ minLength: 1 }), { minItems: 6 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** Sentences that any product may have, about which one it is; said where it has what they name. */
    introductions: Type.Array(Phrase, { minItems: 4 }),
    brands: Type.Array(Brand, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type Brands = Static<typeof Brands>
