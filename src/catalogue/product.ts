import Type, { type Static } from 'typebox'

/** Money: an integer in the currency's minor units (cents) and its ISO 4217 code. */
export const Money = Type.Object({
  amount: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
})
export type Money = Static<typeof Money>

export const Availability = Type.Union([
  Type.Literal('in_stock'),
  Type.Literal('out_of_stock'),
  Type.Literal('preorder'),
])
export type Availability = Static<typeof Availability>

export const AttributeValue = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Boolean()])
export type AttributeValue = Static<typeof AttributeValue>

/** A product's id: any text of 1 to 300 characters; it is data and never part of a path as it is. */
export const ProductId = Type.String({ minLength: 1, maxLength: 300 })

/** The catalogue's own counter for a record: it grows with each change and decides which record is newer. */
export const Version = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** A product as the catalogue knows it, complete and normalised. Every word said of a product comes from here. */
export const Product = Type.Object(
  {
    id: ProductId,
    sku: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    gtin: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{8,14}$' }), { maxItems: 200 })),
    model: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    title: Type.String({ minLength: 1, maxLength: 20_000 }),
    brand: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    category: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
    description: Type.Optional(Type.String({ maxLength: 100_000 })),
    price: Type.Optional(Money),
    listPrice: Type.Optional(Money),
    availability: Availability,
    stock: Type.Optional(Type.Integer({ minimum: 0 })),
    rating: Type.Optional(Type.Number({ minimum: 0, maximum: 5 })),
    ratingCount: Type.Optional(Type.Integer({ minimum: 0 })),
    releasedAt: Type.Optional(Type.String({ maxLength: 40 })),
    attributes: Type.Record(Type.String(), AttributeValue),
    units: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 20 }))),
    image: Type.Optional(Type.String({ maxLength: 2_000 })),
    url: Type.Optional(Type.String({ maxLength: 2_000 })),
    version: Version,
  },
  { $id: 'Product' },
)
export type Product = Static<typeof Product>

/** A deletion. It stays behind as a tombstone so that a late, older record cannot bring the product back. */
export const Tombstone = Type.Object({ id: ProductId, version: Version, deleted: Type.Literal(true) })
export type Tombstone = Static<typeof Tombstone>

/** What the pipeline writes: a product at a version, or its deletion at a version. */
export type CatalogueRecord = Product | Tombstone

export const isTombstone = (record: CatalogueRecord): record is Tombstone => 'deleted' in record

/** The unit that a product's attribute is in. Names are data: 'constructor' is an attribute like any other. */
export const unitOf = ({ units }: Pick<Product, 'units'>, name: string): string | undefined =>
  units !== undefined && Object.hasOwn(units, name) ? units[name] : undefined
