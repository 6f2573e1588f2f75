import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from '../../errors.ts'
import { stem } from '../../search/stem.ts'
import type { Word } from '../words.ts'

/** What English words mean, as the classifier takes it in. */
export interface WordMeanings {
  dimensions: number
  /** The direction in which the words of a message lie, of length 1; all zeros when none is known. */
  of(words: readonly Word[]): Float32Array
}

/** See data/word-vectors/README.md. */
const dimensions = 128

/** No message needs more words than this to tell what it is about. */
const mostWords = 200

/**
 * Of the weights of words by their rank (smooth inverse frequency; Arora, Liang & Ma, ICLR 2017) the higher constant: how
 * something is asked ('how', 'recommend') tells an intent as much as what it is about.
 */
const constant = 1e-3

const weightOfRank = (rank: number): number => constant / (constant + 1 / (10 * (rank + 3)))

/**
 * Reads what words mean from data/word-vectors, in `folder`.
 * @throws StartupError when its files are missing or do not belong together.
 */
export function readWordMeanings(folder: string): WordMeanings {
  const words = read(join(folder, 'words.txt')).toString().trimEnd().split('\n')
  const vectors = read(join(folder, 'vectors.bin'))
  if (vectors.length !== words.length * dimensions)
    throw new StartupError(`The files in ${folder} do not belong together: take both from one version.`)
  const ranks = new Map(words.map((word, rank) => [word, rank]))
  return {
    dimensions,
    of(said) {
      const sum = new Float32Array(dimensions)
      for (const { kind, text } of said.slice(0, mostWords)) {
        const rank = kind === 'word' ? ranks.get(stem(text)) : undefined
        if (rank !== undefined) addVector(sum, vectors.subarray(rank * dimensions, (rank + 1) * dimensions), rank)
      }
      const length = lengthOf(sum)
      return length === 0 ? sum : sum.map((value) => value / length)
    },
  }
}

/** A vector's direction counts, its length does not. */
function addVector(sum: Float32Array, vector: Buffer, rank: number): void {
  const values = new Int8Array(vector.buffer, vector.byteOffset, vector.length)
  const scale = weightOfRank(rank) / (lengthOf(values) || 1)
  for (const [at, value] of values.entries()) sum[at] = (sum[at] ?? 0) + scale * value
}

function lengthOf(values: Float32Array | Int8Array): number {
  let squares = 0
  for (const value of values) squares += value * value
  return Math.sqrt(squares)
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new StartupError(`The word vectors in ${path} cannot be read.`, { cause })
  }
}
