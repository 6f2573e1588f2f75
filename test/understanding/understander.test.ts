import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { mergeState } from '../../src/understanding/merge-state.ts'
import { createUnderstander } from '../../src/understanding/understander.ts'
import { emptyState, type Intent, State, Understanding } from '../../src/understanding/understanding.ts'
import { lexicon, searching } from './reader.ts'

const classifier = readIntentClassifier(fileURLToPath(new URL('../../data', import.meta.url)))
const understander = createUnderstander({ lexicon: async () => lexicon, classifier })
const validUnderstanding = Compile(Understanding)
const validState = Compile(State)

const intentOf = async (text: string, state = emptyState()): Promise<Intent> =>
  (await understander.understand(text, state)).intent

describe('hard boundaries between intents', () => {
  it.each<[string, Intent]>([
    ['warranty extension for hp laptop', 'product_search'],
    ['how long is the warranty', 'support'],
    ['i need a receipt printer', 'product_search'],
    ['i need the receipt of my purchase', 'support'],
    ['return labels', 'product_search'],
    ['return policy', 'support'],
    ['photo paper', 'product_search'],
    ['find this from my photo', 'image_search'],
    ['laptop that is like a macbook', 'product_similar'],
    ['i would like a laptop', 'product_search'],
    ['something to keep my tea warm', 'product_similar'],
    ['order status', 'order_status'],
    ['order book a5', 'product_search'],
    ['i want to order a mouse', 'product_search'],
    ['headset for phone calls', 'product_search'],
    ['call me please', 'handoff'],
    ['hp vs dell laptops', 'product_compare'],
    ['006R90321', 'product_search'],
    ['what is the capital of france', 'out_of_scope'],
    ['笔记本电脑', 'product_search'],
    ['👍', 'smalltalk'],
    ['?!', 'smalltalk'],
    ['hello there', 'smalltalk'],
    ['hello, i need a mouse', 'product_search'],
    // What is told of oneself is a need, unless it is surely none that a shop meets.
    ['my coffee tastes bitter at home', 'product_similar'],
    ['cutting onions makes me cry', 'product_similar'],
    ['my stomach hurts since yesterday', 'out_of_scope'],
    ['remind me to water the plants', 'out_of_scope'],
    ['where is my parcel', 'order_status'],
  ])('%s is %s', async (text, intent) => {
    expect(await intentOf(text)).toBe(intent)
  })

  it.each<[string, Intent]>([
    ['how heavy is the second one', 'product_detail'],
    ['the second one', 'product_detail'],
    ['is it in stock?', 'product_detail'],
    ['is there a warranty on the first one', 'product_detail'],
    ['is there a warranty', 'support'],
    ['in black', 'refine'],
    ['do you have it in black', 'refine'],
    ['compare the first two', 'product_compare'],
    ['something like the first one', 'product_similar'],
    ['which is the cheapest', 'refine'],
    ['where is my order', 'order_status'],
    ['i need a keyboard', 'product_search'],
  ])('with products shown, %s is %s', async (text, intent) => {
    expect(await intentOf(text, searching())).toBe(intent)
  })
})

describe('how a message changes the search', () => {
  it.each([
    ['a new noun begins anew', 'office chair', 'new'],
    ['a quality refines', 'wireless', 'refine'],
    ['with refines', 'with side buttons', 'refine'],
    ['for refines', 'for gaming', 'refine'],
    ['ones refines', 'wireless ones', 'refine'],
    ['a number with its unit refines', '16gb', 'refine'],
    ['the same noun refines', 'gaming mouse', 'refine'],
    ['a limit refines', 'under $20', 'refine'],
    ['a lifted limit removes', 'any colour', 'remove'],
    ['start over resets', 'start over', 'reset'],
    ['start over with a noun begins anew', 'start over, i need a desk', 'new'],
    ['more goes on', 'show me more', 'more'],
    ['next goes on', 'next', 'more'],
    ['a reference refers', 'the second one', 'refer'],
  ])('%s', async (_, text, change) => {
    expect((await understander.understand(text, searching())).change).toBe(change)
  })

  it('asks for more memory, not for more products', async () => {
    const { change, terms } = await understander.understand('more memory', searching({ terms: ['laptop'] }))
    expect({ change, terms }).toEqual({ change: 'refine', terms: ['memory'] })
  })
})

const fragments = fc.constantFrom(
  'wireless mouse',
  'in black',
  'under $30',
  'not hp',
  'cheaper',
  'any colour',
  'show more',
  'the second one',
  'start over',
  'is it',
  'compare',
  'between 5 and',
  '$',
  '12',
  'for',
  'without',
  'red',
  'or',
  ',',
  '?',
  'logitech',
  'rated 4 stars',
  '£50',
  'desk',
  'no',
  'first',
  'return policy',
)
const sentences = fc.array(fragments, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  sentences,
  fc.constantFrom('', '\0', '\ud800', '\udc00 mouse', '😀😀', '‮mouse', 'ﷺ'.repeat(50)),
)

describe('any text', () => {
  it('is understood, and leads to a valid state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 4 }), async (texts) => {
        let state = emptyState()
        for (const text of texts) {
          const understanding = await understander.understand(text, state)
          expect(validUnderstanding.Check(understanding)).toBe(true)
          state = { ...mergeState(state, understanding), results: ['p1', 'p2', 'p3'] }
          expect(validState.Check(state)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is understood the same each time', async () => {
    const again = createUnderstander({ lexicon: async () => structuredClone(lexicon), classifier })
    await fc.assert(
      fc.asyncProperty(sentences, async (text) => {
        expect(await again.understand(text, searching())).toEqual(await understander.understand(text, searching()))
      }),
    )
  })

  it.each([
    'a',
    '1',
    '1,',
    '$1 ',
    'under ',
    'under 5 ',
    'not ',
    'not hp or ',
    'hp, ',
    'light red ',
    'where is my order ',
    'how do i return ',
    'between 1 and ',
    '1-',
    'the first ',
    'or ',
    ' ',
    '\0',
    '\ud800',
    '😀',
    'é',
    'ﷺ',
    'compare a vs b ',
    'something like a ',
    'is a b ',
    'better than ',
    '"\'*()NEAR ',
    'rated 4 ',
    '4 stars and ',
    'any brand ',
    'send a photo ',
    'talk to a person ',
    'i ordered ',
    '?',
    'a-',
    "a'",
    '12345678901234567890',
    'hundred ',
    '12 gb ',
    '2 usb ports ',
    'pack of 12 ',
    'at least 2 m or ',
    '10 x 15 cm ',
    'change it ',
    'anything ',
    'dont like ',
    'i want to return ',
    'and what is ',
    'do you sell ',
    'not black over ',
    'pictures of the ',
    'between 5 and ',
    'between 5 inches and ',
  ])('takes no longer than 50 ms for 4,000 characters of %j', async (piece) => {
    const text = piece.repeat(4_000 / piece.length + 1).slice(0, 4_000)
    expect(await leastTime(text)).toBeLessThan(50)
  })

  it('takes no longer than 50 ms for any 4,000 characters of the words that rules look for', async () => {
    const words = fc.constantFrom(
      ...(
        'not no i want the a it one under over between and or 5 12 gb inch $5 hp logitech black red return order where my is do you ' +
        'have change picture of photo compare first second than cheaper , . ? - any price brand show me more like something for'
      ).split(' '),
    )
    const texts = fc.array(words, { minLength: 600, maxLength: 1_200 }).map((list) => list.join(' ').slice(0, 4_000))
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await leastTime(text)).toBeLessThan(50)
      }),
      { numRuns: 40 },
    )
  })
})

/** Milliseconds of the thread's own time, the least of some rounds: what else the machine does does not count. */
async function leastTime(text: string): Promise<number> {
  const times: number[] = []
  for (const state of [emptyState(), searching(), searching(), searching()]) {
    const before = process.threadCpuUsage()
    await understander.understand(text, state)
    const { user, system } = process.threadCpuUsage(before)
    times.push((user + system) / 1_000)
  }
  return Math.min(...times)
}

describe('the catalogue', () => {
  it('is indexed again when it has changed', async () => {
    let brands = ['HP']
    const changing = createUnderstander({ lexicon: async () => ({ ...lexicon, brands }), classifier })
    expect((await changing.understand('fairphone case', emptyState())).constraints.brands.include).toEqual([])
    brands = ['HP', 'Fairphone']
    expect((await changing.understand('fairphone case', emptyState())).constraints.brands.include).toEqual([
      'Fairphone',
    ])
  })
})
