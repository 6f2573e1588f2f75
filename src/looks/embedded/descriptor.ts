import { type Sample, side } from './windows.ts'

const [lightBins, chromaBins] = [3, 8]
const colourCount = lightBins * chromaBins * chromaBins
const gridSide = 6
const layoutCount = 4 * gridSide * gridSide
const [edgeCells, directions] = [4, 8]
const edgeCount = edgeCells * edgeCells * directions
const textureCount = 10

/** Numbers of a descriptor. */
export const dimensions = colourCount + layoutCount + edgeCount + textureCount

/**
 * What each part counts in the inner product of two descriptors. Chosen on drawings that were turned, cropped and put on
 * other grounds, and on half of the photographed goods.
 */
const weights = { colour: 0.55, layout: 0.15, edges: 0.25, texture: 0.05 } as const

/**
 * The descriptor of what is seen in a window, of length 1. Four parts, each of length 1 before it is weighted:
 * - colour: a histogram in L*a*b* with soft bins (Swain & Ballard, Color Indexing, 1991), of which the square roots are
 *   taken (Arandjelović & Zisserman, 2012, for Hellinger's distance);
 * - layout: mean colour and coverage on a grid of 6 × 6 (as MPEG-7's colour layout: Kasutani & Yamada, 2001);
 * - edges: histograms of gradient directions in 4 × 4 cells, clipped (Dalal & Triggs, Histograms of Oriented Gradients, 2005),
 *   of the lightness and of the outline;
 * - texture: uniform local binary patterns that do not change when they are turned (Ojala, Pietikäinen & Mäenpää, 2002).
 */
export function descriptorOf(sample: Sample): Float32Array {
  const out = new Float32Array(dimensions)
  const mean = meanLightness(sample)
  const filled = sample.l.map((l, at) => {
    const coverage = sample.coverage[at] ?? 0
    return coverage * l + (1 - coverage) * mean
  })
  let from = 0
  const part = (count: number, weight: number, fill: (into: Float32Array) => void): void => {
    const into = out.subarray(from, from + count)
    fill(into)
    scale(into, Math.sqrt(weight))
    from += count
  }
  part(colourCount, weights.colour, (into) => colours(sample, into))
  part(layoutCount, weights.layout, (into) => layout(sample, mean, into))
  part(edgeCount, weights.edges, (into) => edges(filled, sample.coverage, into))
  part(textureCount, weights.texture, (into) => texture(filled, sample.coverage, into))
  scale(out, 1)
  return out
}

/** Brings numbers to a length, in place; all zeros stay. */
function scale(values: Float32Array, length: number): void {
  let squares = 0
  for (const value of values) squares += value * value
  if (squares < 1e-12) return
  const factor = length / Math.sqrt(squares)
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor
}

function meanLightness({ l, coverage }: Sample): number {
  let [sum, total] = [0, 0]
  for (let at = 0; at < l.length; at++) {
    sum += (l[at] ?? 0) * (coverage[at] ?? 0)
    total += coverage[at] ?? 0
  }
  return total === 0 ? 50 : sum / total
}

/** Chroma at which the outermost bins have their middle. */
const widestChroma = 60

function colours({ l, a, b, coverage }: Sample, into: Float32Array): void {
  const chromaAt = (value: number): number =>
    Math.min(chromaBins - 1, Math.max(0, ((value + widestChroma) / (2 * widestChroma)) * (chromaBins - 1)))
  for (let at = 0; at < l.length; at++) {
    const weight = coverage[at] ?? 0
    if (weight === 0) continue
    const i = ((l[at] ?? 0) / 100) * (lightBins - 1)
    const [j, k] = [chromaAt(a[at] ?? 0), chromaAt(b[at] ?? 0)]
    const [i0, j0, k0] = [Math.floor(i), Math.floor(j), Math.floor(k)]
    for (let corner = 0; corner < 8; corner++) {
      const [di, dj, dk] = [corner & 1, (corner >> 1) & 1, corner >> 2]
      const share =
        (di === 1 ? i - i0 : 1 - i + i0) * (dj === 1 ? j - j0 : 1 - j + j0) * (dk === 1 ? k - k0 : 1 - k + k0)
      if (share === 0) continue
      const bin = ((i0 + di) * chromaBins + j0 + dj) * chromaBins + k0 + dk
      into[bin] = (into[bin] ?? 0) + weight * share
    }
  }
  for (let bin = 0; bin < into.length; bin++) into[bin] = Math.sqrt(into[bin] ?? 0)
}

function layout({ l, a, b, coverage }: Sample, mean: number, into: Float32Array): void {
  const cell = side / gridSide
  for (let at = 0; at < l.length; at++) {
    const weight = coverage[at] ?? 0
    const place = 4 * (Math.floor(Math.floor(at / side) / cell) * gridSide + Math.floor((at % side) / cell))
    into[place] = (into[place] ?? 0) + weight * ((l[at] ?? 0) - mean)
    into[place + 1] = (into[place + 1] ?? 0) + weight * (a[at] ?? 0)
    into[place + 2] = (into[place + 2] ?? 0) + weight * (b[at] ?? 0)
    // As much as a middling colour: the outline counts beside it.
    into[place + 3] = (into[place + 3] ?? 0) + (weight - 0.5) * 25
  }
}

/** A step from subject to ground counts as much as one of so much lightness. */
const outline = 40
/** No direction of a cell counts more, so that one strong edge does not drown the rest. */
const clipped = 0.2

function edges(filled: Float32Array, coverage: Float32Array, into: Float32Array): void {
  for (const [values, strength] of [
    [filled, 1],
    [coverage, outline],
  ] as const) {
    for (let y = 1; y < side - 1; y++) {
      for (let x = 1; x < side - 1; x++) {
        const at = y * side + x
        const dx = ((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) * strength
        const dy = ((values[at + side] ?? 0) - (values[at - side] ?? 0)) * strength
        const size = Math.hypot(dx, dy)
        if (size < 1) continue
        // A direction and its opposite are the same edge.
        const direction = ((Math.atan2(dy, dx) / Math.PI + 1) * directions) % directions
        const [low, share] = [Math.floor(direction), direction - Math.floor(direction)]
        const cell = Math.floor((y * edgeCells) / side) * edgeCells + Math.floor((x * edgeCells) / side)
        const [one, other] = [cell * directions + (low % directions), cell * directions + ((low + 1) % directions)]
        into[one] = (into[one] ?? 0) + size * (1 - share)
        into[other] = (into[other] ?? 0) + size * share
      }
    }
  }
  scale(into, 1)
  for (let i = 0; i < into.length; i++) into[i] = Math.min(clipped, into[i] ?? 0)
}

const around = [-side - 1, -side, -side + 1, 1, side + 1, side, side - 1, -1] as const
/** Lightness by which a neighbour must be lighter to count: noise is below it. */
const leastLighter = 1.5

function texture(filled: Float32Array, coverage: Float32Array, into: Float32Array): void {
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x
      if ((coverage[at] ?? 0) < 1) continue
      const least = (filled[at] ?? 0) + leastLighter
      let [lighter, changes] = [0, 0]
      let before = (filled[at + -1] ?? 0) > least
      for (const step of around) {
        const is = (filled[at + step] ?? 0) > least
        if (is) lighter++
        if (is !== before) changes++
        before = is
      }
      const pattern = changes <= 2 ? lighter : textureCount - 1
      into[pattern] = (into[pattern] ?? 0) + 1
    }
  }
  for (let bin = 0; bin < into.length; bin++) into[bin] = Math.sqrt(into[bin] ?? 0)
}
