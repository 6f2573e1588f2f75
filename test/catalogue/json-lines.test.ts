import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icecatToRecord } from '../../src/catalogue/icecat.ts'
import { jsonRecord } from '../../src/catalogue/json-lines.ts'
import { toRecord } from '../../src/catalogue/record.ts'

const defaults = { currency: 'USD', version: 1 }

describe('jsonRecord', () => {
  it('reads a product of a line', () => {
    expect(jsonRecord('{"id":"1","title":"Mug"}', 'line', toRecord, defaults)).toMatchObject({
      ok: true,
      record: { id: '1' },
    })
  })

  it('says where a line stops being JSON without repeating it', () => {
    expect(jsonRecord('{"id": "1",}', 'line', toRecord, defaults)).toEqual({
      ok: false,
      reason: 'line: is not valid JSON (character 12)',
    })
    const { reason } = jsonRecord('{"id": <b>\u0007', 'record', icecatToRecord, defaults) as { reason: string }
    expect(reason).toMatch(/^record: is not valid JSON(?: \(character \d+\))?$/)
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
    for (const mapping of [toRecord, icecatToRecord]) {
      for (const line of hostile) expect(jsonRecord(line, 'line', mapping, defaults)).toMatchObject({ ok: false })
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
          expect(jsonRecord(line, 'line', mapping, defaults)).toHaveProperty('ok')
        }),
      )
    }
  })
})
