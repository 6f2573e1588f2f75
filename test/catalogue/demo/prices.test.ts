import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPrice, tagPrice } from '../../../src/catalogue/demo/prices.ts'
import { characters } from '../../../src/catalogue/demo/vocabulary.ts'

const character = fc.constantFrom(...characters)
const cents = fc.double({ min: 20, max: 500_000, noNaN: true })

describe('price tags', () => {
  it('never fall when the price grows, and stay near it', () => {
    fc.assert(
      fc.property(character, cents, cents, (of, a, b) => {
        expect(tagPrice(Math.min(a, b), of)).toBeLessThanOrEqual(tagPrice(Math.max(a, b), of))
        if (a > 200) expect(Math.abs(tagPrice(a, of) - a) / a).toBeLessThan(0.15)
      }),
    )
  })

  it('end as the brand’s character would have it', () => {
    expect([370, 1_210, 7_342, 23_100, 81_234].map((price) => tagPrice(price, 'cheap'))).toEqual([
      379, 1_199, 7_299, 22_999, 80_999,
    ])
    fc.assert(fc.property(cents, (price) => tagPrice(price, 'luxury') % 50 === 0))
  })

  it('make a pack dearer in all, cheaper for each piece', () => {
    fc.assert(
      fc.property(
        character,
        cents,
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 0.3, max: 0.99, noNaN: true }),
        (of, price, count, saving) => {
          const one = { count: 1, price: packPrice(price, 1, undefined, of) }
          const pack = packPrice(price * count * saving, count, one, of)
          expect(pack).toBeGreaterThanOrEqual(one.price)
          expect(pack / count).toBeLessThan(one.price)
        },
      ),
    )
  })
})
