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
    const scale = scaleOf(features)
    const gradient = new Float32Array(classes)
    for (let i = 0; i <= features.length; i++) {
      addRow(gradient, weights, (features[i] ?? this.#features) * classes, scale)
    }
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
    for (let i = 0; active.length > 0 && i <= features.length; i++) {
      const row = features[i] ?? this.#features
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
export function probabilities(classifier: Classifier, features: Uint16Array): Float32Array {
  const { classes, features: bias, scales, weights } = classifier
  const scores = new Float32Array(classes)
  const scale = scaleOf(features)
  for (let i = 0; i <= features.length; i++) {
    const row = features[i] ?? bias
    addRow(scores, weights, row * classes, scale * (scales[row] ?? 0))
  }
  softmax(scores)
  return scores
}

/** Things with many features count no more than others: features are scaled to unit length. */
const scaleOf = (features: Uint16Array): number => 1 / Math.sqrt(features.length + 1)

function addRow(scores: Float32Array, weights: Float32Array | Int8Array, start: number, factor: number): void {
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + factor * (weights[start + c] ?? 0)
}

function softmax(scores: Float32Array): void {
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
