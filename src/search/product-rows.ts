import { createHash } from 'node:crypto'
import { productColours } from '../catalogue/colours.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import { embeddingText } from './embedding-text.ts'
import { fold } from './fold.ts'
import { headOfKind } from './kinds/kind-tokens.ts'
import { foldGtin, foldNumber } from './product-number.ts'
import { productText, type TextField, textFields } from './product-text.ts'
import { asNumber } from './value.ts'

export type FactKind = 'brand' | 'category' | 'colour' | 'attribute'

/** Something a product has that can be filtered by and counted. */
export interface Fact {
  kind: FactKind
  /** The attribute's name; empty for the other kinds. */
  name: string
  text: string
  folded: string
  number: number | null
  unit: string | null
}

export interface ProductNumber {
  kind: 'sku' | 'gtin' | 'model'
  number: string
}

/** What an engine indexes of a product beside its record. */
export interface ProductRows {
  facts: Fact[]
  numbers: ProductNumber[]
  /** The tokens of each text field. */
  words: Readonly<Record<TextField, readonly string[]>>
  /** How many tokens each text field has, in the order of `textFields`. */
  lengths: Uint32Array
  /** Milliseconds since the epoch. */
  released: number | null
  /** What the product is, for telling kinds apart; null where nothing tells. */
  kind: string | null
  /** Of the text that is embedded: a vector made of another text is out of date. */
  textHash: number
}

/** `kinds`: the tokens that say what the product is, when the catalogue's kind model gives others than its own words do. */
export function productRows(product: Product, kinds?: readonly string[]): ProductRows {
  const words = productText(product, kinds)
  const released = Date.parse(product.releasedAt ?? '')
  return {
    facts: factsOf(product),
    numbers: numbersOf(product),
    words,
    lengths: Uint32Array.from(textFields, (field) => words[field].length),
    released: Number.isNaN(released) ? null : released,
    kind: kindOf(product, words.kind),
    textHash: hashOfText(embeddingText(product)),
  }
}

/** The tokens of each text field, separated by spaces, in the order of `textFields`. */
export const textsOf = ({ words }: Pick<ProductRows, 'words'>): string[] =>
  textFields.map((field) => words[field].join(' '))

/** A shop's own categories are finer than nouns. */
function kindOf({ category }: Product, [first]: readonly string[]): string | null {
  return category.at(-1) ?? (first === undefined ? null : headOfKind(first))
}

/** 48 bits of SHA-1: they fit a number exactly, and two texts of one product do not share them. */
const hashOfText = (text: string): number => createHash('sha1').update(text).digest().readUIntBE(0, 6)

function factsOf(product: Product): Fact[] {
  const named = (kind: FactKind, texts: readonly string[]): Fact[] =>
    texts.map((text) => ({ kind, name: '', text, folded: fold(text), number: null, unit: null }))
  const attributes = Object.entries(product.attributes).map(([name, value]): Fact => {
    const text = String(value)
    return {
      kind: 'attribute',
      name,
      text,
      folded: fold(text),
      number: asNumber(value) ?? null,
      unit: unitOf(product, name) ?? null,
    }
  })
  return [
    ...named('brand', product.brand === undefined ? [] : [product.brand]),
    ...named('category', product.category),
    ...named('colour', productColours(product)),
    ...attributes,
  ]
}

function numbersOf({ sku, gtin = [], model }: Product): ProductNumber[] {
  const numbers: ProductNumber[] = [
    { kind: 'sku', number: foldNumber(sku ?? '') },
    ...gtin.map((number): ProductNumber => ({ kind: 'gtin', number: foldGtin(number) })),
    { kind: 'model', number: foldNumber(model ?? '') },
  ]
  return numbers.filter(({ number }) => number !== '')
}
