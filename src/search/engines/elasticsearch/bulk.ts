import { boundedBatches } from '../../../bounded-batches.ts'
import { CatalogueUnavailableError } from '../../catalogue-unavailable.ts'
import type { Cluster } from './client.ts'
import { blockOf, type ErrorCause, ofBlock, RefusedRequestError } from './failures.ts'
import { writeAlias } from './index-names.ts'

/** A document to write as long as what is there is what was read: nothing, or what stands under these numbers. */
export interface BulkOperation {
  documentId: string
  /** As JSON: of some thousand documents that wait, one text each is quicker to keep than their hundreds of values. */
  document: string
  readAs: { seqNo: number; primaryTerm: number } | undefined
}

/** What became of one: `conflict`: another one is there by now. `busy`: it may be taken later. `refused`: never. */
export type ItemOutcome = { outcome: 'written' | 'conflict' } | { outcome: 'busy' | 'refused'; reason: string }

/** What Elasticsearch's own helpers send at once, in UTF-16 units; a proxy's limit is often 10 MB. */
const mostLength = 5_000_000

/**
 * Writes documents; one outcome an operation, in the order given. A response of 200 may hold failures: each item is
 * looked at.
 * @throws CatalogueUnavailableError when the cluster as a whole does not write; IndexGoneError when the index was dropped.
 */
export async function bulk(
  cluster: Cluster,
  index: string,
  operations: readonly BulkOperation[],
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = []
  for (const part of boundedBatches(operations.map(linesOf), requestBounds))
    outcomes.push(...(await send(cluster, index, part)))
  return outcomes
}

/** The index was dropped: another has taken its place, or it was given up. */
export class IndexGoneError extends Error {
  override name = 'IndexGoneError'
}

/** The two lines of an operation. */
type Lines = readonly [action: string, document: string]

const requestBounds = {
  ...{ items: Number.POSITIVE_INFINITY, bytes: mostLength },
  bytesOf: ([action, document]: Lines) => action.length + document.length,
}

function linesOf({ documentId, document, readAs }: BulkOperation): Lines {
  const action =
    readAs === undefined
      ? { create: { _id: documentId } }
      : { index: { _id: documentId, if_seq_no: readAs.seqNo, if_primary_term: readAs.primaryTerm } }
  return [JSON.stringify(action), document]
}

async function send(cluster: Cluster, index: string, part: readonly Lines[]): Promise<ItemOutcome[]> {
  try {
    const { items } = await cluster.call('write', (client, request) =>
      client.bulk(
        {
          index: writeAlias(index),
          require_alias: true,
          operations: part.flat(),
          filter_path: [
            'items.*.status',
            'items.*.error.type',
            'items.*.error.reason',
            'items.*.error.caused_by.reason',
          ],
        },
        request,
      ),
    )
    return items.map((item) => outcomeOf(cluster, Object.values(item)[0] ?? { status: 500 }))
  } catch (error) {
    if (!(error instanceof RefusedRequestError) || error.status !== 413) throw error
    return tooLarge(cluster, index, part)
  }
}

/** What stands before the cluster takes less at once than the cluster does. */
async function tooLarge(cluster: Cluster, index: string, part: readonly Lines[]): Promise<ItemOutcome[]> {
  if (part.length <= 1) return [{ outcome: 'refused', reason: 'it is larger than what is taken in one request (413)' }]
  const half = part.length >> 1
  return [...(await send(cluster, index, part.slice(0, half))), ...(await send(cluster, index, part.slice(half)))]
}

interface Item {
  status: number
  error?: (ErrorCause & { caused_by?: ErrorCause | undefined }) | undefined
}

/**
 * What an item's status comes to.
 * @throws CatalogueUnavailableError, IndexGoneError for what is true of every item.
 */
function outcomeOf(cluster: Cluster, { status, error = {} }: Item): ItemOutcome {
  if (status < 300) return { outcome: 'written' }
  if (status === 409) return { outcome: 'conflict' }
  const { type = 'error' } = error
  const block = blockOf(error)
  if (block !== undefined) throw ofBlock(block, cluster.names)
  if (type === 'index_not_found_exception' || type === 'index_closed_exception') throw new IndexGoneError()
  if (status === 429) return { outcome: 'busy', reason: `the cluster takes no more for now (429, ${type})` }
  if (status >= 500)
    throw new CatalogueUnavailableError(
      'unreachable',
      `Elasticsearch at ${cluster.names.origin} cannot write to ${cluster.names.alias} now (${status}, ${type}).`,
    )
  return { outcome: 'refused', reason: oneLine(error.caused_by?.reason ?? error.reason ?? type) }
}

/** Enough to tell what is wrong; a reason may quote the whole value. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 300).toWellFormed()
