import type { FastifyInstance } from 'fastify'
import { invalidInput, ShopclerkError } from '../../../errors.ts'
import type { Carrier } from './carrier.ts'
import { isFromSlack } from './signature.ts'

export interface HttpReceiverOptions {
  carrier: Carrier
  signingSecret: string
  now?: () => number
}

/** Bytes: a modal with all that was typed into it, or a message of 40,000 characters with its blocks. */
const bodyLimit = 1_024 * 1_024

const badSignature = (): ShopclerkError =>
  new ShopclerkError({ code: 'bad-signature', status: 401, message: 'This was not signed by Slack, or not lately.' })

const tryAgain = (): ShopclerkError =>
  new ShopclerkError({ code: 'too-busy', status: 503, message: 'Please send this again.', retryAfterSeconds: 60 })

/** POST /slack/events: events, commands and interactivity, as Slack signs them. */
export async function httpReceiver(app: FastifyInstance, options: HttpReceiverOptions): Promise<void> {
  const { carrier, signingSecret, now = Date.now } = options
  // The signature is over the bytes as they came.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post(
    '/slack/events',
    // Slack calls from many addresses, and what it did not sign costs one hash.
    { bodyLimit, config: { rateLimit: false }, schema: { hide: true } },
    async (request, reply) => {
      const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = request.headers
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (!isFromSlack({ timestamp, signature, body: bytes }, signingSecret, now())) throw badSignature()
      const body = readBody(bytes.toString(), request.headers['content-type'] ?? '')
      if (body.type === 'url_verification') return reply.send({ challenge: body.challenge })
      if (body.ssl_check !== undefined) return reply.send()
      const retries = Number(request.headers['x-slack-retry-num'])
      const carried = await carrier.carry({ body, retries: Number.isInteger(retries) ? retries : undefined })
      if (carried.as === 'again') throw tryAgain()
      return reply.send(carried.response ?? '')
    },
  )
}

/**
 * JSON, or a form: of a command its fields, of everything else JSON in one of them.
 * @throws ShopclerkError 400 for what is neither.
 */
export function readBody(text: string, contentType: string): Record<string, unknown> {
  const isForm = contentType.startsWith('application/x-www-form-urlencoded')
  const fields = isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined
  const json = fields === undefined ? text : fields.payload
  if (json === undefined) return fields ?? {}
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    throw invalidInput('The body is not valid JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw invalidInput('The body is no JSON object.')
  return parsed as Record<string, unknown>
}
