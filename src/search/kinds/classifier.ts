import { addRows } from '../row-sums.ts'

/**
 * A multinomial logistic regression. The weight of a feature for a class is
 * `scales[feature] * weights[feature * classes + class]`; the last row is the bias.
 */
export interface Classifier {
  classes: number
  features: number
  scales: Float32Array
  weights: Int8Array
}

/** An example: the places of the features it has, and of its class. */
export interface Example {
  features: Uint16Array
  label: number
}

const firstRate = 1.5
/** Smaller parts of a gradient change nothing that can be seen, and are most of them. */
const smallestGradient = 1e-3

/**
 * Learns by stochastic gradient descent on the cross entropy, with AdaGrad's rates, one for each feature
 * (Duchi, Hazan & Singer, JMLR 12, 2011), in an order that is shuffled the same way each time.
 */
export class ClassifierTraining {
  readonly #features: number
  readonly #classes: number
  readonly #weights: Float32Array
  readonly #squares: Float32Array
  readonly #random = lehmer()

  constructor(features: number, classes: number) {
    this.#features = features
    this.#classes = classes
    this.#weights = new Float32Array((features + 1) * classes)
    this.#squares = new Float32Array(features + 1).fill(Number.EPSILON)
  }

  /** Goes through the examples so many times. */
  learn(examples: readonly Example[], epochs: number): void {
    const order = Uint32Array.from(examples, (_, index) => index)
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, this.#random)
      for (const index of order) {
        const example = examples[index]
        if (example !== undefined) this.#learnFrom(example)
      }
    }
  }

  #learnFrom({ features, label }: Example): void {
    const weights = this.#weights
    const classes = this.#classes
    const rows = withBias(features, this.#features)
    const scale = scaleOf(rows)
    const gradient = new Float64Array(classes)
    addRows(gradient, { columns: classes, values: weights }, rows, new Float32Array(rows.length).fill(scale))
    softmax(gradient)
    gradient[label] = (gradient[label] ?? 0) - 1
    const active: number[] = []
    let square = 0
    for (let c = 0; c < classes; c++) {
      const part = gradient[c] ?? 0
      if (Math.abs(part) < smallestGradient) continue
      active.push(c)
      square += part * part
    }
    if (active.length === 0) return
    for (const row of rows) {
      this.#squares[row] = (this.#squares[row] ?? 0) + square * scale * scale
      const rate = (firstRate * scale) / Math.sqrt(this.#squares[row] ?? 1)
      const start = row * classes
      for (const c of active) weights[start + c] = (weights[start + c] ?? 0) - rate * (gradient[c] ?? 0)
    }
  }

  /** What was learned so far. */
  classifier(): Classifier {
    return quantised(this.#weights, this.#features, this.#classes)
  }
}

/** How probable each class is for something with these features. */
export function probabilities(classifier: Classifier, features: Uint16Array): Float64Array {
  const { classes, features: bias, scales, weights } = classifier
  const scores = new Float64Array(classes)
  const rows = withBias(features, bias)
  const scale = scaleOf(rows)
  for (const row of rows) {
    const factor = scale * (scales[row] ?? 0)
    const start = row * classes
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + factor * (weights[start + c] ?? 0)
  }
  softmax(scores)
  return scores
}

/** The rows of the weights that count for something with these features: theirs and the bias. */
function withBias(features: Uint16Array, bias: number): Uint16Array {
  const rows = new Uint16Array(features.length + 1).fill(bias)
  rows.set(features)
  return rows
}

/** Things with many features count no more than others: features are scaled to unit length. */
const scaleOf = (rows: Uint16Array): number => 1 / Math.sqrt(rows.length)

function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let c = 0; c < scores.length; c++) highest = Math.max(highest, scores[c] ?? 0)
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp((scores[c] ?? 0) - highest)
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum
}

const greatestByte = 127

/** A byte a weight is enough to tell kinds apart, and a quarter of the memory. */
function quantised(weights: Float32Array, features: number, classes: number): Classifier {
  const bytes = new Int8Array(weights.length)
  const scales = new Float32Array(features + 1)
  for (let row = 0; row <= features; row++) {
    const values = weights.subarray(row * classes, (row + 1) * classes)
    const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (greatest === 0) continue
    scales[row] = greatest / greatestByte
    bytes.set(
      values.map((value) => Math.round((value / greatest) * greatestByte)),
      row * classes,
    )
  }
  return { classes, features, scales, weights: bytes }
}

/** Park and Miller's minimal standard generator, seeded the same way each time. */
function lehmer(): () => number {
  const modulus = 2 ** 31 - 1
  let state = 42
  return () => {
    state = (state * 48_271) % modulus
    return state / modulus
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
}
