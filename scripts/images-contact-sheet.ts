import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { demoProducts } from '../src/catalogue/demo/catalogue.ts'
import { readVocabulary } from '../src/catalogue/demo/vocabulary-files.ts'
import type { Product } from '../src/catalogue/product.ts'
import { loadConfig } from '../src/config.ts'
import { StartupError } from '../src/errors.ts'
import { drawProduct } from '../src/images/drawn/draw-product.ts'
import { integer, readFlags, UsageError } from './flags.ts'

const usage = `Usage: npm run images:contact-sheet -- [--kind WORDS] [--variants N] [--cell N] [--columns N] [--seed S] [--out FILE]

One picture of the drawings of the demo catalogue, kind by kind, to look at.

  --kind      only departments and kinds whose names hold these words; default: all
  --variants  how many products of a kind, as unlike as there are, 1 to 24; default: 3
  --cell      width and height of one drawing in pixels, 32 to 512; default: 160
  --columns   1 to 40; default: 12
  --seed      of the demo catalogue; default: 1
  --out       a .png; default: contact-sheet.png in DATA_DIR`

/** Of so many products some of each kind are as unlike as they come. */
const productsLookedAt = 5_000

interface Arguments {
  kind: string
  variants: number
  cell: number
  columns: number
  seed: number
  out: string
}

/** Undefined when the usage is asked for. */
function readArguments(): Arguments | undefined {
  const { values } = parsedArguments()
  if (values.help) return undefined
  return {
    kind: (values.kind ?? '').toLowerCase(),
    variants: integer('--variants', values.variants, 3, 1, 24),
    cell: integer('--cell', values.cell, 160, 32, 512),
    columns: integer('--columns', values.columns, 12, 1, 40),
    seed: integer('--seed', values.seed, 1, 0, Number.MAX_SAFE_INTEGER),
    out: resolve(values.out ?? join(loadConfig().dataDir, 'contact-sheet.png')),
  }
}

function parsedArguments() {
  const text = { type: 'string' } as const
  return readFlags({
    options: {
      kind: text,
      variants: text,
      cell: text,
      columns: text,
      seed: text,
      out: text,
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
}

/** Products of the demo catalogue by department and kind, in the order of their names. */
async function productsByKind(kind: string, seed: number): Promise<Product[][]> {
  const kinds = new Map<string, Product[]>()
  const products = demoProducts(await readVocabulary(), seed)
  for (let i = 0; i < productsLookedAt; i++) {
    const { value } = products.next()
    const name = value.category.join(' / ')
    if (!name.toLowerCase().includes(kind)) continue
    const of = kinds.get(name) ?? []
    kinds.set(name, of)
    of.push({ ...value, version: 1 })
  }
  return [...kinds].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([, list]) => list)
}

/**
 * So many of a kind that differ in colour, pack, style or material. `turn` is where the first is taken from, so that
 * not every kind begins with black.
 */
function unlike(products: readonly Product[], count: number, turn: number): Product[] {
  const looks = new Map<string, Product>()
  for (const product of products) {
    const { colour, style, material, 'pack size': pack } = product.attributes
    const look = [colour, style, material, pack].join('/')
    if (!looks.has(look)) looks.set(look, product)
  }
  const different = [...looks.values()]
  const pool = different.length >= count ? different : products
  return Array.from(
    { length: Math.min(count, pool.length) },
    (_, i) => pool[(turn + Math.floor((i * pool.length) / count)) % pool.length],
  ).flatMap((product) => product ?? [])
}

async function writeSheet({ cell, columns, out, ...options }: Arguments): Promise<void> {
  const kinds = await productsByKind(options.kind, options.seed)
  if (kinds.length === 0) throw new UsageError(`No department or kind is called '${options.kind}'.`)
  const chosen = kinds.flatMap((products, turn) => unlike(products, options.variants, turn))
  const tiles: OverlayOptions[] = []
  let milliseconds = 0
  for (const [i, product] of chosen.entries()) {
    const start = performance.now()
    const drawing = await drawProduct(product)
    milliseconds += performance.now() - start
    const input = await sharp(drawing).resize(cell, cell).png().toBuffer()
    tiles.push({ input, left: (i % columns) * cell, top: Math.floor(i / columns) * cell })
  }
  await mkdir(dirname(out), { recursive: true })
  const height = Math.ceil(chosen.length / columns) * cell
  const width = Math.min(columns, chosen.length) * cell
  // 256 colours hold the soft gradients well enough, in a third of the size.
  await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(tiles)
    .png({ palette: true, colours: 256, dither: 0.6, compressionLevel: 9 })
    .toFile(out)
  console.log(
    `${out}: ${chosen.length} drawings of ${kinds.length} kinds, ${(milliseconds / chosen.length).toFixed(1)} ms each`,
  )
}

try {
  const given = readArguments()
  if (given === undefined) console.log(usage)
  else await writeSheet(given)
} catch (error) {
  if (!(error instanceof UsageError || error instanceof StartupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
