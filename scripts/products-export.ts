import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { type ExportFormat, exportCatalogue, exportFormats } from '../src/ingest/export-catalogue.ts'
import { catalogueTarget, openSnapshot } from '../src/ingest/open-writer.ts'
import { CatalogueUnavailableError, lineFor } from '../src/search/catalogue-unavailable.ts'
import { progressBar } from './progress-bar.ts'

const usage = `Usage: npm run products:export -- [--format ${exportFormats.join('|')}] [--out FILE]

  --format    jsonl (default): everything the catalogue knows, a product a line
              acp: the product feed of the Agentic Commerce Protocol, a product a line; { "products": [...] } when
                   FILE ends in .json
              csv: a table with a column for each attribute
  --out       the file to write, compressed when it ends in .gz; default: standard output`

interface Arguments {
  format: ExportFormat
  out: string | undefined
}

/** Undefined when the usage was asked for. */
function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: {
        format: { type: 'string', default: 'jsonl' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
    if (values.help) return undefined
    const format = exportFormats.find((known) => known === values.format)
    if (format === undefined)
      throw new StartupError(`--format takes ${exportFormats.join(', ')}, not '${values.format}'.`)
    return { format, out: values.out }
  } catch (error) {
    // Of an unknown option Node says what is wrong in its first sentence, and then more.
    throw new StartupError(`${(error as Error).message.replace(/\. .*$/s, '.')}\n${usage}`, { cause: error })
  }
}

function progressOf(total: number, isShown: boolean) {
  if (!isShown) return { show: () => undefined, end: () => undefined }
  const { update, end } = progressBar('{value} of {total} products', total)
  return { show: (written: number) => update(written), end }
}

/** The exit code: 130 and 143 are what a shell reports for SIGINT and SIGTERM. */
async function main(): Promise<number> {
  const given = readArguments()
  if (given === undefined) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const { format, out } = given
  const snapshot = await openSnapshot(catalogueTarget(loadConfig()))
  const progress = progressOf(snapshot.count, process.stderr.isTTY && out !== undefined)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort(130)).once('SIGTERM', () => stop.abort(143))
  try {
    const written = await exportCatalogue({
      products: snapshot.products,
      format,
      asDocument: format === 'acp' && /\.json(?:\.gz)?$/i.test(out ?? ''),
      to: out === undefined ? { stream: process.stdout } : { path: out },
      signal: stop.signal,
      onProgress: progress.show,
    })
    progress.end()
    if (out !== undefined) process.stdout.write(`Wrote ${written.toLocaleString('en')} products to ${out}\n`)
    return 0
  } catch (error) {
    if (stop.signal.aborted) return Number(stop.signal.reason)
    // A reader such as head that has seen enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    throw error
  } finally {
    progress.end()
    snapshot.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof StartupError) && !(error instanceof CatalogueUnavailableError)) throw error
  process.stderr.write(`${lineFor(error)}\n`)
  process.exitCode = 1
}
