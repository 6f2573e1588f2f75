import type { AnalysedQuery } from '../../text-analysis.ts'
import { LeastRecentMap } from '../least-recent.ts'
import type { Found } from './reader.ts'
import { presenceSearch, rarity } from './search-body.ts'
import { hasWord } from './word-query.ts'

/** Shoppers of one shop search for the same few thousand things. */
const mostKept = 5_000
/** Rarities change little: a word in twice as many products loses 0.7. */
const keptFor = 30

/**
 * Knows how rare the words are that say what is looked for. Each is asked for once in a while: Lucene gives the rarity
 * of a token, and not that of a word in all its forms.
 */
export class HeadRarities {
  readonly #search: (body: object) => Promise<Found>
  readonly #keptForMs: number
  readonly #known = new LeastRecentMap<string, { rarity: number; since: number }>(mostKept)

  /** `freshForMs`: how long a view of the catalogue is fresh; 0: each rarity is asked for each time. */
  constructor(search: (body: object) => Promise<Found>, freshForMs: number) {
    this.#search = search
    this.#keptForMs = keptFor * freshForMs
  }

  /** Of the word of a query that says what is looked for; 0 where none does. */
  async of(words: AnalysedQuery): Promise<number> {
    const head = words.find((word) => word.head)
    if (head === undefined) return 0
    const asked = hasWord({ text: head.text, forms: head.forms, head: true })
    const key = JSON.stringify(head.forms)
    const known = this.#known.get(key)
    if (known !== undefined && performance.now() - known.since < this.#keptForMs) return known.rarity
    const read = await this.#read(asked)
    this.#known.set(key, { rarity: read, since: performance.now() })
    return read
  }

  async #read(word: ReturnType<typeof hasWord>): Promise<number> {
    const { aggregations, total } = await this.#search(presenceSearch(word))
    const { doc_count: having } = aggregations.having as { doc_count: number }
    return rarity(having, total)
  }
}
