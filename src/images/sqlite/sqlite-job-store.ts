import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../../in-transaction.ts'
import { fold } from '../../search/fold.ts'
import type {
  ClaimedJob,
  DepartmentCounts,
  FailedTry,
  JobScope,
  JobStore,
  ParkedJob,
  PlanCounts,
  PlannedJob,
  Refusal,
} from '../job-store.ts'
import { partitionOf } from '../partition.ts'
import { decide, type KnownJob } from '../plan-decision.ts'
import type { ProviderName } from '../provider.ts'
import { openJobDatabase } from './open-database.ts'
import { type JobStatements, mostBroughtBack, prepareJobs } from './statements.ts'

/**
 * Opens the jobs kept in the file at `path`; `:memory:` keeps them only while they are open. `now` is the clock, in
 * milliseconds since the epoch.
 * @throws StartupError, in one line, when the path cannot be used.
 */
export async function openSqliteJobStore(path: string, now: () => number = Date.now): Promise<JobStore> {
  const database = await openJobDatabase(path)
  return new SqliteJobStore(database, prepareJobs(database), now)
}

/** What all jobs of a provider are in; a folded segment of a category is never empty. */
const everything = ''
const nameOf = (provider: ProviderName, segment: string): string => `${provider} ${segment}`
const scopeName = ({ provider, category }: JobScope): string =>
  nameOf(provider, category === undefined ? everything : fold(category))

const scopesOf = ({ provider, categories }: PlannedJob): string =>
  JSON.stringify(
    [...new Set([everything, ...categories.map(fold)])].map((segment) => nameOf(provider, segment)).toSorted(),
  )

const parameters = (scope: JobScope) => ({ partitions: JSON.stringify(scope.partitions), scope: scopeName(scope) })

class SqliteJobStore implements JobStore {
  readonly #database: DatabaseSync
  readonly #statements: JobStatements
  readonly #now: () => number
  /** Where the next claim begins to look, so that partitions take turns. */
  #turn = 0

  constructor(database: DatabaseSync, statements: JobStatements, now: () => number) {
    this.#database = database
    this.#statements = statements
    this.#now = now
  }

  async plan(jobs: readonly PlannedJob[]): Promise<PlanCounts> {
    return inTransaction(this.#database, () => this.#count(jobs, (job, decision) => this.#put(job, decision)))
  }

  async preview(jobs: readonly PlannedJob[]): Promise<PlanCounts> {
    return this.#count(jobs, () => undefined)
  }

  async claim(scope: JobScope, owner: string, leaseMs: number): Promise<ClaimedJob | undefined> {
    // Nothing is written, and nobody waits for the right to, unless there is something to take.
    if (this.#due(scope) === undefined) return undefined
    return inTransaction(this.#database, () => {
      const key = this.#due(scope)
      if (key === undefined) return undefined
      const now = this.#now()
      const { id, partition, prompt_hash, attempts, bad_answers } = this.#statements.hold.get(
        ...[owner, now, now + leaseMs, key],
      ) as { id: string; partition: number; prompt_hash: string; attempts: number; bad_answers: number }
      this.#turn = partition + 1
      return { id, partition, promptHash: prompt_hash, attempts, badAnswers: bad_answers }
    })
  }

  async untilNextTurn(scope: JobScope): Promise<number | undefined> {
    const turns = scope.partitions.flatMap((partition) => {
      const row = this.#statements.next.get(scopeName(scope), partition)
      return row === undefined ? [] : [Number(row.due_at)]
    })
    return turns.length === 0 ? undefined : Math.max(0, Math.min(...turns) - this.#now())
  }

  async renew(owner: string, leaseMs: number): Promise<void> {
    inTransaction(this.#database, () => {
      const now = this.#now()
      for (const { key } of this.#statements.held.all(owner))
        this.#statements.renew.run(now, now + leaseMs, Number(key))
    })
    while (this.#bringBack() === mostBroughtBack) await new Promise(setImmediate)
  }

  async replacePrompt(id: string, owner: string, promptHash: string): Promise<boolean> {
    return this.#statements.replacePrompt.run(id, owner, promptHash).changes === 1
  }

  async finish(id: string, owner: string, outcome: { provider: ProviderName; promptHash: string }): Promise<boolean> {
    return this.#statements.finish.run(id, owner, outcome.provider, outcome.promptHash).changes === 1
  }

  async retryLater(id: string, owner: string, { waitMs, reason, wasNoPicture }: FailedTry): Promise<boolean> {
    const now = this.#now()
    const due = now + Math.ceil(waitMs)
    const given = { id, owner, reason, now, due, wasNoPicture: wasNoPicture ? 1 : 0 }
    return this.#statements.retryLater.run(given).changes === 1
  }

  async park(id: string, owner: string, { provider, promptHash, reason }: Refusal): Promise<boolean> {
    return this.#statements.park.run(id, owner, provider, promptHash, reason).changes === 1
  }

  async remove(id: string, owner: string): Promise<boolean> {
    return this.#statements.remove.run(id, owner).changes === 1
  }

  async putBack(id: string, owner: string): Promise<boolean> {
    return this.#statements.putBack.run(id, owner).changes === 1
  }

  async release(owner: string): Promise<void> {
    this.#statements.release.run(owner)
  }

  async settled(after: string, limit: number): Promise<string[]> {
    return this.#statements.settled.all(after, limit).map(({ id }) => String(id))
  }

  async forget(ids: readonly string[]): Promise<void> {
    this.#statements.forget.run(JSON.stringify(ids))
  }

  async retryParked(scope: JobScope): Promise<number> {
    return Number(this.#statements.retryParked.run({ ...parameters(scope), now: this.#now() }).changes)
  }

  async open(scope: JobScope): Promise<ReadonlyMap<number, number>> {
    return new Map(
      scope.partitions.map((partition) => [
        partition,
        Number(this.#statements.open.get(scopeName(scope), partition)?.open),
      ]),
    )
  }

  async countParked(scope: JobScope): Promise<number> {
    return Number(this.#statements.countParked.get(parameters(scope))?.parked)
  }

  async departments(): Promise<DepartmentCounts[]> {
    return this.#statements.departments.all() as unknown as DepartmentCounts[]
  }

  async parked(limit: number): Promise<ParkedJob[]> {
    return this.#statements.parked.all(limit) as unknown as ParkedJob[]
  }

  async note(name: string): Promise<string | undefined> {
    const row = this.#statements.note.get(name)
    return row === undefined ? undefined : String(row.value)
  }

  async setNote(name: string, value: string | undefined): Promise<void> {
    if (value === undefined) this.#statements.removeNote.run(name)
    else this.#statements.setNote.run(name, value)
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #count(jobs: readonly PlannedJob[], act: (job: PlannedJob, decision: 'wait' | 'keep' | 'park') => void): PlanCounts {
    const counts: PlanCounts = { added: 0, known: 0, parked: 0 }
    for (const job of jobs) {
      const row = this.#statements.known.get(job.id)
      const known: KnownJob | undefined = row && {
        status: row.status as KnownJob['status'],
        promptHash: String(row.prompt_hash),
        provider: row.provider as ProviderName,
      }
      const decision = decide(known, job)
      const waits = known?.status === 'waiting' && known.provider === job.provider
      counts[decision === 'park' ? 'parked' : decision === 'wait' && !waits ? 'added' : 'known']++
      act(job, decision)
    }
    return counts
  }

  #put(job: PlannedJob, decision: 'wait' | 'keep' | 'park'): void {
    const { id, department, promptHash: hash, provider, problem } = job
    const scopes = scopesOf(job)
    if (decision === 'keep') return void this.#keep(job)
    const now = this.#now()
    const [status, due] = decision === 'park' ? ['parked', null] : ['waiting', now]
    const partition = partitionOf(id)
    const reason = problem ?? null
    this.#statements.add.run({ id, partition, department, scopes, hash, provider, status, now, due, reason })
  }

  /** It stays with its provider, under the categories that the product has now. */
  #keep(job: PlannedJob): void {
    const provider = this.#statements.known.get(job.id)?.provider as ProviderName
    this.#statements.moveScopes.run(job.department, scopesOf({ ...job, provider }), job.id)
  }

  /** The key of the job whose turn has come first in the partition that is next; another's when that has none. */
  #due(scope: JobScope): number | undefined {
    const { partitions } = scope
    const first = partitions.findIndex((partition) => partition >= this.#turn)
    for (let i = 0; i < partitions.length; i++) {
      const partition = partitions[(Math.max(0, first) + i) % partitions.length]
      if (partition === undefined) continue
      const row = this.#statements.due.get(scopeName(scope), partition, this.#now())
      if (row !== undefined) return Number(row.job)
    }
    return undefined
  }

  /** Waits that would begin in the future begin now. Gives how many those were, at most `mostBroughtBack`. */
  #bringBack(): number {
    const now = this.#now()
    if (this.#statements.inFuture.get(now) === undefined) return 0
    return inTransaction(this.#database, () => {
      const rows = this.#statements.inFuture.all(now)
      for (const { key, wait } of rows) this.#statements.renew.run(now, now + Number(wait), Number(key))
      return rows.length
    })
  }
}
