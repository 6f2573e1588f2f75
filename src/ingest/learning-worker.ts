import { parentPort, workerData } from 'node:worker_threads'
import { StartupError } from '../errors.ts'
import { createEmbeddings, type UsedEmbeddings } from '../models/embeddings.ts'
import type { CatalogueSnapshot } from '../search/catalogue-snapshot.ts'
import { CatalogueUnavailableError, lineFor } from '../search/catalogue-unavailable.ts'
import { EmbeddingError, type VectorSpace } from '../search/embedder.ts'
import { embeddingText } from '../search/embedding-text.ts'
import { embedCatalogue } from './embed-catalogue.ts'
import type { LearningJob, LearningMessage, LearningProgress, LearningSummary } from './learning-job.ts'
import { openKindWriter, openSharedModels, openSnapshot, openVectorWriter } from './open-writer.ts'

/** More often would be more than an eye follows. */
const progressEveryMs = 100

/**
 * With more than this share of the products new or changed, a trained embedder is trained anew: up to here its
 * vectors of new products are as good, by the words that they share with the others.
 */
const outgrownShare = 0.1

const tell = (message: LearningMessage): void => parentPort?.postMessage(message)

async function learn(job: LearningJob): Promise<LearningSummary> {
  const startedAt = performance.now()
  const shouldStop = stopFlag(job)
  const showShare = shareTeller()
  showShare('kinds', 0)
  const reclassified = await learnKinds(job)
  const { embeddings } = job
  const made = embeddings.provider === 'off' ? noVectors : await makeVectors(job, embeddings, shouldStop, showShare)
  const outcome = made.embedded === undefined ? 'stopped' : 'completed'
  const tookMs = performance.now() - startedAt
  return { outcome, space: made.space, reclassified, embedded: made.embedded ?? 0, tookMs }
}

const noVectors = { space: undefined, embedded: 0 }

const stopFlag = ({ stop }: LearningJob): (() => boolean) => {
  const flag = new Int32Array(stop)
  return () => Atomics.load(flag, 0) !== 0
}

async function learnKinds({ target }: LearningJob): Promise<number> {
  const kinds = await openKindWriter(target)
  try {
    return await kinds.learn()
  } finally {
    await kinds.close()
  }
}

/** `embedded` is undefined when it was stopped. */
async function makeVectors(
  { target, modelFolder }: LearningJob,
  settings: UsedEmbeddings,
  shouldStop: () => boolean,
  showShare: (step: LearningProgress['step'], share: number) => void,
): Promise<{ space: VectorSpace | undefined; embedded: number | undefined }> {
  const models = await openSharedModels(target)
  const embeddings = createEmbeddings(settings, modelFolder, models?.shared)
  const vectors = await openVectorWriter(target)
  const snapshots: CatalogueSnapshot[] = []
  const texts = async (): Promise<Iterable<string>> => {
    const snapshot = await openSnapshot(target)
    snapshots.push(snapshot)
    return textsOf(snapshot)
  }
  const closeSnapshots = (): void => {
    for (const snapshot of snapshots.splice(0)) snapshot.close()
  }
  try {
    const live = await vectors.live()
    const { products, pending } = live === undefined ? { products: 0, pending: 0 } : await vectors.progress(live)
    const isOutgrown = pending > products * outgrownShare
    const onTraining = (share: number): void => showShare('training', share)
    const embedder = await embeddings.prepare({ live, isOutgrown, texts, onProgress: onTraining })
    closeSnapshots()
    const onProgress = (made: number, all: number) => showShare('embedding', made / Math.max(1, all))
    const embedded = await embedCatalogue({ embedder, vectors, shouldStop, onProgress }).finally(() => embedder.close())
    if (embedded !== undefined) await embeddings.keepOnly(embedder.space)
    return { space: await vectors.live(), embedded }
  } finally {
    closeSnapshots()
    await vectors.close()
    await models?.close()
  }
}

function* textsOf(snapshot: CatalogueSnapshot): Generator<string> {
  for (const product of snapshot.products()) yield embeddingText(product)
}

function shareTeller(): (step: LearningProgress['step'], share: number) => void {
  let lastTold = Number.NEGATIVE_INFINITY
  return (step, share) => {
    const now = performance.now()
    if (now - lastTold < progressEveryMs && share < 1) return
    lastTold = now
    tell({ type: 'progress', progress: { step, share } })
  }
}

// This file is a worker thread's main module: it runs when it is loaded, and nothing imports it.
try {
  tell({ type: 'summary', summary: await learn(workerData as LearningJob) })
} catch (error) {
  const isExpected = [StartupError, EmbeddingError, CatalogueUnavailableError].some((kind) => error instanceof kind)
  // Any other error is a defect: it ends the thread, and its stack reaches the log.
  if (!isExpected) throw error
  tell({ type: 'failed', message: lineFor(error) })
}
