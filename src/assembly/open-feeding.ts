import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { openImages } from '../images/index.ts'
import type { CatalogueTarget } from '../ingest/feed-job.ts'
import { catalogueTarget } from '../ingest/open-writer.ts'
import { createCatalogueLearning } from '../operations/catalogue-learning.ts'
import { createCatalogueLoading } from '../operations/catalogue-loading.ts'
import type { CatalogueStream } from '../operations/catalogue-stream.ts'
import { demoCataloguePath } from '../operations/demo-catalogue.ts'
import type { Metrics } from '../operations/metrics.ts'
import type { SearchEngine } from '../search/engine.ts'
import { modelFolderOf } from './open-catalogue.ts'

interface FeedingOptions {
  config: Config
  engine: SearchEngine
  metrics: Metrics
  log: Logger
}

/** What fills the catalogue: feeds, the stream when Kafka is set, and pictures. */
export async function openFeeding({ config, engine, metrics, log }: FeedingOptions) {
  const { dataDir, embeddings } = config
  const target = catalogueTarget(config)
  const demoFeed = demoCataloguePath(dataDir)
  const modelFolder = modelFolderOf(config)
  const learning = createCatalogueLearning({ target, embeddings, modelFolder, dataDir }, log)
  const count = () => engine.count()
  const loading = createCatalogueLoading({ config, demoFeed, target, count, learning, log, metrics })
  const stream = await streamOf({ config, target, learn: () => void learning.learn(), metrics, log })
  const images = await openImages({ ...config, target, products: (ids) => engine.products(ids) }, log)
  return { loading, stream, images }
}

interface StreamParts {
  config: Config
  target: CatalogueTarget
  /** Learns what has come. */
  learn(): void
  metrics: Metrics
  log: Logger
}

/** Of Kafka, when it is set; else the catalogue is fed within the process. */
async function streamOf({ config, target, learn, metrics, log }: StreamParts): Promise<CatalogueStream | undefined> {
  const { kafka, currency } = config
  if (kafka === undefined) return undefined
  const { createCatalogueStream } = await import('../operations/catalogue-stream.ts')
  const { streamMetrics } = await import('../operations/stream-metrics.ts')
  // A wrong setting stops the start, rather than the thread again and again.
  if (kafka.tls?.ca !== undefined)
    await (await import('../ingest/kafka/certificates.ts')).readCertificates(kafka.tls.ca)
  return createCatalogueStream({
    ...{ job: { kafka, target, currency }, log, onSettled: learn, onStatus: streamMetrics(metrics) },
    // A supervisor starts the process again; nothing that was not written is lost.
    onLost: (error) => setImmediate(() => throwOut(error)),
  })
}

function throwOut(error: Error): never {
  throw error
}
