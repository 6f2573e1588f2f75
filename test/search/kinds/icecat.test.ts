import { beforeAll, expect, it } from 'vitest'
import { icecatSet } from '../../../bench/evaluation-set.ts'
import { productsOfFeed } from '../../../bench/products-of-feed.ts'
import type { Product } from '../../../src/catalogue/product.ts'
import type { KindModel } from '../../../src/search/kinds/kind-model.ts'
import { kindsOf } from '../../../src/search/kinds/kinds-of.ts'
import { learnKinds } from '../../../src/search/kinds/learn-kinds.ts'
import { describeWith, testData } from '../../fixtures/requirements.ts'

describeWith('TEST_DATA', 'the kinds of 19,406 real products', () => {
  let products: Product[]
  let model: KindModel

  beforeAll(async () => {
    const set = icecatSet(testData)
    if (set === undefined) throw new Error('TEST_DATA has no icecat/products.jsonl.gz.')
    products = await Array.fromAsync(productsOfFeed(set.catalogue, set.format))
    model = learnKinds(products)
  }, 120_000)

  /** The share of the products with such a title that have a kind. */
  const share = (title: RegExp, kind: string): number => {
    const titled = products.filter((product) => title.test(product.title))
    expect(titled.length).toBeGreaterThan(5)
    return titled.filter((product) => kindsOf(product, model).includes(kind)).length / titled.length
  }

  it('are those that people know', () => {
    for (const kind of ['notebook', 'toner.cartridge', 'networking.cable', 'processor', 'headphone', 'smartphone']) {
      expect(model.kinds).toContain(kind)
    }
    expect(model.kinds).not.toContain('laser')
  })

  it('are recognised where titles name none', () => {
    expect(share(/^Motorola moto g8/i, 'smartphone')).toBeGreaterThan(0.8)
    expect(share(/^Samsung Galaxy Tab/, 'tablet')).toBeGreaterThan(0.8)
    expect(share(/^Epson Singlepack \w+ T\d+/, 'cartridge')).toBeGreaterThan(0.8)
  })

  it('are not those that titles mention', () => {
    expect(share(/\bkeyboard cover\b/i, 'keyboard')).toBeLessThan(0.2)
    expect(share(/\blaptop (?:bag|lock|battery)\b/i, 'laptop')).toBeLessThan(0.2)
    expect(share(/\bprinter cable\b/i, 'printer')).toBeLessThan(0.2)
  })
})
