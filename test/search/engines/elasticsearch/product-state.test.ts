import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../../../src/catalogue/product.ts'
import type { ProductImage } from '../../../../src/catalogue/product-image.ts'
import {
  joinPicture,
  joinRecord,
  joinStates,
  joinVector,
  type ProductState,
  type StoredState,
} from '../../../../src/search/engines/elasticsearch/product-state.ts'
import { product } from '../../../contracts/shop.ts'

type Event = { record: CatalogueRecord } | { picture: ProductImage }

const known = (events: readonly Event[]): ProductState | undefined =>
  events.reduce<ProductState | undefined>(
    (known, event) =>
      'record' in event ? joinRecord(known, event.record).state : joinPicture(known, event.picture).state,
    undefined,
  )

/** What somebody sees of a state, and what it goes by. */
const essence = (state: ProductState | undefined) =>
  state && { version: state.version, picture: state.picture, product: state.product }

const records = fc.uniqueArray(
  fc.record({ version: fc.integer({ min: 0, max: 4 }), kind: fc.constantFrom('own picture', 'none', 'deleted') }),
  { selector: ({ version }) => version, maxLength: 4 },
)
/** Between the records' versions: of an equal one it matters which came from a record, and that both indices have seen it. */
const pictures = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
const eventsOf = (of: readonly { version: number; kind: string }[], painted: readonly number[]): Event[] => [
  ...of.map(({ version, kind }): Event => {
    const at = version * 2
    if (kind === 'deleted') return { record: { id: 'p', version: at, deleted: true } }
    return { record: product({ id: 'p', version: at, ...(kind === 'none' ? {} : { image: `/own${at}.png` }) }) }
  }),
  ...painted.map((version): Event => ({ picture: { id: 'p', version: version * 2 + 1, image: `/p${version}.png` } })),
]

describe('what two indices know together', () => {
  it('is what one would know that has seen all of it, whichever saw what', () => {
    fc.assert(
      fc.property(records, pictures, fc.infiniteStream(fc.boolean()), (of, painted, chance) => {
        const events = eventsOf(of, painted)
        const [one, other]: [Event[], Event[]] = [[], []]
        for (const event of events) (chance.next().value ? one : other).push(event)
        const [first, second] = [known(one), known(other)]
        const both = essence(known(events))
        if (second !== undefined) expect(essence(joinStates(first, second))).toEqual(both)
        if (first !== undefined) expect(essence(joinStates(second, first))).toEqual(both)
      }),
    )
  })

  it('is left as it is by what is known already', () => {
    fc.assert(
      fc.property(records, pictures, (of, painted) => {
        const state = known(eventsOf(of, painted))
        if (state === undefined) return
        const stored: StoredState = { ...state, added: 7, seqNo: 3, primaryTerm: 1 }
        expect(joinStates(stored, { ...state, added: 9 })).toBe(stored)
      }),
    )
  })

  it('counts its changes anew, and keeps when it came', () => {
    const stored: StoredState = {
      ...(known(eventsOf([{ version: 1, kind: 'none' }], [])) as ProductState),
      added: 5,
      seqNo: 9,
      primaryTerm: 2,
    }
    expect(joinStates(undefined, stored)).not.toHaveProperty('seqNo')
    expect(joinStates(undefined, stored)).toMatchObject({ added: 5, version: 2 })
  })
})

describe('a state that is written again for something else than its record', () => {
  const stored: StoredState = {
    ...joinRecord(undefined, product({ id: 'p' })).state,
    textHash: 1,
    added: 5,
    seqNo: 9,
    primaryTerm: 2,
  }

  it('keeps under which number its record came', () => {
    const pictured = joinPicture(stored, { id: 'p', version: 8, image: '/8.png' }).state
    expect(pictured).toMatchObject({ recordSeqNo: 9, product: { image: '/8.png' } })
    const again: StoredState = { ...pictured, seqNo: 14, primaryTerm: 2 }
    expect(joinPicture(again, { id: 'p', version: 9, image: '/9.png' }).state.recordSeqNo).toBe(9)
    expect(joinRecord(again, product({ id: 'p', version: 2 })).state.recordSeqNo).toBeUndefined()
  })

  it('takes a vector of its text, and none of another', () => {
    const set = { embedder: 'e', dimensions: 2, slot: 'b' } as const
    const vector = Float32Array.of(1, 0)
    expect(joinVector(stored, set, { textHash: 1, vector }).vectors?.b?.values).toBe(vector)
    expect(joinVector(stored, set, { textHash: 2, vector })).toBe(stored)
  })
})
