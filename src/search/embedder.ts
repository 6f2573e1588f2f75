/** What an index of vectors was made with. Vectors of different spaces cannot be compared. */
export interface VectorSpace {
  /** Provider, model and, where it was trained, a hash of the model: `catalogue:3f9c…`, `openai:text-embedding-3-small`. */
  embedder: string
  dimensions: number
}

/** Turns texts into vectors of length 1 whose inner product says how near their meanings are. */
export interface Embedder {
  readonly space: VectorSpace
  /**
   * One vector a text, in the order given; undefined for a text that holds nothing that the model knows.
   * @throws EmbeddingError when the model or its service fails, or answers with something else than was asked for.
   */
  embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    signal?: AbortSignal,
  ): Promise<(Float32Array | undefined)[]>
  close(): Promise<void>
}

/** Some models write questions and documents differently. */
export type EmbeddingPurpose = 'query' | 'document'

/** An embedder cannot do its work. The message is one line for the operator; search by keyword goes on. */
export class EmbeddingError extends Error {
  override name = 'EmbeddingError'
}
