import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { productColours } from '../../../src/catalogue/colours.ts'
import { type DemoProduct, demoProducts } from '../../../src/catalogue/demo/catalogue.ts'
import { characters } from '../../../src/catalogue/demo/vocabulary.ts'
import { demoVocabularyFolder, readVocabulary } from '../../../src/catalogue/demo/vocabulary-files.ts'
import { isGtin } from '../../../src/catalogue/gtin.ts'
import { toRecord } from '../../../src/catalogue/record.ts'

const small = await readVocabulary(fileURLToPath(new URL('../../fixtures/demo-vocabulary', import.meta.url)))
const real = await readVocabulary(demoVocabularyFolder)

function take(count: number, seed = 1, vocabulary = small): DemoProduct[] {
  const products = demoProducts(vocabulary, seed)
  return Array.from({ length: count }, () => products.next().value)
}

function repeated(values: readonly (string | undefined)[]): (string | undefined)[] {
  const seen = new Set<string | undefined>()
  return values.filter((value) => seen.size === seen.add(value).size)
}

const titlesOf = (products: readonly DemoProduct[], test: (product: DemoProduct) => boolean): string[] =>
  products.filter(test).map((product) => product.title)

const ofModels = (products: readonly DemoProduct[]) => [...Map.groupBy(products, ({ model }) => model).values()]

describe('a generated catalogue', () => {
  const products = take(2_000)

  it('is the same for the same seed, and a beginning of the longer one', () => {
    expect(take(700)).toEqual(products.slice(0, 700))
  })

  it('is another one for another seed', () => {
    const ids = new Set(products.map(({ id }) => id))
    expect(take(2_000, 2).filter(({ id }) => ids.has(id))).toEqual([])
  })

  it('says of a product only what is true of it', () => {
    const claims: readonly [RegExp, (product: DemoProduct) => boolean][] = [
      [/It clicks/, ({ attributes }) => attributes.retractable === true],
      [/It has a cap/, ({ attributes }) => attributes.retractable === false],
      [/metal/, ({ attributes }) => attributes.barrel === 'aluminium'],
      [/lasts long/, ({ attributes }) => Number(attributes['ink life']) >= 500],
      [/soon gone/, ({ attributes }) => Number(attributes['ink life']) <= 450],
      [/shared cupboards/, ({ attributes }) => Number(attributes['pack size']) > 1],
      [/Twelve hours/, ({ attributes }) => attributes['keeps hot'] === 12 && attributes.material === 'steel'],
      [/Warm for six hours/, ({ attributes }) => attributes['keeps hot'] === 6 && attributes.material === 'glass'],
      [/Nothing leaks/, ({ attributes }) => attributes.leakproof === true],
      [/For the few|shines/, ({ brand }) => brand === 'Luxor' || brand === 'Opula'],
    ]
    for (const [claim, isTrue] of claims) {
      const claiming = products.filter(({ description = '' }) => claim.test(description))
      expect(claiming.length, String(claim)).toBeGreaterThan(10)
      expect(
        titlesOf(claiming, (product) => !isTrue(product)),
        String(claim),
      ).toEqual([])
    }
  })

  it('names in a description only values that the attributes have', () => {
    for (const { description = '', attributes } of products) {
      const [, weight] = /weighs (\d+) g/.exec(description) ?? []
      if (weight !== undefined) expect(attributes.weight).toBe(Number(weight))
      for (const [, colour] of description.matchAll(/An? (orange|navy|forest green|black|white|red|sand)\b/g)) {
        expect(attributes.colour).toBe(colour)
      }
      expect(description).not.toMatch(/ {2}|\ba [aeio]|[{}]|undefined/)
      expect(description).toMatch(/^[A-Z0-9]/)
      expect(repeated(description.split('. '))).toEqual([])
    }
  })

  it('gives values the units and the companions that they have', () => {
    const flasks = products.filter(({ attributes }) => 'capacity' in attributes)
    const weights: Record<string, number> = { 350: 240, 500: 310, 1000: 520 }
    expect(titlesOf(flasks, ({ attributes }) => attributes.weight !== weights[String(attributes.capacity)])).toEqual([])
    expect(flasks[0]?.units).toEqual({ capacity: 'ml', 'keeps hot': 'h', weight: 'g' })
    const cheapMetal = products.filter(
      ({ attributes, brand }) => attributes.barrel === 'aluminium' && brand === 'Cheapo',
    )
    expect(cheapMetal).toEqual([])
  })

  it('never asks less for a larger one or a larger pack, and less for each piece in a pack', () => {
    let compared = 0
    for (const model of ofModels(products)) {
      for (const a of model) {
        for (const b of model) {
          if (a.attributes.colour !== b.attributes.colour) continue
          const [less, more] = [a.price?.amount ?? 0, b.price?.amount ?? 0]
          const size = (product: DemoProduct) => Number(product.attributes.capacity ?? product.attributes.point)
          const pack = (product: DemoProduct) => Number(product.attributes['pack size'] ?? 1)
          if (pack(a) === pack(b) && size(a) < size(b)) expect(less).toBeLessThanOrEqual(more)
          if (size(a) === size(b) && pack(a) < pack(b)) {
            compared++
            expect(less).toBeLessThanOrEqual(more)
            expect(more / pack(b)).toBeLessThan(less / pack(a))
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('asks more for a dearer character’s things', () => {
    const mean = (brands: string[]) => {
      const prices = products
        .filter(({ brand = '', attributes }) => brands.includes(brand) && 'capacity' in attributes)
        .map(({ price }) => price?.amount ?? 0)
      return prices.reduce((sum, price) => sum + price, 0) / prices.length
    }
    expect(mean(['Cheapo', 'Éco & Co'])).toBeLessThan(mean(['Solido', 'Durabel']))
    expect(mean(['Solido', 'Durabel'])).toBeLessThan(mean(['Luxor', 'Opula']))
  })
})

describe('the demo catalogue', () => {
  const products = take(20_000, 1, real)
  const shop = products.slice(0, 5_000)

  it('is accepted as it stands', () => {
    for (const product of shop) {
      expect(toRecord(product, { currency: 'EUR', version: 7 })).toEqual({
        ok: true,
        record: { ...product, version: 7 },
        warnings: [],
      })
    }
  })

  it('repeats no id, number, title or description', () => {
    expect(repeated(products.map(({ id }) => id))).toEqual([])
    expect(repeated(products.map(({ sku }) => sku))).toEqual([])
    expect(repeated(products.flatMap(({ gtin }) => gtin ?? []))).toEqual([])
    expect(repeated(products.map(({ title }) => title))).toEqual([])
    expect(repeated(products.map(({ description }) => description))).toEqual([])
    expect(titlesOf(products, ({ id }) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([])
  })

  it('has GTINs of the range inside a shop', () => {
    expect(
      titlesOf(products, ({ gtin }) => gtin?.length !== 1 || !gtin.every((n) => /^29\d{11}$/.test(n) && isGtin(n))),
    ).toEqual([])
  })

  it('has a shop’s breadth', () => {
    const departments = Map.groupBy(shop, ({ category }) => category[0] ?? '')
    expect([...departments.keys()].sort()).toEqual([
      'Audio',
      'Computers',
      'Garden',
      'Home',
      'Kitchen',
      'Office & School Supplies',
      'Phones',
      'Sports',
      'Toys',
      'Travel',
    ])
    const largest = Math.max(...[...departments.values()].map(({ length }) => length))
    expect(departments.get('Office & School Supplies')?.length).toBe(largest)
    expect(new Set(shop.map(({ category }) => category.join(' > '))).size).toBeGreaterThanOrEqual(80)
  })

  it('shows every type already in its first thousand', () => {
    const types = real.departments.flatMap(({ types }) => types).length
    expect(new Set(shop.slice(0, 1_000).map(({ category }) => category.join(' > '))).size).toBe(types)
  })

  it('sells each type by brands of every character', () => {
    const characterOf = new Map(real.brands.brands.map(({ name, character }) => [name, character]))
    const types = Map.groupBy(shop, ({ category }) => category.join(' > '))
    const lacking = [...types].filter(([, of]) => {
      const found = new Set(of.map(({ brand = '' }) => characterOf.get(brand)))
      return found.size < characters.length
    })
    expect(lacking.map(([type]) => type)).toEqual([])
  })

  it('gives every product a brand, a price, a number, two sentences and a picture here', () => {
    expect(titlesOf(shop, ({ brand, price, sku, model }) => !(brand && price && sku && model))).toEqual([])
    expect(titlesOf(shop, ({ description = '' }) => (description.match(/[.?!](?= |$)/g) ?? []).length < 2)).toEqual([])
    expect(titlesOf(shop, ({ id, image }) => image !== `/images/product_${id}.png`)).toEqual([])
    expect(titlesOf(shop, ({ title, brand }) => !title.startsWith(brand ?? '?'))).toEqual([])
    expect(titlesOf(shop, ({ id, url }) => url !== `/products/${id}`)).toEqual([])
  })

  it('has prices, stock, dates and ratings that agree with each other', () => {
    expect(titlesOf(shop, ({ price }) => (price?.amount ?? 0) < 100 || (price?.amount ?? 0) > 500_000)).toEqual([])
    expect(
      titlesOf(shop, ({ price, listPrice }) => listPrice !== undefined && listPrice.amount <= (price?.amount ?? 0)),
    ).toEqual([])
    expect(titlesOf(shop, ({ availability, stock }) => (availability === 'out_of_stock') !== (stock === 0))).toEqual([])
    expect(titlesOf(shop, ({ availability, rating }) => availability === 'preorder' && rating !== undefined)).toEqual(
      [],
    )
    expect(titlesOf(shop, ({ rating, ratingCount }) => (rating === undefined) !== (ratingCount === undefined))).toEqual(
      [],
    )
    const isComing = ({ releasedAt = '' }: DemoProduct) => releasedAt > '2026-11-01'
    expect(titlesOf(shop, (product) => (product.availability === 'preorder') !== isComing(product))).toEqual([])
    expect(titlesOf(shop, ({ releasedAt = '' }) => releasedAt < '2019-01-01' || releasedAt > '2027-12-31')).toEqual([])
  })

  it('has most things in stock, some not, and some to come', () => {
    const share = (availability: string) =>
      products.filter((product) => product.availability === availability).length / 20_000
    expect(share('out_of_stock')).toBeGreaterThan(0.03)
    expect(share('out_of_stock')).toBeLessThan(0.055)
    expect(share('preorder')).toBeGreaterThan(0.005)
    expect(share('preorder')).toBeLessThan(0.05)
  })

  it('has one kind of value for each attribute name', () => {
    const kinds = new Map<string, Set<string>>()
    for (const { attributes } of shop) {
      for (const [name, value] of Object.entries(attributes)) {
        kinds.set(name, (kinds.get(name) ?? new Set()).add(typeof value))
      }
    }
    expect([...kinds].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([])
  })

  it('has colours that can be read', () => {
    const coloured = shop.filter(({ attributes }) => 'colour' in attributes)
    const unread = coloured.filter((product) => productColours(product).length === 0)
    expect([...new Set(unread.map(({ attributes }) => attributes.colour))]).toEqual([])
    expect(coloured.length).toBeGreaterThan(shop.length * 0.7)
  })

  it('has wireless mice on both sides of $30, black ones among them', () => {
    const mice = shop.filter(({ title }) => /wireless.* mouse\b/i.test(title))
    const cheap = mice.filter(({ price }) => (price?.amount ?? 0) <= 3_000)
    expect(cheap.length).toBeGreaterThanOrEqual(6)
    expect(mice.length - cheap.length).toBeGreaterThanOrEqual(3)
    expect(cheap.filter((product) => productColours(product).includes('black')).length).toBeGreaterThanOrEqual(2)
  })

  it('takes no more than a moment', () => {
    const start = performance.now()
    take(5_000, 3, real)
    // A tenth of the speed that is promised, so that a busy machine does not fail it.
    expect(performance.now() - start).toBeLessThan(2_500)
  })
})
