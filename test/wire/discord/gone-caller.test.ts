import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { it, onTestFinished } from 'vitest'
import { httpReceiver } from '../../../src/channels/discord/receive/http-receiver.ts'
import { publicKeyOf } from '../../../src/channels/discord/receive/signature.ts'
import { until } from './discord-app.ts'
import { keys, signatureOf } from './keys.ts'

it('an interaction whose caller has gone before its response is ended all the same', async () => {
  const [arrived, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let ended = 0
  const sent = (): void => {
    ended += 1
  }
  const dispatcher = {
    async answer() {
      arrived.resolve()
      await answer.promise
      return { id: '1', token: 'x', response: { type: 6 } as const, sent }
    },
  }
  const app = Fastify()
  await app.register(httpReceiver, { dispatcher, key: publicKeyOf(keys.publicHex) })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => void (await app.close()))
  const body = '{"id":"1"}'
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  const head = [
    'POST /discord/interactions HTTP/1.1',
    'Host: shop.example',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-Signature-Timestamp: ${timestamp}`,
    `X-Signature-Ed25519: ${signatureOf(timestamp, body)}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  await arrived.promise
  socket.destroy()
  await until('the end of the connection', () => connections(app.server).then((count) => count === 0))
  answer.resolve()
  await until('the end of the interaction', () => ended > 0)
})

const connections = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
