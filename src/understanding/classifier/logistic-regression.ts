import { buckets } from './features.ts'

export interface Example {
  /** Bucket numbers of what is there. */
  features: Int32Array
  /** Number of the class, from 0. */
  label: number
}

/** Weights of every bucket, class by class. */
export interface Weights {
  classes: number
  weights: Float32Array
  bias: Float64Array
}

/** Passes over the examples; more change the right answers in cross-validation by less than a hundredth. */
const passes = 3
const rate = 0.3
/** Shrinks weights at each touch: with a few thousand examples, words that occur once must not decide. */
const decay = 1e-3
/** A class that is wrong by less learns nothing from an example: most of the work, for no gain. */
const leastError = 0.05

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al., 2011) over sparse yes-or-no features. Each
 * class has the same say, however many examples it has. Deterministic: the order of the examples is
 * shuffled by a fixed sequence.
 */
export function train(examples: readonly Example[], classes: number): Weights {
  const model: Weights = { classes, weights: new Float32Array(buckets * classes), bias: new Float64Array(classes) }
  const squares = new Float32Array(buckets * classes)
  const importance = classImportance(examples, classes)
  const order = shuffled(examples)
  for (let pass = 0; pass < passes; pass++) {
    for (const example of order) step(model, squares, example, importance[example.label] ?? 1)
  }
  return model
}

function classImportance(examples: readonly Example[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0)
  for (const { label } of examples) counts[label] = (counts[label] ?? 0) + 1
  // The square root: a large class knows more, but must not drown the others.
  return counts.map((count) => Math.sqrt(examples.length / classes / Math.max(1, count)))
}

function step(model: Weights, squares: Float32Array, { features, label }: Example, importance: number): void {
  const { classes, weights, bias } = model
  const probabilities = softmax(scores(model, features), 1)
  // Each feature's share: a long message has no larger step than a short one.
  const scale = importance / Math.sqrt(features.length)
  for (let one = 0; one < classes; one++) {
    const error = (probabilities[one] ?? 0) - (one === label ? 1 : 0)
    bias[one] = (bias[one] ?? 0) - 0.02 * importance * error
    if (Math.abs(error) < leastError) continue
    const gradient = error * scale
    for (const feature of features) {
      const at = feature * classes + one
      const weight = weights[at] ?? 0
      const slope = gradient + decay * weight
      const square = (squares[at] ?? 0) + slope * slope
      squares[at] = square
      weights[at] = weight - (rate * slope) / (Math.sqrt(square) + 1e-6)
    }
  }
}

/** The classes' scores before they become probabilities. */
export function scores({ classes, weights, bias }: Weights, features: Int32Array): Float64Array {
  const sums = new Float64Array(classes)
  for (const feature of features) {
    const at = feature * classes
    for (let one = 0; one < classes; one++) sums[one] = (sums[one] ?? 0) + (weights[at + one] ?? 0)
  }
  const scale = 1 / Math.sqrt(Math.max(1, features.length))
  return sums.map((sum, one) => sum * scale + (bias[one] ?? 0))
}

/** Probabilities at a temperature: above 1 they are less sure. */
export function softmax(values: Float64Array, temperature: number): Float64Array {
  const largest = Math.max(...values)
  const powers = values.map((value) => Math.exp((value - largest) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** A fixed permutation (xorshift32 from a fixed seed). */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items]
  let seed = 0x9e3779b9
  for (let last = order.length - 1; last > 0; last--) {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    const other = (seed >>> 0) % (last + 1)
    const [a, b] = [order[last], order[other]]
    if (a !== undefined && b !== undefined) {
      order[last] = b
      order[other] = a
    }
  }
  return order
}
