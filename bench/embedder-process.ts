import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import { openCatalogueEmbedder, trainCatalogueEmbedder } from '../src/models/catalogue-embedder/index.ts'
import { embeddingText } from '../src/search/embedding-text.ts'
import { answerJob } from './measured-process.ts'
import { memoryOf } from './process-memory.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { timeQueries } from './timed-queries.ts'

export interface EmbedderJob {
  catalogue: string
  format: FeedFormat
  queries: string[]
}

export interface EmbedderMeasured {
  products: number
  /** Milliseconds. */
  trainMs: number
  embedAllMs: number
  embedQuery: number[]
  /** Of the model, in MB. */
  model: number
  /** Of the process, in MB. */
  peakMemory: number
}

/** So many texts are embedded at a time. */
const batchSize = 256

answerJob(async ({ catalogue, format, queries }: EmbedderJob): Promise<EmbedderMeasured> => {
  const texts = (await Array.fromAsync(productsOfFeed(catalogue, format))).map(embeddingText)
  const startedAt = performance.now()
  const bytes = trainCatalogueEmbedder(texts)
  const trainedAt = performance.now()
  const embedder = openCatalogueEmbedder(bytes)
  for (let start = 0; start < texts.length; start += batchSize) {
    await embedder.embed(texts.slice(start, start + batchSize), 'document')
  }
  const embedAllMs = performance.now() - trainedAt
  const embedQuery = await timeQueries(queries, 3, (query) => embedder.embed([query], 'query'))
  await embedder.close()
  return {
    ...{ products: texts.length, trainMs: trainedAt - startedAt, embedAllMs, embedQuery },
    ...{ model: bytes.byteLength / 1e6, peakMemory: memoryOf(process.pid).peak },
  }
})
