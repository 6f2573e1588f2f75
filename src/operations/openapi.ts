import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

async function plugin(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Shopclerk', description: 'A shopping assistant: chat, search, products.', version: '0.1.0' },
      tags: [
        { name: 'chat', description: 'Conversations' },
        { name: 'catalogue', description: 'Search and products' },
        { name: 'operations', description: 'Health' },
      ],
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The API's description: OpenAPI 3.1 at /openapi.json, for people at /docs. */
export const openapi = fp(plugin, { name: 'openapi' })
