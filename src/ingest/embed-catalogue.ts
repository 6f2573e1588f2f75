import type { Embedder } from '../search/embedder.ts'
import type { VectorWriter } from '../search/engine.ts'

export interface EmbedOptions {
  embedder: Embedder
  vectors: VectorWriter
  /** Asked before each batch. */
  shouldStop(): boolean
  onProgress(embedded: number, pending: number): void
}

/** Texts handed to an embedder at once: enough for a request to a service, little enough to stop between two. */
const batchSize = 256

/**
 * Gives each product a vector that has none of this embedder's, or one of a text that it no longer has; then the vectors
 * are searched. Stopped, it goes on where it was left the next time. Resolves with how many were made, undefined when
 * it was stopped.
 * @throws EmbeddingError when the embedder fails; what was made until then stays.
 */
export async function embedCatalogue(options: EmbedOptions): Promise<number | undefined> {
  const { embedder, vectors, shouldStop, onProgress } = options
  const { space } = embedder
  await vectors.begin(space)
  const { pending } = await vectors.progress(space)
  let embedded = 0
  for await (const batch of vectors.pending(space, batchSize)) {
    if (shouldStop()) return undefined
    const texts = batch.map(({ text }) => text)
    const made = await embedder.embed(texts, 'document')
    await vectors.write(
      space,
      batch.map(({ id, textHash }, index) => ({ id, textHash, vector: made[index] })),
    )
    embedded += batch.length
    onProgress(embedded, pending)
  }
  await vectors.publish(space)
  return embedded
}
