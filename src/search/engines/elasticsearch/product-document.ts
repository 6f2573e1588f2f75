import { isColourAttribute } from '../../../catalogue/colours.ts'
import type { Availability, Product } from '../../../catalogue/product.ts'
import { type Fact, type FactKind, type ProductRows, productRows } from '../../product-rows.ts'
import { type TextField, textFields } from '../../product-text.ts'
import { idText, productId } from './document-id.ts'
import { type LookFields, lookFields, lookOf, type StoredLook } from './look-fields.ts'
import { anyScale, part, scaled, sortableNumber, term } from './terms.ts'
import { type VectorFields, vectorFields, vectorsOf } from './vector-fields.ts'
import type { StoredVectors } from './vector-sets.ts'

/** What a document keeps of its product from one record to the next, beside the record. */
export interface KeptState {
  /** When the product first came, larger than that of all before it: the order among equals. */
  added: number
  /** A picture, and the version of the record which it is of. */
  picture?: { image: string; version: number } | undefined
  /**
   * The `_seq_no` under which the record was written, when the document was written again since for its picture, its
   * vector or its kinds: readers of changes have had it. Absent: the document's own `_seq_no`.
   */
  recordSeqNo?: number | undefined
  vectors?: StoredVectors | undefined
  /** Of the product's picture. */
  look?: StoredLook | undefined
}

interface CommonFields {
  id: string
  /** Of the record. It guards writes, which are made on condition that the document is as it was read. */
  version: number
  added: number
  image?: string
  imageVersion?: number
  recordSeqNo?: number
}

/** A deletion, or a picture that came before its product. It stays and is never found. */
export interface TombstoneDocument extends CommonFields {
  deleted: true
}

/** A product as it is indexed; `index-mapping.ts` has the fields. */
export interface ProductDocument extends CommonFields, VectorFields, LookFields {
  deleted: false
  record: string
  price?: number
  currency?: string
  availability: Availability
  released?: number
  rating?: number
  sku: string[]
  gtin: string[]
  model: string[]
  brand: string[]
  category: string[]
  colours: string[]
  attributes: { texts: string[]; numbers: string[] }
  facets: Record<'brand' | 'category' | 'attribute' | 'colour' | 'name' | 'number', string[]>
  words: Record<Exclude<TextField, 'kind'>, string>
  tokens: string[]
  titleLength: number
  kinds: readonly string[]
  kind?: string
  text: { title: string; brand?: string; description?: string }
  textHash: number
}

export type CatalogueDocument = ProductDocument | TombstoneDocument

/** What `_source` gives of a document: what is worked out of the record is left out. `state` is that of a `stateId`. */
export type DocumentSource = Partial<CommonFields> &
  Partial<Pick<ProductDocument, 'record' | 'storedVectors' | 'storedLook' | 'textHash'>> & {
    deleted?: boolean
    state?: unknown
  }

/**
 * The document of a product. `kinds` are the tokens that the catalogue's kind model gives (`kindsOf`); by default those
 * of the product's own words. Documents are always written whole: a partial update would lose what is not in `_source`.
 */
export function productDocument(product: Product, kept: KeptState, kinds?: readonly string[]): ProductDocument {
  const rows = productRows(product, kinds)
  return {
    ...commonFields(product.id, product.version, kept),
    deleted: false,
    record: JSON.stringify(product),
    ...limits(product, rows),
    ...attributeFields(rows.facts),
    ...wordFields(product, rows),
    textHash: rows.textHash,
    ...vectorFields(rows.textHash, kept.vectors),
    ...lookFields(kept.look),
  }
}

export const tombstoneDocument = (
  id: string,
  version: number,
  kept: Omit<KeptState, 'vectors' | 'look'>,
): TombstoneDocument => ({
  ...commonFields(id, version, kept),
  deleted: true,
})

/** The record of a document; undefined when its product is deleted or has not come yet. */
export const productOf = ({ record }: DocumentSource): Product | undefined =>
  record === undefined ? undefined : (JSON.parse(record) as Product)

/** The id of the product that a document is of. */
export const idOf = ({ id }: Pick<CommonFields, 'id'>): string => productId(id)

/** What is kept of a stored document in the one that takes its place. */
export function keptState({ added = 0, image, imageVersion, ...source }: DocumentSource): KeptState {
  const { recordSeqNo, storedVectors, storedLook } = source
  return {
    added,
    ...(image === undefined || imageVersion === undefined ? {} : { picture: { image, version: imageVersion } }),
    ...(recordSeqNo === undefined ? {} : { recordSeqNo }),
    ...(storedVectors === undefined ? {} : { vectors: vectorsOf(storedVectors) }),
    ...(storedLook === undefined ? {} : { look: lookOf(storedLook) }),
  }
}

function commonFields(id: string, version: number, { added, picture, recordSeqNo }: KeptState): CommonFields {
  return {
    id: idText(id),
    version,
    added,
    ...(picture === undefined ? {} : { image: picture.image.toWellFormed(), imageVersion: picture.version }),
    ...(recordSeqNo === undefined ? {} : { recordSeqNo }),
  }
}

function limits({ price, availability, rating }: Product, { facts, numbers, released }: ProductRows) {
  const folded = (kind: FactKind): string[] => distinct(ofKind(facts, kind).map((fact) => part(fact.folded)))
  const numbered = (kind: string): string[] =>
    distinct(numbers.filter((each) => each.kind === kind).map(({ number }) => part(number)))
  return {
    ...(price === undefined ? {} : { price: price.amount, currency: price.currency }),
    availability,
    ...(released === null ? {} : { released }),
    ...(rating === undefined ? {} : { rating }),
    sku: numbered('sku'),
    gtin: numbered('gtin'),
    model: numbered('model'),
    brand: folded('brand'),
    category: folded('category'),
    colours: folded('colour'),
  }
}

/** A longer text is a sentence, not a value to choose; it is not shown, and not counted. */
const longestChoice = 60

const isChoice = ({ text }: Fact): boolean => text.length <= longestChoice

function attributeFields(facts: readonly Fact[]): Pick<ProductDocument, 'attributes' | 'facets'> {
  const attributes = ofKind(facts, 'attribute')
  const spelled = (kind: FactKind): string[] =>
    distinctBy(ofKind(facts, kind), ({ folded }) => folded).map(({ folded, text }) => term(folded, text))
  const value = ({ name, unit, folded, text }: Fact): string => term(name, unit ?? '', folded, text)
  const choices = attributes.filter(isChoice)
  return {
    attributes: {
      texts: attributes.map(({ name, folded }) => term(name, folded)),
      numbers: distinct(attributes.flatMap(numberTerms)),
    },
    facets: {
      brand: spelled('brand'),
      category: spelled('category'),
      attribute: choices.map(value),
      colour: choices.filter(({ name }) => isColourAttribute(name)).map(value),
      name: attributes.map(({ name, unit }) => term(name, unit ?? '')),
      number: attributes.flatMap(({ name, unit, number }) =>
        number === null ? [] : [term(name, unit ?? '', sortableNumber(number))],
      ),
    },
  }
}

/** The number as it stands, and as it compares with those in other units. */
function numberTerms({ name, number, unit }: Fact): string[] {
  if (number === null) return []
  const plain = term(name, anyScale, sortableNumber(number))
  if (unit === null) return [plain]
  const { scale, number: base } = scaled(number, unit)
  return [plain, term(name, scale, sortableNumber(base))]
}

/**
 * Stands in a field without words, and is none. Lucene knows only the documents that have a field; with it a word is as
 * rare, and a field as long on the whole, as among all products.
 */
const noWords = '.'

function wordFields({ title, brand, description }: Product, { words, lengths, kind }: ProductRows) {
  const textOf = (field: TextField): string => words[field].join(' ') || noWords
  return {
    words: {
      title: textOf('title'),
      brand: textOf('brand'),
      model: textOf('model'),
      description: textOf('description'),
      attributes: textOf('attributes'),
      features: textOf('features'),
    },
    tokens: distinct(textFields.flatMap((field) => words[field])),
    titleLength: lengths[textFields.indexOf('title')] ?? 0,
    kinds: words.kind,
    ...(kind === null ? {} : { kind: kind.toWellFormed() }),
    text: {
      title: title.toWellFormed(),
      ...(brand === undefined ? {} : { brand: brand.toWellFormed() }),
      ...(description === undefined ? {} : { description: description.toWellFormed() }),
    },
  }
}

const ofKind = (facts: readonly Fact[], kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind)

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

const distinctBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()
