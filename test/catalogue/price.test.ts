import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecimalSignEvidence, parsePrice } from '../../src/catalogue/price.ts'

const read = (text: string, currency = 'USD', decimalSign?: '.' | ',') => {
  const outcome = parsePrice(text, { currency, decimalSign })
  return outcome.ok ? `${outcome.price.amount} ${outcome.price.currency}` : outcome.reason
}

describe('parsePrice', () => {
  it.each([
    ['15.00 USD', '1500 USD'],
    ['1,299.00 USD', '129900 USD'],
    ['1.299,00 EUR', '129900 EUR'],
    ['EUR 1 299,00', '129900 EUR'],
    ['1\u00a0299,00\u00a0€', '129900 EUR'],
    ['£19.99', '1999 GBP'],
    ['19,99 €', '1999 EUR'],
    ['1’299.50 CHF', '129950 CHF'],
    ['USD15', '1500 USD'],
    ['1500 JPY', '1500 JPY'],
    ['1,500 JPY', '1500 JPY'],
    ['1.500 JPY', '1500 JPY'],
    ['1,299', '129900 USD'],
    ['1,234,567.89', '123456789 USD'],
    ['₹12,34,567', '123456700 INR'],
    ['19,- EUR', '1900 EUR'],
    ['12.9900', '1299 USD'],
    ['.99', '99 USD'],
    ['9', '900 USD'],
    ['1.250 KWD', '1250 KWD'],
    ['$5 USD', '500 USD'],
  ])('%s is %s', (text, price) => {
    expect(read(text)).toBe(price)
  })

  it('takes a shared sign for the feed’s own currency', () => {
    expect(read('$5', 'CAD')).toBe('500 CAD')
    expect(read('$5', 'EUR')).toBe('500 USD')
    expect(read('50 kr', 'SEK')).toBe('5000 SEK')
    expect(read('50 kr', 'USD')).toBe("'50 kr' is not a price")
  })

  it.each(['call us', '', 'from 19.99', '19.99-29.99', '-5', '1.2.3', '12 34', '5 USD EUR', 'POA', '19.99 per m'])(
    'refuses %j',
    (text) => {
      expect(read(text)).toBe(`'${text}' is not a price`)
    },
  )

  it('refuses what is two currencies or has too many decimals', () => {
    expect(read('EUR 5 USD')).toBe("'EUR 5 USD' names two currencies")
    expect(read('1.2345')).toBe("'1.2345' has more decimals than USD has")
  })

  it('reads one sign before three digits by what other prices show, and guesses nothing', () => {
    expect(read('1.299', 'EUR')).toBe("'1.299' can be read as two prices")
    expect(read('1.299', 'EUR', ',')).toBe('129900 EUR')
    expect(read('1,299', 'USD', '.')).toBe('129900 USD')
    expect(read('1.299', 'USD', '.')).toBe("'1.299' has more decimals than USD has")
    expect(read('19.990', 'USD', '.')).toBe('1999 USD')
  })

  it('never throws and never invents: the digits of a price are those of its text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,'’ $€-kr USD") }),
    )
    fc.assert(
      fc.property(hostile, fc.constantFrom('USD', 'JPY', 'KWD'), (text, currency) => {
        const outcome = parsePrice(text, { currency })
        if (!outcome.ok) return
        const digits = text.replace(/\D/g, '').replace(/^0+|0+$/g, '')
        expect(String(outcome.price.amount).replace(/^0+|0+$/g, '')).toBe(digits)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads back any amount as English and as German shops print it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), fc.constantFrom('en', 'de', 'fr', 'de-CH'), (amount, locale) => {
        const shown = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount / 100)
        expect(read(shown)).toBe(`${amount} EUR`)
      }),
    )
  })
})

describe('DecimalSignEvidence', () => {
  it.each([
    [['19.99', '5'], '.'],
    [['19,99 €'], ','],
    [['1,299.000'], '.'],
    [['1.299'], undefined],
    [['19.99', '19,99'], undefined],
    [['call us', '1.2.3'], undefined],
  ])('of %j is %s', (texts, sign) => {
    const evidence = new DecimalSignEvidence()
    for (const text of texts) evidence.add(text)
    expect(evidence.sign).toBe(sign)
  })
})
