import { StartupError } from '../../errors.ts'
import { buckets } from './features.ts'
import type { LinearModel } from './logistic-regression.ts'

/** A trained model and what it was made of. */
export interface IntentModel {
  linear: LinearModel
  /** See `intent-classifier.ts`. */
  temperature: number
  /** A hash of the utterances that it was trained on. */
  learnedFrom: string
}

interface Header {
  classes: number
  dimensions: number
  features: number
  temperature: number
  learnedFrom: string
  bias: number[]
  /** What one step of a class's weights is worth. */
  steps: number[]
}

/** Weights are kept in steps of four bits, -7 to 7: as many answers are right as with the weights themselves. */
const mostSteps = 7
const zero = 8

/** Bytes of the length of the header. */
const prefix = 4

/** One bit for each bucket: whether its feature is kept. */
const bitmap = buckets / 8

/**
 * A model as bytes: the length of a header (little-endian), the header as JSON, which buckets are kept, their weights, two
 * to a byte, and the weights of meaning.
 */
export function encodeModel({ linear, temperature, learnedFrom }: IntentModel): Buffer {
  const { classes, dimensions, rows, weights, meaning, bias } = linear
  const kept = [...rows.keys()].filter((bucket) => (rows[bucket] ?? -1) >= 0)
  const steps = Array.from({ length: classes }, (_, one) => largestOf(weights, classes, one) / mostSteps || 1)
  const header: Header = {
    classes,
    dimensions,
    features: kept.length,
    temperature,
    learnedFrom,
    bias: [...bias].map((value) => Number(value.toFixed(6))),
    steps: steps.map((step) => Number(step.toPrecision(6))),
  }
  const json = Buffer.from(JSON.stringify(header))
  const bytes = Buffer.alloc(sizeOf(header, json.length))
  let at = bytes.writeUInt32LE(json.length)
  at += json.copy(bytes, at)
  for (const bucket of kept) bytes[at + (bucket >> 3)] = (bytes[at + (bucket >> 3)] ?? 0) | (1 << (bucket & 7))
  at += bitmap
  for (const [row, bucket] of kept.entries()) {
    for (let one = 0; one < classes; one++) {
      const weight = weights[(rows[bucket] ?? 0) * classes + one] ?? 0
      const index = row * classes + one
      const step = Math.round(weight / (header.steps[one] ?? 1)) + zero
      bytes[at + (index >> 1)] = (bytes[at + (index >> 1)] ?? 0) | (step << (4 * (index & 1)))
    }
  }
  at += Math.ceil((kept.length * classes) / 2)
  for (const value of meaning) at = bytes.writeFloatLE(value, at)
  return bytes
}

function largestOf(weights: Float32Array, classes: number, one: number): number {
  let largest = 0
  for (let at = one; at < weights.length; at += classes) largest = Math.max(largest, Math.abs(weights[at] ?? 0))
  return largest
}

const sizeOf = ({ classes, dimensions, features }: Header, json: number): number =>
  prefix + json + bitmap + Math.ceil((features * classes) / 2) + dimensions * classes * 4

/**
 * Reads a model back.
 * @throws StartupError when the bytes are no such model.
 */
export function decodeModel(bytes: Buffer): IntentModel {
  const length = bytes.length > prefix ? bytes.readUInt32LE(0) : bytes.length
  const header = headerOf(bytes.subarray(prefix, prefix + length))
  if (header === undefined || bytes.length !== sizeOf(header, length))
    throw new StartupError('The trained intents (data/intents/model.bin) are damaged: take the file of this version.')
  const { classes, dimensions, features, temperature, learnedFrom, bias, steps } = header
  const rows = new Int32Array(buckets).fill(-1)
  let at = prefix + length
  let row = 0
  for (let bucket = 0; bucket < buckets; bucket++)
    if (((bytes[at + (bucket >> 3)] ?? 0) >> (bucket & 7)) & 1) rows[bucket] = row++
  at += bitmap
  const weights = new Float32Array(features * classes)
  for (let index = 0; index < weights.length; index++) {
    const step = ((bytes[at + (index >> 1)] ?? 0) >> (4 * (index & 1))) & 15
    weights[index] = (step - zero) * (steps[index % classes] ?? 0)
  }
  at += Math.ceil(weights.length / 2)
  const meaning = new Float32Array(dimensions * classes)
  for (let index = 0; index < meaning.length; index++, at += 4) meaning[index] = bytes.readFloatLE(at)
  const linear = { classes, dimensions, rows, weights, meaning, bias: Float64Array.from(bias) }
  return { linear, temperature, learnedFrom }
}

/** A header that is none has no size, so that no bytes are as long as it says. */
function headerOf(json: Buffer): Header | undefined {
  try {
    return JSON.parse(json.toString()) as Header
  } catch {
    return undefined
  }
}
