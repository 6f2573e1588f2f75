import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, searching } from '../reader.ts'

const price = (text: string, currency = 'USD') => read(text, { currency }).constraints.price

describe('price limits', () => {
  it.each([
    ['mouse under $30', { max: 3000 }],
    ['mouse below 30 dollars', { max: 3000 }],
    ['less than 30 bucks', { max: 3000 }],
    ['cheaper than 30$', { max: 3000 }],
    ['up to 30', { max: 3000 }],
    ['max. 30$', { max: 3000 }],
    ['30 or less', { max: 3000 }],
    ['30 tops', { max: 3000 }],
    ['no more than 30', { max: 3000 }],
    ['it must not cost more than 30', { max: 3000 }],
    ['nothing over $30', { max: 3000 }],
    ['my budget is 30', { max: 3000 }],
    ['i have $30 to spend on a mouse', { max: 3000 }],
    ['mouse <30', { max: 3000 }],
    ['under thirty dollars', { max: 3000 }],
    ['laptop under a grand', { max: 100000 }],
    ['laptop under two hundred and fifty', { max: 25000 }],
    ['laptop under 1.5k', { max: 150000 }],
    ['laptop under $1,299.99', { max: 129999 }],
    ['laptop under $1.299', { max: 129900 }],
    ['over $30', { min: 3000 }],
    ['at least 30 dollars', { min: 3000 }],
    ['not under $30', { min: 3000 }],
    ['$30+', { min: 3000 }],
    ['30 dollars or more', { min: 3000 }],
    ['from $30', { min: 3000 }],
    ['between 20 and 30', { min: 2000, max: 3000 }],
    ['between $30 and $20', { min: 2000, max: 3000 }],
    ['$5 to $10', { min: 500, max: 1000 }],
    ['$5-10', { min: 500, max: 1000 }],
    ['5-10$', { min: 500, max: 1000 }],
    ['5 to 10 dollars', { min: 500, max: 1000 }],
    ['laptop 800-1000', { min: 80000, max: 100000 }],
    ['laptop 800 to 1k', { min: 80000, max: 100000 }],
    ['$5 to 10k', { min: 500000, max: 1000000 }],
    ['laptop from $100 upwards', { min: 10000 }],
    ['laptop in the 300-400 price range', { min: 30000, max: 40000 }],
    ['mouse from 5 to 10', { min: 500, max: 1000 }],
    ['laptop 1-2k usd', { min: 100000, max: 200000 }],
    ['over 20 but under 50', { min: 2000, max: 5000 }],
    ['around 50', { about: 5000 }],
    ['no more than $50, ideally around $48', { about: 4800, max: 5000 }],
    ['under $40, around $48', { about: 4800 }],
    ['about $50', { about: 5000 }],
    ['$20ish', { about: 2000 }],
    ['a $30 mouse', { about: 3000 }],
    ['mouse for $30', { about: 3000 }],
    ['under 30 black mice', { max: 3000 }],
    ['under 30 wireless mouse', { max: 3000 }],
    ['under 30 logitech', { max: 3000 }],
  ])('%s', (text, expected) => {
    expect(price(text)).toEqual(expected)
  })

  it.each([
    'iphone 12',
    '27 inch monitor',
    'cat 6 cable',
    'windows 11',
    'windows 10 or higher',
    'laserjet 1320',
    'under desk tray',
    'over ear headphones',
    'usb 3.0',
    '10 pack',
    'core 2 duo e8400',
    'monitor under 30 inches',
    'at least 8 ports',
    'more than 30 hours',
    'up to 10 people',
    'between 24 and 27 inches',
    'size 10 to 12',
    'ages 3 to 5',
    'rated 4.5 or higher',
    'over 1000 reviews',
    '4k tv',
    'tv up to 4k',
    'from 2019 to 2021',
    '24-70mm lens',
    'about 5 pounds',
    'under 2 kilos',
    'save $20',
    '$5 off',
    '20% off',
    'at least 16gb',
    'at least 16 gb ram',
    'tv over 40"',
    '3 in 1 charger',
    'i need 2 mice',
    'ram at least 16',
    '1080p',
    '100 or more pages',
    '2.4 ghz',
    'version 2 or above',
    'one for my son',
    '1.2.3',
  ])('%s is no price', (text) => {
    expect(price(text)).toBeUndefined()
  })

  it('counts in the minor units of the currency', () => {
    expect(price('under 3000', 'JPY')).toEqual({ max: 3000 })
    expect(price('under 3.5', 'KWD')).toEqual({ max: 3500 })
    expect(price('unter 5, max €20', 'EUR')).toEqual({ max: 2000 })
    expect(price('under 5 pounds', 'GBP')).toEqual({ max: 500 })
  })

  it('takes $ for any dollar that the catalogue counts in', () => {
    expect(price('under $30', 'CAD')).toEqual({ max: 3000 })
    expect(price('under US$30', 'CAD')).toBeUndefined()
  })

  it('sets no limit in another currency, and says which amount it left', () => {
    const { constraints, unapplied, terms } = read('headphones under £50')
    expect(constraints.price).toBeUndefined()
    expect(unapplied).toEqual([{ kind: 'currency', text: 'under £50' }])
    expect(terms).toEqual(['headphone'])
  })

  it('leaves amounts that are no safe number alone', () => {
    expect(price(`under $${'9'.repeat(400)}`)).toBeUndefined()
    expect(price('under $999999999999999999')).toBeUndefined()
  })

  it('reads back any range that is put into words', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 })
    const written = (amount: number) => `$${(amount / 100).toFixed(2)}`
    fc.assert(
      fc.property(
        cents,
        cents,
        fc.constantFrom('between A and B', 'from A to B', 'A to B', 'A-B', 'A - B'),
        (a, b, form) => {
          const [min, max] = a < b ? [a, b] : [b, a]
          const text = `mouse ${form.replace('A', written(min)).replace('B', written(max))}`
          expect(read(text).constraints.price).toEqual({ min, max })
          expect(read(text).terms).toEqual(['mouse'])
        },
      ),
    )
  })

  it('reads back any bound that is put into words', () => {
    const phrases = [
      ['under X', 'max'],
      ['up to X', 'max'],
      ['X or less', 'max'],
      ['no more than X', 'max'],
      ['max X', 'max'],
      ['over X', 'min'],
      ['at least X', 'min'],
      ['X or more', 'min'],
      ['around X', 'about'],
      ['about X', 'about'],
    ] as const
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(...phrases),
        fc.constantFrom('$N', 'N$', 'N dollars', 'N usd', 'USD N'),
        (amount, [phrase, bound], form) => {
          const text = phrase.replace('X', form.replace('N', String(amount)))
          expect(read(text, { state: searching() }).constraints.price).toEqual({ [bound]: amount * 100 })
        },
      ),
    )
  })
})
