import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import pino, { type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/** Request ids from outside are taken over only when they cannot forge a log line. */
const requestIdPattern = /^[\w.:-]{1,100}$/

/** The request's own X-Request-Id when it is plain, else a new one. It is logged and sent back. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID()
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

/** Readable lines for a person at a terminal, JSON for everything else. */
async function destination(): Promise<DestinationStream> {
  if (!process.stdout.isTTY) return pino.destination(1)
  const { default: pretty } = await import('pino-pretty')
  return pretty({ ignore: 'pid,hostname,reqId,req,res,responseTime', translateTime: 'HH:MM:ss', destination: 1 })
}

/** Structured lines on stdout; credentials and what shoppers say never get into them. */
export async function createLogger(level: LogLevel): Promise<Logger> {
  const options = {
    level,
    base: null,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.sessionSecret'],
    serializers: {
      err: pino.stdSerializers.err,
      // The query string is left out: it holds what a shopper asked.
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: pathOf(url) }),
    },
  }
  return pino(options, await destination())
}
