import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { ProductId } from '../../catalogue/product.ts'
import { cleanText } from '../../catalogue/text.ts'
import type { StateStore } from '../../chat/state-store.ts'
import { invalidInput, notFound } from '../../errors.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import { BehaviourEventBody } from './behaviour-event.ts'
import { MessageId } from './chat-request.ts'

export interface FeedbackRoutesOptions {
  store: StateStore
  /** Throws the 403 or 404 of a conversation that the caller may not speak of. */
  admitConversation(id: string): Promise<void>
}

const Feedback = Type.Object({
  conversationId: Type.String({ maxLength: 100 }),
  messageId: MessageId,
  rating: Type.Union([Type.Literal('up'), Type.Literal('down')]),
  productId: Type.Optional(ProductId),
  comment: Type.Optional(Type.String({ maxLength: 4_000 })),
})

/** POST /api/feedback and POST /api/events: both are stored and answered with 204. */
export const feedbackRoutes: FastifyPluginAsyncTypebox<FeedbackRoutesOptions> = async (app, options) => {
  const { store, admitConversation } = options
  app.post(
    '/api/feedback',
    {
      schema: {
        tags: ['chat'],
        summary: 'What a shopper thinks of an answer',
        body: Feedback,
        response: { 204: Type.Null(), '4xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const { conversationId, messageId, comment, ...rest } = request.body
      await admitConversation(conversationId)
      if ((await store.reply({ channel: 'web', conversationId, messageId })) === undefined)
        throw notFound('This answer')
      const said = comment === undefined ? undefined : cleanText(comment)
      await store.addFeedback({ ...rest, conversationId, messageId, comment: said, receivedAt: Date.now() })
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/events',
    {
      schema: {
        tags: ['chat'],
        summary: 'User Behavior Insights 1.3 events: one, or up to 100',
        body: Type.Union([BehaviourEventBody, Type.Array(BehaviourEventBody, { minItems: 1, maxItems: 100 })]),
        response: { 204: Type.Null(), '4xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const receivedAt = Date.now()
      const events = Array.isArray(request.body) ? request.body : [request.body]
      for (const { timestamp } of events) {
        if (Number.isNaN(Date.parse(timestamp))) throw invalidInput(`timestamp ${timestamp} is no date.`)
      }
      await store.addEvents(events.map((body) => ({ name: body.action_name, body, receivedAt })))
      return reply.status(204).send(null)
    },
  )
}
