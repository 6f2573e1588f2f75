import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOfName, lineReader } from '../../src/catalogue/feed-format.ts'

const defaults = { currency: 'USD', version: 1 }

describe('formatOfName', () => {
  it.each([
    ['/a/b.jsonl', 'jsonl'],
    ['b.JSONL.gz', 'jsonl'],
    ['b.ndjson', 'jsonl'],
    ['b.json', undefined],
    ['b.jsonl.zip', undefined],
    ['jsonl', undefined],
  ])('%s is %s', (path, format) => {
    expect(formatOfName(path)).toBe(format)
  })
})

describe('lineReader', () => {
  it('reads a product of a line', () => {
    expect(lineReader('jsonl')('{"id":"1","title":"Mug"}', defaults)).toMatchObject({ ok: true, record: { id: '1' } })
  })

  it('says where a line stops being JSON without repeating it', () => {
    expect(lineReader('jsonl')('{"id": "1",}', defaults)).toEqual({
      ok: false,
      reason: 'line: is not valid JSON (character 12)',
    })
    const { reason } = lineReader('icecat')('{"id": <b>\u0007', defaults) as { reason: string }
    expect(reason).toMatch(/^line: is not valid JSON(?: \(character \d+\))?$/)
  })

  it('never throws, whatever the line', () => {
    const hostile = [
      '[',
      '['.repeat(200_000),
      '{"a":'.repeat(50_000),
      '\u0000',
      'null',
      '1e999',
      '"\\ud800"',
      '{"__proto__":{}}',
    ]
    for (const format of ['jsonl', 'icecat'] as const) {
      for (const line of hostile) expect(lineReader(format)(line, defaults)).toMatchObject({ ok: false })
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
          expect(lineReader(format)(line, defaults)).toHaveProperty('ok')
        }),
      )
    }
  })
})
