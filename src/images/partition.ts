import { createHash } from 'node:crypto'
import { partitionCount } from './job-store.ts'

/** The partition of a product's job, 0 to 9: the same in each process and each version. */
export const partitionOf = (id: string): number =>
  createHash('sha1').update(id).digest().readUInt32BE(0) % partitionCount

export const allPartitions: readonly number[] = Array.from({ length: partitionCount }, (_, partition) => partition)
