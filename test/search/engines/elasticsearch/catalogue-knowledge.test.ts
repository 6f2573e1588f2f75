import type { estypes } from '@elastic/elasticsearch'
import { describe, expect, it } from 'vitest'
import type { Lexicon } from '../../../../src/search/engine.ts'
import { compositeBuckets } from '../../../../src/search/engines/elasticsearch/composite-pages.ts'
import { readLexicon } from '../../../../src/search/engines/elasticsearch/lexicon.ts'
import { sortableNumber, term } from '../../../../src/search/engines/elasticsearch/terms.ts'
import { readVocabulary } from '../../../../src/search/engines/elasticsearch/vocabulary.ts'

type Counts = [key: Record<string, string>, count: number][]

const terms = (...counts: [key: string, count: number][]) => ({
  buckets: counts.map(([key, doc_count]) => ({ key, doc_count })),
})

/** Answers composite aggregations in pages of `pageSize`, by the names of their sources, and others as given. */
function cluster(pages: Record<string, Counts>, others: Record<string, unknown> = {}) {
  const sent: estypes.SearchRequest[] = []
  const send = async (request: estypes.SearchRequest) => {
    sent.push(request)
    const composite = request.aggs?.pages?.composite
    if (composite === undefined) return { aggregations: others } as never
    const all = pages[(composite.sources ?? []).flatMap((source) => Object.keys(source)).join()] ?? []
    const size = composite.size ?? 0
    const { after } = composite
    const isBehind = ([key]: Counts[number]): boolean =>
      Object.entries(after ?? {}).every(([name, value]) => (key[name] ?? '') > String(value))
    const start = after?.place === undefined ? Math.max(0, all.findIndex(isBehind)) : Number(after.place)
    const buckets = all.slice(start, start + size).map(([key, doc_count]) => ({ key, doc_count }))
    const after_key = buckets.length === 0 ? {} : { after_key: { place: start + size } }
    return { aggregations: { pages: { buckets, ...after_key } } } as never
  }
  return { send, sent }
}

describe('pages of buckets', () => {
  const counts = Array.from({ length: 25_000 }, (_, i): Counts[number] => [{ word: `w${i}` }, i])

  it('are read one after the other, to the end', async () => {
    const { send, sent } = cluster({ word: counts })
    const all = await Array.fromAsync(
      compositeBuckets(send, [{ word: { terms: { field: 'tokens' } } }], { mostPages: 100 }),
    )
    expect(all).toEqual(counts.map(([key, count]) => ({ key, count })))
    expect(sent).toHaveLength(3)
  })

  it('end at their bound', async () => {
    const { send } = cluster({ word: counts })
    expect(await Array.fromAsync(compositeBuckets(send, [{ word: {} }], { mostPages: 1 }))).toHaveLength(10_000)
  })
})

describe('the vocabulary', () => {
  const counts: Counts = [
    [{ word: '2.4' }, 9],
    [{ word: 'ab' }, 9],
    [{ word: 'flash.drive' }, 9],
    [{ word: 'mug' }, 7],
    [{ word: 'once' }, 1],
    [{ word: 'tea' }, 3],
    [{ word: 'кабель' }, 2],
  ]

  it('has words of three letters at least in two products at least, and kinds', async () => {
    const { send, sent } = cluster({ word: counts }, { kinds: terms(['mug', 7], ['cable', 3]) })
    const { words, counts: products, kinds } = await readVocabulary(send, 100)
    expect(words).toEqual(['mug', 'tea', 'кабель'])
    expect([...products]).toEqual([7, 3, 2])
    expect([...kinds]).toEqual(['mug', 'cable'])
    expect(sent.at(-1)?.aggs?.kinds?.terms).toMatchObject({ field: 'kinds', min_doc_count: 3 })
  })

  it('passes over all that begins with a digit: product numbers alone may be more than are read', async () => {
    const { send, sent } = cluster({ word: counts }, { kinds: terms() })
    await readVocabulary(send, 100)
    expect(sent[0]?.aggs?.pages?.composite?.after).toEqual({ word: ':' })
    for (const word of ['0', '9zz', '99-99']) expect(word < ':').toBe(true)
    for (const word of ['a', 'zebra', 'öl', 'кабель', '日本']) expect(word > ':').toBe(true)
  })

  it('keeps the most frequent ones where there are too many', async () => {
    const { send } = cluster({ word: counts })
    expect((await readVocabulary(send, 2)).words).toEqual(['mug', 'tea'])
  })
})

describe('the lexicon', () => {
  const weight = (number: number, unit = 'kg'): string => term('weight', unit, sortableNumber(number))
  const category = (text: string): string => term(text.toLowerCase(), text)

  it('knows brands, categories, attributes and the currency', async () => {
    const { send } = cluster(
      {},
      {
        brands: terms([term('kestrel', 'Kestrel'), 2], [term('kestrel', 'KESTREL'), 1], [term('acme', 'Acme'), 2]),
        categories: terms([category('Home'), 3]),
        names: terms([term('colour', ''), 5], [term('weight', 'kg'), 2]),
        currency: terms(['EUR', 5]),
      },
    )
    expect(await readLexicon(send)).toEqual({
      brands: ['Kestrel', 'Acme'],
      categories: ['Home'],
      attributes: [
        { name: 'colour', unit: undefined },
        { name: 'weight', unit: 'kg' },
      ],
      currency: 'EUR',
    })
  })

  it('knows the numbers of attributes, in all products and in each category', async () => {
    const { send } = cluster(
      {
        number: [
          [{ number: weight(-1) }, 1],
          [{ number: weight(2) }, 4],
          [{ number: weight(300, 'g') }, 2],
        ],
        'category,number': [
          [{ category: category('Home'), number: weight(2) }, 3],
          [{ category: category('Home'), number: weight(-1) }, 1],
          [{ category: category('Mugs'), number: weight(300, 'g') }, 2],
        ],
      },
      { names: terms([term('weight', 'kg'), 5], [term('weight', 'g'), 2]) },
    )
    const { attributes, currency } = await readLexicon(send)
    expect(attributes).toEqual([
      {
        ...{ name: 'weight', unit: 'kg', numbers: [-1, 2], all: { count: 5, min: -1, max: 2 } },
        categories: new Map([['Home', { count: 4, min: -1, max: 2 }]]),
      },
      {
        ...{ name: 'weight', unit: 'g', numbers: [300], all: { count: 2, min: 300, max: 300 } },
        categories: new Map([['Mugs', { count: 2, min: 300, max: 300 }]]),
      },
    ])
    expect(currency).toBe('USD')
  })

  it('knows the numbers of a category however it is spelled, under the name that the category has', async () => {
    const odd = { category: term('laptops', 'LAPTOPS'), number: weight(2) }
    const usual = { category: term('laptops', 'Laptops'), number: weight(3) }
    const { send } = cluster(
      {
        number: [
          [{ number: weight(2) }, 1],
          [{ number: weight(3) }, 999],
        ],
        'category,number': [
          [odd, 1],
          [usual, 999],
        ],
      },
      {
        categories: terms([usual.category, 999], [odd.category, 1]),
        names: terms([term('weight', 'kg'), 1_000]),
      },
    )
    const { categories, attributes } = await readLexicon(send)
    expect(categories).toEqual(['Laptops'])
    expect(attributes[0]?.categories).toEqual(new Map([['Laptops', { count: 1_000, min: 2, max: 3 }]]))
  })

  it('is known but for its numbers before these are read', async () => {
    const { send } = cluster(
      { number: [[{ number: weight(2) }, 4]] },
      { brands: terms([term('acme', 'Acme'), 2]), names: terms([term('weight', 'kg'), 4]) },
    )
    const parts: Lexicon[] = []
    const whole = await readLexicon(send, (part) => parts.push(part))
    expect(parts).toEqual([
      { brands: ['Acme'], categories: [], attributes: [{ name: 'weight', unit: 'kg' }], currency: 'USD' },
    ])
    expect(whole.attributes[0]?.numbers).toEqual([2])
  })

  it('knows all brands, the most frequent first, where they are more than one answer holds', async () => {
    const brand = (i: number): string => term(`b${i}`, `B${i}`)
    const first = Array.from({ length: 10_000 }, (_, i): [string, number] => [brand(i), 2])
    const all = [...first.map(([each]): Counts[number] => [{ term: each }, 2]), [{ term: brand(10_000) }, 3]]
    const { send } = cluster({ term: all as Counts }, { brands: terms(...first) })
    const { brands } = await readLexicon(send)
    expect(brands).toHaveLength(10_001)
    expect(brands[0]).toBe('B10000')
  })

  it('lists no more numbers than can be told apart', async () => {
    const number = Array.from({ length: 501 }, (_, i): Counts[number] => [{ number: weight(i) }, 1])
    const { send } = cluster({ number }, { names: terms([term('weight', 'kg'), 501]) })
    const [attribute] = (await readLexicon(send)).attributes
    expect(attribute).not.toHaveProperty('numbers')
    expect(attribute?.all).toEqual({ count: 501, min: 0, max: 500 })
  })
})
