import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openCatalogueEmbedder, trainCatalogueEmbedder } from '../../../src/models/catalogue-embedder/index.ts'
import { type Embedder, EmbeddingError } from '../../../src/search/embedder.ts'

const brands = ['Norvane', 'Skerry', 'Obsidia', 'Cuvelle', 'Homble']
const kinds = [
  ['Wireless Mouse', 'Computers > Mice', 'Moves the pointer without a cable. Works on glass.'],
  ['Mechanical Keyboard', 'Computers > Keyboards', 'Types with a click. Tactile switches under each key.'],
  ['Electric Kettle', 'Kitchen > Kettles', 'Boils water for tea in two minutes. Switches itself off.'],
  ['Mug Warmer', 'Kitchen > Mug Warmers', 'A heated plate for a cup of coffee. It holds 55 degrees.'],
  ['Garden Hose', 'Garden > Hoses', 'Waters beds and lawns. It does not kink.'],
  ['Desk Lamp', 'Home > Lamps', 'Light for reading and work. The arm bends.'],
]
const texts = Array.from({ length: 300 }, (_, i) => {
  const [kind, category, description] = kinds[i % kinds.length] ?? []
  return `${brands[i % 5]} ${kind} ${['Black', 'White', 'Blue', 'Red'][i % 4]}\n${brands[i % 5]}\n${category}\n${description}`
})

let model: Uint8Array
let embedder: Embedder
let documents: (Float32Array | undefined)[]

beforeAll(async () => {
  model = trainCatalogueEmbedder(texts)
  embedder = openCatalogueEmbedder(model)
  documents = await embedder.embed(texts, 'document')
})

const dot = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  [...(a ?? [])].reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0)

/** The kinds of the five nearest products, each once. */
async function nearest(query: string): Promise<string[]> {
  const [vector] = await embedder.embed([query], 'query')
  const order = [...documents.keys()].sort((a, b) => dot(vector, documents[b]) - dot(vector, documents[a]))
  return [...new Set(order.slice(0, 5).map((index) => kinds[index % kinds.length]?.[0] ?? ''))]
}

describe('An embedder that learned from the catalogue', () => {
  it('gives vectors of length 1 whose number of dimensions fits bits', () => {
    expect(embedder.space.dimensions % 8).toBe(0)
    for (const vector of documents) {
      expect(vector).toHaveLength(embedder.space.dimensions)
      expect(dot(vector, vector)).toBeCloseTo(1, 4)
    }
  })

  it.each([
    ['wireless mouse', 'Wireless Mouse'],
    ['keyboards', 'Mechanical Keyboard'],
    ['keybaord', 'Mechanical Keyboard'],
    ['ketle', 'Electric Kettle'],
  ])('finds %s', async (query, kind) => {
    expect(await nearest(query)).toEqual([kind])
  })

  it.each([
    ['something to keep my cocoa hot', 'Mug Warmer'],
    ['sprinkle the flowers in summer', 'Garden Hose'],
    ['brighten my room in the evening', 'Desk Lamp'],
  ])('finds what is needed for: %s', async (need, kind) => {
    expect(await nearest(need)).toContain(kind)
  })

  it('does not let all products look alike', () => {
    const [mouse, , kettle] = documents
    expect(dot(mouse, kettle)).toBeLessThan(0.6)
  })

  it('lets a text of several sentences keep its meaning', async () => {
    const need =
      'Hello there! I would like to buy something for my aunt. She has cold tea all the time. A kettle, maybe?'
    expect(await nearest(need)).toContain('Electric Kettle')
  })

  it('has no vector for a text without words', async () => {
    expect(await embedder.embed(['', ' … ', '!?', '\n\n'], 'query')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('gives each text a vector of length 1 or none, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        for (const purpose of ['query', 'document'] as const) {
          const [vector] = await embedder.embed([text], purpose)
          if (vector !== undefined) expect(dot(vector, vector)).toBeCloseTo(1, 3)
        }
      }),
    )
  })
})

describe('Training', () => {
  it('makes the same model of the same texts, and another name of others', () => {
    expect(Buffer.from(trainCatalogueEmbedder(texts)).equals(model)).toBe(true)
    const other = openCatalogueEmbedder(trainCatalogueEmbedder(texts.slice(0, 100)))
    expect(other.space.embedder).toMatch(/^catalogue:[0-9a-f]{16}$/)
    expect(other.space.embedder).not.toBe(embedder.space.embedder)
    expect(other.space.dimensions).toBe(embedder.space.dimensions)
  })

  it.each([
    ['no product', []],
    ['products without a word', ['', '12', '\n']],
    ['one product', ['Mug warmer\nKitchen']],
  ])('knows English when the catalogue has %s', async (_, few) => {
    const trained = openCatalogueEmbedder(trainCatalogueEmbedder(few))
    const [coffee, tea, hammer] = await trained.embed(['coffee', 'tea', 'hammer'], 'query')
    expect(trained.space.dimensions).toBe(embedder.space.dimensions)
    expect(dot(coffee, tea)).toBeGreaterThan(dot(coffee, hammer))
  })

  it('reads texts that are made one by one, and tells how far it is', () => {
    const told: string[] = []
    let shares: number[] = []
    function* many(): Generator<string> {
      for (let i = 0; i < 600; i++) yield texts[i % texts.length] ?? ''
    }
    trainCatalogueEmbedder(many(), {
      onProgress: (progress) => {
        told.push(progress.step)
        if (progress.step === 'learning') shares = [...shares, progress.share]
      },
    })
    expect(told[0]).toBe('reading')
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  })
})

describe('A model that is none', () => {
  const openError = (bytes: Uint8Array): unknown => {
    try {
      return openCatalogueEmbedder(bytes)
    } catch (error) {
      return error
    }
  }

  it.each<[string, () => Uint8Array]>([
    ['empty', () => new Uint8Array()],
    ['foreign', () => Buffer.from('SQLite format 3\0 and more of it')],
    ['of another version', () => Buffer.concat([Buffer.from('shopclerk catalogue embedder 0\n'), model.subarray(31)])],
    ['cut off', () => model.subarray(0, model.length - 1)],
    ['cut off in its head', () => model.subarray(0, 40)],
    ['longer than it was', () => Buffer.concat([model, Buffer.from([0])])],
  ])('is refused in one line: %s', (_, bytes) => {
    const error = openError(bytes())
    expect(error).toBeInstanceOf(EmbeddingError)
    expect((error as Error).message).toMatch(/^The catalogue embedder cannot read its model: [^\n]+$/)
  })

  it('is refused wherever a byte differs', () => {
    fc.assert(
      fc.property(fc.nat(model.length - 1), (at) => {
        const damaged = Uint8Array.from(model)
        damaged[at] = (damaged[at] ?? 0) ^ 1
        expect(openError(damaged)).toBeInstanceOf(EmbeddingError)
      }),
      { numRuns: 20 },
    )
  })

  it('is read from any place in memory', async () => {
    const shifted = Buffer.concat([Buffer.from([1, 2, 3]), model]).subarray(3)
    const [there] = await openCatalogueEmbedder(shifted).embed(['kettle'], 'query')
    const [here] = await embedder.embed(['kettle'], 'query')
    expect(there).toEqual(here)
  })
})
