import { expect, test } from 'vitest'
import { colourOf, quietColour } from './colours.ts'

test('the first colour that is named is drawn', () => {
  expect(colourOf('Black/Silver')).toBe(colourOf('black'))
  expect(colourOf('Sage green')).toBe(colourOf('sage'))
  expect(colourOf('RAL 9010')).toBeUndefined()
  expect(colourOf('constructor')).toBeUndefined()
})

test('what has no stated colour has always the same quiet one', () => {
  expect(quietColour('Quillon')).toBe(quietColour('Quillon'))
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(quietColour)).size).toBeGreaterThan(1)
  expect(quietColour('')).toMatch(/^#/)
})
