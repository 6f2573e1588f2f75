import { describe, expect, it } from 'vitest'
import { unitOf } from '../../src/catalogue/product.ts'

describe('unitOf', () => {
  it('tells units, and none that only every object has', () => {
    const product = { units: { weight: 'g' } }
    expect(unitOf(product, 'weight')).toBe('g')
    for (const name of ['constructor', 'toString', '__proto__', 'height']) expect(unitOf(product, name)).toBeUndefined()
    expect(unitOf({}, 'weight')).toBeUndefined()
  })
})
