import type { Look, LookCandidate, RankedLook } from '../look.ts'
import type { LookDescriber } from '../look-describer.ts'
import { descriptorOf, dimensions } from './descriptor.ts'
import { distances, type Frame, frameOf, packed, pictureSide, subjectSide, unpacked } from './frames.ts'
import { labOf } from './lab.ts'
import { readPixels } from './picture.ts'
import { findSubject } from './subject.ts'
import { Pyramid, type Rectangle, type Window, windowAround } from './windows.ts'

/** Raised whenever the same picture would get other numbers. */
const version = 1
/** Radians by which a shopper's picture may be turned: held by hand, photos are off by some degrees. */
const turns = [0, Math.PI / 36, -Math.PI / 36] as const
/** The middle of a busy picture, where the subject most likely is: shares of its longer side. */
const middles = [0.9, 0.7, 0.5] as const
/** Sides of the frames that see a shopper's picture as a part of the product's: 84% and 70% of its sides. */
const partSides = [25, 21] as const
/** The details of a look of what is only guessed to be the subject: no frames. */
const aGuess = Uint8Array.of(255)
/** What a guess counts beside what was found: it holds much that is around the subject. */
const guessShare = 0.85

/** A picture, ready to be described in windows of it. */
interface Seen {
  readonly whole: Rectangle
  readonly mask: Uint8Array
  /** With the subject alone, and with all of it. */
  readonly subject: Pyramid
  readonly all: Pyramid
  readonly isOnPlainGround: boolean
}

async function see(picture: Uint8Array): Promise<Seen> {
  const lab = labOf(await readPixels(picture))
  const { width, height } = lab
  const { mask, isOnPlainGround } = findSubject(lab)
  return {
    ...{ whole: { left: 0, top: 0, width, height }, mask, isOnPlainGround },
    subject: new Pyramid(lab, mask),
    all: new Pyramid(lab, new Uint8Array(width * height).fill(1)),
  }
}

const middleOf = ({ width, height }: Rectangle, share: number): Window => ({
  ...{ x: width / 2, y: height / 2, half: (share * Math.max(width, height)) / 2 },
  ...{ turn: 0, isMirrored: false },
})

function subjectFrame({ subject }: Seen, window: Window): Frame {
  const sample = subject.sample(window, subjectSide)
  return frameOf('subject', subjectSide, sample, sample.coverage)
}

function productLook(seen: Seen): Look {
  const { whole, mask, subject, all } = seen
  const window = windowAround(mask, whole.width, whole) ?? middleOf(whole, 1)
  const frame = middleOf(whole, 1)
  const picture = frameOf(
    'picture',
    pictureSide,
    all.sample(frame, pictureSide),
    subject.sample(frame, pictureSide).coverage,
  )
  return {
    vector: descriptorOf(subject.sample(window)),
    details: packed([subjectFrame(seen, window), picture]),
  }
}

/** All of a shopper's picture, as the whole of a product's or as a part of it. */
function pictureFrames({ whole, all }: Seen): Frame[] {
  const window = middleOf(whole, 1)
  return [pictureSide, ...partSides].map((side, index) => {
    const sample = all.sample(window, side)
    return frameOf(index === 0 ? 'picture' : 'part', side, sample, sample.coverage)
  })
}

/** The subject as it is, turned, mirrored; of a busy picture its middle as well, whatever is around it. */
function queryLooks(seen: Seen): Look[] {
  const { whole, mask, subject, all, isOnPlainGround } = seen
  const mirrored = { ...middleOf(whole, 1), isMirrored: true }
  const windows = turns.flatMap((turn) => windowAround(mask, whole.width, whole, turn) ?? [])
  const [straight = middleOf(whole, 1)] = windows
  const flipped = all.sample(mirrored, pictureSide)
  const wholes = [...pictureFrames(seen), frameOf('picture', pictureSide, flipped, flipped.coverage)]
  const looks = [...windows, { ...straight, isMirrored: true }].map((window, index) => ({
    vector: descriptorOf(subject.sample(window)),
    details: packed([subjectFrame(seen, window), ...wholes.slice(index, index + 1)]),
  }))
  if (isOnPlainGround) return looks
  const guesses = middles.map((share) => descriptorOf(rounded(all.sample(middleOf(whole, share)))))
  return [...looks, ...guesses.map((vector) => ({ vector, details: aGuess }))]
}

/** What is in the corners of a square is seldom the subject. */
function rounded(sample: ReturnType<Pyramid['sample']>): ReturnType<Pyramid['sample']> {
  const size = Math.sqrt(sample.coverage.length)
  const coverage = sample.coverage.map((value, at) => {
    const [u, v] = [((at % size) + 0.5) / size - 0.5, (Math.floor(at / size) + 0.5) / size - 0.5]
    return Math.hypot(u, v) <= 0.5 ? value : 0
  })
  return { ...sample, coverage }
}

/** What the descriptors say and what the pixels say count so much; the latter tell apart what looks nearly the same. */
const [descriptorShare, pixelShare] = [0.45, 0.55]
/** Squared distance in L*a*b* at which pixels speak neither for nor against: that of two goods of one kind and colour. */
const alike = 150
/**
 * Squared distances that are added where less agrees than the whole picture: goods of one kind and colour often differ in
 * nothing but their place in the picture.
 */
const [otherGround, otherPlace, aPart] = [4, 6, 3]
/** So many of the best are compared pixel by pixel, and fewer as parts: it takes as long as all the rest. */
const [mostByPixels, mostAsParts] = [80, 24]

const closeness = (squared: number): number => Math.exp(-squared / alike)

interface Compared {
  productId: string
  look: Look
  descriptor: number
  /** Squared distance. */
  pixels: number
}

function rank(query: readonly Look[], candidates: readonly LookCandidate[]): readonly RankedLook[] {
  const asked = query.flatMap(({ details }) => unpacked(details))
  const compared = candidates.map(({ productId, look }): Compared => {
    const descriptor = Math.max(0, ...query.map((one) => likeness(one, look)))
    return { productId, look, descriptor, pixels: Number.POSITIVE_INFINITY }
  })
  compared.sort(byDescriptor)
  const best = compared.slice(0, mostByPixels)
  for (const one of best) one.pixels = pixelDistance(asked, unpacked(one.look.details))
  best.sort(bySimilarity)
  for (const one of best.slice(0, mostAsParts))
    one.pixels = Math.min(one.pixels, partDistance(asked, unpacked(one.look.details)))
  compared.sort(bySimilarity)
  return compared.map((one) => ({ productId: one.productId, similarity: similarityOf(one) }))
}

const byId = (one: Compared, other: Compared): number => (one.productId < other.productId ? -1 : 1)
const byDescriptor = (one: Compared, other: Compared): number => other.descriptor - one.descriptor || byId(one, other)
const bySimilarity = (one: Compared, other: Compared): number =>
  similarityOf(other) - similarityOf(one) || byId(one, other)

const similarityOf = ({ descriptor, pixels }: Compared): number =>
  Math.min(1, descriptorShare * descriptor + pixelShare * closeness(pixels))

/** The least distance of the whole picture, of its subject on another ground, and of its subject turned or elsewhere. */
function pixelDistance(asked: readonly Frame[], product: readonly Frame[]): number {
  let best = Number.POSITIVE_INFINITY
  for (const frame of asked) {
    const same = frame.kind === 'part' ? undefined : product.find(({ kind }) => kind === frame.kind)
    if (same === undefined) continue
    const { whole, subject } = distances(frame, same)
    if (frame.kind === 'picture') best = Math.min(best, whole, subject + otherGround)
    else best = Math.min(best, subject + otherPlace)
  }
  return best
}

/** The least distance of the picture's parts over the places where they may have been cut from: every other one, then around. */
function partDistance(asked: readonly Frame[], frames: readonly Frame[]): number {
  const product = frames.find(({ kind }) => kind === 'picture')
  if (product === undefined) return Number.POSITIVE_INFINITY
  let best = Number.POSITIVE_INFINITY
  for (const part of asked.filter(({ kind }) => kind === 'part')) {
    const room = product.side - part.side
    let [bestLeft, bestTop, nearest] = [0, 0, Number.POSITIVE_INFINITY]
    const look = (left: number, top: number): void => {
      if (left < 0 || top < 0 || left > room || top > room) return
      const { whole } = distances(part, product, left, top)
      if (whole < nearest) [bestLeft, bestTop, nearest] = [left, top, whole]
    }
    for (let top = 0; top <= room; top += 2) for (let left = 0; left <= room; left += 2) look(left, top)
    const [left, top] = [bestLeft, bestTop]
    for (const [dx, dy] of neighbours) look(left + dx, top + dy)
    best = Math.min(best, nearest + aPart)
  }
  return best
}
const neighbours = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const

const likeness = ({ vector, details }: Look, product: Look): number =>
  innerProduct(vector, product.vector) * (details[0] === aGuess[0] ? guessShare : 1)

function innerProduct(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < dimensions; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

/** The describer that needs no model: colour, layout, edges and texture of the subject. */
export async function openDescriber(): Promise<LookDescriber> {
  return {
    id: `embedded:${version}`,
    dimensions,
    comparedBy: 'its colours and its shape',
    leastSimilarity: 0.4,
    describeProduct: async (picture) => productLook(await see(picture)),
    describeQuery: async (picture) => queryLooks(await see(picture)),
    rank,
    close: async () => undefined,
  }
}
