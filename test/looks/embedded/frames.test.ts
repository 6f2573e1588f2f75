import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  distances,
  type Frame,
  frameOf,
  packed,
  pictureSide,
  subjectSide,
  unpacked,
} from '../../../src/looks/embedded/frames.ts'
import { mostDetailBytes } from '../../../src/looks/look.ts'

/** A frame whose pixels are told by their place; all of it is the subject unless told otherwise. */
function frame(
  side: number,
  at: (x: number, y: number) => number,
  isSubject = (_x: number, _y: number) => true,
  kind: Frame['kind'] = 'picture',
): Frame {
  const places = Array.from({ length: side * side }, (_, index) => [index % side, Math.floor(index / side)] as const)
  const values = (of: (x: number, y: number) => number) => Float32Array.from(places, ([x, y]) => of(x, y))
  const colours = { l: values(at), a: values((x) => x), b: values((_, y) => -y), coverage: values(() => 1) }
  return frameOf(
    kind,
    side,
    colours,
    values((x, y) => (isSubject(x, y) ? 1 : 0)),
  )
}

const bumpy = (x: number, y: number): number => 50 + 30 * Math.sin(x / 2) * Math.cos(y / 3)

describe('frames', () => {
  it('are packed without a loss, and those of a product fit into its details', () => {
    const frames = [frame(subjectSide, bumpy, (x) => x > 3, 'subject'), frame(pictureSide, bumpy)]
    const bytes = packed(frames)
    expect(bytes.length).toBeLessThanOrEqual(mostDetailBytes)
    expect(unpacked(bytes)).toEqual(frames)
  })

  it('leave out what is cut off, and read any bytes', () => {
    const bytes = packed([frame(4, bumpy), frame(5, bumpy)])
    expect(unpacked(bytes.subarray(0, bytes.length - 1))).toEqual([frame(4, bumpy)])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) =>
        unpacked(any).every(({ side, lab }) => lab.length === 3 * side * side),
      ),
    )
  })

  it('are at no distance from themselves, and at little from what is darker all over', () => {
    const one = frame(pictureSide, bumpy)
    expect(distances(one, one)).toEqual({ whole: 0, subject: 0 })
    const darker = distances(
      frame(pictureSide, (x, y) => bumpy(x, y) - 10),
      one,
    ).whole
    const other = distances(
      frame(pictureSide, (x, y) => bumpy(y, x)),
      one,
    ).whole
    expect(darker).toBeLessThan(other / 5)
  })

  it('do not look at the ground around the product', () => {
    const inside = (x: number, y: number): boolean => Math.hypot(x - 15, y - 15) < 9
    const product = frame(pictureSide, bumpy, inside)
    const elsewhere = frame(pictureSide, (x, y) => (inside(x, y) ? bumpy(x, y) : (x * 37 + y * 91) % 100))
    const { whole, subject } = distances(elsewhere, product)
    expect(subject).toBeLessThan(1)
    expect(whole).toBeGreaterThan(20)
  })

  it('find a part where it was cut from', () => {
    const product = frame(pictureSide, bumpy)
    const part = frameOf(
      'part',
      20,
      {
        l: cut(product, 4, 6, 0),
        a: cut(product, 4, 6, 1),
        b: cut(product, 4, 6, 2),
        coverage: new Float32Array(400).fill(1),
      },
      new Float32Array(400).fill(1),
    )
    const all = Array.from({ length: 121 }, (_, index) => [index % 11, Math.floor(index / 11)] as const)
    const [best] = all.toSorted(
      (one, other) => distances(part, product, ...one).whole - distances(part, product, ...other).whole,
    )
    expect(best).toEqual([4, 6])
  })

  it('tell nothing where next to nothing is the subject', () => {
    const nothing = frame(pictureSide, bumpy, (x, y) => x === 0 && y === 0)
    expect(distances(frame(pictureSide, bumpy), nothing).subject).toBe(Number.POSITIVE_INFINITY)
  })
})

/** A channel of a part of a frame, as it was before it became bytes. */
function cut({ lab, side }: Frame, left: number, top: number, channel: number): Float32Array {
  return Float32Array.from({ length: 400 }, (_, index) => {
    const at = (Math.floor(index / 20) + top) * side + (index % 20) + left
    return (lab[3 * at + channel] ?? 0) / 2 + (channel === 0 ? 50 : 0)
  })
}
