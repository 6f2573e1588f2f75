import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../../src/catalogue/product.ts'
import { drawProduct } from '../../../src/images/drawn/draw-product.ts'
import { drawingOf } from '../../../src/images/drawn/drawing-of.ts'
import { goods } from '../../../src/images/drawn/kinds/general/goods.ts'
import { parcel } from '../../../src/images/drawn/kinds/general/parcel.ts'
import { kinds } from '../../../src/images/drawn/kinds/index.ts'
import { productDrawing } from '../../../src/images/drawn/product-drawing.ts'

const product = (title: string, category: string[] = [], attributes: Product['attributes'] = {}): Product => ({
  id: title,
  title,
  category,
  availability: 'in_stock',
  attributes,
  version: 1,
})

/** Marks that would be found in a picture that repeats what a record says. */
const mark = 'zq9markzq9'
const hostileText = fc.oneof(
  fc.constantFrom(
    `"/><script>${mark}</script>`,
    `</svg><svg onload="${mark}">`,
    `url(#${mark})`,
    `&${mark};`,
    `<![CDATA[${mark}]]>`,
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'NaN',
    '1e309',
    '-5',
    '',
    ' ',
    '\u0000\u0008',
    '\ud800',
    '\u{1f984}'.repeat(50),
    'red',
    'pastel assorted',
    'x'.repeat(9_000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
/** The names under which drawings look things up, so that hostile values reach them. */
const names = (
  'colour,color,pack size,material,style,size,shape,kind,lid,fit,form,text,animal,model,motif,theme,outfit,hair,subject,' +
  'weave,edge,scent,nib,lens,resistance,handle,grip,spout,tip,weight,height,width,length,capacity,diameter,pieces,pages,' +
  'sheets,tabs,shelves,ports,varieties,screen size,battery capacity,picture size,envelope size,page size,number of bands,' +
  'compartments,holes,slices,wicks,drawers,keys,power,brightness,constructor,__proto__'
).split(',')
const hostileValue = fc.oneof(
  hostileText,
  fc.double(),
  fc.constantFrom(0, -1, 1e308, Number.MAX_SAFE_INTEGER, 1e-300, 3.7),
  fc.boolean(),
)
const hostileProduct: fc.Arbitrary<Product> = fc.record({
  id: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  title: hostileText.map((text) => text || 'x'),
  brand: hostileText.map((text) => text || 'x'),
  category: fc.oneof(
    fc.constantFrom(...kinds.keys()).map((kind) => ['Any', kind]),
    fc.array(
      hostileText.map((text) => text || 'x'),
      { maxLength: 4 },
    ),
  ),
  availability: fc.constant('in_stock' as const),
  attributes: fc.dictionary(fc.oneof(fc.constantFrom(...names), hostileText), hostileValue, { maxKeys: 24 }),
  version: fc.constant(1),
})

/** XML allows no control characters, and no attribute value may be cut short. */
const isPlain = (svg: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  !/[\u0000-\u001f\ud800-\udfff]|NaN|undefined|Infinity|function|\[object/.test(svg)

describe('any product', () => {
  it('has a drawing that repeats nothing of its record, and is of bounded size', () => {
    fc.assert(
      fc.property(hostileProduct, (record) => {
        const svg = productDrawing(record)
        expect(svg).not.toContain(mark)
        expect(isPlain(svg)).toBe(true)
        expect(svg.length).toBeLessThan(200_000)
        expect(productDrawing(structuredClone(record))).toBe(svg)
      }),
      { numRuns: 1_500 },
    )
  })

  it('has a picture of 512 × 512', async () => {
    await fc.assert(
      fc.asyncProperty(hostileProduct, async (record) => {
        const { format, width, height } = await sharp(await drawProduct(record)).metadata()
        expect({ format, width, height }).toEqual({ format: 'png', width: 512, height: 512 })
      }),
      { numRuns: 150 },
    )
  })

  it('is drawn out to a hundred things and no further', () => {
    for (const kind of kinds.keys()) {
      const many = product('Any', [kind], {
        'pack size': 1_000_000,
        pieces: 1e9,
        varieties: 1e9,
        tabs: 1e9,
        ports: 1e9,
      })
      expect(productDrawing(many).length, kind).toBeLessThan(200_000)
    }
  })
})

describe('goods of another catalogue', () => {
  const named = (title: string, ...category: string[]) => drawingOf(product(title, category))

  it.each([
    ['Some mouse', ['Mice'], 'wireless mice'],
    ['X', ['Hardware', '4K Monitors'], 'monitors'],
    ['Aurora over-ear headphones with microphone', ['Audio & Video'], 'over-ear headphones'],
    ['USB-C cable, 2 m', [], 'charging cables'],
    ['Case for iPhone 15', [], 'phone cases'],
    ['Cooling fan', ['Parts'], 'fans'],
    ['Camera bag', [], 'cabin bags'],
    ['Batteries', ['Batteries'], 'power banks'],
    ['Kitchen Knives', [], "chef's knives"],
  ] as const)('%s, %s is drawn as one of %s', (title, category, kind) => {
    expect(named(title, ...category)).toBe(kinds.get(kind))
  })

  it.each([
    ['Linen shirt', ['Clothing'], goods.garment],
    ['Trail', ['Running Shoes'], goods.shoe],
    ['The Silent Sea (novel)', ['Books'], goods.bookCover],
    ['Hand cream', [], goods.jar],
    ['Dry dog food', [], goods.pouch],
    ['Cordless drill', [], goods.tools],
  ] as const)('%s, %s has a general drawing', (title, category, draw) => {
    expect(draw).toBeDefined()
    expect(named(title, ...category)).toBe(draw)
  })

  it('is a parcel in its colour when nothing tells what it is', () => {
    expect(named('Zyx 300', 'Zyx')).toBe(parcel)
    expect(named('')).toBe(parcel)
    expect(named('constructor', '__proto__')).toBe(parcel)
    const red = productDrawing(product('Zyx', [], { colour: 'red' }))
    expect(red).not.toBe(productDrawing(product('Zyx', [], { colour: 'blue' })))
  })

  it('takes its colour from the words of the record', () => {
    const drawn = (attributes: Product['attributes'], title = 'Zyx') => productDrawing(product(title, [], attributes))
    expect(drawn({ colour: 'Space Grey' })).toContain('5d6168')
    expect(drawn({ Color: 'Forest Green' })).toContain('2f5d43')
    expect(drawn({ 'product colour': 'Navy/Silver' })).toContain('2b3d66')
    expect(drawn({ colour: 'dark blue' })).not.toBe(drawn({ colour: 'blue' }))
    expect(drawn({ material: 'oak' })).toContain('c08f5a')
    expect(drawn({}, 'Zyx in red')).toContain('c23a35')
  })
})
