import { afterEach, expect, it } from 'vitest'
import { CatalogueUnavailableError } from '../../../../src/search/catalogue-unavailable.ts'
import { type BulkOperation, bulk, IndexGoneError } from '../../../../src/search/engines/elasticsearch/bulk.ts'
import { openCluster } from '../../../../src/search/engines/elasticsearch/client.ts'
import { tombstoneDocument } from '../../../../src/search/engines/elasticsearch/product-document.ts'
import { elasticsearchStandIn, type StandInAnswer } from '../../../fixtures/elasticsearch-stand-in.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What a cluster says that answers so to each request of `bulk`, and the requests that it got. */
async function bulkTo(answer: (actions: { _id: string }[]) => StandInAnswer, operations: readonly BulkOperation[]) {
  const requests: { path: string; actions: Record<string, { _id: string }>[] }[] = []
  const server = await elasticsearchStandIn({
    answer({ url = '' }, body) {
      const lines = body.trim().split('\n')
      const actions = lines.filter((_, i) => i % 2 === 0).map((line) => JSON.parse(line))
      requests.push({ path: url, actions })
      return answer(actions.map((action) => Object.values(action)[0] as { _id: string }))
    },
  })
  closing.push(() => server.close())
  const cluster = await openCluster({ url: server.url, apiKey: undefined, caPath: undefined, alias: 'products' })
  closing.push(() => cluster.close())
  return { requests, outcomes: () => bulk(cluster, 'products-1', operations) }
}

const operation = (documentId: string, readAs?: BulkOperation['readAs'], image?: string): BulkOperation => ({
  ...{ documentId, readAs },
  document: JSON.stringify(
    tombstoneDocument(documentId, 1, { added: 1, ...(image && { picture: { image, version: 1 } }) }),
  ),
})

const item = (status: number, error?: object) => ({ index: { status, ...(error && { error }) } })
const items = (...all: object[]): StandInAnswer => ({ status: 200, body: { errors: true, items: all } })

it('tells what became of each item of an answer of 200', async () => {
  const { outcomes } = await bulkTo(
    () =>
      items(
        item(201),
        item(200),
        item(409, { type: 'version_conflict_engine_exception', reason: 'newer' }),
        item(429, { type: 'es_rejected_execution_exception', reason: 'queue' }),
        item(400, { type: 'document_parsing_exception', reason: 'failed', caused_by: { reason: 'not a\n number' } }),
      ),
    ['a', 'b', 'c', 'd', 'e'].map((id) => operation(id)),
  )
  expect(await outcomes()).toEqual([
    { outcome: 'written' },
    { outcome: 'written' },
    { outcome: 'conflict' },
    { outcome: 'busy', reason: expect.stringContaining('429') },
    { outcome: 'refused', reason: 'not a number' },
  ])
})

it('writes on condition of what was read, and never makes an index', async () => {
  const { outcomes, requests } = await bulkTo(
    () => items(item(201), item(200)),
    [operation('new'), operation('old', { seqNo: 7, primaryTerm: 2 })],
  )
  await outcomes()
  expect(requests[0]?.path).toMatch(/^\/products-1-writes\/_bulk\?require_alias=true/)
  expect(requests[0]?.actions).toEqual([
    { create: { _id: 'new' } },
    { index: { _id: 'old', if_seq_no: 7, if_primary_term: 2 } },
  ])
})

it.each([
  [
    'a full disk',
    429,
    'cluster_block_exception',
    '[TOO_MANY_REQUESTS/12/index has read-only-allow-delete block]',
    'blocked',
  ],
  ['an index that is read only', 403, 'cluster_block_exception', '[FORBIDDEN/8/index write (api)]', 'blocked'],
  ['a shard that is not there', 503, 'unavailable_shards_exception', 'primary shard is not active', 'unreachable'],
] as const)('fails as a whole for %s', async (_, status, type, reason, why) => {
  const { outcomes } = await bulkTo(() => items(item(status, { type, reason })), [operation('a')])
  const failing = outcomes()
  await expect(failing).rejects.toBeInstanceOf(CatalogueUnavailableError)
  await expect(failing).rejects.toMatchObject({ why })
})

it('tells that the index was dropped', async () => {
  const { outcomes } = await bulkTo(() => items(item(404, { type: 'index_not_found_exception' })), [operation('a')])
  await expect(outcomes()).rejects.toBeInstanceOf(IndexGoneError)
})

it('sends less at once to what takes less, and refuses what is too large by itself', async () => {
  const { outcomes, requests } = await bulkTo(
    (actions) =>
      actions.length > 2 || actions.some(({ _id }) => _id === 'c')
        ? { status: 413 }
        : items(...actions.map(() => item(201))),
    ['a', 'b', 'c', 'd', 'e'].map((id) => operation(id)),
  )
  expect((await outcomes()).map(({ outcome }) => outcome)).toEqual([
    'written',
    'written',
    'refused',
    'written',
    'written',
  ])
  expect(requests.length).toBeGreaterThan(3)
})

it('sends no more than some megabytes at once', async () => {
  const { outcomes, requests } = await bulkTo(
    (actions) => items(...actions.map(() => item(201))),
    ['a', 'b', 'c'].map((id) => operation(id, undefined, 'x'.repeat(2_000_000))),
  )
  expect(await outcomes()).toHaveLength(3)
  expect(requests.map(({ actions }) => actions.length)).toEqual([2, 1])
})
