import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Availability, Product, ProductId } from '../../catalogue/product.ts'
import { cleanText } from '../../catalogue/text.ts'
import { Trace } from '../../chat/reply.ts'
import { notFound } from '../../errors.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { Department } from '../../search/departments.ts'
import type { Lexicon } from '../../search/engine.ts'
import type { ProductSearch } from '../../search/search.ts'
import { parseSearchQuery, refuseMisreadable, SearchQuery } from './search-query.ts'
import type { ShownTrace } from './shown-trace.ts'

export interface CatalogueRoutesOptions {
  search: ProductSearch
  shown: ShownTrace
  lexicon: () => Promise<Lexicon>
  departments: () => Promise<Department[]>
}

const Counted = <T extends Type.TSchema>(value: T) => Type.Array(Type.Object({ value, count: Type.Integer() }))

const SearchResponse = Type.Object({
  hits: Type.Array(Type.Object({ product: Product, score: Type.Number() })),
  total: Type.Integer(),
  facets: Type.Optional(
    Type.Object({
      brands: Counted(Type.String()),
      categories: Counted(Type.String()),
      availability: Counted(Availability),
      price: Type.Optional(Type.Object({ min: Type.Integer(), max: Type.Integer() })),
      attributes: Type.Array(
        Type.Object({ name: Type.String(), unit: Type.Optional(Type.String()), values: Counted(Type.String()) }),
      ),
      countedOver: Type.Optional(Type.Integer()),
    }),
  ),
  notices: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  trace: Trace,
})

const DepartmentResponse = Type.Object({
  name: Type.String(),
  count: Type.Integer(),
  categories: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
})

/** GET /api/search, GET /api/products/:id and GET /api/departments. */
export const catalogueRoutes: FastifyPluginAsyncTypebox<CatalogueRoutesOptions> = async (
  app,
  { search, shown, lexicon, departments },
) => {
  app.get(
    '/api/search',
    {
      preValidation: async (request) => refuseMisreadable(request.query),
      schema: {
        tags: ['catalogue'],
        summary: 'Products by words and limits; attr.<name>=value or =10..20 limits an attribute',
        querystring: SearchQuery,
        response: { 200: SearchResponse, '4xx': ErrorBody },
      },
    },
    async (request) => {
      const { currency, attributes } = await lexicon()
      const attributeNames = attributes.map(({ name }) => name)
      const asked = parseSearchQuery(request.query, { currency, attributeNames })
      const { hits, total, facets, notices, trace } = await search.search({ ...asked, text: cleanText(asked.text) })
      return { hits, total, facets, notices, trace: shown.trace(trace) }
    },
  )

  app.get(
    '/api/departments',
    {
      schema: {
        tags: ['catalogue'],
        summary: 'The departments and the categories below them, most products first',
        response: { 200: Type.Object({ departments: Type.Array(DepartmentResponse) }) },
      },
    },
    async () => ({ departments: await departments() }),
  )

  app.get(
    '/api/products/:id',
    {
      schema: {
        tags: ['catalogue'],
        summary: "A product's record",
        params: Type.Object({ id: ProductId }),
        response: { 200: Product, '4xx': ErrorBody },
      },
    },
    async (request) => {
      const [product] = await search.products([request.params.id])
      if (product === undefined) throw notFound('This product')
      return product
    },
  )
}
