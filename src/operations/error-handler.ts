import type { Socket } from 'node:net'
import type {
  ConnectionError,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchemaValidationError,
} from 'fastify'
import fp from 'fastify-plugin'
import Type from 'typebox'
import { ShopclerkError } from '../errors.ts'

/** The one form of an error on the wire. */
export const ErrorBody = Type.Object(
  { error: Type.Object({ code: Type.String(), message: Type.String() }) },
  { $id: 'Error' },
)

/** Fastify's own refusals, in our words. Anything else of status 4xx keeps its message. */
const frameworkErrors: Record<string, { code: string; message: string }> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    message: 'Send JSON with Content-Type: application/json.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'invalid-json', message: 'The body is empty; it must be a JSON object.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'invalid-json', message: 'The body is not valid JSON.' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too-large', message: 'The body is too large.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'invalid-input',
    message: 'The body is not as long as Content-Length says.',
  },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'invalid-input', message: 'The path is too long.' },
  FST_ERR_BAD_URL: { code: 'invalid-input', message: 'The path is not a valid URL path.' },
}

interface Answer {
  status: number
  code: string
  message: string
  retryAfterSeconds?: number | undefined
}

/** What a failure says to the caller. A 5xx tells nothing of the inside. */
export function answerTo(error: FastifyError | ShopclerkError): Answer {
  if (error instanceof ShopclerkError) {
    const { status, code, message, retryAfterSeconds } = error
    return status === 500 ? masked : { status, code, message, retryAfterSeconds }
  }
  if (error.validation) {
    return { status: 400, code: 'invalid-input', message: validationMessage(error.validation, error.validationContext) }
  }
  const known = frameworkErrors[error.code]
  const status = error.statusCode ?? (known ? 400 : 500)
  if (status >= 500) return masked
  // A SyntaxError of the JSON parser carries no code of the framework's.
  if (error instanceof SyntaxError) return { status: 400, ...invalidJson }
  return {
    status,
    code: known?.code ?? (status === 429 ? 'rate-limited' : 'invalid-input'),
    message: known?.message ?? error.message,
  }
}

const masked: Answer = { status: 500, code: 'internal', message: 'Something went wrong on our side.' }
const invalidJson = { code: 'invalid-json', message: 'The body is not valid JSON.' }

/** Names the field and what is wrong with it, from the deepest of the validator's complaints. */
function validationMessage(complaints: FastifySchemaValidationError[], context = 'input'): string {
  const [first] = complaints.toSorted(
    (a, b) => b.instancePath.length - a.instancePath.length || rank(a.keyword) - rank(b.keyword),
  )
  if (first === undefined) return `The ${context} is not valid.`
  const field = first.instancePath.slice(1).replaceAll('/', '.')
  const allowed = complaints.flatMap(({ keyword, instancePath, params }) =>
    keyword === 'const' && instancePath === first.instancePath ? [String(params.allowedValue)] : [],
  )
  if (allowed.length > 0) return `${field} must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}.`
  const { requiredProperties: missing } = first.params as { requiredProperties?: string[] }
  if (missing !== undefined) return `${[field, missing[0]].filter(Boolean).join('.')} is required.`
  return field === '' ? `The ${context} ${first.message}.` : `${field} ${first.message}.`
}

/** Of the alternatives that a value fails, the one that it was meant as fails by more than its type. */
const rank = (keyword: string): number => ['anyOf', 'type'].indexOf(keyword)

async function plugin(app: FastifyInstance): Promise<void> {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const { status, code, message, retryAfterSeconds } = answerTo(error)
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    else request.log.debug({ code, status }, 'request refused')
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
    return reply.status(status).type('application/json; charset=utf-8').send({ error: { code, message } })
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    reply.status(404).send({
      error: { code: 'not-found', message: `There is no ${request.method} ${request.url.split('?', 1)[0]}.` },
    }),
  )
}

/** For what Fastify refuses before there is a route: paths that cannot be read. */
export function refuseUnroutable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = answerTo(error)
  reply.status(status).send({ error: { code, message } })
}

/** For what is no HTTP at all; the connection ends with it. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, code, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'too-large', 'The headers are too large.']
      : ['400 Bad Request', 'invalid-input', 'The request is not valid HTTP.']
  const body = JSON.stringify({ error: { code, message } })
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/** One place where errors become answers: `{ error: { code, message } }`. */
export const errorHandler = fp(plugin, { name: 'error-handler', dependencies: ['security'] })
