import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPictureUploads } from '../../../src/channels/web/uploads/picture-uploads.ts'
import { type OpenedApp, openSharedApp, temporaryFolder } from '../../fixtures/app.ts'
import { photoOf, photoOfList, pictureOfNoWords } from '../../fixtures/photos.ts'

interface Body {
  conversationId: string
  messageId: string
  parts: { type: string; text?: string; kind?: string }[]
  state: { basket?: { items: { text: string; quantity: number }[]; sets: number } }
  items?: { text: string; quantity: number; hits: { product: { title: string } }[] }[]
  hits: { product: { title: string } }[]
  notices: { kind: string }[]
  error?: { code: string; message: string }
}

let [opened, url]: [OpenedApp | undefined, string] = [undefined, '']
beforeAll(async () => {
  opened = await openSharedApp()
  url = await opened.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => opened?.close())

/** A picture goes just after its answer. */
const noneWaits = () =>
  vi.waitFor(() => expect(readdirSync(join(opened?.folder ?? '', 'pictures'))).toEqual([]), { timeout: 10_000 })

function form(fields: Record<string, string | Uint8Array>, fileName = 'photo.jpg'): FormData {
  const filled = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') filled.set(name, value)
    else filled.set(name, new Blob([Uint8Array.from(value)]), fileName)
  return filled
}

async function send(body: FormData | string, path = '/api/chat', headers: Record<string, string> = {}) {
  const startedAt = performance.now()
  const response = await fetch(`${url}${path}`, { method: 'POST', body, headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  return {
    status: response.status,
    body: (isJson ? JSON.parse(text) : {}) as Body,
    text,
    ms: performance.now() - startedAt,
  }
}

const itemsIn = ({ state }: Body) => state.basket?.items.map(({ text, quantity }) => `${quantity} ${text}`)

// The first picture starts what reads it, which takes some seconds on a busy machine.
describe('a message with a picture', { timeout: 60_000 }, () => {
  it('is answered with the basket of its list, and the picture is gone then', async () => {
    const { status, body } = await send(form({ message: '', image: await photoOfList() }, '../../../etc/passwd'))
    expect(status).toBe(200)
    expect(itemsIn(body)).toEqual(['12 pencils', '2 notebooks', '1 desk lamp', '3 glue sticks'])
    await noneWaits()
  })

  it('is one message however often it comes, with the picture before or behind the words', async () => {
    const { body: first } = await send(form({ message: 'hello' }))
    const { conversationId } = first
    const image = await photoOfList()
    const asked = { conversationId, messageId: 'twice', message: 'for two children' }
    const [one, other] = await Promise.all([send(form({ image, ...asked })), send(form({ ...asked, image }))])
    const later = await send(form({ ...asked, image: await pictureOfNoWords() }))
    expect(one.body.state.basket?.sets).toBe(2)
    expect(other.body).toEqual(one.body)
    expect(later.body).toEqual(one.body)
    await noneWaits()
  })

  it('comes as events too', async () => {
    const { text } = await send(form({ image: await photoOfList() }), '/api/chat', { accept: 'text/event-stream' })
    expect(text).toMatch(/event: meta[\s\S]*"type":"basket"[\s\S]*event: done/)
  })

  it('without a picture is a message as any other', async () => {
    expect((await send(form({ message: 'desk lamp' }))).body.parts.map(({ type }) => type)).toContain('products')
    expect(await send(form({}))).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } })
  })

  it('of a conversation that is not the caller’s leaves nothing behind', async () => {
    const forged = form({ conversationId: 'forged', image: await photoOfList() })
    expect(await send(forged)).toMatchObject({ status: 403 })
    const wrong = form({ messageId: 'no id!', image: await photoOfList() })
    expect(await send(wrong)).toMatchObject({ status: 400 })
    await noneWaits()
  })
})

describe('POST /api/search/image', { timeout: 60_000 }, () => {
  const search = (fields: Record<string, string | Uint8Array>) => send(form(fields), '/api/search/image')

  it('gives the things of a list, each with its products', async () => {
    const { status, body } = await search({ image: await photoOfList() })
    expect(status).toBe(200)
    expect(body.items?.map(({ text, quantity }) => `${quantity} ${text}`)).toContain('1 desk lamp')
    const lamps = body.items?.find(({ text }) => text === 'desk lamp')?.hits ?? []
    expect(lamps.length).toBeGreaterThan(0)
    expect(lamps.every(({ product }) => /lamp/i.test(product.title))).toBe(true)
  })

  it('gives what the words of any other picture find, and nothing for none', async () => {
    const named = await search({ image: await photoOf('DESK LAMP') })
    expect(named.body.items).toBeUndefined()
    expect(named.body.hits.some(({ product }) => /lamp/i.test(product.title))).toBe(true)
    const wordless = await search({ image: await pictureOfNoWords() })
    expect(wordless.body).toMatchObject({ hits: [], notices: [{ kind: 'no-words' }] })
  })

  it('wants a picture', async () => {
    expect(await search({ message: 'a lamp' })).toMatchObject({ status: 400 })
    expect(await send('{}', '/api/search/image', { 'content-type': 'application/json' })).toMatchObject({ status: 400 })
  })
})

describe('what is no picture that is taken', () => {
  const refused = async (body: FormData | string, status: number, code: string, headers = {}) => {
    for (const path of ['/api/chat', '/api/search/image']) {
      const answer = await send(body, path, headers)
      expect(answer).toMatchObject({
        status,
        body: { error: { code, message: expect.stringMatching(/^[^\n]{5,120}$/) } },
      })
      expect(answer.ms).toBeLessThan(2_000)
    }
    await noneWaits()
  }

  it.each<[string, Uint8Array, number, string]>([
    ['of zero bytes', new Uint8Array(), 422, 'picture-damaged'],
    ['JSON named .png', Buffer.from('{"a":1}'), 415, 'picture-type'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      415,
      'picture-type',
    ],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 415, 'picture-type'],
    ['larger than 10 MiB', Buffer.alloc(10 * 1_024 ** 2 + 1, '\xff\xd8\xff', 'latin1'), 413, 'picture-too-large'],
    ['far larger', Buffer.alloc(12 * 1_024 ** 2), 413, 'picture-too-large'],
  ])('is refused when it is %s', async (_what, image, status, code) => {
    await refused(form({ image }, 'photo.png'), status, code)
  })

  it('is refused when it is cut off', async () => {
    const whole = await photoOfList()
    await refused(form({ image: whole.subarray(0, whole.length / 2) }), 422, 'picture-damaged')
  })

  it('is refused in another field, and with another one beside it', async () => {
    await refused(form({ picture: await photoOfList() }), 400, 'invalid-input')
    const two = form({ image: await photoOf('pens') })
    two.append('image', new Blob([Uint8Array.from(await photoOf('pens'))]), 'b.jpg')
    await refused(two, 400, 'invalid-input')
  })

  it('is refused when its form is none, is not whole, or has more than a form needs', async () => {
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
    await refused('no form', 400, 'invalid-input', multipart)
    await refused(
      '--x\r\ncontent-disposition: form-data; name="image"; filename="a"\r\n\r\nabc',
      400,
      'invalid-input',
      multipart,
    )
    await refused('--x', 400, 'invalid-input', { 'content-type': 'multipart/form-data' })
    const fields = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, 'x']))
    await refused(form(fields), 400, 'invalid-input')
    await refused(form({ message: 'x'.repeat(20_000) }), 400, 'invalid-input')
    await refused(form({ constructor: 'x' }), 400, 'invalid-input')
  })
})

it('200 uploads at once are taken or refused politely, and none is left over', { timeout: 120_000 }, async () => {
  const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const all = await Promise.all(Array.from({ length: 200 }, () => send(form({ image }))))
  const polite = all.filter(({ status }) => status !== 200)
  for (const { status, body } of polite) {
    expect(status).toBe(503)
    expect(body.error).toEqual({ code: 'too-busy', message: expect.stringMatching(/again in a minute/) })
  }
  const said = all.flatMap(({ status, body }) => (status === 200 ? [body.parts[0]?.text ?? ''] : []))
  expect(said.length).toBeGreaterThan(0)
  for (const text of said) expect(text).toMatch(/looks blank|again in a minute/)
  await noneWaits()
  // Chat goes on.
  expect((await send(form({ message: 'desk lamp' }))).status).toBe(200)
})

describe('pictures that wait', () => {
  it('are removed when they are too old, by name and age alone, and found by no other name than their own', async () => {
    const folder = temporaryFolder()
    const failures: Error[] = []
    const picture = { bytes: new Uint8Array([1, 2]), width: 1, height: 1 }
    const given = {
      folder,
      keepMinutes: 10,
      check: async () => picture,
      onFailure: (error: Error) => void failures.push(error),
    }
    const uploads = createPictureUploads(given)
    await uploads.start()
    const [old, young] = [await uploads.keep(picture), await uploads.keep(picture)]
    const longAgo = new Date(Date.now() - 11 * 60_000)
    utimesSync(join(folder, `${old.id}.jpg`), longAgo, longAgo)
    writeFileSync(join(folder, 'somebody’s own.txt'), '')
    utimesSync(join(folder, 'somebody’s own.txt'), longAgo, longAgo)
    uploads.stop()
    const again = createPictureUploads(given)
    await again.start()
    again.stop()
    expect(readdirSync(folder).sort()).toEqual([`${young.id}.jpg`, 'somebody’s own.txt'].sort())
    await expect(again.fetch(old)).rejects.toMatchObject({ code: 'picture-gone' })
    await expect(again.fetch({ id: '../state' })).rejects.toMatchObject({ code: 'picture-gone' })
    expect(Buffer.from((await again.fetch(young)).bytes)).toEqual(Buffer.from([1, 2]))
    await again.release([young, { id: '../x' }])
    expect(readdirSync(folder)).toEqual(['somebody’s own.txt'])
    expect(failures).toEqual([])
  })
})
