import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Basket, type BasketChange, basketOf, changedBasket, mostItems } from '../../src/lists/basket.ts'
import { parseList } from '../../src/lists/parse-list.ts'
import { readChange } from '../../src/lists/read-change.ts'

const basket = basketOf(parseList('2 boxes of crayons\n24 pencils\n1 ruler\n4 glue sticks').items)
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
    ['what does it all cost?', { do: 'show' }],
    ['empty the basket', { do: 'clear' }],
  ])('is read in %j', (text, change) => expect(readChange(text, basket, false)).toEqual(change))

  it.each(['where is my order?', 'how long does shipping take', 'cheaper laptops', 'a red backpack', 'thanks', ''])(
    'is not read in %j',
    (text) => expect(readChange(text, basket, false)).toBeUndefined(),
  )

  it('is only what names the list or an item of it, once something else was searched for', () => {
    expect(readChange('cheaper ones', basket, true)).toBeUndefined()
    expect(readChange('remove the keyboard', basket, true)).toBeUndefined()
    expect(readChange('add a keyboard', basket, true)).toBeDefined()
    expect(readChange('remove the crayons', basket, true)).toBeDefined()
    expect(readChange('show my list', basket, true)).toBeDefined()
  })

  it('keeps how many there were when a thing is swapped for another', () => {
    const change = readChange('swap the crayons for markers', basket, false)
    const { items } = changedBasket(basket, change ?? { do: 'show' })
    expect(items[0]).toMatchObject({ text: 'markers', quantity: 2 })
    expect(items).toHaveLength(basket.items.length)
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
          const change = readChange(text, current, false)
          if (change !== undefined) current = changedBasket(current, change)
          expect(current.items.length).toBeLessThanOrEqual(mostItems)
        }
      }),
      { numRuns: 300 },
    )
  })
})
