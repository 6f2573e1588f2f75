import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import type { Product } from '../src/catalogue/product.ts'
import type { DrawingsMeasured, ImageJob, ImageJobsMeasured, ImageRunMeasured } from './image-process.ts'
import { measuredIn, startFlags } from './measured-process.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { megabytes, ms, type Section } from './section.ts'

const script = new URL('./image-process.ts', import.meta.url)
const measured = <T>(job: ImageJob): Promise<T> => measuredIn<T>(script, job, startFlags('images:generate'))

const sizes = [1_000, 10_000, 100_000]
/** A provider that answers in 200 ms lets 20 at a time make 100 pictures a second. */
const [providerMs, concurrency, products] = [200, 20, 2_000]

/** The image queue: how near it comes to what its provider allows, what it costs itself, and how it grows. */
export async function benchImages(): Promise<Section> {
  const run = await measured<ImageRunMeasured>({ kind: 'run', products, providerMs, concurrency })
  const alone = await measured<ImageRunMeasured>({ kind: 'run', products, providerMs: 0, concurrency: 1 })
  const queues: ImageJobsMeasured[] = []
  for (const count of sizes) queues.push(await measured<ImageJobsMeasured>({ kind: 'jobs', products: count }))
  const drawings = await measured<DrawingsMeasured>({ kind: 'drawings', products: await demoProducts(500) })
  const perSecond = (products * 1_000) / run.tookMs
  const allowed = (concurrency * 1_000) / providerMs
  const share = `${Math.round((100 * perSecond) / allowed)}% of ${allowed}`
  return {
    title: 'Images',
    rows: [
      ['figure', 'Shopclerk', 'beside', 'aim'],
      ['pictures a second, 20 at a time of 200 ms', perSecond.toFixed(1), share, '≥ 90%'],
      [
        'own time a job, provider at once, one at a time',
        ms(alone.tookMs / products),
        `${ms(alone.bareMs)} to check and write it`,
        '≤ 3 ms',
      ],
      ['own CPU a job, 20 at a time', ms(run.cpuMs / products), '', '≤ 3 ms'],
      ...queues.map(({ claimMs }, index) => [
        `taking the next of ${sizes[index]?.toLocaleString('en')} jobs, median`,
        ms(claimMs),
        `${(claimMs / (queues[0]?.claimMs ?? Number.NaN)).toFixed(2)} × that of 1,000`,
        'does not grow',
      ]),
      ['peak memory at 100,000 jobs', megabytes(queues.at(-1)?.memory ?? Number.NaN), '', '≤ 150 MB'],
      ['drawings a second of one core', drawings.perCoreSecond.toFixed(0), '', '≥ 100'],
      ['event loop held for a drawing, longest of 500', ms(drawings.longestBuildMs), '', '≤ 10 ms'],
    ],
  }
}

async function demoProducts(count: number): Promise<Product[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const path = join(folder, 'demo.jsonl')
    await writeDemoCatalogue(path, { count, seed: 1 })
    return await Array.fromAsync(productsOfFeed(path, 'jsonl'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
