import type { LabPicture } from './lab.ts'

/** What of a picture is its subject: a byte a pixel, 1 where it is, and whether the ground around it was plain. */
export interface Subject {
  readonly mask: Uint8Array
  readonly isOnPlainGround: boolean
}

/** Share of the border that must look like its middle colour for a ground to be plain; a subject may touch the border. */
const plainBorder = 0.7
/** Share of it from which nothing changes one pixel inwards: shelves, hands and heaps of things have edges everywhere. */
const smoothBorder = 0.62
/** Distance in L*a*b* from the border's middle colour within which a pixel is of the ground: studio light falls off by that. */
const groundWithin = 26
/** A shadow differs in colour by less than this, and in lightness by less than that. */
const [shadowChroma, deepestShadow] = [10, 45]
/** Distance between neighbours within which the ground goes on: gradients and soft shadows are below it, outlines above. */
const stepWithin = 3.5
/** Shares of the picture between which a subject is believed. */
const [leastSubject, mostSubject] = [0.01, 0.95]

/**
 * Finds the subject. A plain ground is filled from the border inwards as long as it changes slowly (seeded region growing:
 * Adams & Bischof, 1994), so that what is white inside a thing stays part of it. In a busy picture those colours are the
 * subject's that stand more in the middle than at the border (histogram contrast as in Cheng et al., Global Contrast Based
 * Salient Region Detection, 2011, with a prior for the middle); where that tells nothing, all of it is.
 */
export function findSubject(picture: LabPicture): Subject {
  const ground = plainGround(picture)
  if (ground !== undefined) {
    const mask = ground.map((isGround) => 1 - isGround)
    if (isBelievable(mask)) return { mask, isOnPlainGround: true }
  }
  const mask = ground === undefined ? salient(picture) : undefined
  if (mask !== undefined && isBelievable(mask)) return { mask, isOnPlainGround: false }
  return { mask: new Uint8Array(picture.width * picture.height).fill(1), isOnPlainGround: ground !== undefined }
}

function isBelievable(mask: Uint8Array): boolean {
  let count = 0
  for (const value of mask) count += value
  return count >= leastSubject * mask.length && count <= mostSubject * mask.length
}

/** The ground as a mask; undefined where the border is not of one colour. */
function plainGround({ width, height, lab }: LabPicture): Uint8Array | undefined {
  const border = borderOf(width, height)
  const middle = [0, 1, 2].map((channel) => median(border.map((at) => lab[3 * at + channel] ?? 0)))
  const isNear = (at: number): boolean => {
    const [dl, da, db] = [0, 1, 2].map((channel) => (lab[3 * at + channel] ?? 0) - (middle[channel] ?? 0))
    const chroma = Math.hypot(da ?? 0, db ?? 0)
    // A shadow has the ground's colour and less light.
    const isShadow = chroma < shadowChroma && (dl ?? 0) < 0 && (dl ?? 0) > -deepestShadow
    return isShadow || Math.hypot((dl ?? 0) * 0.7, chroma) < groundWithin
  }
  const seeds = border.filter(isNear)
  if (seeds.length < plainBorder * border.length) return undefined
  const smooth = seeds.filter((at) => stepBetween(lab, at, inward(at, width, height)) < stepWithin).length
  if (smooth < smoothBorder * border.length) return undefined
  const ground = new Uint8Array(width * height)
  const queue = new Int32Array(width * height)
  let [head, tail] = [0, 0]
  const take = (at: number): void => {
    if (ground[at] === 1) return
    ground[at] = 1
    queue[tail++] = at
  }
  for (const at of seeds) take(at)
  while (head < tail) {
    const at = queue[head++] ?? 0
    const x = at % width
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (next < 0 || next >= ground.length || ground[next] === 1) continue
      if (stepBetween(lab, at, next) < stepWithin && isNear(next)) take(next)
    }
  }
  return ground
}

const stepBetween = (lab: Float32Array, one: number, other: number): number =>
  Math.abs((lab[3 * one] ?? 0) - (lab[3 * other] ?? 0)) +
  Math.abs((lab[3 * one + 1] ?? 0) - (lab[3 * other + 1] ?? 0)) +
  Math.abs((lab[3 * one + 2] ?? 0) - (lab[3 * other + 2] ?? 0))

/** The pixel one further inside than one of the border. */
function inward(at: number, width: number, height: number): number {
  const [x, y] = [at % width, Math.floor(at / width)]
  const clamped = (value: number, end: number): number => Math.min(Math.max(1, value), Math.max(0, end - 2))
  return clamped(y, height) * width + clamped(x, width)
}

function borderOf(width: number, height: number): number[] {
  const border: number[] = []
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x)
  for (let y = 1; y < height - 1; y++) border.push(y * width, y * width + width - 1)
  return border
}

function median(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}

/** Colours are told apart in cells of so much of L*a*b*. */
const cells = 10
/** Share of each side that counts as the border of a busy picture. */
const rim = 0.14
/** How much more a colour must stand in the middle than at the border. */
const leastRatio = 0.55

function salient({ width, height, lab }: LabPicture): Uint8Array {
  const cellOf = (at: number): number => {
    const l = Math.min(cells - 1, ((lab[3 * at] ?? 0) / 100) * cells) | 0
    const a = Math.min(cells - 1, Math.max(0, (((lab[3 * at + 1] ?? 0) + 80) / 160) * cells)) | 0
    const b = Math.min(cells - 1, Math.max(0, (((lab[3 * at + 2] ?? 0) + 80) / 160) * cells)) | 0
    return (l * cells + a) * cells + b
  }
  const [inside, outside] = [new Float32Array(cells ** 3), new Float32Array(cells ** 3)]
  let [insideTotal, outsideTotal] = [0, 0]
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const u = Math.min(x, width - 1 - x) / width
      const v = Math.min(y, height - 1 - y) / height
      const cell = cellOf(at)
      if (Math.min(u, v) < rim) {
        outside[cell] = (outside[cell] ?? 0) + 1
        outsideTotal++
      } else if (Math.hypot(0.5 - u, 0.5 - v) < 0.3) {
        inside[cell] = (inside[cell] ?? 0) + 1
        insideTotal++
      }
    }
  }
  const chance = new Float32Array(width * height)
  for (let at = 0; at < chance.length; at++) {
    const cell = cellOf(at)
    const [near, far] = [(inside[cell] ?? 0) / (insideTotal || 1), (outside[cell] ?? 0) / (outsideTotal || 1)]
    chance[at] = near + far === 0 ? 0 : near / (near + far)
  }
  return largestPart(
    blurred(chance, width, height, 4).map((value) => (value > leastRatio ? 1 : 0)),
    width,
    height,
  )
}

/** Means over squares of 2 × `radius` + 1 pixels, by rows and columns. */
function blurred(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(values.length)
  const out = new Float32Array(values.length)
  const slide = (from: Float32Array, to: Float32Array, start: number, step: number, length: number): void => {
    let sum = 0
    for (let i = -radius; i < length; i++) {
      if (i + radius < length) sum += from[start + (i + radius) * step] ?? 0
      if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step] ?? 0
      if (i >= 0) to[start + i * step] = sum / (2 * radius + 1)
    }
  }
  for (let y = 0; y < height; y++) slide(values, rows, y * width, 1, width)
  for (let x = 0; x < width; x++) slide(rows, out, x, width, height)
  return out
}

/** The largest connected part of a mask. */
function largestPart(mask: Float32Array, width: number, height: number): Uint8Array {
  const labels = new Int32Array(width * height)
  const stack = new Int32Array(width * height)
  let [best, bestCount, label] = [0, 0, 0]
  for (let start = 0; start < labels.length; start++) {
    if (mask[start] !== 1 || labels[start] !== 0) continue
    label++
    let [count, top] = [0, 0]
    labels[start] = label
    stack[top++] = start
    while (top > 0) {
      const at = stack[--top] ?? 0
      count++
      const x = at % width
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= labels.length || mask[next] !== 1 || labels[next] !== 0) continue
        labels[next] = label
        stack[top++] = next
      }
    }
    if (count > bestCount) [best, bestCount] = [label, count]
  }
  return Uint8Array.from(labels, (value) => (value === best && best > 0 ? 1 : 0))
}
