import { errors } from '@elastic/elasticsearch'
import { describe, expect, it } from 'vitest'
import { CatalogueUnavailableError } from '../../../../src/search/catalogue-unavailable.ts'
import { RefusedRequestError } from '../../../../src/search/engines/elasticsearch/failures.ts'
import { SearchSender, type SentSearch } from '../../../../src/search/engines/elasticsearch/search-sender.ts'
import { clusterAround } from '../../../fixtures/cluster-around.ts'

const search = (name: string): SentSearch => ({
  index: 'products',
  preference: name,
  body: { size: 1, query: { term: { id: name } } },
})
const answer = (name: string) => ({ hits: { hits: [{ _id: name }] }, status: 200 })

interface Failing {
  [name: string]: number
}

/**
 * A cluster that answers each search with its own name, and those named in `failing` with that status: always, or for
 * the first `times`.
 */
function standIn(failing: Failing = {}, times = Number.POSITIVE_INFINITY) {
  const names = { origin: 'http://cluster', alias: 'products' }
  const failed = new Map<string, number>()
  const sent: { api: string; params: unknown }[] = []
  const answerTo = (name: string) => {
    const failures = failed.get(name) ?? 0
    const status = failures < times ? failing[name] : undefined
    failed.set(name, failures + 1)
    return status === undefined ? answer(name) : { status, error: { type: 'some_exception', reason: 'why' } }
  }
  const client = {
    async search(params: { preference: string }) {
      sent.push({ api: 'search', params })
      const found = answerTo(params.preference)
      if ('hits' in found) return found
      throw new errors.ResponseError({ statusCode: found.status, body: found, headers: {}, warnings: null } as never)
    },
    async msearch({ searches }: { searches: { preference?: string }[] }) {
      sent.push({ api: 'msearch', params: searches })
      return {
        responses: searches.flatMap(({ preference }) => (preference === undefined ? [] : [answerTo(preference)])),
      }
    },
  }
  const cluster = clusterAround(client, names)
  return { sender: new SearchSender(cluster), sent }
}

const idsOf = (response: { hits: { hits: { _id?: string | undefined }[] } }) => response.hits.hits.map(({ _id }) => _id)

describe('searches', () => {
  it('of one go by themselves, as they are', async () => {
    const { sender, sent } = standIn()
    expect(idsOf(await sender.send(search('a')))).toEqual(['a'])
    expect(sent).toEqual([
      { api: 'search', params: { index: 'products', preference: 'a', size: 1, query: { term: { id: 'a' } } } },
    ])
  })

  it('of one turn go in one request, and each has its own answer', async () => {
    const { sender, sent } = standIn()
    const both = [sender.send(search('a')), Promise.resolve().then(() => sender.send(search('b')))]
    expect((await Promise.all(both)).map(idsOf)).toEqual([['a'], ['b']])
    const { body, ...header } = search('a')
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ api: 'msearch', params: [header, body, {}, {}] })
  })

  it('of another turn go in another', async () => {
    const { sender, sent } = standIn()
    await sender.send(search('a'))
    await sender.send(search('b'))
    expect(sent.map(({ api }) => api)).toEqual(['search', 'search'])
  })

  it('fail alone, in terms of the catalogue where it cannot be read', async () => {
    const { sender } = standIn({ busy: 429, wrong: 400 })
    const [fine, busy, wrong] = await Promise.allSettled([
      ...[search('a'), search('busy'), search('wrong')].map((each) => sender.send(each)),
    ])
    expect(fine?.status).toBe('fulfilled')
    expect(busy).toMatchObject({ status: 'rejected', reason: { name: 'CatalogueUnavailableError', why: 'overloaded' } })
    expect((wrong as PromiseRejectedResult).reason).toBeInstanceOf(RefusedRequestError)
  })

  it('that the cluster is too busy for while it answers others are sent once more, without those', async () => {
    const { sender, sent } = standIn({ busy: 429, gone: 503 }, 1)
    const all = ['a', 'busy', 'b', 'gone'].map((name) => sender.send(search(name)))
    expect((await Promise.all(all)).map(idsOf)).toEqual([['a'], ['busy'], ['b'], ['gone']])
    expect(
      sent.map(({ params }) => (params as { preference?: string }[]).flatMap((one) => one.preference ?? [])),
    ).toEqual([
      ['a', 'busy', 'b', 'gone'],
      ['busy', 'gone'],
    ])
  })

  it('that nothing mends are not sent again, and one alone as a request that may be tried again', async () => {
    const { sender, sent } = standIn({ busy: 429, wrong: 400 })
    await Promise.allSettled(['a', 'busy', 'wrong'].map((name) => sender.send(search(name))))
    expect(sent.map(({ api }) => api)).toEqual(['msearch', 'search'])
  })

  it('fail together, as a request does, where all fail', async () => {
    const { sender } = standIn({ a: 429, b: 429 })
    const both = await Promise.allSettled([sender.send(search('a')), sender.send(search('b'))])
    for (const each of both) {
      const { reason } = each as PromiseRejectedResult
      expect(reason instanceof errors.ResponseError || reason instanceof CatalogueUnavailableError).toBe(true)
    }
  })

  it('of many go in several requests', async () => {
    const { sender, sent } = standIn()
    const names = Array.from({ length: 120 }, (_, i) => `s${i}`)
    const answers = await Promise.all(names.map((name) => sender.send(search(name))))
    expect(answers.flatMap(idsOf)).toEqual(names)
    expect(sent).toHaveLength(3)
  })
})
