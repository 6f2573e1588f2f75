import { resolve } from 'node:path'
import {
  type CatalogueSummary,
  defaultCatalogue,
  mostProducts,
  streamDemoCatalogue,
  writeDemoCatalogue,
} from '../src/catalogue/demo/write-catalogue.ts'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { demoCataloguePath } from '../src/operations/demo-catalogue.ts'
import { integer, readFlags, UsageError } from './flags.ts'
import { progressBar } from './progress-bar.ts'

const usage = `Usage: npm run products:generate -- [--count N] [--seed S] [--out FILE]

  --count   how many products, 1 to ${mostProducts}; default: ${defaultCatalogue.count}
  --seed    an integer; another one makes another catalogue; default: ${defaultCatalogue.seed}
  --out     where to: .jsonl or .jsonl.gz, or - for standard output; default: demo-catalogue.jsonl in DATA_DIR`

interface Arguments {
  count: number
  seed: number
  out: string
}

/** Undefined when the usage is asked for. */
function readArguments(): Arguments | undefined {
  const { values } = parsedArguments()
  if (values.help) return undefined
  return {
    count: integer('--count', values.count, defaultCatalogue.count, 1, mostProducts),
    seed: integer('--seed', values.seed, defaultCatalogue.seed, 0, Number.MAX_SAFE_INTEGER),
    out: outOf(values.out),
  }
}

function parsedArguments() {
  return readFlags({
    options: {
      count: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
}

function outOf(text: string | undefined): string {
  if (text === undefined) return demoCataloguePath(loadConfig().dataDir)
  if (text === '-') return text
  if (/\.jsonl(?:\.gz)?$/.test(text)) return resolve(text)
  throw new UsageError(`--out takes a name that ends in .jsonl or .jsonl.gz, or -, not '${text}'.`)
}

interface ProgressDisplay {
  show(products: number): void
  end(): void
}

function progressDisplay(count: number): ProgressDisplay {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined }
  const { update, end } = progressBar('{value} of {total} products', count)
  return { show: update, end }
}

function summaryText(out: string, { products, types, brands, departments, bytes, seconds }: CatalogueSummary): string {
  const number = (value: number) => Math.round(value).toLocaleString('en')
  const rows = [
    ['products', number(products)],
    ['types', number(types)],
    ['brands', number(brands)],
    ['departments', number(departments)],
    ['size', `${(bytes / 1e6).toFixed(1)} MB`],
    ['time', `${seconds.toFixed(1)} s`],
    ['rate', `${number(products / seconds)} products a second`],
  ] as const
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}\n`)
  return `${out === '-' ? 'Standard output' : out}\n${lines.join('')}`
}

/** The exit code: 130 and 143 are what a shell reports for SIGINT and SIGTERM. */
async function main(): Promise<number> {
  const given = readArguments()
  if (given === undefined) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const { count, seed, out } = given
  const stop = new AbortController()
  let stoppedBy: number | undefined
  const stopWith = (code: number) => () => {
    stoppedBy = code
    stop.abort()
  }
  // Once: a second Ctrl-C ends the process at once.
  process.once('SIGINT', stopWith(130)).once('SIGTERM', stopWith(143))
  const display = progressDisplay(count)
  const options = { count, seed, signal: stop.signal, onProgress: display.show }
  try {
    const summary = await (out === '-'
      ? streamDemoCatalogue(process.stdout, options)
      : writeDemoCatalogue(out, options))
    display.end()
    // The products themselves may be on standard output.
    const told = out === '-' ? process.stderr : process.stdout
    told.write(summaryText(out, summary))
    return 0
  } catch (error) {
    if (stoppedBy === undefined) throw error
    process.stderr.write('\nStopped: nothing was written.\n')
    return stoppedBy
  } finally {
    display.end()
  }
}

/** Failures of the system that a person can mend: the folder is not writable, the disk is full. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof UsageError) process.exitCode = 2
  else if (isSystemError(error) && error.code === 'EPIPE') {
    // The reader of standard output, such as head, has seen enough.
    process.exitCode = 0
  } else if (error instanceof StartupError || isSystemError(error)) process.exitCode = 1
  else throw error
  if (process.exitCode !== 0) process.stderr.write(`${(error as Error).message}\n`)
}
