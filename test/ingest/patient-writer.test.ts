import { describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/product.ts'
import { patientWriter } from '../../src/ingest/patient-writer.ts'
import type { DeadLetter } from '../../src/ingest/stream/record-stream.ts'
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
  const dead: DeadLetter[] = []
  const letters = { put: async (all: readonly DeadLetter[]) => void dead.push(...all) }
  const waitMs = (tries: number) => (tries < 5 ? 1 : undefined)
  return { inner, dead, writer: patientWriter({ writer: inner, letters, shouldStop, waitMs }) }
}

describe('a writer that is patient', () => {
  it('tries again what is not taken for now, and tells the last outcome in the order given', async () => {
    const { inner, dead, writer } = open()
    inner.left.set('b', 3)
    const outcomes = await writer.write(['a', 'b', 'c'].map((id) => product({ id })))
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'written'],
      ['b', 'written'],
      ['c', 'written'],
    ])
    expect(dead).toEqual([])
    expect(inner.ids()).toEqual(['a', 'b', 'c'])
  })

  it('keeps what is never taken as dead letters, and what is not taken for now after five tries as what it is', async () => {
    const { inner, dead, writer } = open()
    inner.left.set('never', 99).set('tired', 99)
    const outcomes = await writer.write(['never', 'tired', 'good'].map((id) => product({ id })))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'written'])
    expect(outcomes[1]).toMatchObject({ id: 'tired', isTransient: true })
    expect(dead.map(({ key }) => key)).toEqual(['never'])
    expect(99 - (inner.left.get('tired') ?? 0)).toBe(5)
    expect(99 - (inner.left.get('never') ?? 0)).toBe(1)
    expect(JSON.parse(String(dead[0]?.value))).toMatchObject({ id: 'never' })
  })

  it('stops waiting when it is told to, and keeps no letters of what may yet work', async () => {
    const { inner, dead, writer } = open(() => true)
    inner.left.set('b', 1)
    const [outcome] = await writer.write([product({ id: 'b' })])
    expect(outcome?.outcome).toBe('failed')
    expect(dead).toEqual([])
  })
})
