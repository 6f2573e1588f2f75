import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRequest, formatSql } from './format-request.ts'

test('SQL has one clause a line', () => {
  expect(
    formatSql(
      'SELECT id, bm25(t) FROM t JOIN p ON p.id = t.id WHERE t MATCH ? AND price <= ? ORDER BY rank LIMIT ? OFFSET ?',
    ),
  ).toBe(
    [
      'SELECT id, bm25(t)',
      'FROM t',
      'JOIN p ON p.id = t.id',
      'WHERE t MATCH ?',
      '  AND price <= ?',
      'ORDER BY rank',
      'LIMIT ? OFFSET ?',
    ].join('\n'),
  )
})

test('SQL that has lines of its own keeps them', () => {
  expect(formatSql('\n    SELECT 1\n      FROM t\n  ')).toBe('SELECT 1\n  FROM t')
})

test('the value of each parameter stands beneath', () => {
  expect(formatRequest({ sql: 'SELECT ?, ?', params: ["it's", 3] })).toBe("SELECT ?, ?\n-- ?1 = 'it''s'\n-- ?2 = 3")
  expect(formatRequest({ sql: 'SELECT :a', params: { a: null } })).toBe('SELECT :a\n-- :a = null')
  expect(formatRequest({ sql: 'SELECT 1', database: 'x' })).toBe('SELECT 1\n-- {"database":"x"}')
})

test('several statements stand one after the other', () => {
  expect(formatRequest([{ sql: 'SELECT 1' }, { sql: 'SELECT 2' }])).toBe('SELECT 1\n\nSELECT 2')
})

test('everything else is JSON that is set in', () => {
  expect(formatRequest({ query: { match: { title: 'mouse' } } })).toBe(
    '{\n  "query": {\n    "match": {\n      "title": "mouse"\n    }\n  }\n}',
  )
  expect(formatRequest('GET /x')).toBe('GET /x')
  expect(formatRequest(undefined)).toBe('')
})

test('what is too long to read is cut, and that is said', () => {
  expect(formatRequest('x'.repeat(20_010))).toMatch(/x\n… and 10 more characters$/)
})

test('any JSON can be shown', () => {
  fc.assert(fc.property(fc.jsonValue(), (request) => typeof formatRequest(request) === 'string'))
})
