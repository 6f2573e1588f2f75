import { createHash } from 'node:crypto'
import { type Embedder, EmbeddingError } from '../../search/embedder.ts'
import { type GeneralWords, readGeneralWords } from './general-words.ts'
import { readModel } from './model-file.ts'
import {
  afterTitle,
  documentWords,
  normalise,
  type PlacedWords,
  queryWords,
  removeDirection,
  WordLookup,
} from './text-vector.ts'
import { catalogueDimensions } from './train.ts'

/**
 * How much the catalogue's own knowledge counts beside general English, as shares of the inner product; of a question,
 * less by the words that the catalogue does not have. Chosen on Icecat's development queries and the demo catalogue.
 */
const catalogueShare = 0.6

/**
 * Opens a model that `trainCatalogueEmbedder` made. A vector has two parts side by side: what the words mean in the
 * catalogue and what they mean in English. Embedding is synchronous inside and takes some microseconds a word.
 * @throws EmbeddingError for bytes that are no such model, or one of another version of the general word vectors.
 */
export function openCatalogueEmbedder(model: Uint8Array, general: GeneralWords = readGeneralWords()): Embedder {
  const { model: read, hash } = readModel(model)
  if (read.common.general.length !== general.table.dimensions) {
    throw new EmbeddingError('The catalogue embedder was trained with other general word vectors: train it again.')
  }
  const parts: Part[] = [
    { lookup: new WordLookup(read.table), common: read.common.catalogue, weightAfterTitle: afterTitle.catalogue },
    { lookup: new WordLookup(general.table), common: read.common.general, weightAfterTitle: afterTitle.general },
  ]
  const dimensions = parts.reduce((sum, { common }) => sum + common.length, 0)
  const embedOne = (words: PlacedWords, catalogueShare: number): Float32Array | undefined => {
    const vector = new Float32Array(dimensions)
    const [catalogue, english] = parts.map((part) => vectorOf(part, words, parts))
    if (catalogue !== undefined) vector.set(catalogue.map((value) => value * Math.sqrt(catalogueShare)))
    const at = catalogueDimensions
    if (english !== undefined)
      vector.set(
        english.map((value) => value * Math.sqrt(1 - catalogueShare)),
        at,
      )
    return normalise(vector)
  }
  return {
    space: {
      embedder: `catalogue:${createHash('sha256')
        .update(hash + general.hash)
        .digest('hex')
        .slice(0, 16)}`,
      dimensions,
    },
    async embed(texts, purpose) {
      return texts.map((text) => {
        if (purpose === 'document') return embedOne(documentWords(text), catalogueShare)
        const words = queryWords(text)
        return embedOne(words, catalogueShare * knownShare(words, parts))
      })
    },
    close: async () => undefined,
  }
}

interface Part {
  lookup: WordLookup
  common: Float32Array
  weightAfterTitle: number
}

/** One part of a text's vector, of length 1. A word that either part knows is no misspelling, so it is not guessed. */
function vectorOf(part: Part, words: PlacedWords, parts: readonly Part[]): Float32Array | undefined {
  const isUnknown = (word: string): boolean => parts.every(({ lookup }) => lookup.weightOf(word) === undefined)
  const sum = part.lookup.sum(words, part.weightAfterTitle, isUnknown)
  return sum && normalise(removeDirection(sum, part.common))
}

/** How much of what a question says the catalogue has words for, 0 to 1. What nobody knows is guessed in both parts. */
function knownShare(words: PlacedWords, [catalogue, english]: readonly Part[]): number {
  let [all, known] = [0, 0]
  for (const word of words.keys()) {
    const weight = english?.lookup.weightOf(word)
    all += weight ?? 1
    if (weight === undefined || catalogue?.lookup.weightOf(word) !== undefined) known += weight ?? 1
  }
  return all === 0 ? 1 : known / all
}
