import type { estypes } from '@elastic/elasticsearch'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../src/chat/reply.ts'
import { CatalogueUnavailableError } from '../../src/search/catalogue-unavailable.ts'
import type { CatalogueWriter, EngineQuery } from '../../src/search/engine.ts'
import { Catalogue } from '../../src/search/engines/elasticsearch/catalogue.ts'
import { type Cluster, openCluster } from '../../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchEngine, openElasticsearchWriter } from '../../src/search/engines/elasticsearch/index.ts'
import { indexMapping, indexSettings } from '../../src/search/engines/elasticsearch/index-mapping.ts'
import { indexName, writeAlias } from '../../src/search/engines/elasticsearch/index-names.ts'
import { makerOf } from '../../src/search/engines/elasticsearch/indices.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { product } from '../contracts/shop.ts'
import { openSharedApp, temporaryFolder } from '../fixtures/app.ts'
import { openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { failToStart } from '../fixtures/service.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const anything: EngineQuery = { words: [], match: 'all', filters: {}, offset: 0, limit: 1, facets: false }
const asRecord = { addsToNext: true }

describeWith('ELASTICSEARCH', 'An index that is not as it should be', () => {
  let settings: ElasticsearchSettings
  let cluster: Cluster
  let writer: CatalogueWriter

  beforeEach(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
    writer = await openElasticsearchWriter(settings)
  })
  afterEach(async () => {
    await writer.close()
    await removeCatalogue(cluster)
    await cluster.close()
  })

  const set = (index: Record<string, unknown>) =>
    cluster.call('manage', (client, request) =>
      client.indices.putSettings({ index: settings.alias, settings: { index } }, request),
    )

  async function failureOf(work: Promise<unknown>): Promise<CatalogueUnavailableError> {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(CatalogueUnavailableError)
    const { operatorMessage } = error as CatalogueUnavailableError
    expect(operatorMessage).not.toContain('\n')
    return error as CatalogueUnavailableError
  }

  /** The service with this catalogue, which is not to start. */
  async function startFails(): Promise<string> {
    const { code, output } = await failToStart({
      ...{ DATA_DIR: temporaryFolder(), ELASTICSEARCH_URL: settings.url, ELASTICSEARCH_INDEX: settings.alias },
      LOG_LEVEL: 'silent',
    })
    expect(code).toBe(1)
    expect(output.trim().split('\n')).toHaveLength(1)
    return output
  }

  test.each([
    ['that a full disk has closed to writes', { blocks: { read_only_allow_delete: true } }, /disk .*nearly full/],
    ['that was set to be read only', { blocks: { write: true } }, /read only.*index\.blocks\.write/],
  ])('%s: it is searched, each write says why, and nothing is lost', async (_, blocks, line) => {
    await writer.write([product({ id: 'here' })])
    await set(blocks)
    const error = await failureOf(writer.write([product({ id: 'later' })]))
    expect(error.why).toBe('blocked')
    expect(error.operatorMessage).toMatch(line)
    expect((await failureOf(writer.writePictures([{ id: 'here', version: 2, image: '/a.png' }]))).why).toBe('blocked')
    const engine = openElasticsearchEngine(await openPatientCluster(settings))
    expect(await engine.products(['here', 'later'])).toMatchObject([{ id: 'here' }])
    await set({ blocks: { read_only_allow_delete: null, write: null } })
    expect(await writer.write([product({ id: 'later' })])).toEqual([{ id: 'later', outcome: 'written' }])
    expect(await engine.products(['here', 'later'])).toHaveLength(2)
    await engine.close()
  })

  /** An index of ours that has no place on any node, until `set` gives it one. */
  async function makeRedIndex(): Promise<void> {
    const index = indexName(settings.alias, new Date())
    const mappings = indexMapping({ ...makerOf() }) as estypes.MappingTypeMapping
    // No node has this name: the shard finds no place.
    const allocation = { 'index.routing.allocation.require._name': 'nowhere' }
    const aliases = { [settings.alias]: {}, [writeAlias(index)]: {} }
    await cluster.call('manage', (client, request) =>
      client.indices.create(
        { index, mappings, aliases, settings: { ...indexSettings, ...allocation }, wait_for_active_shards: 0 },
        request,
      ),
    )
  }
  const makeGreen = () => set({ routing: { allocation: { require: { _name: null } } } })

  test('that is red: searches and writes say so, and go on when it is not', async () => {
    await makeRedIndex()
    const impatient = await openCluster(settings, { waits: { search: 3_000, write: 1_000, manage: 3_000 } })
    const engine = openElasticsearchEngine(impatient)
    for (const read of [() => engine.products(['here']), () => engine.count(), () => engine.search(anything)]) {
      const error = await failureOf(read())
      expect(error.why).toBe('unreachable')
      expect(error.operatorMessage).toMatch(/no_shard_available_action_exception/)
    }
    expect((await failureOf(new Catalogue(impatient).change(['here'], () => undefined, asRecord))).why).toBe(
      'unreachable',
    )
    await makeGreen()
    await expect.poll(() => engine.count().catch(() => 'red'), { timeout: 20_000, interval: 200 }).toBe(0)
    expect(await writer.write([product({ id: 'here' })])).toEqual([{ id: 'here', outcome: 'written' }])
    expect(await engine.products(['here'])).toHaveLength(1)
    await engine.close()
  })

  test('that is red: every shopper is told that the catalogue rests, and what there is comes once it does not', async () => {
    await makeRedIndex()
    const shop = await openSharedApp({
      env: { ELASTICSEARCH_URL: settings.url, ELASTICSEARCH_INDEX: settings.alias },
      ready: false,
    })
    const say = async (message: string) => {
      const response = await shop.app.inject({ method: 'POST', url: '/api/chat', payload: { message } })
      expect(response.statusCode).toBe(200)
      return response.json<Reply>().parts
    }
    try {
      await shop.app.ready()
      for (const message of ['wireless mouse', 'red mug', 'desk lamp under $50'])
        expect(await say(message)).toContainEqual(expect.objectContaining({ type: 'notice', kind: 'resting' }))
      expect((await say('hello')).some((part) => part.type === 'notice')).toBe(false)
      await makeGreen()
      await shop.app.catalogueLoaded
      const found = async () => (await say('wireless mouse')).some(({ type }) => type === 'products')
      await expect.poll(found, { timeout: 30_000, interval: 250 }).toBe(true)
    } finally {
      await shop.close()
    }
  }, 120_000)

  test('under the catalogue’s own name, of someone else: the start stops', async () => {
    await cluster.call('manage', (client, request) => client.indices.create({ index: settings.alias }, request))
    const error = await failureOf(writer.write([product({ id: 'a' })]))
    expect(error).toMatchObject({ why: 'misconfigured' })
    expect(error.operatorMessage).toMatch(/that Shopclerk has not made.*ELASTICSEARCH_INDEX/)
    expect(await startFails()).toMatch(/that Shopclerk has not made.*ELASTICSEARCH_INDEX/)
  })

  test('behind the catalogue’s alias, of someone else: the start stops', async () => {
    await cluster.call('manage', (client, request) =>
      client.indices.create({ index: `${settings.alias}-theirs`, aliases: { [settings.alias]: {} } }, request),
    )
    const error = await failureOf(writer.write([product({ id: 'a' })]))
    expect(error.operatorMessage).toMatch(/was not made by Shopclerk.*ELASTICSEARCH_INDEX/)
    expect(await startFails()).toMatch(/was not made by Shopclerk/)
  })

  test('behind an alias of several: the start stops', async () => {
    for (const name of ['one', 'two'])
      await cluster.call('manage', (client, request) =>
        client.indices.create({ index: `${settings.alias}-${name}`, aliases: { [settings.alias]: {} } }, request),
      )
    expect((await failureOf(writer.write([product({ id: 'a' })]))).operatorMessage).toMatch(/is of several indices/)
  })

  test('of another version: the start stops and names the command, which builds it anew from what is there', async () => {
    await writer.write([product({ id: 'old' }), { id: 'dead', version: 5, deleted: true }])
    const _meta = { ...makerOf(), mappingVersion: 0 }
    await cluster.call('manage', (client, request) =>
      client.indices.putMapping({ index: settings.alias, _meta }, request),
    )
    const fresh = await openElasticsearchWriter(settings)
    const error = await failureOf(fresh.write([product({ id: 'a' })]))
    expect(error.operatorMessage).toMatch(/another version of Shopclerk.*npm run products:ingest -- FILE --reindex/)
    expect(await startFails()).toMatch(/npm run products:ingest -- FILE --reindex/)
    await fresh.beginPass()
    expect(await fresh.write([product({ id: 'old' }), product({ id: 'dead', version: 4 })])).toMatchObject([
      { outcome: 'stale' },
      { outcome: 'stale' },
    ])
    await fresh.removeUnseen()
    expect(await fresh.write([product({ id: 'a' })])).toEqual([{ id: 'a', outcome: 'written' }])
    await fresh.close()
  })

  test('with a record that no index takes: it alone is refused, with the reason', async () => {
    const strange = product({ id: 'strange', price: { amount: 2 ** 60 * 16, currency: 'USD' } })
    const [first, second, third] = await writer.write([product({ id: 'a' }), strange, product({ id: 'b' })])
    expect([first, third]).toMatchObject([{ outcome: 'written' }, { outcome: 'written' }])
    expect(second).toMatchObject({ id: 'strange', outcome: 'failed', reason: expect.stringMatching(/./) })
    expect(second).not.toHaveProperty('isTransient')
  })
})
