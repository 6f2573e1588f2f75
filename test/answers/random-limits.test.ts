import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { icecatSet } from '../../bench/evaluation-set.ts'
import { productsOfFeed } from '../../bench/products-of-feed.ts'
import { filtersOf } from '../../src/answers/filters.ts'
import { productColours } from '../../src/catalogue/colours.ts'
import { measureOf } from '../../src/catalogue/measures.ts'
import { type Product, unitOf } from '../../src/catalogue/product.ts'
import { prepareDemoCatalogue } from '../../src/operations/demo-catalogue.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../../src/search/vector-search.ts'
import { isInside } from '../contracts/naive-search.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'
import { conversation } from './conversation.ts'

const combinations = 500

interface Shelf {
  engine: SearchEngine
  products: Product[]
  close(): Promise<void>
}

async function shelfOf(products: readonly Product[]): Promise<Shelf> {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-limits-'))
  const path = join(folder, 'catalogue.db')
  const writer = await openSqliteWriter(path)
  for (let i = 0; i < products.length; i += 500) await writer.write(products.slice(i, i + 500))
  await writer.close()
  const engine = await openSqliteEngine(path)
  return {
    engine,
    products: [...products],
    async close() {
      await engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What a shopper says, and what it rules out: whatever the answer understood, nothing shown may break it. */
interface Combination {
  turns: string[]
  holds(product: Product): boolean
}

const roll = fc.record({
  product: fc.nat(),
  parts: fc.subarray(['price', 'brand', 'colour', 'measure'] as const, { minLength: 1 }),
  share: fc.double({ min: 0.5, max: 2, noNaN: true }),
  bound: fc.constantFrom('under', 'over', 'between', 'about'),
  isExcluded: fc.boolean(),
  inTurns: fc.boolean(),
  attribute: fc.nat(),
  isMost: fc.boolean(),
})

const usd = ({ price }: Product): number => (price?.currency === 'USD' ? price.amount : Number.NaN)

/** Limits drawn around a product of the catalogue, so that some are met and some are not. */
function combinationOf(
  products: readonly Product[],
  drawn: typeof roll extends fc.Arbitrary<infer T> ? T : never,
): Combination {
  const product = products[drawn.product % products.length] ?? products[0]
  if (product === undefined) throw new Error('There are no products.')
  const limits: { text: string; holds: (other: Product) => boolean }[] = []
  const dollars = Math.max(1, Math.round(((usd(product) || 5_000) * drawn.share) / 100))
  if (drawn.parts.includes('price')) limits.push(priceLimit(dollars, drawn.bound))
  const { brand } = product
  if (drawn.parts.includes('brand') && brand !== undefined && /^\p{L}{4,}$/u.test(brand)) {
    const isOf = (other: Product) => other.brand?.toLowerCase() === brand.toLowerCase()
    limits.push(
      drawn.isExcluded
        ? { text: `not from ${brand}`, holds: (other) => !isOf(other) }
        : { text: `by ${brand}`, holds: isOf },
    )
  }
  const [colour] = productColours(product)
  if (drawn.parts.includes('colour') && colour !== undefined) {
    const has = (other: Product) => productColours(other).includes(colour)
    limits.push(
      drawn.isExcluded
        ? { text: `not in ${colour}`, holds: (other) => !has(other) }
        : { text: `in ${colour}`, holds: has },
    )
  }
  const measure = drawn.parts.includes('measure') ? measureText(product, drawn) : undefined
  const noun = product.category.at(-1)?.toLowerCase() ?? product.title.split(' ').slice(-2).join(' ').toLowerCase()
  const begun = measure === undefined ? noun : `${noun} ${measure}`
  const texts = limits.map(({ text }) => text)
  return {
    turns: drawn.inTurns ? [begun, ...texts] : [[begun, ...texts].join(', ')],
    holds: (other) => limits.every((limit) => limit.holds(other)),
  }
}

function priceLimit(dollars: number, bound: string) {
  const cents = dollars * 100
  if (bound === 'under') return { text: `under $${dollars}`, holds: (other: Product) => usd(other) <= cents }
  if (bound === 'over') return { text: `over $${dollars}`, holds: (other: Product) => usd(other) >= cents }
  if (bound === 'about')
    return {
      text: `around $${dollars}`,
      holds: (other: Product) => usd(other) >= 0.8 * cents - 1 && usd(other) <= 1.2 * cents + 1,
    }
  return {
    text: `between $${dollars} and $${2 * dollars}`,
    holds: (other: Product) => usd(other) >= cents && usd(other) <= 2 * cents,
  }
}

function measureText(
  { attributes, units }: Product,
  { attribute, isMost }: { attribute: number; isMost: boolean },
): string | undefined {
  const measured = Object.entries(attributes).flatMap(([name, value]) => {
    const unit = unitOf({ units }, name)
    return typeof value === 'number' && measureOf(value, unit) !== undefined ? [`${value} ${unit}`] : []
  })
  const chosen = measured[attribute % Math.max(1, measured.length)]
  return chosen && `with ${isMost ? 'at most' : 'at least'} ${chosen}`
}

async function violations({ engine, products }: Shelf): Promise<{ broken: string[]; shown: number }> {
  const search = createProductSearch({
    engine,
    vectors: noVectorSearch,
    onFailure: () => expect.unreachable(),
    thesaurus: createThesaurus({ same: [], narrower: [] }),
  })
  const broken: string[] = []
  let shown = 0
  for (const drawn of fc.sample(roll, { numRuns: combinations, seed: 20_261_124 })) {
    const { turns, holds } = combinationOf(products, drawn)
    const chat = conversation([], 'USD', { search, lexicon: () => engine.lexicon() })
    for (const [index, text] of turns.entries()) {
      const { products: found, state } = await chat.say(text)
      shown += found.length
      const filters = filtersOf(state)
      const isLast = index === turns.length - 1
      const wrong = found.filter((product) => !isInside(product, filters) || (isLast && !holds(product)))
      if (wrong.length > 0) broken.push(`${turns.slice(0, index + 1).join(' / ')}: ${wrong[0]?.title}`)
    }
  }
  return { broken, shown }
}

function keepsToLimits(shelf: () => Shelf): void {
  it(`shows no product outside the limits of ${combinations} random combinations`, async () => {
    const { broken, shown } = await violations(shelf())
    expect(broken).toEqual([])
    expect(shown).toBeGreaterThan(combinations)
  }, 240_000)
}

describe('in the demo catalogue', () => {
  let shelf: Shelf
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shopclerk-demo-'))
    const path = join(folder, 'demo.jsonl')
    await prepareDemoCatalogue(path)
    shelf = await shelfOf(await Array.fromAsync(productsOfFeed(path, 'jsonl')))
    await rm(folder, { recursive: true })
  }, 120_000)
  afterAll(() => shelf.close())
  keepsToLimits(() => shelf)
})

describeWith('TEST_DATA', 'in 19,406 real products', () => {
  let shelf: Shelf
  const set = icecatSet(testData)
  beforeAll(async () => {
    if (set === undefined) throw new Error('TEST_DATA has no icecat/products.jsonl.gz.')
    shelf = await shelfOf(await Array.fromAsync(productsOfFeed(set.catalogue, set.format)))
  }, 180_000)
  afterAll(() => shelf.close())
  keepsToLimits(() => shelf)
})
