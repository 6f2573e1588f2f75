import { afterEach, describe, expect, it } from 'vitest'
import { openCluster } from '../../../../src/search/engines/elasticsearch/client.ts'
import { DocumentStore } from '../../../../src/search/engines/elasticsearch/document-store.ts'
import { joinRecord } from '../../../../src/search/engines/elasticsearch/product-state.ts'
import { product } from '../../../contracts/shop.ts'
import { elasticsearchStandIn, type StandInAnswer } from '../../../fixtures/elasticsearch-stand-in.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What each request is answered with, in turn; the last one again and again. */
interface Script {
  /** Of `mget`: what is found, or nothing. */
  reads: (object | undefined)[]
  /** Of `bulk`: the status of its one item. */
  writes: number[]
}

async function storeOn({ reads, writes }: Script, mostAreNew = false) {
  const log: string[] = []
  const next = <T>(from: T[]): T | undefined => (from.length > 1 ? from.shift() : from[0])
  const server = await elasticsearchStandIn({
    answer({ url = '' }, body): StandInAnswer {
      if (url.includes('_mget')) {
        log.push('read')
        const found = next(reads)
        return { status: 200, body: { docs: [{ _index: 'i', _id: 'a', found: found !== undefined, ...found }] } }
      }
      const action = JSON.parse(body.split('\n', 1)[0] ?? '')
      log.push(Object.keys(action)[0] ?? '')
      const status = next(writes) ?? 500
      return { status: 200, body: { items: [{ create: { status, ...(status > 299 && { error: { type: 'x' } }) } }] } }
    },
  })
  closing.push(() => server.close())
  const cluster = await openCluster({ url: server.url, apiKey: undefined, caPath: undefined, alias: 'products' })
  closing.push(() => cluster.close())
  const store = new DocumentStore(cluster, 'i', { kindsOf: () => [], mostAreNew })
  const record = product({ id: 'a', version: 5 })
  const change = async () => (await store.change(['a'], (_, known) => joinRecord(known, record).state)).get('a')
  return { change, log, store }
}

const stored = (version: number) => ({
  ...{ _seq_no: version, _primary_term: 1 },
  _source: { id: 'a', version, added: 1, deleted: true },
})

describe('a document that is written', () => {
  it('is read first, and made where there is none', async () => {
    const { change, log, store } = await storeOn({ reads: [undefined], writes: [201] })
    expect(await change()).toMatchObject({ state: { version: 5 } })
    expect(log).toEqual(['read', 'create'])
    expect(store.created).toBe(1)
  })

  it('is written first where most are new, and read when one is there', async () => {
    const { change, log } = await storeOn({ reads: [stored(3)], writes: [409, 200] }, true)
    expect(await change()).toMatchObject({ state: { version: 5 } })
    expect(log).toEqual(['create', 'read', 'index'])
  })

  it('is decided again when somebody was quicker, and stays when they were newer', async () => {
    const { change, log } = await storeOn({ reads: [stored(3), stored(9)], writes: [409] })
    expect(await change()).toMatchObject({ state: { version: 9 } })
    expect(log).toEqual(['read', 'index', 'read'])
  })

  it('is tried again while the cluster is busy', async () => {
    const { change, log } = await storeOn({ reads: [undefined], writes: [429, 429, 201] })
    expect(await change()).toMatchObject({ state: { version: 5 } })
    expect(log).toEqual(['read', 'create', 'read', 'create', 'read', 'create'])
  })

  it('is not tried again where it is refused', async () => {
    const { change, log } = await storeOn({ reads: [undefined], writes: [400] })
    expect(await change()).toEqual({ failed: 'refused', reason: expect.any(String) })
    expect(log).toEqual(['read', 'create'])
  })

  it('is given up for now when the cluster stays busy', async () => {
    const { change, log } = await storeOn({ reads: [undefined], writes: [429] })
    expect(await change()).toEqual({ failed: 'busy', reason: expect.stringContaining('429') })
    expect(log.filter((each) => each === 'create')).toHaveLength(12)
  })
})
