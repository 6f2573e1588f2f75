import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { filtersOf } from '../../src/answers/filters.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { Part } from '../../src/chat/reply.ts'
import { State } from '../../src/understanding/understanding.ts'
import { isInside } from '../contracts/naive-search.ts'
import { shop } from '../contracts/shop.ts'
import { type Answered, conversation } from './conversation.ts'

const validPart = Compile(Part)
const validState = Compile(State)

const products = shop(150)
const sample = readFileSync(new URL('../fixtures/catalogue.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Product => JSON.parse(line))
const messages = fc.constantFrom(
  'mouse',
  'gaming mouse',
  'keyboard under $40',
  'printer cable',
  'headset',
  'compact',
  'under $20',
  'over $10',
  'between $5 and $15',
  'around $30',
  'in black',
  'not red',
  'any colour',
  'in white or red',
  'by Kestrel',
  'not nordwind',
  'any brand',
  'from acme & sons',
  'without gaming',
  'no light',
  'cheapest first',
  'best rated',
  'newest',
  'cheaper',
  'more expensive',
  'show more',
  'start over',
  'the second one',
  'is it in stock',
  'how heavy is the first one',
  'compare the first two',
  'something like the first one',
  'something like the first one but cheaper',
  'similar products',
  'which is cheaper',
  'which one is lighter',
  'the black one',
  'not the first one',
  'the last two',
  'is it available in red',
  'what colours does the first one come in',
  'how long does the battery last',
  'cheaper than the first one',
  'thanks',
  'where is my order',
  'none of these',
  'no idea',
  'never mind',
  'no limit on price',
  'you are useless',
  'talk to a human',
  'ada@mail.example',
  'what is the weather',
  'any price',
  'under 50 euros',
  'xyzzy',
  '😀',
  '',
  '$',
  'under $1 over $100',
)
/** A message to say, or the number of a button to press. */
const turns = fc.array(fc.oneof(messages, fc.nat({ max: 6 })), { minLength: 1, maxLength: 8 })

async function turn(
  chat: ReturnType<typeof conversation>,
  last: Answered | undefined,
  given: string | number,
): Promise<Answered> {
  const buttons = [...(last?.chips ?? []), ...(last?.suggestions ?? [])]
  if (typeof given === 'string' || buttons.length === 0) return chat.say(String(given))
  return chat.press(buttons[given % buttons.length] ?? '')
}

describe('any conversation', () => {
  it('shows no product outside a limit, says something each time, and keeps state and parts valid', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (given) => {
        const chat = conversation(products)
        let last: Answered | undefined
        for (const one of given) {
          last = await turn(chat, last, one)
          expect(last.parts.length).toBeGreaterThan(0)
          expect(last.parts.every((part) => validPart.Check(part))).toBe(true)
          expect(validState.Check(last.state)).toBe(true)
          expect(last.products.length).toBeLessThanOrEqual(24)
          if (last.intent !== 'product_detail') {
            const filters = filtersOf(last.state)
            expect(last.products.filter((product) => !isInside(product, filters))).toEqual([])
          }
          expect(last.suggestions.length).toBeLessThanOrEqual(5)
          expect(new Set([...last.suggestions, ...last.chips]).size).toBe(last.suggestions.length + last.chips.length)
        }
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  it('suggests nothing that leads nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(messages, { minLength: 1, maxLength: 3 }), fc.nat({ max: 4 }), async (said, button) => {
        const chat = conversation(products)
        let last: Answered | undefined
        for (const one of said) last = await chat.say(one)
        const label = last?.suggestions[button]
        if (label === undefined) return
        const answer = await chat.press(label)
        const shows = answer.parts.some(
          (part) =>
            (part.type === 'products' && part.products.length > 0) ||
            part.type === 'comparison' ||
            // How to reach a person.
            part.type === 'article',
        )
        expect(shows, `${said.join(' | ')} → ${label}: ${answer.text}`).toBe(true)
      }),
      {
        numRuns: 200,
        examples: [
          [['gaming mouse', 'under $1 over $100'], 0],
          [['you are useless'], 0],
          [['under $20', 'from acme & sons', 'the black one'], 0],
          [['around $30', 'similar products'], 0],
          [['under $20', 'none of these'], 0],
          [['xyzzy', 'under $20', 'none of these'], 0],
        ],
      },
    )
  }, 120_000)

  it('suggests nothing that leads nowhere in the sample catalogue', async () => {
    const said = fc.constantFrom(
      'desk lamp',
      'laptop under $800',
      'black headphones',
      'cheapest mouse',
      'water bottle without straw',
      'how heavy is the first one',
      'what is the second one made of',
      'is it available in black',
      'compare the first two',
      'which is lighter',
      'something like the first one',
      'similar products from another brand',
      'cheaper than the second one',
      'the last one',
      'under $20',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 4 }), fc.nat({ max: 4 }), async (messages, button) => {
        const chat = conversation(sample)
        let last: Answered | undefined
        for (const one of messages) last = await chat.say(one)
        const label = last?.suggestions[button]
        if (label === undefined) return
        const answer = await chat.press(label)
        const shows = answer.parts.some(
          (part) => (part.type === 'products' && part.products.length > 0) || part.type === 'comparison',
        )
        expect(shows, `${messages.join(' | ')} → ${label}: ${answer.text}`).toBe(true)
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})
