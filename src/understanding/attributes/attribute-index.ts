import { measureOf } from '../../catalogue/measures.ts'
import type { Lexicon, LexiconAttribute, NumberRange } from '../../search/engine.ts'
import { singular } from '../singular.ts'
import { wordsOf } from '../words.ts'

/** An attribute whose values are numbers, arranged for reading. */
export interface NumericAttribute extends LexiconAttribute {
  /** Of its unit; undefined when that measures nothing ('pieces') or there is none. */
  dimension: string | undefined
  /** The words of its name, lower-case and singular. */
  words: readonly string[]
  /** Its place in the catalogue's order, most frequent first. */
  rank: number
}

/** What the catalogue's attributes measure and count. */
export interface AttributeIndex {
  /** Attributes in units of this dimension. */
  measuring(dimension: string): readonly NumericAttribute[]
  /** Attributes that count this, in the singular: ports, pages, pieces. */
  counting(noun: string): readonly NumericAttribute[]
  /** Whether the catalogue has an attribute of this name whose values are numbers. */
  has(name: string): boolean
  /** The segments of category paths that are called by the last word of these, singular; empty when none is. */
  categoriesCalled(words: readonly string[]): readonly string[]
}

/** Attributes of a longer list are Icecat's long tail, which no shopper names. */
const mostAttributes = 4_000

export function indexAttributes({ attributes, categories }: Lexicon): AttributeIndex {
  const measuring = new Map<string, NumericAttribute[]>()
  const counting = new Map<string, NumericAttribute[]>()
  const names = new Set<string>()
  for (const [rank, attribute] of attributes.slice(0, mostAttributes).entries()) {
    if (attribute.all === undefined && attribute.unit === undefined && attribute.numbers === undefined) continue
    names.add(attribute.name)
    const words = nameWords(attribute.name)
    const dimension = measureOf(1, attribute.unit)?.dimension
    const known = { ...attribute, words, dimension, rank }
    if (dimension !== undefined) put(measuring, dimension, known)
    else for (const noun of countedBy(known)) put(counting, noun, known)
  }
  const segments = new Map<string, { segment: string; words: readonly string[] }[]>()
  for (const segment of categories) {
    const words = nameWords(segment)
    put(segments, words.at(-1) ?? '', { segment, words })
  }
  return {
    measuring: (dimension) => measuring.get(dimension) ?? [],
    counting: (noun) => counting.get(noun) ?? [],
    has: (name) => names.has(name),
    categoriesCalled(words) {
      const called = segments.get(words.at(-1) ?? '') ?? []
      // 'laptop sleeve' is a Laptop Sleeve, and 'cable' any kind of cable.
      const whole = called.filter((one) => one.words.every((word) => words.includes(word)))
      const best = Math.max(...whole.map((one) => one.words.length))
      const chosen = best > 1 ? whole.filter((one) => one.words.length === best) : called
      return chosen.map(({ segment }) => segment)
    },
  }
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}

const nameWords = (name: string): string[] =>
  wordsOf(name).flatMap(({ kind, text }) => (kind === 'word' ? [singular(text)] : []))

/** 'USB ports' and 'usb 2 0 ports quantity' count ports; 'compartments' in compartments count them. */
function countedBy({ words, unit }: { words: readonly string[]; unit?: string | undefined }): string[] {
  const noun = words.at(-1) === 'quantity' ? words.at(-2) : words.at(-1)
  return [...new Set([...(noun === undefined ? [] : [noun]), ...(unit === undefined ? [] : [singular(unit)])])]
}

/** The numbers of an attribute within some categories, or over all when there are none; undefined where it does not occur. */
export function rangeWithin(attribute: NumericAttribute, segments: readonly string[]): NumberRange | undefined {
  const { categories, all } = attribute
  if (segments.length === 0 || categories === undefined)
    return all ?? { count: 1, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }
  const ranges = segments.flatMap((segment) => categories.get(segment) ?? [])
  if (ranges.length === 0) return undefined
  return {
    count: ranges.reduce((sum, { count }) => sum + count, 0),
    min: Math.min(...ranges.map(({ min }) => min)),
    max: Math.max(...ranges.map(({ max }) => max)),
  }
}
