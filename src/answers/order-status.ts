import type { Answerer } from '../chat/answer.ts'
import { topicPart } from './articles.ts'
import type { AnswerTools } from './dependencies.ts'

const text = 'I can’t see orders or deliveries, so I can’t tell you where yours is.'

/** Says what cannot be seen here, and where an order can be looked up and asked about. */
export const orderStatus =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const tracking = await topicPart(tools.support, 'order_tracking')
    const contact = await topicPart(tools.support, 'contact')
    if (tracking === undefined && contact === undefined) {
      context.emit({ type: 'text', text: `${text} The confirmation of your order, or the shop’s staff, can.` })
    } else {
      context.emit({ type: 'text', text: tracking === undefined ? text : `${text} This is how you can see it:` })
      if (tracking !== undefined) context.emit(tracking)
      if (contact !== undefined) {
        context.emit({ type: 'text', text: 'And this is who can look it up for you:' })
        context.emit(contact)
      }
    }
    return { state: context.state, trace: tools.noQueries }
  }
