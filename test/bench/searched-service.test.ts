import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serviceOf, withService } from '../../bench/searched-service.ts'

/** A service that knows two types of search, of which vectors are ready after some requests. */
function stub(readyAfter: number): FastifyInstance {
  const app = Fastify()
  let asked = 0
  app.get('/api/search', (request, reply) => {
    const { q, type } = request.query as Record<string, string>
    if (type === 'hybrid') return reply.status(400).send({ error: { code: 'invalid_input', message: 'no such type' } })
    if (type === 'vector') asked++
    const kind = type === 'vector' && asked > readyAfter ? 'vector' : 'keyword'
    return {
      hits: [{ product: { id: `${q} by ${kind}` }, score: 1 }],
      trace: {
        queries: [
          { kind, tookMs: 2 },
          { kind: 'keyword', tookMs: 1 },
        ],
      },
    }
  })
  app.post('/api/chat', (request) => {
    const { message, conversationId = 'new' } = request.body as Record<string, string>
    return {
      conversationId: `${conversationId}+`,
      parts: [
        { type: 'text', text: 'Here:' },
        { type: 'products', products: [{ id: `${message} in ${conversationId}` }] },
      ],
    }
  })
  return app
}

describe('the service that is measured', () => {
  let app: FastifyInstance
  beforeEach(() => {
    app = stub(2)
  })
  afterEach(() => app.close())

  it('is asked by type, and a type that it refuses is an error that says so', async () => {
    expect(await serviceOf(app, '').search('lamp', 'keyword')).toEqual(['lamp by keyword'])
    expect(await serviceOf(app, '').ask('lamp', 'keyword')).toMatchObject({ tookMs: 3 })
    await expect(serviceOf(app, '').search('lamp', 'hybrid')).rejects.toThrow("type=hybrid answered 400 to 'lamp'")
  })

  it('is waited for until it searches by vectors', async () => {
    await serviceOf(app, '').vectorsReady('lamp', 60_000)
    expect(await serviceOf(app, '').search('lamp', 'vector')).toEqual(['lamp by vector'])
  })

  it('that never searches by vectors is an error', async () => {
    await expect(serviceOf(stub(Number.POSITIVE_INFINITY), '').vectorsReady('lamp', 0)).rejects.toThrow('by vectors')
  })

  it('is told one message after the other in one conversation', async () => {
    expect(await serviceOf(app, '').chat('lamp', 'cheaper')).toEqual(['cheaper in new+'])
  })
})

describe('a service that cannot start', () => {
  it('leaves no catalogue behind in the cluster', async () => {
    let isRemoved = false
    const cluster = {
      settings: { url: '', apiKey: undefined, caPath: undefined, alias: '' },
      environment: { PORT: 'none' },
      remove: async () => {
        isRemoved = true
      },
    }
    const set = { catalogue: 'catalogue.jsonl', format: 'jsonl' } as const
    await expect(withService(set, async () => expect.unreachable(), cluster)).rejects.toThrow('PORT')
    expect(isRemoved).toBe(true)
  })
})
