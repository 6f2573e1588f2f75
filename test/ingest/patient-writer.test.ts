import { describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/product.ts'
import { patientWriter } from '../../src/ingest/patient-writer.ts'
import type { WriteOutcome } from '../../src/search/engine.ts'
import { product } from '../contracts/shop.ts'
import { MemoryCatalogueWriter } from '../fixtures/memory-catalogue-writer.ts'

/** Takes a product only after so many tries. */
class ReluctantWriter extends MemoryCatalogueWriter {
  readonly left = new Map<string, number>()

  override async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    const outcomes = await super.write(records.filter(({ id }) => (this.left.get(id) ?? 0) <= 0))
    return records.map(({ id }) => {
      const left = this.left.get(id) ?? 0
      this.left.set(id, left - 1)
      if (left <= 0) return outcomes.shift() as WriteOutcome
      return { id, outcome: 'failed', reason: '429', ...(id !== 'never' && { isTransient: true as const }) }
    })
  }
}

function open(shouldStop = () => false) {
  const inner = new ReluctantWriter()
  const waitMs = (tries: number) => (tries < 5 ? 1 : undefined)
  return { inner, writer: patientWriter({ writer: inner, shouldStop, waitMs }) }
}

describe('a writer that is patient', () => {
  it('tries again what is not taken for now, and tells the last outcome in the order given', async () => {
    const { inner, writer } = open()
    inner.left.set('b', 3)
    const outcomes = await writer.write(['a', 'b', 'c'].map((id) => product({ id })))
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'written'],
      ['b', 'written'],
      ['c', 'written'],
    ])
    expect(inner.ids()).toEqual(['a', 'b', 'c'])
  })

  it('tells what is not taken after five tries, or never; whoever reads the feed keeps it, once', async () => {
    const { inner, writer } = open()
    inner.left.set('never', 99).set('tired', 99)
    const outcomes = await writer.write(['never', 'tired', 'good'].map((id) => product({ id })))
    expect(outcomes).toEqual([
      { id: 'never', outcome: 'failed', reason: '429' },
      { id: 'tired', outcome: 'failed', reason: '429 (after 5 tries)', isTransient: true },
      { id: 'good', outcome: 'written' },
    ])
    expect(99 - (inner.left.get('tired') ?? 0)).toBe(5)
    expect(99 - (inner.left.get('never') ?? 0)).toBe(1)
  })

  it('stops waiting when it is told to', async () => {
    const { inner, writer } = open(() => true)
    inner.left.set('b', 1)
    const [outcome] = await writer.write([product({ id: 'b' })])
    expect(outcome?.outcome).toBe('failed')
  })
})
