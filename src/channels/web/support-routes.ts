import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { cleanText } from '../../catalogue/text.ts'
import { invalidInput, notFound } from '../../errors.ts'
import { ErrorBody } from '../../operations/error-handler.ts'
import type { Article, SupportSearch } from '../../support/support-search.ts'

const SupportQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 4_000, description: 'The question; empty lists the articles' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'Articles; 5 unless told, 100 when they are listed' }),
  ),
})

const Found = Type.Object({
  id: Type.String(),
  topic: Type.String(),
  title: Type.String(),
  snippet: Type.String({
    description: 'The passage that answers best, as plain text; empty when there is no question',
  }),
  score: Type.Number({ description: 'Larger is better; comparable within one answer only' }),
})

const ArticleResponse = Type.Object({
  id: Type.String(),
  topic: Type.String(),
  title: Type.String(),
  html: Type.String({ description: 'The article; raw HTML in its Markdown is escaped' }),
  url: Type.Optional(Type.String()),
})

const answerLimit = 5
const listLimit = 100

/** GET /api/support and GET /api/support/:id. */
export const supportRoutes: FastifyPluginAsyncTypebox<{ support: SupportSearch }> = async (app, { support }) => {
  app.get(
    '/api/support',
    {
      preValidation: async (request) => refuseMisreadable(request.query),
      schema: {
        tags: ['support'],
        summary: 'Help articles that answer a question, best first; without a question, all of them',
        querystring: SupportQuery,
        response: { 200: Type.Object({ articles: Type.Array(Found) }), '4xx': ErrorBody },
      },
    },
    async (request) => {
      const question = cleanText(request.query.q ?? '')
      const { limit } = request.query
      if (question === '') return { articles: (await support.articles()).slice(0, limit ?? listLimit).map(listed) }
      const { hits } = await support.search(question, limit ?? answerLimit)
      return {
        articles: hits.map(({ article: { id, topic, title }, passage, score }) => ({
          id,
          topic,
          title,
          snippet: passage,
          score,
        })),
      }
    },
  )

  app.get(
    '/api/support/:id',
    {
      schema: {
        tags: ['support'],
        summary: 'A help article as a page shows it',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 200: ArticleResponse, '4xx': ErrorBody },
      },
    },
    async (request) => {
      const article = await support.article(request.params.id)
      if (article === undefined) throw notFound('This help article')
      return pageOf(article)
    },
  )
}

const listed = ({ id, topic, title }: Article) => ({ id, topic, title, snippet: '', score: 0 })

/** By default micromark escapes raw HTML and drops addresses of other kinds than http, https, mailto and the like. */
async function pageOf({ id, topic, title, body, url }: Article) {
  // Loaded with the first page that is asked for: the start has no use for it.
  const { micromark } = await import('micromark')
  const { gfmTable, gfmTableHtml } = await import('micromark-extension-gfm-table')
  const html = micromark(body, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] })
  return { id, topic, title, html, ...(url === undefined ? {} : { url }) }
}

/**
 * `query` is the raw query string; conversion would read a limit of 'true' as 1.
 * @throws ShopclerkError 400 naming the parameter.
 */
function refuseMisreadable(query: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(query)) {
    if (!Object.hasOwn(SupportQuery.properties, name)) throw invalidInput(`${name} is not a parameter of this route.`)
    if (typeof value !== 'string') throw invalidInput(`${name} must have one value.`)
  }
  if (query.limit !== undefined && !/^\d{1,3}$/.test(String(query.limit)))
    throw invalidInput('limit must be a whole number from 1 to 100.')
}
