import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import pino, { type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/** Request ids from outside are taken over only when they cannot forge a log line. */
const requestIdPattern = /^[\w.:-]{1,100}$/

/** The request's own X-Request-Id when it is plain, else a new one. It is logged and sent back. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID()
}

/** Structured JSON lines on stdout; credentials and what shoppers say never get into them. */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.sessionSecret'],
    serializers: {
      err: pino.stdSerializers.err,
      // The query string is left out: it holds what a shopper asked.
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
    },
  })
}
