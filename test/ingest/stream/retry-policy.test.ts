import { expect, it } from 'vitest'
import { maxTries, waitAfter } from '../../../src/ingest/stream/retry-policy.ts'

it('waits longer each time, at most a minute, for five tries in all', () => {
  const waits = Array.from({ length: maxTries }, (_, index) => waitAfter(index + 1, 0))
  expect(waits).toEqual([2_000, 8_000, 30_000, 60_000, undefined])
  expect(waitAfter(1, 1)).toBe(1_500)
  expect(waitAfter(99, 0)).toBeUndefined()
})
