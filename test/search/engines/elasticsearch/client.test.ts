import { afterEach, describe, expect, it } from 'vitest'
import { StartupError } from '../../../../src/errors.ts'
import { CatalogueUnavailableError } from '../../../../src/search/catalogue-unavailable.ts'
import { type Cluster, openCluster, type Patience } from '../../../../src/search/engines/elasticsearch/client.ts'
import type { ElasticsearchSettings } from '../../../../src/search/engines/elasticsearch/settings.ts'
import { elasticsearchStandIn, type StandInOptions, tlsFixture } from '../../../fixtures/elasticsearch-stand-in.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const settingsOf = (url: string, more: Partial<ElasticsearchSettings> = {}): ElasticsearchSettings => ({
  ...{ url, apiKey: undefined, caPath: undefined, alias: 'products' },
  ...more,
})

async function opened(settings: ElasticsearchSettings, waits?: Patience): Promise<Cluster> {
  const cluster = await openCluster(settings, waits && { waits })
  closing.push(() => cluster.close())
  return cluster
}

async function standIn(answer: StandInOptions['answer'], options: { tls?: boolean } = {}) {
  const server = await elasticsearchStandIn({ answer, ...options })
  closing.push(() => server.close())
  return server
}

const ask = (cluster: Cluster): Promise<unknown> =>
  cluster.call('search', (client, request) => client.search({ index: 'products' }, request))

async function failure(asking: Promise<unknown>): Promise<CatalogueUnavailableError> {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CatalogueUnavailableError)
  return error as CatalogueUnavailableError
}

const refusal = (type: string, reason: string, status: number) => ({
  status,
  body: { error: { root_cause: [{ type, reason }], type, reason }, status },
})

const unauthorised =
  'action [indices:data/write/bulk[s]] is unauthorized for API key id [k] of user [shop] on indices [products], this action is granted by the index privileges [create_doc,create,delete,index,write,all]'

describe('a cluster that is not as it should be', () => {
  it.each([
    [
      'a wrong key',
      refusal('security_exception', 'unable to authenticate', 401),
      'misconfigured',
      /refuses the key \(401\).*ELASTICSEARCH_API_KEY/,
    ],
    [
      'a key that lacks a privilege',
      refusal('security_exception', unauthorised, 403),
      'misconfigured',
      /indices:data\/write\/bulk.*any of these index privileges grants it: create_doc,create,delete,index,write,all/,
    ],
    [
      'a server of version 8',
      refusal('media_type_header_exception', 'Invalid media-type value on headers [Accept]', 400),
      'misconfigured',
      /not of version 9/,
    ],
    [
      'an index that is gone',
      refusal('index_not_found_exception', 'no such index [products]', 404),
      'misconfigured',
      /npm run products:ingest/,
    ],
    [
      'something else than Elasticsearch',
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
      'misconfigured',
      /is not Elasticsearch\. Set ELASTICSEARCH_URL/,
    ],
    [
      'a full disk',
      refusal(
        'cluster_block_exception',
        'index [products-1] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];',
        429,
      ),
      'blocked',
      /disk .* is nearly full/,
    ],
    [
      'an index that is read only',
      refusal('cluster_block_exception', 'index [products-1] blocked by: [FORBIDDEN/8/index write (api)];', 403),
      'blocked',
      /read only.*index\.blocks\.write/,
    ],
    [
      'too much to do',
      refusal('es_rejected_execution_exception', 'queue', 429),
      'overloaded',
      /429, es_rejected_execution_exception/,
    ],
    [
      'a red index',
      refusal('no_shard_available_action_exception', 'No shard', 503),
      'unreachable',
      /503, no_shard_available/,
    ],
    [
      'a proxy without a server',
      { status: 502, body: 'Bad gateway', headers: { 'content-type': 'text/plain' } },
      'unreachable',
      /502|not Elasticsearch/,
    ],
  ] as const)('says so in one line: %s', async (_, answer, why, line) => {
    const server = await standIn(() => answer)
    const error = await failure(ask(await opened(settingsOf(server.url))))
    expect(error.operatorMessage).toMatch(line)
    expect(error.operatorMessage).not.toContain('\n')
    expect(error).toMatchObject({ status: 503, code: 'catalogue-unavailable', why })
    expect(error.message).not.toMatch(/elasticsearch|127\.0\.0\.1/i)
  })

  it('says where nothing listens', async () => {
    const server = await standIn(() => undefined)
    await server.close()
    closing.pop()
    const error = await failure(ask(await opened(settingsOf(server.url))))
    expect(error.why).toBe('unreachable')
    expect(error.operatorMessage).toBe(
      `Elasticsearch at ${server.url} cannot be reached (ECONNREFUSED). Start it, or set ELASTICSEARCH_URL to its address.`,
    )
  })

  it('names the setting for a certificate that nobody knows, and takes it from there', async () => {
    const server = await standIn(() => ({ status: 200, body: { hits: { hits: [] } } }), { tls: true })
    const error = await failure(ask(await opened(settingsOf(server.url))))
    expect(error.why).toBe('misconfigured')
    expect(error.operatorMessage).toMatch(/self-signed certificate.*Set ELASTICSEARCH_CA/)
    const trusting = await opened(settingsOf(server.url, { caPath: tlsFixture('localhost-cert.pem') }))
    expect(await ask(trusting)).toEqual({ hits: { hits: [] } })
    const other = await opened(settingsOf(server.url, { caPath: tlsFixture('other-cert.pem') }))
    expect((await failure(ask(other))).operatorMessage).toMatch(/ELASTICSEARCH_CA/)
  })

  it('tells TLS from none', async () => {
    const server = await standIn(() => ({ status: 200 }))
    const error = await failure(ask(await opened(settingsOf(server.url.replace('http:', 'https:')))))
    expect(error.operatorMessage).toMatch(/speaks no TLS.*http:\/\//)
  })

  it.each([
    [{ caPath: '/nowhere/ca.pem' }, /^ELASTICSEARCH_CA \/nowhere\/ca\.pem cannot be read \(ENOENT\)\.$/],
    [{ caPath: tlsFixture('localhost-key.pem') }, /holds no certificate/],
    [{ caPath: tlsFixture('localhost-cert.pem'), url: 'http://localhost:9200' }, /does not begin with https/],
  ])('stops the start when the authority cannot be read: %o', async (settings, line) => {
    const opening = openCluster(settingsOf('https://localhost:9200', settings))
    await expect(opening).rejects.toThrow(StartupError)
    await expect(opening).rejects.toThrow(line)
  })

  it('sends the key, and the name and password of an address without showing them', async () => {
    const seen: (string | undefined)[] = []
    const server = await standIn(({ headers }) => {
      seen.push(headers.authorization)
      return { status: 401, body: {} }
    })
    await failure(ask(await opened(settingsOf(server.url, { apiKey: 'a2V5' }))))
    const named = await opened(settingsOf(server.url.replace('http://', 'http://shop:hunter2@')))
    expect((await failure(ask(named))).operatorMessage).not.toContain('hunter2')
    expect(seen).toEqual(['ApiKey a2V5', `Basic ${Buffer.from('shop:hunter2').toString('base64')}`])
  })
})

describe('bounded waits and retries', () => {
  const waits: Patience = { search: 150, write: 300, manage: 300 }

  it('tries again what failed quickly, and not what was late', async () => {
    const answers = [503, 429, 200]
    const server = await standIn(() => ({ status: answers.shift() ?? 200, body: { hits: { hits: [] } } }))
    expect(await ask(await opened(settingsOf(server.url)))).toEqual({ hits: { hits: [] } })
    expect(server.requests()).toBe(3)
    const silent = await standIn(() => undefined)
    const started = performance.now()
    const error = await failure(ask(await opened(settingsOf(silent.url), waits)))
    expect(error.operatorMessage).toMatch(/does not answer within 0.15 s/)
    expect(silent.requests()).toBe(1)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('does not try again what no wait mends', async () => {
    const server = await standIn(() => ({ status: 401 }))
    await failure(ask(await opened(settingsOf(server.url))))
    expect(server.requests()).toBe(1)
  })

  it('says why nothing is asked also when an answer comes that was under way before', async () => {
    const slow = Promise.withResolvers<void>()
    let first = true
    const server = await standIn(async () => {
      if (!first) return { status: 429 }
      first = false
      await slow.promise
      return { status: 200, body: { hits: { hits: [] } } }
    })
    const cluster = await opened(settingsOf(server.url))
    const underWay = ask(cluster)
    await expect.poll(() => server.requests()).toBe(1)
    for (let failures = 0; failures < 3; failures++) await failure(ask(cluster))
    expect(cluster.status().read.state).toBe('open')
    slow.resolve()
    await underWay
    expect(await failure(ask(cluster))).toMatchObject({ why: 'overloaded' })
    expect(cluster.status().read.trouble).toMatch(/takes no more for now/)
  })

  it('asks nothing for a while after failures in a row, and then sees by itself that it is back', async () => {
    let isBack = false
    const server = await standIn(() => (isBack ? { status: 200, body: { hits: { hits: [] } } } : { status: 503 }))
    const cluster = await opened(settingsOf(server.url))
    for (let i = 0; i < 4; i++) await failure(ask(cluster))
    const asked = server.requests()
    expect(cluster.status().read).toMatchObject({ state: 'open', trouble: expect.stringMatching(/503/) })
    expect(cluster.status().write).toEqual({ state: 'closed', trouble: undefined })
    const error = await failure(ask(cluster))
    expect(error.operatorMessage).toMatch(/503/)
    expect(server.requests()).toBe(asked)
    isBack = true
    await expect.poll(() => ask(cluster).catch(() => 'resting'), { timeout: 5_000, interval: 100 }).not.toBe('resting')
    expect(cluster.status().read).toEqual({ state: 'closed', trouble: undefined })
  })
})
