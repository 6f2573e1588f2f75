import { expect, test } from 'vitest'
import { wholeRows } from './whole-rows.ts'

test('a shelf has as many products as fill its rows', () => {
  expect([72, 48, 30, 20].map((width) => wholeRows(8, width, 2))).toEqual([8, 6, 4, 4])
  expect([72, 48, 30, 20].map((width) => wholeRows(4, width, 1))).toEqual([4, 3, 2, 2])
})

test('where there are few it shows whole rows of those, or all', () => {
  expect(wholeRows(7, 72, 2)).toBe(4)
  expect(wholeRows(3, 72, 2)).toBe(3)
  expect(wholeRows(0, 72, 2)).toBe(0)
})
