import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

const kinds = (request: string) =>
  highlight(request)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`)

test('JSON has keys, strings and numbers', () => {
  expect(kinds('{ "size": 24, "q": "a \\" b", "ok": true }')).toEqual([
    'key "size"',
    'number 24',
    'key "q"',
    'string "a \\" b"',
    'key "ok"',
    'keyword true',
  ])
})

test('SQL has keywords, strings and comments', () => {
  expect(kinds("SELECT a FROM t WHERE b = 'it''s' -- ?1 = 3")).toEqual([
    'keyword SELECT',
    'keyword FROM',
    'keyword WHERE',
    "string 'it''s'",
    'comment -- ?1 = 3',
  ])
})

test('the tokens are the whole request, in order', () => {
  fc.assert(
    fc.property(fc.string(), (request) => {
      expect(
        highlight(request)
          .map(({ text }) => text)
          .join(''),
      ).toBe(request)
    }),
  )
})

test('a string that is not closed goes to the end, at once however long it is', () => {
  const unclosed = `"${'\\"'.repeat(250_000)}`
  expect(
    highlight(unclosed)
      .map(({ text }) => text)
      .join(''),
  ).toBe(unclosed)
})
