import type { estypes } from '@elastic/elasticsearch'
import { Availability } from '../../../catalogue/product.ts'
import type { FacetScope, Facets } from '../../engine.ts'
import { cutBehind, partsOf } from './terms.ts'

/** Values of an attribute: as many as a shopper reads. */
const mostValues = 10
/** Brands and categories. */
const mostChoices = 20
const mostAttributes = 10
/** The share of an attribute's products that the shown values must cover. */
const leastShown = 0.5

/** Spellings of one brand are counted apart and added up: more are asked for than are shown. */
const spellingsAsked = 3 * mostChoices
/** The most frequent values of all attributes. What is rarer than all of these is in no list of ten that divides best. */
const valuesAsked = 2_000
const namesAsked = 500
/** Those that tell the colour of the whole product, of which there are two or three names. */
const coloursAsked = 200

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>
type Results = Record<string, estypes.AggregationsAggregate>

/** Counts over all that is found; over the best `countedOver` of it, where that is given. */
export function facetAggregations(scope: Exclude<FacetScope, false>, countedOver?: number): Aggregations {
  const terms = (field: string, size: number) => ({ terms: { field, size } })
  const aggs: Aggregations = {
    brands: terms('facets.brand', spellingsAsked),
    categories: terms('facets.category', spellingsAsked),
    availability: terms('availability', Availability.anyOf.length),
    least: { min: { field: 'price' } },
    most: { max: { field: 'price' } },
    colours: terms('facets.colour', coloursAsked),
    ...(scope === 'choices'
      ? {}
      : { values: terms('facets.attribute', valuesAsked), names: terms('facets.name', namesAsked) }),
  }
  return countedOver === undefined ? aggs : { best: { sampler: { shard_size: countedOver }, aggs } }
}

/** The facets that the results of `facetAggregations` show. */
export function facetsOf(results: Results, total: number, countedOver?: number): Facets {
  const { best } = results as { best?: Results }
  const counts = best ?? results
  const price = priceOf(counts)
  const isPart = countedOver !== undefined && total > countedOver
  return {
    brands: choicesOf(counts.brands),
    categories: choicesOf(counts.categories),
    availability: bucketsOf(counts.availability).map(([value, count]) => ({ value: value as Availability, count })),
    ...(price === undefined ? {} : { price }),
    attributes: attributesOf(counts),
    ...(isPart ? { countedOver } : {}),
  }
}

/** Terms and their counts, most frequent first. */
export function bucketsOf(result: estypes.AggregationsAggregate | undefined): [term: string, count: number][] {
  const { buckets = [] } = (result ?? {}) as { buckets?: { key: string; doc_count: number }[] }
  return buckets.map(({ key, doc_count }) => [key, doc_count])
}

/** Values of which several spellings may stand there (`folded`, `text`), each as it is spelled most often. */
export function spelledOf(counts: readonly [term: string, count: number][]): { value: string; count: number }[] {
  const byFolded = new Map<string, { value: string; count: number }>()
  for (const [term, count] of counts) {
    const [folded, value] = cutBehind(term, 1)
    const known = byFolded.get(folded)
    if (known === undefined) byFolded.set(folded, { value, count })
    else known.count += count
  }
  return [...byFolded.values()].sort((a, b) => b.count - a.count)
}

const choicesOf = (result: estypes.AggregationsAggregate | undefined): { value: string; count: number }[] =>
  spelledOf(bucketsOf(result)).slice(0, mostChoices)

function priceOf({ least, most }: Results): Facets['price'] {
  const [min, max] = [least, most].map((result) => (result as { value?: number | null } | undefined)?.value)
  return typeof min === 'number' && typeof max === 'number' ? { min, max } : undefined
}

interface CountedAttribute {
  name: string
  unit: string | undefined
  /** How many products have it, with any value. */
  total: number
  values: { value: string; count: number }[]
}

/**
 * Those that divide the products best: most products that the shown values set apart from the most frequent one. An
 * attribute with many values (a weight, a width) is no list to choose from.
 */
function attributesOf({ colours, values, names }: Results): Facets['attributes'] {
  const counted = countedAttributes(bucketsOf(values), new Map(bucketsOf(names)))
  // Those of colour are counted by themselves, so that they are the same with and without the others.
  const all = new Map([...counted, ...countedAttributes(bucketsOf(colours), new Map())])
  return [...all.values()]
    .map((attribute) => ({ ...attribute, values: attribute.values.slice(0, mostValues) }))
    .map((attribute) => ({ ...attribute, apart: apartBy(attribute) }))
    .filter(({ apart }) => apart > 0)
    .sort((a, b) => b.apart - a.apart)
    .slice(0, mostAttributes)
    .map(({ name, unit, values: shown }) => ({ name, unit, values: shown }))
}

function apartBy({ values, total }: CountedAttribute): number {
  const shown = values.reduce((sum, { count }) => sum + count, 0)
  return shown < leastShown * total ? 0 : shown - (values[0]?.count ?? 0)
}

/** By name and unit. Without a total of its own, an attribute has as many products as its values have. */
function countedAttributes(
  counts: readonly [term: string, count: number][],
  totals: ReadonlyMap<string, number>,
): Map<string, CountedAttribute> {
  const byName = new Map<string, [term: string, count: number][]>()
  for (const [term, count] of counts) {
    const [key, value] = cutBehind(term, 2)
    const values = byName.get(key)
    if (values === undefined) byName.set(key, [[value, count]])
    else values.push([value, count])
  }
  return new Map(
    [...byName].map(([key, found]) => {
      const [name = '', unit = ''] = partsOf(key)
      const values = spelledOf(found)
      const total = totals.get(key) ?? values.reduce((sum, { count }) => sum + count, 0)
      return [key, { name, unit: unit === '' ? undefined : unit, total, values }]
    }),
  )
}
