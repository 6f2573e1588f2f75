import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { pictureFileName } from '../../src/catalogue/picture-address.ts'
import { tidyJobs } from '../../src/images/plan.ts'
import { originOf, withOrigin } from '../../src/images/png-text.ts'
import { promptOf } from '../../src/images/prompt.ts'
import { RefusedImageError } from '../../src/images/provider.ts'
import { product } from '../contracts/shop.ts'
import { openImageShop, providerOf, smallPng, things } from './fixtures/image-shop.ts'

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
    // Not for another prompt either; the painter makes that one when it is asked again.
    await shop.writer.write([product({ id: 'thing0', title: 'Quite another thing', version: 2 })])
    expect(await shop.plan('drawn')).toMatchObject({ added: 1 })
    expect(await shop.run(providerOf(undefined, 'drawn'))).toMatchObject({ painted: 0, adopted: 1 })
    expect(originOf(readFileSync(join(shop.pictures, 'product_thing0.png')))?.provider).toBe('openai')
    expect(await shop.plan('openai')).toMatchObject({ added: 1 })
    expect(await shop.run(painter)).toMatchObject({ painted: 1 })
  })

  it('leaves to each provider what waits for it, until another is to take it over', async () => {
    const shop = await openImageShop(things(4))
    await shop.plan('openai')
    const drawer = providerOf(undefined, 'drawn')
    expect(await shop.run(drawer)).toMatchObject({ outcome: 'finished', painted: 0 })
    expect(await shop.plan('drawn', undefined, false)).toMatchObject({ added: 0, known: 4 })
    expect(await shop.run(drawer)).toMatchObject({ painted: 0 })
    expect(await shop.plan('drawn')).toMatchObject({ added: 4 })
    expect(await shop.run(drawer)).toMatchObject({ painted: 4 })
  })

  it('forgets what nobody asks for any more: products that are gone, or have a picture of their own', async () => {
    const shop = await openImageShop(things(4))
    await shop.plan()
    const refusing = providerOf(({ product: { id } }) => {
      if (id === 'thing0' || id === 'thing1') throw new RefusedImageError('moderation refuses it')
      return smallPng
    })
    expect(await shop.run(refusing)).toMatchObject({ painted: 2, parked: 2 })
    await shop.writer.write([
      { id: 'thing0', version: 2, deleted: true },
      product({ id: 'thing2', version: 2, image: 'https://cdn.example/2.png' }),
    ])
    await tidyJobs(shop)
    expect(await shop.store.countParked(shop.scope)).toBe(1)
    expect(await shop.store.settled('', 10)).toEqual(['thing1', 'thing3'])
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
      shop.scope.partitions.map((partition) =>
        shop.run(providerOf(), { scope: { ...shop.scope, partitions: [partition] } }),
      ),
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
})
