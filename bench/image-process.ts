import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Product } from '../src/catalogue/product.ts'
import { drawProduct } from '../src/images/drawn/draw-product.ts'
import { productDrawing } from '../src/images/drawn/product-drawing.ts'
import { runImages } from '../src/images/image-run.ts'
import { allPartitions } from '../src/images/partition.ts'
import { openPictureFiles, preparePictureFolder } from '../src/images/picture-files.ts'
import { planImages } from '../src/images/plan.ts'
import { openRaster } from '../src/images/raster.ts'
import { openSqliteJobStore } from '../src/images/sqlite/sqlite-job-store.ts'
import { productImagesInProcess } from '../src/ingest/product-images.ts'
import { openSqliteWriter } from '../src/search/engines/sqlite/index.ts'
import { answerJob } from './measured-process.ts'
import { median } from './percentiles.ts'
import { memoryOf } from './process-memory.ts'

/** What is measured: a whole run over so many products, or choosing the next of so many jobs and the memory for it. */
export type ImageJob =
  | { kind: 'run'; products: number; providerMs: number; concurrency: number }
  | { kind: 'jobs'; products: number }
  | { kind: 'drawings'; products: Product[] }

export interface ImageRunMeasured {
  /** Wall clock of the whole run, in milliseconds. */
  tookMs: number
  /** Of this process, with all of its threads, in milliseconds. */
  cpuMs: number
  /** For one picture to be checked, written, synced and put in its place, without a queue, in milliseconds. */
  bareMs: number
}

export interface ImageJobsMeasured {
  /** Median of taking the next job, in milliseconds. */
  claimMs: number
  /** Highest resident memory, in MB. */
  memory: number
}

export interface DrawingsMeasured {
  /** Drawings in a second of one core. */
  perCoreSecond: number
  /** For which the event loop stands still, at most, in milliseconds. */
  longestBuildMs: number
}

const scope = { provider: 'openai', partitions: allPartitions } as const
const leaseMs = 600_000

const thing = (n: number): Product => ({
  ...{ id: `thing${n}`, title: `Oak dining chair number ${n}`, category: ['Home', `Kind ${n % 50}`], version: 1 },
  ...{
    availability: 'in_stock',
    attributes: { colour: 'green', material: 'oak', width: n % 90 },
    units: { width: 'cm' },
  },
})

/** A catalogue of so many products, page by page, without one: only the queue is measured. */
const pages = (count: number) => ({
  async changes(after: readonly number[], limit: number) {
    const from = after[0] ?? 0
    const to = Math.min(count, from + limit)
    return { products: Array.from({ length: to - from }, (_, i) => thing(from + i)), next: to === from ? after : [to] }
  },
  product: async (id: string) => thing(Number(id.slice('thing'.length))),
})

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** 64 × 64 pixels: the picture's own decoding and writing is the smaller part of what is measured. */
const somePicture = async (): Promise<Uint8Array> =>
  (await openRaster())({ create: { width: 64, height: 64, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer()

const measureRun = ({ products, providerMs, concurrency }: Extract<ImageJob, { kind: 'run' }>) =>
  inFolder(async (folder): Promise<ImageRunMeasured> => {
    const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
    await writer.write(Array.from({ length: products }, (_, n) => thing(n)))
    const store = await openSqliteJobStore(join(folder, 'images.db'))
    const catalogue = pages(products)
    const pictures = join(folder, 'images')
    const files = openPictureFiles(pictures)
    await planImages({ catalogue, put: (jobs) => store.plan(jobs), files, scope, takesOver: true })
    await preparePictureFolder(pictures)
    const bytes = await somePicture()
    const provider = {
      name: 'openai' as const,
      async paint() {
        if (providerMs > 0) await sleep(providerMs)
        return bytes
      },
    }
    const [started, cpu] = [performance.now(), process.cpuUsage()]
    const { painted } = await runImages({
      ...{ store, provider, catalogue, scope, concurrency, perMinute: undefined },
      ...{ files, images: productImagesInProcess(writer) },
      signal: new AbortController().signal,
    })
    const { user, system } = process.cpuUsage(cpu)
    const tookMs = performance.now() - started
    if (painted !== products) throw new Error(`${painted} of ${products} pictures were painted.`)
    await store.close()
    await writer.close()
    return { tookMs, cpuMs: (user + system) / 1_000, bareMs: await bare(pictures, bytes) }
  })

/** What the pictures themselves take, one after the other. */
async function bare(folder: string, bytes: Uint8Array): Promise<number> {
  const [files, count] = [openPictureFiles(folder), 500]
  const started = performance.now()
  for (let n = 0; n < count; n++) await files.place(`bare${n}`, bytes, { provider: 'openai', promptHash: 'x' })
  return (performance.now() - started) / count
}

const measureJobs = ({ products }: { products: number }) =>
  inFolder(async (folder): Promise<ImageJobsMeasured> => {
    const store = await openSqliteJobStore(join(folder, 'images.db'))
    const files = openPictureFiles(join(folder, 'images'))
    await planImages({ catalogue: pages(products), put: (jobs) => store.plan(jobs), files, scope, takesOver: true })
    const times: number[] = []
    for (let n = 0; n < 600; n++) {
      const started = performance.now()
      const job = await store.claim(scope, 'bench', leaseMs)
      times.push(performance.now() - started)
      // What is taken is finished, as in a run.
      if (job !== undefined) await store.finish(job.id, 'bench', { provider: 'openai', promptHash: job.promptHash })
    }
    await store.close()
    return { claimMs: median(times.slice(100)), memory: memoryOf(process.pid).peak }
  })

/** One after the other, so on one core; after some that warm it up. */
async function measureDrawings(products: readonly Product[]): Promise<DrawingsMeasured> {
  for (const product of products.slice(0, 50)) await drawProduct(product)
  const builds = products.map((product) => {
    const started = performance.now()
    productDrawing(product)
    return performance.now() - started
  })
  const cpu = process.cpuUsage()
  for (const product of products) await drawProduct(product)
  const { user, system } = process.cpuUsage(cpu)
  return { perCoreSecond: (products.length * 1e6) / (user + system), longestBuildMs: Math.max(...builds) }
}

answerJob(async (job: ImageJob) => {
  await openRaster()
  switch (job.kind) {
    case 'run':
      return await measureRun(job)
    case 'jobs':
      return await measureJobs(job)
    case 'drawings':
      return await measureDrawings(job.products)
  }
})
