import type { Product } from '../../catalogue/product.ts'
import type { ChangeCursor, ChangeReader } from '../../search/engine.ts'
import { type Look, mostDetailBytes } from '../look.ts'
import { type LookDescriber, UnreadablePictureError } from '../look-describer.ts'
import type { DescribedPicture, LookSpace, LookWriter } from '../look-index.ts'
import type { ProductPicture, ProductPictures } from './product-pictures.ts'

export interface FillOptions {
  catalogue: Pick<ChangeReader, 'changes' | 'product'>
  writer: LookWriter
  describer: LookDescriber
  pictures: ProductPictures
  /** Where the pass before has ended; none: at the beginning. */
  after: ChangeCursor
  shouldStop(): boolean
  /** Told after each batch. */
  onProgress(progress: FillProgress): void
}

export interface FillProgress {
  /** Products that were looked at in this pass. */
  read: number
  /** Of these, pictures that were described. */
  described: number
}

/** Products that are read at a time: what they describe is written at once, and what is written is not done again. */
const batchSize = 50

export const spaceOf = ({ id, dimensions }: LookDescriber): LookSpace => ({ describer: id, dimensions })

/**
 * Describes the pictures that have changed since `after`, and forgets those that are gone. Gives where the next pass
 * begins. What it throws leaves the index with all that was written before, and loses nothing: the same pass again does
 * the rest, since a picture that is known by its name is not described again.
 */
export async function fillLooks(options: FillOptions): Promise<FillProgress & { next: ChangeCursor }> {
  const { catalogue, shouldStop, onProgress } = options
  let [after, read, described] = [options.after, 0, 0]
  while (!shouldStop()) {
    const { products, next } = await catalogue.changes(after, batchSize)
    if (products.length === 0) return { read, described, next }
    const done = await fillBatch(products, options)
    // Stopped in the middle: the batch is read again.
    if (done === undefined) break
    read += products.length
    described += done
    after = next
    onProgress({ read, described })
  }
  return { read, described, next: after }
}

/** Describes the files that are newer than `since`, in milliseconds since the epoch. Gives how many were described. */
export async function fillNewFiles(since: number, options: Omit<FillOptions, 'after'>): Promise<number> {
  const { catalogue, pictures, shouldStop, onProgress } = options
  const ids = await pictures.newSince(since)
  let described = 0
  for (let at = 0; at < ids.length && !shouldStop(); at += batchSize) {
    const products: Product[] = []
    for (const id of ids.slice(at, at + batchSize)) {
      const product = await catalogue.product(id)
      if (product !== undefined) products.push(product)
    }
    described += (await fillBatch(products, options)) ?? 0
    onProgress({ read: at + products.length, described })
  }
  return described
}

/** How many pictures were described; undefined when it was stopped. */
async function fillBatch(
  products: readonly Product[],
  options: Omit<FillOptions, 'after'>,
): Promise<number | undefined> {
  const { writer, describer, pictures, shouldStop } = options
  const known = await writer.known(products.map(({ id }) => id))
  const described: DescribedPicture[] = []
  const gone: string[] = []
  for (const product of products) {
    if (shouldStop()) break
    const picture = await pictures.of(product)
    if (picture === undefined && known.has(product.id)) gone.push(product.id)
    if (picture === undefined || known.get(product.id) === picture.name) continue
    described.push({ productId: product.id, picture: picture.name, look: await lookOf(picture, describer) })
  }
  if (described.length > 0) await writer.write(spaceOf(describer), described)
  if (gone.length > 0) await writer.remove(gone)
  return shouldStop() ? undefined : described.length
}

/** Undefined when the picture cannot be read: another file takes its place some day, under another name. */
async function lookOf(picture: ProductPicture, describer: LookDescriber): Promise<Look | undefined> {
  const bytes = await picture.read()
  if (bytes === undefined) return undefined
  try {
    const look = await describer.describeProduct(bytes)
    if (look.details.length > mostDetailBytes)
      throw new RangeError(
        `${describer.id} gives ${look.details.length} bytes of details; ${mostDetailBytes} are the most.`,
      )
    return look
  } catch (error) {
    if (error instanceof UnreadablePictureError) return undefined
    throw error
  }
}
