import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, it, onTestFinished, vi } from 'vitest'
import { allowForms, pictureOf, takesForms } from '../../../src/channels/web/uploads/picture-form.ts'
import { createPictureUploads } from '../../../src/channels/web/uploads/picture-uploads.ts'
import type { ShopclerkError } from '../../../src/errors.ts'
import { answerTo } from '../../../src/operations/error-handler.ts'
import { temporaryFolder } from '../../fixtures/app.ts'

const picture = { bytes: new Uint8Array([1]), width: 1, height: 1 }

/** A service that takes pictures and waits a moment for them. */
async function opened(folder: string): Promise<URL> {
  const given = {
    folder,
    keepMinutes: 10,
    receiveWithinMs: 600,
    check: async () => picture,
    onFailure: () => undefined,
  }
  const uploads = createPictureUploads(given)
  const app = Fastify()
  app.setErrorHandler<ShopclerkError>((error, _request, reply) => {
    const answer = answerTo(error)
    return reply.code(answer.status).send(answer)
  })
  await allowForms(app)
  app.post('/', { preValidation: takesForms(uploads) }, async (request) => ({ has: pictureOf(request) !== undefined }))
  onTestFinished(() => app.close())
  return new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
}

/** Sends this beginning of a form, and no more. */
async function begin({ hostname, port }: URL, part: string): Promise<{ answer: Promise<string> }> {
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head =
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9000\r\n\r\n'
  socket.write(`${head}--x\r\ncontent-disposition: form-data; ${part}`)
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  return { answer: once(socket, 'close').then(() => text) }
}

it('forms that do not go on are given up, wherever they stopped, and others have their places', async () => {
  const folder = temporaryFolder()
  const url = await opened(folder)
  const parts = ['name="mess', 'name="message"\r\n\r\nhel', 'name="image"; filename="a"\r\n\r\nabc']
  const begun = await Promise.all(Array.from({ length: 40 }, (_, at) => begin(url, parts[at % parts.length] ?? '')))
  const answers = await Promise.all(begun.map(({ answer }) => answer))
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*connection: close[\s\S]*too slowly/i)
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]))
  const form = new FormData()
  form.set('image', new Blob([new Uint8Array([1])]))
  expect(await (await fetch(url, { method: 'POST', body: form })).json()).toEqual({ has: true })
})
