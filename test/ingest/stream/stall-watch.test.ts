import { expect, it } from 'vitest'
import { StallWatch } from '../../../src/ingest/stream/stall-watch.ts'

const at = (committed: number, lag: number, topic: 'products' | 'products-retry' = 'products') => [
  { topic, partition: 0, committed, lag },
]

it('notices a partition that lags and does not move', () => {
  const watch = new StallWatch()
  expect(watch.stalled(at(5, 3), false, 0)).toEqual([])
  expect(watch.stalled(at(5, 9), false, 40_000)).toEqual([])
  expect(watch.stalled(at(5, 9), false, 40_001)).toEqual(at(5, 9))
})

it('and none that moves, has nothing to do, is held back, is new, or waits for another try', () => {
  const watch = new StallWatch()
  watch.stalled(at(5, 3), false, 0)
  expect(watch.stalled(at(6, 3), false, 50_000)).toEqual([])
  expect(watch.stalled(at(6, 0), false, 100_000)).toEqual([])
  expect(watch.stalled(at(6, 1), true, 200_000)).toEqual([])
  expect(watch.stalled(at(6, 1), false, 230_000)).toEqual([])
  watch.reset()
  expect(watch.stalled(at(6, 1), false, 500_000)).toEqual([])
  watch.stalled(at(1, 1, 'products-retry'), false, 0)
  expect(watch.stalled(at(1, 1, 'products-retry'), false, 100_000)).toEqual([])
  expect(watch.stalled(at(1, 1, 'products-retry'), false, 110_001)).toHaveLength(1)
})
