import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexLexicon } from '../../src/understanding/lexicon-index.ts'
import { readMessage } from '../../src/understanding/reading.ts'
import type { AttributeConstraint, PriceLimit, Sort } from '../../src/understanding/understanding.ts'
import { emptyState } from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { measuredLexicon } from './attribute-reader.ts'

const index = indexLexicon(measuredLexicon)

/** A limit, and one of the ways to say it. */
interface SaidLimit<Limit> {
  limit: Limit
  text: string
}

const saying = <Limit>(limit: Limit, ...ways: string[]): fc.Arbitrary<SaidLimit<Limit>> =>
  fc.constantFrom(...ways).map((text) => ({ limit, text }))

const dollars = fc.integer({ min: 2, max: 4_000 })
const amount = (value: number): fc.Arbitrary<string> =>
  fc.constantFrom(`$${value}`, `${value} dollars`, `${value} bucks`, `${value}$`, `USD ${value}`, `$${value}.00`)

const price: fc.Arbitrary<SaidLimit<PriceLimit>> = fc.oneof(
  dollars.chain((max) =>
    amount(max).chain((said) =>
      saying(
        { max: max * 100 },
        `under ${said}`,
        `up to ${said}`,
        `for less than ${said}`,
        `at most ${said}`,
        `max ${said}`,
        `${said} or less`,
        `not more than ${said}`,
      ),
    ),
  ),
  dollars.chain((min) =>
    amount(min).chain((said) =>
      saying(
        { min: min * 100 },
        `over ${said}`,
        `at least ${said}`,
        `more than ${said}`,
        `${said} or more`,
        `from ${said}`,
      ),
    ),
  ),
  fc.tuple(dollars, dollars).chain(([one, other]) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    return saying(
      { min: low * 100, max: high * 100 },
      `between $${low} and $${high}`,
      `$${low} to $${high}`,
      `$${low}-$${high}`,
      `from ${low} to ${high} dollars`,
    )
  }),
  dollars.chain((about) =>
    saying({ about: about * 100 }, `around $${about}`, `about ${about} bucks`, `$${about}ish`, `roughly $${about}`),
  ),
)

const spelled: Readonly<Record<number, string>> = {
  15: 'fifteen',
  40: 'forty',
  75: 'seventy five',
  100: 'a hundred',
  150: 'a hundred and fifty',
  200: 'two hundred',
  1000: 'a thousand',
  1200: 'one thousand two hundred',
}
const inWords: fc.Arbitrary<SaidLimit<PriceLimit>> = fc
  .constantFrom(...Object.entries(spelled))
  .chain(([value, said]) =>
    saying(
      { max: Number(value) * 100 },
      `under ${said} dollars`,
      `for less than ${said}`,
      `up to ${said} bucks`,
      `below ${said}`,
    ),
  )

const brands = fc.subarray(['Logitech', 'Samsung', 'Canon'], { minLength: 1, maxLength: 2 })
const brand = fc.oneof(
  brands.chain((include) =>
    saying(
      { include, exclude: [] as string[] },
      `by ${include.join(' or ')}`,
      `from ${include.join(' or ').toLowerCase()}`,
    ),
  ),
  brands.chain((exclude) =>
    saying(
      { include: [] as string[], exclude },
      `but not ${exclude.join(' or ')}`,
      `no ${exclude.join(' or ').toLowerCase()}`,
      `anything but ${exclude.join(' or ')}`,
    ),
  ),
)

/** Letters that the fingers left out, doubled or changed. */
const misspelled: fc.Arbitrary<SaidLimit<{ include: string[]; exclude: string[] }>> = fc.oneof(
  saying({ include: ['Logitech'], exclude: [] }, 'by logitec', 'by loggitech', 'from logitehc'),
  saying({ include: ['Samsung'], exclude: [] }, 'by samsumg', 'from samsng', 'by sammsung'),
)

const shadeOf: Readonly<Record<string, string>> = {
  navy: 'blue',
  crimson: 'red',
  charcoal: 'grey',
  'light green': 'green',
}
const shade = fc
  .constantFrom(...Object.entries(shadeOf))
  .chain(([said, basic]) =>
    saying({ include: [basic], exclude: [] as string[] }, `in ${said}`, `in ${said.toUpperCase()}`),
  )

const exclusion: fc.Arbitrary<SaidLimit<string[]>> = fc
  .constantFrom('rgb', 'touchscreen', 'logo', 'microphone')
  .chain((word) => saying([word], `without ${word}`, `no ${word}`, `w/o ${word}`))

const shades = fc.uniqueArray(fc.constantFrom('black', 'red', 'blue', 'green', 'white'), { minLength: 1, maxLength: 2 })
const colour = fc.oneof(
  shades.chain((include) => saying({ include, exclude: [] as string[] }, `in ${include.join(' or ')}`)),
  shades.chain((exclude) =>
    saying({ include: [] as string[], exclude }, `not ${exclude.join(' or ')}`, `but not in ${exclude.join(' or ')}`),
  ),
)

const sort: fc.Arbitrary<SaidLimit<Sort>> = fc.oneof(
  saying<Sort>('price_asc', 'cheapest first', 'sorted by price low to high', 'lowest price first'),
  saying<Sort>('newest', 'newest first', 'most recent first'),
  saying<Sort>('rating', 'best rated first', 'sorted by rating'),
)

interface Measured {
  thing: string
  terms: string[]
  name: string
  unit?: string
  values: number[]
  /** The value as it is said, in the catalogue's unit or another. */
  say(value: number): string[]
}

const measured: readonly Measured[] = [
  {
    thing: 'laptop',
    terms: ['laptop'],
    name: 'memory',
    unit: 'GB',
    values: [4, 8, 16, 32],
    say: (n) => [`${n}gb of ram`, `${n} gigs ram`, `${n} gigabytes of memory`],
  },
  {
    thing: 'phone',
    terms: ['phone'],
    name: 'storage',
    unit: 'GB',
    values: [64, 128, 256, 512],
    say: (n) => [`${n} gb storage`, `${n}gb of storage`],
  },
  {
    thing: 'monitor',
    terms: ['monitor'],
    name: 'screen size',
    unit: 'in',
    values: [24, 27, 32],
    say: (n) => [`${n} inches`, `${n}"`, `${n} inch`, `${n}in`],
  },
  {
    thing: 'backpack',
    terms: ['backpack'],
    name: 'weight',
    unit: 'kg',
    values: [1, 2, 3],
    say: (n) => [`${n} kg`, `${n} kilos`, `${n * 1_000} g`, `${n * 1_000} grams`],
  },
  {
    thing: 'hdmi cable',
    terms: ['hdmi', 'cable'],
    name: 'length',
    unit: 'm',
    values: [1, 2, 3, 5],
    say: (n) => [`${n} m`, `${n} metres`, `${n * 100} cm`],
  },
  { thing: 'usb hub', terms: ['usb', 'hub'], name: 'ports', values: [3, 4, 7], say: (n) => [`${n} ports`] },
  {
    thing: 'kettle',
    terms: ['kettle'],
    name: 'capacity',
    unit: 'l',
    values: [1, 2],
    say: (n) => [`${n} litres`, `${n} l`, `${n * 1_000} ml`],
  },
]

const comparisons: readonly (readonly [AttributeConstraint['op'], (said: string) => string])[] = [
  ['>=', (said) => `with at least ${said}`],
  ['>=', (said) => `of ${said} or more`],
  ['>', (said) => `with more than ${said}`],
  ['<=', (said) => `with up to ${said}`],
  ['<=', (said) => `with at most ${said}`],
  ['<', (said) => `with less than ${said}`],
]

const attribute = fc.constantFrom(...measured).chain(({ thing, terms, name, unit, values, say }) =>
  fc
    .record({ value: fc.constantFrom(...values), comparison: fc.constantFrom(...comparisons), way: fc.nat() })
    .map(({ value, comparison, way }) => {
      const ways = say(value)
      const [op, put] = comparison
      const limit: AttributeConstraint = { name, op, value, ...(unit !== undefined && { unit }) }
      return { thing, terms, limit, text: put(ways[way % ways.length] ?? '') }
    }),
)

/** 'between 8 and 16 gb of ram': both bounds of one measure. */
const measuredRange = fc
  .constantFrom(...measured.filter(({ values }) => values.length > 2))
  .chain(({ thing, terms, name, unit, values, say }) =>
    fc.nat({ max: values.length - 2 }).map((at) => {
      const [low = 0, high = 0] = [values[at], values[at + 1]]
      const said = say(high)[0] ?? ''
      const limit = (op: AttributeConstraint['op'], value: number): AttributeConstraint => ({
        name,
        op,
        value,
        ...(unit !== undefined && { unit }),
      })
      return { thing, terms, limits: [limit('>=', low), limit('<=', high)], text: `between ${low} and ${said}` }
    }),
  )

const optionally = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined })
const opening = fc.constantFrom('', 'i need a ', 'show me a ', 'hi, looking for a ', 'do you have a ', 'any ')

describe('limits that are put into words', () => {
  it('are read as they were meant', () => {
    const sets = fc.record({
      opening,
      joint: fc.constantFrom(', ', ' '),
      attribute,
      price: optionally(price),
      brand: optionally(brand),
      colour: optionally(colour),
      sort: optionally(sort),
    })
    fc.assert(
      fc.property(
        sets,
        ({ opening: begin, joint, attribute: measure, price: money, brand: maker, colour: shade, sort: order }) => {
          const others = [maker, shade, money, order].flatMap((limit) => (limit === undefined ? [] : [limit.text]))
          const text = `${begin}${[`${measure.thing} ${measure.text}`, ...others].join(joint)}`
          const { constraints, terms } = readMessage(wordsOf(text), emptyState(), index)
          expect({ text, terms, ...constraints }).toEqual({
            text,
            terms: measure.terms,
            ...(money && { price: money.limit }),
            brands: maker?.limit ?? { include: [], exclude: [] },
            colours: shade?.limit ?? { include: [], exclude: [] },
            attributes: [measure.limit],
            excludeTerms: [],
            ...(order && { sort: order.limit }),
          })
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('are read in words, shades, slips of the pen and without what is not wanted', () => {
    const sets = fc.record({
      opening,
      range: measuredRange,
      price: inWords,
      brand: optionally(misspelled),
      shade: optionally(shade),
      without: optionally(exclusion),
    })
    fc.assert(
      fc.property(sets, ({ opening: begin, range, price: money, brand: maker, shade: tone, without }) => {
        const others = [maker, tone, money, without].flatMap((limit) => (limit === undefined ? [] : [limit.text]))
        const text = `${begin}${[`${range.thing} ${range.text}`, ...others].join(', ')}`
        const { constraints, terms } = readMessage(wordsOf(text), emptyState(), index)
        expect({ text, terms, ...constraints }).toEqual({
          text,
          terms: range.terms,
          price: money.limit,
          brands: maker?.limit ?? { include: [], exclude: [] },
          colours: tone?.limit ?? { include: [], exclude: [] },
          attributes: range.limits,
          excludeTerms: without?.limit ?? [],
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('are read with how many are wanted', () => {
    const many = fc.record({
      asked: fc.constantFrom('i need ', 'we want ', 'can i have ', 'get me ', ''),
      count: fc.constantFrom<[number, string]>([2, '2'], [3, 'three'], [10, 'ten'], [12, 'a dozen'], [25, '25']),
      thing: fc.constantFrom('laptops', 'backpacks', 'kettles', 'phones'),
      price: optionally(price),
      colour: optionally(colour),
    })
    fc.assert(
      fc.property(many, ({ asked, count: [quantity, said], thing, price: money, colour: tone }) => {
        const others = [tone, money].flatMap((limit) => (limit === undefined ? [] : [limit.text]))
        const text = `${asked}${[`${said} ${thing}`, ...others].join(', ')}`
        const { constraints, terms } = readMessage(wordsOf(text), emptyState(), index)
        expect({ text, terms, ...constraints }).toEqual({
          text,
          terms: [thing.slice(0, -1)],
          quantity,
          ...(money && { price: money.limit }),
          brands: { include: [], exclude: [] },
          colours: tone?.limit ?? { include: [], exclude: [] },
          attributes: [],
          excludeTerms: [],
        })
      }),
      { numRuns: 500 },
    )
  })
})
