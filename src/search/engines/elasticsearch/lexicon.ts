import type { Lexicon, LexiconAttribute, NumberRange } from '../../engine.ts'
import { compositeBuckets, type SendSearch } from './composite-pages.ts'
import { bucketsOf, spelledOf } from './facets.ts'
import { cutBehind, joined, numberOf, partsOf } from './terms.ts'

/** What a catalogue without a price is taken to sell in. */
const defaultCurrency = 'USD'

/** A list of more numbers is a scale: any number may be meant. */
const mostNumbers = 500

/** Of brands, categories or attributes in one answer: nearly always all of them, in some 500 KB. */
const mostNames = 10_000
/** Of a list that is longer than that: 200,000 brands. */
const mostNamePages = 20
/** Of numbers, and of numbers in categories: two million of each. */
const mostPages = 200

/**
 * What the catalogue knows, most frequent first. `publish` is given all of it but the numbers of attributes as soon as
 * that is there: a large catalogue has millions of them.
 */
export async function readLexicon(
  send: SendSearch,
  publish: (lexicon: Lexicon) => void = () => undefined,
): Promise<Lexicon> {
  const terms = (field: string) => ({ terms: { field, size: mostNames } })
  const { aggregations } = await send({
    size: 0,
    track_total_hits: false,
    aggs: {
      brands: terms(fields.brands),
      categories: terms(fields.categories),
      names: terms(fields.names),
      currency: { terms: { field: 'currency', size: 1 } },
    },
  })
  const countsOf = (name: keyof typeof fields) => allCounts(send, fields[name], bucketsOf(aggregations?.[name]))
  const categories = await countsOf('categories')
  const names = await countsOf('names')
  const [[currency] = []] = bucketsOf(aggregations?.currency)
  const known = {
    brands: spelledOf(await countsOf('brands')).map(({ value }) => value),
    categories: spelledOf(categories).map(({ value }) => value),
    currency: currency ?? defaultCurrency,
  }
  publish({ ...known, attributes: names.map(([name]) => attributeOf(name, undefined)) })
  const numbers = await readNumbers(send, spellings(categories))
  return { ...known, attributes: names.map(([name]) => attributeOf(name, numbers.get(name))) }
}

const fields = { brands: 'facets.brand', categories: 'facets.category', names: 'facets.name' } as const

/** The terms of a field, most frequent first: those of the first answer, or of as many as it takes to have all. */
async function allCounts(
  send: SendSearch,
  field: string,
  first: [term: string, count: number][],
): Promise<[term: string, count: number][]> {
  if (first.length < mostNames) return first
  const all: [term: string, count: number][] = []
  for await (const { key, count } of compositeBuckets(send, [{ term: { terms: { field } } }], {
    mostPages: mostNamePages,
  }))
    all.push([key.term ?? '', count])
  return all.sort(([, a], [, b]) => b - a)
}

/** By their folded texts, values as they are spelled most often. */
const spellings = (counts: readonly [term: string, count: number][]): Map<string, string> =>
  new Map(counts.toReversed().map(([term]) => cutBehind(term, 1)))

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

/** By name and unit; `spelling` names the categories. */
async function readNumbers(
  send: SendSearch,
  spelling: ReadonlyMap<string, string>,
): Promise<Map<string, AttributeNumbers>> {
  const found = new Map<string, AttributeNumbers>()
  const number = { number: { terms: { field: 'facets.number' } } }
  for await (const { key, count } of compositeBuckets(send, [number], { mostPages })) {
    const { attribute, value } = numberTerm(key.number)
    const known: AttributeNumbers = found.get(attribute) ?? { numbers: [], all: noRange(), categories: new Map() }
    // They come in ascending order.
    if (known.numbers.length <= mostNumbers) known.numbers.push(value)
    widen(known.all, value, count)
    found.set(attribute, known)
  }
  const category = { category: { terms: { field: 'facets.category' } } }
  for await (const { key, count } of compositeBuckets(send, [category, number], { mostPages })) {
    const { attribute, value } = numberTerm(key.number)
    const [folded, text] = cutBehind(key.category ?? '', 1)
    // All spellings of a category have one range, under the name that `categories` gives it.
    const segment = spelling.get(folded) ?? text
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
