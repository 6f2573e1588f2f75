import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import { demoSet } from './evaluation-set.ts'
import { measuredIn, startFlags } from './measured-process.ts'
import { percentile } from './percentiles.ts'
import { growthPlot } from './plots/growth.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { anchorOn } from './search-bench.ts'
import { megabytes, ms, type Section, seconds } from './section.ts'
import type { ServiceJob, ServiceMeasured } from './service-process.ts'

const searches = ['Shopclerk', 'MiniSearch', 'Orama']
const [rounds, anchorRounds] = [3, 1]

/** What was measured of one search at one size: milliseconds and MB. */
interface Measured {
  load: number
  memory: number
  median: number
  p99: number
}

/**
 * How loading, memory and searching grow with the number of products, beside MiniSearch and Orama, each in a process of
 * its own. Shopclerk loads with vectors and searches as a shopper does (auto), with facets.
 */
export async function benchGrowth(sizes: readonly number[] = [5_000, 20_000, 100_000]): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const queries = await queriesOf(folder)
    const bySize: Measured[][] = []
    for (const count of sizes) {
      const catalogue = join(folder, `${count}.jsonl`)
      await writeDemoCatalogue(catalogue, { count, seed: 1 })
      bySize.push(await measuredAt(catalogue, queries))
      rmSync(catalogue)
    }
    return sectionOf(sizes, bySize)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The judged queries of the demo catalogue. */
async function queriesOf(folder: string): Promise<string[]> {
  const { catalogue, format, judgements } = await demoSet(folder)
  return [...judgements(await Array.fromAsync(productsOfFeed(catalogue, format))).keys()]
}

async function measuredAt(catalogue: string, queries: string[]): Promise<Measured[]> {
  const feed = { catalogue, format: 'jsonl', queries } as const
  const job: ServiceJob = { ...feed, types: ['auto'], rounds }
  const own = await measuredIn<ServiceMeasured>(new URL('./service-process.ts', import.meta.url), job, startFlags())
  const measured = [measuredOf({ load: own.loadMs, took: own.took.auto ?? [], memory: own.peakMemory })]
  for (const anchor of ['MiniSearch', 'Orama'] as const) {
    const { loadMs, took, peakMemory } = await anchorOn({ ...feed, anchor, rounds: anchorRounds })
    measured.push(measuredOf({ load: loadMs, took, memory: peakMemory }))
  }
  return measured
}

const measuredOf = ({ load, memory, took }: { load: number; memory: number; took: number[] }): Measured => ({
  ...{ load, memory },
  ...{ median: percentile(took, 0.5), p99: percentile(took, 0.99) },
})

function sectionOf(sizes: readonly number[], bySize: readonly Measured[][]): Section {
  const values = (of: (measured: Measured) => number): number[][] =>
    searches.map((_, search) => bySize.map((measured) => of(measured[search] ?? missing)))
  const title = 'Growth'
  const panels = [
    { name: 'loaded, with vectors', unit: 's', values: values(({ load }) => load / 1_000) },
    { name: 'peak memory', unit: 'MB', values: values(({ memory }) => memory) },
    { name: 'search, median', unit: 'ms', values: values(({ median }) => median) },
    { name: 'search, p99', unit: 'ms', values: values(({ p99 }) => p99) },
  ]
  const row = (figure: string, of: (measured: Measured) => string): string[][] =>
    searches.map((search, index) => [figure, search, ...bySize.map((measured) => of(measured[index] ?? missing))])
  return {
    title,
    rows: [
      ['figure', 'search', ...sizes.map((size) => `${size.toLocaleString('en')} products`)],
      ...row('loaded, with vectors', ({ load }) => seconds(load)),
      ...row('peak memory', ({ memory }) => megabytes(memory)),
      ...row('search with facets, median', ({ median }) => ms(median)),
      ...row('search with facets, p99', ({ p99 }) => ms(p99)),
    ],
    plots: new Map([['growth.svg', growthPlot('How it grows with the number of products', searches, sizes, panels)]]),
  }
}

const missing: Measured = { load: Number.NaN, memory: Number.NaN, median: Number.NaN, p99: Number.NaN }
