import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentId, idText, productId, stateId } from '../../../../src/search/engines/elasticsearch/document-id.ts'

const id = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.string({ minLength: 1, maxLength: 5 }).map((text) => `~${text}`),
  fc.constantFrom('', '\ud800', '~j', '~s:vector-sets', '~h', 'p1', "o'hara; --", '日本/..\\'),
)

describe('ids of documents', () => {
  it('are the ids of products, where those can be ids', () => {
    for (const plain of ['p1', "o'hara; --", '日本/..\\', '_doc']) expect(documentId(plain)).toBe(plain)
  })

  it('are of 512 bytes at most, which survive UTF-8', () => {
    fc.assert(
      fc.property(id, (each) => {
        const found = documentId(each)
        expect(Buffer.byteLength(found)).toBeLessThanOrEqual(512)
        expect(Buffer.from(found).toString()).toBe(found)
        expect(found).not.toBe('')
      }),
    )
    expect(Buffer.byteLength(documentId('\u{1F600}'.repeat(300)))).toBeLessThanOrEqual(512)
  })

  it('differ for different products', () => {
    fc.assert(
      fc.property(id, id, (one, other) => void expect(documentId(one) === documentId(other)).toBe(one === other)),
    )
    expect(documentId(`${'\u{1F600}'.repeat(299)}a`)).not.toBe(documentId(`${'\u{1F600}'.repeat(299)}b`))
  })

  it('give the product back by the text beside them', () => {
    fc.assert(fc.property(id, (each) => void expect(productId(idText(each))).toBe(each)))
  })

  it('of what the catalogue keeps for itself are those of no product', () => {
    const state = stateId('vector-sets')
    expect(documentId(state)).not.toBe(state)
    fc.assert(fc.property(id, (each) => void expect(documentId(each)).not.toBe(state)))
  })
})
