import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { demoProducts } from '../src/catalogue/demo/catalogue.ts'
import { Random } from '../src/catalogue/demo/random.ts'
import { readVocabulary } from '../src/catalogue/demo/vocabulary-files.ts'
import type { Product } from '../src/catalogue/product.ts'
import { drawProduct } from '../src/images/drawn/draw-product.ts'
import { openDescriber } from '../src/looks/embedded/describer.ts'
import type { Look } from '../src/looks/look.ts'
import type { LookDescriber } from '../src/looks/look-describer.ts'
import type { LookIndex } from '../src/looks/look-index.ts'
import { openSqliteLookIndex, openSqliteLookWriter, openSqliteWriter } from '../src/search/engines/sqlite/index.ts'
import { percentile } from './percentiles.ts'
import { ms, type Section } from './section.ts'

/** Pictures in the index, and drawings that are really described: the others are these with a little noise. */
const [indexed, described] = [20_000, 400]
const [photos, searches, candidates] = [12, 200, 120]
/** Sides of a photo of 12 megapixels. */
const photo = { width: 4_000, height: 3_000 }

/** Searching by look: how long a photo and a picture of a product take to describe, and a search among so many. */
export async function benchLooks(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const describer = await openDescriber()
  const path = join(folder, 'catalogue.db')
  // Threads that search do not keep a process alive.
  const alive = setInterval(() => undefined, 60_000)
  try {
    const products = await someProducts(indexed)
    const drawings = await Promise.all(products.slice(0, described).map(drawProduct))
    const photoTimes = await timesOf(photos, async (round) => {
      const big = await largePhoto(drawings[round] as Uint8Array)
      return () => describer.describeQuery(big)
    })
    const looks: Look[] = []
    const startedAt = performance.now()
    for (const drawing of drawings) looks.push(await describer.describeProduct(drawing))
    const perSecond = (drawings.length * 1_000) / (performance.now() - startedAt)
    await fill(path, products, looks, describer)
    const index = await openSqliteLookIndex(path)
    const searchTimes = await timesOf(searches, async (round) => {
      const query = await describer.describeQuery(drawings[round % drawings.length] as Uint8Array)
      return () => searched(index, describer, query)
    })
    await index.close()
    return sectionOf(photoTimes, perSecond, searchTimes)
  } finally {
    clearInterval(alive)
    await describer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function sectionOf(photoTimes: number[], perSecond: number, searchTimes: number[]): Section {
  const both = (times: number[]): string => `${ms(percentile(times, 0.5))} / ${ms(percentile(times, 0.99))}`
  return {
    title: `Search by look, ${indexed} pictures`,
    rows: [
      ['figure', 'Shopclerk', 'aim'],
      ['a photo of 12 megapixels described, median / p99', both(photoTimes), 'median ≤ 200 ms'],
      ['pictures of products described a second', perSecond.toFixed(0), '≥ 30'],
      ['a search by a picture with all its crops, ranked, median / p99', both(searchTimes), 'median ≤ 5 ms'],
    ],
  }
}

async function someProducts(count: number): Promise<Product[]> {
  const products = demoProducts(await readVocabulary(), 1)
  return Array.from({ length: count }, () => ({ ...products.next().value, version: 1 }))
}

/** A drawing as large as a phone's photo, with noise that does not compress. */
async function largePhoto(drawing: Uint8Array): Promise<Uint8Array> {
  const noise = await sharp({
    create: { ...photo, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp(drawing)
    .resize({ ...photo, fit: 'fill' })
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Milliseconds of each round; what is prepared for it is not counted, nor is a round before the first. */
async function timesOf(rounds: number, prepare: (round: number) => Promise<() => Promise<unknown>>): Promise<number[]> {
  await (await prepare(0))()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const work = await prepare(round)
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times
}

async function fill(
  path: string,
  products: readonly Product[],
  looks: readonly Look[],
  describer: LookDescriber,
): Promise<void> {
  const writer = await openSqliteWriter(path)
  const lookWriter = await openSqliteLookWriter(path)
  const space = { describer: describer.id, dimensions: describer.dimensions }
  const random = new Random(3)
  await lookWriter.begin(space)
  for (let from = 0; from < products.length; from += 1_000) {
    const batch = products.slice(from, from + 1_000)
    await writer.write(batch)
    const pictures = batch.map(({ id }, index) => ({
      ...{ productId: id, picture: `${from + index}` },
      look: noisy(looks[(from + index) % looks.length] as Look, random),
    }))
    await lookWriter.write(space, pictures)
  }
  await lookWriter.close()
  await writer.close()
}

function noisy({ vector, details }: Look, random: Random): Look {
  const changed = vector.map((value) => value + random.between(-0.02, 0.02))
  const length = Math.hypot(...changed)
  return { vector: changed.map((value) => value / length), details }
}

async function searched(index: LookIndex, describer: LookDescriber, query: readonly Look[]): Promise<unknown> {
  const space = { describer: describer.id, dimensions: describer.dimensions }
  const vectors = query.map(({ vector }) => vector)
  const found = await index.nearest({ space, vectors, filters: {}, limit: candidates })
  return describer.rank(query, found.candidates)
}
