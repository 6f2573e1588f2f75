import type { DatabaseSync } from 'node:sqlite'
import { kindToken } from '../../kinds/kind-tokens.ts'
import { textFields } from '../../product-text.ts'
import type { AnalysedWord } from '../../text-analysis.ts'
import { phrase } from './fts-expression.ts'
import type { Places } from './ranking.ts'

/** The index of the field in which a row of the inverted index stands. */
const fieldOfColumn = `CASE col ${textFields.map((field, index) => `WHEN '${field}' THEN ${index}`).join(' ')} END`

/** Gives, in one row, where a token occurs. */
export const postingsSql = `SELECT json_group_array(doc * ${textFields.length} + ${fieldOfColumn}) AS places\nFROM postings\nWHERE term = ?`
const phraseSql = `SELECT json_group_array(rowid * ${textFields.length} + ?) AS places FROM words WHERE words MATCH ?`

/** Places kept in memory at most, in 8 MB. A word that stands in more than the eighth part of them is read each time. */
const mostKept = 2_000_000
const mostKeptOfOne = mostKept / 8
/** What the entry of a list takes beside its places, counted as such: words that occur nowhere are bounded too. */
const placesOfEntry = 64

const nowhere: Places = new Uint32Array()

/**
 * Reads where the words of a query occur. The lists of the words that were searched for last are kept: shoppers of
 * one shop search for the same few thousand words, and unpacking a list costs ten times what ranking by it does.
 */
export class Postings {
  readonly #ofToken
  readonly #ofPhrase
  /** Least recently used first. */
  readonly #kept = new Map<string, Uint32Array>()
  #placesKept = 0
  #version = ''

  constructor(database: DatabaseSync) {
    this.#ofToken = database.prepare(postingsSql)
    this.#ofPhrase = database.prepare(phraseSql)
  }

  /** To be called before reading: lists of another version of the catalogue are dropped. */
  validFor(version: string): void {
    if (version === this.#version) return
    this.#version = version
    this.#kept.clear()
    this.#placesKept = 0
  }

  /**
   * The forms of a word count as one word: in each product and field, by the form that is most frequent there. Of
   * the word that says what is looked for, forms of two words and more are kinds as well.
   */
  places({ forms, head }: AnalysedWord): Places {
    return forms
      .map((form) => (form.length === 1 ? this.#token(form[0] ?? '') : this.#words(form, head)))
      .reduce(united)
  }

  #words(form: readonly string[], head = false): Places {
    return head ? united(this.#phrase(form), this.#token(kindToken(form))) : this.#phrase(form)
  }

  /** Where any of these tokens of the kind field occurs. */
  ofKinds(tokens: readonly string[]): Places {
    return tokens.map((token) => this.#token(token)).reduce(united, nowhere)
  }

  #token(token: string): Places {
    const kept = this.#kept.get(token)
    if (kept !== undefined) {
      this.#kept.delete(token)
      this.#kept.set(token, kept)
      return kept
    }
    const places = Uint32Array.from(placesOf(this.#ofToken.get(token)))
    if (places.length <= mostKeptOfOne) this.#keep(token, places)
    return places
  }

  #keep(token: string, places: Uint32Array): void {
    this.#kept.set(token, places)
    this.#placesKept += places.length + placesOfEntry
    for (const [oldest, { length }] of this.#kept) {
      if (this.#placesKept <= mostKept) return
      this.#kept.delete(oldest)
      this.#placesKept -= length + placesOfEntry
    }
  }

  /** Phrases are short and rare (tn 2110): how often one occurs in a field is not counted. */
  #phrase(tokens: readonly string[]): Places {
    return textFields
      .flatMap((field, index) =>
        field === 'kind' ? [] : placesOf(this.#ofPhrase.get(index, `${field} : ${phrase(tokens)}`)),
      )
      .sort((a, b) => a - b)
  }
}

const placesOf = (row: unknown): number[] => JSON.parse((row as { places: string }).places) as number[]

/** The union of two ascending lists, each place as often as in the list where it is more frequent. */
function united(left: Places, right: Places): Places {
  if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left
  const result: number[] = []
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const a = left[i] ?? Number.POSITIVE_INFINITY
    const b = right[j] ?? Number.POSITIVE_INFINITY
    result.push(Math.min(a, b))
    if (a <= b) i++
    if (b <= a) j++
  }
  return result
}
