import { setTimeout as sleep } from 'node:timers/promises'
import { openFeed } from '../src/ingest/feed-file.ts'
import type { CatalogueTarget } from '../src/ingest/feed-job.ts'
import { openKafkaClient } from '../src/ingest/kafka/client.ts'
import { KafkaSink } from '../src/ingest/kafka/kafka-sink.ts'
import { openStream } from '../src/ingest/kafka/open-stream.ts'
import type { KafkaSettings } from '../src/ingest/kafka-settings.ts'
import { openEngine, openWriter } from '../src/ingest/open-writer.ts'
import { ingest } from '../src/ingest/pipeline.ts'
import type { SearchEngine } from '../src/search/engine.ts'
import { analyseQuery } from '../src/search/text-analysis.ts'
import { answerJob } from './measured-process.ts'
import { percentile } from './percentiles.ts'
import { memoryOf } from './process-memory.ts'

/** `stream`: what is in the topics is written. `direct`: the same file is loaded. `changes`: single changes are found. */
export type StreamJob =
  | { kind: 'stream'; kafka: KafkaSettings; target: CatalogueTarget; products: number }
  | { kind: 'direct'; target: CatalogueTarget; feed: string }
  | { kind: 'changes'; kafka: KafkaSettings; target: CatalogueTarget; perSecond: number; seconds: number }

export interface LoadMeasured {
  /** From opening everything to the last record's being written, in milliseconds. */
  tookMs: number
  /** Highest resident memory of the process, in MB. */
  memory: number
}

export interface ChangesMeasured {
  /** From being produced to being found, in milliseconds. */
  p50: number
  p99: number
  found: number
}

const writesAtOnce = (target: CatalogueTarget): number => (target.engine === 'sqlite' ? 1 : 5)

async function streamed({ kafka, target, products }: StreamJob & { kind: 'stream' }): Promise<LoadMeasured> {
  const started = performance.now()
  const writer = await openWriter(target)
  const stream = await openStream({ kafka, writer, concurrency: writesAtOnce(target), currency: 'USD', onTrouble })
  while (stream.status().counts.written < products) await sleep(5)
  const tookMs = performance.now() - started
  await stream.stop()
  await writer.close()
  return { tookMs, memory: memoryOf(process.pid).peak }
}

async function direct({ target, feed }: StreamJob & { kind: 'direct' }): Promise<LoadMeasured> {
  const started = performance.now()
  const writer = await openWriter(target)
  const { records } = openFeed({ path: feed, format: 'jsonl' }, { currency: 'USD', version: 1, now: Date.now() })
  // What is tidied up after a load is no part of it: the stream does that later, too.
  const plain = {
    ...writer,
    write: (all: Parameters<typeof writer.write>[0]) => writer.write(all),
    optimise: async () => undefined,
  }
  await ingest({ records, writer: plain, reindex: false, shouldStop: () => false, onProgress: () => undefined })
  const tookMs = performance.now() - started
  await writer.close()
  return { tookMs, memory: memoryOf(process.pid).peak }
}

async function changes({
  kafka,
  target,
  perSecond,
  seconds,
}: StreamJob & { kind: 'changes' }): Promise<ChangesMeasured> {
  const writer = await openWriter(target)
  const stream = await openStream({ kafka, writer, concurrency: writesAtOnce(target), currency: 'USD', onTrouble })
  while (!stream.status().isRunning) await sleep(5)
  const sink = new KafkaSink(await openKafkaClient(kafka))
  const engine = await openEngine(target)
  const producedAt = new Map<string, number>()
  const tookMs: number[] = []
  const rounds = seconds * 20
  const producing = (async () => {
    const began = performance.now()
    for (let round = 0; round < rounds; round++) {
      await sleep(Math.max(0, began + round * 50 - performance.now()))
      const records = Array.from({ length: perSecond / 20 }, (_, at) => change(`change${round}-${at}`))
      await sink.send(records.map(({ record }) => record))
      // Each tenth is looked for: more would be a load of its own.
      for (const { id } of records.slice(0, Math.max(1, perSecond / 200))) producedAt.set(id, performance.now())
    }
  })()
  const until = performance.now() + seconds * 1_000 + 30_000
  let isProducing = true
  void producing.then(() => {
    isProducing = false
  })
  while ((isProducing || producedAt.size > 0) && performance.now() < until) {
    for (const id of await found(engine, [...producedAt.keys()].slice(0, 100))) {
      tookMs.push(performance.now() - (producedAt.get(id) ?? 0))
      producedAt.delete(id)
    }
    await sleep(20)
  }
  await stream.stop()
  await Promise.all([writer.close(), engine.close(), sink.close()])
  // What was never found took for ever.
  const all = [...tookMs, ...[...producedAt].map(() => Number.POSITIVE_INFINITY)]
  return { p50: percentile(all, 0.5), p99: percentile(all, 0.99), found: tookMs.length }
}

const change = (id: string) => ({
  id,
  record: {
    ...{ topic: 'products' as const, key: id },
    value: JSON.stringify({ id, version: 1, title: `Change ${id}`, brand: 'Lumen', category: ['Lamps'] }),
  },
})

/** Those that a search for products with these ids finds. */
async function found(engine: SearchEngine, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const query = {
    words: analyseQuery(''),
    match: 'all',
    filters: { ids },
    offset: 0,
    limit: 100,
    facets: false,
  } as const
  return (await engine.search(query)).hits.map(({ product }) => product.id)
}

const onTrouble = (message: string): void => console.error(message)

answerJob(async (job: StreamJob) => {
  switch (job.kind) {
    case 'stream':
      return streamed(job)
    case 'direct':
      return direct(job)
    case 'changes':
      return changes(job)
  }
})
