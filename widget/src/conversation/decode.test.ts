import fc from 'fast-check'
import { expect, test } from 'vitest'
import { list, numberFrom, optional, text } from './decode.ts'

test('text within the limit is left as it is, longer text is cut with an ellipsis', () => {
  expect(text('abc', 3)).toBe('abc')
  expect(text('abcd', 3)).toBe('ab…')
  expect(text(12, 3)).toBeUndefined()
})

test('a cut never leaves half of a character and never exceeds the limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 20 }), (value, max) => {
      const cut = text(value, max) ?? ''
      expect(cut.length).toBeLessThanOrEqual(max)
      expect(cut.isWellFormed()).toBe(true)
    }),
  )
})

test('numbers are finite, lists are bounded and hold what was understood', () => {
  expect(numberFrom(Number.NaN)).toBeUndefined()
  expect(numberFrom('1')).toBeUndefined()
  expect(list([1, 'a', 2, 3], 3, numberFrom)).toEqual([1, 2])
  expect(list({ length: 2 }, 3, numberFrom)).toEqual([])
})

test('an absent value leaves no key behind', () => {
  expect(optional('a', undefined)).toEqual({})
  expect(optional('a', 0)).toEqual({ a: 0 })
})
