import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Chat, Submission } from '../../chat/chat.ts'
import type { ChatMessage, MessageKey } from '../../chat/message.ts'
import { Reply } from '../../chat/reply.ts'
import type { ReplyEvent } from '../../chat/reply-events.ts'
import { notFound } from '../../errors.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { CheckedPicture } from '../../vision/picture-reader.ts'
import { ChatRequest, MessageId, parseChatRequest } from './chat-request.ts'
import type { ConversationIds } from './conversation-id.ts'
import { eventStream } from './event-stream.ts'
import type { ShownTrace } from './shown-trace.ts'
import { allowForms, pictureOf, takesForms } from './uploads/picture-form.ts'
import type { PictureUploads } from './uploads/picture-uploads.ts'

export interface ChatRoutesOptions {
  chat: Chat
  ids: ConversationIds
  uploads: PictureUploads
  shown: ShownTrace
  /** Throws the 403 or 404 of a conversation that the caller may not speak of. */
  admitConversation(id: string): Promise<void>
}

const MessagePath = Type.Object({ messageId: MessageId })
const ConversationQuery = Type.Object({ conversationId: Type.String({ maxLength: 100 }) })

const wantsEvents = (request: FastifyRequest): boolean => request.headers.accept?.includes('text/event-stream') === true

/** The first language of Accept-Language, when it is one. */
function localeOf(request: FastifyRequest): string | undefined {
  return /^[a-z]{2,3}(-[\w-]{2,20})?/i.exec(request.headers['accept-language'] ?? '')?.[0]
}

function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  eventsUntil: (signal: AbortSignal) => AsyncIterable<ReplyEvent>,
): FastifyReply {
  const abort = new AbortController()
  const body = eventStream(eventsUntil(abort.signal), abort, (err) => request.log.error({ err }, 'event stream failed'))
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(body)
}

/** Takes a message in with its picture, which waits on the disk for its answer, and for no message but a new one. */
async function submit(
  message: ChatMessage,
  picture: CheckedPicture | undefined,
  { chat, uploads }: Pick<ChatRoutesOptions, 'chat' | 'uploads'>,
): Promise<Submission> {
  if (picture === undefined || (await chat.isKnown(message))) return chat.submit(message)
  const pictures = [await uploads.keep(picture)]
  let status: Submission['status'] | undefined
  try {
    const submission = await chat.submit({ ...message, pictures })
    status = submission.status
    return submission
  } finally {
    if (status !== 'new') await uploads.release(pictures)
  }
}

/** POST /api/chat. */
const messageRoute: FastifyPluginAsyncTypebox<ChatRoutesOptions> = async (app, options) => {
  await allowForms(app)
  app.post(
    '/api/chat',
    {
      preValidation: takesForms(options.uploads),
      schema: {
        tags: ['chat'],
        summary:
          'A message and its answer, as JSON or, with Accept: text/event-stream, as events; with a picture as multipart, in the field image',
        consumes: ['application/json', 'multipart/form-data'],
        body: ChatRequest,
        response: { 200: Reply, '4xx': ErrorBody, '5xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const given = request.body.conversationId
      const picture = pictureOf(request)
      const beside = { locale: localeOf(request), hasPicture: picture !== undefined }
      const message = parseChatRequest(request.body, given ?? options.ids.issue(request.body.messageId), beside)
      if (given !== undefined) await options.admitConversation(given)
      const submission = await submit(message, picture, options)
      if (submission.status === 'deleted') throw notFound('This conversation')
      if (!wantsEvents(request)) {
        // With a serializer of its own a reply has no type unless it is said.
        reply.type('application/json; charset=utf-8').serializer((payload) => options.shown.reply(payload as Reply))
        return reply.send(await submission.reply)
      }
      return sendEvents(request, reply, (signal) =>
        options.shown.events(options.chat.eventsAfter(message, undefined, signal)),
      )
    },
  )
}

/** POST /api/chat, its stream and stop, and DELETE /api/conversations/:id. */
export const chatRoutes: FastifyPluginAsyncTypebox<ChatRoutesOptions> = async (app, options) => {
  const { chat, admitConversation, shown } = options
  await app.register(messageRoute, options)
  const keyOf = async (conversationId: string, messageId: string): Promise<MessageKey> => {
    await admitConversation(conversationId)
    return { channel: 'web', conversationId, messageId }
  }

  app.get(
    '/api/chat/:messageId/events',
    {
      schema: {
        tags: ['chat'],
        summary: 'The rest of a broken stream, after Last-Event-ID',
        params: MessagePath,
        querystring: ConversationQuery,
        headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { '4xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const key = await keyOf(request.query.conversationId, request.params.messageId)
      if (!(await chat.isKnown(key))) throw notFound('This message')
      return sendEvents(request, reply, (signal) =>
        shown.events(chat.eventsAfter(key, request.headers['last-event-id'], signal)),
      )
    },
  )

  app.post(
    '/api/chat/:messageId/stop',
    {
      schema: {
        tags: ['chat'],
        summary: 'Ends an answer with what is said by now',
        params: MessagePath,
        querystring: ConversationQuery,
        response: { 204: Type.Null(), '4xx': ErrorBody },
      },
    },
    async (request, reply) => {
      const key = await keyOf(request.query.conversationId, request.params.messageId)
      if (!(await chat.isKnown(key))) throw notFound('This message')
      await chat.stop(key)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/conversations/:id',
    {
      schema: {
        tags: ['chat'],
        summary: 'Forgets a conversation',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 204: Type.Null(), '4xx': ErrorBody },
      },
    },
    async (request, reply) => {
      await admitConversation(request.params.id)
      await chat.forget(request.params.id)
      return reply.status(204).send(null)
    },
  )
}
