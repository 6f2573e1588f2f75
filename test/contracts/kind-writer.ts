import { describe, expect, it } from 'vitest'
import type { KindWriter, SearchEngine } from '../../src/search/engine.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { kettle, shelf } from '../search/kinds/catalogue.ts'
import { EngineUnderTest, type OpenEngine, type OpenedEngine } from './search-opened.ts'

/** `kettle-100` is titled by its model alone. */
const catalogue = shelf()

/** An engine, and who learns its kinds. */
export interface OpenedWithKinds extends OpenedEngine {
  openKindWriter(): Promise<KindWriter>
}

async function kettles(engine: SearchEngine): Promise<string[]> {
  const words = analyseQuery('kettle').map((word) => ({ ...word, isKind: true }))
  const { hits } = await engine.rank({ words, match: 'all', filters: {}, limit: 100 })
  return hits.map(({ id }) => id)
}

export function kindWriterContract(open: () => Promise<OpenedWithKinds>): void {
  describe('learning the kinds of a catalogue', () => {
    let opened: OpenedWithKinds | undefined
    const openOnce: OpenEngine = async () => {
      opened = await open()
      return opened
    }
    const shop = new EngineUnderTest(openOnce, catalogue)

    async function learn(): Promise<number> {
      const kinds = await opened?.openKindWriter()
      const changed = await kinds?.learn()
      await kinds?.close()
      await shop.opened.settle?.()
      return changed ?? -1
    }

    it('finds products by what they are that do not name it', async () => {
      expect(await kettles(shop.engine)).not.toContain('kettle-100')
      expect(await learn()).toBeGreaterThan(0)
      expect(await kettles(shop.engine)).toEqual(expect.arrayContaining(['kettle-100', 'kettle-1']))
      expect(await kettles(shop.engine)).not.toContain('lamp-1')
    })

    it('goes for products that are written later, too', async () => {
      const writer = await shop.opened.openWriter()
      await shop.write([kettle(101, '')], writer)
      await writer.close()
      expect(await kettles(shop.engine)).toContain('kettle-101')
    })

    it('is not done again while little has changed, and is once much has', async () => {
      expect(await learn()).toBe(0)
      await shop.write([{ ...kettle(0, 'electric kettle'), version: 2 }])
      expect(await learn()).toBe(0)
      const lamps = catalogue.map(({ id }) => ({ ...kettle(0, 'table lamp'), id, version: 3 }))
      await shop.write(lamps)
      expect(await learn()).toBeGreaterThan(0)
    })
  })
}
