import { expect, test } from 'vitest'
import { formatPrice, pageLocale } from './price.ts'

test('prices are in minor units of their currency', () => {
  expect(formatPrice({ amount: 2_999, currency: 'USD' }, 'en')).toBe('$29.99')
  expect(formatPrice({ amount: 2_999, currency: 'JPY' }, 'en')).toBe('¥2,999')
  expect(formatPrice({ amount: 1_234_500, currency: 'KWD' }, 'en')).toMatch(/1,234\.500/)
  expect(formatPrice({ amount: 123_456, currency: 'EUR' }, 'de')).toBe('1.234,56\u00a0€')
})

test('a language that is none is English', () => {
  expect(pageLocale('de-AT')).toBe('de-AT')
  expect(pageLocale('')).toBe('en')
  expect(pageLocale('not a language')).toBe('en')
})
