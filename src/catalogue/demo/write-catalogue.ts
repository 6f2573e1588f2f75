import { createWriteStream } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { makeFolder, placeFile, placeWritten } from '../../files.ts'
import { type DemoProduct, demoProducts } from './catalogue.ts'
import { readVocabulary, type Vocabulary, vocabularyHash } from './vocabulary-files.ts'

/** Raised with each change of the generator that changes what it makes of the same vocabulary. */
const generatorVersion = 2

/** Identifiers are unique up to here. */
export const mostProducts = 1_000_000

/** What `npm start` makes. */
export const defaultCatalogue = { count: 5_000, seed: 1 } as const

export interface CatalogueOptions {
  /** 1 to 1,000,000. */
  count: number
  /** An integer: another one makes another catalogue. */
  seed: number
  /** A folder with `brands.yaml` and `departments/`; default: the one that ships with the project. */
  vocabularyFolder?: string
}

interface WriteOptions extends CatalogueOptions {
  /** Aborted, nothing is left behind and the promise rejects with its reason. */
  signal?: AbortSignal
  /** Told now and then how many products are written. */
  onProgress?: (products: number) => void
}

/** What was written. */
export interface CatalogueSummary {
  products: number
  types: number
  brands: number
  departments: number
  /** Of the file. */
  bytes: number
  seconds: number
}

/**
 * Writes the demo catalogue as JSON Lines to `path`, compressed when its name ends in `.gz`: whole, or not at all.
 * Beside it, `<path>.origin.json` says what it was made from. Throws a StartupError when the vocabulary is wrong.
 */
export async function writeDemoCatalogue(path: string, options: WriteOptions): Promise<CatalogueSummary> {
  const vocabulary = await readVocabulary(options.vocabularyFolder)
  await makeFolder(dirname(path))
  const write = async (beside: string): Promise<CatalogueSummary> => {
    const file = createWriteStream(beside, { flush: true, flags: 'wx' })
    const counts = await writeTo(file, path.endsWith('.gz'), vocabulary, options)
    const { size } = await stat(beside)
    // Without its origin a file counts as outdated: at no time does a new one stand by an old file, or the other way.
    await rm(originPath(path), { force: true })
    return { ...counts, bytes: size }
  }
  const summary = await placeWritten(path, write, rename)
  const { count, seed } = options
  const origin: Origin = { generator: generatorVersion, hash: vocabulary.hash, count, seed, size: summary.bytes }
  await placeFile(originPath(path), `${JSON.stringify(origin)}\n`, rename)
  return summary
}

/** Writes it to a stream, such as standard output, and leaves that open. */
export async function streamDemoCatalogue(output: Writable, options: WriteOptions): Promise<CatalogueSummary> {
  return await writeTo(output, false, await readVocabulary(options.vocabularyFolder), options)
}

/**
 * Makes the demo catalogue at `path` unless it is there as the vocabulary and the generator would make it now. One that
 * was made of another vocabulary is made anew with the number of products and the seed it had; otherwise it is the
 * default one. Takes some milliseconds when there is nothing to do.
 */
export async function renewDemoCatalogue(path: string, vocabularyFolder?: string): Promise<void> {
  const origin = await readOrigin(path)
  const hash = await vocabularyHash(vocabularyFolder)
  if (origin !== undefined && origin.hash === hash && origin.generator === generatorVersion) return
  const { count, seed } = origin ?? defaultCatalogue
  await writeDemoCatalogue(path, { count, seed, ...(vocabularyFolder === undefined ? {} : { vocabularyFolder }) })
}

/** What a demo catalogue was made from; kept beside it. */
const Origin = Type.Object({
  generator: Type.Integer(),
  /** Of the vocabulary. */
  hash: Type.String(),
  count: Type.Integer({ minimum: 1, maximum: mostProducts }),
  seed: Type.Integer(),
  /** Bytes of the catalogue's file. */
  size: Type.Integer(),
})
type Origin = Static<typeof Origin>
const originCheck = Compile(Origin)

const originPath = (path: string): string => `${path}.origin.json`

/** Undefined when there is no catalogue, or another file has taken its place. */
async function readOrigin(path: string): Promise<Origin | undefined> {
  try {
    const [text, { size }] = await Promise.all([readFile(originPath(path), 'utf8'), stat(path)])
    const origin: unknown = JSON.parse(text)
    return originCheck.Check(origin) && origin.size === size ? origin : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function writeTo(
  output: Writable,
  compressed: boolean,
  vocabulary: Vocabulary,
  { count, seed, signal, onProgress }: WriteOptions,
): Promise<CatalogueSummary> {
  const start = performance.now()
  const tally: Tally = { products: 0, bytes: 0, kinds: new Set(), brands: new Set(), departments: new Set() }
  const lines = Readable.from(chunksOf(demoProducts(vocabulary, seed), count, tally, onProgress), { highWaterMark: 1 })
  const options = { signal, end: output !== process.stdout }
  await (compressed ? pipeline(lines, createGzip(), output, options) : pipeline(lines, output, options))
  return {
    products: tally.products,
    types: tally.kinds.size,
    brands: tally.brands.size,
    departments: tally.departments.size,
    bytes: tally.bytes,
    seconds: (performance.now() - start) / 1_000,
  }
}

interface Tally {
  products: number
  bytes: number
  kinds: Set<readonly string[]>
  brands: Set<string | undefined>
  departments: Set<string | undefined>
}

/** So many products are made before the stream, and whoever else waits, has its turn: about 5 ms of work. */
const productsOfChunk = 200

async function* chunksOf(
  products: Iterator<DemoProduct, never>,
  count: number,
  tally: Tally,
  onProgress: WriteOptions['onProgress'],
): AsyncGenerator<Buffer> {
  while (tally.products < count) {
    let text = ''
    const end = Math.min(count, tally.products + productsOfChunk)
    for (; tally.products < end; tally.products++) {
      const product = products.next().value
      // All products of a type share one list.
      tally.kinds.add(product.category)
      tally.brands.add(product.brand)
      tally.departments.add(product.category[0])
      text += `${JSON.stringify(product)}\n`
    }
    const chunk = Buffer.from(text)
    tally.bytes += chunk.length
    onProgress?.(tally.products)
    yield chunk
    // A signal or a request is only seen when the event loop turns.
    await setImmediate()
  }
}
