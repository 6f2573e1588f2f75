import type { Product } from '../catalogue/product.ts'
import type { ListItem } from './shopping-list.ts'

/** Attributes that say how many things are in one product, whatever a catalogue calls it. */
const packAttributes =
  /^(?:pack(?:age)?[ _-]?(?:size|quantity|count)|quantity (?:per pack|in pack)|items per pack|count per pack|units per pack|pieces per pack|pack|count)$/iu
const packInTitle =
  /(?<!\p{L})(?:packs?|sets?|box(?:es)?|packets?|bundle|case|tin|pk)\s+of\s+(?<of>\d{1,4})(?!\d)|(?<![\p{L}\d.,])(?<count>\d{1,4})(?:-|\s)?(?:packs?|pk|ct|count|pcs)(?!\p{L})/iu
const sheetAttributes = /^(?:sheets|number of sheets|sheets per pack|sheet count)$/iu
/** More is a number of something else. */
const largestPack = 5_000

/** How many things are in one of a product: 24 of 'Crayons, Pack of 24'; 1 where nothing says. */
export function packSizeOf({ title, attributes }: Pick<Product, 'title' | 'attributes'>): number {
  for (const [name, value] of Object.entries(attributes)) {
    const size = packAttributes.test(name) ? wholeNumber(value) : undefined
    if (size !== undefined) return size
  }
  const { of, count } = packInTitle.exec(title)?.groups ?? {}
  return wholeNumber(Number(of ?? count ?? 1)) ?? 1
}

const sheetsOf = ({ attributes }: Pick<Product, 'attributes'>): number | undefined => {
  const sheets = Object.entries(attributes).find(([name]) => sheetAttributes.test(name))
  return sheets === undefined ? undefined : wholeNumber(sheets[1])
}

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largestPack ? value : undefined

/** Units of which one holds many of a thing, so that one product is one of them. */
const packUnits: ReadonlySet<string> = new Set(
  'box pack packet set case carton bundle bag container canister tub tin jar ream roll bottle tube can pad'.split(' '),
)

/** How much is wanted of an item. */
export interface Wanted {
  /** Single things; undefined where packs are counted and nothing says what is in one. */
  pieces: number | undefined
  /** Packs as the list counts them. */
  packs: number
  isSheets: boolean
}

/** What an item asks for, `sets` times. */
export function wantedOf({ quantity, unit, pack }: Pick<ListItem, 'quantity' | 'unit' | 'pack'>, sets: number): Wanted {
  const packs = quantity * sets
  const isPacked = unit !== undefined && packUnits.has(unit)
  if (pack !== undefined) return { pieces: packs * pack, packs, isSheets: false }
  return { pieces: isPacked ? undefined : packs, packs, isSheets: unit === 'sheet' }
}

/** How many of a product have to be bought, and how many things more than are wanted come with them. */
export function packsNeeded(
  item: Pick<ListItem, 'quantity' | 'unit' | 'pack'>,
  product: Pick<Product, 'title' | 'attributes'>,
  sets: number,
): { packs: number; spare: number } {
  const wanted = wantedOf(item, sets)
  if (wanted.pieces === undefined) return { packs: wanted.packs, spare: 0 }
  const size = (wanted.isSheets ? sheetsOf(product) : undefined) ?? packSizeOf(product)
  const packs = Math.ceil(wanted.pieces / size)
  return { packs, spare: packs * size - wanted.pieces }
}
