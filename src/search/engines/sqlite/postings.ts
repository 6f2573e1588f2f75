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

/** Reads where the words of a query occur. */
export class Postings {
  readonly #ofToken
  readonly #ofPhrase

  constructor(database: DatabaseSync) {
    this.#ofToken = database.prepare(postingsSql)
    this.#ofPhrase = database.prepare(phraseSql)
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
    return tokens.map((token) => this.#token(token)).reduce(united, [])
  }

  #token(token: string): Places {
    return placesOf(this.#ofToken.get(token))
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
