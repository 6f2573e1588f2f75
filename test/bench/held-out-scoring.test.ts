import { describe, expect, it } from 'vitest'
import { agreesWithState, agreesWithTerms, type LimitKind, wrongKinds } from '../../bench/held-out-scoring.ts'
import type { ConstraintCase, ExpectedAttribute } from '../../bench/held-out-sets.ts'
import {
  type AttributeConstraint,
  type Constraints,
  emptyState,
  noConstraints,
  type State,
} from '../../src/understanding/understanding.ts'

const unitOf = (name: string): string | undefined => ({ weight: 'g', length: 'm' })[name]
const asked = (expected: Partial<ConstraintCase>): ConstraintCase => ({ text: 'x', catalogue: 'demo', ...expected })
const wrong = (said: Partial<Constraints>, expected: Partial<ConstraintCase>): LimitKind[] =>
  wrongKinds({ ...noConstraints(), ...said }, asked(expected), unitOf)
const agrees = (said: Partial<Constraints>, expected: Partial<ConstraintCase>): boolean =>
  wrong(said, expected).length === 0
const agreesOnAttribute = (said: AttributeConstraint, expected: ExpectedAttribute): boolean =>
  agrees({ attributes: [said] }, { attributes: [expected] })

describe('wrongKinds', () => {
  it('wants every limit and no other', () => {
    const said = { price: { max: 3000 }, brands: { include: ['HP', 'Epson'], exclude: [] } }
    expect(agrees(said, { price: { max: 3000 }, brands: { include: ['Epson', 'HP'] } })).toBe(true)
    expect(agrees(said, { price: { max: 3000 } })).toBe(false)
    expect(agrees(said, { price: { max: 3000 }, brands: { include: ['HP'] } })).toBe(false)
    expect(agrees(said, { price: { min: 3000 }, brands: { include: ['Epson', 'HP'] } })).toBe(false)
    expect(agrees(said, { price: { max: 3000 }, brands: { include: ['Epson', 'HP'] }, quantity: 2 })).toBe(false)
    expect(agrees({ sort: 'newest' }, {})).toBe(false)
    expect(agrees({ excludeTerms: ['lid'] }, {})).toBe(false)
    expect(agrees({ colours: { include: ['red'], exclude: [] } }, { colours: { exclude: ['red'] } })).toBe(false)
  })

  it('does not check what is skipped, and takes another whole reading', () => {
    expect(agrees({ price: { about: 100 }, sort: 'price_asc' }, { skip: ['price', 'sort'] })).toBe(true)
    expect(agrees({ price: { about: 100 }, sort: 'price_asc' }, { skip: ['price'] })).toBe(false)
    expect(agrees({ sort: 'rating' }, { sort: 'newest', or: [{ sort: 'rating' }] })).toBe(true)
    expect(agrees({ sort: 'rating' }, { price: { max: 1 }, or: [{ price: { max: 1 }, sort: 'rating' }] })).toBe(false)
  })

  it('names the kinds that are wrong, in the reading that comes nearest', () => {
    expect(wrong({ sort: 'rating', quantity: 2 }, { price: { max: 1 } })).toEqual(['price', 'sort', 'quantity'])
    expect(wrong({ sort: 'rating', quantity: 2 }, { price: { max: 1 }, or: [{ sort: 'rating' }] })).toEqual([
      'quantity',
    ])
  })

  it('compares amounts as physical quantities', () => {
    const twoKilos = { name: 'weight', op: '<=', value: 2, unit: 'kg' }
    expect(agreesOnAttribute({ name: 'weight', op: '<=', value: 2000, unit: 'g' }, twoKilos)).toBe(true)
    expect(agreesOnAttribute({ name: 'weight', op: '<=', value: 2000 }, twoKilos)).toBe(true)
    expect(agreesOnAttribute({ name: 'weight', op: '<=', value: 2 }, twoKilos)).toBe(false)
    expect(agreesOnAttribute({ name: 'weight', op: '<=', value: 2, unit: 'lb' }, twoKilos)).toBe(false)
    expect(agreesOnAttribute({ name: 'weight', op: '<=', value: 2, unit: 'm' }, twoKilos)).toBe(false)
    const screen = { name: 'size', op: '=', value: 26.77, unit: 'in' }
    expect(agreesOnAttribute({ name: 'size', op: '=', value: 27, unit: 'in' }, screen)).toBe(true)
    expect(agreesOnAttribute({ name: 'size', op: '=', value: 24, unit: 'in' }, screen)).toBe(false)
    const terabyte = { name: 'capacity', op: '>=', value: 1, unit: 'TB' }
    expect(agreesOnAttribute({ name: 'capacity', op: '>=', value: 1024, unit: 'GB' }, terabyte)).toBe(true)
    expect(agreesOnAttribute({ name: 'capacity', op: '>=', value: 900, unit: 'GB' }, terabyte)).toBe(false)
  })

  it('takes any of the names and operators that are listed, and no other', () => {
    const lighter = { name: ['weight', 'net weight'], op: ['<', '<='], value: 3, unit: 'kg' }
    expect(agreesOnAttribute({ name: 'net weight', op: '<', value: 3, unit: 'kg' }, lighter)).toBe(true)
    expect(agreesOnAttribute({ name: 'load', op: '<', value: 3, unit: 'kg' }, lighter)).toBe(false)
    expect(agreesOnAttribute({ name: 'weight', op: '=', value: 3, unit: 'kg' }, lighter)).toBe(false)
  })

  it('wants two limits on an attribute to be both there', () => {
    const from = { name: 'length', op: '>=', value: 1, unit: 'm' } as const
    const to = { name: 'length', op: '<=', value: 2, unit: 'm' } as const
    expect(agrees({ attributes: [to, from] }, { attributes: [from, to] })).toBe(true)
    expect(agrees({ attributes: [from, from] }, { attributes: [from, to] })).toBe(false)
  })
})

describe('agreesWithTerms', () => {
  it('compares words in any order, with hyphens as spaces', () => {
    expect(agreesWithTerms(['hl-2030', 'drum'], asked({ terms: ['drum', 'hl', '2030'] }))).toBe(true)
    expect(agreesWithTerms(['drum'], asked({ terms: ['drum', 'hl'] }))).toBe(false)
    expect(agreesWithTerms(['drum'], asked({ terms: ['hl'], or: [{ terms: ['drum'] }] }))).toBe(true)
  })
})

describe('agreesWithState', () => {
  const before: State = { ...emptyState(), terms: ['mug'], results: ['a', 'b', 'c'] }
  const after: State = { ...before, price: { max: 900 }, focus: ['b'], page: 2 }
  const holds = (expected: Record<string, unknown>): boolean => agreesWithState(before, after, expected, unitOf)

  it('checks only the keys that are given', () => {
    expect(holds({ terms: ['mug'] })).toBe(true)
    expect(holds({ terms: ['mug'], page: 1 })).toBe(false)
    expect(holds({ termsInclude: ['mug'] })).toBe(true)
    expect(holds({ termsInclude: ['mug', 'school'] })).toBe(false)
  })

  it('takes null for none', () => {
    expect(holds({ price: null })).toBe(false)
    expect(holds({ price: { max: 900 }, sort: null })).toBe(true)
  })

  it('looks positions up in what was shown before', () => {
    expect(holds({ focusPosition: 2 })).toBe(true)
    expect(holds({ focusPosition: 1 })).toBe(false)
    expect(holds({ focusPositions: [1, 2] })).toBe(false)
  })

  it('refuses a key that it does not know', () => {
    expect(() => holds({ colour: 'red' })).toThrow(RangeError)
  })
})
