import type { KeyObject } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { invalidInput, ShopclerkError } from '../../../errors.ts'
import type { Dispatcher } from './dispatcher.ts'
import { isFromDiscord } from './signature.ts'

export interface HttpReceiverOptions {
  dispatcher: Dispatcher
  key: KeyObject
  now?: () => number
}

/** Bytes: a message command brings a whole message of somebody else, with its components and embeds. */
const bodyLimit = 1_024 * 1_024

const badSignature = (): ShopclerkError =>
  new ShopclerkError({ code: 'bad-signature', status: 401, message: 'This was not signed by Discord, or not lately.' })

/** POST /discord/interactions: interactions, as Discord signs them. The response is the answer, or its deferral. */
export async function httpReceiver(app: FastifyInstance, options: HttpReceiverOptions): Promise<void> {
  const { dispatcher, key, now = Date.now } = options
  // The signature is over the bytes as they came.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post(
    '/discord/interactions',
    // Discord calls from many addresses, and what it did not sign costs one look at the signature.
    { bodyLimit, config: { rateLimit: false }, schema: { hide: true } },
    async (request, reply) => {
      const { 'x-signature-timestamp': timestamp, 'x-signature-ed25519': signature } = request.headers
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (!isFromDiscord({ timestamp, signature, body }, key, now())) throw badSignature()
      const answered = await dispatcher.answer(readJson(body))
      if (answered === undefined) throw invalidInput('This is no interaction that is known here.')
      // What comes after it must not overtake it.
      reply.raw.once('close', answered.sent)
      reply.raw.once('finish', answered.sent)
      // Of a caller that is gone already nothing more is heard.
      if (reply.raw.destroyed || request.raw.socket.destroyed) answered.sent()
      return reply.send(answered.response)
    },
  )
}

/** @throws ShopclerkError 400 for what is no JSON. */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw invalidInput('The body is not valid JSON.')
  }
}
