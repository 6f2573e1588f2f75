import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CatalogueRecord, isTombstone } from '../../src/catalogue/product.ts'
import { EngineUnderTest, idsOf, type OpenEngine } from './search-opened.ts'
import { product, shop } from './shop.ts'

const tombstone = (id: string, version: number): CatalogueRecord => ({ id, version, deleted: true })
const written = (id: string) => ({ id, outcome: 'written' })
const stale = (id: string) => ({ id, outcome: 'stale' })

export function catalogueWriterContract(open: OpenEngine): void {
  describe('writes', () => {
    const shop = new EngineUnderTest(open)

    it('one outcome a record, in the order given', async () => {
      const records = [
        product({ id: 'a' }),
        product({ id: 'b' }),
        product({ id: 'a' }),
        product({ id: 'a', version: 2 }),
      ]
      expect(await shop.write(records)).toEqual([written('a'), written('b'), stale('a'), written('a')])
      expect(await shop.write([])).toEqual([])
    })

    it('nothing for an older or equal version', async () => {
      await shop.write([product({ id: 'guard', title: 'Fifth', version: 5 })])
      expect(await shop.write([product({ id: 'guard', title: 'Fourth', version: 4 })])).toEqual([stale('guard')])
      expect(await shop.write([product({ id: 'guard', title: 'Fifth again', version: 5 })])).toEqual([stale('guard')])
      expect(await shop.ids({ text: 'fifth' })).toEqual(['guard'])
      expect(await shop.ids({ text: 'again' })).toEqual([])
    })

    it('versions as large as they come', async () => {
      const version = Number.MAX_SAFE_INTEGER
      await shop.write([product({ id: 'large', version: version - 1 })])
      expect(await shop.write([product({ id: 'large', version })])).toEqual([written('large')])
      expect(await shop.write([product({ id: 'large', version })])).toEqual([stale('large')])
    })

    it('the new words in place of the old ones', async () => {
      await shop.write([product({ id: 'renamed', title: 'Caterpillar', brand: 'Larva', attributes: { legs: 16 } })])
      await shop.write([
        product({ id: 'renamed', title: 'Butterfly', brand: 'Imago', attributes: { wings: 4 }, version: 2 }),
      ])
      expect(await shop.ids({ text: 'caterpillar' })).toEqual([])
      expect(await shop.ids({ text: 'butterfly' })).toEqual(['renamed'])
      expect(await shop.ids({ filters: { brands: { include: ['larva'], exclude: [] } } })).toEqual([])
      expect(await shop.ids({ filters: { attributes: [{ name: 'legs', op: '>', value: 0 }] } })).toEqual([])
      expect(await shop.ids({ filters: { attributes: [{ name: 'wings', op: '=', value: 4 }] } })).toEqual(['renamed'])
    })

    it('deletions, which keep late records out', async () => {
      await shop.write([product({ id: 'dead', title: 'Dodo', sku: 'DODO-1681', version: 3 }), tombstone('dead', 4)])
      expect(await shop.ids({ text: 'dodo' })).toEqual([])
      expect(await shop.engine.products(['dead'])).toEqual([])
      expect((await shop.engine.findByNumber('DODO-1681', {}, 5)).total).toBe(0)
      expect(await shop.write([product({ id: 'dead', title: 'Dodo', version: 4 })])).toEqual([stale('dead')])
      expect(await shop.write([product({ id: 'dead', title: 'Dodo', version: 5 })])).toEqual([written('dead')])
      expect(await shop.ids({ text: 'dodo' })).toEqual(['dead'])
    })

    it('deletions of what was never there', async () => {
      expect(await shop.write([tombstone('unborn', 7)])).toEqual([written('unborn')])
      expect(await shop.write([product({ id: 'unborn', title: 'Unborn', version: 6 })])).toEqual([stale('unborn')])
      expect(await shop.engine.products(['unborn'])).toEqual([])
    })

    it('the picture that is known into a record without one', async () => {
      const image = '/images/product_seen.png'
      await shop.write([product({ id: 'seen', image }), product({ id: 'seen', title: 'No picture', version: 2 })])
      expect(await shop.engine.products(['seen'])).toMatchObject([{ title: 'No picture', image }])
      await shop.write([product({ id: 'seen', image: '/images/new.png', version: 3 })])
      expect(await shop.engine.products(['seen'])).toMatchObject([{ image: '/images/new.png' }])
      await shop.write([tombstone('seen', 4), product({ id: 'seen', version: 5 })])
      expect(await shop.engine.products(['seen'])).toMatchObject([{ image: '/images/new.png' }])
    })

    it('what a search that was made before finds and scores at once', async () => {
      const search = () => shop.search({ text: 'ephemeral lantern', match: 'any' })
      await shop.write([product({ id: 'first', title: 'Ephemeral lantern' })])
      expect((await search()).hits).toHaveLength(1)
      await shop.write([product({ id: 'second', title: 'Ephemeral lantern' })])
      const [one, other] = (await search()).hits
      expect(one?.score).toBeGreaterThan(0)
      expect(other?.score).toBe(one?.score)
    })

    it('records of any content, unchanged', async () => {
      const odd = product({
        id: 'odd',
        title: '<b>"Ünïcode" \u{1F600}</b>\n',
        attributes: { 'päth/..': 'x'.repeat(4_000), '': 'no name', n: 1e21, yes: true, __proto__x: '1' },
        description: 'word '.repeat(20_000),
      })
      await shop.write([odd])
      expect(await shop.engine.products(['odd'])).toEqual([odd])
      expect(await shop.ids({ text: 'unicode' })).toEqual(['odd'])
    })

    it('and counts what can be found', async () => {
      const all = await shop.search({ limit: 0 })
      expect(await shop.engine.count()).toBe(all.total)
      await shop.write([tombstone('odd', 2)])
      expect(await shop.engine.count()).toBe(all.total - 1)
    })
  })

  describe('writes out of order', () => {
    const shop = new EngineUnderTest(open)
    let run = 0
    const change = fc.record({
      version: fc.integer({ min: 1, max: 6 }),
      deleted: fc.boolean(),
      inBatches: fc.boolean(),
    })

    it('and ends as if they had come in order', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(change, { selector: ({ version }) => version, minLength: 1 }),
          async (changes) => {
            const id = `interleaved${run++}`
            const records = changes.map(({ version, deleted }) =>
              deleted ? tombstone(id, version) : product({ id, title: `Edition${version} of ${id}`, version }),
            )
            const [rest, batch] = [
              records.filter((_, i) => !changes[i]?.inBatches),
              records.filter((_, i) => changes[i]?.inBatches),
            ]
            for (const record of rest) await shop.write([record])
            await shop.write(batch)
            const last = records.reduce((a, b) => (b.version > a.version ? b : a))
            expect(await shop.engine.products([id])).toEqual(isTombstone(last) ? [] : [last])
            for (const { version } of records) {
              const isShown = version === last.version && !isTombstone(last)
              expect(await shop.ids({ text: `edition${version} ${id}` })).toEqual(isShown ? [id] : [])
            }
          },
        ),
        { numRuns: 60 },
      )
    })
  })

  describe('writes in passes', () => {
    const catalogue = new EngineUnderTest(open)

    it('after which only what they named is left', async () => {
      const { writer } = catalogue.opened
      await catalogue.write([
        ...shop(20),
        product({ id: 'old', title: 'Old stock', sku: 'OLD-12345' }),
        tombstone('dead', 3),
      ])
      expect(await catalogue.engine.count()).toBe(21)
      await writer.beginPass()
      await catalogue.write(shop(10).map((each) => ({ ...each, version: 2 })))
      // The same again: older or equal versions were named as well.
      await catalogue.write(shop(15).slice(10))
      expect(await writer.removeUnseen()).toBe(6)
      await catalogue.opened.settle?.()
      expect((await catalogue.ids({})).sort()).toEqual(idsOf(shop(15)).sort())
      expect(await catalogue.engine.count()).toBe(15)
      expect(await catalogue.ids({ text: 'old stock' })).toEqual([])
      expect((await catalogue.engine.findByNumber('OLD-12345', {}, 5)).total).toBe(0)
    })

    it('and takes products again that it had removed', async () => {
      expect(await catalogue.write([product({ id: 'old', title: 'Old stock' })])).toEqual([written('old')])
      expect(await catalogue.ids({ text: 'old stock' })).toEqual(['old'])
      expect(await catalogue.write([product({ id: 'dead', version: 2 })])).toEqual([stale('dead')])
    })

    it('and removes nothing twice', async () => {
      await catalogue.opened.writer.beginPass()
      await catalogue.write([...shop(15), product({ id: 'old' })])
      expect(await catalogue.opened.writer.removeUnseen()).toBe(0)
    })

    it('and leaves as they are those that are to be kept', async () => {
      const { writer } = catalogue.opened
      const before = await catalogue.engine.products(['old'])
      await writer.beginPass()
      await catalogue.write(shop(15))
      await writer.keep(['old', 'never there'])
      expect(await writer.removeUnseen()).toBe(0)
      expect(await catalogue.engine.products(['old'])).toEqual(before)
      expect(await catalogue.engine.products(['never there'])).toEqual([])
    })

    it('and optimises without losing anything', async () => {
      const before = await catalogue.search({ text: 'mouse', match: 'any', facets: true })
      await catalogue.opened.writer.optimise()
      expect(await catalogue.search({ text: 'mouse', match: 'any', facets: true })).toEqual(before)
      await catalogue.write([product({ id: 'p0', title: 'After optimising', version: 9, brand: 'Kestrel' })])
      expect(await catalogue.ids({ text: 'optimising kestrel' })).toEqual(['p0'])
    })
  })

  describe('writes side by side', () => {
    const catalogue = new EngineUnderTest(open)

    it('from two writers, while it is searched', async () => {
      const other = await catalogue.opened.openWriter()
      const records = shop(200)
      const batches = (from: number) =>
        Array.from({ length: 10 }, (_, i) => records.slice(from + 10 * i, from + 10 * i + 10))
      await Promise.all([
        ...batches(0).map((batch) => catalogue.opened.writer.write(batch)),
        ...batches(100).map((batch) => other.write(batch)),
        ...Array.from({ length: 20 }, () => catalogue.search({ text: 'mouse', facets: true })),
      ])
      await catalogue.opened.settle?.()
      expect(await catalogue.engine.count()).toBe(200)
      expect((await catalogue.search({ limit: 0 })).total).toBe(200)
      await other.close()
    })

    it('and values that one has removed as unused come back when the other uses them again', async () => {
      const other = await catalogue.opened.openWriter()
      const shape = (version: number, attributes: Record<string, string>) =>
        product({ id: 'shaped', version, attributes })
      await catalogue.write([shape(1, { shape: 'rhombus' })])
      await catalogue.write([shape(2, {})])
      await other.optimise()
      await catalogue.write([shape(3, { shape: 'rhombus' })])
      const filters = { attributes: [{ name: 'shape', op: '=' as const, value: 'rhombus' }] }
      expect(await catalogue.ids({ filters })).toEqual(['shaped'])
      await other.close()
    })

    it('and the newer version wins, whichever writes it', async () => {
      const other = await catalogue.opened.openWriter()
      await catalogue.write([product({ id: 'p0', title: 'Newer', version: 9 })], other)
      expect(await catalogue.write([product({ id: 'p0', title: 'Older', version: 8 })])).toEqual([stale('p0')])
      await other.optimise()
      await catalogue.write([product({ id: 'p1', title: 'After all', attributes: { colour: 'red' }, version: 10 })])
      expect(await catalogue.ids({ text: 'newer' })).toEqual(['p0'])
      expect(
        await catalogue.ids({ text: 'after all', filters: { colours: { include: ['red'], exclude: [] } } }),
      ).toEqual(['p1'])
      await other.close()
    })
  })
}
