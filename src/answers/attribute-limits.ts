import { measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import type { AnswerContext } from '../chat/answer.ts'
import { removeLimit } from '../understanding/merge-state.ts'
import type { AttributeConstraint, State } from '../understanding/understanding.ts'
import type { AnswerTools } from './dependencies.ts'
import { formatValue } from './format.ts'
import { requestOf } from './search-request.ts'

const comparing: Readonly<Record<AttributeConstraint['op'], string>> = {
  '=': '',
  '!=': 'not ',
  '<': 'under ',
  '<=': 'at most ',
  '>': 'over ',
  '>=': 'at least ',
}

/** 'memory: at least 16 GB', 'width: 40 to 60 cm'. All limits of one attribute make one label. */
export function attributeLabel(name: string, limits: readonly AttributeConstraint[]): string {
  return `${name}: ${limitsText(limits)}`
}

/** 'at least 16 GB', '40 to 60 cm'. */
export function limitsText(limits: readonly AttributeConstraint[]): string {
  const [low, high] = [limits.find(({ op }) => op === '>='), limits.find(({ op }) => op === '<=')]
  if (limits.length === 2 && low !== undefined && high !== undefined && low.unit === high.unit)
    return `${formatValue(low.value, undefined)} to ${formatValue(high.value, high.unit)}`
  return limits.map(({ op, value, unit }) => `${comparing[op]}${formatValue(value, unit)}`).join(' and ')
}

/** The limits of a state on attributes, by the attribute. */
export function byAttribute(attributes: readonly AttributeConstraint[]): Map<string, AttributeConstraint[]> {
  const grouped = new Map<string, AttributeConstraint[]>()
  for (const limit of attributes) grouped.set(limit.name, [...(grouped.get(limit.name) ?? []), limit])
  return grouped
}

/** An attribute whose bounds leave no room: 'under 1 kg, over 2 kg'. */
export function contradictoryAttribute({
  attributes,
}: State): [low: AttributeConstraint, high: AttributeConstraint] | undefined {
  for (const limits of byAttribute(attributes).values()) {
    const [low, high] = [limits.find(({ op }) => op.startsWith('>')), limits.find(({ op }) => op.startsWith('<'))]
    const [least, most] = [low && baseOf(low.value, low.unit), high && baseOf(high.value, high.unit)]
    if (low !== undefined && high !== undefined && least !== undefined && most !== undefined && least > most)
      return [low, high]
  }
  return undefined
}

const baseOf = (value: AttributeConstraint['value'], unit: string | undefined): number | undefined =>
  typeof value === 'number' ? (measureOf(value, unit)?.base ?? value) : undefined

/** So many of the best products are looked at for the nearest value. */
const mostLookedAt = 100

/** The product whose value is nearest to a limit that keeps all others away. */
export async function nearestValue(
  context: AnswerContext,
  tools: AnswerTools,
  state: State,
  name: string,
): Promise<{ product: Product; value: number; unit: string | undefined } | undefined> {
  const limit = state.attributes.find((one) => one.name === name)
  const wanted = limit && baseOf(limit.value, limit.unit)
  if (limit === undefined || wanted === undefined || limit.op === '!=') return undefined
  const shop = await tools.shop()
  context.signal.throwIfAborted()
  const without = removeLimit({ ...state, page: 1 }, { type: 'attribute', name })
  const { hits } = await tools.search.search({ ...requestOf(without, shop, true), limit: mostLookedAt, facets: false })
  let best: { product: Product; value: number; unit: string | undefined; away: number } | undefined
  for (const { product } of hits) {
    const value = product.attributes[name]
    const unit = unitOf(product, name)
    if (typeof value !== 'number' || !isComparable(unit, limit.unit)) continue
    const away = Math.abs((baseOf(value, unit) ?? value) - wanted)
    if (best === undefined || away < best.away) best = { product, value, unit, away }
  }
  return best
}

const isComparable = (one: string | undefined, other: string | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    dimensionOf(one) !== undefined &&
    dimensionOf(one) === dimensionOf(other))

const dimensionOf = (unit: string): string | undefined => measureOf(1, unit)?.dimension
