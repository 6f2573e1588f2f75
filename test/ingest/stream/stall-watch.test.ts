import { expect, it } from 'vitest'
import { StallWatch } from '../../../src/ingest/stream/stall-watch.ts'

const at = (committed: number, lag: number, topic: 'products' | 'products-retry' = 'products') => [
  { topic, partition: 0, committed, lag },
]

const isFree = () => false
const isKept = () => true

it('notices a partition that lags and does not move', () => {
  const watch = new StallWatch()
  expect(watch.stalled(at(5, 3), isFree, 0)).toEqual([])
  expect(watch.stalled(at(5, 9), isFree, 40_000)).toEqual([])
  expect(watch.stalled(at(5, 9), isFree, 40_001)).toEqual(at(5, 9))
})

it('and none that moves, has nothing to do, is held back, or is new', () => {
  const watch = new StallWatch()
  watch.stalled(at(5, 3), isFree, 0)
  expect(watch.stalled(at(6, 3), isFree, 50_000)).toEqual([])
  expect(watch.stalled(at(6, 0), isFree, 100_000)).toEqual([])
  expect(watch.stalled(at(6, 1), isKept, 200_000)).toEqual([])
  expect(watch.stalled(at(6, 1), isFree, 230_000)).toEqual([])
  watch.reset()
  expect(watch.stalled(at(6, 1), isFree, 500_000)).toEqual([])
})

it('is not kept from noticing one by another that waits', () => {
  const watch = new StallWatch()
  const both = [...at(1, 1), ...at(1, 1, 'products-retry')]
  const isWaiting = ({ topic }: { topic: string }) => topic === 'products-retry'
  expect(watch.stalled(both, isWaiting, 0)).toEqual([])
  expect(watch.stalled(both, isWaiting, 40_001)).toEqual(at(1, 1))
  expect(watch.stalled(both, isFree, 60_000)).toEqual(at(1, 1))
  expect(watch.stalled(at(1, 1, 'products-retry'), isFree, 81_000)).toEqual(at(1, 1, 'products-retry'))
})
