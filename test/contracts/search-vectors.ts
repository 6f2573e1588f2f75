import { beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { SearchFilters } from '../../src/search/engine.ts'
import { fill, letterVector, vectorOfProduct } from './letter-embedder.ts'
import { isInside } from './naive-search.ts'
import { EngineUnderTest, type OpenEngine } from './search-opened.ts'
import { priced, product, shop } from './shop.ts'

const space = { embedder: 'letters:a', dimensions: 256 }
const otherSpace = { embedder: 'letters:other', dimensions: 128 }

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)

const vectorFor = (text: string): Float32Array => letterVector(text, space) ?? new Float32Array(space.dimensions)

export function vectorContract(open: OpenEngine): void {
  describe('vectors', () => {
    nearestContract(open)
    maintenanceContract(open)
  })
}

function nearestContract(open: OpenEngine): void {
  const products = shop(400)
  const test = new EngineUnderTest(open, products)
  const byId = new Map(products.map((each) => [each.id, each]))
  beforeAll(async () => {
    await fill(test.opened.vectors, space)
    await test.opened.vectors.publish(space)
    await test.opened.settle?.()
  })

  const nearest = async (text: string, filters: SearchFilters = {}, limit = 10) =>
    test.engine.nearest({ space, vector: vectorFor(text), filters, limit })

  it('are searched by cosine similarity, nearest first', async () => {
    const vector = vectorFor('silent keyboard for the office')
    const { hits, total, request } = await nearest('silent keyboard for the office')
    const similarities = products.map((each) => cosine(vector, vectorOfProduct(each, space))).sort((a, b) => b - a)
    expect(hits).toHaveLength(10)
    expect(total).toBe(10)
    hits.forEach(({ id, score }, rank) => {
      const found = byId.get(id) as Product
      // A byte a value is less than what it stands for.
      expect(score).toBeCloseTo(cosine(vector, vectorOfProduct(found, space)), 1)
      expect(score).toBeCloseTo(similarities[rank] ?? 0, 1)
    })
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(JSON.stringify(request).length).toBeGreaterThan(10)
  })

  const limits: [what: string, filters: SearchFilters][] = [
    ['a price', { minPrice: 1_000, maxPrice: 3_000 }],
    ['a brand', { brands: { include: ['Kestrel'], exclude: [] } }],
    ['no brand of these', { brands: { include: [], exclude: ['Kestrel', 'Nordwind'] } }],
    ['a colour', { colours: { include: ['blue'], exclude: ['black'] } }],
    ['a category', { categories: ['mice'] }],
    ['an attribute', { attributes: [{ name: 'weight', op: '<=', value: 100 }] }],
    ['words that may not be there', { excludeTokens: ['gaming'] }],
    ['availability', { availability: 'preorder' }],
  ]

  it.each(limits)('are limited by %s before the nearest are taken', async (_, filters) => {
    const inside = products.filter((each) => isInside(each, filters)).map(({ id }) => id)
    const { hits } = await nearest('silent keyboard', filters, 1_000)
    expect(hits.map(({ id }) => id).toSorted()).toEqual(inside.toSorted())
    const few = await nearest('silent keyboard', filters, 3)
    expect(few.hits).toHaveLength(Math.min(3, inside.length))
  })

  it('of another space find nothing', async () => {
    const vector = letterVector('keyboard', otherSpace) ?? new Float32Array(otherSpace.dimensions)
    const found = await test.engine.nearest({ space: otherSpace, vector, filters: {}, limit: 5 })
    expect(found).toMatchObject({ hits: [], total: 0 })
  })

  it('of a product are given', async () => {
    const [first] = products
    const vector = await test.engine.vectorOf(first?.id ?? '', space)
    expect(cosine(vector ?? new Float32Array(), vectorOfProduct(first as Product, space))).toBeCloseTo(1, 2)
    expect(await test.engine.vectorOf('unknown', space)).toBeUndefined()
  })
}

function maintenanceContract(open: OpenEngine): void {
  describe('of a catalogue that changes', () => {
    const test = new EngineUnderTest(open)
    const mug = product({ id: 'mug', title: 'Mug', ...priced(500) })
    const lamp = product({ id: 'lamp', title: 'Lamp' })
    const silent = product({ id: 'silent', title: '!!!' })

    const write = async (...records: Parameters<(typeof test.opened)['writer']['write']>[0]) => {
      const { writer, settle } = test.opened
      await writer.write(records)
      await settle?.()
    }
    const found = async (text: string, filters: SearchFilters = {}): Promise<string[]> => {
      const { engine, settle } = test.opened
      await settle?.()
      const { hits } = await engine.nearest({ space, vector: vectorFor(text), filters, limit: 10 })
      return hits.map(({ id }) => id)
    }

    it('are not there before a set is whole', async () => {
      const { engine, vectors } = test.opened
      await write(mug, lamp, silent)
      expect(await engine.vectorSpace()).toBeUndefined()
      expect(await vectors.live()).toBeUndefined()
      expect(await vectors.progress(space)).toEqual({ products: 3, pending: 3 })
      expect((await fill(vectors, space)).toSorted()).toEqual(['lamp', 'mug', 'silent'])
      expect(await found('mug')).toEqual([])
      await vectors.publish(space)
      expect(await vectors.live()).toEqual(space)
      expect(await engine.vectorSpace()).toEqual(space)
      expect((await found('mug'))[0]).toBe('mug')
    })

    it('leave out what says nothing, and ask for it no more', async () => {
      const { vectors, engine } = test.opened
      expect((await found('mug')).toSorted()).toEqual(['lamp', 'mug'])
      expect(await engine.vectorOf('silent', space)).toBeUndefined()
      expect(await vectors.progress(space)).toEqual({ products: 3, pending: 0 })
    })

    it('are asked for again when the text has changed, not when only the price has', async () => {
      const { vectors } = test.opened
      await write({ ...mug, version: 2, ...priced(900) })
      expect(await fill(vectors, space)).toEqual([])
      expect(await found('mug', { minPrice: 900 })).toEqual(['mug'])
      await write({ ...mug, version: 3, title: 'Teapot' })
      expect((await found('mug')).toSorted()).toEqual(['lamp', 'mug'])
      expect(await fill(vectors, space)).toEqual(['mug'])
      expect((await found('teapot'))[0]).toBe('mug')
    })

    it('are not written of a text that the product no longer has', async () => {
      const { vectors } = test.opened
      const chair = { ...lamp, version: 2, title: 'Chair' }
      await write(chair)
      for await (const [pending] of vectors.pending(space, 10)) {
        await write({ ...lamp, version: 3, title: 'Bench' })
        if (pending !== undefined) await vectors.write(space, [{ ...pending, vector: vectorFor('chair') }])
      }
      expect(await vectors.progress(space)).toEqual({ products: 3, pending: 1 })
      expect(await fill(vectors, space)).toEqual(['lamp'])
    })

    it('make way for those of another space as a whole', async () => {
      const { engine, vectors } = test.opened
      await fill(vectors, otherSpace)
      expect(await engine.vectorSpace()).toEqual(space)
      expect(await found('teapot')).toContain('mug')
      await vectors.publish(otherSpace)
      expect(await engine.vectorSpace()).toEqual(otherSpace)
      expect(await found('teapot')).toEqual([])
      expect(await vectors.progress(space)).toEqual({ products: 3, pending: 3 })
    })

    it('are made anew for an embedder of the same name that has other dimensions', async () => {
      const { engine, vectors } = test.opened
      const narrower = { embedder: otherSpace.embedder, dimensions: otherSpace.dimensions / 2 }
      await vectors.begin(narrower)
      expect(await engine.vectorSpace()).toBeUndefined()
      expect((await fill(vectors, narrower)).length).toBe(3)
      await vectors.publish(narrower)
      expect(await engine.vectorSpace()).toEqual(narrower)
    })

    it('are gone with the product, and do not come back with an older record', async () => {
      const { vectors, engine } = test.opened
      await fill(vectors, space)
      await vectors.publish(space)
      await write({ id: 'mug', version: 9, deleted: true })
      expect(await found('teapot')).toEqual(['lamp'])
      expect(await engine.vectorOf('mug', space)).toBeUndefined()
      await write({ ...mug, version: 8 })
      expect(await fill(vectors, space)).toEqual([])
      expect(await found('mug')).toEqual(['lamp'])
    })

    it('are not found of a product that came back and has none yet, nor another’s in its place', async () => {
      const { vectors } = test.opened
      await write({ ...mug, id: 'jug', title: 'Jug', version: 1 })
      await fill(vectors, space)
      expect(await found('jug')).toContain('jug')
      await write({ id: 'jug', version: 2, deleted: true })
      await write({ ...mug, id: 'jug', title: 'Jug', version: 3 })
      await write({ ...mug, id: 'pot', title: 'Pot', version: 1 })
      for await (const batch of vectors.pending(space, 10)) {
        const pots = batch.filter(({ id }) => id === 'pot')
        await vectors.write(
          space,
          pots.map(({ id, text, textHash }) => ({ id, textHash, vector: letterVector(text, space) })),
        )
      }
      await test.opened.settle?.()
      const ids = await found('jug')
      expect(ids.filter((id) => id === 'pot')).toEqual(['pot'])
      expect(ids).not.toContain('jug')
      await write({ id: 'jug', version: 4, deleted: true })
      await write({ id: 'pot', version: 4, deleted: true })
    })

    it('are gone with what a pass has not seen', async () => {
      const { writer } = test.opened
      await writer.beginPass()
      await write({ ...silent, version: 2 })
      await writer.removeUnseen()
      expect(await found('bench')).toEqual([])
    })

    it('of two sets, one searched and one being filled, keep no product from a pass', async () => {
      const { writer, vectors, engine } = test.opened
      const pan = { ...mug, id: 'pan', title: 'Pan' }
      await write({ ...pan, version: 1 })
      await fill(vectors, space)
      await vectors.publish(space)
      expect(await fill(vectors, otherSpace)).toContain('pan')
      await writer.beginPass()
      await write({ ...pan, version: 2 })
      await write({ ...lamp, id: 'torch', title: 'Torch', version: 1 })
      await writer.removeUnseen()
      await test.opened.settle?.()
      expect((await engine.products(['pan', 'torch'])).map(({ id }) => id)).toEqual(['pan', 'torch'])
      expect(await engine.count()).toBe(2)
      expect(await found('pan')).toEqual(['pan'])
    })
  })
}
