import { describe, expect, it } from 'vitest'
import type { WordMatch } from '../../../../src/search/engine.ts'
import {
  nearestSearch,
  numberSearch,
  orderedSearch,
  presenceSearch,
  rarity,
} from '../../../../src/search/engines/elasticsearch/search-body.ts'
import { setKey } from '../../../../src/search/engines/elasticsearch/vector-sets.ts'
import { hasWord } from '../../../../src/search/engines/elasticsearch/word-query.ts'
import { type AnalysedWord, analyseQuery } from '../../../../src/search/text-analysis.ts'

const word = (text: string, ...forms: string[][]): AnalysedWord => ({
  text,
  forms: forms.length > 0 ? forms : [[text]],
})
const body = (words: AnalysedWord[], match: WordMatch = 'all', filters = {}) =>
  orderedSearch({ words, match, filters, sort: undefined }, 0)

interface Scored {
  query: { bool: { filter: object[]; should: object[] } }
  functions: object[]
}
const scored = (words: AnalysedWord[], match: WordMatch = 'all') =>
  body(words, match)?.query?.function_score as unknown as Scored | undefined

/** The conditions of a search for words. */
const filterOf = (words: AnalysedWord[], match: WordMatch) => scored(words, match)?.query.bool.filter

const tokens = (...terms: string[]) => ({ terms: { tokens: terms } })
const some = (...should: object[]) => ({ bool: { should, minimum_should_match: 1 } })

describe('what matches', () => {
  const [red, mug] = [word('red'), word('mug')]

  it('all, any and some of the words', () => {
    expect(filterOf([red, mug], 'all')).toEqual([tokens('red'), tokens('mug')])
    expect(filterOf([red, mug], 'any')).toEqual([some(tokens('red'), tokens('mug'))])
    expect(filterOf([red, mug], 'some')).toEqual([
      some(tokens('red'), tokens('mug')),
      { bool: { must_not: { bool: { filter: [tokens('red'), tokens('mug')] } } } },
    ])
  })

  it('some with those that are required, and nothing where nothing can', () => {
    const required = { ...red, required: true }
    expect(filterOf([required, mug], 'any')).toEqual([tokens('red')])
    expect(body([required], 'some')).toBeUndefined()
    expect(body([mug], 'some')).toBeUndefined()
    expect(body([], 'some')).toBeUndefined()
  })

  it('everything that is there, without words', () => {
    expect(body([], 'any', { maxPrice: 5 })).toEqual({
      query: { bool: { filter: [{ term: { deleted: false } }, { range: { price: { lte: 5 } } }] } },
      sort: [{ added: { order: 'asc' } }, { id: { order: 'asc' } }],
      track_total_hits: true,
    })
  })

  it('a word in any of its forms; those of several tokens as phrases in one field', () => {
    const phrases = ['title', 'brand', 'model', 'description', 'attributes', 'features'].map((field) => ({
      match_phrase: { [`words.${field}`]: { query: 'tn 2110' } },
    }))
    expect(hasWord(word('tn-2110', ['tn2110'], ['tn', '2110']))).toEqual(some(tokens('tn2110'), ...phrases))
  })

  it('what a product is, of the word that says what is looked for', () => {
    expect(hasWord({ ...word('stick', ['stick'], ['flash', 'drive']), head: true })).toMatchObject({
      bool: { should: [tokens('stick', 'flash.drive'), {}, {}, {}, {}, {}, {}] },
    })
    expect(hasWord({ ...word('stick'), head: true, isKind: true })).toEqual({ terms: { kinds: ['stick'] } })
  })
})

describe('the order', () => {
  it('is total: by score, then as the products came', () => {
    expect(body([word('mug')])?.sort).toEqual([
      { _score: { order: 'desc' } },
      { added: { order: 'asc' } },
      { id: { order: 'asc' } },
    ])
  })

  it('is the one asked for before that, with what has no value last', () => {
    const sorted = (sort: 'price_asc' | 'price_desc' | 'newest' | 'rating') =>
      orderedSearch({ words: [], match: 'all', filters: {}, sort }, 0)?.sort[0]
    expect(sorted('price_asc')).toEqual({ price: { order: 'asc', missing: '_last' } })
    expect(sorted('price_desc')).toEqual({ price: { order: 'desc', missing: '_last' } })
    expect(sorted('newest')).toEqual({ released: { order: 'desc', missing: '_last' } })
    expect(sorted('rating')).toEqual({ rating: { order: 'desc', missing: '_last' } })
  })
})

describe('the score', () => {
  it('is BM25 by weighted fields, times what the title and the kind say', () => {
    const { query } =
      orderedSearch({ words: analyseQuery('mug'), match: 'all', filters: {}, sort: undefined }, 2.8) ?? {}
    expect(query).toEqual({
      function_score: {
        query: {
          bool: {
            filter: [tokens('mug')],
            should: [
              { term: { 'words.title': { value: 'mug', boost: 3 } } },
              { term: { 'words.brand': { value: 'mug', boost: 0.5 } } },
              { term: { 'words.model': { value: 'mug', boost: 0.5 } } },
              { term: { 'words.description': { value: 'mug', boost: 1 } } },
              { term: { 'words.attributes': { value: 'mug', boost: 1 } } },
              { term: { 'words.features': { value: 'mug', boost: 0.25 } } },
              // 5.5 times the rarity, before the factor of 1.4.
              { constant_score: { filter: { terms: { kinds: ['mug'] } }, boost: expect.closeTo(11) } },
            ],
          },
        },
        functions: [
          {
            filter: {
              bool: { filter: [{ term: { titleLength: 1 } }, some({ term: { 'words.title': { value: 'mug' } } })] },
            },
            weight: 1.5,
          },
          { filter: { terms: { kinds: ['mug'] } }, weight: 1.4 },
          { filter: { terms: { kinds: ['mug.'] } }, weight: 1.5 },
        ],
        score_mode: 'multiply',
        boost_mode: 'multiply',
      },
    })
  })

  it('counts the forms of a word as one, and a phrase as one of its words', () => {
    const should = scored([word('tn-2110', ['tn2110'], ['tn', '2110'])])?.query.bool.should
    expect(should?.[0]).toEqual({
      dis_max: {
        queries: [
          { term: { 'words.title': { value: 'tn2110', boost: 3 } } },
          { match_phrase: { 'words.title': { query: 'tn 2110', boost: 1.5 } } },
        ],
      },
    })
  })

  it('knows narrower kinds, and things that have the words as typed', () => {
    const words = [word('flash'), { ...word('stick', ['drive'], ['stick']), typed: [['stick']], head: true }]
    const functions = scored(words)?.functions
    const kinds = { terms: { kinds: ['drive', 'stick'] } }
    expect(functions?.slice(1)).toEqual([
      { filter: kinds, weight: 1.4 },
      { filter: { terms: { kinds: ['flash.drive', 'flash.stick'] } }, weight: 1.6 },
      { filter: { terms: { kinds: ['drive.', 'stick.', 'flash.drive.', 'flash.stick.'] } }, weight: 1.5 },
      { filter: { bool: { filter: [kinds, tokens('stick')] } }, weight: 2 },
    ])
  })

  it('gives rarer words more', () => {
    expect(rarity(1, 1_000)).toBeGreaterThan(rarity(10, 1_000))
    expect(rarity(10, 10)).toBeGreaterThan(0)
    expect(presenceSearch(hasWord(word('mug')))).toEqual({
      size: 0,
      track_total_hits: true,
      query: { term: { deleted: false } },
      aggs: { having: { filter: tokens('mug') } },
    })
  })
})

describe('numbers', () => {
  it('are looked up as SKU and model, and as GTIN without leading zeros', () => {
    expect(numberSearch('0012-345', { availability: 'in_stock' })?.query).toEqual({
      bool: {
        filter: [
          some({ term: { sku: '0012345' } }, { term: { model: '0012345' } }, { term: { gtin: '12345' } }),
          { term: { availability: 'in_stock' } },
        ],
      },
    })
  })

  it('without a letter or digit are none', () => {
    expect(numberSearch('---', {})).toBeUndefined()
  })
})

describe('the nearest', () => {
  const set = { embedder: 'letters', dimensions: 2, slot: 'b' } as const
  const near = (limit: number, filters = {}) =>
    nearestSearch({ space: set, vector: Float32Array.of(0.6, -0.8), filters, limit }, set)

  it('are looked for among the vectors of the set, inside the limits', () => {
    expect(near(10, { maxPrice: 5 })).toEqual({
      knn: {
        field: 'vectors.b_2',
        query_vector: [0.6, -0.8],
        k: 10,
        num_candidates: 200,
        filter: [{ term: { vectorSets: setKey(set) } }, { range: { price: { lte: 5 } } }],
      },
      size: 10,
    })
  })

  it('are found among more than are wanted, and never more than Elasticsearch gives', () => {
    expect(near(150).knn.num_candidates).toBe(300)
    expect(near(50_000)).toMatchObject({ size: 10_000, knn: { k: 10_000, num_candidates: 10_000 } })
  })
})
