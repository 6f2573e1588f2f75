import { describe, expect, it } from 'vitest'
import {
  indexMapping,
  vectorIndexType,
  vectorMapping,
} from '../../../../src/search/engines/elasticsearch/index-mapping.ts'
import { setKey, vectorFieldName } from '../../../../src/search/engines/elasticsearch/vector-sets.ts'

const set = { embedder: 'letters', dimensions: 256, slot: 'a' } as const

describe('the mapping', () => {
  it('has no field for vectors where there are none, and takes nothing it does not know', () => {
    const mapping = indexMapping({ madeBy: 'shopclerk' })
    expect(mapping.properties.vectors).toEqual({ properties: {} })
    expect(mapping.dynamic).toBe('strict')
    expect(mapping._meta).toEqual({ madeBy: 'shopclerk' })
  })

  it('has the field of a set of vectors, from the beginning or added later', () => {
    const field = { type: 'dense_vector', dims: 256, similarity: 'cosine', index_options: { type: 'int8_flat' } }
    const properties = { a_256: field }
    expect(indexMapping({}, [{ set, products: 100 }]).properties.vectors).toEqual({ properties })
    expect(vectorMapping({ set, products: 100 })).toEqual({ properties: { vectors: { properties } } })
  })

  it('keeps vectors in the way that fits their number', () => {
    expect(vectorIndexType(5_000, 256)).toBe('int8_flat')
    expect(vectorIndexType(200_000, 384)).toBe('int8_hnsw')
    expect(vectorIndexType(2_000_000, 384)).toBe('bbq_hnsw')
    expect(vectorIndexType(2_000_000, 64)).toBe('int8_hnsw')
  })

  it('and goes on so when there are fewer, for a mapping cannot go back', () => {
    expect(vectorIndexType(5_000, 256, 'int8_hnsw')).toBe('int8_hnsw')
    expect(vectorIndexType(50_000, 256, 'bbq_hnsw')).toBe('bbq_hnsw')
    expect(vectorIndexType(50_000, 256, 'int8_flat')).toBe('int8_hnsw')
    const mapping = vectorMapping({ set, products: 10, present: 'int8_hnsw' })
    expect(mapping.properties.vectors.properties.a_256?.index_options).toEqual({ type: 'int8_hnsw' })
  })
})

describe('sets of vectors', () => {
  it('have a key of their own for each embedder and its dimensions', () => {
    const keys = [set, { ...set, dimensions: 128 }, { ...set, embedder: 'other' }].map(setKey)
    expect(new Set(keys).size).toBe(3)
    expect(setKey({ embedder: set.embedder, dimensions: set.dimensions })).toBe(keys[0])
  })

  it('stand in fields by slot and dimensions', () => {
    expect(vectorFieldName({ slot: 'b', dimensions: 64 })).toBe('b_64')
  })
})
