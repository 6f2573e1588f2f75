import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Figure, table } from './figures.ts'
import { benchHttp } from './http-bench.ts'
import { type Curve, latencyPlot } from './plot.ts'
import { npmStart, removeFolder } from './process-bench.ts'
import { benchSearch } from './search-bench.ts'
import { benchSlack, slackForBench } from './slack-bench.ts'

/**
 * `npm run bench`: start, load, search, chat over HTTP, Slack, memory and size, each beside its anchor in this run.
 * With TEST_DATA on the Icecat catalogue too. Writes tables to the terminal, and JSON and SVG to bench/results/.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'bench', 'results')
const testData = process.env.TEST_DATA

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`
const megabytes = (value: number): string => `${value.toFixed(0)} MB`

interface Section {
  title: string
  figures: Figure[]
  curves?: Curve[]
}

async function benchDemo(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const cold = await npmStart(folder, 'wireless mouse under $30')
    await cold.stop()
    const warm = await npmStart(folder, 'wireless mouse under $30')
    const { figures, curves } = await benchHttp(warm.url)
    const { peak } = warm.memory()
    await warm.stop()
    return {
      title: 'Demo catalogue',
      figures: [
        { figure: 'npm start to first answer, nothing loaded', value: seconds(cold.firstAnswerMs), aim: '≤ 10 s' },
        { figure: 'npm start to first answer, loaded', value: seconds(warm.firstAnswerMs), aim: '≤ 1.5 s' },
        ...figures,
        { figure: 'peak memory, after all that', value: megabytes(peak), aim: '≤ 250 MB' },
      ],
      curves,
    }
  } finally {
    removeFolder(folder)
  }
}

async function benchIcecat(catalogue: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const env = { CATALOGUE: catalogue, CATALOGUE_FORMAT: 'icecat' }
  const question = 'toner for copycentre c65'
  try {
    const cold = await npmStart(folder, question, env)
    const loading = cold.memory()
    await cold.stop()
    const warm = await npmStart(folder, question, env)
    const { figures, curves } = await benchHttp(warm.url)
    const { now, peak } = warm.memory()
    await warm.stop()
    return {
      title: 'Icecat, 19,406 products',
      figures: [
        { figure: 'npm start to loaded', value: seconds(cold.loadedMs), aim: '≤ 30 s' },
        { figure: 'npm start to first answer, loaded', value: seconds(warm.firstAnswerMs), aim: '≤ 1.5 s' },
        ...figures,
        { figure: 'peak memory while loading', value: megabytes(loading.peak), aim: '≤ 250 MB' },
        {
          figure: 'memory after the chat turns (peak)',
          value: `${megabytes(now)} (${megabytes(peak)})`,
          aim: '≤ 250 MB',
        },
      ],
      curves,
    }
  } finally {
    removeFolder(folder)
  }
}

async function benchOnSlack(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const slack = await slackForBench()
  try {
    const service = await npmStart(folder, 'wireless mouse under $30', slack.env)
    const figures = await benchSlack(service, slack.posted)
    await service.stop()
    return { title: 'Slack', figures }
  } finally {
    slack.stop()
    removeFolder(folder)
  }
}

function benchWidget(): Section {
  const size = gzipSync(readFileSync(join(root, 'dist', 'widget', 'widget.js')), { level: 9 }).byteLength
  return {
    title: 'Widget',
    figures: [{ figure: 'widget.js, gzip', value: `${(size / 1_024).toFixed(1)} KB`, aim: '≤ 30 KB' }],
  }
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')

function report({ title, figures, curves = [] }: Section): void {
  console.log(table(title, figures))
  if (curves.length > 0) writeFileSync(join(results, `${slug(title)}.svg`), latencyPlot(title, curves))
}

mkdirSync(results, { recursive: true })
const sections: Section[] = []
for (const bench of [
  benchDemo,
  ...(testData ? [() => benchIcecat(join(testData, 'icecat', 'products.jsonl.gz'))] : []),
  benchSearch,
  benchOnSlack,
  async () => benchWidget(),
]) {
  const section = await bench()
  sections.push(section)
  report(section)
}
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length }
const figures = sections.map(({ title, figures: measured }) => ({ title, figures: measured }))
writeFileSync(join(results, 'bench.json'), `${JSON.stringify({ machine, sections: figures }, null, 2)}\n`)
