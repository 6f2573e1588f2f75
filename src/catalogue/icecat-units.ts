/**
 * Units of Icecat's numbers, which the feed does not carry: those of Icecat's own definition of the
 * feature, and only within the range in which no other unit could be meant. Outside it, and for names
 * that mix units (internal memory is in GB or MB, package sizes in mm or inches), none is given.
 */
interface UnitRule {
  unit: string
  min: number
  max: number
}

const millimetres: UnitRule = { unit: 'mm', min: 1, max: 100_000 }
const grams: UnitRule = { unit: 'g', min: 5, max: 1_000_000 }
const metres: UnitRule = { unit: 'm', min: 0.03, max: 100 }
const watts: UnitRule = { unit: 'W', min: 0.1, max: 20_000 }
const gigabytes: UnitRule = { unit: 'GB', min: 8, max: 100_000 }
const gigahertz: UnitRule = { unit: 'GHz', min: 0.2, max: 8 }
const megahertz: UnitRule = { unit: 'MHz', min: 50, max: 10_000 }
const degreesCelsius: UnitRule = { unit: '°C', min: -60, max: 150 }
const degrees: UnitRule = { unit: '°', min: 1, max: 360 }
const decibels: UnitRule = { unit: 'dB', min: 5, max: 140 }
const sheets: UnitRule = { unit: 'sheets', min: 1, max: 20_000 }
const pages: UnitRule = { unit: 'pages', min: 1, max: 2_000_000 }
const pagesPerMinute: UnitRule = { unit: 'ppm', min: 0.5, max: 200 }

const rules: Readonly<Record<string, UnitRule>> = {
  'display diagonal': { unit: 'in', min: 0.4, max: 120 },
  weight: grams,
  'package weight': grams,
  width: millimetres,
  height: millimetres,
  depth: millimetres,
  'cable length': metres,
  'usb cable length': metres,
  'power cable length': metres,
  'processor frequency': gigahertz,
  'processor boost frequency': gigahertz,
  'memory clock speed': megahertz,
  'hdd capacity': gigabytes,
  'ssd capacity': gigabytes,
  'thermal design power tdp': watts,
  'power consumption typical': watts,
  'battery capacity watt hours': { unit: 'Wh', min: 1, max: 1_000 },
  'processor lithography': { unit: 'nm', min: 3, max: 500 },
  'viewing angle horizontal': degrees,
  'viewing angle vertical': degrees,
  'display brightness': { unit: 'cd/m²', min: 50, max: 5_000 },
  'maximum operating temperature': degreesCelsius,
  'total megapixels': { unit: 'MP', min: 0.3, max: 200 },
  'noise level': decibels,
  'core diameter': { unit: 'µm', min: 5, max: 100 },
  'paper tray 1 input capacity': sheets,
  'total input capacity': sheets,
  'total output capacity': sheets,
  'black toner page yield': pages,
  'colour toner page yield': pages,
  'black ink page yield': pages,
  'colour ink page yield': pages,
  'colour ink volume': { unit: 'ml', min: 0.5, max: 2_000 },
  'black ink volume': { unit: 'ml', min: 0.5, max: 2_000 },
  'print speed black normal quality a4 us letter': pagesPerMinute,
  'print speed colour normal quality a4 us letter': pagesPerMinute,
}

/** The unit that `value` of the attribute `name` surely has; undefined when it is not sure. */
export function icecatUnit(name: string, value: number): string | undefined {
  if (!Object.hasOwn(rules, name)) return undefined
  const rule = rules[name]
  return rule !== undefined && value >= rule.min && value <= rule.max ? rule.unit : undefined
}
