import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  evaluationPlots,
  likenessFigures,
  questionList,
  searchJson,
  searchTable,
  worseThanAlone,
} from '../bench/evaluation-report.ts'
import { demoSet, type EvaluationSet, icecatSet, judgedSet } from '../bench/evaluation-set.ts'
import { table } from '../bench/figures.ts'
import { belowFloors } from '../bench/floors.ts'
import { listFigures } from '../bench/list-figures.ts'
import { lookFigures } from '../bench/look-evaluation.ts'
import { ownCatalogue } from '../bench/own-catalogue.ts'
import { provenance } from '../bench/provenance.ts'
import { evaluateSearch, type SearchEvaluation } from '../bench/search-evaluation.ts'
import { evaluateSupport } from '../bench/support-evaluation.ts'
import { understandingFigures } from '../bench/understanding-figures.ts'
import { feedFormats, formatOfName } from '../src/catalogue/feed-format.ts'
import { StartupError } from '../src/errors.ts'
import { searchTypes } from '../src/search/search.ts'

const usage = `Usage: npm run evaluate -- [--catalogue FILE --judgements FILE [--format ${feedFormats.join('|')}]] [--queries]

  --catalogue   a feed; with --judgements in place of the sets that ship or that TEST_DATA holds
  --judgements  a CSV file with the columns query, product_id and rating
  --format      how the feed is to be read; default: jsonl
  --queries     also list each query, name and need with what was found for it, worst first

With ELASTICSEARCH_URL (and ELASTICSEARCH_API_KEY, ELASTICSEARCH_CA) searches are evaluated on that cluster, in a
catalogue of their own that is removed afterwards, and nothing else is.`

const results = fileURLToPath(new URL('../bench/results', import.meta.url))

/** Understanding and the help centre are the same on each engine: on a cluster only searches are evaluated. */
const isOnCluster = ownCatalogue() !== undefined

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
  const set = judgedSet({ catalogue: resolve(catalogue), format, types: searchTypes }, judgements)
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

async function setsOf({ set }: Arguments, folder: string): Promise<EvaluationSet[]> {
  if (set !== undefined) return [set]
  const icecat = icecatSet(process.env.TEST_DATA)
  const demo = await demoSet(folder)
  return icecat === undefined ? [demo] : [demo, icecat]
}

/** Prints what was measured of a catalogue. */
function report(evaluation: SearchEvaluation, listQueries: boolean): void {
  console.log(searchTable(evaluation))
  const worse = worseThanAlone(evaluation)
  if (worse.length > 0) console.log(`Auto is worse than one type alone:\n  ${worse.join('\n  ')}\n`)
  const similar = likenessFigures(evaluation)
  if (similar.length > 0) console.log(table(`Similar products: ${evaluation.name}`, similar))
  if (listQueries) console.log(questionList(evaluation))
}

async function evaluate(given: Arguments, folder: string): Promise<void> {
  mkdirSync(results, { recursive: true })
  const sections: object[] = []
  const fallen: string[] = []
  for (const set of await setsOf(given, folder)) {
    const evaluation = await evaluateSearch(set, ownCatalogue())
    sections.push(searchJson(evaluation))
    report(evaluation, given.listQueries)
    fallen.push(...belowFloors(evaluation))
    if (isOnCluster) continue
    for (const [name, svg] of evaluationPlots(evaluation)) writeFileSync(join(results, name), svg)
  }
  tellFallen(fallen)
  if (isOnCluster) return save('evaluation-elasticsearch.json', sections)
  const { figures: understanding, drawings } = await understandingFigures(folder, process.env.TEST_DATA)
  for (const { file, svg } of drawings) writeFileSync(join(results, file), svg)
  console.log(table('Understanding', understanding))
  const support = await evaluateSupport(process.env.TEST_DATA)
  console.log(table('Help centre; anchor: MiniSearch', support))
  const looks = await lookFigures(process.env.TEST_DATA, tellStep)
  console.log(table('Search by look', looks))
  const lists = await listFigures(folder)
  console.log(table('Shopping lists', lists))
  sections.push(
    { title: 'Search by look', figures: looks },
    { title: 'Shopping lists', figures: lists },
    { title: 'Understanding', figures: understanding },
    { title: 'Help centre', figures: support },
  )
  save('evaluation.json', sections)
}

/** On a terminal alone, where the next step is written over it. */
function tellStep(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[KSearch by look: ${text}`)
}

const save = (file: string, sections: object[]): void =>
  writeFileSync(join(results, file), `${JSON.stringify({ ...provenance(), sections }, null, 2)}\n`)

/** A figure that fell fails the command, after all else was measured. */
function tellFallen(fallen: readonly string[]): void {
  if (fallen.length === 0) return
  console.error(`Search has become worse:\n  ${fallen.join('\n  ')}\n`)
  process.exitCode = 1
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
