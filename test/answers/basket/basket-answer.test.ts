import { describe, expect, it } from 'vitest'
import { basketText } from '../../../src/answers/basket/basket-lines.ts'
import { matchList } from '../../../src/answers/basket/match-list.ts'
import { mostFurther } from '../../../src/answers/basket/search-budget.ts'
import type { Product } from '../../../src/catalogue/product.ts'
import type { BasketPart, Part } from '../../../src/chat/reply.ts'
import { mostItems } from '../../../src/lists/basket.ts'
import { parseList } from '../../../src/lists/parse-list.ts'
import type { ProductSearch } from '../../../src/search/search.ts'
import { memoryProductSearch } from '../../fixtures/memory-product-search.ts'
import { conversation } from '../conversation.ts'

let count = 0
function product(title: string, kind: string, dollars: number, pack: number, given: Partial<Product> = {}): Product {
  count++
  return {
    id: `s${count}`,
    title: pack === 1 ? title : `${title}, Pack of ${pack}`,
    brand: 'Papelli',
    category: ['School Supplies', kind],
    price: { amount: Math.round(dollars * 100), currency: 'USD' },
    availability: 'in_stock',
    attributes: pack === 1 ? {} : { 'pack size': pack },
    version: 1,
    ...given,
  }
}

const products: readonly Product[] = [
  product('Plain Pencils', 'Pencils', 2, 12, { rating: 3 }),
  product('Fine Pencils', 'Pencils', 3, 12, { rating: 4 }),
  product('Royal Pencils', 'Pencils', 9, 12, { rating: 5 }),
  product('School Pencils', 'Pencils', 1.5, 10, { rating: 3 }),
  product('Wax Crayons', 'Crayons', 4, 24),
  product('Big Wax Crayons', 'Crayons', 2.5, 8),
  product('Felt Markers', 'Markers', 5, 8),
  product('Clear Glue Sticks', 'Glue Sticks', 1.2, 4),
  product('School Backpack', 'Backpacks', 35, 1),
  product('Gone Ruler', 'Rulers', 2, 1, { availability: 'out_of_stock' }),
  product('Steel Ruler', 'Rulers', 3, 1),
  product('Gone Easel', 'Easels', 20, 1, { availability: 'out_of_stock' }),
  product('Plain Laptop', 'Laptops', 1100, 1),
  product('Dear Laptop', 'Laptops', 1300, 1),
]

const basketIn = (parts: readonly Part[]): BasketPart => {
  const part = parts.find((one) => one.type === 'basket')
  if (part === undefined) throw new Error('There is no basket.')
  return part
}
const list = '- 12 pencils\n- 2 boxes of 24 crayons\n- glue sticks (4)\n- 1 ruler\n- 1 unicorn'

describe('a list that is pasted', () => {
  it('becomes a basket with products at three prices and its totals', async () => {
    const { parts, intent, state } = await conversation(products).say(list)
    expect(intent).toBe('product_search')
    const { items, totals, unmatched } = basketIn(parts)
    expect(items.map(({ text, quantity }) => [quantity, text])).toEqual([
      [12, 'pencils'],
      [2, 'crayons'],
      [4, 'glue sticks'],
      [1, 'ruler'],
      [1, 'unicorn'],
    ])
    const [pencils, crayons, , ruler] = items
    expect(pencils).toMatchObject({
      packs: 1,
      budget: { title: 'Plain Pencils, Pack of 12' },
      best: { title: 'Fine Pencils, Pack of 12' },
      premium: { title: 'Royal Pencils, Pack of 12' },
    })
    expect(crayons).toMatchObject({ packs: 2, best: { title: 'Wax Crayons, Pack of 24' } })
    expect(ruler?.best?.title).toBe('Steel Ruler')
    expect(unmatched).toEqual(['unicorn'])
    // 3 + 2 × 4 + 1.20 + 3
    expect(totals).toEqual({ budget: 1420, best: 1520, premium: 2120, chosen: 1520 })
    expect(state.basket?.items).toHaveLength(5)
    expect(state.results).toHaveLength(4)
  })

  it('reckons packs: 30 pencils are three packs of 10', async () => {
    const { parts } = await conversation(products).say('30 pencils\n2 rulers')
    expect(basketIn(parts).items[0]).toMatchObject({ packs: 3, best: { title: 'School Pencils, Pack of 10' } })
  })

  it('says what is ticked, what is not sold, and what is too long', async () => {
    const shop = conversation(products)
    const { notices } = await shop.say('[x] 2 rulers\n[ ] 12 pencils\n[ ] 3 unicorns')
    expect(notices.join('\n')).toMatch(/ticked or crossed out: “2 rulers”/)
    expect(notices.join('\n')).toMatch(/found nothing for “unicorns”/)
    const long = await shop.say('2 pencils\n'.repeat(mostItems + 5).trim())
    expect(basketIn(long.parts).items).toHaveLength(mostItems)
    expect(long.notices.join('\n')).toMatch(/the first 60 of 65 things/)
  })

  it('says that nothing is left to buy when all of it is ticked', async () => {
    const { text, state } = await conversation(products).say('[x] 2 rulers\n[x] 12 pencils')
    expect(text).toMatch(/nothing to buy/)
    expect(state.basket).toBeUndefined()
  })

  it('keeps to a limit of price that stands on a line', async () => {
    const { parts } = await conversation(products).say('12 pencils under $2.50\n1 backpack under $20')
    const { items } = basketIn(parts)
    expect(items[0]?.premium?.price?.amount).toBeLessThanOrEqual(250)
    expect(items[1]?.best).toBeUndefined()
  })

  it.each(['under $1,200', 'under 1.200 $', 'below $1200', 'up to 1,200 dollars'])(
    'reads %s as a search does',
    async (limit) => {
      const { parts } = await conversation(products).say(`2 pencils\n1 laptop ${limit}`)
      expect(basketIn(parts).items[1]?.premium?.title).toBe('Plain Laptop')
    },
  )

  it('says what is out of stock, and neither prices nor buys it', async () => {
    const { parts, notices, state } = await conversation(products).say('1 ruler\n1 easel\n2 pencils')
    const part = basketIn(parts)
    expect(part.items[1]).toMatchObject({ nearest: { title: 'Gone Easel' } })
    expect(part.items[1]?.best).toBeUndefined()
    expect(part.unmatched).toEqual(['easel'])
    expect(part.totals.best).toBe(450)
    expect(notices.join()).toMatch(/“easel” \(out of stock: Gone Easel\)/)
    expect(basketText(part)).toMatch(/out of stock: Gone Easel/)
    expect(state.results).toHaveLength(2)
  })

  it('says which lines that were left out name something that is sold', async () => {
    const { notices } = await conversation(products).say('2 pencils\nPlease send crayons\n1 ruler\nThank you!')
    expect(notices.join()).toMatch(/took this for remarks.*: “Please send crayons”\./)
  })

  it('costs a bounded number of searches, whatever is on it, and ends them when the answer is stopped', async () => {
    let asked = 0
    const search = memoryProductSearch(products)
    const counting: ProductSearch = {
      ...search,
      things: (request) => {
        asked++
        return search.things(request)
      },
      search: (request) => {
        asked++
        return search.search(request)
      },
    }
    const line = 'big blue zorg with a lid or green blip or red quux or old frob'
    const items = parseList(`${line}\n`.repeat(mostItems)).items
    expect(items[0]?.or).toHaveLength(2)
    const matching = { search: counting, currency: 'USD', categories: [] }
    const { isCut, matches } = await matchList(items, matching, new AbortController().signal)
    expect(matches).toHaveLength(mostItems)
    expect(isCut).toBe(true)
    expect(asked).toBeLessThanOrEqual(mostItems + mostFurther)
    const stop = new AbortController()
    asked = 0
    const stopping: ProductSearch = {
      ...counting,
      things: (request) => {
        stop.abort()
        return counting.things(request)
      },
    }
    await expect(matchList(items, { ...matching, search: stopping }, stop.signal)).rejects.toThrow()
    expect(asked).toBeLessThanOrEqual(8)
  })
})

describe('a basket', () => {
  it('is changed in words', async () => {
    const shop = conversation(products)
    await shop.say(list)
    const swapped = await shop.say('swap the crayons for markers')
    expect(basketIn(swapped.parts).items[1]).toMatchObject({
      text: 'markers',
      quantity: 2,
      unit: 'box',
      pack: 24,
      packs: 6,
      best: { title: 'Felt Markers, Pack of 8' },
    })
    const cheaper = await shop.say('cheaper ones')
    expect(basketIn(cheaper.parts)).toMatchObject({ level: 'budget' })
    const removed = await shop.say('remove line 3')
    expect(basketIn(removed.parts).items.map(({ text }) => text)).toEqual(['pencils', 'markers', 'ruler', 'unicorn'])
    const two = await shop.say('two children')
    expect(basketIn(two.parts).items[0]).toMatchObject({ quantity: 24, packs: 2 })
    expect(two.text).toMatch(/counted 2 times/)
    const unknown = await shop.say('remove line 9')
    expect(unknown.notices.join()).toMatch(/There is no line 9/)
    expect(unknown.text).toMatch(/^Nothing was changed\./)
    const some = await shop.say('remove lines 4 and 9')
    expect(some.text).toMatch(/^Taken off: line 4\./)
    expect(basketIn(unknown.parts).items).toHaveLength(4)
    const counted = await shop.say('line 1 should be 30')
    expect(counted.text).toMatch(/^Line 1: 30 × pencils\./)
  })

  it('that is full takes no more, and says so', async () => {
    const shop = conversation(products)
    await shop.say('2 pencils\n'.repeat(mostItems - 1).trim())
    const { text, parts } = await shop.say('add 2 rulers and 1 backpack')
    expect(text).toMatch(/^Added “rulers”\. A list takes 60 things, so “backpack” found no room\./)
    expect(basketIn(parts).items).toHaveLength(mostItems)
    expect((await shop.say('add 2 rulers')).text).not.toMatch(/Added/)
  })

  it('can be changed by the buttons below it', async () => {
    const shop = conversation(products)
    const { suggestions } = await shop.say(list)
    expect(suggestions).toEqual(['Cheaper ones', 'Premium ones', 'For two children'])
    expect(basketIn((await shop.press('Premium ones')).parts).totals.chosen).toBe(2120)
  })

  it('stays while something else is searched for, and what is said then is said of that', async () => {
    const shop = conversation(products)
    await shop.say(list)
    const backpack = await shop.say('show me backpacks')
    expect(backpack.products.map(({ title }) => title)).toEqual(['School Backpack'])
    const cheaper = await shop.say('cheaper ones')
    expect(cheaper.parts.some((part) => part.type === 'basket')).toBe(false)
    expect(basketIn((await shop.say('show my list')).parts).items).toHaveLength(5)
    expect((await shop.say('start over')).state.basket).toBeUndefined()
  })
})
