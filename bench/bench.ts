import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchOnDiscord } from './discord-bench.ts'
import { benchElasticsearchLoad } from './elasticsearch-load-bench.ts'
import { benchElasticsearchSearch } from './elasticsearch-search-bench.ts'
import { benchEmbedder } from './embedder-bench.ts'
import { grid } from './figures.ts'
import { benchGrowth } from './growth-bench.ts'
import { benchImages } from './image-bench.ts'
import { benchLists } from './lists-bench.ts'
import { benchLooks } from './look-bench.ts'
import { ownCatalogue } from './own-catalogue.ts'
import { provenance } from './provenance.ts'
import { benchSearch } from './search-bench.ts'
import type { Section } from './section.ts'
import { benchDemo, benchIcecat } from './shop-bench.ts'
import { benchOnSlack } from './slack-bench.ts'
import { benchStream } from './stream-bench.ts'
import { benchUnderstanding } from './understanding-bench.ts'
import { benchWidget } from './widget-bench.ts'

/**
 * `npm run bench`: start, load, search, chat over HTTP, Slack, Discord, shopping lists, the image queue, Kafka, growth, memory and
 * size, each beside its
 * anchor in this run.
 * With TEST_DATA on the Icecat catalogue too, with ELASTICSEARCH_URL on that cluster. Writes tables to the terminal, and JSON and SVG to bench/results/.
 */
const results = fileURLToPath(new URL('./results/', import.meta.url))
const testData = process.env.TEST_DATA
const cluster = ownCatalogue()

const benchmarks: Readonly<Record<string, () => Promise<Section>>> = {
  demo: benchDemo,
  ...(testData ? { icecat: () => benchIcecat(testData) } : {}),
  search: benchSearch,
  ...(cluster === undefined
    ? {}
    : {
        elasticsearch: () => benchElasticsearchSearch(cluster),
        'elasticsearch-load': () => benchElasticsearchLoad(() => ownCatalogue() ?? cluster),
      }),
  embedder: benchEmbedder,
  understanding: benchUnderstanding,
  growth: () => benchGrowth(),
  slack: benchOnSlack,
  discord: benchOnDiscord,
  lists: benchLists,
  images: benchImages,
  look: benchLooks,
  kafka: benchStream,
  widget: benchWidget,
}

const usage = `Usage: npm run bench -- [--only ${Object.keys(benchmarks).join(',')}]`

/** The names of the benchmarks to run; undefined when the arguments make no sense. */
function readArguments(): string[] | undefined {
  try {
    const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
    const names = only?.split(',') ?? Object.keys(benchmarks)
    return names.every((name) => Object.hasOwn(benchmarks, name)) ? names : undefined
  } catch {
    return undefined
  }
}

/** Each section with what it was measured on: they are seldom measured at once. */
interface Results {
  sections: Record<string, Pick<Section, 'title' | 'rows'> & Partial<ReturnType<typeof provenance>>>
}

/** What was measured before of the sections that are not run now. */
function readResults(file: string): Results['sections'] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results).sections : {}
}

async function run(names: readonly string[]): Promise<void> {
  mkdirSync(results, { recursive: true })
  const file = join(results, 'bench.json')
  const sections = readResults(file)
  for (const name of names) {
    const section = await benchmarks[name]?.()
    if (section === undefined) continue
    const { title, rows, plots = new Map() } = section
    console.log(grid(title, rows))
    for (const [plot, svg] of plots) writeFileSync(join(results, plot), svg)
    sections[name] = { ...provenance(), title, rows }
    writeFileSync(file, `${JSON.stringify({ sections }, null, 2)}\n`)
  }
}

const names = readArguments()
if (names === undefined) {
  console.error(usage)
  process.exitCode = 2
} else {
  await run(names)
}
