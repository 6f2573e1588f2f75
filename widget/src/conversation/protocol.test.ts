import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePart, parseStreamEvent, parseTrace } from './protocol.ts'

const endpoint = new URL('https://clerk.example/')
const event = (name: string | undefined, body: unknown) => parseStreamEvent(name, JSON.stringify(body), endpoint)

test('each kind of part is read', () => {
  const product = { id: 'p', title: 'Thing' }
  expect(parsePart({ type: 'text', text: 'Hello' }, endpoint)).toEqual({ type: 'text', text: 'Hello' })
  expect(parsePart({ type: 'products', products: [product, {}], total: 7 }, endpoint)).toMatchObject({
    products: [{ id: 'p' }],
    total: 7,
  })
  expect(
    parsePart(
      { type: 'comparison', products: [product], rows: [{ name: 'size', values: [null, 'cut'] }, 'no row'] },
      endpoint,
    ),
  ).toMatchObject({ rows: [{ name: 'size', values: [null] }] })
  const article = { type: 'article', id: 'a', topic: 't', title: 'Returns', passage: '30 days' }
  expect(parsePart({ ...article, url: '/help/a' }, endpoint)).toEqual({
    type: 'article',
    title: 'Returns',
    passage: '30 days',
    url: new URL('/help/a', endpoint).href,
  })
  expect(parsePart({ ...article, url: 'javascript:alert(1)' }, endpoint)).not.toHaveProperty('url')
  expect(parsePart({ type: 'notice', kind: 'k', text: 't', undo: 'a' }, endpoint)).toEqual({
    type: 'notice',
    kind: 'k',
    text: 't',
    undo: 'a',
  })
  expect(parsePart({ type: 'chips', chips: [{ label: 'l', action: 'a' }, { label: 'no action' }] }, endpoint)).toEqual({
    type: 'chips',
    chips: [{ label: 'l', action: 'a' }],
  })
})

test('a part of a kind that is not known here is no part', () => {
  expect(parsePart({ type: 'hologram' }, endpoint)).toBeNull()
  expect(parsePart('text', endpoint)).toBeNull()
})

test('events are read by their name', () => {
  expect(event('meta', { conversationId: 'c', intent: 'refine' })).toEqual({
    type: 'meta',
    conversationId: 'c',
    intent: 'refine',
  })
  expect(event('delta', { index: 2, text: 'x' })).toEqual({ type: 'delta', index: 2, text: 'x' })
  expect(event('part', { index: 0, part: { type: 'hologram' } })).toEqual({ type: 'part', index: 0, part: null })
  expect(event('done', {})).toEqual({ type: 'done', trace: undefined })
})

test('what is not of the contract is passed over', () => {
  expect(event('meta', {})).toBeUndefined()
  expect(event('part', { index: -1, part: {} })).toBeUndefined()
  expect(event('delta', { index: 1e9, text: 'x' })).toBeUndefined()
  expect(event('novelty', { index: 0 })).toBeUndefined()
  expect(event(undefined, {})).toBeUndefined()
  expect(parseStreamEvent('done', '{"trace":', endpoint)).toBeUndefined()
})

test('a trace without queries has nothing to show', () => {
  expect(parseTrace({ engine: 'sqlite', queries: [] })).toBeUndefined()
  expect(
    parseTrace({ engine: 'sqlite', queries: [{ kind: 'keyword', why: 'w', request: { a: 1 }, tookMs: 1 }] }),
  ).toEqual({
    engine: 'sqlite',
    queries: [{ kind: 'keyword', why: 'w', request: { a: 1 }, tookMs: 1 }],
  })
})

test('no JSON makes it throw, and what was read once reads the same again', () => {
  const kinds = fc.constantFrom('text', 'products', 'comparison', 'article', 'notice', 'chips', 'suggestions', 'x')
  const keys = fc.constantFrom('text', 'products', 'total', 'rows', 'chips', 'suggestions', 'undo', 'kind')
  fc.assert(
    fc.property(kinds, fc.dictionary(keys, fc.jsonValue()), (type, fields) => {
      const part = parsePart({ ...fields, type }, endpoint)
      expect(parsePart(part, endpoint)).toEqual(part)
    }),
  )
})
