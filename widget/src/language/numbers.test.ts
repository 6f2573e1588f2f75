import { expect, test } from 'vitest'
import { formatNumber, formatPrice } from './numbers.ts'

test('prices are in minor units of their currency', () => {
  expect(formatPrice({ amount: 2_999, currency: 'USD' }, 'en')).toBe('$29.99')
  expect(formatPrice({ amount: 2_999, currency: 'JPY' }, 'en')).toBe('¥2,999')
  expect(formatPrice({ amount: 1_234_500, currency: 'KWD' }, 'en')).toMatch(/1,234\.500/)
  expect(formatPrice({ amount: 123_456, currency: 'EUR' }, 'de')).toBe('1.234,56\u00a0€')
})

test('numbers are written as the locale writes them', () => {
  expect(formatNumber(1_234.567, 'de', { maximumFractionDigits: 1 })).toBe('1.234,6')
  expect(formatNumber(1_234, 'ar-EG')).toBe('١٬٢٣٤')
  expect(formatNumber(1_234, 'en')).toBe('1,234')
  expect(formatNumber(1_234, 'xx-Nowhere')).toBe('1,234')
})
