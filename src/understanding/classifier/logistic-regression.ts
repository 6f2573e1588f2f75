import { buckets } from './features.ts'

/** What is known of a message. */
export interface Evidence {
  /** Bucket numbers of what is there. */
  features: Int32Array
  /** The direction of its meaning. */
  meaning: Float32Array
}

export interface Example extends Evidence {
  /** Number of the class, from 0. */
  label: number
}

/** A linear model of the classes: a row of weights for each feature that is kept and each dimension of meaning. */
export interface LinearModel {
  classes: number
  dimensions: number
  /** The row of each bucket, -1 for those that say too little to be kept. */
  rows: Int32Array
  /** Row by row. */
  weights: Float32Array
  /** Dimension by dimension. */
  meaning: Float32Array
  bias: Float64Array
}

/** Passes over the examples; more change the right answers in cross-validation by less than a hundredth. */
const passes = 5
const rate = 0.3
/** Meanings are dense: each example touches all their weights, which settle at smaller steps. */
const rateOfMeaning = 0.04
/** Shrinks weights at each touch: words that occur once must not decide. */
const decay = 3e-3
const decayOfMeaning = 1e-4
/** Brings a direction's values, about a tenth each, to the size that one feature of a short message has. */
const scaleOfMeaning = 3
/** A class that is wrong by less learns nothing from an example: most of the work, for no gain. */
const leastError = 0.02

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al., 2011) over sparse yes-or-no features and a direction of
 * meaning. Large classes count less for each example, but more in all. It is trained on all features, and then anew on
 * the `kept` that weigh most. Deterministic: the order of the examples is shuffled by a fixed sequence.
 */
export function train(examples: readonly Example[], classes: number, kept: number): LinearModel {
  const all = fitted(examples, classes, rowsOfAll(examples))
  return fitted(examples, classes, heaviestRows(examples, all, kept))
}

function rowsOfAll(examples: readonly Example[]): Int32Array {
  const rows = new Int32Array(buckets).fill(-1)
  let next = 0
  for (const { features } of examples) for (const feature of features) if (rows[feature] === -1) rows[feature] = next++
  return rows
}

/** A feature weighs by its largest weight and by how often it occurs. */
function heaviestRows(examples: readonly Example[], model: LinearModel, kept: number): Int32Array {
  const { classes, rows, weights } = model
  const counts = new Map<number, number>()
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const weighed = [...counts].map(([feature, count]) => {
    const row = rows[feature] ?? 0
    const largest = weights
      .subarray(row * classes, (row + 1) * classes)
      .reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
    return { feature, weight: largest * Math.sqrt(count) }
  })
  weighed.sort((one, other) => other.weight - one.weight || one.feature - other.feature)
  const chosen = new Int32Array(buckets).fill(-1)
  const inOrder = weighed.slice(0, kept).sort((one, other) => one.feature - other.feature)
  for (const [row, { feature }] of inOrder.entries()) chosen[feature] = row
  return chosen
}

function fitted(examples: readonly Example[], classes: number, rows: Int32Array): LinearModel {
  const dimensions = examples[0]?.meaning.length ?? 0
  const size = (rows.reduce((most, row) => Math.max(most, row), -1) + 1) * classes
  const model: LinearModel = {
    classes,
    dimensions,
    rows,
    weights: new Float32Array(size),
    meaning: new Float32Array(dimensions * classes),
    bias: new Float64Array(classes),
  }
  const squares = { weights: new Float32Array(size), meaning: new Float32Array(dimensions * classes) }
  const importance = classImportance(examples, classes)
  const random = xorshift()
  const order = [...examples]
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
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

interface Squares {
  weights: Float32Array
  meaning: Float32Array
}

function step(model: LinearModel, squares: Squares, example: Example, importance: number): void {
  const { classes, bias } = model
  const probabilities = softmax(scores(model, example), 1)
  const rows = rowsOf(model, example.features)
  // Each feature's share: a long message has no larger step than a short one.
  const scale = importance / Math.sqrt(Math.max(1, rows.length))
  for (let one = 0; one < classes; one++) {
    const error = (probabilities[one] ?? 0) - (one === example.label ? 1 : 0)
    bias[one] = (bias[one] ?? 0) - 0.02 * importance * error
    if (Math.abs(error) < leastError) continue
    for (const row of rows) {
      const at = row * classes + one
      descend(model.weights, squares.weights, at, error * scale, decay, rate)
    }
    for (const [dimension, value] of example.meaning.entries()) {
      const gradient = error * importance * value * scaleOfMeaning
      descend(model.meaning, squares.meaning, dimension * classes + one, gradient, decayOfMeaning, rateOfMeaning)
    }
  }
}

function descend(
  weights: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  shrinking: number,
  stepSize: number,
): void {
  const weight = weights[at] ?? 0
  const slope = gradient + shrinking * weight
  const square = (squares[at] ?? 0) + slope * slope
  squares[at] = square
  weights[at] = weight - (stepSize * slope) / (Math.sqrt(square) + 1e-6)
}

function rowsOf({ rows }: LinearModel, features: Int32Array): number[] {
  const found: number[] = []
  for (const feature of features) {
    const row = rows[feature] ?? -1
    if (row >= 0) found.push(row)
  }
  return found
}

/** The classes' scores before they become probabilities. */
export function scores(model: LinearModel, { features, meaning }: Evidence): Float64Array {
  const { classes, weights, bias } = model
  const sums = new Float64Array(classes)
  const rows = rowsOf(model, features)
  for (const row of rows) {
    const at = row * classes
    for (let one = 0; one < classes; one++) sums[one] = (sums[one] ?? 0) + (weights[at + one] ?? 0)
  }
  const scale = 1 / Math.sqrt(Math.max(1, rows.length))
  for (let one = 0; one < classes; one++) sums[one] = (sums[one] ?? 0) * scale + (bias[one] ?? 0)
  for (const [dimension, value] of meaning.entries()) {
    if (value === 0) continue
    const at = dimension * classes
    const scaled = value * scaleOfMeaning
    for (let one = 0; one < classes; one++) sums[one] = (sums[one] ?? 0) + scaled * (model.meaning[at + one] ?? 0)
  }
  return sums
}

/** Probabilities at a temperature: above 1 they are less sure. */
export function softmax(values: Float64Array, temperature: number): Float64Array {
  const largest = Math.max(...values)
  const powers = values.map((value) => Math.exp((value - largest) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Numbers from a fixed sequence (xorshift32; Marsaglia 2003). */
function xorshift(): () => number {
  let seed = 0x9e3779b9
  return () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return seed >>> 0
  }
}

/** Shuffles in place (Fisher and Yates). */
function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random() % (last + 1)
    const [a, b] = [items[last], items[other]]
    if (a === undefined || b === undefined) continue
    items[last] = b
    items[other] = a
  }
}
