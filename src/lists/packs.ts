import type { Product } from '../catalogue/product.ts'
import { type Contents, contentsOf, sheetsOfReam } from './pack-contents.ts'
import type { ListItem } from './shopping-list.ts'

type Counted = Pick<ListItem, 'text' | 'quantity' | 'unit' | 'pack' | 'packUnit'>

/** Units of which one holds many of a thing, so that one product is one of them; a roll, a pad or a tube is a thing itself. */
const packUnits: ReadonlySet<string> = new Set(
  'box pack packet set case carton bundle bag container canister tub tin'.split(' '),
)

/** What is sold by the sheet; of a notebook or a pad the sheets say how large it is. */
const soldBySheet =
  /(?<!\p{L})(?:papers?|card ?stock|cardboard|card|foil|sleeves|labels|protectors|laminating|transparenc(?:y|ies))(?!\p{L})/iu

/** Two things of which one is a pair of its own, as it is worn or held. */
const pairedThings =
  /(?<!\p{L})(?:scissors|shears|snips|secateurs|loppers|clippers|pliers|tweezers|tongs|gloves|mittens|mitts|socks|stockings|tights|shoes|boots|trainers|sneakers|slippers|sandals|flip-?flops|crocs|cleats|laces|shoelaces|trousers|pants|shorts|jeans|leggings|pyjamas|pajamas|glasses|sunglasses|spectacles|goggles|binoculars|headphones|earphones|ear ?buds|ear ?plugs|skis|skates|chopsticks|earrings|cufflinks|compasses)(?!\p{L})/iu

/** A pack of fewer is no pack of loose sheets: it counts reams or packets. */
const fewestSheets = 20

/** What has to be had, and what one product has of it. */
interface Share {
  wanted: number
  /** Undefined where the product does not say it in the measure of the list. */
  size: number | undefined
}

/** Sheets that are wanted; undefined where the list does not count in them. */
function sheetsWanted({ unit, pack, packUnit }: Counted, packs: number, ofUnmeasured: boolean): number | undefined {
  if (packUnit !== undefined) return packs * (pack ?? 1) * (packUnit === 'ream' ? sheetsOfReam : 1)
  if (unit === 'sheet') return packs * (pack ?? 1)
  if (unit === 'ream') return packs * (pack ?? sheetsOfReam)
  return ofUnmeasured && pack !== undefined ? packs * pack : undefined
}

function sharedOut(item: Counted, product: Pick<Product, 'title' | 'attributes'>, packs: number): Share {
  const { text, unit, pack } = item
  const contents = contentsOf(product, unit)
  const isBySheet = soldBySheet.test(text) || unit === 'ream'
  const asCounted: Share = { wanted: packs, size: undefined }
  // '70 ct' of a notebook, whose record counts its sheets alone.
  const countsSheets = contents.sheets !== undefined && (contents.pieces ?? 1) === 1
  const sheets = sheetsWanted(item, packs, countsSheets)
  const isPacked = unit !== undefined && packUnits.has(unit)
  if (sheets !== undefined && isBySheet) return sharedSheets(sheets, packs, item, contents)
  if (sheets !== undefined) return isPacked ? asCounted : pieces(packs, item, contents)
  if (pack !== undefined)
    return contents.pieces === undefined ? asCounted : { wanted: packs * pack, size: contents.pieces }
  if (isPacked) return asCounted
  return unit === 'pair' ? pairs(packs, text, product.title, contents) : pieces(packs, item, contents)
}

/** A pack of paper that names no sheets may count them as its pieces. */
function sharedSheets(sheets: number, packs: number, { unit }: Counted, contents: Contents): Share {
  if (contents.sheets !== undefined) return { wanted: sheets, size: contents.sheets }
  const { pieces: stated = 1 } = contents
  if (stated >= fewestSheets) return { wanted: sheets, size: stated }
  if (unit === 'ream') return { wanted: packs, size: stated }
  return { wanted: unit === 'sheet' ? 1 : packs, size: undefined }
}

/** Single things; a product that says of no number is one. */
function pieces(count: number, { unit }: Counted, { pieces: stated = 1, isOneUnit }: Contents): Share {
  return isOneUnit && unit !== undefined ? { wanted: count, size: undefined } : { wanted: count, size: stated }
}

/** A pair of dumbbells is two of what is sold as a dumbbell; a pair of scissors is one thing. */
function pairs(count: number, text: string, title: string, contents: Contents): Share {
  if (contents.pairs !== undefined) return { wanted: count, size: contents.pairs }
  if (pairedThings.test(text)) return { wanted: count, size: contents.pieces ?? 1 }
  if (contents.pieces !== undefined) return { wanted: 2 * count, size: contents.pieces }
  return { wanted: namesOne(title, text) ? 2 * count : count, size: 1 }
}

/** Whether a title has the last word of a name in the singular. */
function namesOne(title: string, name: string): boolean {
  const last = name.toLowerCase().split(/\s+/u).at(-1) ?? ''
  const words = title.toLowerCase().split(/[^\p{L}]+/u)
  return last.endsWith('s') && words.includes(last.replace(/s$/u, '')) && !words.includes(last)
}

/** How many of a product are bought. */
export interface Packs {
  packs: number
  /** Things, or sheets, more than are wanted. */
  spare: number
  /** How many are in one, in the measure of the list; 1 where that is not said. */
  size: number
}

/** How many of a product have to be bought for an item, `sets` times, and how many more than are wanted come with them. */
export function packsNeeded(item: Counted, product: Pick<Product, 'title' | 'attributes'>, sets: number): Packs {
  const { wanted, size } = sharedOut(item, product, item.quantity * sets)
  if (size === undefined) return { packs: wanted, spare: 0, size: contentsOf(product, item.unit).pieces ?? 1 }
  const packs = Math.ceil(wanted / size)
  return { packs, spare: packs * size - wanted, size }
}
