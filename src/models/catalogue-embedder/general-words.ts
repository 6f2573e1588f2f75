import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { EmbeddingError } from '../../search/embedder.ts'
import type { WordTable } from './model-file.ts'

/** General English word vectors, and a hash that names them. */
export interface GeneralWords {
  table: WordTable
  hash: string
}

const folder = new URL('../../../data/word-vectors/', import.meta.url)

/** See data/word-vectors/README.md. */
const dimensions = 128

/**
 * Reads the table that ships with the project, data/word-vectors/: about 4 MB.
 * @throws EmbeddingError when its files are missing or do not belong together.
 */
export function readGeneralWords(): GeneralWords {
  const [list, vectors] = [read('words.txt'), read('vectors.bin')]
  const words = list.toString().trimEnd().split('\n')
  if (vectors.length !== words.length * dimensions) {
    throw new EmbeddingError('The files of data/word-vectors do not belong together: take both from one version.')
  }
  const hash = createHash('sha256').update(list).update(vectors).digest('hex')
  const table = {
    words,
    dimensions,
    vectors: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length),
    // The vectors have no scale: each is brought to length 1.
    scales: lengths(vectors, words.length).map((length) => 1 / length),
    weights: Float32Array.from(words, (_, rank) => weightOfRank(rank)),
  }
  return { table, hash }
}

function read(name: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(new URL(name, folder))
  } catch (cause) {
    throw new EmbeddingError(`The general word vectors are missing: data/word-vectors/${name} cannot be read.`, {
      cause,
    })
  }
}

function lengths(vectors: Buffer, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, row) => {
    let sum = 0
    for (let at = row * dimensions; at < (row + 1) * dimensions; at++) sum += vectors.readInt8(at) ** 2
    return Math.sqrt(sum) || 1
  })
}

/** Natural text has words by rank as 1 / (rank * 10), about (Zipf); SIF's constant, of which 1e-4 to 1e-3 are usual. */
const sifConstant = 1e-4

/** Smooth inverse frequency (Arora, Liang & Ma, ICLR 2017) of the word that stands at a rank: 0.03 for 'the'. */
export const weightOfRank = (rank: number): number => sifConstant / (sifConstant + 1 / (10 * (rank + 3)))
