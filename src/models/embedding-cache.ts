/** Keeps vectors that cost money or time, by a hash of all that they depend on. Bounded; it may forget at any time. */
export interface EmbeddingCache {
  /** One entry a key, in the order given; undefined for what is not kept. */
  get(keys: readonly string[]): Promise<(Float32Array | undefined)[]>
  set(entries: readonly (readonly [key: string, vector: Float32Array])[]): Promise<void>
}

/**
 * A cache in memory that lets go what was used longest ago. `mostEntries` vectors of 1,536 dimensions take about
 * 6 KB each.
 */
export function createMemoryEmbeddingCache(mostEntries: number): EmbeddingCache {
  const entries = new Map<string, Float32Array>()
  const touch = (key: string, vector: Float32Array): void => {
    entries.delete(key)
    entries.set(key, vector)
  }
  return {
    async get(keys) {
      return keys.map((key) => {
        const vector = entries.get(key)
        if (vector !== undefined) touch(key, vector)
        return vector
      })
    },
    async set(added) {
      for (const [key, vector] of added) touch(key, vector)
      for (const key of entries.keys()) {
        if (entries.size <= mostEntries) break
        entries.delete(key)
      }
    },
  }
}
