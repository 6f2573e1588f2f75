import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'

export type SecurityOptions = Pick<Config, 'widgetOrigins' | 'rateLimit' | 'trustProxy'>

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** The policy of every page of the service: nothing inline, nothing from elsewhere but pictures. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
    imgSrc: ["'self'", 'https:', 'http:', 'data:'],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
  },
}

async function plugin(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    // The widget's script and the API are meant for the pages of other origins too.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // TLS ends in front of the service, and so does the promise to keep to it.
    strictTransportSecurity: false,
  })
  await app.register(cors, {
    // A plain OPTIONS is a request like any other, and gets the one form of an answer.
    strictPreflight: false,
    origin: options.widgetOrigins,
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: ['content-type', 'last-event-id', 'accept'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  })
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: 60_000,
    // Addresses remembered at once; the least recent go first.
    cache: 10_000,
    // Behind a proxy that does not name its callers all of them would share one allowance.
    allowList: (request) => !options.trustProxy && loopback.has(request.ip),
    errorResponseBuilder: (_request, { statusCode, ttl }) =>
      Object.assign(new Error(`Too many requests. Please try again in ${Math.ceil(ttl / 1_000)} s.`), { statusCode }),
  })
}

/** Security headers, origins that may call, and how often one address may. */
export const security = fp(plugin, { name: 'security' })
