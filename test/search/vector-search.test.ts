import { describe, expect, it } from 'vitest'
import { type Embedder, EmbeddingError, type VectorSpace } from '../../src/search/embedder.ts'
import { type SearchEngine, type VectorQuery, VectorSearchError } from '../../src/search/engine.ts'
import { createVectorSearch, type VectorSearchOptions } from '../../src/search/vector-search.ts'

const space = (embedder: string): VectorSpace => ({ embedder, dimensions: 8 })

/** An engine whose live vectors are what a test says. */
function vectorsOf(live: { space: VectorSpace | undefined; fails?: boolean }) {
  const asked: VectorQuery[] = []
  const engine: Pick<SearchEngine, 'vectorSpace' | 'nearest' | 'vectorOf'> = {
    vectorSpace: async () => live.space,
    async nearest(query) {
      asked.push(query)
      if (live.fails === true) throw new VectorSearchError('The vectors are gone.')
      return { hits: [{ id: 'a', score: 1 }], total: 1, among: [], request: 'nearest' }
    },
    vectorOf: async () => undefined,
  }
  return { engine: engine as SearchEngine, asked }
}

function embedderOf(space: VectorSpace, embed: Embedder['embed'] = async () => [new Float32Array(8)]) {
  let isClosed = false
  const embedder: Embedder = {
    space,
    embed,
    close: async () => {
      isClosed = true
    },
  }
  return { embedder, isClosed: () => isClosed }
}

function searchOf(options: Omit<VectorSearchOptions, 'onFailure'>) {
  const failures: string[] = []
  return { search: createVectorSearch({ ...options, onFailure: (message) => failures.push(message) }), failures }
}

describe('search by meaning', () => {
  it('opens the embedder of the vectors in use once, and another when they change', async () => {
    const live = { space: space('one') }
    const { engine, asked } = vectorsOf(live)
    const opened: Record<string, ReturnType<typeof embedderOf>> = {}
    const { search } = searchOf({
      engine,
      openEmbedder: async (wanted) => {
        const one = embedderOf(wanted)
        opened[wanted.embedder] = one
        return one.embedder
      },
    })
    await Promise.all([search.nearest('lamp', {}, 3), search.nearest('mug', {}, 3)])
    live.space = space('two')
    await search.nearest('lamp', {}, 3)
    expect(asked.map((query) => query.space.embedder)).toEqual(['one', 'one', 'two'])
    expect(Object.keys(opened)).toEqual(['one', 'two'])
    expect(opened.one?.isClosed()).toBe(true)
    expect(opened.two?.isClosed()).toBe(false)
    await search.close()
    expect(opened.two?.isClosed()).toBe(true)
  })

  it('is not available without vectors, which is no failure', async () => {
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: undefined }).engine,
      openEmbedder: () => expect.unreachable(),
    })
    expect(await search.isAvailable()).toBe(false)
    expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(failures).toEqual([])
  })

  it('opens an embedder anew whose own work has failed', async () => {
    const dead = embedderOf(space('one'), async () => {
      throw new EmbeddingError('Its process is gone.')
    })
    const opened = [dead, embedderOf(space('one'))]
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('one') }).engine,
      openEmbedder: async () => opened.shift()?.embedder ?? expect.unreachable(),
      restMs: 0,
    })
    expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(failures).toEqual(['Its process is gone.'])
    expect((await search.nearest('lamp', {}, 3))?.hits).toHaveLength(1)
    expect(dead.isClosed()).toBe(true)
  })

  it('closes an embedder that has failed for one when it has answered the others', async () => {
    const slow = Promise.withResolvers<Float32Array[]>()
    const one = embedderOf(space('one'), ([text]) =>
      text === 'refused' ? Promise.reject(new EmbeddingError('Refused.')) : slow.promise,
    )
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('one') }).engine,
      openEmbedder: async () => one.embedder,
    })
    const answered = search.nearest('lamp', {}, 3)
    expect(await search.nearest('refused', {}, 3)).toBeUndefined()
    expect(failures).toEqual(['Refused.'])
    expect(one.isClosed()).toBe(false)
    slow.resolve([new Float32Array(8)])
    expect((await answered)?.hits).toHaveLength(1)
    expect(one.isClosed()).toBe(true)
  })

  it('gives up an embedder that does not answer, also one that does not listen', async () => {
    const { embedder } = embedderOf(space('slow'), () => new Promise(() => undefined))
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('slow') }).engine,
      openEmbedder: async () => embedder,
      patienceMs: 20,
    })
    expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(failures).toEqual(['The embedder did not answer within 20 ms.'])
  })

  it('does not wait for one that takes long to open, and has it when it is asked again', async () => {
    const opening = Promise.withResolvers<Embedder>()
    let opened = 0
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('large') }).engine,
      openEmbedder: () => {
        opened++
        return opening.promise
      },
      patienceMs: 20,
      restMs: 0,
    })
    expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(failures).toEqual(['The embedder did not answer within 20 ms.'])
    opening.resolve(embedderOf(space('large')).embedder)
    expect((await search.nearest('lamp', {}, 3))?.hits).toHaveLength(1)
    expect(opened).toBe(1)
  })

  it('rests after a failure instead of letting each shopper wait', async () => {
    let tries = 0
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('broken') }).engine,
      openEmbedder: async () => {
        tries++
        throw new EmbeddingError('No such model.')
      },
      restMs: 60_000,
    })
    for (let i = 0; i < 3; i++) expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(await search.isAvailable()).toBe(false)
    expect(tries).toBe(1)
    expect(failures).toEqual(['No such model.'])
  })

  it('tells of vectors that cannot be searched, and of defects it does not hide', async () => {
    const openEmbedder = async (wanted: VectorSpace) => embedderOf(wanted).embedder
    const { search, failures } = searchOf({
      engine: vectorsOf({ space: space('a'), fails: true }).engine,
      openEmbedder,
    })
    expect(await search.nearest('lamp', {}, 3)).toBeUndefined()
    expect(failures).toEqual(['The vectors are gone.'])
    const defect = embedderOf(space('a'), async () => {
      throw new TypeError('a defect')
    })
    const defective = searchOf({
      engine: vectorsOf({ space: space('a') }).engine,
      openEmbedder: async () => defect.embedder,
    })
    await expect(defective.search.nearest('lamp', {}, 3)).rejects.toThrow('a defect')
  })

  it('has nothing to say of a text without meaning', async () => {
    const { embedder } = embedderOf(space('a'), async () => [undefined])
    const { search } = searchOf({ engine: vectorsOf({ space: space('a') }).engine, openEmbedder: async () => embedder })
    expect(await search.nearest('…', {}, 3)).toBeUndefined()
  })
})
