import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SeenRecords } from '../../src/ingest/seen-records.ts'

it('names the line of a record that was seen, by its id and version', () => {
  const seen = new SeenRecords()
  expect(seen.lineOf({ id: 'a', version: 1 }, 1)).toBeUndefined()
  expect(seen.lineOf({ id: 'a', version: 2 }, 2)).toBeUndefined()
  expect(seen.lineOf({ id: 'a', version: 1 }, 3)).toBe(1)
  expect(seen.lineOf({ id: 'a', version: 1 }, 4)).toBe(1)
})

it('takes different ids for different ones, however many there are', () => {
  const seen = new SeenRecords()
  for (let line = 1; line <= 100_000; line++) expect(seen.lineOf({ id: `p${line}`, version: 1 }, line)).toBeUndefined()
  for (let line = 1; line <= 100_000; line += 997) expect(seen.lineOf({ id: `p${line}`, version: 1 }, 0)).toBe(line)
})

it('does as a map of all ids would', () => {
  const record = fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), version: fc.nat({ max: 2 }) })
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const seen = new SeenRecords()
      const known = new Map<string, number>()
      records.forEach((one, index) => {
        const key = JSON.stringify([one.id, one.version])
        expect(seen.lineOf(one, index + 1)).toBe(known.get(key))
        if (!known.has(key)) known.set(key, index + 1)
      })
    }),
  )
})
