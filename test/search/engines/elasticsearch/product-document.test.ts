import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../../../src/catalogue/product.ts'
import { indexMapping } from '../../../../src/search/engines/elasticsearch/index-mapping.ts'
import {
  type DocumentSource,
  idOf,
  type KeptState,
  keptState,
  productDocument,
  productOf,
  tombstoneDocument,
} from '../../../../src/search/engines/elasticsearch/product-document.ts'
import { setKey, vectorFieldName } from '../../../../src/search/engines/elasticsearch/vector-sets.ts'
import { unknownVersion } from '../../../../src/search/pictures.ts'
import { priced, product } from '../../../contracts/shop.ts'

const kept: KeptState = { added: 17 }

/** What Elasticsearch gives back of a document: JSON, without what the mapping leaves out of `_source`. */
function stored(document: object): DocumentSource {
  const { excludes } = indexMapping({})._source
  const entries = Object.entries(JSON.parse(JSON.stringify(document)))
  return Object.fromEntries(entries.filter(([name]) => !excludes.includes(name)))
}

const mug: Product = product({
  id: 'mug',
  title: 'Large mug',
  brand: 'Ålesund',
  sku: 'MG-1',
  gtin: ['0012345678905'],
  category: ['Kitchen', 'kitchen', 'Mugs'],
  ...priced(900),
  rating: 4.5,
  releasedAt: '2024-05-01',
  attributes: { colour: 'Navy', weight: 0.3, material: 'clay', 'dishwasher safe': true, story: 'x'.repeat(400) },
  units: { weight: 'kg' },
})

describe('the document of a product', () => {
  it('gives the same record back, whatever is in it', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(1e21))
    const any = fc.record({
      id: text,
      title: text,
      attributes: fc.dictionary(fc.oneof(text, fc.constant('')), value, { noNullPrototype: true }),
    })
    fc.assert(
      fc.property(any, (given) => {
        const record = product(given)
        const source = stored(productDocument(record, kept))
        expect(JSON.stringify(productOf(source))).toBe(JSON.stringify(record))
        expect(idOf({ added: 0, version: 0, id: '', ...source } as Parameters<typeof idOf>[0])).toBe(record.id)
      }),
    )
  })

  it('has no field that the mapping does not know', () => {
    const set = { embedder: 'letters', dimensions: 2, slot: 'a' } as const
    const vector = { set: setKey(set), dimensions: 2, textHash: 1, values: Float32Array.of(0.6, 0.8) }
    const { properties } = indexMapping({}, [{ set, products: 10 }])
    const document = productDocument(mug, {
      ...kept,
      recordSeqNo: 4,
      picture: { image: '/m.png', version: 1 },
      vectors: { a: vector },
    })
    expect(Object.keys(document).filter((name) => !Object.hasOwn(properties, name))).toEqual([])
    const inner = (of: 'attributes' | 'facets' | 'words' | 'text' | 'vectors') =>
      Object.keys(document[of] ?? {}).filter((name) => !Object.hasOwn(properties[of].properties, name))
    expect((['attributes', 'facets', 'words', 'text', 'vectors'] as const).flatMap(inner)).toEqual([])
  })

  it('says by what the product is found, limited and counted', () => {
    expect(productDocument(mug, kept)).toMatchObject({
      deleted: false,
      price: 900,
      currency: 'USD',
      sku: ['mg1'],
      gtin: ['12345678905'],
      brand: ['alesund'],
      category: ['kitchen', 'mugs'],
      colours: ['blue'],
      titleLength: 2,
      words: { title: 'large mug', brand: 'alesund', description: '.' },
      facets: {
        brand: ['alesund\u001fÅlesund'],
        category: ['kitchen\u001fKitchen', 'mugs\u001fMugs'],
        colour: ['colour\u001f\u001fnavy\u001fNavy'],
        name: ['colour\u001f', 'weight\u001fkg', 'material\u001f', 'dishwasher safe\u001f', 'story\u001f'],
      },
    })
    const { attributes, facets, tokens } = productDocument(mug, kept)
    expect(attributes.texts).toContain('material\u001fclay')
    // As it stands, and in grams.
    expect(attributes.numbers).toEqual([
      'weight\u001f\u001fbfd3333333333333',
      'weight\u001fweight\u001fc072c00000000000',
    ])
    expect(facets.attribute).not.toContainEqual(expect.stringContaining('story'))
    expect(tokens).toEqual(expect.arrayContaining(['mug', 'alesund', 'navy', 'dishwasher']))
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  it('takes the kinds that the catalogue has learned', () => {
    expect(productDocument(mug, kept, ['cup', 'cup.']).kinds).toEqual(['cup', 'cup.'])
    expect(productDocument(mug, kept, ['cup', 'cup.']).tokens).toEqual(expect.arrayContaining(['cup', 'cup.']))
  })

  it('has texts that survive UTF-8, and terms that an index takes', () => {
    const odd = product({
      id: 'odd',
      title: '\ud800 half',
      description: '\udfff',
      category: ['\ud800'],
      attributes: { ['n'.repeat(40_000)]: 'v'.repeat(10_000), '': '\ud800', n: 1e21 },
    })
    const { record: _, text: __, ...terms } = productDocument(odd, kept)
    const texts: string[] = JSON.parse(JSON.stringify(terms), (_key, value) => (Array.isArray(value) ? value : value))
      .attributes.texts
    for (const each of texts) expect(Buffer.byteLength(each)).toBeLessThan(32_766)
    const document = JSON.stringify(productDocument(odd, kept))
    expect(JSON.stringify(JSON.parse(Buffer.from(document).toString()))).toBe(document)
    expect(document.replace(/"record":"(?:[^"\\]|\\.)*"/, '')).not.toMatch(/\\ud[89a-f]/i)
  })
})

describe('what a document keeps', () => {
  const picture = { image: '/images/mug.png', version: 5 }

  it('comes back from what is stored', () => {
    const whole: KeptState = {
      added: 17,
      picture,
      recordSeqNo: 12,
      vectors: {
        a: { set: 's1', dimensions: 3, textHash: 7, values: Float32Array.of(0.1, -0.2, 0.3) },
        b: { set: 's2', dimensions: 5, textHash: 8, values: undefined },
      },
    }
    expect(keptState(stored(productDocument(mug, whole)))).toEqual(whole)
    const { vectors: _, ...dead } = whole
    expect(keptState(stored(tombstoneDocument('mug', 9, dead)))).toEqual(dead)
  })

  it('of a deletion gives no product', () => {
    const tombstone = stored(tombstoneDocument('mug', 9, { ...kept, picture }))
    expect(tombstone).toMatchObject({ deleted: true, id: 'mug', image: picture.image, imageVersion: 5 })
    expect(productOf(tombstone)).toBeUndefined()
  })

  it('have versions above that of a picture that waits for its product', () => {
    expect(productDocument({ ...mug, version: 0 }, kept).version).toBeGreaterThan(unknownVersion)
    expect(tombstoneDocument('mug', Number.MAX_SAFE_INTEGER, kept).version).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('vectors of a document', () => {
  const set = { embedder: 'letters', dimensions: 2, slot: 'b' } as const
  const { textHash } = productDocument(mug, kept)
  const values = Float32Array.of(0.6, 0.8)
  const withVector = (vector: { textHash: number; values?: Float32Array }) =>
    productDocument(mug, { ...kept, vectors: { b: { set: setKey(set), dimensions: 2, ...vector } } })

  it('are indexed and fresh while the product has their text', () => {
    expect(withVector({ textHash, values })).toMatchObject({
      vectors: { [vectorFieldName(set)]: [expect.closeTo(0.6), expect.closeTo(0.8)] },
      vectorSets: [setKey(set)],
      freshVectors: [setKey(set)],
    })
  })

  it('are indexed and not fresh when the text has changed', () => {
    expect(withVector({ textHash: textHash + 1, values })).toMatchObject({
      vectorSets: [setKey(set)],
      freshVectors: [],
    })
  })

  it('are fresh without being there when the text says nothing', () => {
    const document = withVector({ textHash })
    expect(document).toMatchObject({ vectors: {}, vectorSets: [], freshVectors: [setKey(set)] })
  })
})
