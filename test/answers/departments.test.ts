import { describe, expect, it } from 'vitest'
import { sampleProducts } from '../fixtures/sample-products.ts'
import { conversation } from './conversation.ts'

const departments = [...new Set(sampleProducts.map(({ category }) => category[0] ?? ''))]
const departmentsOf = (shown: readonly { category: readonly string[] }[]) => [
  ...new Set(shown.map(({ category }) => category[0])),
]

describe('a search in a department', () => {
  it.each(departments)('%s: shows nothing outside it, however much is outside', async (department) => {
    const chat = conversation(sampleProducts)
    const held = sampleProducts.filter(({ category }) => category[0] === department)
    const all = await chat.say(`in the ${department} department`)
    expect(all).toMatchObject({ intent: 'product_search', total: held.length, chips: [`in ${department}`] })
    const cheap = await chat.say('under $50, cheapest first')
    expect(cheap.chips).toContain(`in ${department}`)
    expect(departmentsOf([...all.products, ...cheap.products])).toEqual([department])
    const more = await chat.say('show more')
    expect(more.products.filter(({ category }) => category[0] !== department)).toEqual([])
  })

  it('is kept by a refinement, dropped by another search, and taken away by its chip', async () => {
    const chat = conversation(sampleProducts)
    const everywhere = await chat.say('wireless')
    const inside = await chat.say('only in the audio department')
    expect(inside).toMatchObject({ intent: 'refine', text: expect.stringContaining('in the Audio department') })
    expect(departmentsOf(inside.products)).toEqual(['Audio'])
    expect(inside.total).toBeLessThan(everywhere.total ?? 0)
    expect((await chat.press('in Audio')).total).toBe(everywhere.total)
    await chat.say('in the Phones department')
    expect((await chat.say('in the Computers department')).chips).toEqual(['in Computers'])
    expect((await chat.say('any department')).total).toBe(everywhere.total)
    await chat.say('in the Audio department')
    expect((await chat.say('mouse')).chips).toEqual([])
    await chat.say('in the Computers department')
    expect((await chat.say('remove all filters')).chips).toEqual([])
  })

  it('says that it is in the way, and finds without it', async () => {
    const chat = conversation(sampleProducts)
    const none = await chat.say('mouse, in the Kitchen department')
    expect(none.products).toEqual([])
    expect(none.text).toContain('I found no mice in the Kitchen department.')
    const without = none.suggestions.find((label) => label.startsWith('Without “in Kitchen”')) ?? ''
    const found = await chat.press(without)
    expect(found.total).toBeGreaterThan(0)
    expect(found.state).not.toHaveProperty('department')
  })

  it('is of both things that are asked for at once', async () => {
    const answer = await conversation(sampleProducts).say('a mouse and a kettle in the Kitchen department')
    const shown = answer.parts.flatMap((part) => (part.type === 'products' ? part.products : []))
    expect(departmentsOf(shown)).toEqual(['Kitchen'])
  })

  it('limits what is like a product too, though that is looked for by its kind', async () => {
    const [one] = sampleProducts.filter(({ category }) => category[0] === 'Audio')
    if (one === undefined) throw new Error('There is no product in Audio.')
    const elsewhere = sampleProducts
      .filter(({ category }) => category.at(-1) === one.category.at(-1))
      .map((product) => ({ ...product, id: `${product.id}-x`, category: ['Clearance', ...product.category.slice(1)] }))
    const chat = conversation([...elsewhere, ...sampleProducts])
    const kind = one.category.at(-1) ?? ''
    const first = await chat.say(`${kind}, in the Audio department`)
    expect(departmentsOf(first.products)).toEqual(['Audio'])
    const like = await chat.say('something like the first one')
    expect(like.intent).toBe('product_similar')
    expect(departmentsOf(like.products)).toEqual(['Audio'])
    expect(like.chips).toContain('in Audio')
  })
})
