import { setTimeout as sleep } from 'node:timers/promises'
import type { Product } from '../../../catalogue/product.ts'
import { StartupError } from '../../../errors.ts'
import { CatalogueUnavailableError } from '../../catalogue-unavailable.ts'
import { type BulkOperation, bulk, IndexGoneError, type ItemOutcome } from './bulk.ts'
import type { Cluster } from './client.ts'
import { documentId } from './document-id.ts'
import { unreadable } from './failures.ts'
import type { DocumentSource } from './product-document.ts'
import { documentOf, type ProductState, type StoredState, stateOf } from './product-state.ts'

/** What of a document is needed to write it again. */
export const stateFields = [
  ...[
    'id',
    'record',
    'deleted',
    'version',
    'added',
    'image',
    'imageVersion',
    'recordSeqNo',
    'storedVectors',
    'storedLook',
    'textHash',
  ],
]

/** Others write the same product at the same time so often, or the cluster is too busy for it so often, at most. */
const mostTries = 12

export interface DocumentStoreOptions {
  kindsOf: (product: Product) => readonly string[]
  mostAreNew?: boolean
  /** How often the cluster may be too busy for a product before it is given up; undefined: as often as is tried at all. */
  mostBusy?: number | undefined
}

/** In milliseconds; doubled each time that the cluster was busy. */
const firstWait = 50
const longestWait = 2_000

/** What an id's state is to become; the same object: it stays as it is; undefined: it is not to be there. */
export type Decide = (id: string, stored: StoredState | undefined) => ProductState | undefined

/** What an id's state has become, or why it could not. `busy` may work later. */
export type Changed = { state: ProductState | undefined } | { failed: 'busy' | 'refused'; reason: string }

/**
 * @throws CatalogueUnavailableError when the cluster was too busy for one; StartupError, with `what` in front, when one was
 * refused.
 */
export function mustBeWritten(changed: ReadonlyMap<string, Changed>, what: string): void {
  for (const [id, change] of changed) {
    if (!('failed' in change)) continue
    const line = `${what} (${id}): ${change.reason}.`
    throw change.failed === 'busy' ? new CatalogueUnavailableError('overloaded', line) : new StartupError(line)
  }
}

type Operation = BulkOperation & { id: string }

/** Reads and writes documents of one index; what it writes, it writes only over what it has read. */
export class DocumentStore {
  readonly #cluster: Cluster
  readonly index: string
  readonly #kindsOf: (product: Product) => readonly string[]
  /** Whether the ids that come are mostly new: then it is quicker to write first, and to read what was there already. */
  #mostAreNew: boolean
  readonly #mostBusy: number
  /** Documents that were not there before. */
  created = 0

  constructor(cluster: Cluster, index: string, options: DocumentStoreOptions) {
    this.#cluster = cluster
    this.index = index
    this.#kindsOf = options.kindsOf
    this.#mostAreNew = options.mostAreNew ?? false
    this.#mostBusy = options.mostBusy ?? mostTries
  }

  /** @throws IndexGoneError when the index was dropped. */
  async read(ids: readonly string[]): Promise<Map<string, StoredState>> {
    const docs = await this.#get(ids, stateFields)
    const states = docs.map(({ id, _seq_no, _primary_term, _source }): [string, StoredState] => [
      id,
      { ...stateOf(id, _source ?? {}), seqNo: _seq_no ?? -1, primaryTerm: _primary_term ?? 0 },
    ])
    return new Map(states)
  }

  /** Under which number each document was written last. */
  async seqNos(ids: readonly string[]): Promise<Map<string, number>> {
    const docs = await this.#get(ids, false)
    return new Map(docs.map(({ id, _seq_no }) => [id, _seq_no ?? -1]))
  }

  /**
   * Makes of each id's state what `decide` says, which is asked again whenever somebody else was quicker.
   * @throws CatalogueUnavailableError when the cluster as a whole does not write; IndexGoneError.
   */
  async change(ids: readonly string[], decide: Decide): Promise<Map<string, Changed>> {
    const changed = new Map<string, Changed>()
    let pending = [...new Set(ids)]
    let busy = 0
    for (let tries = 0; pending.length > 0; tries++) {
      const stored = tries === 0 && this.#mostAreNew ? undefined : await this.read(pending)
      const { operations, states, unread } = this.#plan(pending, stored, decide, changed)
      const outcomes = await bulk(this.#cluster, this.index, operations)
      if (outcomes.some(({ outcome }) => outcome === 'busy')) busy++
      const isLast = { conflict: tries >= mostTries, busy: tries >= mostTries || busy >= this.#mostBusy }
      const again = settle(operations, outcomes, states, changed, isLast)
      if (tries === 0) this.#mostAreNew = isMostlyNew(pending, stored === undefined ? again : [...stored.keys()])
      this.created += operations.filter(
        ({ readAs }, i) => readAs === undefined && outcomes[i]?.outcome === 'written',
      ).length
      pending = [...unread, ...again]
      if (pending.length > 0 && outcomes.some(({ outcome }) => outcome === 'busy')) await sleep(waitOf(busy - 1))
    }
    return changed
  }

  #plan(
    ids: readonly string[],
    stored: ReadonlyMap<string, StoredState> | undefined,
    decide: Decide,
    changed: Map<string, Changed>,
  ): { operations: Operation[]; states: Map<string, ProductState>; unread: string[] } {
    const operations: Operation[] = []
    const unread: string[] = []
    const states = new Map<string, ProductState>()
    for (const id of ids) {
      const before = stored?.get(id)
      const state = decide(id, before)
      if (state === undefined || state === before) {
        // That it is not to be there was decided without looking.
        if (stored === undefined) unread.push(id)
        else changed.set(id, { state })
        continue
      }
      const added = state.added ?? nextAdded()
      const document = documentOf({ ...state, added }, this.#kindsOf)
      states.set(id, { ...state, added, ...('textHash' in document && { textHash: document.textHash }) })
      operations.push({ id, documentId: documentId(id), document: JSON.stringify(document), readAs: before })
    }
    return { operations, states, unread }
  }

  async #get(ids: readonly string[], source: string[] | false) {
    if (ids.length === 0) return []
    const { docs } = await this.#cluster.call('write', (client, request) =>
      client.mget<DocumentSource>(
        {
          index: this.index,
          ids: ids.map(documentId),
          ...(source === false ? { _source: false } : { _source_includes: source }),
        },
        request,
      ),
    )
    return docs.flatMap((doc, i) => {
      if ('error' in doc) {
        if (doc.error.type === 'index_not_found_exception') throw new IndexGoneError()
        throw unreadable(doc.error, this.#cluster.names)
      }
      const id = ids[i]
      return doc.found && id !== undefined ? [{ ...doc, id }] : []
    })
  }
}

/** Enters what became of the operations, and gives the ids that are to be tried again. */
function settle(
  operations: readonly { id: string }[],
  outcomes: readonly ItemOutcome[],
  states: ReadonlyMap<string, ProductState>,
  changed: Map<string, Changed>,
  isLast: Readonly<Record<'conflict' | 'busy', boolean>>,
): string[] {
  const again: string[] = []
  for (const [i, { id }] of operations.entries()) {
    const item = outcomes[i]
    if (item === undefined) throw new Error(`Elasticsearch gave no outcome for ${id}`)
    if (item.outcome === 'written') changed.set(id, { state: states.get(id) })
    else if (item.outcome === 'refused') changed.set(id, { failed: 'refused', reason: item.reason })
    else if (!isLast[item.outcome]) again.push(id)
    else changed.set(id, { failed: 'busy', reason: 'reason' in item ? item.reason : 'others write it all the time' })
  }
  return again
}

const isMostlyNew = (ids: readonly string[], known: readonly string[]): boolean => known.length * 2 < ids.length

const waitOf = (times: number): number => Math.min(longestWait, firstWait * 2 ** times) * (0.5 + Math.random() / 2)

let lastAdded = 0
/** Larger than all before it in this process, and than those of others as far as the clocks agree. */
function nextAdded(): number {
  // A thousand a millisecond: 2^53 of them last for 285 years.
  lastAdded = Math.max(lastAdded + 1, Date.now() * 1_000)
  return lastAdded
}
