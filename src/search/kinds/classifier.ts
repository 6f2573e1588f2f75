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

const epochs = 6
const firstRate = 1.5
const decay = 0.9999
/** What the model says already is not worth learning from again. */
const smallestGradient = 1e-6

/**
 * Learns by stochastic gradient descent on the cross entropy, with AdaGrad's rates, one for each feature
 * (Duchi, Hazan & Singer, JMLR 12, 2011), in an order that is shuffled the same way each time.
 */
export function trainClassifier(examples: readonly Example[], features: number, classes: number): Classifier {
  const weights = new Float32Array((features + 1) * classes)
  const squares = new Float32Array(features + 1).fill(Number.EPSILON)
  const order = Uint32Array.from(examples, (_, index) => index)
  const random = lehmer()
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) learn(weights, squares, classes, example)
    }
  }
  return quantised(weights, features, classes)
}

function learn(weights: Float32Array, squares: Float32Array, classes: number, { features, label }: Example): void {
  const scale = scaleOf(features)
  const rows = [...features, squares.length - 1]
  const gradient = new Float64Array(classes)
  for (const row of rows) addRow(gradient, weights, row * classes, scale)
  softmax(gradient)
  gradient[label] = (gradient[label] ?? 0) - 1
  const square = gradient.reduce((sum, value) => sum + value * value, 0)
  if (square < smallestGradient) return
  for (const row of rows) {
    squares[row] = (squares[row] ?? 0) + square * scale * scale
    const rate = (firstRate * scale) / Math.sqrt(squares[row] ?? 1)
    const start = row * classes
    for (let c = 0; c < classes; c++) weights[start + c] = decay * (weights[start + c] ?? 0) - rate * (gradient[c] ?? 0)
  }
}

/** How probable each class is for something with these features. */
export function probabilities(
  { classes, features: bias, scales, weights }: Classifier,
  features: Uint16Array,
): Float64Array {
  const scores = new Float64Array(classes)
  const scale = scaleOf(features)
  for (const row of [...features, bias]) addRow(scores, weights, row * classes, scale * (scales[row] ?? 0))
  softmax(scores)
  return scores
}

/** Things with many features count no more than others: features are scaled to unit length. */
const scaleOf = (features: Uint16Array): number => 1 / Math.sqrt(features.length + 1)

function addRow(scores: Float64Array, weights: Float32Array | Int8Array, start: number, factor: number): void {
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + factor * (weights[start + c] ?? 0)
}

function softmax(scores: Float64Array): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
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
