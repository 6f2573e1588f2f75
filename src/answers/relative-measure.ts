import { measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import type { AnswerContext, AnswerOutcome } from '../chat/answer.ts'
import { referredIds } from '../understanding/merge-state.ts'
import type { AttributeConstraint, RelativeMeasure, State } from '../understanding/understanding.ts'
import { answerSearch, showPage } from './answer-search.ts'
import { emitChips } from './chips.ts'
import type { AnswerTools } from './dependencies.ts'
import { formatValue } from './format.ts'
import { requestOf } from './search-request.ts'
import { describeProducts } from './search-words.ts'

/** 'cheaper than the first one' than that one; 'cheaper' than what is spoken of or was shown. */
export function comparedWith({ before, understanding }: AnswerContext): string[] {
  const named = referredIds(before, understanding.refers ?? [])
  if (named.length > 0) return named
  return before.focus.length > 0 ? before.focus : before.results
}

interface Edge {
  name: string
  value: number
  unit: string | undefined
}

/**
 * 'lighter' asks for less than all that was shown, or than the product that is spoken of. The bound becomes a limit with a
 * chip of its own; where the records say nothing of it, the word is searched for instead.
 */
export async function measuredAgainstShown(
  context: AnswerContext,
  tools: AnswerTools,
  relative: RelativeMeasure,
): Promise<AnswerOutcome> {
  const { before, state } = context
  const shop = await tools.shop()
  const shown = await tools.search.products(comparedWith(context))
  const edge = edgeOf(shown, relative)
  if (edge === undefined) return answerSearch(context, tools, withWord(state, relative.word))
  const { name, value, unit } = edge
  const limit: AttributeConstraint = {
    name,
    op: relative.direction === 'lower' ? '<' : '>',
    value,
    ...(unit !== undefined && { unit }),
  }
  const others = state.attributes.filter((one) => one.name !== name)
  const bounded: State = { ...state, attributes: [...others, limit], page: 1 }
  context.signal.throwIfAborted()
  const outcome = await tools.search.search(requestOf(bounded, shop, true))
  context.signal.throwIfAborted()
  if (outcome.exactTotal > 0) return showPage(context, bounded, outcome, shop)
  const what = describeProducts({ ...before, attributes: others }, 'no', shop, true)
  const than = `${relative.direction === 'lower' ? 'under' : 'over'} ${formatValue(value, unit)}`
  context.emit({ type: 'text', text: `There are ${what} with ${name} ${than}, as far as the records say.` })
  emitChips(context, before, shop)
  return { state: before, trace: outcome.trace }
}

function withWord(state: State, said: string): State {
  const words = said.split(' ').filter((word) => !/^(?:too|more|less)$/.test(word))
  return { ...state, terms: [...new Set([...state.terms, ...words])], page: 1 }
}

/** The first of the attributes that half of the products have as a number, at its least or greatest. */
function edgeOf(products: readonly Product[], { names, direction }: RelativeMeasure): Edge | undefined {
  for (const name of names) {
    const measured = products.flatMap((product): (Edge & { base: number })[] => {
      const value = product.attributes[name]
      const unit = unitOf(product, name)
      if (typeof value !== 'number') return []
      return [{ name, value, unit, base: measureOf(value, unit)?.base ?? value }]
    })
    if (measured.length === 0 || measured.length * 2 < products.length) continue
    measured.sort((one, other) => one.base - other.base)
    return direction === 'lower' ? measured[0] : measured.at(-1)
  }
  return undefined
}
