import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { demoProducts } from '../../../src/catalogue/demo/catalogue.ts'
import { readVocabulary } from '../../../src/catalogue/demo/vocabulary-files.ts'
import type { Product } from '../../../src/catalogue/product.ts'
import { drawProduct } from '../../../src/images/drawn/draw-product.ts'
import { drawingOf } from '../../../src/images/drawn/drawing-of.ts'
import { kinds } from '../../../src/images/drawn/kinds/index.ts'
import { productDrawing } from '../../../src/images/drawn/product-drawing.ts'
import { tintOf } from '../../../src/images/drawn/tints.ts'
import { covered, drawnPixels, shareOf } from './picture.ts'

const vocabulary = await readVocabulary()
const types = vocabulary.departments.flatMap(({ types }) => types)

function productsOf(count: number): Product[] {
  const products = demoProducts(vocabulary, 1)
  return Array.from({ length: count }, () => ({ ...products.next().value, version: 1 }))
}
const products = productsOf(4_000)
const byKind = Map.groupBy(products, ({ category }) => category.at(-1)?.toLowerCase() ?? '')
const firsts = [...byKind.values()].map(([first]) => first as Product)
const productOf = (kind: string): Product => {
  const product = byKind.get(kind)?.[0]
  if (product === undefined) throw new Error(`The demo catalogue has no ${kind}.`)
  return product
}
const itemsIn = (svg: string): number => svg.split('class="item"').length - 1

describe('the drawings of the demo catalogue', () => {
  it('have a shape of its own for every kind', () => {
    const leaves = types.map(({ path }) => (path.at(-1) ?? '').toLowerCase())
    expect(leaves.filter((leaf) => !kinds.has(leaf))).toEqual([])
    expect(new Set(leaves.map((leaf) => kinds.get(leaf))).size).toBe(leaves.length)
    // None that no product asks for.
    expect([...kinds.keys()].filter((kind) => !leaves.includes(kind))).toEqual([])
    for (const product of firsts)
      expect(drawingOf(product)).toBe(kinds.get(product.category.at(-1)?.toLowerCase() ?? ''))
  })

  it('are PNG files of 512 × 512, the same for the same record', async () => {
    for (const product of firsts.filter((_, i) => i % 4 === 0)) {
      const png = await drawProduct(product)
      const { format, width, height, hasAlpha } = await sharp(png).metadata()
      expect({ format, width, height, hasAlpha }).toEqual({ format: 'png', width: 512, height: 512, hasAlpha: false })
      expect(Buffer.compare(await drawProduct(structuredClone(product)), png)).toBe(0)
    }
  })

  it('differ a little between products that say the same', () => {
    const drawings = (product: Product) =>
      new Set([1, 2, 3, 4, 5].map((i) => productDrawing({ ...product, id: `id ${i}` })))
    expect(firsts.filter((product) => drawings(product).size < 4).map(({ title }) => title)).toEqual([])
  })

  it('hold neither text nor anything from outside', () => {
    for (const product of products) {
      expect(productDrawing(product)).not.toMatch(
        /<(?:text|image|use|script|style|filter)\b|href|NaN|undefined|Infinity/,
      )
    }
  })

  it('fill a good part of the picture, and leave its edges free', async () => {
    for (const product of firsts) {
      const pixels = await drawnPixels(product)
      expect(covered(pixels), product.title).toBeGreaterThan(0.035)
      expect(covered(pixels), product.title).toBeLessThan(0.8)
    }
  })
})

/** Their colour is that of ink, hair or print, or they have none; what is 'clear' shows what is behind it. */
const notSeen = /clear|assorted|natural|multi|rainbow|transparent/

describe('the colour of a product', () => {
  it('is what its drawing shows', async () => {
    const misses: string[] = []
    for (const [kind, list] of byKind) {
      const stated = list.filter(({ attributes: { colour } }) => typeof colour === 'string' && !notSeen.test(colour))
      for (const product of [...new Map(stated.map((each) => [each.attributes.colour, each])).values()].slice(0, 3)) {
        const colour = String(product.attributes.colour)
        const share = shareOf(await drawnPixels(product), tintOf(colour) ?? '')
        if (share < 0.01) misses.push(`${kind}, ${colour}: ${(100 * share).toFixed(1)}%`)
      }
    }
    expect(misses).toEqual([])
  })

  it('is another one when the record says so', async () => {
    const misses: string[] = []
    for (const kind of byKind.keys()) {
      const product = byKind.get(kind)?.find(({ attributes: { colour } }) => typeof colour === 'string')
      // A frame's colour is not its picture's, and so on: what is compared is what is drawn in the colour.
      if (product === undefined) continue
      const inRed = { ...product, attributes: { ...product.attributes, colour: 'red' } }
      const inBlue = { ...product, attributes: { ...product.attributes, colour: 'blue' } }
      const [red, blue] = [await drawnPixels(inRed), await drawnPixels(inBlue)]
      const tints = [tintOf('red') ?? '', tintOf('blue') ?? ''] as const
      if (shareOf(red, tints[0]) <= shareOf(blue, tints[0]) || shareOf(blue, tints[1]) <= shareOf(red, tints[1]))
        misses.push(kind)
    }
    expect(misses).toEqual([])
  })

  it('stands out from the studio when it is white, and keeps its detail when it is black', async () => {
    for (const product of firsts) {
      if (typeof product.attributes.colour !== 'string') continue
      const white = await drawnPixels({ ...product, attributes: { ...product.attributes, colour: 'white' } })
      const black = await drawnPixels({ ...product, attributes: { ...product.attributes, colour: 'black' } })
      expect(covered(white, 18), product.title).toBeGreaterThan(0.03)
      const tones = new Set<number>()
      for (let i = 0; i < black.data.length; i += 3) tones.add((black.data[i] ?? 0) >> 3)
      expect(tones.size, product.title).toBeGreaterThan(8)
    }
  })
})

/** Paper goods of hundreds: a thicker pile, not more sheets to count. */
const piled = ['envelopes', 'labels', 'index cards']

describe('size and count', () => {
  it('are counted out for every pack that is sold', () => {
    for (const { path, packs } of types) {
      const kind = (path.at(-1) ?? '').toLowerCase()
      for (const [size] of packs ?? []) {
        if (piled.includes(kind)) continue
        const product = productOf(kind)
        const drawing = productDrawing({ ...product, attributes: { ...product.attributes, 'pack size': size } })
        if (size > 1) expect([kind, itemsIn(drawing)]).toEqual([kind, size])
      }
    }
  })

  it('make a pile of paper thicker', () => {
    for (const kind of piled) {
      const product = productOf(kind)
      const drawing = (size: number) =>
        productDrawing({ ...product, attributes: { ...product.attributes, 'pack size': size } })
      expect(drawing(25).length).toBeLessThan(drawing(100).length)
    }
  })

  it.each([
    ['binder dividers', 'tabs', [5, 8, 12]],
    ['bookcases', 'shelves', [2, 3, 5]],
    ['usb hubs', 'ports', [4, 7, 10]],
    ['seed sets', 'varieties', [5, 8, 12]],
    ['lunch boxes', 'compartments', [1, 2, 4]],
    ['hole punches', 'holes', [1, 2, 4]],
    ['toasters', 'slices', [2, 4]],
    ['copy paper', 'sheets', [500, 2_500]],
  ] as const)('of %s are seen by their %s', (kind, attribute, values) => {
    const product = productOf(kind)
    for (const value of values) {
      const drawing = productDrawing({ ...product, attributes: { ...product.attributes, [attribute]: value } })
      expect(itemsIn(drawing)).toBe(attribute === 'sheets' ? value / 500 : value)
    }
  })

  it.each([
    ['monitors', 'screen size', [24, 27, 32]],
    ['laptops', 'screen size', [13.3, 15.6, 17.3]],
    ['smartphones', 'screen size', [5.4, 6.8]],
    ['suitcases', 'capacity', [65, 90, 115]],
    ['saucepans', 'capacity', [1, 2, 3]],
    ['frying pans', 'diameter', [20, 24, 30]],
    ['insulated bottles', 'capacity', [350, 500, 1_000]],
    ['hdmi cables', 'length', [1, 3, 10]],
    ['charging cables', 'length', [0.5, 2, 3]],
    ['garden hoses', 'length', [10, 30]],
    ['dumbbells', 'weight', [1, 5, 15]],
    ['camping tents', 'sleeps', [1, 3, 6]],
    ['power banks', 'battery capacity', [5_000, 20_000]],
    ['soft toys', 'height', [15, 40, 70]],
    ['plant pots', 'diameter', [12, 20, 40]],
    ['storage boxes', 'capacity', [8, 60]],
    ['ring binders', 'spine', [25, 50]],
    ['school backpacks', 'capacity', [10, 18, 26]],
  ] as const)('of %s grow with their %s', async (kind, attribute, values) => {
    const product = productOf(kind)
    const areas: number[] = []
    for (const value of values) {
      const attributes = { ...product.attributes, 'pack size': 1, [attribute]: value }
      areas.push(covered(await drawnPixels({ ...product, attributes })))
    }
    expect(areas).toEqual([...areas].sort((a, b) => a - b))
    expect(areas.at(-1)).toBeGreaterThan((areas[0] ?? 0) * 1.02)
  })
})
