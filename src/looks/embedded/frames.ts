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
/** How much counts of what another contrast explains. */
const fitShare = 0.2
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
  const [all, subject] = [new Light(), new Light()]
  let [count, colour, ground, allColour] = [0, 0, 0, 0]
  for (let y = 0; y < asked.side; y++) {
    let from = 3 * y * asked.side
    let to = 3 * ((y + top) * product.side + left)
    for (let x = 0; x < asked.side; x++, from += 3, to += 3) {
      const [l, k] = [one[from] as number, other[to] as number]
      const da = (one[from + 1] as number) - (other[to + 1] as number)
      const db = (one[from + 2] as number) - (other[to + 2] as number)
      const difference = da * da + db * db
      all.add(l, k)
      allColour += difference
      if ((k & 1) === 0) {
        if (knowsSubject && (l & 1) === 1) ground++
        continue
      }
      count++
      if (knowsSubject && (l & 1) === 0) ground++
      else {
        subject.add(l, k)
        colour += difference
      }
    }
  }
  const pixels = asked.side * asked.side
  const isEnough = count >= leastSubject * pixels
  return {
    whole: (all.unlikeness() + allColour) / (4 * pixels),
    subject: isEnough ? (subject.unlikeness() + colour + ground * missing) / (4 * count) : Number.POSITIVE_INFINITY,
  }
}

/** Contrast that a brighter or a darker picture may have beside the product's. */
const [leastContrast, mostContrast] = [0.7, 1.4]

/** The lightness of pixels of two pictures, of which one may be brighter as a whole and have more contrast. */
class Light {
  #count = 0
  #one = 0
  #other = 0
  #ones = 0
  #others = 0
  #both = 0

  add(one: number, other: number): void {
    this.#count++
    this.#one += one
    this.#other += other
    this.#ones += one * one
    this.#others += other * other
    this.#both += one * other
  }

  /** The sum of squared differences after the best fit of brightness and contrast, and a little of those themselves. */
  unlikeness(): number {
    const n = this.#count
    if (n === 0) return 0
    const ones = this.#ones - (this.#one * this.#one) / n
    const others = this.#others - (this.#other * this.#other) / n
    const both = this.#both - (this.#one * this.#other) / n
    const contrast = others <= 0 ? 1 : Math.min(mostContrast, Math.max(leastContrast, both / others))
    const left = Math.max(0, ones - 2 * contrast * both + contrast * contrast * others)
    const uneven = Math.max(0, ones - 2 * both + others)
    const shift = (this.#one - this.#other) ** 2 / n
    return (1 - fitShare) * left + fitShare * uneven + evenLight * shift
  }
}
