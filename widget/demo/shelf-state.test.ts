import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addressOf,
  changed,
  isNarrowed,
  requestOf,
  type ShelfState,
  type Sort,
  sorts,
  stateOf,
  widened,
} from './shelf-state.ts'

const at = (path: string): ShelfState => stateOf(new URL(path, 'https://shop.example'))

test('a department with filters is read from its address', () => {
  const state = at(
    '/departments/Office%20%26%20School?category=Pens&brand=A%26B&brand=C&maxPrice=20&attr.colour=red&sort=price_asc&page=2',
  )
  expect(state).toEqual({
    department: 'Office & School',
    words: '',
    category: 'Pens',
    brands: ['A&B', 'C'],
    minPrice: '',
    maxPrice: '20',
    attributes: new Map([['colour', 'red']]),
    sort: 'price_asc',
    page: 2,
  })
  expect(String(requestOf(state))).toBe(
    'brand=A%26B&brand=C&maxPrice=20&attr.colour=red&sort=price_asc&page=2&category=Pens&limit=24',
  )
})

test('what makes no sense is left out, so that the service has nothing to refuse', () => {
  expect(at('/search?q=lamp&maxPrice=cheap&minPrice=-1&sort=nicest&page=x')).toEqual(at('/search?q=lamp'))
  expect(at('/search?page=100000').page).toBe(1)
})

test('a department is asked for as a whole until a category of it is chosen', () => {
  expect(requestOf(at('/departments/Home')).get('category')).toBe('Home')
  expect(requestOf(at('/departments/Home?category=Lamps')).getAll('category')).toEqual(['Lamps'])
})

test('another choice begins at the first page, and all can be taken back', () => {
  const narrow = at('/search?q=lamp&brand=A&page=3')
  expect(changed(narrow, { sort: 'newest' }).page).toBe(1)
  expect(isNarrowed(narrow)).toBe(true)
  expect(isNarrowed(widened(narrow))).toBe(false)
  expect(widened(narrow).words).toBe('lamp')
})

test('every state has an address that shows it again', () => {
  const words = fc.string({ maxLength: 40 }).map((text) => text.toWellFormed().trim())
  const filled = words.filter((text) => text !== '')
  const amount = fc.oneof(fc.constant(''), fc.nat(999_999).map(String))
  const states = fc.record({
    department: fc.oneof(
      fc.constant(undefined),
      filled.filter((text) => !/^\.{1,2}$/.test(text)),
    ),
    words,
    category: words,
    brands: fc.array(filled, { maxLength: 3 }),
    minPrice: amount,
    maxPrice: amount,
    attributes: fc.dictionary(filled, filled, { maxKeys: 3 }).map((entries) => new Map(Object.entries(entries))),
    sort: fc.constantFrom(...(Object.keys(sorts) as Sort[])),
    page: fc.integer({ min: 1, max: 400 }),
  })
  fc.assert(
    fc.property(states, (state) => {
      expect(at(addressOf(state))).toEqual(state)
    }),
  )
})
