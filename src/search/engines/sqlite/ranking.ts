import { textFields } from '../../product-text.ts'
import {
  b,
  exactKindBoost,
  fieldWeights,
  k1,
  kindBonus,
  kindBoost,
  narrowerKindBoost,
  titleBoost,
} from '../../ranking-weights.ts'
import type { Columns } from './columns.ts'

const titleField = textFields.indexOf('title')
const kindField = textFields.indexOf('kind')
const fieldCount = textFields.length

/** Where a word occurs, once for each occurrence, ascending: `key * textFields.length + field`. */
export type Places = readonly number[] | Uint32Array

/**
 * Scores by key, into `scores`: the sum over the words and fields of BM25 (Robertson & Zaragoza, The
 * Probabilistic Relevance Framework, 2009), with lengths and rarity taken within each field, since a
 * word in a title of six words says more than one among two hundred attributes. `kinds` are the places
 * of the word that says what is looked for, and of the narrower and exact kinds that the query names (`queryKinds`).
 */
export function score(
  scores: Float64Array,
  words: readonly Places[],
  kinds: { head: Places; narrower: readonly Places[]; exact: Places },
  columns: Columns,
): void {
  scores.fill(0)
  for (const places of words) addScores(scores, places, columns)
  const bonus = kindBonus * rarity(productsWith(kinds.head), columns.count)
  for (const key of keysOfKind(kinds.head)) scores[key] = (scores[key] ?? 0) * kindBoost + bonus
  for (const places of kinds.narrower) multiply(scores, places, narrowerKindBoost)
  multiply(scores, kinds.exact, exactKindBoost)
  for (const key of titled(words, columns)) scores[key] = (scores[key] ?? 0) * titleBoost
}

/** The products whose title is made of these words and no others: who types a whole title means the product of that name. */
function titled(words: readonly Places[], { lengths }: Columns): number[] {
  const [rarest = [], ...others] = words.toSorted((a, b) => a.length - b.length)
  let found = new Set<number>()
  for (const place of rarest) {
    if (place % fieldCount === titleField && lengths[place] === words.length) found.add(place)
  }
  for (const places of others) {
    if (found.size === 0) break
    const both = new Set<number>()
    for (const place of places) if (found.has(place)) both.add(place)
    found = both
  }
  return Array.from(found, (place) => (place - titleField) / fieldCount)
}

function multiply(scores: Float64Array, places: Places, boost: number): void {
  for (const key of keysOfKind(places)) scores[key] = (scores[key] ?? 0) * boost
}

/** The products that have any of the places in their kind, each once. */
function* keysOfKind(places: Places): Generator<number> {
  let last = -1
  for (const place of places) {
    if (place % fieldCount !== kindField || place === last) continue
    last = place
    yield (place - kindField) / fieldCount
  }
}

function addScores(scores: Float64Array, places: Places, columns: Columns): void {
  const factors = fieldFactors(places, columns.count)
  const averages = columns.totalLengths.map((total) => total / columns.count)
  for (let i = 0; i < places.length; ) {
    const place = places[i] ?? 0
    let frequency = 1
    while (places[++i] === place) frequency++
    const field = place % fieldCount
    const key = (place - field) / fieldCount
    const relativeLength = (columns.lengths[place] ?? 0) / (averages[field] ?? 1)
    const saturated = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * relativeLength))
    scores[key] = (scores[key] ?? 0) + (factors[field] ?? 0) * saturated
  }
}

/** Weight times inverse document frequency of a word, for each field. */
function fieldFactors(places: Places, products: number): Float64Array {
  const found = new Float64Array(fieldCount)
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0
    if (place !== places[i + 1]) found[place % fieldCount] = (found[place % fieldCount] ?? 0) + 1
  }
  return found.map((count, field) => {
    const weight = fieldWeights[textFields[field] ?? 'kind']
    return weight * rarity(count, products)
  })
}

/** Inverse document frequency of a word that so many of all products have. */
const rarity = (having: number, products: number): number => Math.log(1 + (products - having + 0.5) / (having + 0.5))

/** How many products have any of the places, which come product by product. */
function productsWith(places: Places): number {
  let [count, last] = [0, -1]
  for (const place of places) {
    const key = Math.floor(place / fieldCount)
    if (key !== last) count++
    last = key
  }
  return count
}
