import type { WordMatch } from '../../engine.ts'
import { kindToken } from '../../kinds/kind-tokens.ts'
import { type TextField, textFields } from '../../product-text.ts'
import type { AnalysedQuery, AnalysedWord } from '../../text-analysis.ts'
import type { Query } from './filter-query.ts'

/** The text fields with words in an order: `kind` holds tokens of its own. */
export const wordFields = textFields.filter((field): field is Exclude<TextField, 'kind'> => field !== 'kind')

/** Tokens that stand next to each other in a field. No token has a space in it. */
export const phraseIn = (field: Exclude<TextField, 'kind'>, form: readonly string[], boost?: number): Query => ({
  match_phrase: { [`words.${field}`]: { query: form.join(' '), ...(boost === undefined ? {} : { boost }) } },
})

/** Products that have a word, in any of its forms and in any field. */
export function hasWord({ forms, isKind, head }: AnalysedWord): Query {
  if (isKind) return { terms: { kinds: forms.map(kindToken) } }
  const single = forms.flatMap((form) => (form.length === 1 ? form : []))
  // What a product is may be known though it does not have the words: its kind is a match too.
  const kinds = head ? forms.map(kindToken) : []
  const tokens: Query = { terms: { tokens: [...new Set([...single, ...kinds])] } }
  const phrases = forms.flatMap((form) => (form.length > 1 ? wordFields.map((field) => phraseIn(field, form)) : []))
  return phrases.length === 0 ? tokens : anyOf([tokens, ...phrases])
}

/** The products that match; undefined when none can: `some` of one word, or of words that are all required. */
export function matchQueries(words: AnalysedQuery, match: WordMatch): Query[] | undefined {
  if (words.length === 0) return match === 'some' ? undefined : []
  const all = words.map(hasWord)
  if (match === 'all') return all
  const required = words.filter((word) => word.required)
  const any = required.length > 0 ? required.map(hasWord) : [anyOf(all)]
  if (match === 'any') return any
  if (required.length === words.length || words.length === 1) return undefined
  return [...any, { bool: { must_not: { bool: { filter: all } } } }]
}

const anyOf = (should: Query[]): Query => ({ bool: { should, minimum_should_match: 1 } })
