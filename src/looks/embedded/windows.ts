import type { LabPicture } from './lab.ts'

/** A window is looked at in so many pixels a side. */
export const side = 48

/** A square in a picture, turned about its middle; coordinates and `half` (of its side) in pixels, `turn` in radians. */
export interface Window {
  readonly x: number
  readonly y: number
  readonly half: number
  readonly turn: number
  readonly isMirrored: boolean
}

/** What is seen in a window: square, row after row, and how much of each is the subject, 0 to 1. */
export interface Sample {
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
  readonly coverage: Float32Array
}

/** A picture at one size: four numbers a pixel, L, a, b and coverage, the first three weighted by the last. */
interface Level {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A picture and its subject at whole, half, quarter and eighth size, so that small samples of large windows see all of them. */
export class Pyramid {
  readonly #levels: Level[]

  constructor({ width, height, lab }: LabPicture, mask: Uint8Array) {
    const data = new Float32Array(4 * width * height)
    for (let at = 0; at < mask.length; at++) {
      if (mask[at] !== 1) continue
      data[4 * at] = lab[3 * at] ?? 0
      data[4 * at + 1] = lab[3 * at + 1] ?? 0
      data[4 * at + 2] = lab[3 * at + 2] ?? 0
      data[4 * at + 3] = 1
    }
    const whole = { width, height, data }
    const half = halved(whole)
    const quarter = halved(half)
    this.#levels = [whole, half, quarter, halved(quarter)]
  }

  /** A window in `size` × `size` pixels. */
  sample({ x, y, half, turn, isMirrored }: Window, size: number = side): Sample {
    const step = (2 * half) / size
    const index = Math.min(this.#levels.length - 1, Math.max(0, Math.round(Math.log2(step))))
    const scale = 1 / 2 ** index
    const { width, height, data } = this.#levels[index] as Level
    const sample = emptySample(size)
    const [cos, sin] = [Math.cos(turn) * step, Math.sin(turn) * step]
    for (let row = 0, at = 0; row < size; row++) {
      const v = row + 0.5 - size / 2
      for (let column = 0; column < size; column++, at++) {
        const u = isMirrored ? size / 2 - column - 0.5 : column + 0.5 - size / 2
        const px = (x + u * cos - v * sin) * scale - 0.5
        const py = (y + u * sin + v * cos) * scale - 0.5
        if (px <= -1 || py <= -1 || px >= width || py >= height) continue
        // Bilinear: what is moved by less than a pixel looks nearly the same.
        const [left, top] = [Math.floor(px), Math.floor(py)]
        const [right, low] = [px - left, py - top]
        let [l, a, b, coverage] = [0, 0, 0, 0]
        for (let corner = 0; corner < 4; corner++) {
          const cx = left + (corner & 1)
          const cy = top + (corner >> 1)
          if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue
          const share = ((corner & 1) === 1 ? right : 1 - right) * (corner > 1 ? low : 1 - low)
          const from = 4 * (cy * width + cx)
          l += share * (data[from] as number)
          a += share * (data[from + 1] as number)
          b += share * (data[from + 2] as number)
          coverage += share * (data[from + 3] as number)
        }
        if (coverage === 0) continue
        sample.l[at] = l / coverage
        sample.a[at] = a / coverage
        sample.b[at] = b / coverage
        sample.coverage[at] = coverage
      }
    }
    return sample
  }
}

const emptySample = (size: number): Sample => ({
  l: new Float32Array(size * size),
  a: new Float32Array(size * size),
  b: new Float32Array(size * size),
  coverage: new Float32Array(size * size),
})

function halved({ width, height, data }: Level): Level {
  const small = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) }
  const out = new Float32Array(4 * small.width * small.height)
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      const to = 4 * (y * small.width + x)
      for (const [dx, dy] of corners) {
        const from = 4 * (Math.min(height - 1, 2 * y + dy) * width + Math.min(width - 1, 2 * x + dx))
        for (let channel = 0; channel < 4; channel++)
          out[to + channel] = (out[to + channel] ?? 0) + (data[from + channel] ?? 0) / 4
      }
    }
  }
  return { ...small, data: out }
}
const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const

/** A part of a picture, in pixels. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Share of the subject's pixels that may lie outside its box on each side: specks do not make it larger. */
const outside = 0.005

/** The square around what of the subject is in a part of the picture, which is turned by `turn`; undefined where nothing is. */
export function windowAround(
  mask: Uint8Array,
  width: number,
  { left, top, width: across, height: down }: Rectangle,
  turn = 0,
): Window | undefined {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const reach = Math.ceil(Math.hypot(width, mask.length / width)) + 2
  const [columns, rows] = [new Int32Array(2 * reach), new Int32Array(2 * reach)]
  let count = 0
  for (let y = top; y < top + down; y++) {
    for (let x = left; x < left + across; x++) {
      if (mask[y * width + x] !== 1) continue
      const column = Math.round(x * cos + y * sin) + reach
      const row = Math.round(y * cos - x * sin) + reach
      columns[column] = (columns[column] ?? 0) + 1
      rows[row] = (rows[row] ?? 0) + 1
      count++
    }
  }
  if (count === 0) return undefined
  const [from, to] = span(columns, count * outside)
  const [first, last] = span(rows, count * outside)
  const [u, v] = [(from + to + 1) / 2 - reach, (first + last + 1) / 2 - reach]
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    half: Math.max(to - from + 1, last - first + 1) / 2,
    turn,
    isMirrored: false,
  }
}

/** The first and the last place of a histogram between which all but `less` at each end lies. */
function span(histogram: Int32Array, less: number): [number, number] {
  let [from, to] = [0, histogram.length - 1]
  for (let sum = histogram[from] ?? 0; sum <= less && from < to; sum += histogram[from] ?? 0) from++
  for (let sum = histogram[to] ?? 0; sum <= less && to > from; sum += histogram[to] ?? 0) to--
  return [from, to]
}
