import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, emptyConversation, type Turn } from './conversation.ts'
import { ConversationStorage, serialiseConversation } from './conversation-storage.ts'
import { parseConversation } from './stored-conversation.ts'

const endpoint = new URL('https://clerk.example/')

const turn = (messageId: string, text = 'hello'): Turn => ({
  messageId,
  text: 'said',
  status: 'answered',
  parts: [null, { type: 'text', text }],
  trace: { engine: 'sqlite', queries: [{ kind: 'keyword', why: 'w', request: { sql: 'x' }, tookMs: 1 }] },
  lastEventId: 'done',
  rating: 'up',
})

const conversation: Conversation = { conversationId: 'c.s', turns: [turn('a'), turn('b')] }

const loaded = (kept: ConversationStorage) => parseConversation(kept.load(), endpoint)

/** Storage as a browser has it, in memory; `failing` refuses what it names. */
function memory(failing?: 'all' | 'writes') {
  const items = new Map<string, string>()
  const refuse = () => {
    throw new DOMException('refused', failing === 'all' ? 'SecurityError' : 'QuotaExceededError')
  }
  return {
    items,
    storage: {
      getItem: (key: string) => (failing === 'all' ? refuse() : (items.get(key) ?? null)),
      setItem: (key: string, value: string) => void (failing ? refuse() : items.set(key, value)),
      removeItem: (key: string) => void items.delete(key),
    } as unknown as Storage,
  }
}

test('a conversation that was saved is loaded as it was', () => {
  const { storage } = memory()
  new ConversationStorage(endpoint, () => storage).save(conversation)
  expect(loaded(new ConversationStorage(endpoint, () => storage))).toEqual(conversation)
})

test('two services in one browser keep apart', () => {
  const { storage } = memory()
  new ConversationStorage(endpoint, () => storage).save(conversation)
  expect(loaded(new ConversationStorage(new URL('https://other.example/'), () => storage))).toEqual(emptyConversation)
})

test('a conversation with nothing in it leaves nothing behind', () => {
  const { storage, items } = memory()
  const kept = new ConversationStorage(endpoint, () => storage)
  kept.save(conversation)
  kept.save(emptyConversation)
  expect(items.size).toBe(0)
})

describe('where storage is refused', () => {
  test.each([
    ['reading it throws', () => memory('all').storage],
    [
      'naming it throws',
      () => {
        throw new DOMException('denied', 'SecurityError')
      },
    ],
    ['there is none', () => null],
  ])('%s: the conversation begins empty and nothing fails', (_, storage) => {
    const kept = new ConversationStorage(endpoint, storage)
    kept.save(conversation)
    expect(loaded(kept)).toEqual(emptyConversation)
  })

  test('for want of room, no older conversation comes back', () => {
    const { storage, items } = memory('writes')
    const kept = new ConversationStorage(endpoint, () => storage)
    items.set(kept.key, serialiseConversation(conversation))
    kept.save({ ...conversation, turns: [turn('c')] })
    expect(loaded(kept)).toEqual(emptyConversation)
  })

  test('a defect is not taken for a refusal', () => {
    const kept = new ConversationStorage(endpoint, () => {
      throw new TypeError('defect')
    })
    expect(() => kept.load()).toThrow(TypeError)
  })
})

test('what is too long loses its oldest turns', () => {
  const turns = Array.from({ length: 40 }, (_, index) => turn(`m${index}`, 'x'.repeat(50_000)))
  const serialised = serialiseConversation({ conversationId: 'c', turns })
  const kept = parseConversation(serialised, endpoint)
  expect(serialised.length).toBeLessThanOrEqual(1_000_000)
  expect(kept.turns.length).toBeGreaterThan(5)
  expect(kept.turns.at(-1)?.messageId).toBe('m39')
})

test('a single turn that is too long is left out', () => {
  const parts = Array.from({ length: 30 }, () => ({ type: 'text' as const, text: 'x'.repeat(90_000) }))
  const serialised = serialiseConversation({ conversationId: 'c', turns: [{ ...turn('m'), parts }] })
  expect(parseConversation(serialised, endpoint)).toEqual({ conversationId: 'c', turns: [] })
})

test('whatever stands in storage, a conversation is read from it', () => {
  expect(parseConversation('{"turns":[{"messageId":"m","status":"answered"}]}', endpoint).turns).toHaveLength(1)
  expect(parseConversation('not JSON', endpoint)).toEqual(emptyConversation)
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ conversationId: fc.anything(), turns: fc.array(fc.anything()) }).map((value) => JSON.stringify(value)),
  )
  fc.assert(
    fc.property(anything, (stored) => {
      for (const { parts, text, messageId } of parseConversation(stored, endpoint).turns) {
        expect([Array.isArray(parts), typeof text, typeof messageId]).toEqual([true, 'string', 'string'])
      }
    }),
  )
})
