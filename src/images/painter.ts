import { pictureAddress } from '../catalogue/picture-address.ts'
import type { Product } from '../catalogue/product.ts'
import { PictureNotTakenError, type ProductImages } from '../ingest/product-images.ts'
import type { ChangeReader } from '../search/engine.ts'
import { type Waits, waitAfter } from './backoff.ts'
import type { ClaimedJob, JobStore } from './job-store.ts'
import { persisted } from './persisted.ts'
import type { PictureFiles } from './picture-files.ts'
import { needsPicture, noTitle } from './plan.ts'
import { type ImagePrompt, promptOf } from './prompt.ts'
import { type ImageProvider, RefusedImageError, TransientImageError } from './provider.ts'
import { NotAPictureError } from './raster.ts'
import { TakenBackError } from './slots.ts'

export interface PainterOptions {
  store: JobStore
  provider: ImageProvider
  files: PictureFiles
  catalogue: Pick<ChangeReader, 'product'>
  images: ProductImages
}

/** What became of a job. `lost`: another process has it, or its prompt has become another. */
export type PaintOutcome =
  | { kind: 'painted' | 'adopted' | 'parked' | 'dropped' | 'lost' }
  | { kind: 'failed'; reason: string }

/**
 * Each may have been paid for: a provider that answers so often in a row with what is no picture of this product will go
 * on doing so. Bad luck with one answer in three has 1 in 59,049 jobs here.
 */
const mostBadAnswers = 10

interface Held {
  owner: string
  waits: Waits
  /** Aborted: nobody waits any more. */
  signal: AbortSignal
  /** Told why something waits to be written. */
  onWait(reason: string): void
  /**
   * Does what is paid for until it is safe, when there is a slot for it. What comes before and after costs nothing when
   * it is done again, and keeps no slot from the provider.
   */
  inSlot<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Does one job: looks whether its picture is there, has it painted, puts it in its place, tells of it, and notes the
 * outcome. In this order, so that a process may be killed at any point: what was done is found again.
 */
export function createPainter(options: PainterOptions, held: Held): (job: ClaimedJob) => Promise<PaintOutcome> {
  const { store, catalogue } = options
  const { owner } = held
  return async (job) => {
    const product = await persisted(held, () => catalogue.product(job.id))
    if (product === undefined || !needsPicture(product))
      return settled((await persisted(held, () => store.remove(job.id, owner))) && 'dropped')
    const prompt = promptOf(product)
    if (prompt === undefined) return park(options, held, job.id, job.promptHash, noTitle)
    if (prompt.hash !== job.promptHash) await persisted(held, () => store.replacePrompt(job.id, owner, prompt.hash))
    try {
      return await paint(options, held, product, prompt)
    } catch (error) {
      return await afterFailure(options, held, { ...job, promptHash: prompt.hash }, error)
    }
  }
}

const settled = (kind: 'dropped' | false): PaintOutcome => (kind === false ? { kind: 'lost' } : { kind })

async function paint(
  { store, provider, files, images }: PainterOptions,
  held: Held,
  product: Product,
  { text, hash: promptHash }: ImagePrompt,
): Promise<PaintOutcome> {
  const { id, version } = product
  const origin = { provider: provider.name, promptHash }
  const isThere = await persisted(held, () => files.has(id, origin))
  if (!isThere) {
    await held.inSlot(async () => {
      const bytes = await provider.paint({ prompt: text, product, signal: held.signal })
      // It is paid for: while the disk is full it waits here.
      await persisted(held, () => files.place(id, bytes, origin))
    })
  }
  await persisted(held, () => images.publish({ id, version, image: pictureAddress(id) }))
  const { owner } = held
  if (await persisted(held, () => store.finish(id, owner, origin))) return { kind: isThere ? 'adopted' : 'painted' }
  await persisted(held, () => store.putBack(id, owner))
  return { kind: 'lost' }
}

/** Given up, unless its prompt has become another meanwhile: that one was not refused. */
async function park(
  { store, provider }: PainterOptions,
  held: Held,
  id: string,
  promptHash: string,
  reason: string,
): Promise<PaintOutcome> {
  const { owner } = held
  const refusal = { provider: provider.name, promptHash, reason }
  if (await persisted(held, () => store.park(id, owner, refusal))) return { kind: 'parked' }
  await persisted(held, () => store.putBack(id, owner))
  return { kind: 'lost' }
}

async function afterFailure(
  options: PainterOptions,
  held: Held,
  job: ClaimedJob,
  error: unknown,
): Promise<PaintOutcome> {
  held.signal.throwIfAborted()
  const { store } = options
  const { owner, waits } = held
  if (error instanceof TakenBackError) {
    await persisted(held, () => store.putBack(job.id, owner))
    return { kind: 'lost' }
  }
  const wasNoPicture = error instanceof NotAPictureError
  const isGivenUp = wasNoPicture && job.badAnswers + 1 >= mostBadAnswers
  if (error instanceof RefusedImageError || isGivenUp) {
    const reason = isGivenUp
      ? `${mostBadAnswers} answers in a row were no picture: ${error.message}`
      : (error as Error).message
    return park(options, held, job.id, job.promptHash, reason)
  }
  // Its file is there: the next try costs nothing.
  const wasNotTaken = error instanceof PictureNotTakenError
  if (!wasNoPicture && !wasNotTaken && !(error instanceof TransientImageError)) throw error
  const retryAfterMs = error instanceof TransientImageError ? error.retryAfterMs : undefined
  const waitMs = waitAfter(job.attempts, retryAfterMs, waits)
  const reason = wasNoPicture ? `The answer was no picture: ${error.message}` : error.message
  await persisted(held, () => store.retryLater(job.id, owner, { waitMs, reason, wasNoPicture }))
  return { kind: 'failed', reason }
}
