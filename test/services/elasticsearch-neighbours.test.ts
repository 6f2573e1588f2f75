import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SearchEngine, VectorWriter } from '../../src/search/engine.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import {
  openElasticsearchEngine,
  openElasticsearchVectorWriter,
  openElasticsearchWriter,
} from '../../src/search/engines/elasticsearch/index.ts'
import { orphanedIndices } from '../../src/search/engines/elasticsearch/indices.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { product } from '../contracts/shop.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

describeWith('ELASTICSEARCH', 'Building a catalogue anew beside others', () => {
  let settings: ElasticsearchSettings
  let cluster: Cluster
  let engine: SearchEngine

  beforeEach(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
    engine = openElasticsearchEngine(cluster)
  })
  afterEach(async () => {
    await removeCatalogue(cluster)
    await engine.close()
  })

  test('leaves the catalogue of another whose name begins with its own', async () => {
    const neighbour = { ...settings, alias: `${settings.alias}-eu` }
    const [own, other] = [await openElasticsearchWriter(settings), await openElasticsearchWriter(neighbour)]
    await own.write([product({ id: 'own' })])
    await other.write([product({ id: 'theirs' })])
    await own.beginPass()
    await own.write([product({ id: 'own' })])
    await own.removeUnseen()
    const theirs = openElasticsearchEngine(await openPatientCluster(neighbour))
    expect(await theirs.products(['theirs'])).toHaveLength(1)
    expect(await orphanedIndices(cluster)).toEqual([])
    await Promise.all([own.close(), other.close(), theirs.close()])
  })

  const spaces = {
    former: { embedder: 'former', dimensions: 4 },
    live: { embedder: 'live', dimensions: 8 },
    filling: { embedder: 'filling', dimensions: 16 },
  }
  const vectorIn = ({ dimensions }: { dimensions: number }, value = 1) => new Float32Array(dimensions).fill(value)

  /** Gives those of these ids a vector that have none; all, where no ids are given. */
  async function fill(vectors: VectorWriter, space: (typeof spaces)['live'], ids?: readonly string[]): Promise<void> {
    await vectors.begin(space)
    for await (const batch of vectors.pending(space, 500))
      await vectors.write(
        space,
        batch
          .filter(({ id }) => ids?.includes(id) ?? true)
          .map(({ id, textHash }) => ({ id, textHash, vector: vectorIn(space) })),
      )
  }

  test('keeps every product of which vectors of three embedders are there or were', async () => {
    const [writer, vectors] = [await openElasticsearchWriter(settings), await openElasticsearchVectorWriter(settings)]
    await writer.write([product({ id: 'fed' }), product({ id: 'bad line' })])
    for (const space of [spaces.former, spaces.live]) {
      await fill(vectors, space)
      await vectors.publish(space)
    }
    // The other product keeps, in the same place, its vector of the former.
    await fill(vectors, spaces.filling, ['fed'])
    await writer.beginPass()
    const [fed, added] = await writer.write([product({ id: 'fed' }), product({ id: 'added' })])
    expect([fed, added]).toMatchObject([{ outcome: 'stale' }, { outcome: 'written' }])
    await writer.keep(['bad line'])
    // While it is built, by others: a vector, and a record that keeps those it has.
    await fill(vectors, spaces.live)
    const other = await openElasticsearchWriter(settings)
    expect(await other.write([product({ id: 'bad line', version: 5 })])).toMatchObject([{ outcome: 'written' }])
    await writer.removeUnseen()
    expect(await engine.products(['fed', 'bad line', 'added'])).toMatchObject([
      { id: 'fed' },
      { id: 'bad line', version: 5 },
      { id: 'added' },
    ])
    expect(await engine.vectorOf('fed', spaces.live)).toEqual(vectorIn(spaces.live))
    expect((await vectors.progress(spaces.filling)).pending).toBe(2)
    await fill(vectors, spaces.filling)
    await vectors.publish(spaces.filling)
    expect(await engine.vectorOf('added', spaces.filling)).toEqual(vectorIn(spaces.filling))
    await Promise.all([writer.close(), other.close(), vectors.close()])
  })
})
