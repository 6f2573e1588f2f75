import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance, typingDistance } from '../../../src/search/spelling/edit-distance.ts'

it.each([
  ['keyboard', 'keyboard', 0],
  ['keybord', 'keyboard', 1],
  ['keyyboard', 'keyboard', 1],
  ['keyboarf', 'keyboard', 1],
  ['ekyboard', 'keyboard', 1],
  ['mosue', 'mouse', 1],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
])('%s is so many edits from %s: %i', (typed, meant, edits) => {
  expect(editDistance(typed, meant)).toBe(edits)
})

it.each([
  ['a key beside', 'keyboarf', 'keyboard', 'keyboarp'],
  ['a letter doubled', 'printter', 'printer', 'prinxter'],
  ['a double letter typed once', 'baterry', 'batterry', 'bterry'],
  ['two letters swapped', 'pritner', 'printer', 'prinxer'],
])('%s is likelier than another letter', (_, slip, meant, other) => {
  expect(typingDistance(slip, meant)).toBeLessThan(typingDistance(other, meant))
})

const word = fc.string({ unit: fc.constantFrom(...'abcqw'), maxLength: 9 })

it('is the same both ways, nothing for equal words only, and no more than the longer word', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const edits = editDistance(a, b)
      expect(editDistance(b, a)).toBe(edits)
      expect(edits === 0).toBe(a === b)
      expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
    }),
  )
})

it('costs the hand at most what it counts, and one slip at least more than nothing', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typingDistance(a, b)).toBeLessThanOrEqual(editDistance(a, b))
      expect(typingDistance(a, b) > 0).toBe(a !== b)
    }),
  )
})
