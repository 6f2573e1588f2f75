import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { createServiceQueue } from '../../src/images/queue/service-queue.ts'
import { openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { product } from '../contracts/shop.ts'
import { temporaryFolder } from '../fixtures/app.ts'
import { someProducts, writeFeed } from '../fixtures/feeds.ts'
import { failToStart, type Service, startService, waitUntil } from '../fixtures/service.ts'
import { json, startImageApi } from './fixtures/image-api.ts'

async function start(folder: string, env: Record<string, string>): Promise<Service> {
  const CATALOGUE = await writeFeed(folder, 'feed.jsonl', someProducts(12))
  const [DATA_DIR, IMAGES_DIR] = [join(folder, 'var'), join(folder, 'images')]
  const service = await startService({ CATALOGUE, DATA_DIR, IMAGES_DIR, EMBEDDINGS: 'off', ...env })
  onTestFinished(() => service.stop('SIGKILL').then(() => undefined))
  return service
}

const get = async <T>(service: Service, path: string): Promise<T> =>
  (await (await fetch(service.url + path)).json()) as T

const imageOf = async (service: Service, id: string): Promise<string | undefined> =>
  (await get<{ image?: string }>(service, `/api/products/${id}`)).image

interface Readiness {
  status: string
  checks: Record<string, { ok: boolean; detail: string }>
}

const readiness = (service: Service) => get<Readiness>(service, '/readyz')

describe('IMAGES=on', () => {
  it('has a picture made of each product that arrives without one, over kill -9, and shows it', async () => {
    const folder = temporaryFolder()
    const first = await start(folder, { IMAGES: 'on' })
    const images = join(folder, 'images')
    await waitUntil('a first picture', () => readdirSync(images).some((name) => name.endsWith('.png')), 60_000)
    await first.stop('SIGKILL')
    const service = await start(folder, { IMAGES: 'on' })
    await waitUntil('all pictures', async () => (await imageOf(service, 'p12')) !== undefined, 120_000)
    const isAllMade = async (): Promise<boolean> => {
      const { hits } = await get<{ hits: { product: { image?: string } }[] }>(service, '/api/search?limit=50')
      return hits.length === 12 && hits.every(({ product }) => product.image !== undefined)
    }
    await waitUntil('all pictures in what is found', isAllMade, 120_000)
    const picture = await fetch(`${service.url}${await imageOf(service, 'p1')}?w=160`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])

    const writer = await openSqliteWriter(join(folder, 'var', 'catalogue.db'))
    await writer.write([product({ id: 'later', title: 'Desk lamp' })])
    await writer.close()
    await waitUntil('the picture of one that came later', async () => (await imageOf(service, 'later')) !== undefined)
    await waitUntil('it says so', async () => (await readiness(service)).checks.images?.detail === '13 made')
    const stopping = performance.now()
    expect(await service.stop('SIGTERM')).toBe(0)
    expect(performance.now() - stopping).toBeLessThan(9_000)
  }, 240_000)

  it('goes on selling when no picture can be made, and says why', async () => {
    const api = await startImageApi({
      answer: () => (response) => json(response, 429, { error: { code: 'insufficient_quota', message: 'Pay.' } }),
    })
    const openAi = {
      IMAGES_PROVIDER: 'openai',
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: api.url,
      OPENAI_CHAT_MODEL: 'off',
    }
    const service = await start(temporaryFolder(), { IMAGES: 'on', ...openAi })
    const isBlockedAndReady = async (): Promise<boolean> => {
      const { status, checks } = await readiness(service)
      return status === 'ready' && checks.images?.ok === false
    }
    await waitUntil('it sells, and says why it makes no pictures', isBlockedAndReady, 60_000)
    const { status, checks } = await readiness(service)
    expect([status, checks.images?.detail]).toEqual(['ready', expect.stringMatching(/has no quota left for this key/)])
    expect(service.output()).toMatch(/No pictures are made: OpenAI has no quota left/)
    expect(api.asked.length).toBeLessThanOrEqual(8)
    // Longer than it takes to count the jobs anew, which goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    expect(await isBlockedAndReady()).toBe(true)
    expect(await imageOf(service, 'p1')).toBeUndefined()
  }, 120_000)

  it('is begun again when it has ended with an error', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'catalogue.db')
    const writer = await openSqliteWriter(path)
    await writer.write([product({ id: 'lamp', title: 'Desk lamp' })])
    await writer.close()
    // No database.
    mkdirSync(join(folder, 'images.db'))
    const { images } = loadConfig({ IMAGES: 'on', IMAGES_DIR: join(folder, 'images') })
    const places = {
      dataDir: folder,
      folder: images.folder,
      target: { engine: 'sqlite', path } as const,
      kafka: undefined,
    }
    const queue = createServiceQueue({ places, settings: images }, pino({ level: 'silent' }), 100)
    queue.start()
    onTestFinished(() => queue.stop())
    await waitUntil('it says why', async () => /images\.db cannot be opened/.test((await queue.check()).detail))
    rmdirSync(join(folder, 'images.db'))
    await waitUntil('a picture', () => existsSync(join(images.folder, 'product_lamp.png')))
    await waitUntil('it is well', async () => (await queue.check()).ok)
  }, 60_000)

  it('does not start without the key of its provider', async () => {
    const env = { IMAGES: 'on', IMAGES_PROVIDER: 'openai', DATA_DIR: temporaryFolder() }
    expect(await failToStart(env)).toEqual({
      code: 1,
      output: 'shopclerk: OPENAI_API_KEY must be set for IMAGES_PROVIDER=openai\n',
    })
  })
})
