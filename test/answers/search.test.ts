import { describe, expect, it } from 'vitest'
import { product as plain } from '../contracts/shop.ts'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

const titles = (shown: readonly { title: string }[]) => shown.map(({ title }) => title)

describe('a search', () => {
  it('shows the products inside the limits, says how many there are, and names each limit', async () => {
    const answer = await conversation(products).say('wireless mouse under $30')
    expect(answer.text).toBe('I found 6 wireless mice under $30.')
    expect(answer).toMatchObject({ intent: 'product_search', total: 6, chips: ['under $30'] })
    expect(answer.products.every(({ price }) => (price?.amount ?? 0) <= 3000)).toBe(true)
    expect(answer.state.results).toEqual(answer.products.map(({ id }) => id))
  })

  it('does not call everything that has the words by their name', async () => {
    const battery = plain({ id: 'b', title: 'Battery for a wireless mouse', category: ['Batteries'] })
    const answer = await conversation([...products.slice(0, 2), battery]).say('wireless mouse')
    expect(answer.text).toBe('I found 3 products for “wireless mouse”.')
  })

  it('shows six at a time, goes on, and says when that was all', async () => {
    const chat = conversation(products)
    const first = await chat.say('mouse')
    expect(first).toMatchObject({ total: 9, text: 'I found 9 mice. Here are the first 6.' })
    expect(first.suggestions[0]).toBe('Show more')
    const second = await chat.press('Show more')
    expect(second.text).toBe('Here are 7 to 9 of 9 mice.')
    expect(second.suggestions).not.toContain('Show more')
    expect(titles(second.products)).toHaveLength(3)
    const third = await chat.say('show more')
    expect(third).toMatchObject({ text: 'That was all: there are 9 mice.', products: [] })
    expect(third.state).toMatchObject({ page: 2, results: second.state.results })
  })

  it('speaks of one product as one', async () => {
    const answer = await conversation(products).say('gaming keyboard')
    expect(answer.text).toBe('I found 1 gaming keyboard.')
    expect(answer.state.focus).toEqual(answer.state.results)
  })

  it('asks back when nothing is asked for', async () => {
    const answer = await conversation(products).say('i want to buy something')
    expect(answer.text).toContain('What are you looking for?')
    expect(answer.suggestions).toContain('Mice')
  })

  it('suggests only what finds something', async () => {
    for (const label of (await conversation(products).say('mouse')).suggestions) {
      const chat = conversation(products)
      await chat.say('mouse')
      const answer = await chat.press(label)
      expect(
        answer.parts.some(({ type }) => type === 'products' || type === 'comparison'),
        label,
      ).toBe(true)
    }
  })

  it('removes a limit by its chip', async () => {
    const chat = conversation(products)
    await chat.say('wireless mouse under $30 in black')
    const answer = await chat.press('black')
    expect(answer).toMatchObject({ total: 6, chips: ['under $30'] })
  })

  it('says which limits it understood and cannot keep to', async () => {
    const euros = await conversation(products).say('mouse under 40 euros')
    expect(euros.notices).toEqual([expect.stringContaining('“under 40 euros”')])
    expect(euros.notices[0]).toContain('USD')
    expect(euros).toMatchObject({ total: 9, chips: [] })
    const stars = await conversation(products).say('mouse with at least 4 stars')
    expect(stars.notices).toEqual([expect.stringContaining('stars')])
    expect(stars.suggestions[0]).toBe('Best rated first')
  })
})

describe('when nothing has all the words', () => {
  it('shows what has some of them, says so, and can be undone', async () => {
    const chat = conversation(products)
    const relaxed = await chat.say('wireless gaming lamp')
    expect(relaxed.notices).toEqual([expect.stringContaining('some of the words')])
    expect(relaxed.text).not.toContain('lamps')
    expect(relaxed.products.length).toBeGreaterThan(0)
    const exact = await chat.press('undo')
    expect(exact).toMatchObject({ total: undefined, products: [] })
    expect(exact.text).toContain('I found nothing for “wireless gaming lamp”')
  })

  it('suggests kinds of products when not even some of the words are known', async () => {
    const answer = await conversation(products).say('xyzzy frobnicator')
    expect(answer.text).toContain('nothing for “xyzzy frobnicator”')
    expect(answer.suggestions).toContain('Mice')
  })
})

describe('when a limit is in the way', () => {
  it('names the nearest price, shows nothing outside the limit, and takes the bound on request', async () => {
    const chat = conversation(products)
    const answer = await chat.say('wireless mouse under $5')
    expect(answer.text).toBe(
      'I found no wireless mice under $5. The cheapest that fits everything else is $9.99: Pebblit Hop Wireless Mouse, black.',
    )
    expect(answer.products).toEqual([])
    expect(answer.suggestions).toEqual(['Up to $9.99', 'Without “under $5” (8)'])
    expect(await chat.press('Up to $9.99')).toMatchObject({ total: 2, chips: ['under $9.99'] })
  })

  it('names the nearest price below a lower bound', async () => {
    const answer = await conversation(products).say('wireless mouse over $100')
    expect(answer.text).toContain(
      'The most expensive that fits everything else is $59: Keywright Glide Pro Wireless Mouse',
    )
    expect(answer.suggestions[0]).toBe('From $59')
  })

  it('names the one limit without which there is something', async () => {
    const chat = conversation(products)
    const answer = await chat.say('keyboard in pink')
    expect(answer.text).toBe('I found no keyboards in pink. There are 3 without “pink”.')
    expect(await chat.press('Without “pink” (3)')).toMatchObject({ total: 3, chips: [] })
  })

  it('says when only the limits together leave nothing', async () => {
    const chat = conversation(products)
    const answer = await chat.say('pink keyboard by Norvane under $10')
    expect(answer.text).toContain('the limits together')
    expect(await chat.press('Without any limits (3)')).toMatchObject({ total: 3, chips: [] })
  })

  it('does not show half right products instead', async () => {
    const answer = await conversation(products).say('wireless keyboard mouse under $5')
    expect(answer.products.every(({ price }) => (price?.amount ?? 0) <= 500)).toBe(true)
  })

  it('asks which of two prices counts when they leave no room', async () => {
    const chat = conversation(products)
    const answer = await chat.say('mouse under $10 over $50')
    expect(answer.text).toBe('No price is both over $50 and under $10. Which of the two should count?')
    expect(answer.suggestions).toEqual(['Under $10', 'Over $50'])
    expect(await chat.press('Under $10')).toMatchObject({ total: 3, chips: ['under $10'] })
  })
})

describe('cheaper and more expensive', () => {
  it('asks for less than everything shown, as a limit that can be removed', async () => {
    const chat = conversation(products)
    const before = await chat.say('mouse over $12')
    const answer = await chat.say('cheaper')
    const cheapest = Math.min(...before.products.map(({ price }) => price?.amount ?? 0))
    expect(answer.text).toContain('no mice')
    expect(cheapest).toBe(1249)
    await chat.press('from $12')
    const again = await chat.say('most expensive first')
    const lower = await chat.say('something cheaper')
    const edge = Math.min(...again.products.map(({ price }) => price?.amount ?? 0))
    expect(lower.products.length).toBeGreaterThan(0)
    expect(lower.products.every(({ price }) => (price?.amount ?? 0) < edge)).toBe(true)
    expect(lower.chips).toContain(`under $${((edge - 1) / 100).toFixed(2)}`)
  })

  it('goes by the product that is spoken of', async () => {
    const chat = conversation(products)
    const shown = await chat.say('keyboard, most expensive first')
    await chat.say('how heavy is the second one')
    const answer = await chat.say('cheaper')
    expect(answer.products.every(({ price }) => (price?.amount ?? 0) < (shown.products[1]?.price?.amount ?? 0))).toBe(
      true,
    )
  })

  it('says when nothing is, and leaves the search as it was', async () => {
    const chat = conversation(products)
    const before = await chat.say('keyboard')
    const answer = await chat.say('cheaper')
    expect(answer).toMatchObject({ text: 'There are no keyboards for less than $19.99.', products: [] })
    expect(answer.state).toEqual(before.state)
    expect((await chat.say('more expensive')).text).toBe('There are no keyboards for more than $59.99.')
  })

  it('orders by price when nothing was shown yet', async () => {
    expect((await conversation(products).say('a cheaper mouse')).state).toMatchObject({
      sort: 'price_asc',
      terms: ['mouse'],
    })
  })
})

describe('a conversation about a search', () => {
  it('follows limits, replacements, removals and a new start', async () => {
    const chat = conversation(products)
    await chat.say('wireless mouse under $30')
    expect((await chat.say('in black')).chips).toEqual(['black', 'under $30'])
    expect((await chat.say('any colour')).chips).toEqual(['under $30'])
    expect((await chat.say('under $50')).chips).toEqual(['under $50'])
    expect((await chat.say('not Pebblit')).chips).toEqual(['not Pebblit', 'under $50'])
    expect((await chat.say('what is your return policy')).state.price).toEqual({ max: 5000 })
    expect((await chat.say('any price')).chips).toEqual(['not Pebblit'])
    expect((await chat.say('keyboard')).chips).toEqual([])
    expect((await chat.say('start over')).state.terms).toEqual([])
  })
})

describe('stopping', () => {
  it('asks the catalogue nothing more once it is stopped', async () => {
    const chat = conversation(products)
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(chat.say('keyboard in pink', stop.signal)).rejects.toThrow('stopped')
    expect(chat.search.requests.filter(({ facets }) => facets)).toEqual([])
  })
})
