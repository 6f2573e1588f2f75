import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promptOf } from '../../src/images/prompt.ts'
import { product } from '../contracts/shop.ts'

const chair = product({
  ...{ id: 'chair', title: 'Homble Hearth Oak Dining Chair', brand: 'Homble', category: ['Home', 'Dining Chairs'] },
  attributes: { colour: 'Forest Green', material: 'oak', width: 45, 'assembly time': 20, wireless: false },
  units: { width: 'cm' },
})

describe('the prompt of a picture', () => {
  it('says what the product is, its colour and material, and what must not be in it', () => {
    expect(promptOf(chair)?.text).toMatch(
      /Product: Hearth Oak Dining Chair\. What it is: Dining Chairs\. Colour: Forest Green\. Details: material oak, width 45 cm\./,
    )
    const titled = (title: string, brand: string) => promptOf(product({ id: 'x', title, brand }))?.text
    expect(titled('Sunglasses, dark', 'Sun')).toContain('Product: Sunglasses, dark.')
    expect(titled('Case for Fuji cameras by FUJI', 'Fuji')).toContain('Product: Case for cameras by.')
    expect(promptOf(chair)?.text).toMatch(/No text, letters, numbers, logos, brand marks.* or people\./)
    expect(promptOf(chair)?.text).not.toMatch(/Homble|assembly|wireless/)
  })

  it('is the same for the same record, in whatever order its attributes come', () => {
    const turned = { ...chair, attributes: Object.fromEntries(Object.entries(chair.attributes).toReversed()) }
    expect(promptOf(turned)).toEqual(promptOf(chair))
  })

  it('is the same when only price, stock or version have changed, and another for another colour', () => {
    const price = { amount: 1, currency: 'USD' }
    expect(promptOf({ ...chair, price, stock: 0, availability: 'out_of_stock', version: 99 })).toEqual(promptOf(chair))
    const red = promptOf({ ...chair, attributes: { ...chair.attributes, colour: 'red' } })
    expect(red?.hash).not.toBe(promptOf(chair)?.hash)
  })

  it('finds the colour in the title where no attribute tells it', () => {
    expect(promptOf(product({ id: 'm', title: 'Mug, navy blue' }))?.text).toContain('Colour: blue.')
  })

  it('there is none for a record without a title', () => {
    expect(promptOf(product({ id: 'x', title: ' \n\u200b ' }))).toBeUndefined()
  })

  it('is on one line and bounded, whatever the record holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 1_000 })
    const attributes = fc.dictionary(fc.constantFrom('colour', 'material', 'size', 'shape', 'type', 'style'), text)
    fc.assert(
      fc.property(text, text, text, attributes, (title, brand, category, attributes) => {
        const prompt = promptOf(product({ id: 'any', title, brand, category: [category], attributes }))
        if (prompt === undefined) return
        expect(prompt.text.length).toBeLessThan(2_000)
        expect(prompt.text).not.toMatch(/[\r\n]/)
        expect(prompt.text.isWellFormed()).toBe(true)
        expect(prompt.hash).toMatch(/^[0-9a-f]{32}$/)
      }),
      { numRuns: 50 },
    )
  })
})
