import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { topicPart } from '../../answers/articles.ts'
import { cleanText } from '../../catalogue/text.ts'
import type { Handoff } from '../../chat/handoff.ts'
import { ArticlePart } from '../../chat/reply.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { SupportSearch } from '../../support/support-search.ts'

export interface HandoffRoutesOptions {
  handoff: Handoff
  support: SupportSearch
  /** Throws the 403 or 404 of a conversation that the caller may not speak of. */
  admitConversation(id: string): Promise<void>
}

const HandoffBody = Type.Object(
  {
    reason: Type.Optional(Type.String({ maxLength: 2_000, description: 'Why a person is wanted' })),
    contact: Type.Optional(Type.String({ maxLength: 300, description: 'Mail address or telephone number' })),
  },
  { additionalProperties: false },
)

const HandoffResponse = Type.Object({
  status: Type.Union(
    [Type.Literal('passed-on'), Type.Literal('already'), Type.Literal('failed'), Type.Literal('not-configured')],
    {
      description:
        'passed-on: the shop’s people have the conversation; already: they had it, and nothing was said since; ' +
        'failed: they could not be reached; not-configured: the shop takes no conversations over',
    },
  ),
  contact: Type.Optional(ArticlePart),
})

/** POST /api/conversations/:id/handoff. */
export const handoffRoutes: FastifyPluginAsyncTypebox<HandoffRoutesOptions> = async (
  app,
  { handoff, support, admitConversation },
) => {
  app.post(
    '/api/conversations/:id/handoff',
    {
      schema: {
        tags: ['chat'],
        summary: 'Asks for a person: passes the conversation on where the shop takes it, and says how to reach them',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        // Without a body there is nothing to say besides.
        body: Type.Optional(Type.Union([HandoffBody, Type.Null()])),
        response: { 200: HandoffResponse, '4xx': ErrorBody },
      },
    },
    async (request) => {
      await admitConversation(request.params.id)
      const { reason, contact } = request.body ?? {}
      const abort = new AbortController()
      request.raw.once('aborted', () => abort.abort())
      const { status } = await handoff.request({
        channel: 'web',
        conversationId: request.params.id,
        ...given('reason', reason),
        ...given('contact', contact),
        signal: abort.signal,
      })
      const contactArticle = await topicPart(support, 'contact')
      return { status, ...(contactArticle && { contact: contactArticle }) }
    },
  )
}

function given<Name extends string>(name: Name, text: string | undefined): { [Key in Name]?: string } {
  const clean = cleanText(text ?? '')
  return (clean === '' ? {} : { [name]: clean }) as { [Key in Name]?: string }
}
