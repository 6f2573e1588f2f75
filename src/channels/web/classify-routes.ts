import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Understander } from '../../chat/answer.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import { emptyState, State, Understanding } from '../../understanding/understanding.ts'
import { messageText } from './chat-request.ts'

const ClassifyRequest = Type.Object({
  text: Type.String(),
  state: Type.Optional(Type.Partial(Type.Omit(State, ['look']))),
})

/** The look of a picture is of a conversation; here there is none. */
function withoutLook({ look: _, ...state }: State): State {
  return state
}

/** POST /api/classify: what a message would be understood as, without a conversation. */
export const classifyRoutes: FastifyPluginAsyncTypebox<{ understander: Understander }> = async (
  app,
  { understander },
) => {
  app.post(
    '/api/classify',
    {
      schema: {
        tags: ['chat'],
        summary: 'Intent and constraints of a text, given the state before it',
        body: ClassifyRequest,
        response: { 200: Understanding, '4xx': ErrorBody },
      },
    },
    async (request) =>
      understander.understand(
        messageText('text', request.body.text),
        withoutLook({ ...emptyState(), ...request.body.state }),
      ),
  )
}
