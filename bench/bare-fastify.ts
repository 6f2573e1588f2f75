import Fastify from 'fastify'

/** The anchor of the HTTP figures: parses the same request and sends the bytes that it was given, nothing else. */
process.once('message', async (body) => {
  const app = Fastify()
  app.post('/', (_request, reply) => reply.type('application/json').send(body))
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
