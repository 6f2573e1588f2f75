import { describe, expect, it } from 'vitest'
import type { PartitionJob } from '../../src/images/generate/partition-job.ts'
import { sharesOf } from '../../src/images/generate/partition-processes.ts'
import { allPartitions } from '../../src/images/partition.ts'

const jobOf = (perMinute: number | undefined, limit?: number): PartitionJob => ({
  places: {
    dataDir: '/var',
    folder: '/images',
    target: { engine: 'sqlite', path: '/var/catalogue.db' },
    kafka: undefined,
  },
  settings: {
    ...{ on: true, folder: '/images', provider: 'drawn', concurrency: 2, perMinute },
    openAi: {
      apiKey: undefined,
      baseUrl: undefined,
      model: 'm',
      size: '1024x1024',
      quality: 'low',
      price: undefined,
    },
  },
  scope: { provider: 'drawn', partitions: allPartitions },
  limit,
})

const open = new Map(allPartitions.map((partition) => [partition, 10 * partition]))
const sum = (numbers: (number | undefined)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)

describe('the shares of processes side by side', () => {
  it.each([1, 2, 3, 7, 10])('cover each partition once: %i', (processes) => {
    const partitions = sharesOf(jobOf(undefined), processes, open).flatMap(({ scope }) => scope.partitions)
    expect(partitions.toSorted((a, b) => a - b)).toEqual([...allPartitions])
  })

  it.each([[1], [3], [10], [55], [600]])(
    'begin together what may be begun in a minute, and no more: %i',
    (perMinute) => {
      const shares = sharesOf(jobOf(perMinute), 10, open)
      expect(sum(shares.map(({ settings }) => settings.perMinute))).toBe(perMinute)
      expect(shares.every(({ settings }) => (settings.perMinute ?? 0) >= 1)).toBe(true)
      expect(shares.flatMap(({ scope }) => scope.partitions)).toHaveLength(10)
    },
  )

  it.each([1, 5, 100, 450])('make together the limit, of what there is: %i', (limit) => {
    expect(sum(sharesOf(jobOf(undefined, limit), 10, open).map((share) => share.limit))).toBe(limit)
  })
})
