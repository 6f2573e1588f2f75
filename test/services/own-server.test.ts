import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startElasticsearch } from '../../scripts/services/elasticsearch.ts'
import { type OwnServer, ownElasticsearch, ownKafka } from '../../scripts/services/own-server.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const minutes = 60_000

describeWith('ELASTICSEARCH', 'A server of one’s own: Elasticsearch', () => {
  let server: OwnServer
  const answers = (timeoutMs = 5_000) =>
    fetch(`http://${server.address}/_cat/indices?format=json`, { signal: AbortSignal.timeout(timeoutMs) }).then(
      ({ ok }) => ok,
      () => false,
    )

  beforeAll(async () => {
    server = await ownElasticsearch()
  }, 3 * minutes)
  afterAll(() => server?.remove(), minutes)

  test('answers, can be frozen, and goes on', async () => {
    expect(await answers()).toBe(true)
    server.signal('SIGSTOP')
    try {
      // A signal is on its way for a moment: what is asked in that is still answered.
      await expect.poll(() => answers(500), { timeout: 5_000 }).toBe(false)
    } finally {
      server.signal('SIGCONT')
    }
    expect(await answers()).toBe(true)
  })

  test(
    'keeps what it holds when it is killed and started again',
    async () => {
      await fetch(`http://${server.address}/kept`, { method: 'PUT' })
      server.signal('SIGKILL')
      await server.stop()
      expect(await answers(500)).toBe(false)
      await server.start()
      expect((await fetch(`http://${server.address}/kept`)).status).toBe(200)
    },
    3 * minutes,
  )
})

describeWith('ELASTICSEARCH', 'A server whose port somebody else has', () => {
  test('is not started, and says so', async () => {
    const port = Number(new URL(elasticsearchUrl()).port)
    const folder = join(tmpdir(), 'shopclerk-taken-port')
    await expect(startElasticsearch({ folder, port })).rejects.toThrow(
      `Elasticsearch cannot be started: something else listens on port ${port}.`,
    )
  })
})

describeWith('KAFKA', 'A server of one’s own: Kafka', () => {
  test(
    'listens on its port, also when it is started again',
    async () => {
      const server = await ownKafka()
      try {
        await server.stop()
        await server.start()
        const [host, port] = server.address.split(':')
        const socket = connect(Number(port), host)
        await once(socket, 'connect')
        socket.destroy()
      } finally {
        await server.remove()
      }
    },
    3 * minutes,
  )
})
