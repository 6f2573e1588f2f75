import { lineWords, longestWord } from './corpus.ts'
import type { WordTable } from './model-file.ts'
import { NearWords } from './near-words.ts'

/** The distinct words of a text, each with whether it stands in the first line, which says what a product is. */
export type PlacedWords = ReadonlyMap<string, boolean>

/** The words of a product's text. */
export function documentWords(text: string): PlacedWords {
  const placed = new Map<string, boolean>()
  for (const [index, line] of text.split('\n').entries()) {
    for (const word of lineWords(line)) if (!placed.has(word)) placed.set(word, index === 0)
  }
  return placed
}

/** The words of a question: all count the same. */
export const queryWords = (text: string): PlacedWords => new Map(lineWords(text).map((word) => [word, true]))

/**
 * How much a word counts that only describes the product, beside one of its first line. Chosen on the demo catalogue and
 * Icecat: more finds more needs, and fewer products by name; general words gain more from descriptions.
 */
export const afterTitle = { catalogue: 0.15, general: 0.3 } as const

/** Looks words up in a table; one that is not there stands where those stand that are written like it. */
export class WordLookup {
  readonly table: WordTable
  readonly #numbers: ReadonlyMap<string, number>
  /** Made for the first word that is not known: most questions have none. */
  #near: NearWords | undefined

  constructor(table: WordTable) {
    this.table = table
    this.#numbers = new Map(table.words.map((word, number) => [word, number]))
  }

  /** How much a word says of a text's meaning; undefined for one that is not known. */
  weightOf(word: string): number | undefined {
    const number = this.#numbers.get(word)
    return number === undefined ? undefined : this.table.weights[number]
  }

  /**
   * The sum of the words' vectors by their weights, a word after the first line with `weightAfterTitle` of it; undefined
   * when none is known. A word that is not known is guessed where `guesses` says so.
   */
  sum(words: PlacedWords, weightAfterTitle: number, guesses: (word: string) => boolean): Float32Array | undefined {
    const sum = new Float32Array(this.table.dimensions)
    let found = false
    for (const [word, isInTitle] of words) {
      const placeWeight = isInTitle ? 1 : weightAfterTitle
      const number = this.#numbers.get(word)
      if (number !== undefined) {
        this.#add(sum, number, placeWeight * (this.table.weights[number] ?? 0))
        found = true
      } else if (guesses(word) && word.length <= longestWord) {
        found = this.#addNear(sum, word, placeWeight) || found
      }
    }
    return found ? sum : undefined
  }

  #addNear(sum: Float32Array, word: string, placeWeight: number): boolean {
    this.#near ??= new NearWords(this.table.words)
    const near = this.#near.near(word)
    // Cubed: the most alike counts by far the most.
    const total = near.reduce((sum, { similarity }) => sum + similarity ** 3, 0)
    for (const { number, similarity } of near) {
      this.#add(sum, number, (placeWeight * (this.table.weights[number] ?? 0) * similarity ** 4) / total)
    }
    return near.length > 0
  }

  #add(sum: Float32Array, number: number, weight: number): void {
    const { vectors, scales, dimensions } = this.table
    const factor = weight * (scales[number] ?? 0)
    const from = number * dimensions
    for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] ?? 0) + factor * (vectors[from + d] ?? 0)
  }
}

/** Brings a vector to length 1, in place; undefined for one of length 0. */
export function normalise(vector: Float32Array): Float32Array | undefined {
  let squares = 0
  for (const value of vector) squares += value * value
  const length = Math.sqrt(squares)
  if (length < 1e-12) return undefined
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) / length
  return vector
}

/** Takes from a vector, in place, what it has in the direction of another of length 1. */
export function removeDirection(vector: Float32Array, direction: Float32Array): Float32Array {
  let product = 0
  for (let d = 0; d < vector.length; d++) product += (vector[d] ?? 0) * (direction[d] ?? 0)
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) - product * (direction[d] ?? 0)
  return vector
}
