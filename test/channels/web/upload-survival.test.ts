import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Reply } from '../../../src/chat/reply.ts'
import { sampleCatalogue, temporaryFolder } from '../../fixtures/app.ts'
import { photoOfList } from '../../fixtures/photos.ts'
import { type Service, startService, waitUntil } from '../../fixtures/service.ts'

async function start(folder: string): Promise<Service> {
  const env = { DATA_DIR: folder, CATALOGUE: sampleCatalogue, LOG_LEVEL: 'info', EMBEDDINGS: 'off' }
  const service = await startService(env)
  onTestFinished(() => service.stop('SIGKILL').then(() => undefined))
  return service
}

const send = (url: string, fields: Record<string, string | Blob>): Promise<Response> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return fetch(`${url}/api/chat`, { method: 'POST', body: form })
}

const waiting = (folder: string): string[] =>
  readdirSync(join(folder, 'pictures')).filter((name) => name.endsWith('.jpg'))

const basketOf = ({ state }: Reply) => state.basket?.items.map(({ text, quantity }) => `${quantity} ${text}`)

it('a picture whose message was taken in outlives kill -9, is answered once, and is gone then', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder()
  const first = await start(folder)
  const { conversationId } = (await (await send(first.url, { message: 'hello' })).json()) as Reply
  const asked = { conversationId, messageId: 'photo', image: new Blob([Uint8Array.from(await photoOfList())]) }
  const lost = send(first.url, asked).catch(() => undefined)
  const follow = (url: string) => fetch(`${url}/api/chat/photo/events?conversationId=${conversationId}`)
  // Reading takes longer than it takes to be seen here.
  await waitUntil('the message to be taken in', async () => {
    const { status, body } = await follow(first.url)
    await body?.cancel()
    return status === 200
  })
  await first.stop('SIGKILL')
  await lost
  expect(waiting(folder)).toHaveLength(1)

  const second = await start(folder)
  const events = await follow(second.url)
  expect(events.status).toBe(200)
  expect(await events.text()).toMatch(/"type":"basket"[\s\S]*event: done/)
  const again = (await (await send(second.url, asked)).json()) as Reply
  expect(basketOf(again)).toEqual(['12 pencils', '2 notebooks', '1 desk lamp', '3 glue sticks'])
  await waitUntil('the picture to be gone', () => waiting(folder).length === 0)
})
