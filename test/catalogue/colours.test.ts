import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basicColour, basicColours, productColours } from '../../src/catalogue/colours.ts'

const ofAttributes = (attributes: Record<string, string | number | boolean>, title = 'Thing') =>
  productColours({ title, attributes })
const ofTitle = (title: string, brand?: string) =>
  productColours({ title, attributes: {}, ...(brand === undefined ? {} : { brand }) })

describe('basicColour', () => {
  it.each([
    ['black', 'black'],
    ['Gray', 'grey'],
    ['navy', 'blue'],
    ['anthracite', 'grey'],
    ['charcoal', 'grey'],
    ['crimson', 'red'],
    ['teal', 'turquoise'],
    ['Fuchsia', 'pink'],
    ['dark blue', 'blue'],
    ['navy-blue', 'blue'],
    ['rose gold', 'gold'],
    ['off-white', 'white'],
    ['multi-coloured', 'multicolour'],
    ['violét', 'purple'],
  ])('%s is %s', (word, colour) => {
    expect(basicColour(word)).toBe(colour)
  })

  it.each([
    '',
    ' ',
    'mouse',
    'black mouse',
    'coffee',
    'mint',
    'steel',
    'cherry',
    'colour',
    'blackberry',
    'constructor',
    '__proto__',
  ])('%j names none', (word) => {
    expect(basicColour(word)).toBeUndefined()
  })

  it('knows each basic colour by its own name', () => {
    for (const colour of basicColours) expect(basicColour(colour)).toBe(colour)
  })
})

describe('productColours', () => {
  it.each([
    ['Black', ['black']],
    ['Black/Silver', ['black', 'silver']],
    ['Black,Rose Gold,White', ['black', 'gold', 'pink', 'white']],
    ['black & white', ['black', 'white']],
    ['black-red', ['black', 'red']],
    ['Space Grey', ['grey']],
    ['Carbon Blue', ['blue']],
    ['Dark Blue Gray', ['grey']],
    ['Mint', ['green']],
    ['Wood colour', ['brown']],
    ['Stainless steel', ['silver']],
    ['Clear', ['transparent']],
    ['Assorted colours', ['multicolour']],
    ['Onyx Blue Metallic Magnesium Alloy Chassis', ['blue']],
    ['Black on yellow', ['black', 'yellow']],
    ['navy / royal blue', ['blue']],
    ['Rapids', []],
  ])('reads the value %s', (value, colours) => {
    expect(ofAttributes({ colour: value })).toEqual(colours)
  })

  it.each([
    'colour',
    'Color',
    'product colour',
    'Product Color',
    'colour name',
    'main colour',
    'cable colour',
    'frame colour',
    'ink colour',
  ])('takes %s for a colour attribute', (name) => {
    expect(ofAttributes({ [name]: 'red' })).toEqual(['red'])
  })

  it.each([
    'printing colours',
    'display number of colours',
    'colour depth',
    'colour gamut',
    'colour temperature',
    'backlight colour',
    'colour management',
    'print speed colour normal quality a4',
    'collection',
    'coloration',
  ])('does not take %s for one', (name) => {
    expect(ofAttributes({ [name]: 'red' })).toEqual([])
  })

  it('prefers the colour of the whole to that of a part, and either to the title', () => {
    expect(ofAttributes({ 'cable colour': 'white', colour: 'blue' }, 'Red lamp')).toEqual(['blue'])
    expect(ofAttributes({ 'cable colour': 'white' }, 'Red lamp')).toEqual(['white'])
    expect(ofAttributes({ colour: true, 'colour depth': 24 }, 'Red lamp')).toEqual(['red'])
    expect(ofAttributes({ colour: 'unknown' }, 'Red lamp')).toEqual(['red'])
  })

  it.each([
    ['Toner cartridge Original Black 6 pc(s)', ['black']],
    ['Ink Cyan, Magenta, Yellow', ['turquoise', 'pink', 'yellow']],
    ['Patch cable 3 m Red', ['red']],
    ['Bag in navy-blue', ['blue']],
    ['Blackboard chalk', []],
    ['Coffee grinder', []],
    ['Copper cable', []],
    ['Xeon Gold 6130 processor', []],
    ['Blue-Ray player', []],
    ['Gold-plated HDMI cable black', ['black']],
    ['Charcoal grill', []],
    ['Silver oxide battery', []],
  ])('reads the title %s', (title, colours) => {
    expect(ofTitle(title)).toEqual(colours)
  })

  it('does not take a maker for a colour', () => {
    expect(ofTitle('Black & Decker drill orange', 'Black & Decker')).toEqual(['orange'])
    expect(ofTitle('Black and Decker drill')).toEqual([])
    expect(ofTitle('Western Digital WD Black 1 TB')).toEqual([])
    expect(ofTitle('Orange Amps guitar amplifier black', 'Orange Amps')).toEqual(['black'])
  })

  it('gives each colour once, of the known ones, for any product', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('colour', 'color', 'Black/black', 'rose gold'))
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), fc.dictionary(text, text), (title, brand, attributes) => {
        const colours = productColours({ title, attributes, ...(brand === undefined ? {} : { brand }) })
        expect(new Set(colours).size).toBe(colours.length)
        for (const colour of colours) expect(basicColours).toContain(colour)
      }),
    )
  })
})
