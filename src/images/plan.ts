import { setImmediate } from 'node:timers/promises'
import { pictureAddress } from '../catalogue/picture-address.ts'
import type { Product } from '../catalogue/product.ts'
import type { ChangeCursor, ChangeReader } from '../search/engine.ts'
import { fold } from '../search/fold.ts'
import type { JobScope, JobStore, PlanCounts, PlannedJob } from './job-store.ts'
import { partitionOf } from './partition.ts'
import type { PictureFiles } from './picture-files.ts'
import { promptOf } from './prompt.ts'

export interface PlanOptions {
  catalogue: Pick<ChangeReader, 'changes'>
  /** What is done with each batch: `plan` or `preview` of a store. */
  put: JobStore['plan']
  files: Pick<PictureFiles, 'exists'>
  /** Its provider is to make the pictures. */
  scope: JobScope
  /** Whether jobs that wait for another provider are to wait for this one. */
  takesOver: boolean
  /** Only products that were written since. */
  after?: ChangeCursor
  shouldStop?(): boolean
  onProgress?(read: number): void
  /** Told each job in the batch that is handed on. */
  onJobs?(jobs: readonly PlannedJob[]): void
}

export interface Planned extends PlanCounts {
  /** Products that were looked at. */
  read: number
  /** Where the next plan goes on. */
  next: ChangeCursor
}

/** A transaction of some 20 ms. */
const batchSize = 200

/**
 * Gives each product of the scope a job that needs one: it has no picture, or the one that the service itself shows of
 * it. Products with a picture elsewhere are left alone. Reads the catalogue page by page, holding one at a time.
 */
export async function planImages(options: PlanOptions): Promise<Planned> {
  const { catalogue, put, scope, shouldStop, onProgress, onJobs } = options
  const planned: Planned = { added: 0, known: 0, parked: 0, read: 0, next: options.after ?? [] }
  while (shouldStop?.() !== true) {
    const { products, next } = await catalogue.changes(planned.next, batchSize)
    if (products.length === 0) break
    const wanted = products.filter((product) => isInScope(product, scope) && needsPicture(product))
    const jobs = await Promise.all(wanted.map((product) => jobOf(product, options)))
    onJobs?.(jobs)
    const { added, known, parked } = jobs.length === 0 ? { added: 0, known: 0, parked: 0 } : await put(jobs)
    planned.added += added
    planned.known += known
    planned.parked += parked
    planned.read += products.length
    planned.next = next
    onProgress?.(planned.read)
    // All of this may have been done without waiting for anything: signals and timers have their turn.
    await setImmediate()
  }
  return planned
}

function isInScope({ id, category }: Product, scope: JobScope): boolean {
  if (!scope.partitions.includes(partitionOf(id))) return false
  const wanted = scope.category === undefined ? undefined : fold(scope.category)
  return wanted === undefined || category.some((segment) => fold(segment) === wanted)
}

/** Whether its picture is to be made here: it has none, or is shown the one of this service. */
export const needsPicture = ({ id, image }: Product): boolean => image === undefined || image === pictureAddress(id)

/** A picture whose file is lost is shown no more, whatever the record says. */
async function jobOf(product: Product, { scope, files, takesOver }: PlanOptions): Promise<PlannedJob> {
  const prompt = promptOf(product)
  return {
    id: product.id,
    department: product.category[0] ?? '',
    categories: product.category,
    promptHash: prompt?.hash ?? '',
    ...{ provider: scope.provider, takesOver },
    isShown: product.image !== undefined && (await files.exists(product.id)),
    ...(prompt === undefined ? { problem: noTitle } : {}),
  }
}

export const noTitle = 'the record has no title, so that there is nothing to paint'

export interface TidyOptions {
  store: Pick<JobStore, 'settled' | 'forget'>
  catalogue: Pick<ChangeReader, 'product'>
  shouldStop?(): boolean
}

/** Forgets jobs whose product is gone, or has a picture of its own by now: nobody asks how they stand. */
export async function tidyJobs({ store, catalogue, shouldStop }: TidyOptions): Promise<void> {
  let ids = await store.settled('', batchSize)
  while (ids.length > 0 && shouldStop?.() !== true) {
    const gone: string[] = []
    for (const id of ids) {
      const product = await catalogue.product(id)
      if (product === undefined || !needsPicture(product)) gone.push(id)
    }
    if (gone.length > 0) await store.forget(gone)
    await setImmediate()
    ids = await store.settled(ids.at(-1) ?? '', batchSize)
  }
}
