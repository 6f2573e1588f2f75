import { describe, expect, it } from 'vitest'
import { indexLexicon } from '../../../src/understanding/lexicon-index.ts'
import { type Reading, readMessage } from '../../../src/understanding/reading.ts'
import { emptyState, type State } from '../../../src/understanding/understanding.ts'
import { wordsOf } from '../../../src/understanding/words.ts'
import { lexicon, searching } from '../reader.ts'

const categories = [
  'Kitchen',
  'Office & School Supplies',
  'Office',
  'Toys, Games & Crafts',
  '3D Printing',
  'Kitchen Bins',
]
const index = indexLexicon({ ...lexicon, categories: [...lexicon.categories, ...categories] })
const read = (text: string, state: State = emptyState()): Reading => readMessage(wordsOf(text), state, index)

describe('a department', () => {
  it.each([
    ['in the Kitchen department', 'Kitchen'],
    ['IN THE KITCHEN DEPARTMENT', 'Kitchen'],
    ['only in Kitchen department', 'Kitchen'],
    ['only kitchen department please', 'Kitchen'],
    ['from the Office & School Supplies department', 'Office & School Supplies'],
    ['from the office and school supplies department', 'Office & School Supplies'],
    ['in the office department', 'Office'],
    ['within your Toys, Games & Crafts section', 'Toys, Games & Crafts'],
    ['in the 3d printing department', '3D Printing'],
    ['in the kitchen bins category', 'Kitchen Bins'],
    ['department: Kitchen', 'Kitchen'],
    ['dept: office & school supplies', 'Office & School Supplies'],
    ['Kitchen department', 'Kitchen'],
  ])('%s', (text, department) => {
    for (const said of [text, `mouse under $30, ${text}`, `mouse under $30, ${text}, cheapest first`]) {
      const { constraints, terms, hasLimits } = read(said)
      expect(constraints.department).toBe(department)
      expect(terms).toEqual(said === text ? [] : ['mouse'])
      expect(constraints).toMatchObject({ brands: { include: [], exclude: [] }, colours: { include: [], exclude: [] } })
      expect(hasLimits).toBe(true)
    }
  })

  it.each<[string, string[]]>([
    ['in the Garage department', ['garage', 'department']],
    ['mouse department: Garage', ['mouse', 'department', 'garage']],
    ['kitchen', ['kitchen']],
    ['mouse in kitchen', ['mouse', 'kitchen']],
    ['do you have a kitchen department', ['kitchen', 'department']],
  ])('%s names none, and its words stay', (text, terms) => {
    expect(read(text).constraints).not.toHaveProperty('department')
    expect(read(text).terms).toEqual(terms)
  })

  it('is one beside what else is ruled out', () => {
    const { constraints } = read('no black mouse in the Kitchen department')
    expect(constraints).toMatchObject({ department: 'Kitchen', colours: { exclude: ['black'] } })
    expect(read('not a black mouse in the Kitchen department').constraints.department).toBe('Kitchen')
  })

  it.each([
    'mouse not in the Kitchen department',
    "don't show me anything from the Kitchen department",
    'anything but from the Kitchen department',
    'mouse, nothing from the kitchen section',
  ])('%s does not ask for it', (text) => {
    expect(read(text).constraints).not.toHaveProperty('department')
  })

  it.each([
    'any department',
    'in any department',
    'all departments',
    'department doesn’t matter',
    'remove all filters',
  ])('%s gives it up', (text) => {
    const { lifts, terms } = read(text, searching({ department: 'Kitchen' }))
    expect(lifts).toContain('department')
    expect(terms).toEqual([])
  })

  it('is given up by name where it is the one', () => {
    expect(read('remove the kitchen department', searching({ department: 'Kitchen' })).lifts).toEqual(['department'])
    expect(read('remove the kitchen department', searching({ department: 'Office' })).lifts).toEqual([])
  })
})
