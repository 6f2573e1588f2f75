import type { Word } from '../understanding/words.ts'

/** A number with its unit, as written, and the same in the base unit of its dimension. */
export interface Measure {
  value: number
  unit: string
  dimension: string
  /** In the dimension's base unit: mm, g, ml, bytes, s, W, Hz, Wh, V. */
  base: number
}

/** Factors to the base unit. Those of length and mass outside the metric system are the international ones of 1959. */
const dimensions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  length: {
    mm: 1,
    millimetre: 1,
    millimeter: 1,
    cm: 10,
    centimetre: 10,
    centimeter: 10,
    m: 1000,
    metre: 1000,
    meter: 1000,
    km: 1e6,
    in: 25.4,
    inch: 25.4,
    inche: 25.4,
    '"': 25.4,
    ft: 304.8,
    foot: 304.8,
    feet: 304.8,
    yard: 914.4,
  },
  weight: {
    mg: 0.001,
    g: 1,
    gram: 1,
    kg: 1000,
    kilo: 1000,
    kilogram: 1000,
    oz: 28.349523125,
    ounce: 28.349523125,
    lb: 453.59237,
    pound: 453.59237,
  },
  volume: { ml: 1, millilitre: 1, cl: 10, l: 1000, litre: 1000, liter: 1000 },
  data: { kb: 1e3, mb: 1e6, megabyte: 1e6, gb: 1e9, gig: 1e9, gigabyte: 1e9, tb: 1e12, terabyte: 1e12 },
  time: {
    s: 1,
    sec: 1,
    second: 1,
    min: 60,
    minute: 60,
    h: 3600,
    hr: 3600,
    hour: 3600,
    day: 86_400,
    week: 604_800,
    month: 2_629_746,
    year: 31_556_952,
    yr: 31_556_952,
  },
  power: { w: 1, watt: 1, kw: 1000 },
  frequency: { hz: 1, khz: 1e3, mhz: 1e6, ghz: 1e9 },
  energy: { wh: 1, kwh: 1000 },
  charge: { mah: 1, ah: 1000 },
  voltage: { v: 1, volt: 1 },
  light: { lm: 1, lumen: 1 },
  noise: { db: 1, decibel: 1 },
  resolution: { dpi: 1, mp: 1e6, megapixel: 1e6 },
  'print speed': { ppm: 1 },
}

const units = new Map(
  Object.entries(dimensions).flatMap(([dimension, factors]) =>
    Object.entries(factors).map(([unit, factor]) => [unit, { dimension, factor }] as const),
  ),
)

/** Units by how they may be written: `Hours`, `mm`, `litres`. */
const unitNamed = (text: string) => {
  const folded = text.toLowerCase().trim()
  return units.get(folded) ?? (folded.length > 2 ? units.get(folded.replace(/s$/, '')) : undefined)
}

export const isUnit = (text: string): boolean => unitNamed(text) !== undefined

/** A value and its unit as a measure; undefined when the unit is none of a known dimension. */
export function measureOf(value: number, unit: string | undefined): Measure | undefined {
  const known = unit === undefined ? undefined : unitNamed(unit)
  if (unit === undefined || known === undefined) return undefined
  return { value, unit, dimension: known.dimension, base: value * known.factor }
}

/** The measure in another unit of its dimension, rounded to what a reader needs; undefined across dimensions. */
export function convertedTo({ base, dimension }: Measure, unit: string): number | undefined {
  const known = unitNamed(unit)
  if (known === undefined || known.dimension !== dimension) return undefined
  return Number((base / known.factor).toPrecision(3))
}

/** Equal but for rounding: 15.6 in is 39.6 cm. */
export const isSameMeasure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 0.005 * Math.max(Math.abs(one), Math.abs(other))

/** Measures within a text: '16 GB', '20cm', '15"'. */
export function measuresIn(words: readonly Word[]): Measure[] {
  return words.flatMap((word, index) => {
    if (word.kind !== 'number' || Number.isNaN(word.value)) return []
    // 5G is a network, not five grams.
    if (/^[2-6]g$/i.test(word.raw)) return []
    const next = words[index + 1]
    const unit = word.unit !== '' ? word.unit : /["″”]/.test(next?.text ?? '') ? '"' : next?.text
    return measureOf(word.value, unit) ?? []
  })
}
