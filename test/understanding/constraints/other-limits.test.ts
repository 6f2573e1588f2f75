import { describe, expect, it } from 'vitest'
import { read, searching } from '../reader.ts'

describe('orders', () => {
  it.each([
    ['cheapest mouse', 'price_asc'],
    ['sort by price', 'price_asc'],
    ['lowest price first', 'price_asc'],
    ['a cheap mouse', 'price_asc'],
    ['most expensive mouse', 'price_desc'],
    ['price high to low', 'price_desc'],
    ['newest laptops first', 'newest'],
    ['latest laptop', 'newest'],
    ['best rated mouse', 'rating'],
    ['mouse with good reviews', 'rating'],
    ['sort by rating please', 'rating'],
  ])('%s', (text, sort) => {
    const reading = read(text)
    expect(reading.constraints.sort).toBe(sort)
    expect(reading.terms.filter((term) => term !== 'mouse' && term !== 'laptop')).toEqual([])
  })

  it.each(['not cheap', 'the cheaper one', 'cheaper than $30'])('%s is none', (text) => {
    expect(read(text).constraints.sort).toBeUndefined()
    expect(read(text).relativePrice).toBeUndefined()
  })
})

describe('relative prices', () => {
  it.each(['cheaper', 'something cheaper', 'less expensive please', 'too expensive', 'thats too much', 'a bit pricey'])(
    '%s',
    (text) => {
      expect(read(text, { state: searching() })).toMatchObject({
        relativePrice: 'lower',
        constraints: { sort: 'price_asc' },
      })
    },
  )

  it.each(['more expensive', 'pricier ones'])('%s', (text) => {
    expect(read(text, { state: searching() }).relativePrice).toBe('higher')
  })
})

describe('limits that are given up', () => {
  it.each([
    ['any colour', ['colours']],
    ['any color is fine', ['colours']],
    ["colour doesn't matter", ['colours']],
    ['no preference for colour', ['colours']],
    ['any brand', ['brands']],
    ["i don't care about the brand", ['brands']],
    ['forget the brand', ['brands']],
    ['any price', ['price']],
    ['price is not important', ['price']],
    ['remove the price limit', ['price']],
    ['any brand in any colour at any price', ['brands', 'colours', 'price']],
    ['remove all filters', ['price', 'brands', 'colours', 'attributes', 'excludeTerms', 'department', 'sort']],
  ])('%s', (text, lifts) => {
    expect(read(text)).toMatchObject({ lifts, terms: [] })
  })

  it.each(['what colours are there', 'which brand is it', 'price gun', 'any colour printer'])(
    '%s gives up none',
    (text) => {
      expect(read(text).lifts).toEqual([])
    },
  )
})

describe('words that are ruled out', () => {
  it.each([
    ['keyboard without rgb', ['keyboard'], ['rgb']],
    ['jacket without padding', ['jacket'], ['padding']],
    ['lamp to read by without waking my dog', ['lamp', 'read', 'waking', 'dog'], []],
    ['wine that is never cold', ['wine', 'cold'], []],
    ['keyboard without numeric keypad under $40', ['keyboard'], ['numeric keypad']],
    ['chair, no armrests or wheels', ['chair'], ['armrest', 'wheel']],
    ['mouse except gaming ones', ['mouse'], ['gaming']],
    ['laptop, not refurbished', ['laptop'], ['refurbished']],
    ['anything without bluetooth', [], ['bluetooth']],
  ])('%s', (text, terms, excludeTerms) => {
    expect(read(text)).toMatchObject({ terms, constraints: { excludeTerms } })
  })

  it.each(['no thanks', 'not sure', 'no problem', 'not bad', 'no more', 'not that one', 'no idea'])(
    '%s rules nothing out',
    (text) => {
      expect(read(text, { state: searching() }).constraints.excludeTerms).toEqual([])
    },
  )

  it('knows things whose name begins with no', () => {
    expect(read('no frost fridge')).toMatchObject({ terms: ['frost', 'fridge'], constraints: { excludeTerms: [] } })
    expect(read('non-stick pan')).toMatchObject({ terms: ['non-stick', 'pan'], constraints: { excludeTerms: [] } })
  })
})

describe('stars and reviews', () => {
  it.each([
    ['headphones rated 4.5 or higher', 'rating'],
    ['at least 4 stars', 'rating'],
    ['4+ star headphones', 'rating'],
    ['with ratings between 4.0 and 4.2 stars', 'rating'],
    ['headphones with over 1000 reviews', 'reviews'],
    ['250+ customer reviews', 'reviews'],
  ])('%s is understood and told apart, since nothing can be filtered by it', (text, kind) => {
    const reading = read(text)
    expect(reading.unapplied).toMatchObject([{ kind }])
    expect(reading.terms.filter((term) => term !== 'headphone')).toEqual([])
    expect(reading.constraints.price).toBeUndefined()
  })

  it('leaves a price beside them a price', () => {
    expect(read('case under $20 with ratings of 4.4 stars or higher')).toMatchObject({
      constraints: { price: { max: 2000 } },
      unapplied: [{ kind: 'rating' }],
    })
  })
})

describe('how many are wanted', () => {
  it.each([
    ['i need 2 hdmi cables', 2, ['hdmi', 'cable']],
    ['ten office phones', 10, ['office', 'phone']],
  ])('%s', (text, quantity, terms) => {
    expect(read(text)).toMatchObject({ terms, constraints: { quantity } })
  })

  it.each(['4 port switches', '27 inch monitors', '3 in 1 chargers', 'iphone 12 cases'])(
    '%s names no number of them',
    (text) => {
      expect(read(text).constraints.quantity).toBeUndefined()
    },
  )
})

describe('words to search for', () => {
  it.each([
    ['Hi! Do you have wireless mice, please?', ['wireless', 'mouse']],
    ['im looking for a usb-c to hdmi adapter', ['usb-c', 'hdmi', 'adapter']],
    ['over ear headphones', ['over', 'ear', 'headphone']],
    ['iphone 11 pro max case', ['iphone', '11', 'pro', 'max', 'case']],
    ['27" monitor', ['27', 'inch', 'monitor']],
    ['windows 11 laptop', ['windows', '11', 'laptop']],
    ['knives, batteries and glasses', ['knife', 'battery', 'glasses']],
    ['20% off speakers', ['speaker']],
    ['笔记本电脑', ['笔记本电脑']],
  ])('%s', (text, terms) => {
    expect(read(text).terms).toEqual(terms)
  })

  it('are bounded in number and length', () => {
    expect(read('abc1 '.repeat(10)).terms).toEqual(['abc1'])
    const many = read(Array.from({ length: 300 }, (_, index) => `word${index}x`).join(' ')).terms
    expect(many.length).toBeLessThanOrEqual(32)
    expect(read('x'.repeat(4_000)).terms[0]?.length).toBeLessThanOrEqual(60)
  })
})

describe('products that are referred to', () => {
  it.each([
    ['the second one', [2]],
    ['number 3 please', [3]],
    ['the first two', [1, 2]],
    ['compare the first and the third', [1, 3]],
    ['compare the first and last', [1, 'last']],
    ['the last one', ['last']],
    ['is it in stock', ['it']],
    ['the cheaper one', ['cheapest']],
    ['compare these', ['all']],
  ])('%s', (text, refers) => {
    expect(read(text, { state: searching() }).refers).toEqual(refers)
  })

  it.each(['second hand laptop', 'first aid kit', 'cheapest first', 'newest first', 'usb 2 hub', 'number 500'])(
    '%s names none',
    (text) => {
      expect(read(text, { state: searching() }).refers).toEqual([])
    },
  )
})
