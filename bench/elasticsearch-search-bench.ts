import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@elastic/elasticsearch'
import type { Product } from '../src/catalogue/product.ts'
import type { EngineQuery, SearchEngine } from '../src/search/engine.ts'
import { openCluster } from '../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchEngine, openElasticsearchWriter } from '../src/search/engines/elasticsearch/index.ts'
import { createProductSearch } from '../src/search/product-search.ts'
import { wordsOf } from '../src/search/query-words.ts'
import { readSynonyms, shippedSynonyms } from '../src/search/synonyms/read-synonyms.ts'
import { createThesaurus } from '../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../src/search/vector-search.ts'
import { demoSet, icecatSet } from './evaluation-set.ts'
import type { OwnCatalogue } from './own-catalogue.ts'
import { median, percentile } from './percentiles.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { ms, type Section } from './section.ts'

/** Times each query is sent, after twice for warming up: the server compiles what it runs often. */
const [rounds, warmUps] = [10, 2]
const batchSize = 500
/** As a shopper is shown, and as words and meaning are fused. */
const [shown, fused] = [10, 100]

/** Something that is asked of the catalogue, and gives the requests that were sent for it. */
interface Asked {
  name: string
  ask(text: string): Promise<unknown[]>
}

/** What it took through Shopclerk, and by sending the same requests, for the same queries in turn. */
interface Timed {
  name: string
  own: number[]
  raw: number[]
}

/**
 * What a search through Shopclerk costs over sending its raw requests with the client of Elasticsearch, one after the
 * other, in the same run: on Icecat where TEST_DATA has it, else on the demo catalogue.
 */
export async function benchElasticsearchSearch(catalogue: OwnCatalogue): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const set = icecatSet(process.env.TEST_DATA) ?? (await demoSet(folder))
    const products = await Array.fromAsync(productsOfFeed(set.catalogue, set.format))
    await load(catalogue, products)
    const queries = [...set.judgements(products).keys()]
    return sectionOf(`Elasticsearch, ${set.name}, ${products.length} products`, await timedOn(catalogue, queries))
  } finally {
    await catalogue.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load({ settings }: OwnCatalogue, products: readonly Product[]): Promise<void> {
  const writer = await openElasticsearchWriter(settings)
  for (let i = 0; i < products.length; i += batchSize) await writer.write(products.slice(i, i + batchSize))
  await writer.optimise()
  await writer.close()
}

async function timedOn({ settings }: OwnCatalogue, queries: readonly string[]): Promise<Timed[]> {
  const { url, apiKey } = settings
  const client = new Client({ node: url, ...(apiKey === undefined ? {} : { auth: { apiKey } }) })
  const engine = openElasticsearchEngine(await openCluster(settings))
  try {
    const timed: Timed[] = []
    for (const asked of await askedOf(engine)) timed.push(await timeBoth(asked, client, queries))
    return timed
  } finally {
    await engine.close()
    await client.close()
  }
}

async function askedOf(engine: SearchEngine): Promise<Asked[]> {
  const thesaurus = createThesaurus(await readSynonyms(shippedSynonyms))
  const sent: unknown[] = []
  const search = createProductSearch({
    engine: noting(engine, sent),
    vectors: noVectorSearch,
    thesaurus,
    onFailure: () => undefined,
  })
  const found = (text: string, facets: EngineQuery['facets']) =>
    engine.search({ words: wordsOf(text), match: 'any', filters: {}, offset: 0, limit: shown, facets })
  return [
    { name: 'ten products', ask: async (text) => [(await found(text, false)).request] },
    { name: 'with the choices among all', ask: async (text) => [(await found(text, 'choices')).request] },
    { name: 'with all facets', ask: async (text) => [(await found(text, true)).request] },
    {
      name: 'a hundred ids, ranked',
      ask: async (text) => [
        (await engine.rank({ words: wordsOf(text), match: 'any', filters: {}, limit: fused })).request,
      ],
    },
    {
      name: 'a whole search: spelling, other names, all and some of the words',
      async ask(text) {
        const request = { text, filters: {}, offset: 0, limit: shown, facets: 'choices', someWords: 'fill' } as const
        sent.length = 0
        await search.search(request)
        return [...sent]
      },
    },
  ]
}

/** The engine, with every request that it sends put into `sent`: a trace shows long ones shortened. */
const noting = (engine: SearchEngine, sent: unknown[]): SearchEngine =>
  new Proxy(engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        const result: unknown = await member.apply(target, given)
        if (typeof result === 'object' && result !== null && 'request' in result) sent.push(result.request)
        return result
      }
    },
  })

async function timeBoth({ name, ask }: Asked, client: Client, queries: readonly string[]): Promise<Timed> {
  const timed: Timed = { name, own: [], raw: [] }
  for (let round = -warmUps; round < rounds; round++) {
    for (const text of queries) {
      const [own, requests] = await taken(() => ask(text))
      const [raw] = await taken(() => sendAll(client, requests))
      if (round < 0) continue
      timed.own.push(own)
      timed.raw.push(raw)
    }
  }
  return timed
}

async function taken<T>(work: () => Promise<T>): Promise<[tookMs: number, result: T]> {
  const startedAt = performance.now()
  const result = await work()
  return [performance.now() - startedAt, result]
}

async function sendAll(client: Client, requests: readonly unknown[]): Promise<void> {
  for (const request of requests) {
    const { body, ...header } = request as { index?: string; body?: object }
    // Nothing was sent for what nothing can match.
    if (body !== undefined) await client.search({ ...header, ...body })
  }
}

function sectionOf(title: string, all: readonly Timed[]): Section {
  const more = ({ own, raw }: Timed): number[] => own.map((took, i) => took - (raw[i] ?? 0))
  return {
    title,
    rows: [
      ['search', 'Shopclerk, median', 'raw, median', 'more, median', 'more, p95', 'ratio of medians', 'aim'],
      ...all.map((timed) => [
        timed.name,
        ms(median(timed.own)),
        ms(median(timed.raw)),
        ms(median(more(timed))),
        ms(percentile(more(timed), 0.95)),
        (median(timed.own) / median(timed.raw)).toFixed(2),
        '≤ 3 ms more',
      ]),
    ],
  }
}
