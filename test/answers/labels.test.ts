import { describe, expect, it } from 'vitest'
import { formatPrice, formatValue, joined, shortened } from '../../src/answers/format.ts'
import { limitLabels } from '../../src/answers/limit-labels.ts'
import { describeProducts, searchText } from '../../src/answers/search-words.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'

const shop = {
  currency: 'USD',
  starters: [],
  categories: [],
  isProductNoun: (word: string) => ['mouse', 'lamp', 'desk', 'toner', 'tv'].includes(word),
}
const state = (given: Partial<State>): State => ({ ...emptyState(), ...given })
const labels = (given: Partial<State>, currency = 'USD') =>
  limitLabels(state(given), currency).map(({ label }) => label)

describe('prices', () => {
  it.each([
    [2999, 'USD', '$29.99'],
    [6400, 'USD', '$64'],
    [129900, 'EUR', '€1,299'],
    [3000, 'JPY', '¥3,000'],
    [3500, 'KWD', 'KWD 3.500'],
  ])('%d %s is %s', (amount, currency, text) => {
    expect(formatPrice({ amount, currency }).replace(/\s/g, ' ')).toBe(text)
  })
})

describe('chips', () => {
  it.each([
    [{ max: 3000 }, 'under $30'],
    [{ min: 2000 }, 'from $20'],
    [{ min: 500, max: 1000 }, '$5 to $10'],
    [{ about: 5000 }, 'around $50'],
    [{ min: 500, max: 500 }, '$5'],
  ])('%o is %s', (price, label) => {
    expect(labels({ price })).toEqual([label])
  })

  it('name every limit, and no word to search for', () => {
    expect(
      labels({
        terms: ['mouse'],
        brands: { include: ['Logitech'], exclude: ['HP'] },
        colours: { include: ['black'], exclude: ['red'] },
        attributes: [
          { name: 'weight', op: '<=', value: 100, unit: 'g' },
          { name: 'wireless', op: '=', value: true },
        ],
        excludeTerms: ['rgb'],
        department: 'Kitchen',
        sort: 'price_asc',
        price: { max: 3000 },
      }),
    ).toEqual([
      'Logitech',
      'not HP',
      'black',
      'not red',
      'in Kitchen',
      'weight: at most 100 g',
      'wireless: yes',
      'under $30',
      'without rgb',
      'cheapest first',
    ])
  })
})

describe('words', () => {
  it('puts the thing last, as the search reads it', () => {
    expect(searchText(['mouse', 'wireless'], shop)).toBe('wireless mouse')
    expect(searchText(['toner', 'hp', 'laserjet', '1320'], shop)).toBe('hp laserjet 1320 toner')
    expect(searchText(['desk', 'lamp', 'usb'], shop)).toBe('usb desk lamp')
    expect(searchText(['006r90321'], shop)).toBe('006r90321')
    expect(searchText([], shop)).toBe('')
  })

  it.each<[Partial<State>, number | 'no', boolean, string]>([
    [{ terms: ['wireless', 'mouse'], price: { max: 3000 } }, 12, true, '12 wireless mice under $30'],
    [{ terms: ['mouse'] }, 1, true, '1 mouse'],
    [{ terms: ['mouse'] }, 1234, false, '1,234 products for “mouse”'],
    [{ terms: ['tv'], brands: { include: ['Sharp'], exclude: [] } }, 2, true, '2 Sharp TVs'],
    [{ terms: [], price: { min: 500, max: 1000 } }, 3, true, '3 products for $5 to $10'],
    [{ terms: ['e8400'] }, 1, true, '1 product for “e8400”'],
    [
      {
        terms: ['lamp'],
        brands: { include: ['A', 'B'], exclude: ['C'] },
        colours: { include: ['red', 'blue'], exclude: [] },
        excludeTerms: ['usb'],
      },
      'no',
      true,
      'no A or B lamps in red or blue without usb not from C',
    ],
  ])('%o', (given, count, areThings, text) => {
    expect(describeProducts(state(given), count, shop, areThings)).toBe(text)
  })

  it('cuts between words and joins lists', () => {
    expect(shortened('one two  three four', 12)).toBe('one two…')
    expect(shortened('short', 12)).toBe('short')
    expect(joined(['a', 'b', 'c'])).toBe('a, b and c')
    expect(joined(['a', 'b'], 'or')).toBe('a or b')
    expect(formatValue(1234.5, 'g')).toBe('1,234.5 g')
    expect(formatValue(false, undefined)).toBe('no')
  })
})
