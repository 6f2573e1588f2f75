/** A number with its unit, as written, and the same in the base unit of its dimension. */
export interface Measure {
  value: number
  unit: string
  dimension: string
  /** In the dimension's base unit: mm, g, ml, bytes, s, W, Hz, Wh, V. */
  base: number
}

/** How many base units one is, how catalogues write it, and how people say it beside that, in the singular. */
type UnitRow = readonly [factor: number, written: string, said?: string]

/** Factors of length and mass outside the metric system are the international ones of 1959; the gallon is that of the US. */
const dimensions: Readonly<Record<string, readonly UnitRow[]>> = {
  length: [
    [1e-6, 'nm', 'nanometre nanometer'],
    [1e-3, 'µm', 'um micron'],
    [1, 'mm', 'millimetre millimeter'],
    [10, 'cm', 'centimetre centimeter cms'],
    [1000, 'm', 'metre meter mtr'],
    [1e6, 'km', 'kilometre kilometer'],
    [25.4, 'in inch inches "', 'inche inchs ″ ”'],
    [304.8, 'ft', 'foot feet'],
    [914.4, 'yd', 'yard'],
    [1_609_344, 'mi', 'mile'],
  ],
  weight: [
    [0.001, 'mg', 'milligram'],
    [1, 'g', 'gram gramme gr'],
    [1000, 'kg', 'kilo kilogram kilogramme kgs'],
    [28.349523125, 'oz', 'ounce'],
    [453.59237, 'lb lbs', 'pound'],
    [1e6, 't', 'ton tonne'],
  ],
  volume: [
    [1, 'ml mL', 'millilitre milliliter'],
    [10, 'cl', 'centilitre centiliter'],
    [100, 'dl', 'decilitre deciliter'],
    [1000, 'l L', 'litre liter ltr'],
    [3785.411784, 'gal', 'gallon'],
    [946.352946, 'qt', 'quart'],
    [29.5735295625, 'floz'],
  ],
  data: [
    [1e3, 'KB', 'kilobyte'],
    [1e6, 'MB', 'megabyte'],
    [1e9, 'GB', 'gig gigabyte gbs'],
    [1e12, 'TB', 'terabyte tera'],
  ],
  time: [
    [0.001, 'ms', 'millisecond'],
    [1, 's', 'sec second'],
    [60, 'min', 'minute'],
    [3600, 'h', 'hr hour'],
    [86_400, 'days', 'day'],
    [604_800, 'weeks', 'week'],
    [2_629_746, 'months', 'month'],
    [31_556_952, 'years', 'year yr yo'],
  ],
  power: [
    [0.001, 'mW', 'milliwatt'],
    [1, 'W', 'watt'],
    [1000, 'kW', 'kilowatt'],
  ],
  frequency: [
    [1, 'Hz', 'hertz'],
    [1e3, 'kHz', 'kilohertz'],
    [1e6, 'MHz', 'megahertz'],
    [1e9, 'GHz', 'gigahertz'],
  ],
  energy: [
    [1, 'Wh', 'watthour watt-hour'],
    [1000, 'kWh'],
  ],
  charge: [
    [1, 'mAh', 'milliamp-hour'],
    [1000, 'Ah'],
  ],
  voltage: [
    [0.001, 'mV'],
    [1, 'V', 'volt'],
    [1000, 'kV'],
  ],
  current: [
    [0.001, 'mA', 'milliamp'],
    [1, 'A', 'amp ampere'],
  ],
  light: [[1, 'lm', 'lumen']],
  luminance: [[1, 'cd/m²', 'nit']],
  noise: [[1, 'dB', 'decibel dba']],
  resolution: [
    [1, 'dpi ppi'],
    [1e6, 'MP', 'mp megapixel'],
  ],
  'print speed': [[1, 'ppm']],
  'frame rate': [[1, 'fps']],
  'data rate': [
    [1e3, 'KB/s'],
    [1e6, 'MB/s'],
    [1e9, 'GB/s'],
    [125_000, 'Mbit/s', 'mbps mbit'],
    [125_000_000, 'Gbit/s', 'gbps gbit'],
  ],
  'paper weight': [[1, 'gsm g/m²']],
  temperature: [[1, '°C', 'celsius']],
  rotation: [[1, 'rpm']],
}

interface Unit {
  dimension: string
  factor: number
}

const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries(dimensions).flatMap(([dimension, rows]) =>
    rows.flatMap(([factor, written, said = '']) =>
      `${written} ${said}`
        .trim()
        .split(' ')
        .map((unit) => [unit.toLowerCase(), { dimension, factor }] as const),
    ),
  ),
)

/** Units as catalogues write them, with their case. */
export const writtenUnits: readonly string[] = Object.values(dimensions).flatMap((rows) =>
  rows.flatMap(([, written]) => written.split(' ').filter((unit) => unit !== '"')),
)

/** Milliwatts and megawatts differ by their case; every other unit is known in any. */
const unitNamed = (text: string): Unit | undefined => {
  const folded = text.toLowerCase().trim()
  return units.get(folded) ?? (folded.length > 2 ? units.get(folded.replace(/s$/, '')) : undefined)
}

export const isUnit = (text: string): boolean => unitNamed(text) !== undefined

/** The units of the same dimension as this one, folded, with what one of them is in base units; empty for an unknown unit. */
export function unitsBeside(unit: string): readonly { unit: string; factor: number }[] {
  const dimension = unitNamed(unit)?.dimension
  return dimension === undefined ? [] : (unitsOf.get(dimension) ?? [])
}

const unitsOf = new Map(
  [...Map.groupBy(units, ([, { dimension }]) => dimension)].map(([dimension, of]) => [
    dimension,
    of.map(([unit, { factor }]) => ({ unit, factor })),
  ]),
)

/** A value and its unit as a measure; undefined when the unit is none of a known dimension. */
export function measureOf(value: number, unit: string | undefined): Measure | undefined {
  const known = unit === undefined ? undefined : unitNamed(unit)
  if (unit === undefined || known === undefined) return undefined
  return { value, unit, dimension: known.dimension, base: value * known.factor }
}

/** The measure in another unit of its dimension, rounded to what a reader needs; undefined across dimensions. */
export function convertedTo({ base, dimension }: Measure, unit: string, digits = 3): number | undefined {
  const known = unitNamed(unit)
  if (known === undefined || known.dimension !== dimension) return undefined
  return Number((base / known.factor).toPrecision(digits))
}

/** Equal but for rounding: 15.6 in is 39.6 cm. */
export const isSameMeasure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 0.005 * Math.max(Math.abs(one), Math.abs(other))
