import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smalltalkTexts, textsInSearch } from '../../src/answers/smalltalk-texts.ts'
import { courtesyOf, courtesyOfSigns, courtesyWithin } from '../../src/understanding/rules/courtesy-rules.ts'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

const person = 'Talk to a person'

describe('small talk', () => {
  it.each([
    ['hello', 'greeting'],
    ['hola', 'greeting'],
    ['thanks a lot', 'thanks'],
    ['that’s all, thanks', 'thanks'],
    ['🙏', 'thanks'],
    ['ok bye', 'goodbye'],
    ['have a nice day', 'goodbye'],
    ['are you a bot', 'machine'],
    ['am i talking to a real person?', 'machine'],
    ['who are you', 'self'],
    ['how are you today', 'pleasantry'],
    ['what can you do', 'help'],
    ['tell me a joke', 'joke'],
    ['haha', 'laughter'],
    ['you’re really helpful', 'compliment'],
    ['❤️', 'compliment'],
    ['i love you', 'affection'],
    ['you are useless', 'insult'],
    ['this bot sucks', 'insult'],
    ['👎', 'insult'],
    ['i’m sorry', 'apology'],
    ['anybody there?', 'presence'],
    ['just looking around', 'browsing'],
    ['huh?', 'confusion'],
    ['never mind', 'dismissal'],
    ['oh, forget it', 'dismissal'],
    ['no idea', 'uncertainty'],
    ['i don’t know', 'uncertainty'],
    ['none of these', 'rejection'],
    ['i don’t like any of them', 'rejection'],
    ['no, thanks', 'refusal'],
    ['ok cool', 'agreement'],
    ['👍', 'agreement'],
    ['?!', 'silence'],
  ] as const)('%s is answered as %s', async (text, kind) => {
    const { intent, text: answer, products: shown } = await conversation(products).say(text)
    expect(intent).toBe('smalltalk')
    expect(smalltalkTexts[kind]).toContain(answer)
    expect(shown).toEqual([])
  })

  it.each([
    'great mouse',
    'perfect keyboard',
    'cool box',
    'greenhouse',
    'nice lamp',
    'great mug',
    'thank you cards',
    'hello kitty backpack',
    'funny mug',
    'goodnight lamp',
  ])('%s is looked for', async (text) => {
    const { intent, state } = await conversation(products).say(text)
    expect(intent).toBe('product_search')
    expect(state.terms.length).toBeGreaterThan(0)
  })

  it('never says the same twice in a row', async () => {
    for (const text of ['hello', 'thanks', 'bye', 'you suck', 'tell me a joke', 'never mind', 'what’s the weather']) {
      const chat = conversation(products)
      let last = ''
      for (let turn = 0; turn < 4; turn++) {
        const { text: answer } = await chat.say(text)
        expect(answer).not.toBe(last)
        last = answer
      }
    }
  })

  it('suggests kinds of products that are there, to who wants something found', async () => {
    const chat = conversation(products)
    for (const text of ['hello', 'help', 'no idea']) expect((await chat.say(text)).suggestions).toContain('Mice')
    expect((await chat.press('Mice')).total).toBe(9)
  })

  it.each(['thanks', 'bye', 'sorry', 'haha', 'never mind', 'no thanks', 'just browsing', 'i love you'])(
    'suggests nothing after %s',
    async (text) => {
      expect((await conversation(products).say(text)).suggestions).toEqual([])
    },
  )

  it.each(['you are stupid', 'are you human?'])('offers a person after %s', async (text) => {
    const chat = conversation(products)
    expect((await chat.say(text)).suggestions).toEqual([person])
    expect((await chat.press(person)).intent).toBe('handoff')
  })
})

describe('small talk within a search', () => {
  it.each([
    'never mind',
    'none of these',
    'no idea',
    'forget it',
    'thanks',
    'cool',
    'you suck',
    'huh?',
    'not what i want',
  ])('leaves it alone: %s', async (text) => {
    const chat = conversation(products)
    const before = await chat.say('keyboard under $40')
    const answer = await chat.say(text)
    expect(answer.intent).toBe('smalltalk')
    expect(answer.state).toEqual(before.state)
    expect((await chat.say('in black')).state).toMatchObject({ terms: ['keyboard'], price: { max: 4_000 } })
  })

  it('offers other ways when none is right, and each finds something', async () => {
    for (const [search, way] of [
      ['keyboard under $40', 'Any price'],
      ['keyboard', 'Best rated first'],
      ['keyboard', 'Cheapest first'],
    ] as const) {
      const chat = conversation(products)
      const before = await chat.say(search)
      const answer = await chat.say('none of these')
      expect(textsInSearch.rejection).toContain(answer.text)
      expect(answer.suggestions).toContain('Mice')
      expect((await chat.press(way)).total).toBeGreaterThanOrEqual(before.total ?? 0)
    }
  })

  it.each(['no limit on price', 'no price limit', 'without a price limit', 'without a limit', 'no limit'])(
    '%s lifts the price limit and nothing else',
    async (text) => {
      const chat = conversation(products)
      await chat.say('keyboard under $40')
      const { state } = await chat.say(text)
      expect(state.price).toBeUndefined()
      expect(state.terms).toEqual(['keyboard'])
      expect(state.excludeTerms).toEqual([])
    },
  )
})

describe('courtesy', () => {
  it('is told for any text, quickly', () => {
    const words = fc.constantFrom(
      'hi',
      'ok',
      'no',
      'thanks',
      'bye',
      'you',
      'are',
      'so',
      'none',
      'of',
      'these',
      'the',
      'lamp',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 300 }), (said) => {
        const line = said.join(' ')
        const started = performance.now()
        courtesyOf(line)
        courtesyWithin(line)
        courtesyOfSigns(line)
        expect(performance.now() - started).toBeLessThan(100)
      }),
    )
  })
})
