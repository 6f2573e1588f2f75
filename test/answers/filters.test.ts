import { describe, expect, it } from 'vitest'
import { filtersOf } from '../../src/answers/filters.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'

const filters = (given: Partial<State>) => filtersOf({ ...emptyState(), ...given })

describe('filtersOf', () => {
  it('has nothing to say of a state without limits', () => {
    expect(filters({ terms: ['mouse'], sort: 'price_asc', quantity: 2 })).toEqual({})
  })

  it('takes over every limit', () => {
    const limits: Partial<State> = {
      price: { min: 1000, max: 3000 },
      brands: { include: ['HP'], exclude: ['DELL'] },
      colours: { include: [], exclude: ['red'] },
      attributes: [{ name: 'weight', op: '<=', value: 100, unit: 'g' }],
      excludeTerms: ['rgb'],
      department: 'Kitchen',
    }
    expect(filters(limits)).toEqual({
      minPrice: 1000,
      maxPrice: 3000,
      brands: limits.brands,
      colours: limits.colours,
      attributes: limits.attributes,
      excludeTokens: ['rgb'],
      categories: ['Kitchen'],
    })
  })

  it('takes a price that is about right from 20% below to 20% above', () => {
    expect(filters({ price: { about: 5000 } })).toEqual({ minPrice: 4000, maxPrice: 6000 })
    expect(filters({ price: { about: 4800, max: 5000 } })).toEqual({ minPrice: 3840, maxPrice: 5000 })
  })

  it('rules a phrase out by its first word that is not searched for', () => {
    expect(filters({ excludeTerms: ['numeric keypad'] }).excludeTokens).toEqual(['numeric'])
    expect(filters({ terms: ['screen', 'cleaner'], excludeTerms: ['screen protector'] }).excludeTokens).toEqual([
      'protector',
    ])
  })
})
