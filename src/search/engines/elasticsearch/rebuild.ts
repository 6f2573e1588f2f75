import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../../../errors.ts'
import { IndexGoneError } from './bulk.ts'
import type { Catalogue } from './catalogue.ts'
import { type Changed, type Decide, type DocumentStore, mustBeWritten } from './document-store.ts'
import { NoIndexError } from './failures.ts'
import { nextAlias } from './index-names.ts'
import {
  createIndex,
  dropIndex,
  dropNext,
  fitnessOf,
  orphanedIndices,
  refreshIndex,
  resolveTargets,
  swapAlias,
} from './indices.ts'
import { kindsName, type LearnedKinds } from './kind-models.ts'
import { acquireLease, type Lease, LeaseHeldError, LeaseLostError, standingOf } from './lease.ts'
import { idOf } from './product-document.ts'
import { joinStates, type ProductState, type StoredState, withVectorsOf } from './product-state.ts'
import { areProducts, areTombstones, countOf, scan } from './scan.ts'
import { type KeptModel, modelNames } from './shared-models.ts'
import { readState, writeState } from './state-documents.ts'
import { makeLookRoom, makeRoom } from './vector-room.ts'
import { setsIn, type VectorSets, vectorSetsName } from './vector-sets.ts'

/** What who takes a rebuild over needs to go on. */
interface RebuildProgress {
  /** The index that is being built. */
  next: string
  /** What it is built from: another feed begins anew. */
  source: string
}

/** What is to be of an id, of which both indices together know this. */
export type DecideOnKnown = (id: string, known: ProductState | undefined) => ProductState | undefined

const leaseName = 'rebuild'

/** Searches that were sent to the index before it lost the alias are over by then: none takes longer. In milliseconds. */
const graceMs = 2_000
/** Documents read at once while indices are compared; without their contents. */
const comparedAtOnce = 5_000
const copiedAtOnce = 500
/** A cluster that does not answer must not keep a process from ending, in milliseconds. */
const leaveWithinMs = 3_000
/** What was left undone is given up after a day, in milliseconds: until then every write is made twice. */
const abandonedAfterMs = 86_400_000

/**
 * Builds an index beside the live one, which is searched and written to as ever, and puts it in its place. What it is
 * built from are records that `write` brings; of what the live index knows of each, the newer goes. What others write
 * meanwhile they write to both.
 */
export class Rebuild {
  readonly #catalogue: Catalogue
  readonly #lease: Lease<RebuildProgress>
  readonly #live: DocumentStore
  readonly #next: DocumentStore
  /** Documents that it had when this process began. */
  readonly #before: number
  /** Of the new index; they do not change while it is built. */
  readonly #sets: VectorSets
  #isOver = false

  private constructor(
    catalogue: Catalogue,
    parts: {
      lease: Lease<RebuildProgress>
      live: DocumentStore
      next: DocumentStore
      before: number
      sets: VectorSets
    },
  ) {
    this.#catalogue = catalogue
    this.#lease = parts.lease
    this.#live = parts.live
    this.#next = parts.next
    this.#before = parts.before
    this.#sets = parts.sets
  }

  /**
   * Goes on with what was left undone of the same source, or begins.
   * @throws LeaseHeldError naming who is at it already.
   */
  static async begin(catalogue: Catalogue, source: string): Promise<Rebuild> {
    const { cluster } = catalogue
    const lease = await acquireLease<RebuildProgress>(cluster, leaseName, `building ${cluster.names.alias} anew`)
    try {
      const { live, next: left } = await catalogue.anyTargets()
      const isSame = left !== undefined && lease.left?.next === left && lease.left.source === source
      const goesOn = isSame && (await fitnessOf(cluster, left)) === 'fits'
      if (left !== undefined && !goesOn) await dropNext(cluster, left)
      const next = goesOn ? left : await beginIndex(catalogue, live)
      await lease.renew({ next, source })
      await dropOrphans(catalogue)
      await catalogue.mark(next)
      const [from, into] = [await catalogue.documents(live), await catalogue.documents(next)]
      await refreshIndex(cluster, next)
      const sets = (await readState<VectorSets>(cluster, next, vectorSetsName))?.value ?? {}
      const before = await countOf(cluster, next, areOurs)
      return new Rebuild(catalogue, { lease, live: from, next: into, before, sets })
    } catch (error) {
      // Why it could not begin is said; a lease that cannot be put down expires.
      await lease.putDown().catch(() => undefined)
      throw error
    }
  }

  /**
   * Takes products over as they are.
   * @throws when one cannot be: it would be missing once the index is the live one.
   */
  async keep(ids: readonly string[]): Promise<void> {
    mustBeWritten(await this.change(ids, (_, known) => known), 'A product could not be taken over')
  }

  /**
   * Puts the index in the place of the live one and drops that; gives how many products went with it.
   * @throws StartupError when it does not have all that was written to it; the live one stays.
   */
  async finish(): Promise<number> {
    const { cluster } = this.#catalogue
    await this.#keepTombstones()
    await refreshIndex(cluster, this.#next.index)
    await this.#verify()
    // The room for vectors was made for as many products as the one before has.
    await makeRoom(cluster, this.#next.index, setsIn(this.#sets))
    if (this.#sets.looks !== undefined) await makeLookRoom(cluster, this.#next.index, this.#sets.looks)
    const removed = await this.#countLeftOut()
    await this.#lease.renew()
    await swapAlias(cluster, { live: this.#live.index, next: this.#next.index })
    await sleep(graceMs)
    await dropIndex(cluster, this.#live.index)
    this.#isOver = true
    await this.#lease.release()
    return removed
  }

  /** Leaves it for who goes on later, unless it is done. A lease that cannot be put down now expires. */
  async leave(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    await Promise.race([this.#lease.putDown().catch(() => undefined), sleep(leaveWithinMs, undefined, { ref: false })])
  }

  /** Gives it up: there is nothing to go on with. */
  async discard(): Promise<void> {
    if (this.#isOver) return
    await this.#lease.renew()
    await dropNext(this.#catalogue.cluster, this.#next.index)
    this.#isOver = true
    await this.#lease.release()
  }

  /**
   * Puts into the new index what `decide` makes of what is known in either. A picture or a vector that another process
   * gives a product meanwhile is in the live one alone, for it goes into the new one only where the product is there: so
   * the live one is looked at again after each batch.
   */
  async change(ids: readonly string[], decide: DecideOnKnown): Promise<Map<string, Changed>> {
    this.#lease.mustBeHeld()
    try {
      return await this.#change(ids, decide)
    } catch (error) {
      // Who holds the lease drops indices, and nobody else does.
      if (error instanceof IndexGoneError || error instanceof NoIndexError)
        throw new LeaseLostError(`building ${this.#catalogue.cluster.names.alias} anew`)
      throw error
    }
  }

  async #change(ids: readonly string[], decide: DecideOnKnown): Promise<Map<string, Changed>> {
    const changed = new Map<string, Changed>()
    let pending = [...new Set(ids)]
    while (pending.length > 0) {
      const live = await this.#live.read(pending)
      const decideBoth: Decide = (id, stored) => decide(id, together(stored, live.get(id), this.#sets))
      for (const [id, change] of await this.#next.change(pending, decideBoth)) changed.set(id, change)
      const seqNos = await this.#live.seqNos(pending)
      pending = pending.filter((id) => seqNos.get(id) !== live.get(id)?.seqNo)
    }
    return changed
  }

  async #keepTombstones(): Promise<void> {
    const { cluster } = this.#catalogue
    await refreshIndex(cluster, this.#live.index)
    const options = { query: areTombstones, fields: ['id'], pageSize: copiedAtOnce }
    for await (const page of scan(cluster, this.#live.index, options)) {
      await this.keep(page.map(({ _source }) => idOf({ id: _source?.id ?? '' })))
    }
  }

  async #verify(): Promise<void> {
    const { cluster } = this.#catalogue
    const expected = this.#before + this.#next.created
    const found = await countOf(cluster, this.#next.index, areOurs)
    if (found < expected)
      throw new StartupError(
        `The new index ${this.#next.index} has ${found} documents and should have ${expected}: the one before stays. Try again.`,
      )
  }

  /** How many products of the live index the new one does not have. */
  async #countLeftOut(): Promise<number> {
    const { cluster } = this.#catalogue
    let leftOut = 0
    const options = { query: areProducts, fields: [], pageSize: comparedAtOnce }
    for await (const page of scan(cluster, this.#live.index, options)) {
      const ids = page.map(({ _id }) => _id ?? '')
      const { docs } = await cluster.call('manage', (client, request) =>
        client.mget({ index: this.#next.index, ids, _source: false }, request),
      )
      leftOut += docs.filter((doc) => !('found' in doc && doc.found)).length
    }
    return leftOut
  }
}

/** All but state documents. */
const areOurs = { exists: { field: 'deleted' } }

const together = (
  stored: StoredState | undefined,
  live: StoredState | undefined,
  sets: VectorSets,
): ProductState | undefined => (live === undefined ? stored : joinStates(stored, withVectorsOf(live, sets)))

/** An index with the vectors, the models and the kinds that the live one has. */
async function beginIndex({ cluster }: Catalogue, live: string): Promise<string> {
  const sets = await readState<VectorSets>(cluster, live, vectorSetsName)
  const kinds = await readState<LearnedKinds>(cluster, live, kindsName)
  const products = await countOf(cluster, live, areProducts)
  const vectors = setsIn(sets?.value).map((set) => ({ set, products }))
  const lookSpace = sets?.value.looks
  const looks = lookSpace === undefined ? [] : [{ dimensions: lookSpace.dimensions, products }]
  const next = await createIndex(cluster, { alias: nextAlias(cluster.names.alias), vectors, looks })
  if (sets !== undefined)
    await writeState<VectorSets>(cluster, next, vectorSetsName, { value: sets.value, readAs: undefined })
  for (const name of modelNames) {
    const model = await readState<KeptModel>(cluster, live, name)
    if (model !== undefined) await writeState(cluster, next, name, { value: model.value, readAs: undefined })
  }
  // Numbers of writes are counted anew: all products are seen as new to the model.
  if (kinds !== undefined)
    await writeState(cluster, next, kindsName, { value: { ...kinds.value, learnedAt: -1 }, readAs: undefined })
  return next
}

/** Of a rebuild that was killed between the swap and its end. */
async function dropOrphans({ cluster }: Catalogue): Promise<void> {
  for (const index of await orphanedIndices(cluster)) await dropIndex(cluster, index)
}

/** What is left of rebuilds that nobody goes on with. Tells what there is to go on with, for the operator. */
export async function tidyRebuilds(catalogue: Catalogue): Promise<string | undefined> {
  const { cluster } = catalogue
  const { isHeld, left, forMs } = await standingOf<RebuildProgress>(cluster, leaseName)
  if (isHeld) return undefined
  const next = (await resolveTargets(cluster))?.next
  if (next === undefined && left === undefined) return undefined
  if (next !== undefined && next === left?.next && forMs < abandonedAfterMs)
    return `Building ${cluster.names.alias} anew was broken off. Give the same command again to go on: npm run products:ingest -- FILE --reindex.`
  try {
    await tidyUp(catalogue)
  } catch (error) {
    // Somebody else is at it.
    if (!(error instanceof LeaseHeldError)) throw error
  }
  return undefined
}

async function tidyUp(catalogue: Catalogue): Promise<void> {
  const { cluster } = catalogue
  const lease = await acquireLease<RebuildProgress>(cluster, leaseName, `tidying up ${cluster.names.alias}`)
  try {
    const next = (await resolveTargets(cluster))?.next
    if (next !== undefined) await dropNext(cluster, next)
    await dropOrphans(catalogue)
  } catch (error) {
    await lease.putDown().catch(() => undefined)
    throw error
  }
  await lease.release()
}
