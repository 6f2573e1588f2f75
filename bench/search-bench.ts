import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnchorJob, AnchorMeasured } from './anchor-process.ts'
import { demoSet, type EvaluationSet, icecatSet } from './evaluation-set.ts'
import { measuredIn, startFlags } from './measured-process.ts'
import { percentile } from './percentiles.ts'
import { latencyPlot } from './plots/latency.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { megabytes, ms, type Section, seconds } from './section.ts'
import type { ServiceJob, ServiceMeasured } from './service-process.ts'

const anchors = ['MiniSearch', 'Orama'] as const

/** Times each query is sent, after once for warming up. The anchors take long enough for one round. */
const [rounds, anchorRounds] = [5, 1]

/** Single words with the most matches are the slowest queries there are. */
const frequentWords = (
  'black usb cable hp cartridge printer wireless white laser paper notebook canon toner pc led laptop mouse keyboard ' +
  'original ink colour network power dell lenovo adapter case memory intel windows battery steel set with plastic pack'
).split(' ')

/**
 * Searching and loading by each type of search, beside MiniSearch and Orama on the same products and queries, each in a
 * process of its own: on Icecat where TEST_DATA has it, else on the demo catalogue.
 */
export async function benchSearch(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const set = icecatSet(process.env.TEST_DATA) ?? (await demoSet(folder))
    const { catalogue, format, types } = set
    const products = await Array.fromAsync(productsOfFeed(catalogue, format))
    const queries = [...set.judgements(products).keys(), ...frequentWords]
    const job: ServiceJob = { catalogue, format, types, queries, rounds }
    const own = await measuredIn<ServiceMeasured>(new URL('./service-process.ts', import.meta.url), job, startFlags())
    const others: AnchorMeasured[] = []
    for (const anchor of anchors)
      others.push(await anchorOn({ anchor, catalogue, format, queries, rounds: anchorRounds }))
    return sectionOf(set, products.length, own, others)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const anchorOn = (job: AnchorJob): Promise<AnchorMeasured> =>
  measuredIn(new URL('./anchor-process.ts', import.meta.url), job)

function sectionOf(
  { name, types }: EvaluationSet,
  products: number,
  own: ServiceMeasured,
  others: AnchorMeasured[],
): Section {
  const timed = (took: Record<string, number[]>, share: number): string[] =>
    types.map((type) => ms(percentile(took[type] ?? [], share)))
  const ofAnchors = (of: (measured: AnchorMeasured) => string): string[] => others.map(of)
  const once = (value: string): string[] => [value, ...types.slice(1).map(() => '')]
  const title = `Search, ${name}, ${products} products`
  const curves = [
    ...types.map((type) => ({ name: type, samples: own.took[type] ?? [] })),
    ...anchors.map((anchor, index) => ({ name: anchor, samples: others[index]?.took ?? [] })),
  ]
  return {
    title,
    rows: [
      ['figure', ...types, ...anchors, 'aim'],
      ['the search itself, median', ...timed(own.searching, 0.5), ...anchors.map(() => ''), 'hybrid ≤ 4 ms'],
      ['the search itself, p99', ...timed(own.searching, 0.99), ...anchors.map(() => ''), 'hybrid ≤ 15 ms'],
      [
        'answered with facets, median',
        ...timed(own.took, 0.5),
        ...ofAnchors(({ took }) => ms(percentile(took, 0.5))),
        '',
      ],
      [
        'answered with facets, p99',
        ...timed(own.took, 0.99),
        ...ofAnchors(({ took }) => ms(percentile(took, 0.99))),
        '',
      ],
      ['loaded, with vectors', ...once(seconds(own.loadMs)), ...ofAnchors(({ loadMs }) => seconds(loadMs)), '≤ 60 s'],
      ['peak memory of the load', ...once(megabytes(own.loadMemory)), ...anchors.map(() => ''), '≤ 300 MB'],
      [
        'peak memory',
        ...once(megabytes(own.peakMemory)),
        ...ofAnchors(({ peakMemory }) => megabytes(peakMemory)),
        '≤ 300 MB',
      ],
      ['database', ...once(megabytes(own.database)), ...anchors.map(() => ''), ''],
    ],
    plots: new Map([['search.svg', latencyPlot(title, curves)]]),
  }
}
