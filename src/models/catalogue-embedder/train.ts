import { type Corpus, lineEnd, readCorpus } from './corpus.ts'
import { type GeneralWords, readGeneralWords } from './general-words.ts'
import type { Matrix } from './linear-algebra.ts'
import { type WordTable, writeModel } from './model-file.ts'
import { afterTitle, normalise, type PlacedWords, WordLookup } from './text-vector.ts'
import { wordVectors } from './word-vectors.ts'

/** Of the catalogue's part of a vector. With the general part, a multiple of eight. */
export const catalogueDimensions = 256
/** The rest are rare; search by keyword finds them. */
const mostWords = 40_000
/** English words of less weight, the 250 most frequent, say nothing of a product, however few texts have them. */
const weightOfTellingWord = 0.2
/** So many texts tell what all have in common. */
const mostTextsForCommon = 10_000

export interface TrainingOptions {
  /** Default: the table that ships with the project. */
  general?: GeneralWords
  /** Told now and then what share of the training is done, 0 to 1; texts read so far while their number is unknown. */
  onProgress?: (progress: { step: 'reading'; texts: number } | { step: 'learning'; share: number }) => void
}

/**
 * Learns from the texts of a catalogue (`embeddingText`) what its words mean there, and gives the whole model as bytes
 * for `openCatalogueEmbedder`. The same texts in the same order give the same bytes. Synchronous: 20,000 products take
 * some ten seconds of one core, so it belongs on a worker thread. Memory of its own is bounded, at some 150 MB.
 */
export function trainCatalogueEmbedder(texts: Iterable<string>, options: TrainingOptions = {}): Uint8Array {
  const { general = readGeneralWords(), onProgress } = options
  const corpus = readCorpus(texts, mostWords, (read) => {
    if (read % 256 === 0) onProgress?.({ step: 'reading', texts: read })
  })
  const vectors = wordVectors(corpus, catalogueDimensions, (share) => onProgress?.({ step: 'learning', share }))
  const generalLookup = new WordLookup(general.table)
  const table = quantise(corpus, vectors, (word) =>
    Math.min(1, (generalLookup.weightOf(word) ?? 1) / weightOfTellingWord),
  )
  const common = {
    catalogue: commonDirection(corpus, new WordLookup(table), afterTitle.catalogue),
    general: commonDirection(corpus, generalLookup, afterTitle.general),
  }
  return writeModel({ table, common })
}

/** Vectors of length 1 in eight bits a number. Words that the decomposition knows nothing of get a scale of 0. */
function quantise(corpus: Corpus, { values, columns }: Matrix, tells: (word: string) => number): WordTable {
  const texts = corpus.starts.length - 1
  // A catalogue of few words has fewer columns; the rest of the vectors stays 0.
  const dimensions = catalogueDimensions
  const vectors = new Int8Array(corpus.words.length * dimensions)
  const scales = new Float32Array(corpus.words.length)
  for (let row = 0; row < corpus.words.length; row++) {
    const vector = normalise(values.slice(row * columns, (row + 1) * columns))
    if (vector === undefined) continue
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    scales[row] = largest / 127
    for (let d = 0; d < columns; d++) vectors[row * dimensions + d] = Math.round(((vector[d] ?? 0) / largest) * 127)
  }
  const weights = Float32Array.from(
    corpus.words,
    (word, i) => inverseFrequency(corpus.textCounts[i] ?? 1, texts) * tells(word),
  )
  return { words: corpus.words, dimensions, vectors, scales, weights }
}

/** Inverse document frequency (Spärck Jones 1972) as a share of the largest there can be. */
const inverseFrequency = (count: number, texts: number): number => Math.log((texts + 1) / count) / Math.log(texts + 1)

/** The mean direction of the texts' vectors, of length 1: what says nothing of any of them (Arora et al. 2017). */
function commonDirection(corpus: Corpus, lookup: WordLookup, weightAfterTitle: number): Float32Array {
  const sum = new Float32Array(lookup.table.dimensions)
  const texts = corpus.starts.length - 1
  const step = Math.max(1, Math.ceil(texts / mostTextsForCommon))
  for (let text = 0; text < texts; text += step) {
    const vector = lookup.sum(placedWords(corpus, text), weightAfterTitle, () => false)
    if (vector === undefined || normalise(vector) === undefined) continue
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + (vector[d] ?? 0)
  }
  return normalise(sum) ?? sum
}

/** The words of a text of the corpus, as `documentWords` has them. */
function placedWords({ tokens, starts, words }: Corpus, text: number): PlacedWords {
  const placed = new Map<string, boolean>()
  let isInTitle = true
  for (let i = starts[text] ?? 0; i < (starts[text + 1] ?? 0); i++) {
    const token = tokens[i] ?? lineEnd
    if (token === lineEnd) isInTitle = false
    const word = words[token]
    if (word !== undefined && !placed.has(word)) placed.set(word, isInTitle)
  }
  return placed
}
