import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoProducts } from '../src/catalogue/demo/catalogue.ts'
import { Random } from '../src/catalogue/demo/random.ts'
import { readVocabulary } from '../src/catalogue/demo/vocabulary-files.ts'
import type { Product } from '../src/catalogue/product.ts'
import { drawProduct } from '../src/images/drawn/draw-product.ts'
import { openDescriber } from '../src/looks/embedded/describer.ts'
import type { Look, LookCandidate } from '../src/looks/look.ts'
import type { LookDescriber } from '../src/looks/look-describer.ts'
import type { Figure } from './figures.ts'
import { goodsFigures } from './goods-evaluation.ts'
import { lookChanges } from './look-changes.ts'

/** Pictures that are searched, questions for each change, and candidates that an index gives the describer to rank. */
const [pictureCount, questionCount, candidateCount] = [5_000, 150, 200]

/**
 * How well look-alikes are found: a changed drawing among thousands, of which some differ by a shade or a size only, and
 * photos of goods beside their catalogue pictures.
 */
export async function lookFigures(testData: string | undefined, onStep: (text: string) => void): Promise<Figure[]> {
  const describer = await openDescriber()
  try {
    const figures = await changedFigures(describer, photosIn(testData), onStep)
    if (testData === undefined) return figures
    onStep('photos of goods')
    return [...figures, ...(await goodsFigures(describer, join(testData, 'data', 'grocery')))]
  } finally {
    await describer.close()
  }
}

/** Photos of shelves, as the ground that a thing is put on. */
function photosIn(testData: string | undefined): Uint8Array[] {
  const folder = testData && join(testData, 'data', 'grocery')
  if (folder === undefined || !existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.startsWith('photo_'))
  return names.map((name) => readFileSync(join(folder, name)))
}

interface Drawn {
  product: Product
  picture: Uint8Array
}

async function changedFigures(
  describer: LookDescriber,
  photos: readonly Uint8Array[],
  onStep: (text: string) => void,
): Promise<Figure[]> {
  const drawn = await distinctDrawings(pictureCount, onStep)
  const looks: LookCandidate[] = []
  for (const [index, { product, picture }] of drawn.entries()) {
    if (index % 500 === 0) onStep(`described: ${index} of ${drawn.length}`)
    looks.push({ productId: product.id, look: await describer.describeProduct(picture) })
  }
  const figures: Figure[] = []
  for (const { name, apply } of lookChanges) {
    if (photos.length === 0 && name.includes('photo')) continue
    onStep(name)
    const random = new Random(7)
    let right = 0
    for (let question = 0; question < questionCount; question++) {
      const asked = drawn[Math.floor((question * drawn.length) / questionCount)] as Drawn
      const photo = photos[question % Math.max(1, photos.length)] ?? new Uint8Array()
      const query = await describer.describeQuery(await apply(asked.product, asked.picture, random, photo))
      const [first] = describer.rank(query, nearest(query, looks))
      if (first?.productId === asked.product.id) right++
    }
    figures.push({ figure: `${name}: the right one first`, value: percent(right, questionCount), aim: '≥ 95%' })
  }
  return figures
}

/** Drawings of the demo catalogue of which no two have the same pixels. */
async function distinctDrawings(count: number, onStep: (text: string) => void): Promise<Drawn[]> {
  const products = demoProducts(await readVocabulary(), 1)
  const seen = new Set<string>()
  const drawn: Drawn[] = []
  while (drawn.length < count) {
    if (drawn.length % 500 === 0) onStep(`drawn: ${drawn.length} of ${count}`)
    const product = { ...products.next().value, version: 1 }
    const picture = await drawProduct(product)
    const hash = createHash('sha256').update(picture).digest('hex')
    if (!seen.has(hash)) drawn.push({ product, picture })
    seen.add(hash)
  }
  return drawn
}

/** What an index would give: those nearest to any of the query's vectors. */
function nearest(query: readonly Look[], looks: readonly LookCandidate[]): LookCandidate[] {
  const scored = looks.map((candidate) => ({
    candidate,
    score: Math.max(...query.map(({ vector }) => innerProduct(vector, candidate.look.vector))),
  }))
  scored.sort((one, other) => other.score - one.score)
  return scored.slice(0, candidateCount).map(({ candidate }) => candidate)
}

function innerProduct(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

export const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}% of ${whole}`
