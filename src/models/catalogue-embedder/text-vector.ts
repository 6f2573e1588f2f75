import { lineWords, longestWord } from './corpus.ts'
import type { WordTable } from './model-file.ts'
import { NearWords } from './near-words.ts'

/** Words of a text, each with how much its place in the text counts. */
export type PlacedWords = ReadonlyMap<string, number>

/** What follows the first line of a product's text describes it; the first line says what it is. */
export const weightAfterTitle = 0.3

/** The distinct words of a product's text. */
export function documentWords(text: string): PlacedWords {
  const placed = new Map<string, number>()
  for (const [index, line] of text.split('\n').entries()) {
    for (const word of lineWords(line)) if (!placed.has(word)) placed.set(word, index === 0 ? 1 : weightAfterTitle)
  }
  return placed
}

/** The distinct words of a question: all count the same. */
export const queryWords = (text: string): PlacedWords => new Map(lineWords(text).map((word) => [word, 1]))

/** Looks words up in a table; one that is not there stands where those stand that are written like it. */
export class WordLookup {
  readonly table: WordTable
  readonly #numbers: ReadonlyMap<string, number>
  readonly #near: NearWords

  constructor(table: WordTable) {
    this.table = table
    this.#numbers = new Map(table.words.map((word, number) => [word, number]))
    this.#near = new NearWords(table.words)
  }

  has(word: string): boolean {
    return this.#numbers.has(word)
  }

  /** The sum of the words' vectors by their weights; undefined when none is known. */
  sum(words: PlacedWords, guesses: boolean): Float32Array | undefined {
    const sum = new Float32Array(this.table.dimensions)
    let found = false
    for (const [word, placeWeight] of words) {
      const number = this.#numbers.get(word)
      if (number !== undefined) {
        this.#add(sum, number, placeWeight * (this.table.weights[number] ?? 0))
        found = true
      } else if (guesses && word.length <= longestWord) {
        found = this.#addNear(sum, word, placeWeight) || found
      }
    }
    return found ? sum : undefined
  }

  #addNear(sum: Float32Array, word: string, placeWeight: number): boolean {
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
