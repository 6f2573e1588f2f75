import type { Product } from '../catalogue/product.ts'

/** What a product's record says is in one of it; each is undefined where it says nothing of it. */
export interface Contents {
  /** Things: 24 of 'Crayons, Pack of 24'. */
  pieces: number | undefined
  sheets: number | undefined
  pairs: number | undefined
  /** Whether the product is one of the unit that was asked for, whatever is in it: 'Tennis Balls, Can of 3'. */
  isOneUnit: boolean
}

/** Attributes that say how many things are in one product, whatever a catalogue calls it. */
const packAttributes =
  /^(?:pack(?:age)?[ _-]?(?:size|quantity|count)|quantity (?:per pack|in pack)|items per pack|count per pack|units per pack|pieces per pack|pack|count)$/iu
const packInTitle =
  /(?<!\p{L})(?:packs?|sets?|box(?:es)?|packets?|bundle|case|tin|pk)\s+of\s+(?<of>\d{1,4})(?!\d)|(?<![\p{L}\d.,])(?<count>\d{1,4})(?:-|\s)?(?:packs?|pk|ct|count|pcs)(?!\p{L})/iu
const sheetAttributes = /^(?:sheets|number of sheets|sheets per pack|sheet count)$/iu
/** Of one of several in a pack: 'sheets per pad'. */
const sheetsOfEach = /^sheets (?:per|in an?|of each) (?!pack)/iu
const sheetsInTitle = /(?<![\p{L}\d.,])(?<sheets>\d{1,3}(?:,\d{3})|\d{1,5})[ -]?(?:sheets?|shts?)(?!\p{L})/iu
const reamsInTitle = /(?<![\p{L}\d.,])(?<reams>\d{1,3})[ -]?reams?(?!\p{L})/iu
const pairsInTitle = /(?<![\p{L}\d.,])(?<pairs>\d{1,3})[ -]?(?:pairs?|prs?)(?!\p{L})|(?<!\p{L})(?<one>pair)(?!\p{L})/iu
/** More is a number of something else. */
const largestPack = 5_000

/** As paper is packed everywhere. */
export const sheetsOfReam = 500

type Record = Pick<Product, 'title' | 'attributes'>

/** What is in one of a product; `unit` is that of the list, in the singular, which its title may count: '6 rolls'. */
export function contentsOf(product: Record, unit?: string): Contents {
  const { title } = product
  const pairs = pairsInTitle.exec(title)?.groups
  return {
    pieces: piecesOf(product, unit),
    sheets: sheetsOf(product),
    pairs: pairs === undefined ? undefined : wholeNumber(Number(pairs.pairs ?? 1)),
    isOneUnit: unit !== undefined && unitOf(title) === unit,
  }
}

function piecesOf({ title, attributes }: Record, unit: string | undefined): number | undefined {
  const stated = numberIn(attributes, packAttributes)
  if (stated !== undefined) return stated
  const { of, count } = packInTitle.exec(title)?.groups ?? {}
  const named = countsInTitle.exec(title)?.groups
  const ofUnit = named?.unit?.toLowerCase() === unit ? named?.count : undefined
  const said = of ?? count ?? ofUnit
  return said === undefined ? undefined : wholeNumber(Number(said))
}

const countsInTitle =
  /(?<![\p{L}\d.,])(?<count>\d{1,4})[ -]?(?<unit>roll|pad|bottle|tube|jar|can|stick|bar)s?(?!\p{L})/iu
const unitInTitle = /(?<!\p{L})(?<unit>roll|pad|bottle|tube|jar|can|stick|bar)\s+of\s+\d/iu
const unitOf = (title: string): string | undefined => unitInTitle.exec(title)?.groups?.unit?.toLowerCase()

function sheetsOf(product: Record): number | undefined {
  const { title, attributes } = product
  const stated = numberIn(attributes, sheetAttributes)
  if (stated !== undefined) return stated
  const each = numberIn(attributes, sheetsOfEach)
  if (each !== undefined) return each * (piecesOf(product, undefined) ?? 1)
  const named = sheetsInTitle.exec(title)?.groups?.sheets
  if (named !== undefined) return wholeNumber(Number(named.replace(',', '')))
  const reams = reamsInTitle.exec(title)?.groups?.reams
  return reams === undefined ? undefined : Number(reams) * sheetsOfReam
}

function numberIn(attributes: Product['attributes'], names: RegExp): number | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    const number = names.test(name) ? wholeNumber(value) : undefined
    if (number !== undefined) return number
  }
  return undefined
}

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largestPack ? value : undefined
