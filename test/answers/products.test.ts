import { describe, expect, it } from 'vitest'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

describe('a question about a product', () => {
  it.each([
    ['how heavy is the first one', 'Keywright Slate Keyboard, grey: weight 430 g.'],
    ['price of the first one', 'Keywright Slate Keyboard, grey: price $54.99 and list price $64.99.'],
    ['is the first one in stock?', 'Yes. Keywright Slate Keyboard, grey: in stock (3 left).'],
    ['whats the rating of the first one', 'Keywright Slate Keyboard, grey: rating 4.5 of 5 (120 ratings).'],
    ['who makes the first one', 'Keywright Slate Keyboard, grey: brand Keywright.'],
    ['how many keys does the first one have', 'Keywright Slate Keyboard, grey: keys 78.'],
    [
      'does the first one have bluetooth',
      'Keywright Slate Keyboard, grey: description “It connects by Bluetooth to three devices.”.',
    ],
    [
      'does the first one have a backlight',
      'Keywright Slate Keyboard, grey: the record does not say anything about “backlight”.',
    ],
    ['does the third one have a backlight', 'Yes. Larkhollow Ember Gaming Keyboard, black: backlight yes.'],
  ])('%s', async (question, text) => {
    const chat = conversation(products)
    await chat.say('keyboard')
    const answer = await chat.say(question)
    expect(answer).toMatchObject({ intent: 'product_detail', text, total: 1 })
  })

  it('stays with the product that is spoken of, and with the list', async () => {
    const chat = conversation(products)
    const shown = await chat.say('keyboard')
    await chat.say('how heavy is the second one')
    const answer = await chat.say('is it in stock')
    expect(answer.text).toBe('Pebblit Plank Keyboard, black: listed as available.')
    expect(answer.state).toMatchObject({ results: shown.state.results, focus: [shown.products[1]?.id] })
    expect((await chat.say('and the third one?')).products[0]?.title).toContain('Ember')
  })

  it('knows the cheaper one, the last one and the one of a brand', async () => {
    const chat = conversation(products)
    await chat.say('keyboard')
    expect((await chat.say('tell me more about the cheaper one')).products[0]?.title).toContain('Plank')
    expect((await chat.say('tell me more about the last one')).products[0]?.title).toContain('Ember')
    expect((await chat.say('how heavy is the larkhollow one')).text).toContain('1,050 g')
  })

  it('tells what the record says when nothing in particular is asked', async () => {
    const chat = conversation(products)
    await chat.say('keyboard')
    const { text } = await chat.say('tell me more about the first one')
    expect(text.split('\n')).toEqual([
      'Keywright Slate Keyboard, grey',
      'Price: $54.99',
      'List price: $64.99',
      'Availability: in stock (3 left)',
      'Rating: 4.5 of 5 (120 ratings)',
      'Brand: Keywright',
      'Colour: grey',
      'Weight: 430 g',
      'Keys: 78',
    ])
  })

  it('finds a product by its name', async () => {
    const answer = await conversation(products).say('how much does the keywright glide pro cost')
    expect(answer).toMatchObject({
      intent: 'product_detail',
      text: 'Keywright Glide Pro Wireless Mouse, black: price $59.',
    })
  })

  it('asks which one when that is open', async () => {
    const chat = conversation(products)
    await chat.say('keyboard')
    const answer = await chat.say('is it in stock')
    expect(answer.text).toContain('Which one do you mean?')
    expect((await chat.press('The first one')).products[0]?.title).toContain('Slate')
  })

  it('cannot order, and says so', async () => {
    const chat = conversation(products)
    await chat.say('keyboard')
    const answer = await chat.say("i'll take the second one")
    expect(answer.text).toContain('cannot put them into a cart')
    expect(answer.products[0]?.title).toContain('Plank')
  })
})

describe('a comparison', () => {
  const rows = (answer: { parts: { type: string }[] }) =>
    answer.parts.find((part) => part.type === 'comparison') as unknown as {
      products: unknown[]
      rows: { name: string; values: unknown[] }[]
    }

  it('shows what differs, by the records', async () => {
    const chat = conversation(products)
    await chat.say('keyboard')
    const answer = await chat.say('compare the first and the third')
    const { products: compared, rows: differing } = rows(answer)
    expect(compared).toHaveLength(2)
    expect(differing).toContainEqual({ name: 'price', values: ['$54.99', '$59.99'] })
    expect(differing).toContainEqual({ name: 'weight', values: ['430 g', '1,050 g'] })
    expect(differing).toContainEqual({ name: 'backlight', values: [null, true] })
    expect(differing.every(({ values }) => new Set(values).size > 1)).toBe(true)
    expect(answer.text).toContain('The cheapest of them is Keywright Slate Keyboard, grey at $54.99.')
    expect((await chat.say('the cheaper one')).products[0]?.title).toContain('Slate')
  })

  it('takes the first ones shown when none is named, and says that it does', async () => {
    const chat = conversation(products)
    await chat.say('mouse')
    const answer = await chat.say('compare')
    expect(rows(answer).products).toHaveLength(4)
    expect(answer.text).toContain('the first 4 of the 6 shown')
  })

  it('compares brands and names without a search before it', async () => {
    expect(
      rows(await conversation(products).say('pebblit or keywright keyboard, which is better')).products,
    ).toHaveLength(2)
    expect(rows(await conversation(products).say('plank keyboard vs ember keyboard')).products).toMatchObject([
      { title: 'Pebblit Plank Keyboard, black' },
      { title: 'Larkhollow Ember Gaming Keyboard, black' },
    ])
  })

  it('asks for two when there are none', async () => {
    expect((await conversation(products).say('compare these two')).text).toContain('Which products should I compare?')
  })
})

describe('something like it', () => {
  it('finds products of the same kind without the one itself, and says what it goes by', async () => {
    const chat = conversation(products)
    await chat.say('gaming keyboard')
    const answer = await chat.say('something like the first one')
    expect(answer.products.map(({ title }) => title)).toEqual([
      'Keywright Slate Keyboard, grey',
      'Pebblit Plank Keyboard, black',
    ])
    expect(answer.text).toContain('Similar to Larkhollow Ember Gaming Keyboard, black: 2 keyboards')
  })

  it('searches by the words of a need, and says that it does', async () => {
    const answer = await conversation(products).say('something to connect a keyboard by bluetooth')
    expect(answer.intent).toBe('product_similar')
    expect(answer.notices[0]).toContain('by the words')
  })
})

describe('a need', () => {
  const asked = (parts: { queries: { request: unknown }[] }): string => JSON.stringify(parts.queries[0]?.request)

  it('is searched for in its own words, and in those that are added', async () => {
    const chat = conversation(products)
    const first = await chat.say('my wrist is never warm when I type on it')
    expect(first.state).toMatchObject({ need: true, needSaid: 'my wrist is never warm when I type on it' })
    const second = await chat.say('under $50')
    expect(second.state).toMatchObject({ needSaid: first.state.needSaid, price: { max: 5_000 } })
    const third = await chat.say('wireless mouse')
    expect(third.state.needSaid).toBeUndefined()
    expect(asked(third.trace)).not.toContain('wrist')
  })

  it('is searched for by its terms where limits stand in its words', async () => {
    const { state } = await conversation(products).say('something for my wrist under $50')
    expect(state).toMatchObject({ need: true, price: { max: 5_000 } })
    expect(state.needSaid).toBeUndefined()
  })
})

describe('a need that is said with “it”', () => {
  const need = 'something for my keyboard so that i can take it on the train'

  it('is searched for as the first thing that is said', async () => {
    const answer = await conversation(products).say(need)
    expect(answer.intent).toBe('product_similar')
    expect(answer.text).not.toContain('Similar to which one?')
    expect(answer.trace.queries.length).toBeGreaterThan(0)
  })
})

describe('what cannot be done here', () => {
  it.each([
    ['where is my order', 'order_status'],
    ['talk to a human', 'handoff'],
    ['can i send you a photo', 'image_search'],
    ['who won the world cup', 'out_of_scope'],
  ])('%s is answered honestly and leaves the search alone', async (text, intent) => {
    const chat = conversation(products)
    const before = await chat.say('keyboard under $40')
    const answer = await chat.say(text)
    expect(answer).toMatchObject({ intent, products: [] })
    expect(answer.text).toMatch(/can’t|outside what I know|not something I can help with|beyond me/)
    expect(answer.text).not.toMatch(/\bsoon\b|\bwill be\b|\byet\b/)
    expect(answer.state).toEqual(before.state)
    expect(answer.trace.queries).toEqual([])
  })
})
