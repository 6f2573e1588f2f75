import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pictureAddress, pictureFileName } from '../../../src/catalogue/picture-address.ts'
import { priced, product } from '../../contracts/shop.ts'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { colourGrid } from '../../looks/colour-grid.ts'
import { pictureOf } from '../../looks/pictures.ts'

interface Body {
  conversationId: string
  parts: {
    type: string
    text?: string
    products?: { id: string; alike?: string }[]
    chips?: { label: string }[]
  }[]
  state: { look?: object }
  hits: { product: { id: string }; score: number }[]
  notices: { kind: string; text: string }[]
  trace: { queries: { kind: string }[] }
}

const chair = (id: string, colour: string, amount: number) =>
  product({
    id,
    title: `${colour} chair ${id}`,
    category: ['Furniture', 'Chairs'],
    attributes: { colour },
    image: pictureAddress(id),
    ...priced(amount),
  })
const catalogue = [
  chair('red-left', 'red', 2_000),
  chair('red-right', 'red', 9_000),
  chair('blue-left', 'blue', 3_000),
  chair('blue-right', 'blue', 8_000),
  product({ id: 'lamp', title: 'A lamp', category: ['Lamps'], ...priced(100) }),
]
const painted = { red: '#dd2222', blue: '#2233cc' }

let [opened, url, images]: [OpenedApp | undefined, string, string] = [undefined, '', '']
beforeAll(async () => {
  images = mkdtempSync(join(tmpdir(), 'shopclerk-images-'))
  mkdirSync(images, { recursive: true })
  const feed = join(images, 'feed.jsonl')
  writeFileSync(feed, catalogue.map((record) => JSON.stringify(record)).join('\n'))
  for (const { id } of catalogue.slice(0, 4)) {
    const [colour, side] = id.split('-') as ['red' | 'blue', string]
    const picture = await pictureOf(painted[colour], { left: side === 'left' ? 10 : 118 })
    writeFileSync(join(images, pictureFileName(id)), picture)
  }
  opened = await openSharedApp({ env: { CATALOGUE: feed, IMAGES_DIR: images }, describer: colourGrid })
  url = await opened.app.listen({ port: 0, host: '127.0.0.1' })
  await vi.waitFor(
    async () => {
      const { looks } = ((await (await fetch(`${url}/readyz`)).json()) as { checks: { looks: { detail: string } } })
        .checks
      expect(looks.detail).toBe('4 pictures can be searched by look')
    },
    { timeout: 20_000, interval: 200 },
  )
}, 60_000)
afterAll(async () => {
  await opened?.close()
  rmSync(images, { recursive: true, force: true })
})

async function send(fields: Record<string, string | Uint8Array>, path = '/api/chat'): Promise<Body> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'string' ? value : new Blob([Uint8Array.from(value)]))
  const response = await fetch(`${url}${path}`, { method: 'POST', body: form })
  expect(response.status).toBe(200)
  return (await response.json()) as Body
}

const idsIn = ({ parts }: Body): string[] => parts.flatMap(({ products = [] }) => products.map(({ id }) => id))
const textOf = ({ parts }: Body): string => parts.flatMap(({ text = [] }) => text).join('\n')
/** As a shopper sends it: smaller, compressed and a little brighter. */
const photo = async (colour: string, left: number): Promise<Uint8Array> =>
  sharp(await pictureOf(colour, { left }))
    .modulate({ brightness: 1.05 })
    .resize(200)
    .jpeg({ quality: 60 })
    .toBuffer()

// The first picture starts what reads it, which takes some seconds on a busy machine.
describe('a photo of a thing', { timeout: 60_000 }, () => {
  it('finds what looks like it, says how, and goes on by chat', async () => {
    const first = await send({ message: '', image: await photo(painted.red, 10) })
    expect(idsIn(first)[0]).toBe('red-left')
    expect(idsIn(first)).not.toContain('lamp')
    expect(textOf(first)).toMatch(/looks? like your picture, by colour and layout/)
    expect(first.trace.queries.map(({ kind }) => kind)).toContain('image')
    const { conversationId } = first
    expect(JSON.stringify(first.state).length).toBeLessThan(1_000)
    expect(idsIn(await send({ conversationId, message: 'in blue' }))).toEqual([])
    expect(idsIn(await send({ conversationId, message: 'any colour' }))[0]).toBe('red-left')
    const cheap = await send({ conversationId, message: 'under $50' })
    expect(idsIn(cheap)).toEqual(['red-left'])
    const other = await send({ conversationId, message: 'lamp' })
    expect(other.state.look).toBeUndefined()
    expect(idsIn(other)).toEqual(['lamp'])
  })

  it('is limited by what is written beside it', async () => {
    const answered = await send({ message: 'something like this under $50', image: await photo(painted.blue, 10) })
    expect(idsIn(answered)).toEqual(['blue-left'])
    const none = await send({ message: 'this under $10', image: await photo(painted.blue, 10) })
    expect(idsIn(none)).toEqual([])
    expect(textOf(none)).toMatch(/cheapest that fits everything else is \$30/)
  })

  it('says honestly when nothing is alike enough', async () => {
    const answered = await send({ message: '', image: await photo('#000000', 64) })
    expect(idsIn(answered)).toEqual([])
    expect(textOf(answered)).toMatch(/Nothing here looks enough like that picture/)
  })

  it('is offered of each product with a picture here, and asked for by its action', async () => {
    const shown = await send({ message: 'chairs and lamps' })
    const { conversationId } = shown
    const chairs = await send({ conversationId, message: 'start over, chair' })
    const alike = chairs.parts.flatMap(({ products = [] }) => products.filter((one) => one.alike !== undefined))
    expect(alike.map(({ id }) => id).sort()).toEqual(['blue-left', 'blue-right', 'red-left', 'red-right'])
    const lamp = await send({ conversationId, message: 'start over, lamp' })
    expect(lamp.parts.some(({ products = [] }) => products.some((one) => one.alike !== undefined))).toBe(false)
    const action = alike.find(({ id }) => id === 'blue-left')?.alike ?? ''
    const pressed = await send({ conversationId, message: '', action })
    expect(textOf(pressed)).toMatch(/that picture/)
    expect(idsIn(pressed)).not.toContain('blue-left')
    expect(pressed.state.look).toEqual({ product: 'blue-left' })
  })

  it('is forgotten with its conversation', async () => {
    const { conversationId, state } = await send({ message: '', image: await photo(painted.red, 10) })
    const handle = (state.look as { kept: string }).kept
    await fetch(`${url}/api/conversations/${conversationId}`, { method: 'DELETE' })
    const { openSqliteStateStore } = await import('../../../src/chat/stores/sqlite/sqlite-state-store.ts')
    const store = await openSqliteStateStore(join(opened?.folder ?? '', 'state.db'))
    expect(await store.keptLook(handle)).toBeUndefined()
    await store.close()
  })

  it('is looked up by POST /api/search/image', async () => {
    const { hits, notices } = await send({ image: await photo(painted.blue, 118) }, '/api/search/image')
    expect(hits[0]?.product.id).toBe('blue-right')
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 0)
    expect(notices).toEqual([{ kind: 'look', text: 'Compared by colour and layout.' }])
  })

  it('is not taken by /api/classify', async () => {
    const body = JSON.stringify({ text: 'cheaper', state: { look: { kept: 'x' } } })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/classify`, { method: 'POST', body, headers })
    const bare = await fetch(`${url}/api/classify`, {
      method: 'POST',
      body: JSON.stringify({ text: 'cheaper' }),
      headers,
    })
    expect(await response.json()).toEqual(await bare.json())
  })
})
