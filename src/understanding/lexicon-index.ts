import { basicColour } from '../catalogue/colours.ts'
import type { Lexicon } from '../search/engine.ts'
import { foldNumber } from '../search/product-number.ts'
import { type AttributeIndex, indexAttributes } from './attributes/attribute-index.ts'
import { type DepartmentAt, indexDepartments } from './constraints/department.ts'
import { misspelledBrands } from './misspelled-brands.ts'
import { ordinaryWords, thingWords } from './ordinary-words.ts'
import { productNouns } from './product-nouns.ts'
import { singular } from './singular.ts'
import { type Word, wordsOf } from './words.ts'

/**
 * How much of a brand's name it takes to mean the brand. `name`: nothing else uses the word.
 * `ordinary`: an English word (Brother, Sharp). `thing`: a word for things (Desk, Star, Office), or one
 * that reads as a measure (3M).
 */
type BrandKind = 'name' | 'ordinary' | 'thing'

interface BrandName {
  brand: string
  kind: BrandKind
}

/** What the catalogue knows, arranged for reading messages. */
export interface LexiconIndex {
  /** ISO 4217. */
  currency: string
  /** The brand that is meant at a place, spelled as the catalogue spells it, and how many words name it. */
  brandAt(words: readonly Word[], index: number): { brand: string; length: number } | undefined
  departmentAt: DepartmentAt
  attributes: AttributeIndex
  /** Whether a word names a kind of product, in this catalogue or in shops in general. */
  isProductNoun(text: string): boolean
  /** How many words at a place are a category's name of several words, in the singular or plural; 0 for none. */
  expressionAt: ExpressionAt
  /** Whether the catalogue has this word in its categories or brands. */
  isCatalogueWord(text: string): boolean
}

/** No brand's name has more words that matter. */
const mostWords = 4

/** What a company adds to its name and shoppers leave out. */
const additions =
  /\s(?:technology|technologies|inc|ltd|gmbh|corporation|corp|company|electronics|computer|computers|international|group|systems|storage)\.?$/i

/**
 * Arranges a lexicon. Brands are compared folded and without separators, so that tp link, TP-Link and
 * tplink are one; of two brands that begin at the same word the longer one counts.
 */
export function indexLexicon(lexicon: Lexicon): LexiconIndex {
  const categories = categoryWordsOf(lexicon)
  const brands = new Map<string, BrandName>()
  for (const brand of lexicon.brands) {
    for (const name of namesOf(brand)) {
      const key = foldNumber(name)
      if (key.length > 1 && !brands.has(key)) brands.set(key, { brand, kind: kindOf(name, key, categories) })
    }
  }
  const isProductNoun = nounTest(categories)
  const names = [...brands].flatMap(([key, { kind }]) => (kind === 'name' ? [key] : []))
  const meant = misspelledBrands(names, (text) => isProductNoun(text) || categories.words.has(singular(text)))
  const misspelledAt = (words: readonly Word[], index: number) => {
    const word = words[index]
    const key = word?.kind === 'word' && mayBeBrand(words, index, isProductNoun) ? meant(word.text) : undefined
    const brand = key === undefined ? undefined : brands.get(key)?.brand
    return brand === undefined ? undefined : { brand, length: 1 }
  }
  return {
    currency: lexicon.currency,
    attributes: indexAttributes(lexicon),
    brandAt: (words, index) => longestBrand(brands, words, index, isProductNoun) ?? misspelledAt(words, index),
    departmentAt: indexDepartments(lexicon),
    isProductNoun,
    expressionAt: categoryExpressions(lexicon),
    isCatalogueWord: (text) => categories.words.has(singular(text)) || brands.has(foldNumber(text)),
  }
}

export type ExpressionAt = (words: readonly Word[], index: number) => number

/** Longer names of categories are lists of things. */
const longestExpression = 5

/** Tells where a message has a category's name: in 'watering can' and 'usb stick' every word names the thing. */
export function categoryExpressions({ categories }: Lexicon): ExpressionAt {
  const byFirst = new Map<string, string[][]>()
  for (const category of categories) {
    const [first = '', ...rest] = wordsOf(category).map(({ text }) => singular(text))
    if (rest.length === 0 || rest.length >= longestExpression) continue
    const list = byFirst.get(first)
    if (list === undefined) byFirst.set(first, [rest])
    else list.push(rest)
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.length - one.length)
  return (words, index) => {
    const word = words[index]
    const rest = word?.kind === 'word' ? byFirst.get(singular(word.text)) : undefined
    const found = rest?.find((one) => one.every((text, step) => singular(words[index + 1 + step]?.text ?? '') === text))
    return found === undefined ? 0 : found.length + 1
  }
}

/** Tells words that name a kind of product, in this catalogue or in shops in general. */
export const productNounTest = (lexicon: Lexicon): ((text: string) => boolean) => nounTest(categoryWordsOf(lexicon))

interface CategoryWords {
  words: ReadonlySet<string>
  /** The last words of categories: what the things are. */
  heads: ReadonlySet<string>
}

function categoryWordsOf({ categories }: Lexicon): CategoryWords {
  const words = new Set<string>()
  const heads = new Set<string>()
  for (const category of categories) {
    const texts = wordsOf(category).flatMap(({ kind, text }) => (kind === 'word' ? [singular(text)] : []))
    for (const text of texts) words.add(text)
    const head = texts.at(-1)
    if (head !== undefined) heads.add(head)
  }
  return { words, heads }
}

const nounTest =
  ({ heads }: CategoryWords): ((text: string) => boolean) =>
  (text) => {
    const one = singular(text)
    return heads.has(one) || productNouns.has(one)
  }

/** A brand's name, with 'and' for '&', and its short forms: StarTech.com without .com, Kingston Technology without the latter. */
function namesOf(brand: string): string[] {
  const spoken = wordsOf(brand)
    .map(({ text }) => text)
    .join(' ')
  const and = brand.replace(/\s*[&+]\s*/g, ' and ')
  const short = brand.replace(/\.(?:com|net|org|io)$/i, '').replace(additions, '')
  return short.length >= 4 ? [brand, spoken, and, short] : [brand, spoken, and]
}

function kindOf(name: string, key: string, categories: CategoryWords): BrandKind {
  if (/^\d+\p{L}{1,2}$/u.test(key)) return 'thing'
  if (/[\s&!+]/.test(name.trim()) || !/^\p{L}+$/u.test(key)) return 'name'
  const one = singular(key)
  if (thingWords.has(one) || nounTest(categories)(key) || basicColour(key) !== undefined) return 'thing'
  if (!ordinaryWords.has(key)) return 'name'
  return categories.words.has(one) ? 'thing' : 'ordinary'
}

function longestBrand(
  brands: ReadonlyMap<string, BrandName>,
  words: readonly Word[],
  index: number,
  isProductNoun: (text: string) => boolean,
): { brand: string; length: number } | undefined {
  let found: (BrandName & { length: number }) | undefined
  let joined = ''
  for (let length = 1; length <= mostWords; length++) {
    const word = words[index + length - 1]
    if (word === undefined || word.kind === 'currency') break
    if (word.kind === 'mark') {
      // 'Potter & Thorn', 'A + B': the sign is part of the name, whose key has none.
      if (length > 1 && /^[&+]$/.test(word.text)) continue
      break
    }
    joined += /^[a-z0-9]+$/.test(word.text) ? word.text : foldNumber(word.text)
    const name = brands.get(joined)
    if (name !== undefined) found = { ...name, length }
  }
  if (found === undefined) return undefined
  const { brand, kind, length } = found
  const isMeant =
    kind === 'name' ||
    isMarked(words, index, length) ||
    isCapitalised(words, index, length, brand) ||
    (kind === 'ordinary' && isAmongProducts(words, index, length, brands, isProductNoun))
  return isMeant ? { brand, length } : undefined
}

/** A misspelled name counts where a brand would stand: alone, before a kind of product, or after 'by', 'not' and their like. */
function mayBeBrand(words: readonly Word[], index: number, isProductNoun: (text: string) => boolean): boolean {
  const said = words.filter(({ kind }) => kind === 'word' || kind === 'number')
  const before = words[index - 1]?.text ?? ''
  if (said.length === 1 || /^(?:by|from|brand|not|no|only|or|prefer|except|any|about)$/.test(before)) return true
  return [1, 2, 3].some((step) => isProductNoun(words[index + step]?.text ?? ''))
}

/** 'by Desk', 'from Star', 'brand Office', 'the Office brand'. */
function isMarked(words: readonly Word[], index: number, length: number): boolean {
  const before = words[index - 1]?.text ?? ''
  return (
    /^(?:by|brand|brands|make|maker|manufacturer)$/.test(before) ||
    /^(?:brand|brands|branded)$/.test(words[index + length]?.text ?? '')
  )
}

/** In the catalogue's own capitals, within a sentence whose other words are not all in capitals. */
function isCapitalised(words: readonly Word[], index: number, length: number, brand: string): boolean {
  const word = words[index]
  if (length !== 1 || word?.raw !== brand || word.raw === word.text) return false
  const before = words[index - 1]
  const neighbours = [before, words[index + 1]].filter((neighbour) => neighbour?.kind === 'word')
  const isFirst = before === undefined || /^[.!?:;]$/.test(before.text)
  return !isFirst && word.kind === 'word' && neighbours.some((neighbour) => neighbour?.raw === neighbour?.text)
}

/** Brands' names that say how some things are: a sharp knife is by anybody. */
const described: Readonly<Record<string, RegExp>> = {
  sharp: /^(?:kniv|knife|blade|scissor|cutter|pencil|peeler|saw|axe|razor|needle|chisel)/,
  bright: /^(?:light|lamp|led|torch|flashlight|lantern|headlamp)/,
  quick: /^(?:release|charge|charger|dry)/,
}

const describes = (words: readonly Word[], index: number, length: number): boolean => {
  const own = words[index]?.text ?? ''
  return length === 1 && Object.hasOwn(described, own) && described[own]?.test(words[index + 1]?.text ?? '') === true
}

/**
 * Whether an English word stands where a brand would: before a product or a model number, alone, or
 * joined to another brand. 'for my brother' and 'a sharp knife' are none.
 */
function isAmongProducts(
  words: readonly Word[],
  index: number,
  length: number,
  brands: ReadonlyMap<string, BrandName>,
  isProductNoun: (text: string) => boolean,
): boolean {
  const said = words.filter(({ kind }) => kind === 'word' || kind === 'number')
  if (said.length === length) return true
  if (describes(words, index, length)) return false
  for (let step = 0; step < 3; step++) {
    const after = words[index + length + step]
    if (after === undefined || after.kind === 'mark' || /^(?:for|with|in|under|is|that|who|from|to)$/.test(after.text))
      break
    if (isProductNoun(after.text) || /\d/.test(after.text)) return true
  }
  const joins = (joint: number, neighbour: number): boolean =>
    /^(?:or|and|,|vs|versus|\/|&)$/.test(words[joint]?.text ?? '') &&
    brands.get(foldNumber(words[neighbour]?.text ?? ''))?.kind === 'name'
  if (joins(index - 1, index - 2) || joins(index + length, index + length + 1)) return true
  return /^(?:only|just|not|no|except|but|about|from|prefer)$/.test(words[index - 1]?.text ?? '')
}
