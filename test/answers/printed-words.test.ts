import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPrinted, labelWords, printedNumbers } from '../../src/answers/printed-words.ts'
import { memoryProductSearch } from '../fixtures/memory-product-search.ts'
import { products } from './shop.ts'

const never = new AbortController().signal

describe('what is printed on a picture', () => {
  it('is looked through for product numbers', () => {
    expect(printedNumbers('Nordwind\nModel: TN-2110\n4 960999 575704\n500gb 2024')).toEqual([
      'TN-2110',
      '4 960999 575704',
    ])
    expect(printedNumbers('a chair')).toEqual([])
  })

  it('is a label when it is a few words', () => {
    expect(labelWords('Keywright\nSlate')).toBe('Keywright Slate')
    expect(labelWords('one two three four five six seven')).toBeUndefined()
    expect(labelWords('12 34')).toBeUndefined()
  })

  it('is never long, whatever is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(printedNumbers(text).length).toBeLessThanOrEqual(5)
        expect((labelWords(text) ?? '').split(' ').length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('finds what carries it, exactly and inside the limits, and nothing that many share', async () => {
    const search = memoryProductSearch(products)
    const found = await findPrinted({ search }, 'Keywright\nSlate', {}, never)
    expect(found?.outcome.hits.map((hit) => hit.product.title)).toEqual(['Keywright Slate Keyboard, grey'])
    expect(await findPrinted({ search }, 'Keywright\nSlate', { maxPrice: 100 }, never)).toBeUndefined()
    expect(await findPrinted({ search }, 'mouse', {}, never)).toBeUndefined()
    expect(
      search.requests.every(({ type, someWords, exact }) => type === 'keyword' && someWords === 'never' && exact),
    ).toBe(true)
  })
})
