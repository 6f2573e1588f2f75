import type { Money } from '../../../src/catalogue/product.ts'
import { type BasketView, parseBasket } from './basket-view.ts'
import { isRecord, list, numberFrom, optional, text } from './decode.ts'
import { limits } from './limits.ts'
import { httpAddress, type ProductView, parseProduct } from './product-view.ts'

export type { Money }

/** A button that sends an opaque action back. */
export interface Labelled {
  label: string
  action: string
}

interface TextView {
  type: 'text'
  text: string
}
interface ProductsView {
  type: 'products'
  products: ProductView[]
  total: number
}
export interface ComparisonView {
  type: 'comparison'
  products: ProductView[]
  rows: { name: string; values: (string | number | boolean | null)[] }[]
}
export interface NoticeView {
  type: 'notice'
  kind: string
  text: string
  undo?: string
}
export interface ArticleView {
  type: 'article'
  title: string
  passage: string
  /** Absolute: paths are the service's own. */
  url?: string
}
interface ChipsView {
  type: 'chips'
  chips: Labelled[]
}
interface SuggestionsView {
  type: 'suggestions'
  suggestions: Labelled[]
}
/** The parts of an answer that this widget can draw. */
export type PartView =
  | TextView
  | ProductsView
  | ComparisonView
  | ArticleView
  | NoticeView
  | ChipsView
  | SuggestionsView
  | BasketView

export interface QueryView {
  kind: string
  why: string
  /** The very request that was sent, as JSON. */
  request: unknown
  tookMs: number
}
export interface TraceView {
  engine: string
  queries: QueryView[]
}

/** One event of an answer's stream. A part of a kind that is not known here is null, so that indices still fit. */
export type StreamEvent =
  | { type: 'meta'; conversationId: string; intent: string }
  | { type: 'part'; index: number; part: PartView | null }
  | { type: 'delta'; index: number; text: string }
  | { type: 'done'; trace: TraceView | undefined }

function parseLabelled(value: unknown): Labelled | undefined {
  if (!isRecord(value)) return undefined
  const label = text(value.label, limits.label)
  const action = text(value.action, 100)
  return label && action ? { label, action } : undefined
}

function parseRow(value: unknown, columns: number): ComparisonView['rows'][number] | undefined {
  if (!isRecord(value) || !Array.isArray(value.values)) return undefined
  const values = value.values.slice(0, columns).map((cell) => {
    if (typeof cell === 'number' || typeof cell === 'boolean') return cell
    return text(cell, 500) ?? null
  })
  return { name: text(value.name, limits.label) ?? '', values }
}

/** An answer's part, checked and bounded; null when its kind is not known here or it is malformed. */
export function parsePart(value: unknown, endpoint: URL): PartView | null {
  if (!isRecord(value)) return null
  const products = () => list(value.products, limits.products, (item) => parseProduct(item, endpoint))
  switch (value.type) {
    case 'text':
      return { type: 'text', text: text(value.text, limits.text) ?? '' }
    case 'products': {
      const shown = products()
      return { type: 'products', products: shown, total: numberFrom(value.total) ?? shown.length }
    }
    case 'comparison': {
      const shown = products()
      return {
        type: 'comparison',
        products: shown,
        rows: list(value.rows, limits.rows, (row) => parseRow(row, shown.length)),
      }
    }
    case 'article':
      return {
        type: 'article',
        title: text(value.title, limits.label) ?? '',
        passage: text(value.passage, 10_000) ?? '',
        ...optional('url', typeof value.url === 'string' ? httpAddress(value.url, endpoint) : undefined),
      }
    case 'notice':
      return {
        type: 'notice',
        kind: text(value.kind, 60) ?? '',
        text: text(value.text, 2_000) ?? '',
        ...optional('undo', text(value.undo, 100)),
      }
    case 'basket':
      return parseBasket(value, endpoint)
    case 'chips':
      return { type: 'chips', chips: list(value.chips, limits.buttons, parseLabelled) }
    case 'suggestions':
      return { type: 'suggestions', suggestions: list(value.suggestions, limits.buttons, parseLabelled) }
    default:
      return null
  }
}

function parseQuery(value: unknown): QueryView | undefined {
  if (!isRecord(value)) return undefined
  return {
    kind: text(value.kind, 40) ?? '',
    why: text(value.why, 500) ?? '',
    request: value.request,
    tookMs: numberFrom(value.tookMs) ?? 0,
  }
}

/** What was asked of which engine; undefined when there is nothing to show. */
export function parseTrace(value: unknown): TraceView | undefined {
  if (!isRecord(value)) return undefined
  const queries = list(value.queries, limits.queries, parseQuery)
  return queries.length === 0 ? undefined : { engine: text(value.engine, 40) ?? '', queries }
}

function indexOf(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < limits.parts
    ? (value as number)
    : undefined
}

function parseKnownEvent(name: string, body: Record<string, unknown>, endpoint: URL): StreamEvent | undefined {
  const index = indexOf(body.index)
  if (name === 'meta') {
    const conversationId = text(body.conversationId, 500)
    return conversationId ? { type: 'meta', conversationId, intent: text(body.intent, 60) ?? '' } : undefined
  }
  if (name === 'part' && index !== undefined) return { type: 'part', index, part: parsePart(body.part, endpoint) }
  if (name === 'delta' && index !== undefined) {
    return { type: 'delta', index, text: text(body.text, limits.text) ?? '' }
  }
  if (name === 'done') return { type: 'done', trace: parseTrace(body.trace) }
  return undefined
}

/** An event of the stream; undefined for one that is not known here or is no JSON object. */
export function parseStreamEvent(name: string | undefined, data: string, endpoint: URL): StreamEvent | undefined {
  let body: unknown
  try {
    body = JSON.parse(data)
  } catch {
    return undefined
  }
  return isRecord(body) ? parseKnownEvent(name ?? '', body, endpoint) : undefined
}
