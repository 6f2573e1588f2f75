import { isColourAttribute, productColours } from '../../catalogue/colours.ts'
import { hash32, Random } from '../../catalogue/demo/random.ts'
import type { Product } from '../../catalogue/product.ts'
import type { Hex } from './colour.ts'
import { basicTintOf, materialTint, paletteOf, quietTints, tintOf } from './tints.ts'

/** What a drawing is made of: what the record says that can be seen. Nothing of it is ever written into the picture. */
export interface Subject {
  /** Stable for the product's id: what differs between two products of one kind. */
  random: Random
  /** Of the product; of its material, or a quiet one, when none is stated. */
  colour: Hex
  /** Whether the record states the colour. */
  isStated: boolean
  /** A second stated colour. */
  second: Hex | undefined
  /** The colour of the i-th thing of a set: the product's, or the next one of a mixture. */
  colourOf(i: number): Hex
  /** Whether the things of a set differ in colour. */
  isMixed: boolean
  /** How many a pack holds, at least 1. */
  count: number
  /** An attribute in lower case; '' when there is none. */
  text(name: string): string
  /** An attribute within bounds; `otherwise` when it is no number. */
  number(name: string, otherwise: number, low: number, high: number): number
  /** Whether an attribute is true. */
  has(name: string): boolean
  /** The stated colour, else that of the material, else `otherwise`. */
  tint(otherwise: Hex): Hex
  /** Title in lower case, for what only it tells. */
  title: string
}

/** The most that a picture counts out. */
const mostCounted = 100
/** Longer texts say nothing more that can be seen. */
const longestText = 200

export function subjectOf(product: Product): Subject {
  const text = (name: string): string => {
    const value = Object.hasOwn(product.attributes, name) ? product.attributes[name] : undefined
    return value === undefined ? '' : String(value).slice(0, longestText).toLowerCase()
  }
  const number = (name: string, otherwise: number, low: number, high: number): number => {
    const value = Object.hasOwn(product.attributes, name) ? product.attributes[name] : undefined
    const read = typeof value === 'number' ? value : Number.parseFloat(String(value))
    return Number.isFinite(read) ? Math.min(high, Math.max(low, read)) : otherwise
  }
  const random = new Random(hash32(product.id))
  const title = product.title.slice(0, longestText).toLowerCase()
  const stated = statedColours(product)
  const palette = stated.palette
  const material = materialTint(
    ['material', 'body', 'case material', 'housing', 'surface', 'barrel'].map(text).join(' '),
  )
  const quiet = quietTints[hash32(product.brand ?? product.id) % quietTints.length] ?? quietTints[0]
  const first = stated.tints[0] ?? palette?.[0]
  return {
    random,
    colour: first ?? material ?? quiet,
    isStated: first !== undefined,
    second: stated.tints[1],
    colourOf: (i) => (palette === undefined ? (first ?? material ?? quiet) : (palette[i % palette.length] ?? quiet)),
    isMixed: palette !== undefined,
    count: Math.round(number('pack size', packOfTitle(title), 1, mostCounted)),
    text,
    number,
    has: (name) => Object.hasOwn(product.attributes, name) && product.attributes[name] === true,
    tint: (otherwise) => first ?? material ?? otherwise,
    title,
  }
}

interface StatedColours {
  tints: Hex[]
  palette: readonly Hex[] | undefined
}

/** The shades that the colour attributes name; failing those, the basic colours that the catalogue reads in the record. */
function statedColours(product: Product): StatedColours {
  for (const [name, value] of Object.entries(product.attributes).slice(0, 200)) {
    if (typeof value !== 'string' || !isColourAttribute(name)) continue
    const words = value.slice(0, longestText).toLowerCase()
    const palette = paletteOf(words)
    if (palette !== undefined) return { tints: [], palette }
    const tints = words.split(/[,/;|&+]|\sand\s/).flatMap((part) => tintOf(part) ?? [])
    if (tints.length > 0) return { tints, palette: undefined }
  }
  const colours = productColours({ ...product, title: product.title.slice(0, longestText) })
  if (colours[0] === 'multicolour') return { tints: [], palette: paletteOf('assorted') }
  return { tints: colours.map(basicTintOf), palette: undefined }
}

/** 'Pack of 6', 'set of 4', '12-pack', '6 pcs'; 1 when a title tells of none. */
function packOfTitle(title: string): number {
  const [, of, pack] =
    /\b(?:packs?|sets?|box) of (\d{1,3})\b|\b(\d{1,3})[ -]?(?:pack|pcs|pieces|set)\b/.exec(title) ?? []
  return Number(of ?? pack ?? 1) || 1
}
