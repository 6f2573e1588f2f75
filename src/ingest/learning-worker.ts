import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import { createEmbeddings } from '../models/embeddings.ts'
import { EmbeddingError } from '../search/embedder.ts'
import { embeddingText } from '../search/embedding-text.ts'
import type { VectorWriter } from '../search/engine.ts'
import { type CatalogueSnapshot, openCatalogueSnapshot } from '../search/engines/sqlite/read-products.ts'
import { embedCatalogue } from './embed-catalogue.ts'
import type { CatalogueTarget } from './feed-job.ts'
import type { LearningJob, LearningMessage, LearningSummary } from './learning-job.ts'

/** More often would be more than an eye follows. */
const progressEveryMs = 100

/**
 * With more than this share of the products new or changed, a trained embedder is trained anew: up to here its
 * vectors of new products are as good, by the words that they share with the others.
 */
const outgrownShare = 0.1

const tell = (message: LearningMessage): void => parentPort?.postMessage(message)

async function openVectors({ engine, path }: CatalogueTarget): Promise<VectorWriter> {
  switch (engine) {
    case 'sqlite':
      return (await import('../search/engines/sqlite/index.ts')).openSqliteVectorWriter(path)
  }
}

function* textsOf(snapshot: CatalogueSnapshot): Generator<string> {
  for (const product of snapshot.products()) yield embeddingText(product)
}

async function run({ target, embeddings: settings, modelFolder, stop }: LearningJob): Promise<LearningSummary> {
  const startedAt = performance.now()
  const stopFlag = new Int32Array(stop)
  const embeddings = createEmbeddings(settings, modelFolder)
  const vectors = await openVectors(target)
  const showShare = shareTeller()
  try {
    const live = await vectors.live()
    const { products, pending } = live === undefined ? { products: 0, pending: 0 } : await vectors.progress(live)
    const embedder = await embeddings.prepare({
      live,
      isOutgrown: pending > products * outgrownShare,
      texts: () => textsOfCatalogue(target),
      onProgress: (share) => showShare('training', share),
    })
    const embedded = await embedCatalogue({
      embedder,
      vectors,
      shouldStop: () => Atomics.load(stopFlag, 0) !== 0,
      onProgress: (made, all) => showShare('embedding', made / Math.max(1, all)),
    })
    await embedder.close()
    if (embedded !== undefined) await embeddings.keepOnly(embedder.space)
    const outcome = embedded === undefined ? 'stopped' : 'completed'
    return { outcome, space: await vectors.live(), embedded: embedded ?? 0, tookMs: performance.now() - startedAt }
  } finally {
    await vectors.close()
  }
}

function* textsOfCatalogue({ path }: CatalogueTarget): Generator<string> {
  const snapshot = openCatalogueSnapshot(path)
  try {
    yield* textsOf(snapshot)
  } finally {
    snapshot.close()
  }
}

function shareTeller(): (step: 'training' | 'embedding', share: number) => void {
  let lastTold = 0
  return (step, share) => {
    const now = performance.now()
    if (now - lastTold < progressEveryMs && share < 1) return
    lastTold = now
    tell({ type: 'progress', progress: { step, share } })
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
try {
  tell({ type: 'summary', summary: await run(workerData as LearningJob) })
} catch (error) {
  // Any other error is a defect: it ends the thread, and its stack reaches the log.
  if (!(error instanceof StartupError) && !(error instanceof EmbeddingError)) throw error
  tell({ type: 'failed', message: error.message })
}
