import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  numberOf,
  part,
  partsOf,
  scaled,
  sortableNumber,
  term,
  termsBehind,
} from '../../../../src/search/engines/elasticsearch/terms.ts'

const bytes = (text: string): Buffer => Buffer.from(text)

describe('numbers in terms', () => {
  const number = fc.double({ noNaN: true })

  it('sort as the numbers do', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [one, other] = [sortableNumber(a), sortableNumber(b)]
        expect(one < other).toBe(a < b)
        expect(one === other).toBe(a === b)
      }),
    )
  })

  it('come back as they were', () => {
    fc.assert(fc.property(number, (a) => void expect(numberOf(sortableNumber(a))).toBe(a + 0)))
  })

  it('compare across the units of a dimension, and of no dimension with their own unit only', () => {
    expect(scaled(1.5, 'kg')).toEqual({ scale: 'weight', number: 1_500 })
    expect(scaled(1.5, 'KG')).toEqual(scaled(1_500, 'g'))
    expect(scaled(3, 'Pieces')).toEqual({ scale: 'unit pieces', number: 3 })
  })
})

describe('terms', () => {
  const name = fc.string({ unit: 'binary', maxLength: 8 })

  it('are short enough for an index, whatever they are made of', () => {
    expect(bytes(term('x'.repeat(10_000), '\u{1F600}'.repeat(10_000), '語'.repeat(10_000))).length).toBeLessThan(32_766)
  })

  it('are equal for equal texts and different for different ones, however long', () => {
    const long = 'a'.repeat(5_000)
    expect(part(long)).toBe(part(`${long}`))
    expect(part(long)).not.toBe(part(`${long}b`))
  })

  it('of a name and anything are those between its bounds', () => {
    fc.assert(
      fc.property(name, name, name, (own, other, value) => {
        const { gte, lt } = termsBehind(own)
        const isBetween = (text: string): boolean =>
          Buffer.compare(bytes(text), bytes(gte)) >= 0 && Buffer.compare(bytes(text), bytes(lt)) < 0
        expect(isBetween(term(own, value))).toBe(true)
        expect(isBetween(term(other, value))).toBe(part(own) === part(other))
      }),
    )
  })

  it('are taken apart again', () => {
    expect(partsOf(term('size', '', 'très long'))).toEqual(['size', '', 'très long'])
  })
})
