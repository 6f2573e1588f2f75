import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { StartupError } from '../../../errors.ts'
import type { Cluster } from './client.ts'
import { isErrorOfType } from './failures.ts'
import { leaseIndex } from './index-names.ts'
import { makerOf } from './indices.ts'

/** Who does something to the catalogue as a whole, kept in the cluster so that every process sees it. */
interface LeaseDocument<Progress> {
  /** Undefined when it was put down before it was done. */
  holder: { id: string; host: string; pid: number } | undefined
  /** Milliseconds since the epoch, by the holder's clock. */
  since: number
  renewedAt: number
  /** What who takes it over needs to go on. */
  progress: Progress | undefined
}

/** A lease is renewed so often … */
const renewEveryMs = 3_000
/** … and is nobody's after so long: four renewals were missed, or clocks are that far apart. */
const expiresAfterMs = 15_000

/** Somebody else is at it. */
export class LeaseHeldError extends StartupError {}

/** The right to do something to a catalogue as a whole; one process at a time has it. */
export interface Lease<Progress> {
  /** Of who had it before and did not finish. */
  readonly left: Progress | undefined
  /**
   * Makes sure that it is still held, and keeps what who takes it over needs.
   * @throws LeaseLostError when it is not.
   */
  renew(progress?: Progress): Promise<void>
  /** Gives it up: what it was for is done, or undone. */
  release(): Promise<void>
  /** Gives it up for who goes on later. */
  putDown(): Promise<void>
}

export class LeaseLostError extends StartupError {
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
    if (found !== undefined && isAlive(found.value)) throw held(found.value, what)
    const now = Date.now()
    const progress = found?.value.progress
    const value: LeaseDocument<Progress> = { holder, since: now, renewedAt: now, progress }
    const taken = await put(cluster, name, value, found)
    // Else another was quicker: it is seen the next time round.
    if (taken !== undefined) return new HeldLease(cluster, { name, what }, { value, ...taken })
  }
}

/** What was left undone under this name, and how long ago, in milliseconds; undefined when nothing was. */
export async function leftUndone<Progress>(
  cluster: Cluster,
  name: string,
): Promise<{ progress: Progress; forMs: number } | undefined> {
  const found = await readLease<Progress>(cluster, name)
  if (found?.value.progress === undefined || isAlive(found.value)) return undefined
  return { progress: found.value.progress, forMs: Date.now() - found.value.renewedAt }
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
    const { value } = this.#own
    return this.#write({ ...value, renewedAt: Date.now(), progress: progress ?? value.progress })
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing.catch(() => undefined)
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
    } catch (error) {
      if (!isErrorOfType(error, 'version_conflict_engine_exception')) throw error
    }
  }

  async putDown(): Promise<void> {
    clearInterval(this.#timer)
    await this.#write({ ...this.#own.value, holder: undefined, renewedAt: Date.now() })
  }

  /** One after the other: each is conditioned on the one before. */
  #write(value: LeaseDocument<Progress>): Promise<void> {
    const writing = this.#writing.catch(() => undefined).then(() => this.#replace(value))
    this.#writing = writing
    return writing
  }

  async #replace(value: LeaseDocument<Progress>): Promise<void> {
    const taken = this.#isLost ? undefined : await put(this.#cluster, this.#named.name, value, this.#own)
    if (taken === undefined) {
      this.#isLost = true
      clearInterval(this.#timer)
      throw new LeaseLostError(this.#named.what)
    }
    this.#own = { value, ...taken }
  }
}

function isAlive({ holder, renewedAt }: LeaseDocument<unknown>): boolean {
  if (holder === undefined || Date.now() - renewedAt > expiresAfterMs) return false
  return holder.host !== hostname() || isRunning(holder.pid)
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

function held({ holder, since }: LeaseDocument<unknown>, what: string): LeaseHeldError {
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
