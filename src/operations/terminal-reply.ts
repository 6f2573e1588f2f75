import { formatAvailability, formatPrice, formatValue } from '../answers/format.ts'
import { limitLabels } from '../answers/limit-labels.ts'
import type { Product } from '../catalogue/product.ts'
import type { Labelled, Part, Reply } from '../chat/reply.ts'
import type { State } from '../understanding/understanding.ts'

/** A reply as a terminal shows it, and the buttons that its numbers stand for. */
export interface TerminalReply {
  text: string
  /** In the order of the numbers in the text, from 1. */
  buttons: Labelled[]
}

/** Catalogues and models write anything: control characters would steer the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ')

/** Lays a reply out: what is said, then the buttons by number, then the state and the queries it came from. Pure. */
export function terminalReply({ intent, state, parts, trace }: Reply, currency: string): TerminalReply {
  const buttons: Labelled[] = parts.flatMap(buttonsOf)
  const lines = parts.flatMap(partLines)
  const numbered = buttons.map(({ label }, index) => `[${index + 1}] ${label}`)
  const queries = trace.queries.map(
    ({ kind, why, request, tookMs }) => `${kind}, ${tookMs.toFixed(1)} ms: ${why}\n    ${JSON.stringify(request)}`,
  )
  const aside = [
    `intent: ${intent}`,
    `state: ${stateText(state, currency)}`,
    ...queries.map((query) => `query: ${query}`),
  ]
  const text = [
    ...lines,
    ...(numbered.length > 0 ? [numbered.join('  ')] : []),
    '',
    ...aside.map((line) => `  ${line}`),
  ]
  return { text: text.map((line) => line.split('\n').map(plain).join('\n')).join('\n'), buttons }
}

function buttonsOf(part: Part): Labelled[] {
  if (part.type === 'chips') return part.chips.map(({ label, action }) => ({ label: `✕ ${label}`, action }))
  if (part.type === 'suggestions') return part.suggestions
  return part.type === 'notice' && part.undo !== undefined ? [{ label: 'Undo', action: part.undo }] : []
}

function partLines(part: Part): string[] {
  switch (part.type) {
    case 'text':
      return [part.text]
    case 'notice':
      return [`(${part.text})`]
    case 'products':
      return part.products.map((product, index) => `${index + 1}. ${productLine(product)}`)
    case 'comparison':
      return [
        ...part.products.map((product, index) => `${index + 1}. ${productLine(product)}`),
        ...part.rows.map(
          ({ name, values }) =>
            `   ${name}: ${values.map((value) => (value === null ? '–' : formatValue(value, undefined))).join(' | ')}`,
        ),
      ]
    case 'article':
      return [part.passage, `   from “${part.title}”`]
    default:
      return []
  }
}

function productLine(product: Product): string {
  const { title, price, rating } = product
  const facts = [
    ...(price ? [formatPrice(price)] : []),
    ...(rating === undefined ? [] : [`★ ${rating}`]),
    formatAvailability(product),
  ]
  return `${title}: ${facts.join(', ')}`
}

function stateText(state: State, currency: string): string {
  const { terms, page, results, focus, quantity } = state
  const position = focus.map((id) => results.indexOf(id) + 1).filter((at) => at > 0)
  return [
    `“${terms.join(' ')}”`,
    ...limitLabels(state, currency).map(({ label }) => label),
    ...(quantity === undefined ? [] : [`${quantity} pieces`]),
    ...(page > 1 ? [`page ${page}`] : []),
    ...(position.length > 0 ? [`spoken of: ${position.join(', ')}`] : []),
  ].join(' · ')
}
