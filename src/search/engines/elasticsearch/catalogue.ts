import { setTimeout as sleep } from 'node:timers/promises'
import { CatalogueUnavailableError } from '../../catalogue-unavailable.ts'
import { IndexGoneError } from './bulk.ts'
import type { Cluster } from './client.ts'
import { type Changed, type Decide, DocumentStore, type DocumentStoreOptions } from './document-store.ts'
import { NoIndexError } from './failures.ts'
import { createIndex, fitnessOf, madeByAnotherVersion, resolveTargets, type WriteTargets } from './indices.ts'
import { KindModels } from './kind-models.ts'
import { acquireLease, LeaseHeldError } from './lease.ts'
import { type CatalogueOrigin, markOrigin } from './origin.ts'
import { joinStates, type ProductState, withVectorsOf } from './product-state.ts'
import { areProducts, countOf } from './scan.ts'
import { readState } from './state-documents.ts'
import { type VectorSets, vectorSetsName } from './vector-sets.ts'

/** A rebuild that comes to its end in the middle of a write makes it begin again; two in a row are unheard of. */
const mostRestarts = 5

/** Another process that makes the first index has done so, or its lease has expired, within this time, in milliseconds. */
const creationWaits = 60
const creationWaitMs = 500

/** How a change is carried over to an index that is being built. */
export interface ChangeOptions {
  /**
   * Whether products come into it by this. A record does; a picture, a vector or other kinds change only what is there,
   * for they must not keep a product that its feed has no more.
   */
  addsToNext: boolean
}

/** A catalogue in a cluster, for whoever writes to it: its indices, whichever they are by now. */
export class Catalogue {
  readonly cluster: Cluster
  readonly #stores = new Map<string, { documents: DocumentStore; kinds: KindModels }>()
  readonly #mostBusy: number | undefined
  readonly #fitting = new Set<string>()
  readonly #origin: CatalogueOrigin | undefined
  readonly #marked = new Set<string>()
  #known: WriteTargets | undefined

  /** `origin`: whose records are written. */
  constructor(cluster: Cluster, origin?: CatalogueOrigin, { mostBusy }: Pick<DocumentStoreOptions, 'mostBusy'> = {}) {
    this.cluster = cluster
    this.#origin = origin
    this.#mostBusy = mostBusy
  }

  /**
   * The indices as they are now. The first of a catalogue is made.
   * @throws CatalogueUnavailableError when they are not ours, or of another version.
   */
  async targets(): Promise<WriteTargets> {
    const targets = await this.anyTargets()
    for (const index of [targets.live, targets.next]) if (index !== undefined) await this.#mustFit(index)
    this.#known = targets
    return targets
  }

  /** The same, of any version, for who builds another. */
  async anyTargets(): Promise<WriteTargets> {
    return (await resolveTargets(this.cluster)) ?? (await this.#createFirst())
  }

  /** Says of an index whose records are in it, before the first is. */
  async mark(index: string): Promise<void> {
    if (this.#origin === undefined || this.#marked.has(index)) return
    await markOrigin(this.cluster, index, this.#origin)
    this.#marked.add(index)
  }

  async documents(index: string): Promise<DocumentStore> {
    let store = this.#stores.get(index)
    if (store === undefined) {
      const kinds = new KindModels(this.cluster, index)
      // What was there first is found out by the first batch otherwise, which is then sent twice.
      const mostAreNew = (await countOf(this.cluster, index, areProducts)) === 0
      store = {
        documents: new DocumentStore(this.cluster, index, {
          kindsOf: kinds.kindsOf,
          mostAreNew,
          mostBusy: this.#mostBusy,
        }),
        kinds,
      }
      this.#stores.set(index, store)
    }
    await store.kinds.refresh()
    return store.documents
  }

  /**
   * Changes the live index, and what it has become also in the one that is being built and in the one that has taken its
   * place meanwhile: which there are is asked again after each write, so that no write is lost between two indices.
   */
  async change(ids: readonly string[], decide: Decide, options: ChangeOptions): Promise<Map<string, Changed>> {
    for (let restarts = 0; ; restarts++) {
      const { live } = this.#known ?? (await this.targets())
      try {
        if (options.addsToNext) await this.mark(live)
        const changed = await (await this.documents(live)).change(ids, decide)
        await this.#carryOver(changed, new Set([live]), options)
        return changed
      } catch (error) {
        this.#known = undefined
        if (!isGone(error)) throw error
        if (restarts === mostRestarts) throw new CatalogueUnavailableError('unreachable', this.#restless())
      }
    }
  }

  /** Until every index that there is now has it. */
  async #carryOver(changed: Map<string, Changed>, done: Set<string>, options: ChangeOptions): Promise<void> {
    for (let rounds = 0; rounds <= mostRestarts; rounds++) {
      const { live, next } = await this.targets()
      const index = [live, next].find((target) => target !== undefined && !done.has(target))
      if (index === undefined) return
      try {
        await this.#carryOverTo(index, changed, options)
        done.add(index)
      } catch (error) {
        // It was given up, or has been dropped for the one after it.
        if (!isGone(error)) throw error
      }
    }
    throw new CatalogueUnavailableError('unreachable', this.#restless())
  }

  async #carryOverTo(index: string, changed: Map<string, Changed>, { addsToNext }: ChangeOptions): Promise<void> {
    if (addsToNext) await this.mark(index)
    const states = new Map<string, ProductState>()
    const sets = (await readState<VectorSets>(this.cluster, index, vectorSetsName))?.value ?? {}
    for (const [id, change] of changed)
      if ('state' in change && change.state !== undefined) states.set(id, withVectorsOf(change.state, sets))
    const carried = await (await this.documents(index)).change([...states.keys()], (id, stored) => {
      const state = states.get(id)
      if (state === undefined) return stored
      // What is deleted or waits for its product is never seen, and keeps late records out.
      const isAdded = addsToNext || state.product === undefined
      return stored === undefined && !isAdded ? undefined : joinStates(stored, state)
    })
    for (const [id, change] of carried) if ('failed' in change) changed.set(id, change)
  }

  async #mustFit(index: string): Promise<void> {
    if (this.#fitting.has(index)) return
    if ((await fitnessOf(this.cluster, index)) !== 'fits') throw madeByAnotherVersion(index)
    this.#fitting.add(index)
  }

  /** Processes that start at the same time must not make two. */
  async #createFirst(): Promise<WriteTargets> {
    const { alias } = this.cluster.names
    for (let waits = 0; ; waits++) {
      try {
        const lease = await acquireLease(this.cluster, 'creation', `making the first index of ${alias}`)
        try {
          const made = await resolveTargets(this.cluster)
          return made ?? { live: await createIndex(this.cluster, { alias }), next: undefined }
        } finally {
          await lease.release()
        }
      } catch (error) {
        if (!(error instanceof LeaseHeldError) || waits === creationWaits) throw error
        await sleep(creationWaitMs)
      }
      const made = await resolveTargets(this.cluster)
      if (made !== undefined) return made
    }
  }

  #restless(): string {
    return `The indices of ${this.cluster.names.alias} are being replaced all the time. Try again.`
  }
}

/** An index was found by its alias and dropped before it was asked. */
const isGone = (error: unknown): boolean => error instanceof IndexGoneError || error instanceof NoIndexError
