import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Basket, type BasketChange, basketOf, changedBasket, mostItems } from '../../src/lists/basket.ts'
import { parseList } from '../../src/lists/parse-list.ts'
import { readChange } from '../../src/lists/read-change.ts'

const basket = basketOf(parseList('2 boxes of 24 crayons\n24 pencils\n1 ruler\n4 glue sticks').items)
const isThing = (word: string): boolean => /^(?:erasers?|markers?|pencils?|keyboards?|crayons?|tents?)$/.test(word)
const calm = { isSearching: false, isThing }
const searching = { isSearching: true, isThing }
const item = (text: string, given: object = {}) => ({ text, quantity: 1, wishes: [], or: [], line: 1, ...given })

describe('a change of the basket', () => {
  it.each<[string, BasketChange]>([
    ['remove line 3', { do: 'remove', targets: [3] }],
    ['please remove the crayons', { do: 'remove', targets: ['crayons'] }],
    ['take the ruler out', { do: 'remove', targets: ['ruler'] }],
    ['remove lines 2 and 4', { do: 'remove', targets: [2, 4] }],
    ['swap the crayons for markers', { do: 'swap', target: 'crayons', by: item('markers') }],
    [
      'replace line 1 with 3 boxes of markers',
      { do: 'swap', target: 1, by: item('markers', { quantity: 3, unit: 'box' }) },
    ],
    ['coloured pencils instead of the crayons', { do: 'swap', target: 'crayons', by: item('coloured pencils') }],
    ['cheaper ones', { do: 'level', level: 'budget' }],
    ['Cheaper ones please!', { do: 'level', level: 'budget' }],
    ['show me the premium ones', { do: 'level', level: 'premium' }],
    ['cheaper crayons', { do: 'level', level: 'budget', target: 'crayons' }],
    ['premium for line 2', { do: 'level', level: 'premium', target: 2 }],
    ['best match', { do: 'level', level: 'best' }],
    ['two children', { do: 'sets', sets: 2 }],
    ['it is for 3 kids', { do: 'sets', sets: 3 }],
    ['double it', { do: 'sets', sets: 2 }],
    ['for one child', { do: 'sets', sets: 1 }],
    ['add 2 erasers', { do: 'add', items: [item('erasers', { quantity: 2 })] }],
    ['change line 2 to 12', { do: 'quantity', target: 2, quantity: 12 }],
    ['change the pencils to 12', { do: 'quantity', target: 'pencils', quantity: 12 }],
    ['show my list', { do: 'show' }],
    ['add it to the basket', { do: 'show' }],
    ['Add everything to my cart', { do: 'show' }],
    ['can you add these to my cart', { do: 'show' }],
    ['add to my cart', { do: 'show' }],
    ['put them all in the basket', { do: 'show' }],
    ['change the crayons to 3 boxes', { do: 'quantity', target: 'crayons', quantity: 3, unit: 'box' }],
    ['line 1 should be 3 packs of 12', { do: 'quantity', target: 1, quantity: 3, unit: 'pack', pack: 12 }],
    ['swap the crayons for one marker', { do: 'swap', target: 'crayons', by: item('marker'), isOne: true }],
    ['remove the stapler from my list', { do: 'remove', targets: ['stapler'] }],
    ['what does it all cost?', { do: 'show' }],
    ['empty the basket', { do: 'clear' }],
  ])('is read in %j', (text, change) => expect(readChange(text, basket, calm)).toEqual(change))

  it.each([
    'where is my order?',
    'how long does shipping take',
    'cheaper laptops',
    'a red backpack',
    'thanks',
    '',
    'also in black',
    'delete my account',
    'Change my delivery address to 12 Elm Street',
    'change my password to 12',
    'remove me from the newsletter',
    'also these are for my daughter',
    'add my email to the newsletter',
  ])('is not read in %j', (text) => expect(readChange(text, basket, calm)).toBeUndefined())

  it('is only what names the list or an item of it, once something else was searched for', () => {
    expect(readChange('cheaper ones', basket, searching)).toBeUndefined()
    expect(readChange('remove the keyboard', basket, searching)).toBeUndefined()
    expect(readChange('add a keyboard', basket, searching)).toBeDefined()
    expect(readChange('remove the crayons', basket, searching)).toBeDefined()
    expect(readChange('add a unicorn', basket, searching)).toBeUndefined()
    expect(readChange('also in black', basket, searching)).toBeUndefined()
    expect(readChange('also a keyboard', basket, searching)).toBeUndefined()
    expect(readChange('for 6 people', basket, searching)).toBeUndefined()
    expect(readChange('double it', basket, searching)).toBeUndefined()
    expect(readChange('how much does it cost?', basket, searching)).toBeUndefined()
    expect(readChange('for two children', basket, searching)).toEqual({ do: 'sets', sets: 2 })
    expect(readChange('double the list', basket, searching)).toEqual({ do: 'sets', sets: 2 })
    expect(readChange('show my list', basket, searching)).toBeDefined()
  })

  it('keeps how many there were when a thing is swapped for another', () => {
    const change = readChange('swap the crayons for markers', basket, calm)
    const { items } = changedBasket(basket, change ?? { do: 'show' })
    expect(items[0]).toMatchObject({ text: 'markers', quantity: 2, unit: 'box', pack: 24 })
    expect(items).toHaveLength(basket.items.length)
  })

  it('keeps packs, and counts what is wanted in all', () => {
    const changed = (text: string, before = basket) =>
      changedBasket(before, readChange(text, before, calm) ?? { do: 'show' }).items
    expect(changed('swap the crayons for one marker')[0]).toEqual({ ...item('marker'), line: 1 })
    expect(changed('change line 1 to 4')[0]).toMatchObject({ quantity: 4, unit: 'box', pack: 24 })
    expect(changed('change line 1 to 48 pieces')[0]).toEqual(item('crayons', { quantity: 48 }))
    expect(changed('change line 1 to 3 packs')[0]).toEqual(item('crayons', { quantity: 3, unit: 'pack' }))
    const packed = basketOf(parseList('pencils, 24 ct\n1 ruler').items)
    expect(changed('change the pencils to 12', packed)[0]).toEqual(item('pencils', { quantity: 12 }))
    expect(changed('change the pencils to 30', { ...basket, sets: 2 })[1]).toMatchObject({ quantity: 15 })
  })

  it('never makes a basket of more items than there may be, whatever is said', () => {
    const words = fc.constantFrom(
      ...'add remove swap for the crayons line 3 two children cheaper premium 12 pencils , and to double show list'.split(
        ' ',
      ),
    )
    const message = fc.array(words, { maxLength: 12 }).map((said) => said.join(' '))
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
        let current: Basket = basket
        for (const text of messages) {
          const change = readChange(text, current, calm)
          if (change !== undefined) current = changedBasket(current, change)
          expect(current.items.length).toBeLessThanOrEqual(mostItems)
        }
      }),
      { numRuns: 300 },
    )
  })
})
