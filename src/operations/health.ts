import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import Type from 'typebox'

export interface Check {
  /** Whether it can do its work now. */
  ok: boolean
  /** What it says of itself, in words. */
  detail: string
}

/** Each dependency by name. All that are `required` must be ok for product questions to be answered. */
export type HealthChecks = Record<string, { required: boolean; check: () => Promise<Check> }>

/** A probe must not look dead because shoppers are many. */
const unlimited = { config: { rateLimit: false } } as const

const Readiness = Type.Object({
  status: Type.Union([Type.Literal('ready'), Type.Literal('not-ready')]),
  checks: Type.Record(Type.String(), Type.Object({ ok: Type.Boolean(), detail: Type.String() })),
})

async function plugin(app: FastifyInstance, { checks }: { checks: HealthChecks }): Promise<void> {
  app.get(
    '/healthz',
    {
      ...unlimited,
      schema: {
        tags: ['operations'],
        summary: 'Alive',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    async () => ({
      status: 'ok' as const,
    }),
  )

  app.get(
    '/readyz',
    {
      ...unlimited,
      schema: {
        tags: ['operations'],
        summary: "Each dependency's state; 200 while product questions can be answered",
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (request, reply) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, { required, check }]) => {
          try {
            return { name, required, ...(await check()) }
          } catch (error) {
            request.log.warn({ err: error, check: name }, 'health check failed')
            return { name, required, ok: false, detail: 'does not answer' }
          }
        }),
      )
      const ready = results.every(({ ok, required }) => ok || !required)
      return reply.status(ready ? 200 : 503).send({
        status: ready ? 'ready' : 'not-ready',
        checks: Object.fromEntries(results.map(({ name, ok, detail }) => [name, { ok, detail }])),
      })
    },
  )
}

/** /healthz: the process answers. /readyz: what it depends on. */
export const healthRoutes = fp(plugin, { name: 'health' })
