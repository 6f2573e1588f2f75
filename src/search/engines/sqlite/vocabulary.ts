import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Vocabulary } from '../../engine.ts'

/** Terms read in one go, about 2 ms: others are answered in between. */
const sliceSize = 1_000

/** Of a word in a single product nobody knows whether it is one, or a slip of the seller's. */
const fewestProducts = 2
const shortestWord = 3
/** What one or two products are may be a word that was taken for a noun. */
const fewestOfKind = 3
const isWord = /^\p{L}[\p{L}\p{M}]*$/u

interface Term {
  term: string
  doc: number
}

/** Names the full-text index's own list of terms. Before the connection is made read-only: it is a temporary table. */
export function nameVocabulary(database: DatabaseSync): void {
  database.exec(`CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row);
CREATE VIRTUAL TABLE temp.vocabulary_by_field USING fts5vocab(main, words, col)`)
}

/** Reads the vocabulary, once for each state of the catalogue. */
export class VocabularyReader {
  readonly #mostWords: number
  readonly #slice: StatementSync
  readonly #kindSlice: StatementSync
  #known: { version: string; vocabulary: Promise<Vocabulary> } | undefined

  /** `mostWords` bounds what is kept: the most frequent ones. */
  constructor(database: DatabaseSync, mostWords: number) {
    this.#mostWords = mostWords
    this.#slice = database.prepare(`SELECT term, doc FROM temp.vocabulary WHERE term > ? LIMIT ${sliceSize}`)
    this.#kindSlice = database.prepare(
      `SELECT term, doc FROM temp.vocabulary_by_field WHERE term > ? AND col = 'kind' LIMIT ${sliceSize}`,
    )
  }

  /** @param version of the catalogue as it is now. */
  async read(version: string): Promise<Vocabulary> {
    if (this.#known?.version === version) return this.#known.vocabulary
    const reading = { version, vocabulary: this.#read() }
    this.#known = reading
    try {
      return await reading.vocabulary
    } catch (error) {
      if (this.#known === reading) this.#known = undefined
      throw error
    }
  }

  /** Each slice sees the catalogue as it is then: a count may be off by what is written meanwhile. */
  async #read(): Promise<Vocabulary> {
    let kept: Term[] = []
    for await (const terms of slices(this.#slice)) {
      for (const row of terms) if (row.doc >= fewestProducts && fits(row.term)) kept.push(row)
      if (kept.length > 2 * this.#mostWords) kept = mostFrequent(kept, this.#mostWords)
    }
    const kinds = new Set<string>()
    for await (const terms of slices(this.#kindSlice)) {
      for (const { term, doc } of terms) if (doc >= fewestOfKind && !term.includes('.')) kinds.add(term)
    }
    if (kept.length > this.#mostWords) kept = mostFrequent(kept, this.#mostWords)
    return { words: kept.map(({ term }) => term), counts: Uint32Array.from(kept, ({ doc }) => doc), kinds }
  }
}

async function* slices(statement: StatementSync): AsyncGenerator<Term[]> {
  for (let after = ''; ; ) {
    const terms = statement.all(after) as unknown as Term[]
    yield terms
    const last = terms.at(-1)
    if (last === undefined || terms.length < sliceSize) return
    after = last.term
    await nextTurn()
  }
}

const fits = (term: string): boolean => term.length >= shortestWord && isWord.test(term)

/** In the order of the index. */
function mostFrequent(terms: readonly Term[], most: number): Term[] {
  const kept = new Set([...terms].sort((a, b) => b.doc - a.doc).slice(0, most))
  return terms.filter((term) => kept.has(term))
}
