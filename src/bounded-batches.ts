export interface BatchBounds<T> {
  /** Items of a batch, at most. */
  items: number
  /** Bytes of a batch, at most; an item that is larger is a batch of its own. */
  bytes: number
  bytesOf(item: T): number
}

/** The items in their order, in batches inside both bounds, none of them empty. */
export function* boundedBatches<T>(all: Iterable<T>, { items, bytes, bytesOf }: BatchBounds<T>): Generator<T[]> {
  let batch: T[] = []
  let size = 0
  for (const item of all) {
    const own = bytesOf(item)
    if (batch.length > 0 && (batch.length >= items || size + own > bytes)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(item)
    size += own
  }
  if (batch.length > 0) yield batch
}
