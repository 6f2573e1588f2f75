import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { limitLabels } from '../../src/answers/limit-labels.ts'
import type { Limit } from '../../src/chat/actions.ts'
import { mergeState, removeLimit } from '../../src/understanding/merge-state.ts'
import { emptyState, noConstraints, State, type Understanding } from '../../src/understanding/understanding.ts'
import { searching } from './reader.ts'

const validState = Compile(State)

const understood = (given: Partial<Understanding>): Understanding => ({
  intent: 'refine',
  confidence: 1,
  by: 'rules',
  terms: [],
  constraints: noConstraints(),
  change: 'refine',
  ...given,
})

const limited = (constraints: Partial<Understanding['constraints']>): Understanding =>
  understood({ constraints: { ...noConstraints(), ...constraints } })

describe('mergeState', () => {
  it('starts a new search with nothing of the old one', () => {
    const before = searching({ price: { max: 3000 }, page: 3, focus: ['p1'] })
    const after = mergeState(before, understood({ intent: 'product_search', change: 'new', terms: ['desk'] }))
    expect(after).toEqual({ ...emptyState(), terms: ['desk'] })
  })

  it('keeps what a refinement does not name, and goes back to the first page', () => {
    const before = searching({ price: { max: 3000 }, page: 3 })
    const after = mergeState(before, limited({ colours: { include: ['black'], exclude: [] } }))
    expect(after).toEqual({ ...before, page: 1, colours: { include: ['black'], exclude: [] } })
  })

  it('keeps or replaces a department in a refinement, and drops it with the search', () => {
    const before = searching({ department: 'Kitchen' })
    expect(mergeState(before, limited({ price: { max: 3000 } })).department).toBe('Kitchen')
    expect(mergeState(before, limited({ department: 'Audio' })).department).toBe('Audio')
    expect(mergeState(before, understood({ change: 'remove', lifts: ['department'] }))).not.toHaveProperty('department')
    expect(mergeState(before, understood({ change: 'reset' }))).toEqual(emptyState())
    const other = understood({ intent: 'product_search', change: 'new', terms: ['desk'] })
    expect(mergeState(before, other)).not.toHaveProperty('department')
  })

  it('replaces a value by a second one of the same kind', () => {
    const before = searching({
      brands: { include: ['HP'], exclude: [] },
      colours: { include: ['black'], exclude: [] },
      price: { max: 3000 },
      sort: 'newest',
      attributes: [{ name: 'memory', op: '=', value: 8 }],
    })
    const after = mergeState(
      before,
      limited({
        brands: { include: ['DELL'], exclude: [] },
        colours: { include: ['white'], exclude: [] },
        price: { max: 5000 },
        sort: 'price_asc',
        attributes: [{ name: 'memory', op: '>=', value: 16 }],
      }),
    )
    expect(after).toMatchObject({
      brands: { include: ['DELL'], exclude: [] },
      colours: { include: ['white'], exclude: [] },
      price: { max: 5000 },
      sort: 'price_asc',
      attributes: [{ name: 'memory', op: '>=', value: 16 }],
    })
  })

  it.each([
    [{ max: 10000 }, { min: 5000 }, { min: 5000, max: 10000 }],
    [{ min: 5000 }, { max: 10000 }, { min: 5000, max: 10000 }],
    [{ max: 3000 }, { min: 5000 }, { min: 5000 }],
    [{ min: 5000, max: 10000 }, { max: 30000 }, { min: 5000, max: 30000 }],
    [{ min: 5000, max: 10000 }, { about: 2000 }, { about: 2000 }],
    [{ about: 2000 }, { max: 3000 }, { max: 3000 }],
    [{ max: 3000 }, { min: 100, max: 200 }, { min: 100, max: 200 }],
  ])('joins price bounds that leave room and otherwise takes the newer one: %o, then %o', (before, said, after) => {
    expect(mergeState(searching({ price: before }), limited({ price: said })).price).toEqual(after)
  })

  it('moves a brand from wanted to ruled out and back', () => {
    const hp = searching({ brands: { include: ['HP'], exclude: [] } })
    const without = mergeState(hp, limited({ brands: { include: [], exclude: ['HP'] } }))
    expect(without.brands).toEqual({ include: [], exclude: ['HP'] })
    expect(mergeState(without, limited({ brands: { include: ['HP'], exclude: [] } })).brands).toEqual({
      include: ['HP'],
      exclude: [],
    })
  })

  it('adds words, and lets a word take the place of its opposite', () => {
    const wireless = mergeState(searching(), understood({ terms: ['wireless'] }))
    expect(wireless.terms).toEqual(['mouse', 'wireless'])
    expect(mergeState(wireless, understood({ terms: ['wired'] })).terms).toEqual(['mouse', 'wired'])
  })

  it('takes a word that is ruled out out of the words, and asked for out of what is ruled out', () => {
    const gaming = searching({ terms: ['gaming', 'mouse'] })
    const without = mergeState(gaming, limited({ excludeTerms: ['gaming'] }))
    expect(without).toMatchObject({ terms: ['mouse'], excludeTerms: ['gaming'] })
    expect(mergeState(without, understood({ terms: ['gaming'] }))).toMatchObject({
      terms: ['mouse', 'gaming'],
      excludeTerms: [],
    })
  })

  it('gives up the limits that are lifted, beside setting others', () => {
    const before = searching({ price: { max: 3000 }, colours: { include: ['black'], exclude: ['red'] } })
    const after = mergeState(before, { ...limited({ price: { max: 5000 } }), lifts: ['colours'] })
    expect(after).toMatchObject({ price: { max: 5000 }, colours: { include: [], exclude: [] } })
    expect(mergeState(before, understood({ change: 'remove', lifts: ['price'] })).price).toBeUndefined()
  })

  it('turns the page, clears, and sets the focus', () => {
    const state = searching()
    expect(mergeState(state, understood({ change: 'more' })).page).toBe(2)
    expect(mergeState(state, understood({ change: 'reset' }))).toEqual(emptyState())
    const refer = (refers: Understanding['refers']) =>
      mergeState(state, understood({ intent: 'product_detail', change: 'refer', ...(refers && { refers }) })).focus
    expect(refer([2])).toEqual(['p2'])
    expect(refer([1, 'last'])).toEqual(['p1', 'p6'])
    expect(refer(['all'])).toEqual(state.results)
    expect(refer([99])).toEqual([])
    expect(refer(['it'])).toEqual([])
    expect(
      mergeState({ ...state, focus: ['p3'] }, understood({ intent: 'product_detail', change: 'refer', refers: ['it'] }))
        .focus,
    ).toEqual(['p3'])
    expect(
      mergeState(
        searching({ results: ['p9'] }),
        understood({ intent: 'product_detail', change: 'refer', refers: ['it'] }),
      ).focus,
    ).toEqual(['p9'])
  })

  it.each(['support', 'order_status', 'handoff', 'smalltalk', 'out_of_scope', 'image_search'] as const)(
    'leaves the search as it was for %s',
    (intent) => {
      const before = searching({ price: { max: 3000 }, page: 2 })
      expect(
        mergeState(
          before,
          understood({ intent, terms: ['return'], constraints: { ...noConstraints(), price: { max: 1 } } }),
        ),
      ).toBe(before)
    },
  )
})

const word = fc.constantFrom('mouse', 'wireless', 'wired', 'red', 'HP', 'DELL', 'gaming', 'rgb', '')
const words = fc.array(word, { maxLength: 4 })
const choice = fc.record({ include: words, exclude: words })
const amount = fc.integer({ min: 0, max: 1_000_000 })
const constraints = fc.record(
  {
    brands: choice,
    colours: choice,
    attributes: fc.array(
      fc.record({
        name: fc.constantFrom('memory', 'weight'),
        op: fc.constantFrom('=' as const, '<=' as const, '!=' as const),
        value: fc.integer(),
      }),
      { maxLength: 2 },
    ),
    excludeTerms: words,
    price: fc.record({ min: amount, max: amount, about: amount }, { requiredKeys: [] }),
    sort: fc.constantFrom('price_asc' as const, 'newest' as const),
    department: fc.constantFrom('Kitchen', 'Home & Garden'),
    quantity: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: ['brands', 'colours', 'attributes', 'excludeTerms'] },
)
const understandings = fc.record(
  {
    intent: fc.constantFrom(
      'refine' as const,
      'product_search' as const,
      'product_detail' as const,
      'support' as const,
    ),
    confidence: fc.constant(1),
    by: fc.constant('rules' as const),
    terms: words,
    constraints,
    change: fc.constantFrom(
      'new' as const,
      'refine' as const,
      'remove' as const,
      'reset' as const,
      'more' as const,
      'refer' as const,
    ),
    lifts: fc
      .subarray(['price', 'brands', 'colours', 'attributes', 'excludeTerms', 'department', 'sort'] as const)
      .map((lifts) => [...lifts]),
    refers: fc.array(fc.constantFrom(1, 3, 'last' as const, 'it' as const, 'all' as const, 'cheapest' as const), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['intent', 'confidence', 'by', 'terms', 'constraints', 'change'] },
)
/** A state that some messages have led to. */
const states = fc.array(understandings, { maxLength: 6 }).map((said) => said.reduce<State>(mergeState, searching()))

describe('any conversation', () => {
  it('keeps the state valid, and never changes the one before', () => {
    fc.assert(
      fc.property(states, understandings, (before, said) => {
        const copy = structuredClone(before)
        expect(validState.Check(mergeState(before, said))).toBe(true)
        expect(before).toEqual(copy)
      }),
    )
  })

  it('says the same twice to the same effect', () => {
    fc.assert(
      fc.property(states, understandings, (before, said) => {
        fc.pre(said.change !== 'more')
        const once = mergeState(before, said)
        expect(mergeState(once, said)).toEqual(once)
      }),
    )
  })

  it('removes exactly the limit whose chip is pressed', () => {
    const key = ({ limit }: { limit: Limit }) => JSON.stringify(limit)
    fc.assert(
      fc.property(states, (state) => {
        const labelled = limitLabels(state, 'USD')
        for (const one of labelled) {
          const after = removeLimit(state, one.limit)
          expect(validState.Check(after)).toBe(true)
          expect(limitLabels(after, 'USD').map(key)).toEqual(labelled.map(key).filter((other) => other !== key(one)))
          expect(after.terms).toEqual(state.terms)
        }
      }),
    )
  })

  it('comes back to the same search when a limit is set and removed', () => {
    fc.assert(
      fc.property(fc.constantFrom('HP', 'DELL'), (brand) => {
        const before = searching()
        const after = mergeState(before, limited({ brands: { include: [brand], exclude: [] } }))
        expect(removeLimit(after, { type: 'brand', value: brand })).toEqual({ ...before, page: 1 })
      }),
    )
  })
})
