import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CatalogueRecord, isTombstone } from '../../src/catalogue/product.ts'
import type { ProductImage } from '../../src/catalogue/product-image.ts'
import { EngineUnderTest, type OpenEngine } from './search-opened.ts'
import { product } from './shop.ts'

const tombstone = (id: string, version: number): CatalogueRecord => ({ id, version, deleted: true })

type Event = { record: CatalogueRecord } | { picture: ProductImage }

/** What the catalogue has to show after all of these, in whatever order: the newest record with the newest picture. */
function expected(id: string, events: readonly Event[]) {
  const records = events.flatMap((event) => ('record' in event ? [event.record] : []))
  const newest = records.toSorted((a, b) => b.version - a.version)[0]
  if (newest === undefined || isTombstone(newest)) return []
  // A record's own picture goes before an event of its version.
  const pictures = [
    ...records.flatMap((record) =>
      isTombstone(record) || record.image === undefined ? [] : [{ image: record.image, rank: record.version + 0.5 }],
    ),
    ...events.flatMap((event) =>
      'picture' in event ? [{ image: event.picture.image, rank: event.picture.version }] : [],
    ),
  ].sort((a, b) => b.rank - a.rank)
  return [product({ ...newest, id, ...(pictures[0] === undefined ? {} : { image: pictures[0].image }) })]
}

export function cataloguePicturesContract(open: OpenEngine): void {
  describe('pictures', () => {
    const shop = new EngineUnderTest(open)
    const show = async (picture: ProductImage) => (await shop.opened.writer.writePictures([picture]))[0]?.outcome

    it('are in what the next search finds, and change nothing else', async () => {
      const lamp = product({ id: 'lamp', title: 'Lighthouse lamp', version: 3, attributes: { weight: 1e21 } })
      await shop.write([lamp])
      const before = await shop.search({ text: 'lighthouse', facets: true })
      expect(await show({ id: 'lamp', version: 3, image: '/images/product_lamp.png' })).toBe('written')
      await shop.opened.settle?.()
      const after = await shop.search({ text: 'lighthouse', facets: true })
      expect(after.hits.map(({ product }) => product)).toEqual([{ ...lamp, image: '/images/product_lamp.png' }])
      expect({ ...after, hits: [] }).toEqual({ ...before, hits: [] })
      expect(await shop.write([{ ...lamp, title: 'Late' }])).toEqual([{ id: 'lamp', outcome: 'stale' }])
    })

    it('older ones and equal ones are stale', async () => {
      await shop.write([product({ id: 'chair', version: 9 })])
      expect(await show({ id: 'chair', version: 5, image: '/five.png' })).toBe('written')
      expect(await show({ id: 'chair', version: 5, image: '/again.png' })).toBe('stale')
      expect(await show({ id: 'chair', version: 4, image: '/four.png' })).toBe('stale')
      await shop.opened.settle?.()
      expect(await shop.engine.products(['chair'])).toMatchObject([{ version: 9, image: '/five.png' }])
    })

    it('wait for their product, which is not there until it comes', async () => {
      const count = await shop.engine.count()
      expect(await show({ id: 'early', version: 2, image: '/early.png' })).toBe('written')
      await shop.opened.settle?.()
      expect(await shop.engine.products(['early'])).toEqual([])
      expect(await shop.engine.count()).toBe(count)
      expect(await shop.write([product({ id: 'early', version: 0 })])).toEqual([{ id: 'early', outcome: 'written' }])
      expect(await shop.engine.products(['early'])).toMatchObject([{ version: 0, image: '/early.png' }])
    })

    it('of a product that a pass removes go with it', async () => {
      await shop.opened.writer.beginPass()
      await shop.write([product({ id: 'kept' })])
      await shop.opened.writer.removeUnseen()
      await shop.write([product({ id: 'chair', version: 9 })])
      expect((await shop.engine.products(['chair']))[0]).not.toHaveProperty('image')
    })
  })

  describe('pictures and records in any order', () => {
    const shop = new EngineUnderTest(open)
    let run = 0
    const versions = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 })
    const kinds = fc.array(fc.constantFrom('own picture', 'none', 'deleted'), { minLength: 6, maxLength: 6 })

    it('end the same', async () => {
      await fc.assert(
        fc.asyncProperty(versions, kinds, versions, fc.infiniteStream(fc.nat()), async (of, kind, painted, chance) => {
          const id = `any${run++}`
          const events: Event[] = [
            ...of.map((version, i): Event => {
              const image = kind[i] === 'own picture' ? { image: `/own${version}.png` } : {}
              return {
                record: kind[i] === 'deleted' ? tombstone(id, version) : product({ id, version, ...image }),
              }
            }),
            ...painted.map((version): Event => ({ picture: { id, version, image: `/painted${version}.png` } })),
          ]
          const shuffled = events
            .map((event) => ({ event, at: chance.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
          for (const { event } of shuffled) {
            if ('record' in event) await shop.write([event.record])
            else await shop.opened.writer.writePictures([event.picture])
          }
          await shop.opened.settle?.()
          expect(await shop.engine.products([id])).toEqual(expected(id, events))
        }),
        { numRuns: 100 },
      )
    })
  })

  describe('changes', () => {
    const shop = new EngineUnderTest(open)

    it('come each once, page by page, and again only when something was written', async () => {
      const changes = await shop.opened.openChangeReader()
      await shop.write(Array.from({ length: 7 }, (_, n) => product({ id: `p${n}` })))
      await shop.write([product({ id: 'p0', version: 2, title: 'Changed' }), tombstone('p1', 2)])
      const seen: string[] = []
      let cursor: readonly number[] = []
      for (;;) {
        const { products, next } = await changes.changes(cursor, 3)
        seen.push(...products.map(({ id, version }) => `${id}@${version}`))
        if (products.length === 0) break
        cursor = next
      }
      expect(seen).toEqual(['p2@1', 'p3@1', 'p4@1', 'p5@1', 'p6@1', 'p0@2'])
      await shop.opened.writer.writePictures([{ id: 'p2', version: 1, image: '/p2.png' }])
      expect((await changes.changes(cursor, 3)).products).toEqual([])
      await shop.write([product({ id: 'new' })])
      expect((await changes.changes(cursor, 3)).products.map(({ id }) => id)).toEqual(['new'])
      expect(await changes.product('p0')).toMatchObject({ title: 'Changed' })
      expect(await changes.product('p1')).toBeUndefined()
      expect(await changes.product('never there')).toBeUndefined()
      await changes.close()
    })
  })
}
