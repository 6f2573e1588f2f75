import { describe, expect, it } from 'vitest'
import { ImageRunError, RefusedImageError, TransientImageError } from '../../src/images/provider.ts'
import { productImagesInProcess } from '../../src/ingest/product-images.ts'
import { product } from '../contracts/shop.ts'
import { openImageShop, providerOf, smallPng, things } from './fixtures/image-shop.ts'

const isThing =
  (n: number) =>
  ({ product: { id } }: { product: { id: string } }): boolean =>
    id === `thing${n}`

describe('a run in which something fails', () => {
  it('tries for ever what fails for a while, each try later than the one before', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    const provider = providerOf((_, nth) => {
      if (nth <= 24) throw new TransientImageError('Not now.')
      return smallPng
    })
    expect(await shop.run(provider)).toMatchObject({ outcome: 'finished', painted: 2, failed: 24 })
  })

  it('parks what is refused, with the reason, and goes on; it is tried again when that is asked for', async () => {
    const shop = await openImageShop(things(5))
    await shop.plan()
    const provider = providerOf((request) => {
      if (isThing(3)(request)) throw new RefusedImageError('moderation refuses it')
      return smallPng
    })
    expect(await shop.run(provider)).toMatchObject({ outcome: 'finished', painted: 4, parked: 1 })
    expect(await shop.store.parked(10)).toEqual([{ id: 'thing3', department: 'Odd', reason: 'moderation refuses it' }])
    expect(await shop.plan()).toMatchObject({ added: 0 })
    expect(await shop.store.countParked(shop.scope)).toBe(1)
    expect(await shop.store.retryParked({ ...shop.scope, category: 'LAMPS' })).toBe(1)
    expect(await shop.run(providerOf())).toMatchObject({ painted: 1 })
  })

  it('ends at once, with nothing parked, when no picture can be made at all', async () => {
    const shop = await openImageShop(things(40))
    await shop.plan()
    const provider = providerOf(() => {
      throw new ImageRunError('bad key')
    })
    await expect(shop.run(provider)).rejects.toThrow(new ImageRunError('bad key'))
    expect(provider.asked.length).toBeLessThanOrEqual(4)
    expect(await shop.store.countParked(shop.scope)).toBe(0)
    expect(await shop.run(providerOf())).toMatchObject({ painted: 40 })
  })

  it('tries again what is no picture, and parks it after ten answers in a row', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    const provider = providerOf((request, nth) => {
      if (isThing(1)(request)) return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
      return nth < 5 ? smallPng.subarray(0, 50) : smallPng
    })
    expect(await shop.run(provider)).toMatchObject({ painted: 2, parked: 1 })
    expect(provider.asked.filter((id) => id === 'thing1')).toHaveLength(10)
    expect(await shop.store.parked(9)).toMatchObject([{ id: 'thing1', reason: /10 answers in a row were no picture/ }])
    expect(shop.fileNames()).toHaveLength(2)
  })

  it('does not park a prompt that was not refused: it came while another was painted', async () => {
    const shop = await openImageShop(things(1))
    await shop.plan()
    const provider = providerOf(async (_, nth) => {
      if (nth > 1) return smallPng
      await shop.writer.write([product({ id: 'thing0', title: 'A harmless thing', version: 2 })])
      await shop.plan()
      throw new RefusedImageError('moderation refuses it')
    })
    expect(await shop.run(provider)).toMatchObject({ painted: 1, parked: 0 })
    expect(provider.asked).toHaveLength(2)
  })

  it('tells what troubles it only as long as nothing has gone well since', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    const provider = providerOf((_, nth) => {
      if (nth <= 2) throw new TransientImageError('Not now.')
      return smallPng
    })
    const told: (string | undefined)[] = []
    const summary = await shop.run(provider, { concurrency: 1, onProgress: ({ trouble }) => void told.push(trouble) })
    expect(told).toContain('Not now.')
    expect(summary).toMatchObject({ lastFailure: 'Not now.', trouble: undefined, paid: 3 })
  })

  it('keeps the picture in hand while the disk is full, and is not paid for again', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    let full = 8
    const files = {
      ...shop.files,
      async place(...given: Parameters<typeof shop.files.place>) {
        if (full-- > 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
        await shop.files.place(...given)
      },
    }
    const provider = providerOf()
    expect(await shop.run(provider, { files })).toMatchObject({ painted: 3, failed: 0 })
    expect(provider.asked).toHaveLength(3)
  })

  it('stops with one line when the folder cannot be written', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    const files = {
      ...shop.files,
      place: async () => {
        throw Object.assign(new Error("EROFS: read-only file system, open 'x'"), { code: 'EROFS', syscall: 'open' })
      },
    }
    await expect(shop.run(providerOf(), { files })).rejects.toThrow(/^A picture cannot be written: EROFS/)
  })

  it('tells again what the catalogue could not take, without another payment', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    let troubles = 3
    const images = {
      async publish(event: Parameters<typeof shop.images.publish>[0]) {
        if (troubles-- > 0) throw Object.assign(new Error('database is locked'), { errcode: 5 })
        await shop.images.publish(event)
      },
    }
    const provider = providerOf()
    expect(await shop.run(provider, { images })).toMatchObject({ painted: 2 })
    expect(provider.asked).toHaveLength(2)
    expect(await shop.imageOf('thing1')).toBe('/images/product_thing1.png')
  })

  it('waits while its jobs cannot be written, and goes on by itself', async () => {
    const shop = await openImageShop(things(4))
    await shop.plan()
    const locked = Object.assign(new Error('database is locked'), { errcode: 5 })
    const failures = new Map([
      ['renew', 2],
      ['claim', 3],
      ['untilNextTurn', 2],
      ['finish', 2],
      ['release', 1],
    ])
    const store = new Proxy(shop.store, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>
        return async (...args: unknown[]) => {
          const left = failures.get(String(name)) ?? 0
          failures.set(String(name), left - 1)
          if (left > 0) throw locked
          return await method.apply(target, args)
        }
      },
    })
    const provider = providerOf()
    expect(await shop.run(provider, { store })).toMatchObject({
      ...{ outcome: 'finished', painted: 4, lastFailure: 'it waits to be written: database is locked' },
    })
    expect(provider.asked).toHaveLength(4)
    expect([...failures.values()].every((left) => left <= 0)).toBe(true)
  })

  it('tries again what the catalogue did not take, without having it painted again', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    let refusals = 3
    const writePictures: typeof shop.writer.writePictures = async (pictures) => {
      if (refusals-- > 0) return pictures.map(({ id }) => ({ id, outcome: 'failed', reason: 'the index is busy' }))
      return await shop.writer.writePictures(pictures)
    }
    const provider = providerOf()
    const images = productImagesInProcess({ writePictures })
    expect(await shop.run(provider, { images })).toMatchObject({ outcome: 'finished', failed: 3 })
    expect(provider.asked).toHaveLength(2)
    expect(await shop.imageOf('thing1')).toBe('/images/product_thing1.png')
  })

  it('holds the queue while nothing but failures comes, for as long as the server asks', async () => {
    const shop = await openImageShop(things(30))
    await shop.plan()
    const provider = providerOf((_, nth) => {
      if (nth <= 4) throw new TransientImageError('Too many.', 400)
      return smallPng
    })
    const started = performance.now()
    expect(await shop.run(provider)).toMatchObject({ painted: 30, failed: 4 })
    expect(performance.now() - started).toBeGreaterThan(390)
    expect(new Set(provider.asked.slice(0, 4)).size).toBe(4)
  })
})
