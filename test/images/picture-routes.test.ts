import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureAddress, pictureFileName } from '../../src/catalogue/picture-address.ts'
import { openRaster } from '../../src/images/raster.ts'
import { pictureRoutes } from '../../src/images/serving/picture-routes.ts'
import { openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { product } from '../contracts/shop.ts'
import { openSharedApp } from '../fixtures/app.ts'

const odd = ['a/b', '..', 'x'.repeat(300), 'ä %2e']
const drawnIds = ['drawn1', 'a/b', '..', 'ä %2e', ...Array.from({ length: 60 }, (_, n) => `many${n}`)]

let folder: string
let app: FastifyInstance
let close: () => Promise<void>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-pictures-'))
  const pictures = join(folder, 'images')
  const opened = await openSharedApp({ env: { IMAGES_DIR: pictures, DATA_DIR: folder } })
  ;({ app, close } = opened)
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write([
    ...drawnIds.map((id) => product({ id, title: `Desk lamp ${id}`, image: pictureAddress(id) })),
    product({ id: 'elsewhere', image: 'https://cdn.example/e.png' }),
    product({ id: 'none' }),
  ])
  await writer.close()
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (url: string, headers: InjectOptions['headers'] = {}) => app.inject({ url, headers })

async function paint(id: string, background: string): Promise<string> {
  const sharp = await openRaster()
  const path = join(folder, 'images', pictureFileName(id))
  await sharp({ create: { width: 800, height: 800, channels: 3, background } })
    .png()
    .toFile(path)
  return path
}

const pictureOf = async (bytes: Buffer) => (await openRaster())(bytes).metadata()

describe('GET /images/product_<id>.png', () => {
  it('draws what has no picture yet, once, and keeps the drawing', async () => {
    const url = pictureAddress('drawn1')
    const first = await get(url)
    expect(first.statusCode).toBe(200)
    expect(first.headers['content-type']).toBe('image/png')
    expect(await pictureOf(first.rawPayload)).toMatchObject({ format: 'png', width: 512, height: 512 })
    const path = join(folder, 'images', 'drawn', pictureFileName('drawn1'))
    const { mtimeMs } = statSync(path)
    expect((await get(url)).rawPayload.equals(first.rawPayload)).toBe(true)
    expect(statSync(path).mtimeMs).toBe(mtimeMs)
  })

  it('shows what was painted in place of the drawing, and another painting in place of that', async () => {
    const url = `${pictureAddress('drawn1')}?w=320`
    const drawn = await get(url)
    const path = await paint('drawn1', '#ff0000')
    const red = await get(url)
    expect(red.headers['cache-control']).toMatch(/^public, max-age=86400,/)
    expect(red.rawPayload.equals(drawn.rawPayload)).toBe(false)
    await paint('drawn1', '#0000ff')
    utimesSync(path, new Date(), new Date(Date.now() + 5_000))
    const blue = await get(url)
    expect(blue.headers.etag).not.toBe(red.headers.etag)
    const { dominant } = await (await openRaster())(blue.rawPayload).stats()
    expect(dominant.b).toBeGreaterThan(dominant.r)
    rmSync(path)
  })

  it.each([
    ['?w=320', 'image/webp', 'webp', 320],
    ['?w=320', 'image/avif', 'heif', 320],
    ['?w=320', '*/*', 'png', 320],
    ['?w=300', 'image/webp', 'webp', 320],
    ['?w=1', '*/*', 'png', 96],
    ['', 'image/webp', 'webp', 512],
    // Never larger than it is.
    ['?w=1280', '*/*', 'png', 512],
    ['?w=9999', 'image/webp', 'webp', 512],
  ])('in the width and the format that are asked for: %s %s', async (query, accept, format, width) => {
    const response = await get(`${pictureAddress('many0')}${query}`, { accept })
    expect(response.statusCode).toBe(200)
    expect(await pictureOf(response.rawPayload)).toMatchObject({ format, width })
    expect(response.headers.vary).toContain('Accept')
  })

  it('may be kept for long, and is not sent again to who has it', async () => {
    const url = `${pictureAddress('many1')}?w=160`
    const { headers } = await get(url)
    // A drawing: it may give way to a painting.
    expect(headers['cache-control']).toBe('public, max-age=3600, stale-while-revalidate=2592000')
    const again = await get(url, { 'if-none-match': String(headers.etag) })
    expect([again.statusCode, again.rawPayload.length, again.headers.etag]).toEqual([304, 0, headers.etag])
    expect((await get(url, { 'if-none-match': `"other", W/${headers.etag}` })).statusCode).toBe(304)
    expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200)
    expect((await app.inject({ method: 'HEAD', url })).headers['content-length']).toBe(headers['content-length'])
  })

  it('is made once, however many ask at the same time', async () => {
    const url = `${pictureAddress('many2')}?w=480`
    const responses = await Promise.all(Array.from({ length: 20 }, () => get(url, { accept: 'image/webp' })))
    expect(new Set(responses.map(({ headers }) => headers.etag)).size).toBe(1)
    expect(
      readdirSync(join(folder, 'images', 'sized')).filter((name) => name.startsWith('product_many2')),
    ).toHaveLength(1)
  })

  it.each(odd.slice(0, 2))('for any id: %s', async (id) => {
    expect((await get(pictureAddress(id))).statusCode).toBe(200)
  })

  it('of an id of 300 characters that was painted', async () => {
    const id = 'x'.repeat(300)
    const path = await paint(id, '#00ff00')
    expect((await get(pictureAddress(id))).statusCode).toBe(200)
    rmSync(path)
  })

  it.each([
    '/images/product_unknown.png',
    '/images/product_elsewhere.png',
    '/images/product_none.png',
    '/images/..%2Fcatalogue.db',
    '/images/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/images/%2e%2e%2fcatalogue.db',
    '/images/product_..%2f..%2fcatalogue.db.png',
    '/images/product_%00.png',
    '/images/drawn%2Fproduct_many0.png',
    '/images/.partial',
    '/images/drawn',
    '/images/product_a~2fb.png',
  ])('is a 404 for what is no picture: %s', async (url) => {
    const response = await get(url)
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ error: { code: 'not-found' } })
    expect(response.headers['cache-control'] ?? '').not.toMatch(/public/)
  })

  it.each(['0', '-5', '1e3', 'abc', '320px', '10001', ''])('refuses the width %s', async (width) => {
    const response = await get(`${pictureAddress('many0')}?w=${width}`)
    expect([response.statusCode, response.json()]).toEqual([
      400,
      { error: { code: 'invalid-input', message: 'w: must be a width in pixels, from 1 to 10000' } },
    ])
  })

  it('serves a file that is no picture at all without ending the service', async () => {
    const path = join(folder, 'images', pictureFileName('none'))
    writeFileSync(path, 'not a picture')
    expect((await get(`${pictureAddress('none')}?w=320`)).statusCode).toBe(500)
    rmSync(path)
    expect((await get(`${pictureAddress('many0')}?w=320`)).statusCode).toBe(200)
  })

  it('shows no drawings, and what was painted as it is, where its folder cannot be written', async () => {
    const blocked = join(folder, 'blocked')
    const chair = product({ id: 'chair', image: pictureAddress('chair') })
    const routes = Fastify()
    await routes.register(pictureRoutes, { folder: blocked, products: async () => [chair] })
    const ask = (query: string) =>
      routes.inject({ url: `${pictureAddress('chair')}${query}`, headers: { accept: 'image/webp' } })
    writeFileSync(blocked, 'a file where the folder should be')
    expect((await ask('?w=320')).statusCode).toBe(404)
    rmSync(blocked)
    mkdirSync(blocked)
    for (const name of ['sized', 'drawn']) writeFileSync(join(blocked, name), '')
    expect((await ask('')).statusCode).toBe(404)
    cpSync(await paint('chair', '#123456'), join(blocked, pictureFileName('chair')))
    const painted = await ask('?w=320')
    expect([painted.statusCode, painted.headers['content-type']]).toEqual([200, 'image/png'])
    await routes.close()
  })

  it('draws all of a page that nobody has asked for before', async () => {
    const asked = drawnIds.slice(4).map((id) => get(`${pictureAddress(id)}?w=320`, { accept: 'image/webp' }))
    const responses = await Promise.all(asked)
    expect(responses.map(({ statusCode }) => statusCode)).toEqual(drawnIds.slice(4).map(() => 200))
  })
})
