import type { AnswerContext, Answerer, Answerers } from '../chat/answer.ts'
import { noConstraints, type Understanding } from '../understanding/understanding.ts'
import { joinTraces } from './dependencies.ts'

/** The same answers, each followed by that to what else the message asks for. */
export function withSecondRequests(answerers: Answerers): Answerers {
  const followed =
    (answerer: Answerer): Answerer =>
    async (context) => {
      const outcome = await answerer(context)
      const { also } = context.understanding
      if (also === undefined) return outcome
      context.signal.throwIfAborted()
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
function secondContext(
  context: AnswerContext,
  state: AnswerContext['state'],
  { intent, text }: NonNullable<Understanding['also']>,
): AnswerContext {
  const { confidence, by } = context.understanding
  return {
    ...context,
    message: { ...context.message, text },
    understanding: { intent, confidence, by, terms: [], constraints: noConstraints(), change: 'refine' },
    before: state,
    state,
  }
}
