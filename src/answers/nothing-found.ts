import type { AnswerContext, AnswerOutcome } from '../chat/answer.ts'
import type { Labelled } from '../chat/reply.ts'
import type { Trace } from '../search/search.ts'
import { removeLimit } from '../understanding/merge-state.ts'
import type { AttributeConstraint, State } from '../understanding/understanding.ts'
import { contradictoryAttribute, limitsText, nearestValue } from './attribute-limits.ts'
import { emitChips } from './chips.ts'
import { type AnswerTools, joinTraces, type Shop } from './dependencies.ts'
import { boundsOf } from './filters.ts'
import { formatPrice, formatValue, joined, shortened } from './format.ts'
import { type LabelledLimit, limitLabels } from './limit-labels.ts'
import { hasLimits, requestOf } from './search-request.ts'
import { describeProducts } from './search-words.ts'
import { saying, shopSuggestions, suggestionsPart } from './suggestions.ts'
import { emitUnapplied } from './unapplied.ts'

/** A limit without which something would be found. */
interface InTheWay extends LabelledLimit {
  /** How many products are found without it. */
  total: number
}

export interface LimitsInTheWay {
  /** Whether removing limits, one or all, finds something. */
  found: boolean
  limits: InTheWay[]
  /** How many products there are without any limit. */
  unlimited: number
  trace: Trace
}

/** Why nothing was found. */
export type Nothing =
  | { kind: 'contradiction' }
  | { kind: 'limits'; inTheWay: LimitsInTheWay; trace: Trace }
  | { kind: 'words'; trace: Trace }

/** Limits that are tried one by one: each costs a query, and nobody reads more. */
const mostTried = 8

/** Whether the bounds of a price or an attribute leave no room: 'under 50, over 100'. */
export const isContradictory = (state: State): boolean =>
  isPriceContradictory(state) || contradictoryAttribute(state) !== undefined

const isPriceContradictory = ({ price }: State): boolean =>
  price?.min !== undefined && price.max !== undefined && price.min > price.max

/** Finds the limits, each of which alone keeps products with all the words away. */
export async function limitsInTheWay(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
): Promise<LimitsInTheWay> {
  const shop = await tools.shop()
  const traces: Trace[] = []
  const count = async (without: State): Promise<number> => {
    context.signal.throwIfAborted()
    const request = { ...requestOf({ ...without, page: 1 }, shop, true), limit: 1, facets: false }
    const { total, trace } = await tools.search.search(request)
    traces.push(trace)
    return total
  }
  const active = limitLabels(state, shop.currency)
    .filter(({ limit }) => limit.type !== 'sort')
    .slice(0, mostTried)
  const limits: InTheWay[] = []
  for (const one of active) {
    const total = await count(removeLimit(state, one.limit))
    if (total > 0) limits.push({ ...one, total })
  }
  const unlimited =
    limits.length > 0 ? 0 : await count(active.reduce((left, { limit }) => removeLimit(left, limit), state))
  return { found: limits.length > 0 || unlimited > 0, limits, unlimited, trace: joinTraces(tools.noQueries, ...traces) }
}

/** Says that nothing fits and why, with the nearest bound and suggestions that find something. */
export async function answerNothing(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  nothing: Nothing,
): Promise<AnswerOutcome> {
  const shop = await tools.shop()
  const { text, suggestions, trace } = await explained(context, tools, state, nothing, shop)
  context.signal.throwIfAborted()
  context.emit({ type: 'text', text })
  emitUnapplied(context, shop)
  emitChips(context, state, shop)
  if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
  return { state: { ...state, page: 1, results: [], focus: [] }, trace }
}

interface Explanation {
  text: string
  suggestions: Labelled[]
  trace: Trace
}

async function explained(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  nothing: Nothing,
  shop: Shop,
): Promise<Explanation> {
  if (nothing.kind === 'contradiction') return contradiction(context, tools, state, shop)
  if (nothing.kind === 'limits') return blocked(context, tools, state, nothing.inTheWay, nothing.trace, shop)
  const words = shortened(state.terms.join(' '), 60)
  const within = hasLimits(state, shop) ? ' within these limits or without them' : ''
  const text =
    words === ''
      ? 'Nothing in the catalogue fits that.'
      : `I found nothing for “${words}”${within}. Please check the spelling, or try fewer or other words.`
  return { text, suggestions: shopSuggestions(context, shop), trace: nothing.trace }
}

/** A limit is in the way, or only all of them together are. */
async function blocked(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  { limits, unlimited, trace }: LimitsInTheWay,
  searched: Trace,
  shop: Shop,
): Promise<Explanation> {
  const nothing = `I found ${describeProducts(state, 'no', shop, true)}.`
  const nearest = limits.some(({ limit }) => limit.type === 'price')
    ? await nearestBound(context, tools, state, shop)
    : await nearestMeasure(context, tools, state, limits)
  const removals = limits.map(({ limit, label, total }) => ({
    label: `Without “${label}” (${total})`,
    action: context.action({ kind: 'remove-limit' as const, limit }),
  }))
  const others = limits.filter(({ limit }) => limit.type !== 'price')
  const counts = others.map(({ label, total }) => `${total} without “${label}”`)
  const rest = counts.length > 0 ? ` There ${others[0]?.total === 1 ? 'is' : 'are'} ${joined(counts)}.` : ''
  const together =
    limits.length === 0 ? ` It is the limits together that leave nothing: without them there are ${unlimited}.` : ''
  return {
    text: `${nothing}${nearest?.text ?? ''}${rest}${together}`,
    suggestions: [
      ...(nearest?.suggestions ?? []),
      ...removals,
      ...(limits.length === 0 ? [saying(context, `Without any limits (${unlimited})`, 'remove all filters')] : []),
    ],
    trace: joinTraces(searched, trace),
  }
}

/** The price nearest to the limit at which something fits everything else. */
async function nearestBound(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  shop: Shop,
): Promise<{ text: string; suggestions: Labelled[] } | undefined> {
  context.signal.throwIfAborted()
  const nearest = await tools.search.nearestPrice(requestOf({ ...state, page: 1 }, shop, true))
  if (nearest === undefined || state.price === undefined) return undefined
  const price = formatPrice({ amount: nearest.amount, currency: nearest.product.price?.currency ?? shop.currency })
  const { max } = boundsOf(state.price)
  const isAbove = max !== undefined && nearest.amount > max
  const text = ` The ${isAbove ? 'cheapest' : 'most expensive'} that fits everything else is ${price}: ${shortened(nearest.product.title, 80)}.`
  return {
    text,
    suggestions: [
      saying(context, isAbove ? `Up to ${price}` : `From ${price}`, isAbove ? `up to ${price}` : `at least ${price}`),
    ],
  }
}

/** The value nearest to a limit on an attribute at which something fits everything else. */
async function nearestMeasure(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  limits: readonly InTheWay[],
): Promise<{ text: string; suggestions: Labelled[] } | undefined> {
  for (const { limit } of limits) {
    const nearest = limit.type === 'attribute' ? await nearestValue(context, tools, state, limit.name) : undefined
    if (limit.type !== 'attribute' || nearest === undefined) continue
    const { product, value, unit } = nearest
    const text = ` The nearest ${limit.name} that fits everything else is ${formatValue(value, unit)}: ${shortened(product.title, 80)}.`
    return { text, suggestions: [] }
  }
  return undefined
}

/** Bounds of an attribute that leave no room. */
function measureContradiction(
  context: AnswerContext,
  tools: AnswerTools,
  [low, high]: [low: AttributeConstraint, high: AttributeConstraint],
): Explanation {
  const [over, under] = [limitsText([low]), limitsText([high])]
  const said = [under, over].map((text) => saying(context, `${low.name} ${text}`, `${low.name} ${text}`))
  return {
    text: `No ${low.name} is both ${over} and ${under}. Which of the two should count?`,
    suggestions: said,
    trace: tools.noQueries,
  }
}

/** The bounds leave no room: which one counts is for the shopper to say. A bound that alone leaves nothing is not suggested. */
async function contradiction(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  shop: Shop,
): Promise<Explanation> {
  const ofAttribute = isPriceContradictory(state) ? undefined : contradictoryAttribute(state)
  if (ofAttribute !== undefined) return measureContradiction(context, tools, ofAttribute)
  const { min = 0, max = 0 } = state.price ?? {}
  const [over, under] = [min, max].map((amount) => formatPrice({ amount, currency: shop.currency }))
  const options = [
    { price: { max }, label: `Under ${under}`, text: `any price, under ${under}` },
    { price: { min }, label: `Over ${over}`, text: `any price, at least ${over}` },
  ]
  const suggestions: Labelled[] = []
  let trace = tools.noQueries
  for (const { price, label, text } of options) {
    context.signal.throwIfAborted()
    // All the words: with some of them only, the answer would be that the price is in the way.
    const request = { ...requestOf({ ...state, price, page: 1 }, shop, true), limit: 1, facets: false }
    const outcome = await tools.search.search(request)
    trace = joinTraces(trace, outcome.trace)
    if (outcome.total > 0) suggestions.push(saying(context, label, text))
  }
  return {
    text: `No price is both over ${over} and under ${under}. Which of the two should count?`,
    suggestions,
    trace,
  }
}
