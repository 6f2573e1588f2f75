import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { notFound } from '../../errors.ts'

/** Pages that show how the widget is put on a page; `index` lists them. */
const names: ReadonlySet<string> = new Set(['strict-csp', 'inline', 'dark', 'right-to-left', 'two', 'react', 'vue'])

/** The strictest policy under which the widget is promised to work, for a page of the service's own host. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "style-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

/** GET /embed-examples and the examples below it. */
export const embedPages: FastifyPluginAsyncTypebox<{ folder: string }> = async (app, { folder }) => {
  const read = (name: string) => readFile(join(folder, 'embed-examples', `${name}.html`))

  app.get('/embed-examples', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await read('index')),
  )
  app.get(
    '/embed-examples/:name',
    { schema: { hide: true, params: Type.Object({ name: Type.String({ maxLength: 50 }) }) } },
    async (request, reply) => {
      const { name } = request.params
      if (!names.has(name)) throw notFound('This example')
      if (name === 'strict-csp') reply.header('content-security-policy', strictPolicy)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await read(name))
    },
  )
}
