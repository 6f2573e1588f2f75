import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { openSqliteEngine } from '../src/search/engines/sqlite/index.ts'
import { readIntentClassifier } from '../src/understanding/classifier/intent-classifier.ts'
import { createUnderstander } from '../src/understanding/understander.ts'
import { emptyState } from '../src/understanding/understanding.ts'
import { answerJob } from './measured-process.ts'
import { median } from './percentiles.ts'
import { memoryOf } from './process-memory.ts'

export interface UnderstandingJob {
  /** A loaded catalogue. */
  database: string
  texts: string[]
  rounds: number
}

export interface UnderstandingMeasured {
  /** Milliseconds until the classifier is there, and until the first message is understood. */
  classifierMs: number
  firstMs: number
  /** Milliseconds of each message, the median of some rounds: one that had to wait for its core once is no slow one. */
  took: number[]
  /** What it takes beside the catalogue, in MB, once it has understood all messages. */
  memory: number
}

const data = fileURLToPath(new URL('../data', import.meta.url))

/** A process of its own, whose memory grows by nothing but the understanding; the catalogue is open before it is measured. */
answerJob<UnderstandingJob, UnderstandingMeasured>(async ({ database, texts, rounds }) => {
  const engine = await openSqliteEngine(database)
  const known = await engine.lexicon()
  globalThis.gc?.()
  const before = memoryOf(process.pid).now
  const startedAt = performance.now()
  const classifier = readIntentClassifier(data)
  const classifierMs = performance.now() - startedAt
  const understander = createUnderstander({ lexicon: async () => known, classifier })
  await understander.understand('hello', emptyState())
  const firstMs = performance.now() - startedAt
  const took = texts.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, text] of texts.entries()) {
      const at = performance.now()
      await understander.understand(text, emptyState())
      if (round > 0) took[index]?.push(performance.now() - at)
    }
  }
  globalThis.gc?.()
  const memory = memoryOf(process.pid).now - before
  await engine.close()
  return { classifierMs, firstMs, took: took.map(median), memory }
})
