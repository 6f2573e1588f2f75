import { measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import type { SearchFilters } from '../search/engine.ts'
import { fold } from '../search/fold.ts'
import { headNouns } from '../search/head-noun.ts'
import type { Trace } from '../search/search.ts'
import { readTerms } from '../understanding/terms.ts'
import { wordsOf } from '../understanding/words.ts'
import { type AnswerTools, joinTraces } from './dependencies.ts'
import { areVariants } from './variants.ts'

/** So many of one kind are looked at; the best of them are shown. */
const mostLookedAt = 60

/** With so many near in price nobody asks for dearer and cheaper ones. */
const enoughNear = 3
/** From half to twice the price is near enough to stand in for another. */
const nearPrice = { least: 0.5, most: 2 }

/** What a product is: a word for it, for searching and saying, and where the catalogue files it. */
export interface Kind {
  /** The words of the last category, or the head noun of the title. */
  words: string
  category: string | undefined
}

export function kindOf({ title, brand, category }: Product): Kind {
  const last = category.at(-1)
  if (last !== undefined) return { words: readTerms(wordsOf(last), new Set()).join(' '), category: last }
  return { words: headNouns(title, brand)[0] ?? '', category: undefined }
}

export interface Similar {
  products: Product[]
  trace: Trace
}

/**
 * Products of the same kind inside `filters`, the most alike first: near in meaning and in price, then sharing most
 * attributes, other brands before the same. Never the product itself, nor it in another colour, size or pack.
 */
export async function similarProducts(
  tools: AnswerTools,
  like: Product,
  filters: SearchFilters,
  most: number,
): Promise<Similar> {
  const kind = kindOf(like)
  const near = nearFilters(like, filters)
  const requests = near === filters ? [filters] : [near, filters]
  const found: Product[] = []
  const others: Product[] = []
  let trace = tools.noQueries
  for (const limits of requests) {
    if (oneOfEach(distinct(found)).length >= Math.min(most, enoughNear)) break
    for (const candidates of [nearestInMeaning, ofSameKind]) {
      const looked = await candidates(tools, like, kind, limits)
      trace = joinTraces(trace, looked.trace)
      const other = looked.products.filter((product) => isOther(product, like) && isInside(product, limits))
      others.push(...other)
      found.push(...other.filter((product) => isOfKind(product, like, kind)))
    }
  }
  // A title may name its thing as no other does; then being described by the same attributes has to do.
  const kindred = found.length > 0 ? found : others.filter((product) => sharesNames(product, like, nearlyAll))
  return { products: oneOfEach(mostAlike(distinct(kindred), like)).slice(0, most), trace }
}

const categoryOf = ({ category }: Kind): SearchFilters => (category === undefined ? {} : { categories: [category] })

const nearestInMeaning = (tools: AnswerTools, like: Product, kind: Kind, limits: SearchFilters): Promise<Similar> =>
  tools.search.like(like.id, { ...limits, ...categoryOf(kind) }, mostLookedAt)

async function ofSameKind(tools: AnswerTools, _like: Product, kind: Kind, limits: SearchFilters): Promise<Similar> {
  if (kind.words === '') return { products: [], trace: tools.noQueries }
  const { hits, trace } = await tools.search.search({
    text: kind.category === undefined ? kind.words : '',
    filters: { ...limits, ...categoryOf(kind) },
    offset: 0,
    limit: mostLookedAt,
    facets: false,
    someWords: 'never',
    type: 'keyword',
  })
  return { products: hits.map(({ product }) => product), trace }
}

/** The first of those that are near in meaning gains as much as an attribute in five that is shared. */
const nearnessShare = 0.2

/** Candidates come in the order of their nearness in meaning, those without one last. */
function mostAlike(candidates: readonly Product[], like: Product): Product[] {
  const score = new Map(
    candidates.map((product, rank) => [
      product.id,
      likeness(product, like) + nearnessShare * (1 - rank / candidates.length),
    ]),
  )
  return candidates.toSorted((one, other) => (score.get(other.id) ?? 0) - (score.get(one.id) ?? 0))
}

function nearFilters({ price }: Product, filters: SearchFilters): SearchFilters {
  if (price === undefined || filters.minPrice !== undefined || filters.maxPrice !== undefined) return filters
  return {
    ...filters,
    minPrice: Math.floor(price.amount * nearPrice.least),
    maxPrice: Math.ceil(price.amount * nearPrice.most),
  }
}

/** The kind's own category takes the place of those of `limits` in the query, so that these are seen to here. */
function isInside({ category }: Product, { categories }: SearchFilters): boolean {
  if (categories === undefined) return true
  const segments = new Set(category.map(fold))
  return categories.some((one) => segments.has(fold(one)))
}

const isOther = (product: Product, like: Product): boolean => product.id !== like.id && !areVariants(product, like)

function isOfKind(product: Product, like: Product, kind: Kind): boolean {
  if (kind.category !== undefined) return true
  const nouns = headNouns(product.title, product.brand)
  // Some titles name no thing at all; then the attributes alone tell what things of one kind are.
  const mayBeSame = kind.words === '' ? nouns.length === 0 : nouns.includes(kind.words)
  return mayBeSame && sharesNames(product, like, some)
}

/** Where nothing but a title tells the kind, things of one kind are also described by the same attributes. */
function sharesNames({ attributes }: Product, like: Product, least: number): boolean {
  const names = Object.keys(like.attributes)
  const shared = names.filter((name) => Object.hasOwn(attributes, name)).length
  return shared >= least * names.length && (least === some || shared > 0)
}
/** Shares of a product's attributes: beside the same noun, and without it. */
const [some, nearlyAll] = [0.4, 0.85]

const distinct = (products: readonly Product[]): Product[] => [
  ...new Map(products.map((product) => [product.id, product])).values(),
]

/** Of variants the one that is most alike: six colours of one lamp are no choice. */
const oneOfEach = (ranked: readonly Product[]): Product[] =>
  ranked.filter((product, index) => !ranked.slice(0, index).some((before) => areVariants(before, product)))

/** Measures that differ by less than this part are as good as alike. */
const alikeWithin = 0.25

/** How alike a product is: shared attributes count most, then the price, and another brand breaks a tie. */
function likeness(product: Product, like: Product): number {
  const names = Object.keys(like.attributes).filter((name) => !/colou?r/i.test(name))
  const shared = names.filter((name) => isAlike(product, like, name)).length
  const ofAttributes = names.length === 0 ? 0 : shared / names.length
  return ofAttributes + priceLikeness(product, like) + (product.brand === like.brand ? 0 : 0.1)
}

function priceLikeness({ price }: Product, { price: other }: Product): number {
  if (price === undefined || other === undefined || price.amount === 0 || other.amount === 0) return 0
  return 0.5 * Math.min(price.amount / other.amount, other.amount / price.amount)
}

/** Whether two products share an attribute: the same text, or nearly the same measure. */
function isAlike(one: Product, other: Product, name: string): boolean {
  const values = [one, other].map(({ attributes }) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined))
  const [value, wanted] = values
  if (value === undefined || wanted === undefined) return false
  if (typeof value !== 'number' || typeof wanted !== 'number') return value === wanted
  const amount = measureOf(value, unitOf(one, name))?.base ?? value
  const like = measureOf(wanted, unitOf(other, name))?.base ?? wanted
  return Math.abs(amount - like) <= alikeWithin * Math.max(Math.abs(amount), Math.abs(like))
}

const mostNamed = 3
const longestNamed = 30

/** What all of some products have in common with one, as its record says it: 'dimmable', 'connection wired'. */
export function sharedWords(products: readonly Product[], like: Product): string[] {
  return Object.entries(like.attributes)
    .filter(([name, value]) => {
      if (/colou?r/i.test(name) || value === false || typeof value === 'number') return false
      return String(value).length <= longestNamed && products.every((product) => product.attributes[name] === value)
    })
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .slice(0, mostNamed)
}
