import { expect, it } from 'vitest'
import { dueIn, maxTries, waitAfter } from '../../../src/ingest/stream/retry-policy.ts'

it('waits longer each time, at most a minute, for five tries in all', () => {
  const waits = Array.from({ length: maxTries }, (_, index) => waitAfter(index + 1, 0))
  expect(waits).toEqual([2_000, 8_000, 30_000, 60_000, undefined])
  expect(waitAfter(1, 1)).toBe(1_500)
  expect(waitAfter(99, 0)).toBeUndefined()
})

it('says when a try is due, within a minute whatever another clock has written', () => {
  expect(dueIn(5_000, 2_000)).toBe(3_000)
  expect(dueIn(1_000, 2_000)).toBe(-1_000)
  expect(dueIn(Date.parse('2040-01-01'), 0)).toBe(60_000)
})
