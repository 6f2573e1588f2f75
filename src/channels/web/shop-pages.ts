import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { ProductId } from '../../catalogue/product.ts'
import type { Department } from '../../search/departments.ts'
import type { ProductSearch } from '../../search/search.ts'
import type { SupportSearch } from '../../support/support-search.ts'

export interface ShopPagesOptions {
  /** The folder of the built pages. */
  folder: string
  search: ProductSearch
  support: SupportSearch
  departments: () => Promise<Department[]>
}

const hidden = { schema: { hide: true } }

/**
 * The pages of the demo shop whose addresses name what they show. Each is a shell that its script fills from the API;
 * what is not there gets a page that says so, and its status.
 */
export const shopPages: FastifyPluginAsyncTypebox<ShopPagesOptions> = async (
  app,
  { folder, search, support, departments },
) => {
  const page = async (reply: FastifyReply, name: string, isThere = true) =>
    reply
      .status(isThere ? 200 : 404)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(join(folder, isThere ? `${name}.html` : 'not-found.html')))

  app.get('/search', hidden, (_request, reply) => page(reply, 'shelf'))
  app.get('/basket', hidden, (_request, reply) => page(reply, 'basket'))
  app.get('/help', hidden, (_request, reply) => page(reply, 'help'))

  app.get(
    '/departments/:name',
    { schema: { hide: true, params: Type.Object({ name: Type.String({ maxLength: 300 }) }) } },
    async (request, reply) => {
      const isThere = (await departments()).some(({ name }) => name === request.params.name)
      return page(reply, 'shelf', isThere)
    },
  )
  app.get('/products/:id', { schema: { hide: true, params: Type.Object({ id: ProductId }) } }, async (request, reply) =>
    page(reply, 'product', (await search.products([request.params.id])).length > 0),
  )
  app.get(
    '/help/:id',
    { schema: { hide: true, params: Type.Object({ id: Type.String({ maxLength: 200 }) }) } },
    async (request, reply) => page(reply, 'help', (await support.article(request.params.id)) !== undefined),
  )
}
