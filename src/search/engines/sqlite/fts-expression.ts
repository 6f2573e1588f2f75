import type { WordMatch } from '../../engine.ts'
import { kindToken } from '../../kinds/kind-tokens.ts'
import type { AnalysedQuery, AnalysedWord } from '../../text-analysis.ts'

/** Tokens as an FTS5 phrase: a quoted string in which nothing is syntax. */
export const phrase = (tokens: readonly string[]): string => `"${tokens.join(' ').replaceAll('"', '""')}"`

const anyOf = (parts: readonly string[]): string => parts.join(' OR ')
const allOf = (parts: readonly string[]): string => parts.join(' AND ')
const group = (expression: string): string => `(${expression})`

/** What a product is may be known though it does not have the words: its kind is a match too. */
function wordExpression({ forms, isKind, head }: AnalysedWord): string {
  const kinds = forms.map((form) => phrase([kindToken(form)]))
  if (isKind) return `kind : ${group(anyOf(kinds))}`
  const parts = [...new Set([...forms.map(phrase), ...(head ? kinds : [])])]
  return parts.length === 1 ? anyOf(parts) : group(anyOf(parts))
}

/**
 * The FTS5 expression for a query; undefined when nothing can match it: `some` of one word, or of
 * words that are all required. The query must have a word.
 */
export function matchExpression(words: AnalysedQuery, match: WordMatch): string | undefined {
  const all = allOf(words.map(wordExpression))
  if (match === 'all') return all
  const required = words.filter((word) => word.required)
  const any = required.length > 0 ? allOf(required.map(wordExpression)) : anyOf(words.map(wordExpression))
  if (match === 'any') return any
  return required.length === words.length || words.length === 1 ? undefined : `${group(any)} NOT ${group(all)}`
}

/** The FTS5 expression for products that have any of these tokens. */
export const anyTokenExpression = (tokens: readonly string[]): string => anyOf(tokens.map((token) => phrase([token])))
