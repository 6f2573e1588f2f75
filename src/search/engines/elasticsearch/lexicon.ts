import type { Lexicon, LexiconAttribute, NumberRange } from '../../engine.ts'
import { compositeBuckets, type SendSearch } from './composite-pages.ts'
import { bucketsOf, spelledOf } from './facets.ts'
import { joined, numberOf, partsOf } from './terms.ts'

/** What a catalogue without a price is taken to sell in. */
const defaultCurrency = 'USD'

/** A list of more numbers is a scale: any number may be meant. */
const mostNumbers = 500

/** Brands, categories and attributes: far more than a catalogue has, and an answer of some 500 KB. */
const mostNames = 10_000
/** Of numbers, and of numbers in categories: two million of each. */
const mostPages = 200

/** What the catalogue knows, most frequent first. */
export async function readLexicon(send: SendSearch): Promise<Lexicon> {
  const terms = (field: string) => ({ terms: { field, size: mostNames } })
  const { aggregations } = await send({
    size: 0,
    track_total_hits: false,
    aggs: {
      brands: terms('facets.brand'),
      categories: terms('facets.category'),
      names: terms('facets.name'),
      currency: { terms: { field: 'currency', size: 1 } },
    },
  })
  const spelled = (name: string): string[] => spelledOf(bucketsOf(aggregations?.[name])).map(({ value }) => value)
  const [[currency] = []] = bucketsOf(aggregations?.currency)
  const numbers = await readNumbers(send)
  return {
    brands: spelled('brands'),
    categories: spelled('categories'),
    attributes: bucketsOf(aggregations?.names).map(([name]) => attributeOf(name, numbers.get(name))),
    currency: currency ?? defaultCurrency,
  }
}

/** The numbers of an attribute, over all products and in each category. */
interface AttributeNumbers {
  numbers: number[]
  all: NumberRange
  categories: Map<string, NumberRange>
}

function attributeOf(key: string, found: AttributeNumbers | undefined): LexiconAttribute {
  const [name = '', unit = ''] = partsOf(key)
  const attribute = { name, unit: unit === '' ? undefined : unit }
  if (found === undefined) return attribute
  const { numbers, all, categories } = found
  return { ...attribute, all, categories, ...(numbers.length > mostNumbers ? {} : { numbers }) }
}

/** By name and unit. */
async function readNumbers(send: SendSearch): Promise<Map<string, AttributeNumbers>> {
  const found = new Map<string, AttributeNumbers>()
  const number = { number: { terms: { field: 'facets.number' } } }
  for await (const { key, count } of compositeBuckets(send, [number], mostPages)) {
    const { attribute, value } = numberTerm(key.number)
    const known: AttributeNumbers = found.get(attribute) ?? { numbers: [], all: noRange(), categories: new Map() }
    // They come in ascending order.
    if (known.numbers.length <= mostNumbers) known.numbers.push(value)
    widen(known.all, value, count)
    found.set(attribute, known)
  }
  const category = { category: { terms: { field: 'facets.category' } } }
  const spelling = new Map<string, string>()
  for await (const { key, count } of compositeBuckets(send, [category, number], mostPages)) {
    const { attribute, value } = numberTerm(key.number)
    const [folded = '', text = ''] = partsOf(key.category ?? '')
    const segment = spelling.get(folded) ?? text
    spelling.set(folded, segment)
    const ranges = found.get(attribute)?.categories
    const range = ranges?.get(segment) ?? noRange()
    widen(range, value, count)
    ranges?.set(segment, range)
  }
  return found
}

function numberTerm(term: string | null | undefined): { attribute: string; value: number } {
  const [name = '', unit = '', sortable = ''] = partsOf(term ?? '')
  return { attribute: joined(name, unit), value: numberOf(sortable) }
}

const noRange = (): NumberRange => ({ count: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY })

function widen(range: NumberRange, number: number, count: number): void {
  range.count += count
  range.min = Math.min(range.min, number)
  range.max = Math.max(range.max, number)
}
