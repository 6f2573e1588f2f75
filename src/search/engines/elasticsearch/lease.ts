import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { CatalogueHeldError } from '../../catalogue-unavailable.ts'
import type { Cluster } from './client.ts'
import { isErrorOfType } from './failures.ts'
import { leaseIndex } from './index-names.ts'
import { makerOf } from './indices.ts'

interface Holder {
  id: string
  host: string
  pid: number
}

/** Who does something to the catalogue as a whole, kept in the cluster so that every process sees it. */
interface LeaseDocument<Progress> {
  /** Undefined when it was put down before it was done. */
  holder: Holder | undefined
  /** What it is at, for who is refused. */
  what: string
  /** Milliseconds since the epoch, by the holder's clock. */
  since: number
  renewedAt: number
  /** What who takes it over needs to go on. */
  progress: Progress | undefined
}

/** A lease is renewed so often … */
const renewEveryMs = 3_000
/** … and is nobody's when it was not for so long: four renewals were missed. */
const expiresAfterMs = 15_000

/** Somebody else is at it. */
export class LeaseHeldError extends CatalogueHeldError {}

/** The right to do something to a catalogue as a whole; one process at a time has it. */
export interface Lease<Progress> {
  /** Of who had it before and did not finish. */
  readonly left: Progress | undefined
  /**
   * Makes sure that it is still held, and keeps what who takes it over needs.
   * @throws LeaseLostError when it is not.
   */
  renew(progress?: Progress): Promise<void>
  /** @throws LeaseLostError when it is known already that it is not held any more; nothing is asked. */
  mustBeHeld(): void
  /** Gives it up: what it was for is done, or undone. */
  release(): Promise<void>
  /** Gives it up for who goes on later. */
  putDown(): Promise<void>
}

export class LeaseLostError extends CatalogueHeldError {
  constructor(what: string) {
    super(`Another process took over ${what} because this one was silent for too long. What it had done is kept.`)
  }
}

interface Read<Progress> {
  value: LeaseDocument<Progress>
  seqNo: number
  primaryTerm: number
}

/**
 * Takes the lease of this name; a dead holder's is taken over.
 * @throws LeaseHeldError naming the holder.
 */
export async function acquireLease<Progress extends object>(
  cluster: Cluster,
  name: string,
  what: string,
): Promise<Lease<Progress>> {
  await makeLeaseIndex(cluster)
  const holder = { id: randomUUID(), host: hostname(), pid: process.pid }
  for (;;) {
    const found = await readLease<Progress>(cluster, name)
    // It was written, and the answer was lost.
    if (found?.value.holder?.id === holder.id) return new HeldLease(cluster, { name, what }, found)
    if (found !== undefined && (await isHeld(cluster, name, found))) throw held(found.value)
    const now = Date.now()
    const progress = found?.value.progress
    const value: LeaseDocument<Progress> = { holder, what, since: now, renewedAt: now, progress }
    const taken = await put(cluster, name, value, found)
    // Else another was quicker: it is seen the next time round.
    if (taken !== undefined) return new HeldLease(cluster, { name, what }, { value, ...taken })
  }
}

/** How a lease of this name stands, by the clocks; who acts on it acquires it, which sees whether they are right. */
export async function standingOf<Progress>(
  cluster: Cluster,
  name: string,
): Promise<{ isHeld: boolean; left: Progress | undefined; forMs: number }> {
  const found = await readLease<Progress>(cluster, name)
  if (found === undefined) return { isHeld: false, left: undefined, forMs: 0 }
  const { holder, renewedAt, progress } = found.value
  const isHeld = holder !== undefined && !isKnownDead(holder) && isRecent(renewedAt)
  return { isHeld, left: progress, forMs: Date.now() - renewedAt }
}

class HeldLease<Progress extends object> implements Lease<Progress> {
  readonly left: Progress | undefined
  readonly #cluster: Cluster
  readonly #named: { name: string; what: string }
  readonly #timer: NodeJS.Timeout
  #own: Read<Progress>
  #writing: Promise<void> = Promise.resolve()
  #isLost = false

  constructor(cluster: Cluster, named: { name: string; what: string }, own: Read<Progress>) {
    this.#cluster = cluster
    this.#named = named
    this.#own = own
    this.left = own.value.progress
    // One that fails is made up for by the next; who relies on the lease renews it first.
    this.#timer = setInterval(() => void this.renew().catch(() => undefined), renewEveryMs)
    this.#timer.unref()
  }

  renew(progress?: Progress): Promise<void> {
    return this.#write((own) => ({ ...own, renewedAt: Date.now(), progress: progress ?? own.progress }))
  }

  mustBeHeld(): void {
    if (this.#isLost) throw new LeaseLostError(this.#named.what)
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing.catch(() => undefined)
    if (!(await this.#remove()) && (await this.#isStillOurs())) await this.#remove()
  }

  /** Whether it was there as it is known here. */
  async #remove(): Promise<boolean> {
    const { seqNo, primaryTerm } = this.#own
    try {
      await this.#cluster.call('write', (client, request) =>
        client.delete(
          {
            ...{ index: leaseIndex(this.#cluster.names.alias), id: this.#named.name },
            ...{ if_seq_no: seqNo, if_primary_term: primaryTerm },
          },
          { ...request, ignore: [404] },
        ),
      )
      return true
    } catch (error) {
      if (isErrorOfType(error, 'version_conflict_engine_exception')) return false
      throw error
    }
  }

  async putDown(): Promise<void> {
    clearInterval(this.#timer)
    await this.#write((own) => ({ ...own, holder: undefined, renewedAt: Date.now() }))
  }

  /** One after the other: each is conditioned on the one before, and made of it. */
  #write(next: (own: LeaseDocument<Progress>) => LeaseDocument<Progress>): Promise<void> {
    const writing = this.#writing.catch(() => undefined).then(() => this.#replace(next))
    this.#writing = writing
    return writing
  }

  async #replace(next: (own: LeaseDocument<Progress>) => LeaseDocument<Progress>): Promise<void> {
    this.mustBeHeld()
    for (let tries = 0; tries < 2; tries++) {
      const value = next(this.#own.value)
      const taken = await put(this.#cluster, this.#named.name, value, this.#own)
      if (taken !== undefined) {
        this.#own = { value, ...taken }
        return
      }
      if (!(await this.#isStillOurs())) break
      if (JSON.stringify(this.#own.value) === JSON.stringify(value)) return
    }
    this.#isLost = true
    clearInterval(this.#timer)
    this.mustBeHeld()
  }

  /** What is there under another number is one's own when the answer to a write of it was lost. */
  async #isStillOurs(): Promise<boolean> {
    const found = await readLease<Progress>(this.#cluster, this.#named.name)
    if (found?.value.holder === undefined || found.value.holder.id !== this.#own.value.holder?.id) return false
    this.#own = found
    return true
  }
}

/**
 * Whether its holder lives. Clocks of two hosts may be apart: that it is old by this one is believed when it was not
 * renewed before our eyes either.
 */
async function isHeld(cluster: Cluster, name: string, found: Read<unknown>): Promise<boolean> {
  const { holder, renewedAt } = found.value
  if (holder === undefined || isKnownDead(holder)) return false
  if (isRecent(renewedAt)) return true
  for (const until = performance.now() + expiresAfterMs; performance.now() < until; ) {
    await sleep(renewEveryMs)
    const now = await readLease(cluster, name)
    // Somebody else's, or nobody's by now: that is seen when it is to be taken.
    if (now?.seqNo !== found.seqNo) return now?.value.holder?.id === holder.id
  }
  return false
}

const isKnownDead = ({ host, pid }: Holder): boolean => host === hostname() && !isRunning(pid)

function isRecent(renewedAt: number): boolean {
  const age = Date.now() - renewedAt
  return age >= 0 && age <= expiresAfterMs
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function held({ holder, since, what }: LeaseDocument<unknown>): LeaseHeldError {
  const who = holder === undefined ? 'Another process' : `Process ${holder.pid} on ${holder.host}`
  const time = new Date(since).toISOString().slice(0, 19)
  return new LeaseHeldError(`${who} has been at ${what} since ${time}Z. Wait until it is done, then try again.`)
}

async function readLease<Progress>(cluster: Cluster, name: string): Promise<Read<Progress> | undefined> {
  const found = await cluster.call('write', (client, request) =>
    client.get<LeaseDocument<Progress>>(
      { index: leaseIndex(cluster.names.alias), id: name },
      { ...request, ignore: [404] },
    ),
  )
  if (!found.found || found._source === undefined) return undefined
  return { value: found._source, seqNo: found._seq_no ?? -1, primaryTerm: found._primary_term ?? 0 }
}

/** Writes over what was read, or where nothing was; undefined when something else is there. */
async function put<Progress>(
  cluster: Cluster,
  name: string,
  value: LeaseDocument<Progress>,
  readAs: Omit<Read<Progress>, 'value'> | undefined,
): Promise<Omit<Read<Progress>, 'value'> | undefined> {
  const condition =
    readAs === undefined
      ? { op_type: 'create' as const }
      : { if_seq_no: readAs.seqNo, if_primary_term: readAs.primaryTerm }
  try {
    const { _seq_no, _primary_term } = await cluster.call('write', (client, request) =>
      client.index({ index: leaseIndex(cluster.names.alias), id: name, document: value, ...condition }, request),
    )
    return { seqNo: _seq_no ?? -1, primaryTerm: _primary_term ?? 0 }
  } catch (error) {
    if (isErrorOfType(error, 'version_conflict_engine_exception')) return undefined
    throw error
  }
}

async function makeLeaseIndex(cluster: Cluster): Promise<void> {
  const index = leaseIndex(cluster.names.alias)
  try {
    await cluster.call('manage', (client, request) =>
      client.indices.create(
        {
          index,
          settings: { number_of_shards: 1, auto_expand_replicas: '0-1', hidden: true },
          mappings: { dynamic: false, _meta: { ...makerOf() } },
        },
        request,
      ),
    )
  } catch (error) {
    if (!isErrorOfType(error, 'resource_already_exists_exception')) throw error
  }
}
