import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { feedFormats } from '../src/catalogue/feed-format.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { describeFeed, type Feed } from '../src/ingest/feed-file.ts'
import type { CatalogueTarget } from '../src/ingest/feed-job.ts'
import { learnCatalogue } from '../src/ingest/learn-catalogue.ts'
import type { LearningProgress } from '../src/ingest/learning-job.ts'
import { loadCatalogue } from '../src/ingest/load-catalogue.ts'
import type { LoadProgress } from '../src/ingest/load-summary.ts'
import { catalogueTarget } from '../src/ingest/open-writer.ts'
import { summaryText } from '../src/ingest/summary-text.ts'
import { demoCataloguePath } from '../src/operations/demo-catalogue.ts'
import { CatalogueUnavailableError, lineFor } from '../src/search/catalogue-unavailable.ts'
import { progressBar } from './progress-bar.ts'

const usage = `Usage: npm run products:ingest -- FILE [--format ${feedFormats.join('|')}] [--reindex]

  FILE        .jsonl (one product a line), .csv or .tsv (Google Merchant's columns, Shopify's, or a product's
              own), .json (a product feed of the Agentic Commerce Protocol); each also as .gz
  --format    how it is to be read; default: by the name (for the feed in CATALOGUE: CATALOGUE_FORMAT)
  --reindex   also remove the products that FILE does not have

  With KAFKA_BROKERS set the products are sent to Kafka, from which running services write them.`

interface Arguments {
  file: string
  format: (typeof feedFormats)[number] | undefined
  reindex: boolean
}

/** Without a file, the usage is the answer; undefined when that is what was asked for. */
function readArguments(): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        reindex: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
    if (values.help) return undefined
    const [file, ...more] = positionals
    if (file === undefined) throw new StartupError('Name a feed.')
    if (more.length > 0) throw new StartupError('Name one feed at a time.')
    const format = feedFormats.find((known) => known === values.format)
    if (values.format !== undefined && format === undefined) {
      throw new StartupError(`--format takes ${feedFormats.join(', ')}, not '${values.format}'.`)
    }
    return { file, format, reindex: values.reindex }
  } catch (error) {
    // Of an unknown option Node says what is wrong in its first sentence, and then more.
    throw new StartupError(`${(error as Error).message.replace(/\. .*$/s, '.')}\n${usage}`, { cause: error })
  }
}

interface ProgressDisplay {
  show(progress: LoadProgress): void
  end(): void
}

function progressDisplay(feed: Feed): ProgressDisplay {
  return process.stderr.isTTY ? progressOnTerminal(feed) : progressLines()
}

function progressOnTerminal(feed: Feed): ProgressDisplay {
  const { update, end } = progressBar('{accepted} accepted, {refused} refused', feed.size, { accepted: 0, refused: 0 })
  return { show: ({ bytesRead, accepted, refused }) => update(bytesRead, { accepted, refused }), end }
}

/** For logs: a line every five seconds. */
function progressLines(): ProgressDisplay {
  let last = performance.now()
  return {
    show: ({ bytesRead, bytesTotal, accepted, refused }) => {
      if (performance.now() - last < 5_000) return
      last = performance.now()
      const percent = Math.floor((100 * bytesRead) / Math.max(1, bytesTotal))
      process.stderr.write(`${percent}% read, ${accepted} accepted, ${refused} refused\n`)
    },
    end: () => undefined,
  }
}

/** What learning is doing, in words for people. */
const learningSteps: Readonly<Record<LearningProgress['step'], string>> = {
  kinds: 'which kinds of product there are',
  training: 'what their words mean',
  embedding: 'products by meaning',
}

/** Learns what was loaded, so that it is found by meaning. Tells the code of the signal that stopped it. */
async function learn({ dataDir, embeddings }: Config, target: CatalogueTarget): Promise<number> {
  const bar = process.stderr.isTTY ? progressBar('{what}', 1, { what: 'learning' }) : undefined
  const modelFolder = join(dataDir, 'models')
  let stoppedBy = 0
  try {
    const learning = await learnCatalogue({
      ...{ target, embeddings, modelFolder, dataDir },
      onProgress: ({ step, share }) => bar?.update(share, { what: `learning ${learningSteps[step]}` }),
    })
    const stopWith = (code: number) => () => {
      stoppedBy = code
      learning.stop()
    }
    process.once('SIGINT', stopWith(130)).once('SIGTERM', stopWith(143))
    const { embedded, reclassified, tookMs } = await learning.summary
    bar?.end()
    const counts = `${embedded} products by meaning, ${reclassified} as another kind`
    process.stdout.write(`Learned in ${(tookMs / 1_000).toFixed(1)} s: ${counts}.\n`)
    return stoppedBy
  } finally {
    bar?.end()
  }
}

/** The exit code: 130 and 143 are what a shell reports for SIGINT and SIGTERM. */
async function main(): Promise<number> {
  const given = readArguments()
  if (given === undefined) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const { file, format, reindex } = given
  const config = loadConfig()
  const { dataDir, currency, catalogue, catalogueFormat, kafka } = config
  const target = catalogueTarget(config)
  const feed = await describeFeed(file, format ?? (resolve(file) === catalogue ? catalogueFormat : undefined))
  const display = progressDisplay(feed)
  let stoppedBy: number | undefined
  try {
    const load = await loadCatalogue({
      feed,
      demo: feed.path === demoCataloguePath(dataDir),
      dataDir,
      target,
      currency,
      reindex,
      kafka,
      onProgress: display.show,
    })
    const stopWith = (code: number) => () => {
      stoppedBy = code
      load.stop()
    }
    // Once: a second Ctrl-C ends the process at once.
    process.once('SIGINT', stopWith(130)).once('SIGTERM', stopWith(143))
    const summary = await load.summary
    display.end()
    process.stdout.write(summaryText(feed.path, summary, kafka === undefined ? 'catalogue' : 'topic'))
    if (summary.outcome === 'stopped') {
      if (reindex && kafka === undefined && target.engine === 'elasticsearch')
        process.stdout.write('The shop sells what it sold before; the same command goes on from here.\n')
      return stoppedBy ?? 1
    }
    // What comes through Kafka is learned by the service that writes it.
    const stopped = kafka === undefined ? await learn(config, target) : 0
    if (stopped !== 0) return stopped
    // A feed of which nothing could be taken is a failure that a scheduler should see.
    return summary.accepted === 0 && summary.refused > 0 ? 1 : 0
  } finally {
    display.end()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof CatalogueUnavailableError)) throw error
  process.stderr.write(`${lineFor(error)}\n`)
  process.exitCode = 1
}
