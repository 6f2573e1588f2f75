import type { Sample } from './windows.ts'

/** Pixels of a side of the small pictures that are kept of a product, of its subject and of all of it: both fit into a look's details. */
export const [subjectSide, pictureSide] = [20, 30] as const

/** What a frame shows: the square around the subject, or the whole picture; of a shopper's picture also as a part of one. */
export type FrameKind = 'subject' | 'picture' | 'part'
const kinds: readonly FrameKind[] = ['subject', 'picture', 'part']

/**
 * A small picture, three signed bytes a pixel: L, a and b in half steps. The lowest bit of L says whether the pixel is the
 * subject's.
 */
export interface Frame {
  readonly kind: FrameKind
  readonly side: number
  readonly lab: Int8Array
}

const byte = (value: number): number => Math.max(-127, Math.min(127, Math.round(2 * value)))

/** A frame of what is seen in a window; a pixel is the subject's when at least half of it is. */
export function frameOf(kind: FrameKind, side: number, colours: Sample, coverage: Float32Array): Frame {
  const lab = new Int8Array(3 * side * side)
  for (let at = 0; at < side * side; at++) {
    const isSubject = (coverage[at] ?? 0) >= 0.5
    lab[3 * at] = (byte((colours.l[at] ?? 0) - 50) & ~1) | (isSubject ? 1 : 0)
    lab[3 * at + 1] = byte(colours.a[at] ?? 0)
    lab[3 * at + 2] = byte(colours.b[at] ?? 0)
  }
  return { kind, side, lab }
}

/** Frames as bytes, one after the other: kind, side, pixels. */
export function packed(frames: readonly Frame[]): Uint8Array {
  const parts = frames.map(({ kind, side, lab }) =>
    Buffer.concat([Uint8Array.of(kinds.indexOf(kind), side), new Uint8Array(lab.buffer)]),
  )
  return new Uint8Array(Buffer.concat(parts))
}

/** The frames that were packed, without a copy; what is cut off or none is left out. */
export function unpacked(details: Uint8Array): Frame[] {
  const frames: Frame[] = []
  for (let from = 0; from + 2 <= details.length; ) {
    const [kind, side] = [kinds[details[from] ?? 0], details[from + 1] ?? 0]
    const end = from + 2 + 3 * side * side
    if (kind === undefined || side === 0 || end > details.length) break
    frames.push({ kind, side, lab: new Int8Array(details.buffer, details.byteOffset + from + 2, 3 * side * side) })
    from = end
  }
  return frames
}

/** Share of a frame's pixels that must be the subject's for it to tell anything. */
const leastSubject = 0.06
/** How much of a difference that is the same all over counts: pictures are brighter or darker as a whole. */
const evenLight = 0.15
/** The squared distance, in half steps, of a pixel that is the subject's in one picture and the ground's in the other. */
const missing = 3_600

/** Mean squared distances in L*a*b* between frames. Infinity where too little is compared. */
export interface Distances {
  /** Of all pixels. */
  whole: number
  /** Of the product's subject, whatever is around it. */
  subject: number
}

/** How far a shopper's frame is from a product's where the former's first pixel lies on (`left`, `top`) of the latter. */
export function distances(asked: Frame, product: Frame, left = 0, top = 0): Distances {
  const [one, other] = [asked.lab, product.lab]
  const knowsSubject = asked.kind === 'subject'
  let [count, light, square, ground, allLight, allSquare] = [0, 0, 0, 0, 0, 0]
  for (let y = 0; y < asked.side; y++) {
    let from = 3 * y * asked.side
    let to = 3 * ((y + top) * product.side + left)
    for (let x = 0; x < asked.side; x++, from += 3, to += 3) {
      const [l, k] = [one[from] as number, other[to] as number]
      const da = (one[from + 1] as number) - (other[to + 1] as number)
      const db = (one[from + 2] as number) - (other[to + 2] as number)
      const dl = l - k
      const distance = dl * dl + da * da + db * db
      allLight += dl
      allSquare += distance
      if ((k & 1) === 0) {
        if (knowsSubject && (l & 1) === 1) ground++
        continue
      }
      count++
      if (knowsSubject && (l & 1) === 0) ground++
      else {
        light += dl
        square += distance
      }
    }
  }
  const pixels = asked.side * asked.side
  const subject = (square - ((1 - evenLight) * light * light) / Math.max(1, count) + ground * missing) / (4 * count)
  return {
    whole: Math.max(0, allSquare - ((1 - evenLight) * allLight * allLight) / pixels) / (4 * pixels),
    subject: count < leastSubject * pixels ? Number.POSITIVE_INFINITY : Math.max(0, subject),
  }
}
