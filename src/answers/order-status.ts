import type { Answerer } from '../chat/answer.ts'
import type { Part } from '../chat/reply.ts'
import { articlePart, topicPart } from './articles.ts'
import type { AnswerTools } from './dependencies.ts'
import { saying, suggestionsPart } from './suggestions.ts'

const unseen = 'I can’t see orders or deliveries from here, so I can’t tell you where yours is.'

/** Of an order on its way, or of what has become of it; an article about anything else is no answer to where it is. */
const topicsOfOrders = new Set(['order_tracking', 'missing_item', 'shipping_time'])

/** '#12345', 'order 4711-22', 'order number: AB-12345'. */
const orderNumber = /#\s?\d{3,}|\border(?:\s+(?:number|no|nr|id))?[.:]?\s+#?[a-z]{0,4}-?\d{3,}/i

/**
 * Says what cannot be seen here, where an order can be looked up, and who can be asked. A number that was given is not said
 * back: whoever reads along need not know it.
 */
export const orderStatus =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const [tracking, contact] = await Promise.all([
      trackingPart(tools, context.message.text),
      topicPart(tools.support, 'contact'),
    ])
    const say = (text: string) => context.emit({ type: 'text', text })
    const hasNumber = orderNumber.test(context.message.text)
    if (tracking !== undefined) {
      say(`${unseen} This is what our help centre says:`)
      context.emit(tracking)
    } else {
      say(contact === undefined ? `${unseen} The confirmation of your order, or the shop’s staff, can.` : unseen)
    }
    if (contact !== undefined) {
      const numbered = hasNumber ? 'with the order number that you have' : 'with your order number'
      say(`Our team can look it up for you, ${numbered}:`)
      context.emit(contact)
    }
    if (tools.handoff.isConfigured)
      context.emit(suggestionsPart([saying(context, 'Pass this on to a person', 'talk to a person')]))
    return { state: context.state, trace: tools.noQueries }
  }

/** What answers the question as it was asked ('it says delivered'), or how orders are tracked. */
async function trackingPart(tools: AnswerTools, question: string): Promise<Part | undefined> {
  const { hits, answers } = await tools.support.search(question, 1)
  const [best] = hits
  if (best !== undefined && answers && topicsOfOrders.has(best.article.topic)) return articlePart(best)
  return topicPart(tools.support, 'order_tracking')
}
