import { createHash } from 'node:crypto'
import { type Embedder, EmbeddingError } from '../../search/embedder.ts'
import { type GeneralWords, readGeneralWords } from './general-words.ts'
import { readModel } from './model-file.ts'
import { documentWords, normalise, type PlacedWords, queryWords, removeDirection, WordLookup } from './text-vector.ts'

/** How much the catalogue's own knowledge counts beside general English, as shares of the inner product. */
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
  const parts = [
    { lookup: new WordLookup(read.table), common: read.common.catalogue, share: catalogueShare },
    { lookup: new WordLookup(general.table), common: read.common.general, share: 1 - catalogueShare },
  ]
  const dimensions = parts.reduce((sum, { common }) => sum + common.length, 0)
  const embedOne = (words: PlacedWords): Float32Array | undefined => {
    const vector = new Float32Array(dimensions)
    let at = 0
    for (const { lookup, common, share } of parts) {
      const sum = lookup.sum(words, true)
      const part = sum && normalise(removeDirection(sum, common))
      if (part !== undefined)
        vector.set(
          part.map((value) => value * Math.sqrt(share)),
          at,
        )
      at += common.length
    }
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
      return texts.map((text) => embedOne(purpose === 'query' ? queryWords(text) : documentWords(text)))
    },
    close: async () => undefined,
  }
}
