import { describe, expect, it } from 'vitest'
import type { Handoff, HandoffOutcome } from '../../src/chat/handoff.ts'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

describe('a person', () => {
  it.each([
    'i want to talk to a human',
    'get me your manager',
    'operator',
    'can someone call me',
    'this is ridiculous, get me a person',
    'is there a real person i can chat with',
    'human, now!',
  ])('is asked for by %s', async (text) => {
    expect((await conversation(products).say(text)).intent).toBe('handoff')
  })

  it.each(['human anatomy poster', 'manager desk', 'conference call speaker', 'agent 007 t-shirt'])(
    'is not asked for by %s',
    async (text) => {
      expect((await conversation(products).say(text)).intent).not.toBe('handoff')
    },
  )
})

/** A shop's people, who take conversations as `outcome` says. */
function people(outcome: HandoffOutcome, wasRequested = false) {
  let requests = 0
  const handoff: Handoff = {
    isConfigured: true,
    wasRequested: async () => wasRequested,
    async request() {
      requests++
      return outcome
    },
  }
  return { chat: conversation(products, 'USD', { handoff }), requests: () => requests }
}

describe('the answer to who wants one', () => {
  it('says what was passed on, and asks how to reach the shopper when nobody knows', async () => {
    const { text, parts } = await people({ status: 'passed-on' }).chat.say('talk to a human')
    expect(text).toContain('what we said so far')
    expect(text).toContain('write your mail address or telephone number here')
    expect(parts.some((part) => part.type === 'article' && part.topic === 'contact')).toBe(true)
  })

  it('says by what the shopper will be reached, and asks no more', async () => {
    const { text } = await people({ status: 'passed-on', contact: 'ada@mail.example' }).chat.say('talk to a human')
    expect(text).toContain('where to reach you: ada@mail.example')
    expect(text).not.toContain('write your mail address')
  })

  it('promises nothing when nobody was reached, and lets them try again', async () => {
    const { chat } = people({ status: 'failed' })
    const { text, suggestions } = await chat.say('talk to a human')
    expect(text).toContain('they do not have it')
    expect(text).not.toMatch(/I’ve passed|will (?:call|write|answer|contact)/)
    expect(suggestions).toEqual(['Try again'])
    expect((await chat.press('Try again')).intent).toBe('handoff')
  })

  it('promises nothing when there is nobody', async () => {
    const { text, suggestions } = await conversation(products).say('talk to a human')
    expect(text).toContain('can’t bring a person')
    expect(suggestions).toEqual([])
  })
})

describe('a mail address alone', () => {
  it('goes after a conversation that was passed on', async () => {
    const { chat, requests } = people({ status: 'passed-on', contact: 'ada@mail.example' }, true)
    expect((await chat.say('my mail is ada@mail.example')).text).toContain('ada@mail.example')
    expect(requests()).toBe(1)
  })

  it('goes nowhere when no person was asked for, until the shopper says so', async () => {
    const { chat, requests } = people({ status: 'passed-on', contact: 'ada@mail.example' })
    const { text, suggestions } = await chat.say('ada@mail.example')
    expect(text).toContain('Shall I pass this conversation on')
    expect(suggestions).toEqual(['Yes, pass it on'])
    expect(requests()).toBe(0)
    await chat.press('Yes, pass it on')
    expect(requests()).toBe(1)
  })
})
