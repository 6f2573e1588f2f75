import type { AnswerContext, Answerer, Answerers, AnswerOutcome } from '../chat/answer.ts'
import type { Part } from '../chat/reply.ts'
import { mergeState } from '../understanding/merge-state.ts'
import { secondSearch } from '../understanding/two-things.ts'
import { emptyState, type State, type Understanding } from '../understanding/understanding.ts'
import { joinTraces } from './dependencies.ts'

type Also = NonNullable<Understanding['also']>

/** They would say once more that the catalogue rests. */
const needsProducts: ReadonlySet<Also['intent']> = new Set([
  ...(['product_search', 'product_similar', 'product_compare', 'product_detail', 'image_search', 'refine'] as const),
])

/**
 * The same answers, each followed by that to what else the message asks for. Both together wait `patienceMs` for the
 * catalogue; when it rests at the first, that is said once.
 */
export function withSecondRequests(answerers: Answerers, patienceMs?: number): Answerers {
  const followed =
    (answerer: Answerer): Answerer =>
    async (asked) => {
      const { also } = asked.understanding
      if (also === undefined) return answerer(asked)
      const context = patienceMs === undefined ? asked : { ...asked, patientUntil: performance.now() + patienceMs }
      if (also.constraints !== undefined) return bothSearches(answerer, answerers.product_search, context, also)
      const outcome = await answerer(context)
      context.signal.throwIfAborted()
      if (outcome.hasRested && needsProducts.has(also.intent)) return outcome
      const second = await answerers[also.intent](secondContext(context, outcome.state, also))
      return { state: outcome.state, trace: joinTraces(outcome.trace, second.trace) }
    }
  return {
    ...answerers,
    product_search: followed(answerers.product_search),
    product_similar: followed(answerers.product_similar),
    refine: followed(answerers.refine),
  }
}

/** The second request as if it were a message of its own. */
function secondContext(context: AnswerContext, state: AnswerContext['state'], also: Also): AnswerContext {
  return {
    ...context,
    message: { ...context.message, text: also.text },
    understanding: secondSearch(also, context.understanding),
    before: state,
    state,
  }
}

/**
 * Two searches, one after the other. What can be pressed stands under the second, which the conversation goes on with: a
 * limit or a page of the first would be taken for one of the second.
 */
async function bothSearches(
  answerer: Answerer,
  search: Answerer,
  context: AnswerContext,
  also: Also,
): Promise<AnswerOutcome> {
  const { also: _, ...alone } = context.understanding
  const heldBack: Part[] = []
  const emit = (part: Part): void => {
    if (part.type !== 'chips' && part.type !== 'suggestions') context.emit(part)
    else heldBack.push(part)
  }
  // Whatever is asked back is asked of the second.
  const state: State = { ...mergeState(context.before, alone), asked: 'printer' }
  const first = await answerer({ ...context, emit, understanding: alone, state })
  context.signal.throwIfAborted()
  if (first.hasRested) {
    for (const part of heldBack) context.emit(part)
    return first
  }
  const second = await search({ ...secondContext(context, context.state, also), before: emptyState() })
  return { state: second.state, trace: joinTraces(first.trace, second.trace) }
}
