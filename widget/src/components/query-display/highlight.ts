/** A stretch of a request and what it is. */
export interface Token {
  kind: 'plain' | 'key' | 'string' | 'number' | 'keyword' | 'comment'
  text: string
}

const keywords =
  'select|from|where|and|or|not|in|is|null|like|match|order|group|by|having|limit|offset|asc|desc|join|left|inner|cross|on|as|with|union|all|distinct|case|when|then|else|end|exists|between|true|false'

/** In this order: a comment, a JSON key, a string (to the end when it is not closed), a number, a word. */
const pattern = new RegExp(
  `(--[^\\n]*)|("(?:[^"\\\\]|\\\\.)*"(?=\\s*:))|("(?:[^"\\\\]|\\\\.)*(?:"|$)|'(?:[^']|'')*(?:'|$))|(\\b\\d+(?:\\.\\d+)?\\b)|(\\b(?:${keywords})\\b)`,
  'gi',
)

const kinds = ['comment', 'key', 'string', 'number', 'keyword'] as const

/** A request cut into tokens, in order and whole: their texts together are the request. */
export function highlight(request: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of request.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: request.slice(end, match.index) })
    const kind = kinds.find((_, group) => match[group + 1] !== undefined) ?? 'plain'
    tokens.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < request.length) tokens.push({ kind: 'plain', text: request.slice(end) })
  return tokens
}
