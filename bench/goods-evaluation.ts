import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { LookDescriber } from '../src/looks/look-describer.ts'
import type { Figure } from './figures.ts'
import { csvRows } from './relevance.ts'

interface Picture {
  file: string
  goods: string
}

/** The right goods first, and among the first five. */
interface Tally {
  asked: number
  first: number
  five: number
}

/**
 * Photos taken in a shop beside one catalogue picture a kind of goods, beside a plain colour histogram of the whole picture
 * and beside chance. The descriptor was developed on the first two photos of each kind; the others are held back.
 */
export async function goodsFigures(describer: LookDescriber, folder: string): Promise<Figure[]> {
  const [head = [], ...rows] = csvRows(readFileSync(join(folder, 'labels.csv'), 'utf8'))
  const [file, role, goods] = ['file', 'role', 'class'].map((name) => head.indexOf(name))
  const of = (wanted: string): Picture[] =>
    rows
      .filter((row) => row[role ?? -1] === wanted)
      .map((row) => ({ file: row[file ?? -1] ?? '', goods: row[goods ?? -1] ?? '' }))
  const read = (picture: Picture): Uint8Array => readFileSync(join(folder, picture.file))
  const catalogue = of('iconic')
  const looks = []
  const colours = []
  for (const picture of catalogue) {
    looks.push({ productId: picture.goods, look: await describer.describeProduct(read(picture)) })
    colours.push({ goods: picture.goods, histogram: await histogramOf(read(picture)) })
  }
  const figures: Figure[] = []
  for (const [part, photos] of Object.entries(halves(of('photo')))) {
    const [own, plain] = [tally(), tally()]
    for (const photo of photos) {
      const ranked = describer.rank(await describer.describeQuery(read(photo)), looks)
      count(
        own,
        photo.goods,
        ranked.map(({ productId }) => productId),
      )
      const asked = await histogramOf(read(photo))
      const alike = colours.toSorted((a, b) => shared(asked, b.histogram) - shared(asked, a.histogram))
      count(
        plain,
        photo.goods,
        alike.map((one) => one.goods),
      )
    }
    figures.push(...rowsOf(part, own, plain, catalogue.length))
  }
  return figures
}

const tally = (): Tally => ({ asked: 0, first: 0, five: 0 })

function count(of: Tally, goods: string, ranked: readonly string[]): void {
  of.asked++
  if (ranked[0] === goods) of.first++
  if (ranked.slice(0, 5).includes(goods)) of.five++
}

/** `photo_kiwi_3.jpg` is the third of its kind. */
const halves = (photos: readonly Picture[]): Record<string, Picture[]> => ({
  development: photos.filter(({ file }) => /_[12]\./.test(file)),
  'held back': photos.filter(({ file }) => !/_[12]\./.test(file)),
})

function rowsOf(part: string, own: Tally, plain: Tally, kinds: number): Figure[] {
  const share = (value: number, of: number): string => `${((100 * value) / Math.max(1, of)).toFixed(1)}%`
  const row = (figure: string, key: 'first' | 'five', chance: number): Figure => ({
    figure: `goods in photos, ${part} (${own.asked}): ${figure}`,
    value: share(own[key], own.asked),
    anchor: `histogram ${share(plain[key], plain.asked)}, chance ${share(chance, kinds)}`,
    ...(key === 'first' ? { aim: 'twice the histogram' } : {}),
  })
  return [row('right first', 'first', 1), row('right among five', 'five', 5)]
}

/** Shares of the pixels in 4 × 4 × 4 cells of red, green and blue. */
async function histogramOf(picture: Uint8Array): Promise<Float32Array> {
  const { data } = await sharp(picture)
    .removeAlpha()
    .resize(128, 128, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const cells = new Float32Array(64)
  for (let at = 0; at < data.length; at += 3) {
    const cell = (((data[at] ?? 0) >> 6) << 4) | (((data[at + 1] ?? 0) >> 6) << 2) | ((data[at + 2] ?? 0) >> 6)
    cells[cell] = (cells[cell] ?? 0) + 3 / data.length
  }
  return cells
}

/** Histogram intersection (Swain & Ballard, Color Indexing, 1991). */
const shared = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, cell) => sum + Math.min(value, other[cell] ?? 0), 0)
