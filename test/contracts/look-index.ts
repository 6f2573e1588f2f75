import { describe, expect, it } from 'vitest'
import type { Look } from '../../src/looks/look.ts'
import { type LookIndex, type LookSpace, LookSpaceError, type LookWriter } from '../../src/looks/look-index.ts'
import { EngineUnderTest, type OpenEngine, type OpenedEngine } from './search-opened.ts'
import { priced, product } from './shop.ts'

/** An engine, and the looks of its pictures. */
export interface OpenedWithLooks extends OpenedEngine {
  looks: LookIndex
  openLookWriter(): Promise<LookWriter>
}

const dimensions = 64
const space: LookSpace = { describer: 'test:1', dimensions }
const others: LookSpace = { describer: 'test:2', dimensions: 32 }

/** A picture whose look turns with the angle, so that near angles are alike. No number is below zero, as in a histogram. */
function lookAt(angle: number, of = dimensions): Look {
  const values = Float32Array.from({ length: of }, (_, index) => 1 + Math.cos(angle + (2 * Math.PI * index) / of))
  const length = Math.hypot(...values)
  return { vector: values.map((value) => value / length), details: Uint8Array.of(Math.round(angle * 40), 7) }
}

const step = 0.05
const ids = Array.from({ length: 60 }, (_, index) => `chair-${String(index).padStart(2, '0')}`)
const catalogue = ids.map((id, index) =>
  product({
    id,
    title: `Chair ${index}`,
    brand: index % 2 === 0 ? 'Nordwind' : 'Kestrel',
    category: [index < 30 ? 'Chairs' : 'Stools'],
    attributes: { colour: index % 3 === 0 ? 'red' : 'blue' },
    ...priced(1_000 + index * 100),
  }),
)

export function lookIndexContract(name: string, open: () => Promise<OpenedWithLooks>): void {
  describe(`looks of pictures in ${name}`, () => {
    let opened: OpenedWithLooks | undefined
    const openOnce: OpenEngine = async () => {
      opened = await open()
      return opened
    }
    const shop = new EngineUnderTest(openOnce, catalogue)

    const index = (): LookIndex => {
      if (opened === undefined) throw new Error('The engine is not open.')
      return opened.looks
    }
    async function writing<T>(work: (writer: LookWriter) => Promise<T>): Promise<T> {
      const writer = await opened?.openLookWriter()
      if (writer === undefined) throw new Error('The engine is not open.')
      try {
        return await work(writer)
      } finally {
        await writer.close()
        await shop.opened.settle?.()
      }
    }
    const nearest = async (angle: number, filters = {}, limit = 3, asked = space): Promise<string[]> => {
      const query = { space: asked, vectors: [lookAt(angle, asked.dimensions).vector], filters, limit }
      return (await index().nearest(query)).candidates.map(({ productId }) => productId)
    }
    const pictures = ids.map((productId, at) => ({ productId, picture: `v1-${at}`, look: lookAt(at * step) }))

    it('is of no space and has nothing before anything is written', async () => {
      expect(await index().space()).toBeUndefined()
      expect(await nearest(0)).toEqual([])
      expect(await index().counts()).toEqual({ looks: 0, unreadable: 0 })
      expect(await index().lookOf('chair-00', space)).toBeUndefined()
    })

    it('finds the nearest first, with its vector and its details', async () => {
      await writing(async (writer) => {
        expect(await writer.begin(space)).toBeUndefined()
        await writer.write(space, pictures)
      })
      expect(await index().space()).toEqual(space)
      expect((await nearest(20 * step))[0]).toBe('chair-20')
      expect((await nearest(20 * step)).slice(1).sort()).toEqual(['chair-19', 'chair-21'])
      const query = { space, vectors: [lookAt(20 * step).vector], filters: {}, limit: 1 }
      const [best] = (await index().nearest(query)).candidates
      expect([...(best?.look.details ?? [])]).toEqual([40, 7])
      const expected = lookAt(20 * step).vector
      expect(best?.look.vector.every((value, at) => Math.abs(value - (expected[at] ?? 0)) < 0.01)).toBe(true)
    })

    it('takes the best match of several vectors', async () => {
      const vectors = [lookAt(5 * step).vector, lookAt(50 * step).vector]
      const { candidates } = await index().nearest({ space, vectors, filters: {}, limit: 2 })
      expect(candidates.map(({ productId }) => productId).sort()).toEqual(['chair-05', 'chair-50'])
    })

    it('gives no place to products outside the limits', async () => {
      expect((await nearest(20 * step, { brands: { include: ['Kestrel'], exclude: [] } }))[0]).toMatch(/chair-(19|21)/)
      expect((await nearest(20 * step, { minPrice: 6_000, currency: 'USD' }))[0]).toBe('chair-50')
      expect((await nearest(20 * step, { colours: { include: ['red'], exclude: [] } }))[0]).toBe('chair-21')
      expect((await nearest(20 * step, { categories: ['Stools'] }))[0]).toBe('chair-30')
      expect(await nearest(20 * step, { ids: ['chair-02', 'chair-55'] })).toEqual(['chair-02', 'chair-55'])
      expect(await nearest(20 * step, { brands: { include: ['Nobody'], exclude: [] } })).toEqual([])
    })

    it('tells which products have a look, and gives it', async () => {
      expect(await index().described(['chair-01', 'nobody'])).toEqual(new Set(['chair-01']))
      const look = await index().lookOf('chair-01', space)
      expect([...(look?.details ?? [])]).toEqual([2, 7])
      expect(await index().lookOf('chair-01', others)).toBeUndefined()
      expect(await index().lookOf('nobody', space)).toBeUndefined()
    })

    it('describes a product anew when its picture is another, and counts one that cannot be read', async () => {
      await writing(async (writer) => {
        await writer.write(space, [
          { productId: 'chair-00', picture: 'v2', look: lookAt(2) },
          { productId: 'chair-01', picture: 'broken', look: undefined },
          { productId: 'nobody', picture: 'v1', look: lookAt(2) },
        ])
        expect(await writer.known(['chair-00', 'chair-01', 'chair-02', 'nobody'])).toEqual(
          new Map([
            ['chair-00', 'v2'],
            ['chair-01', 'broken'],
            ['chair-02', 'v1-2'],
          ]),
        )
      })
      expect(await nearest(2)).toContain('chair-00')
      expect(await nearest(0)).not.toContain('chair-00')
      expect(await nearest(step)).not.toContain('chair-01')
      expect(await index().counts()).toEqual({ looks: 59, unreadable: 1 })
    })

    it('forgets what is removed, and finds it again when it is written again', async () => {
      await writing((writer) => writer.remove(['chair-10', 'nobody']))
      expect(await nearest(10 * step)).not.toContain('chair-10')
      await writing(async (writer) => {
        expect((await writer.known(['chair-10'])).size).toBe(0)
        await writer.write(space, [{ productId: 'chair-10', picture: 'v1', look: lookAt(10 * step) }])
      })
      expect((await nearest(10 * step))[0]).toBe('chair-10')
    })

    it('goes with its product, and a late update does not bring it back', async () => {
      await shop.write([{ id: 'chair-40', version: 5, deleted: true }])
      await shop.opened.settle?.()
      expect(await nearest(40 * step)).not.toContain('chair-40')
      expect(await index().described(['chair-40'])).toEqual(new Set())
      await writing((writer) => writer.removeGone())
      await writing((writer) => writer.write(space, [{ productId: 'chair-40', picture: 'v1', look: lookAt(2) }]))
      expect(await index().lookOf('chair-40', space)).toBeUndefined()
    })

    it('keeps the look of a product whose record changes', async () => {
      const [changed] = catalogue.filter(({ id }) => id === 'chair-33')
      await shop.write([{ ...product({ id: 'chair-33' }), ...changed, title: 'Another name', version: 2 }])
      await shop.opened.settle?.()
      expect((await nearest(33 * step))[0]).toBe('chair-33')
      expect(await writing((writer) => writer.known(['chair-33']))).toEqual(new Map([['chair-33', 'v1-33']]))
    })

    it('refuses a mixture, and is made anew for another describer', async () => {
      await writing(async (writer) => {
        const one = { productId: 'chair-03', picture: 'v1', look: lookAt(1, others.dimensions) }
        await expect(writer.write(others, [one])).rejects.toBeInstanceOf(LookSpaceError)
        expect(await writer.begin(others)).toEqual(space)
        await expect(writer.write(space, pictures)).rejects.toBeInstanceOf(LookSpaceError)
        expect((await writer.known(ids)).size).toBe(0)
        await writer.write(others, [one])
      })
      expect(await nearest(1)).toEqual([])
      expect(await nearest(1, {}, 3, others)).toEqual(['chair-03'])
      expect(await index().counts()).toEqual({ looks: 1, unreadable: 0 })
    })
  })
}
