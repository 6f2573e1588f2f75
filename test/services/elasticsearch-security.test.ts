import { pbkdf2Sync, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, ownElasticsearch } from '../../scripts/services/own-server.ts'
import { CatalogueUnavailableError } from '../../src/search/catalogue-unavailable.ts'
import { openCluster } from '../../src/search/engines/elasticsearch/client.ts'
import {
  openElasticsearchChangeReader,
  openElasticsearchEngine,
  openElasticsearchKindWriter,
  openElasticsearchSnapshot,
  openElasticsearchVectorWriter,
  openElasticsearchWriter,
} from '../../src/search/engines/elasticsearch/index.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { product, shop } from '../contracts/shop.ts'
import { temporaryFolder } from '../fixtures/app.ts'
import { patient } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { failToStart } from '../fixtures/service.ts'

const minutes = 60_000

const secured = {
  'xpack.security.enabled': 'true',
  'xpack.security.http.ssl.enabled': 'false',
  'xpack.security.authc.api_key.enabled': 'true',
}

interface Role {
  cluster: string[]
  index: { names: string[]; privileges: string[] }[]
}

/** What the key allows that the README says how to make. */
function roleOfReadme(): Role {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, body = ''] = /_security\/api_key' [^\n]*-d '(\{.*?\n\})'/s.exec(readme) ?? []
  return (JSON.parse(body) as { role_descriptors: { shopclerk: Role } }).role_descriptors.shopclerk
}

/**
 * Who asks, by what they are allowed. The distribution that tests run on has users and roles in files, and makes no keys,
 * for which it lacks an analyser; what a key and a role allow is the same.
 */
const roles: Readonly<Record<string, Role>> = {
  shopclerk: roleOfReadme(),
  reader: { cluster: [], index: [{ names: ['products', 'products-*'], privileges: ['read', 'view_index_metadata'] }] },
  blind: { cluster: [], index: [] },
}
const password = randomUUID()

/** As Elasticsearch writes it: PBKDF2 with SHA-512. */
function hashOf(text: string): string {
  const [salt, rounds] = [randomBytes(32), 10_000]
  const hash = pbkdf2Sync(text, salt, rounds, 32, 'sha512')
  return `{PBKDF2}${rounds}$${salt.toString('base64')}$${hash.toString('base64')}`
}

const lines = (of: (name: string) => string): string => `${Object.keys(roles).map(of).join('\n')}\n`

describeWith('ELASTICSEARCH', 'A cluster with security', () => {
  let server: OwnServer

  beforeAll(async () => {
    server = await ownElasticsearch(secured, {
      users: lines((name) => `${name}:${hashOf(password)}`),
      users_roles: lines((name) => `${name}:${name}`),
      // JSON is YAML; of a role in a file the indices are called so.
      'roles.yml': lines((name) => {
        const { cluster, index } = roles[name] ?? roleOfReadme()
        return `${name}: ${JSON.stringify({ cluster, indices: index })}`
      }),
    })
  }, 4 * minutes)
  afterAll(() => server?.remove(), minutes)

  const settingsOf = (name: string, apiKey?: string): ElasticsearchSettings => ({
    url: apiKey === undefined ? `http://${name}:${password}@${server.address}` : `http://${server.address}`,
    ...{ apiKey, caPath: undefined, alias: 'products' },
  })

  const startOutput = async ({ url, apiKey = '' }: ElasticsearchSettings): Promise<string> => {
    const set = { ELASTICSEARCH_URL: url, ELASTICSEARCH_API_KEY: apiKey, LOG_LEVEL: 'silent' }
    const { code, output } = await failToStart({ DATA_DIR: temporaryFolder(), ...set })
    expect(code).toBe(1)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(output).not.toMatch(new RegExp(`${password}|${apiKey || password}`))
    return output
  }

  test('takes the key of the README for everything that is done', async () => {
    const settings = settingsOf('shopclerk')
    const writer = await openElasticsearchWriter(settings)
    await writer.write(shop(30))
    await writer.writePictures([{ id: 'p1', version: 1, image: '/p1.png' }])
    await writer.beginPass('feed')
    await writer.write(shop(20))
    await writer.keep(['p25'])
    expect(await writer.removeUnseen()).toBe(9)
    await writer.optimise()
    const kinds = await openElasticsearchKindWriter(settings)
    await kinds.learn()
    const vectors = await openElasticsearchVectorWriter(settings)
    const space = { embedder: 'test', dimensions: 4 }
    await vectors.begin(space)
    for await (const batch of vectors.pending(space, 100))
      await vectors.write(
        space,
        batch.map(({ id, textHash }) => ({ id, textHash, vector: Float32Array.of(0, 1, 0, 0) })),
      )
    await vectors.publish(space)
    await writer.optimise()
    const changes = await openElasticsearchChangeReader(settings)
    expect((await changes.changes([], 100)).products).toHaveLength(21)
    const snapshot = await openElasticsearchSnapshot(settings)
    expect([...snapshot.products()]).toHaveLength(21)
    snapshot.close()
    const engine = openElasticsearchEngine(await openCluster(settings, { waits: patient }))
    const words = analyseQuery('mouse')
    const found = await engine.search({
      ...{ words, match: 'any', filters: {}, offset: 0, limit: 10, facets: true },
    })
    expect(found.total).toBeGreaterThan(0)
    expect(await engine.lexicon()).toMatchObject({ currency: expect.any(String) })
    expect((await engine.vocabulary()).words.length).toBeGreaterThan(0)
    const vector = Float32Array.of(0, 1, 0, 0)
    expect((await engine.nearest({ space, vector, filters: {}, limit: 3 })).hits).toHaveLength(3)
    for (const one of [writer, kinds, vectors, changes, engine]) await one.close()
  })

  test('refuses a key that is not known: the start stops with one line', async () => {
    const output = await startOutput(settingsOf('nobody', 'bm90OmtleQ=='))
    expect(output).toMatch(/refuses the key \(401\).*ELASTICSEARCH_API_KEY/)
  })

  test('refuses a key without a privilege: the line names what is refused and what would grant it', async () => {
    const settings = settingsOf('reader')
    const writer = await openElasticsearchWriter(settings)
    const failing = writer.write([product({ id: 'x', version: 9 })])
    await expect(failing).rejects.toBeInstanceOf(CatalogueUnavailableError)
    await expect(failing).rejects.toMatchObject({
      why: 'misconfigured',
      operatorMessage: expect.stringMatching(
        /indices:data\/write\/bulk.*lacks a privilege on products\*; any of .*write/,
      ),
    })
    await writer.close()
    expect(await startOutput(settingsOf('blind'))).toMatch(
      /refuses the action indices:admin\/aliases\/get.*lacks a privilege/,
    )
  })
})
