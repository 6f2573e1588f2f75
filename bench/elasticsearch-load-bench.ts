import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import { describeFeed, type Feed } from '../src/ingest/feed-file.ts'
import type { ElasticsearchLoadJob, ElasticsearchLoadMeasured, Loader } from './elasticsearch-load-process.ts'
import { measuredIn } from './measured-process.ts'
import type { OwnCatalogue } from './own-catalogue.ts'
import { median } from './percentiles.ts'
import { megabytes, type Section } from './section.ts'

const script = new URL('./elasticsearch-load-process.ts', import.meta.url)

/** The second tells whether memory grows with the catalogue. */
const sizes = [20_000, 200_000]
/** Of the first size; each loader in turn, so that all have the same machine. */
const rounds = 3

const loaders: readonly Loader[] = ['shopclerk', 'helper', 'helper with documents made before']

/** Loading a feed into Elasticsearch beside the bulk helper of its client, with the same documents and the same mapping. */
export async function benchElasticsearchLoad(catalogue: () => OwnCatalogue): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const [small, large] = await Promise.all(sizes.map((count) => demoFeed(folder, count)))
    if (small === undefined || large === undefined) throw new Error('The feeds were not made.')
    const measured = new Map<Loader, ElasticsearchLoadMeasured[]>(loaders.map((by) => [by, []]))
    for (let round = 0; round < rounds; round++)
      for (const by of loaders) measured.get(by)?.push(await loaded(by, small, catalogue()))
    return sectionOf(measured, await loaded('shopclerk', large, catalogue()))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function demoFeed(folder: string, count: number): Promise<Feed> {
  const path = join(folder, `demo-${count}.jsonl`)
  await writeDemoCatalogue(path, { count, seed: 1 })
  return describeFeed(path, undefined)
}

async function loaded(by: Loader, feed: Feed, catalogue: OwnCatalogue): Promise<ElasticsearchLoadMeasured> {
  const job: ElasticsearchLoadJob = { by, feed, settings: catalogue.settings }
  try {
    return await measuredIn<ElasticsearchLoadMeasured>(script, job)
  } finally {
    await catalogue.remove()
  }
}

function sectionOf(
  measured: ReadonlyMap<Loader, readonly ElasticsearchLoadMeasured[]>,
  large: ElasticsearchLoadMeasured,
): Section {
  const rate = (by: Loader): number => median((measured.get(by) ?? []).map(perSecond))
  const peak = Math.max(...(measured.get('shopclerk') ?? []).map(({ memory }) => memory))
  const beside = (by: Loader): string =>
    `${Math.round((100 * rate('shopclerk')) / rate(by))}% of ${Math.round(rate(by)).toLocaleString('en')}`
  const [count, more] = sizes.map((size) => size.toLocaleString('en'))
  return {
    title: `Loading ${count} products into Elasticsearch`,
    rows: [
      ['figure', 'Shopclerk', 'beside', 'aim'],
      ['products a second', Math.round(rate('shopclerk')).toLocaleString('en'), beside('helper'), '≥ 80%'],
      [
        'beside documents that were all made before',
        Math.round(rate('shopclerk')).toLocaleString('en'),
        beside('helper with documents made before'),
        '',
      ],
      [`peak memory, ${count} products`, megabytes(peak), '', '≤ 300 MB'],
      [`peak memory, ${more} products`, megabytes(large.memory), '', '≤ 300 MB'],
      [`products a second, ${more} products`, Math.round(perSecond(large)).toLocaleString('en'), '', ''],
    ],
  }
}

const perSecond = ({ products, tookMs }: ElasticsearchLoadMeasured): number => (products * 1_000) / tookMs
