import type { IncomingMessage } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type, { type Static, type TSchema } from 'typebox'
import { topicPart } from '../../answers/articles.ts'
import { cleanText } from '../../catalogue/text.ts'
import type { Handoff } from '../../chat/handoff.ts'
import { ArticlePart } from '../../chat/reply.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { SupportSearch } from '../../support/support-search.ts'
import { MessageId } from './chat-request.ts'
import type { ConversationIds } from './conversation-id.ts'

export interface HandoffRoutesOptions {
  handoff: Handoff
  support: SupportSearch
  ids: ConversationIds
  /** Throws the 403 or 404 of a conversation that the caller may not speak of. */
  admitConversation(id: string): Promise<void>
}

const told = {
  reason: Type.Optional(Type.String({ maxLength: 2_000, description: 'Why a person is wanted' })),
  contact: Type.Optional(Type.String({ maxLength: 300, description: 'Mail address or telephone number' })),
}
const HandoffBody = Type.Object(told, { additionalProperties: false })
type HandoffBody = Static<typeof HandoffBody>
const FirstHandoffBody = Type.Object({ ...told, messageId: Type.Optional(MessageId) }, { additionalProperties: false })

/** Without a body there is nothing to say besides. */
const orNone = <Body extends TSchema>(body: Body) => Type.Optional(Type.Union([body, Type.Null()]))

const outcome = {
  status: Type.Union(
    [Type.Literal('passed-on'), Type.Literal('already'), Type.Literal('failed'), Type.Literal('not-configured')],
    {
      description:
        'passed-on: the shop’s people have the conversation; already: they had it, and nothing was said since; ' +
        'failed: they could not be reached; not-configured: the shop takes no conversations over',
    },
  ),
  contact: Type.Optional(ArticlePart),
}
const HandoffResponse = Type.Object(outcome)
const FirstHandoffResponse = Type.Object({ ...outcome, conversationId: Type.String() })

/** POST /api/conversations/:id/handoff, and POST /api/handoff where nothing has been said yet. */
export const handoffRoutes: FastifyPluginAsyncTypebox<HandoffRoutesOptions> = async (app, options) => {
  app.post(
    '/api/conversations/:id/handoff',
    {
      schema: {
        tags: ['chat'],
        summary: 'Asks for a person: passes the conversation on where the shop takes it, and says how to reach them',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        body: orNone(HandoffBody),
        response: { 200: HandoffResponse, '4xx': ErrorBody },
      },
    },
    async (request) => {
      await options.admitConversation(request.params.id)
      return askForPerson(options, request.params.id, request.body ?? {}, request.raw)
    },
  )
  app.post(
    '/api/handoff',
    {
      schema: {
        tags: ['chat'],
        summary: 'Asks for a person before anything was said: opens a conversation and passes it on',
        description: 'Sent again with the same messageId, a random UUID, it is the same request.',
        body: orNone(FirstHandoffBody),
        response: { 200: FirstHandoffResponse, '4xx': ErrorBody },
      },
    },
    async (request) => {
      const { messageId, ...body } = request.body ?? {}
      const conversationId = options.ids.issue(messageId)
      await options.admitConversation(conversationId)
      return { conversationId, ...(await askForPerson(options, conversationId, body, request.raw)) }
    },
  )
}

async function askForPerson(
  { handoff, support }: HandoffRoutesOptions,
  conversationId: string,
  { reason, contact }: HandoffBody,
  caller: IncomingMessage,
): Promise<Static<typeof HandoffResponse>> {
  const abort = new AbortController()
  caller.once('aborted', () => abort.abort())
  const { status } = await handoff.request({
    channel: 'web',
    conversationId,
    ...given('reason', reason),
    ...given('contact', contact),
    signal: abort.signal,
  })
  const contactArticle = await topicPart(support, 'contact')
  return { status, ...(contactArticle && { contact: contactArticle }) }
}

function given<Name extends string>(name: Name, text: string | undefined): { [Key in Name]?: string } {
  const clean = cleanText(text ?? '')
  return (clean === '' ? {} : { [name]: clean }) as { [Key in Name]?: string }
}
