import type { SearchFilters } from '../search/engine.ts'
import { wholeNumber } from '../search/product-number.ts'
import type { ProductSearch, SearchOutcome } from '../search/search.ts'

/** What a label names, and the products that carry it. */
export interface PrintedFound {
  /** As it is printed. */
  said: string
  outcome: SearchOutcome
}

/** A box has its number, its GTIN and a batch on it; each is a query. */
const mostNumbers = 5
/** Words of a label; more are a page, which names no product. */
const mostLabelWords = 6
/** What more products than this have in common names none of them. */
const mostNamed = 6

/** The product numbers among the words of a picture, in their order. */
export function printedNumbers(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const numberIn = (text: string): string | undefined => wholeNumber(text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ''))
  // The groups of a spaced number are none by themselves.
  const numbers = lines.flatMap((line) => numberIn(line) ?? line.split(/\s+/u).map(numberIn))
  return [...new Set(numbers.filter((number) => number !== undefined))].slice(0, mostNumbers)
}

/** The few words of a label; undefined when there are none, or too many. */
export function labelWords(text: string): string | undefined {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\d]{2}/u.test(word))
  return words.length === 0 || words.length > mostLabelWords || !words.some((word) => /\p{L}{3}/u.test(word))
    ? undefined
    : words.join(' ')
}

/**
 * The products that what is printed on a picture names, exactly and inside the limits: by a number, else by all words of
 * a label. Nothing is corrected, and nothing that many products share counts.
 */
export async function findPrinted(
  { search }: { search: ProductSearch },
  text: string,
  filters: SearchFilters,
  signal: AbortSignal,
): Promise<PrintedFound | undefined> {
  const label = labelWords(text)
  for (const said of [...printedNumbers(text), ...(label === undefined ? [] : [label])]) {
    signal.throwIfAborted()
    // By meaning they might be sent to a model on another machine: what a picture says is searched here.
    const options = { type: 'keyword', someWords: 'never', exact: true, facets: false } as const
    const outcome = await search.search({ text: said, filters, offset: 0, limit: mostNamed, ...options })
    if (outcome.total > 0 && outcome.total <= mostNamed) return { said, outcome }
  }
  return undefined
}
