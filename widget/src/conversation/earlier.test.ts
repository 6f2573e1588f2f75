import { expect, test } from 'vitest'
import type { Conversation } from './conversation.ts'
import { EarlierStorage } from './earlier.ts'

const endpoint = new URL('https://clerk.example/')

const said = (conversationId: string, text = `hello ${conversationId}`): Conversation => ({
  conversationId,
  turns: [{ messageId: `m-${conversationId}`, text, status: 'answered', parts: [{ type: 'text', text }] }],
})

function memory(isFull = false) {
  const items = new Map<string, string>()
  const setItem = (key: string, value: string) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError')
    items.set(key, value)
  }
  return { items, storage: { getItem: (key: string) => items.get(key) ?? null, setItem } as unknown as Storage }
}

test('conversations that were left come back, newest first, each once', () => {
  const { storage } = memory()
  const earlier = new EarlierStorage(endpoint, () => storage)
  earlier.keep(said('a'), 1)
  earlier.keep(said('b'), 2)
  earlier.keep(said('a'), 3)
  const again = new EarlierStorage(endpoint, () => storage).all()
  expect(again.map(({ conversationId, title, leftAt }) => [conversationId, title, leftAt])).toEqual([
    ['a', 'hello a', 3],
    ['b', 'hello b', 2],
  ])
  expect(again[0]?.conversation).toEqual(said('a'))
  earlier.remove('a')
  expect(earlier.all().map(({ conversationId }) => conversationId)).toEqual(['b'])
})

test('what stands in storage is parsed once, until it changes', () => {
  const { storage, items } = memory()
  const earlier = new EarlierStorage(endpoint, () => storage)
  earlier.keep(said('a'), 1)
  const all = earlier.all()
  expect(earlier.all()).toBe(all)
  new EarlierStorage(endpoint, () => storage).keep(said('b'), 2)
  expect(earlier.all()).toHaveLength(2)
  items.clear()
  expect(earlier.all()).toEqual([])
})

test('one that was never answered, or holds nothing, is not kept', () => {
  const { storage, items } = memory()
  const earlier = new EarlierStorage(endpoint, () => storage)
  earlier.keep({ turns: said('a').turns }, 1)
  earlier.keep({ conversationId: 'a', turns: [] }, 1)
  expect(items.size).toBe(0)
})

test('the oldest go, and long ones are shortened', () => {
  const { storage, items } = memory()
  const earlier = new EarlierStorage(endpoint, () => storage)
  for (let index = 0; index < 25; index++) {
    const { turns } = said(`c${index}`, 'x'.repeat(4_000))
    earlier.keep({ conversationId: `c${index}`, turns: Array.from({ length: 40 }, () => turns).flat() }, index)
  }
  expect(earlier.all()).toHaveLength(20)
  expect(earlier.all()[0]?.conversationId).toBe('c24')
  expect([...items.values()].join('').length).toBeLessThan(1_500_000)
})

test.each([
  ['full', () => memory(true).storage],
  ['not there', () => null],
])('where storage is %s they live as long as the page', (_, storage) => {
  const earlier = new EarlierStorage(endpoint, storage)
  earlier.keep(said('a'), 1)
  expect(earlier.all().map(({ conversationId }) => conversationId)).toEqual(['a'])
})

test('whatever stands in storage is not trusted', () => {
  const { storage, items } = memory()
  const key = 'shopclerk:1:https://clerk.example/#earlier'
  for (const stored of ['no JSON', '7', '[1, {"conversation": 2}, {"conversation": {"conversationId": "x"}}]']) {
    items.set(key, stored)
    expect(new EarlierStorage(endpoint, () => storage).all()).toEqual([])
  }
})
