import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { pictureFileName } from '../../src/catalogue/picture-address.ts'
import { originOf, withOrigin } from '../../src/images/png-text.ts'
import { promptOf } from '../../src/images/prompt.ts'
import { ImageRunError, RefusedImageError, TransientImageError } from '../../src/images/provider.ts'
import { productImagesInProcess } from '../../src/ingest/product-images.ts'
import { product } from '../contracts/shop.ts'
import { openImageShop, providerOf, smallPng, things } from './fixtures/image-shop.ts'

const isThing =
  (n: number) =>
  ({ product: { id } }: { product: { id: string } }): boolean =>
    id === `thing${n}`

describe('a run', () => {
  it('gives each product a picture once, which the next search shows', async () => {
    const shop = await openImageShop(things(30))
    expect(await shop.plan()).toMatchObject({ added: 30, known: 0, parked: 0, read: 30 })
    const provider = providerOf()
    expect(await shop.run(provider)).toMatchObject({ outcome: 'finished', painted: 30, adopted: 0, failed: 0 })
    expect(provider.asked.toSorted()).toEqual(
      things(30)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(shop.fileNames()).toHaveLength(30)
    expect(await shop.imageOf('thing7')).toBe('/images/product_thing7.png')
    const [thing] = await shop.engine.products(['thing7'])
    expect(originOf(readFileSync(join(shop.pictures, 'product_thing7.png')))).toEqual({
      provider: 'openai',
      promptHash: promptOf(thing ?? product({ id: '' }))?.hash,
    })
    expect(await shop.plan()).toMatchObject({ added: 0, known: 30 })
    expect(await shop.run(provider)).toMatchObject({ painted: 0 })
  })

  it('paints anew what has changed, and leaves what has only another price', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    await shop.run(providerOf())
    await shop.writer.write([
      product({ id: 'thing0', title: 'Thing number 0', category: ['Even', 'Mugs'], version: 2, stock: 3 }),
      product({ id: 'thing1', title: 'Another thing', category: ['Odd', 'Lamps'], version: 2 }),
    ])
    expect(await shop.plan()).toMatchObject({ added: 1, known: 2 })
    const provider = providerOf()
    await shop.run(provider)
    expect(provider.asked).toEqual(['thing1'])
    expect(await shop.imageOf('thing1')).toBe('/images/product_thing1.png')
  })

  it('leaves products alone that have a picture elsewhere, also when it came after the plan', async () => {
    const shop = await openImageShop([...things(2), product({ id: 'own', image: 'https://cdn.example/own.png' })])
    expect(await shop.plan()).toMatchObject({ added: 2 })
    await shop.writer.write([product({ id: 'thing0', version: 2, image: '/pictures/0.jpg' })])
    await shop.writer.write([{ id: 'thing1', version: 2, deleted: true }])
    const provider = providerOf()
    expect(await shop.run(provider)).toMatchObject({ outcome: 'finished', painted: 0, dropped: 2 })
    expect(provider.asked).toEqual([])
  })

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

  it('adopts a finished file, and none of another prompt, another provider, or that is cut off', async () => {
    const shop = await openImageShop(things(5))
    await shop.plan()
    const hash = (n: number): string => promptOf(things(5)[n] ?? product({ id: '' }))?.hash ?? ''
    const put = (n: number, bytes: Uint8Array): void =>
      writeFileSync(join(shop.pictures, pictureFileName(`thing${n}`)), bytes)
    put(0, withOrigin(smallPng, { provider: 'openai', promptHash: hash(0) }))
    put(1, withOrigin(smallPng, { provider: 'openai', promptHash: hash(0) }))
    put(2, withOrigin(smallPng, { provider: 'drawn', promptHash: hash(2) }))
    put(3, withOrigin(smallPng, { provider: 'openai', promptHash: hash(3) }).subarray(0, -20))
    put(4, smallPng)
    const provider = providerOf()
    expect(await shop.run(provider)).toMatchObject({ adopted: 1, painted: 4 })
    expect(provider.asked).not.toContain('thing0')
    expect(await shop.imageOf('thing0')).toBe('/images/product_thing0.png')
  })

  it('paints a picture again whose file is lost, and no other', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    await shop.run(providerOf())
    rmSync(join(shop.pictures, pictureFileName('thing1')))
    await shop.plan()
    const provider = providerOf()
    expect(await shop.run(provider)).toMatchObject({ painted: 1, adopted: 0 })
    expect(provider.asked).toEqual(['thing1'])
    expect(shop.fileNames()).toHaveLength(3)
  })

  it('replaces a drawing by a painting, and never a painting by a drawing', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan('drawn')
    await shop.run(providerOf(undefined, 'drawn'))
    expect(await shop.plan('openai')).toMatchObject({ added: 3 })
    const painter = providerOf()
    await shop.run(painter)
    expect(painter.asked).toHaveLength(3)
    expect(await shop.plan('drawn')).toMatchObject({ added: 0, known: 3 })
  })

  it('shows a finished picture again in a catalogue that was loaded anew, without having it made', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    await shop.run(providerOf())
    await shop.writer.beginPass()
    await shop.writer.removeUnseen()
    await shop.writer.write(things(3))
    expect(await shop.imageOf('thing0')).toBeUndefined()
    expect(await shop.plan()).toMatchObject({ added: 3 })
    expect(await shop.run(providerOf())).toMatchObject({ painted: 0, adopted: 3 })
    expect(await shop.imageOf('thing0')).toBe('/images/product_thing0.png')
  })

  it('finishes what is in work when it is stopped, begins nothing more, and goes on later', async () => {
    const shop = await openImageShop(things(20))
    await shop.plan()
    const stop = new AbortController()
    const provider = providerOf(async (_, nth) => {
      if (nth === 4) stop.abort()
      await new Promise((resolve) => setTimeout(resolve, 30))
      return smallPng
    })
    expect(await shop.run(provider, { signal: stop.signal })).toMatchObject({ outcome: 'stopped', painted: 4 })
    expect(provider.asked).toHaveLength(4)
    const started = performance.now()
    expect(await shop.run(providerOf())).toMatchObject({ painted: 16 })
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('gives up on what hangs when it is stopped', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    const stop = new AbortController()
    const provider = providerOf(({ signal }) => {
      stop.abort()
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    expect(await shop.run(provider, { signal: stop.signal, graceMs: 50 })).toMatchObject({ outcome: 'stopped' })
    expect(await shop.run(providerOf())).toMatchObject({ painted: 2 })
  })

  it('makes no more than its limit, of its category and its partitions alone', async () => {
    const shop = await openImageShop(things(40))
    await shop.plan()
    const provider = providerOf()
    expect(await shop.run(provider, { scope: { ...shop.scope, category: 'lamps' }, limit: 7 })).toMatchObject({
      painted: 7,
    })
    expect(provider.asked).toHaveLength(7)
    expect(provider.asked.every((id) => Number(id.slice(5)) % 2 === 1)).toBe(true)
    const all = await Promise.all(
      shop.scope.partitions.map((partition) => shop.run(providerOf(), { scope: { partitions: [partition] } })),
    )
    expect(all.reduce((sum, { painted }) => sum + painted, 0)).toBe(33)
  })

  it('takes no job twice, with several runs side by side', async () => {
    const shop = await openImageShop(things(60))
    await shop.plan()
    const provider = providerOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
      return smallPng
    })
    await Promise.all([shop.run(provider), shop.run(provider), shop.run(provider)])
    expect(new Set(provider.asked).size).toBe(60)
    expect(provider.asked).toHaveLength(60)
  })

  it('takes over what a process left that was killed, once its lease is over', async () => {
    const shop = await openImageShop(things(3))
    await shop.plan()
    await shop.store.claim(shop.scope, 'a process that was killed', 300)
    const started = performance.now()
    expect(await shop.run(providerOf())).toMatchObject({ painted: 3 })
    expect(performance.now() - started).toBeGreaterThan(250)
  })

  it('keeps its jobs while it works on them for longer than a lease', async () => {
    const shop = await openImageShop(things(2))
    await shop.plan()
    const provider = providerOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      return smallPng
    })
    await Promise.all([shop.run(provider, { leaseMs: 150 }), shop.run(provider, { leaseMs: 150 })])
    expect(provider.asked.toSorted()).toEqual(['thing0', 'thing1'])
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
        throw Object.assign(new Error("EROFS: read-only file system, open 'x'"), { code: 'EROFS' })
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
      ...{ outcome: 'finished', painted: 4, lastFailure: 'the jobs could not be written: database is locked' },
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

  it('begins no more in a minute than it may', async () => {
    const shop = await openImageShop(things(12))
    await shop.plan()
    const begun: number[] = []
    const provider = providerOf(() => {
      begun.push(performance.now())
      return smallPng
    })
    await shop.run(provider, { perMinute: 1_200, concurrency: 12 })
    // Two in each tenth of a second.
    expect((begun.at(-1) ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(400)
  })

  it('is not stuck by a clock that is set back: not its rate, nor a wait, nor a lease', async () => {
    const shop = await openImageShop(things(8), () => Date.now())
    await shop.plan()
    await shop.store.claim(shop.scope, 'a process that was killed', 200)
    const waiting = await shop.store.claim(shop.scope, 'another', 60_000)
    await shop.store.retryLater(waiting?.id ?? '', 'another', { waitMs: 300, reason: 'later', wasNoPicture: false })
    const real = Date.now
    let offset = 0
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => real() + offset)
    try {
      const provider = providerOf((_, nth) => {
        if (nth === 3) offset = -86_400_000
        return smallPng
      })
      const started = performance.now()
      expect(await shop.run(provider, { perMinute: 2_400, leaseMs: 500 })).toMatchObject({ painted: 8 })
      expect(performance.now() - started).toBeLessThan(10_000)
    } finally {
      clock.mockRestore()
    }
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
