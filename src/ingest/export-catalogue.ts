import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { toAcpProduct } from '../catalogue/acp-product.ts'
import { isCompressed } from '../catalogue/feed-format.ts'
import type { Product } from '../catalogue/product.ts'
import { ProductCsv } from '../catalogue/product-csv.ts'
import { StartupError } from '../errors.ts'
import { placeWritten } from '../files.ts'

/** Feeds that a catalogue is written as. */
export const exportFormats = ['jsonl', 'acp', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportOptions {
  /** The catalogue's products; read twice for `csv`, whose header needs all attributes. */
  products(): Iterable<Product>
  format: ExportFormat
  /** For `acp`: a document `{ "products": [...] }` instead of a product a line. */
  asDocument: boolean
  /** A file, which is there whole or not at all, or a stream that stays open. */
  to: { path: string } | { stream: Writable }
  signal?: AbortSignal
  onProgress?(written: number): void
}

/** Chunks of about this many characters: a write for each line would take most of the time. */
const chunkLength = 64 * 1024

/**
 * Writes a catalogue as a feed, holding no more of it than a chunk. Returns how many products it has.
 * @throws StartupError, in one line, when the file cannot be written; what `signal` was aborted with.
 */
export async function exportCatalogue(options: ExportOptions): Promise<number> {
  const { to, signal, onProgress } = options
  let written = 0
  const chunks = function* (): Generator<string> {
    let chunk = ''
    for (const text of textsOf(options)) {
      chunk += text
      if (chunk.length < chunkLength) continue
      yield chunk
      chunk = ''
      onProgress?.(written)
    }
    yield chunk
  }
  function* counted(products: Iterable<Product>): Generator<Product> {
    for (const product of products) {
      written++
      yield product
    }
  }
  function* textsOf({ products, format, asDocument }: ExportOptions): Generator<string> {
    if (format === 'csv') {
      const csv = new ProductCsv()
      for (const product of products()) csv.learn(product)
      yield csv.header()
      for (const product of counted(products())) yield csv.row(product)
      return
    }
    const shaped = (product: Product) => JSON.stringify(format === 'acp' ? toAcpProduct(product) : product)
    if (!asDocument) for (const product of counted(products())) yield `${shaped(product)}\n`
    else yield* document(counted(products()), shaped)
  }
  const source = Readable.from(chunks(), { objectMode: true, highWaterMark: 2 })
  if ('stream' in to) await pipeline(source, to.stream, { end: false, ...(signal && { signal }) })
  else await placed(to.path, (beside) => writeTo(beside, isCompressed(to.path), source, signal))
  return written
}

function* document(products: Iterable<Product>, shaped: (product: Product) => string): Generator<string> {
  let separator = '{"products":[\n'
  for (const product of products) {
    yield separator + shaped(product)
    separator = ',\n'
  }
  yield separator.startsWith('{') ? '{"products":[]}\n' : '\n]}\n'
}

async function writeTo(path: string, compressed: boolean, source: Readable, signal?: AbortSignal): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', flush: true })
  const options = signal === undefined ? {} : { signal }
  if (compressed) await pipeline(source, createGzip(), file, options)
  else await pipeline(source, file, options)
}

/** Written beside its place and renamed, so that no half of it is ever there. */
async function placed(path: string, write: (beside: string) => Promise<void>): Promise<void> {
  try {
    await placeWritten(path, write, rename)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || code === 'ABORT_ERR') throw error
    throw new StartupError(`${path} cannot be written: ${(error as Error).message}.`, { cause: error })
  }
}
