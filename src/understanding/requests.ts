import type { Intent, Understanding } from './understanding.ts'

/** A longer message is a story, and where one request ends and the next begins is a guess. */
const longestMessage = 500

/** The end of a sentence, or an 'and' before what begins a question or a request of its own. */
const boundary =
  /[.!?;\n]+\s+|,\s+(?=(?:what|whats|what's|how|where|wheres|when|can i|could i|do you|is it|who)\b)|,?\s+(?:(?:and|but|also|plus|oh|btw|by the way)[\s,]+)+(?=(?:what|whats|what's|how|where|wheres|where's|when|whens|can|could|do|does|is|are|who|will|has|did|track|cancel|i(?:'d| would)? (?:need|want|like) (?:to|a refund|an invoice)|(?:show|find|get) me|i need|looking for)\b)/i

/** The two requests that a message may hold, as written; undefined for one request and for more than two. */
export function twoRequests(text: string): readonly [string, string] | undefined {
  if (text.length > longestMessage) return undefined
  const parts = text.split(new RegExp(boundary, 'gi')).filter((part) => /\S+\s+\S+/.test(part))
  const [first, second] = parts
  return parts.length === 2 && first !== undefined && second !== undefined ? [first, second] : undefined
}

const searches: ReadonlySet<Intent> = new Set(['product_search', 'product_similar', 'refine'])
const services: ReadonlySet<Intent> = new Set(['support', 'order_status', 'handoff'])

/** Both halves must be plain: a sentence cut in two by mistake makes two wrong answers of a right one. */
const sure = 0.75

/**
 * One understanding of two requests, of which one is of products and the other of the shop: the search comes first, and
 * what else is asked for is answered after it. Undefined when they are not of these kinds, or not surely.
 */
export function combined(
  one: Understanding,
  other: Understanding,
  texts: readonly [string, string],
): Understanding | undefined {
  const [search, service, text] = searches.has(one.intent) ? [one, other, texts[1]] : [other, one, texts[0]]
  if (!searches.has(search.intent) || !services.has(service.intent)) return undefined
  if (search.confidence < sure || service.confidence < sure || isEmpty(search)) return undefined
  return { ...search, also: { intent: service.intent, text } }
}

const isEmpty = ({ terms, constraints: { price, department, brands, colours, attributes } }: Understanding): boolean =>
  terms.length + brands.include.length + colours.include.length + attributes.length === 0 &&
  price === undefined &&
  department === undefined
