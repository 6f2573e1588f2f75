import { phrases } from '../phrases.ts'

/** What is measured, as people say it and as catalogues call it. */
export interface Aspect {
  /** The dimensions that it can be in; a battery's life is a time, its capacity a charge. */
  dimensions: readonly string[]
  /** Names that catalogues give it, best first, each a list of words that the name must hold. */
  names: readonly (readonly string[])[]
  /** Said of what it bears or takes: 'holds 150 kg' asks for at least that. */
  isLeast?: true
}

const aspect = (dimensions: string, names: string, isLeast?: true): Aspect => ({
  dimensions: dimensions.split(', '),
  names: names.split(', ').map((name) => name.split(' ')),
  ...(isLeast && { isLeast }),
})

export const screenSize = aspect('length', 'screen size, display diagonal, screen diagonal, display size, screen')
const memory = aspect('data', 'memory, internal memory, ram')
const storage = aspect('data', 'storage, total storage capacity, ssd capacity, hdd capacity, capacity')
const ssd = aspect('data', 'storage, ssd capacity, total storage capacity, capacity')
const hdd = aspect('data', 'storage, hdd capacity, total storage capacity, capacity')
const batteryLife = aspect('time', 'battery life, run time, operating time, playing time, burning time')
const length = aspect('length', 'length, cable length')
const load = aspect('weight', 'maximum load, load capacity, maximum weight, weight capacity', true)

/** Words beside a measure that say what it is of. */
export const aspects = phrases<readonly Aspect[]>([
  [[memory], 'ram, memory, of ram, of memory, working memory'],
  [[storage], 'storage, of storage, storage space, disk space, of space, space, internal storage'],
  [[ssd], 'ssd, of ssd, ssd storage'],
  [[hdd], 'hdd, hard drive, hard disk, of hdd'],
  [
    [screenSize],
    'screen, display, screen size, display size, diagonal, screen diagonal, in diagonal, size of screen, diagonally',
  ],
  [
    [batteryLife],
    'last, lasts, lasting, battery life, battery, of battery, of battery life, run time, runtime, playtime, playback, battery time, of playback, of playtime, on one charge, per charge, autonomy',
  ],
  [
    [aspect('charge', 'battery capacity, capacity'), aspect('energy', 'battery capacity, capacity')],
    'battery capacity, battery, capacity',
  ],
  [[aspect('weight', 'weight')], 'weight, weighs, weigh, weighing, in weight, heavy, total weight'],
  [[length], 'long, length, in length, lengths, longer, cable length'],
  [[aspect('length', 'width')], 'wide, width, in width, across, broad'],
  [[aspect('length', 'height')], 'tall, high, height, in height'],
  [[aspect('length', 'seat height')], 'seat height'],
  [[aspect('length', 'depth')], 'deep, depth, in depth'],
  [[aspect('length', 'thickness')], 'thick, thickness, in thickness'],
  [[aspect('length', 'diameter')], 'diameter, in diameter, round'],
  [
    [
      aspect('volume', 'capacity, volume'),
      aspect('data', 'storage, capacity, total storage capacity'),
      aspect('weight', 'capacity, maximum load'),
    ],
    'capacity, volume, in volume, of capacity',
  ],
  [[aspect('power', 'power, output power, power consumption, wattage')], 'power, of power, wattage, output'],
  [[aspect('frequency', 'refresh rate')], 'refresh rate, refresh'],
  [[aspect('frequency', 'processor frequency')], 'processor, cpu, clock speed, clock'],
  [
    [aspect('light', 'brightness'), aspect('luminance', 'brightness, display brightness')],
    'brightness, bright, of brightness',
  ],
  [[aspect('noise', 'noise level')], 'noise, noise level, loud'],
  [[aspect('time', 'warranty, guarantee')], 'warranty, guarantee, of warranty, of guarantee'],
  [
    [aspect('resolution', 'camera resolution, total megapixels, sensor resolution, resolution')],
    'camera, resolution, sensor, camera resolution',
  ],
  [
    [aspect('data rate', 'speed, data transfer rate'), aspect('print speed', 'print speed')],
    'speed, transfer speed, transfer rate',
  ],
  [[load], 'load, maximum load, weight capacity, load capacity, weight limit'],
])

/** Before a measure, these say what it is of and that it is the least: 'holds 150 kg', 'for someone over 100 kg'. */
export const bearing = phrases<Aspect>([
  [
    load,
    'holds, hold, supports, supporting, support, carries, carry, bears, can take, for someone, for people, withstands, supports up to, holds up to, hold up to, carry up to, carries up to, support up to, takes up to',
  ],
])

/** What a bare measure of a dimension is of, best first, where the kind of product leaves a choice. */
export const plainNames: Readonly<Record<string, readonly (readonly string[])[]>> = {
  length: [...screenSize.names, ['length'], ['diameter'], ['size']],
  weight: [['weight']],
  volume: [['capacity'], ['volume']],
  data: [['memory'], ['storage'], ['capacity']],
  time: batteryLife.names,
}

/** Kinds of products whose bare length is that of their screen, in catalogues that do not sort them into categories. */
export const withScreens: ReadonlySet<string> = new Set(
  'monitor tv television laptop notebook tablet display phone smartphone screen chromebook ultrabook imac'.split(' '),
)

/** Computers, whose small number of gigabytes is their memory. */
export const withMemory: ReadonlySet<string> = new Set(
  'laptop notebook desktop pc computer chromebook ultrabook workstation server macbook'.split(' '),
)

/** Of the box, the pallet or a part, and not of the product. */
export const isOfBox = (words: readonly string[]): boolean => words.some((word) => boxWords.has(word))

const boxWords: ReadonlySet<string> = new Set(
  'package packaging pallet master carton layer shipping maximum max minimum operating storage-temperature imperial case'.split(
    ' ',
  ),
)
