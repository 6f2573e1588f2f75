import type { VectorSpace } from '../../src/search/embedder.ts'
import { embeddingText } from '../../src/search/embedding-text.ts'
import type { VectorWriter } from '../../src/search/engine.ts'

/** Vectors that say which pairs of letters a text has: near for texts that are spelled alike. */
export function letterVector(text: string, { dimensions, embedder }: VectorSpace): Float32Array | undefined {
  const vector = new Float32Array(dimensions)
  const letters = text.toLowerCase().replace(/[^a-z]/g, '')
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.charCodeAt(i) * 31 + letters.charCodeAt(i + 1) * 17 + embedder.length
    for (const salt of [1, 7, 13]) {
      const place = (pair * salt) % dimensions
      vector[place] = (vector[place] ?? 0) + ((pair * salt) % 3 === 0 ? -1 : 1)
    }
  }
  const length = Math.hypot(...vector)
  return length === 0 ? undefined : vector.map((value) => value / length)
}

/** Gives each product that has none in this set a vector. Returns their ids. */
export async function fill(vectors: VectorWriter, space: VectorSpace): Promise<string[]> {
  const ids: string[] = []
  await vectors.begin(space)
  for await (const batch of vectors.pending(space, 50)) {
    ids.push(...batch.map(({ id }) => id))
    await vectors.write(
      space,
      batch.map(({ id, textHash, text }) => ({ id, textHash, vector: letterVector(text, space) })),
    )
  }
  return ids
}

/** The vector that a product's text has. */
export const vectorOfProduct = (product: Parameters<typeof embeddingText>[0], space: VectorSpace): Float32Array =>
  letterVector(embeddingText(product), space) ?? new Float32Array(space.dimensions)
