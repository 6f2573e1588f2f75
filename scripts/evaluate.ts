import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { confusionMatrix } from '../bench/confusion-matrix.ts'
import type { EvaluationRow } from '../bench/evaluation-row.ts'
import { demoSet, type EvaluationSet, icecatSet, judgedOneByOne } from '../bench/evaluation-set.ts'
import { type Figure, table } from '../bench/figures.ts'
import type { HeldOutCatalogue } from '../bench/held-out-sets.ts'
import { percentile } from '../bench/percentiles.ts'
import { evaluateSearch } from '../bench/search-evaluation.ts'
import { evaluateSupport } from '../bench/support-evaluation.ts'
import { evaluateUnderstanding, evaluateUnderstandingOn } from '../bench/understanding-evaluation.ts'
import { feedFormats, formatOfName } from '../src/catalogue/feed-format.ts'
import { StartupError } from '../src/errors.ts'
import { intents } from '../src/understanding/classifier/utterances.ts'

const usage = `Usage: npm run evaluate -- [--catalogue FILE --judgements FILE [--format ${feedFormats.join('|')}]] [--queries]

  --catalogue   a feed; with --judgements in place of the sets that ship or that TEST_DATA holds
  --judgements  a CSV file with the columns query, product_id and rating
  --format      how the feed is to be read; default: jsonl
  --queries     also list the judged queries, worst first`

const results = fileURLToPath(new URL('../bench/results', import.meta.url))

interface Arguments {
  /** Undefined: those that ship and those that TEST_DATA has. */
  set: EvaluationSet | undefined
  listQueries: boolean
}

class UsageError extends Error {}

/** Throws UsageError when the arguments make no sense. */
function readArguments(): Arguments {
  const { catalogue, judgements, format: named, queries: listQueries } = parsedArguments()
  if (catalogue === undefined && judgements === undefined) {
    return { set: undefined, listQueries }
  }
  const format = feedFormats.find((known) => known === (named ?? formatOfName(catalogue ?? '') ?? 'jsonl'))
  if (catalogue === undefined || judgements === undefined || format === undefined) throw new UsageError(usage)
  for (const file of [catalogue, judgements]) {
    if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  }
  const set = { name: catalogue, catalogue: resolve(catalogue), format, judgements: judgedOneByOne(judgements) }
  return { set, listQueries }
}

function parsedArguments() {
  const options = { catalogue: { type: 'string' }, judgements: { type: 'string' }, format: { type: 'string' } } as const
  try {
    return parseArgs({ options: { ...options, queries: { type: 'boolean', default: false } } }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

const asFigure = ({ name, right, of }: EvaluationRow, set: string): Figure => ({
  figure: `${set}: ${name}`,
  value: `${((100 * right) / of).toFixed(1)}% (${right} of ${of})`,
})

const milliseconds = (took: readonly number[], share: number): string => `${percentile(took, share).toFixed(2)} ms`

/** The development sets, then the held-out ones on each catalogue; draws a confusion matrix for each. */
async function understandingFigures(folder: string): Promise<Figure[]> {
  const figures = (await evaluateUnderstanding()).map((row) => asFigure(row, 'development'))
  const icecat = icecatSet(process.env.TEST_DATA)
  const subjects: { id: HeldOutCatalogue; set: EvaluationSet }[] = [{ id: 'demo', set: await demoSet(folder) }]
  if (icecat !== undefined) subjects.push({ id: 'icecat', set: icecat })
  for (const { id, set } of subjects) {
    const { rows, verdicts, took } = await evaluateUnderstandingOn(id, set)
    const on = `held-out, ${set.name}`
    figures.push(
      ...rows.map((row) => asFigure(row, on)),
      { figure: `${on}: understanding, median`, value: milliseconds(took, 0.5), aim: '≤ 1 ms' },
      { figure: `${on}: understanding, p99`, value: milliseconds(took, 0.99), aim: '≤ 5 ms' },
    )
    writeFileSync(`${results}/intents-${id}.svg`, confusionMatrix(`Held-out intents, ${set.name}`, intents, verdicts))
  }
  return figures
}

async function setsOf({ set }: Arguments, folder: string): Promise<EvaluationSet[]> {
  if (set !== undefined) return [set]
  const icecat = icecatSet(process.env.TEST_DATA)
  const demo = await demoSet(folder)
  return icecat === undefined ? [demo] : [demo, icecat]
}

async function evaluate(given: Arguments, folder: string): Promise<void> {
  const { listQueries } = given
  mkdirSync(results, { recursive: true })
  const sections: { title: string; figures: Figure[] }[] = []
  for (const set of await setsOf(given, folder)) {
    const { name, figures, scores } = await evaluateSearch(set)
    sections.push({ title: name, figures })
    console.log(table(`Search: ${name}; anchor: MiniSearch`, figures))
    if (!listQueries) continue
    const worstFirst = scores.toSorted((a, b) => a.ndcg - b.ndcg)
    for (const { query, ndcg } of worstFirst) console.log(`  ${ndcg.toFixed(3)}  ${query}`)
    console.log('')
  }
  const understanding = await understandingFigures(folder)
  sections.push({ title: 'Understanding', figures: understanding })
  console.log(table('Understanding', understanding))
  const support = await evaluateSupport(process.env.TEST_DATA)
  sections.push({ title: 'Help centre', figures: support })
  console.log(table('Help centre; anchor: MiniSearch', support))
  writeFileSync(`${results}/evaluation.json`, `${JSON.stringify(sections, null, 2)}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'shopclerk-evaluate-'))
try {
  await evaluate(readArguments(), folder)
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 2
} finally {
  rmSync(folder, { recursive: true, force: true })
}
