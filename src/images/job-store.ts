import type { ProviderName } from './provider.ts'

/** Partitions of the queue, by a hash of the product's id; as many as the topic `product-images` has. */
export const partitionCount = 10

/** What is planned for a product: a picture of this prompt, by this provider. */
export interface PlannedJob {
  id: string
  department: string
  /** Segments of the category's path. */
  categories: readonly string[]
  promptHash: string
  provider: ProviderName
  /** Whether the catalogue shows the picture that the job is to make. */
  isShown: boolean
  /** Why there can be no picture; the job is then parked at once. */
  problem?: string
  /** Whether a job that waits for another provider is to wait for this one. */
  takesOver: boolean
}

/** Which jobs a run is about: those that wait for its provider. */
export interface JobScope {
  provider: ProviderName
  /** 0 to 9. */
  partitions: readonly number[]
  /** A segment of the category's path, compared without regard to case; undefined: all. */
  category?: string | undefined
}

/** A job that a process has taken, until its lease runs out. */
export interface ClaimedJob {
  id: string
  partition: number
  promptHash: string
  /** Tries that failed and may work later. */
  attempts: number
  /** Of these, answers that were no picture, one after the other. */
  badAnswers: number
}

/** What a plan changed. */
export interface PlanCounts {
  /** Jobs that wait now and did not before. */
  added: number
  /** Jobs that were there, done or waiting. */
  known: number
  /** Jobs that cannot work. */
  parked: number
}

export interface JobCounts {
  done: number
  waiting: number
  parked: number
}

export interface DepartmentCounts extends JobCounts {
  department: string
}

export interface ParkedJob {
  id: string
  department: string
  reason: string
}

/** How a try ended that is to be repeated. */
export interface FailedTry {
  /** Until it is tried again, in milliseconds. */
  waitMs: number
  reason: string
  wasNoPicture: boolean
}

/** Who will not make the picture of which prompt, and why. */
export interface Refusal {
  provider: ProviderName
  promptHash: string
  reason: string
}

/**
 * Keeps the jobs: one for each product that has, or is to have, a picture made. Several processes may use one store;
 * a job is held by one of them at a time. Holding is a lease: a process that is killed gives its jobs back when it runs
 * out. Times are kept with the moment from which they count, so that a clock that is set back makes no wait longer.
 * Each call is one transaction; all are durable when they resolve, also if the process is killed.
 */
export interface JobStore {
  /** Adds what is new, starts again what is to be another picture, and leaves the rest. */
  plan(jobs: readonly PlannedJob[]): Promise<PlanCounts>
  /** What `plan` would change, without changing anything. */
  preview(jobs: readonly PlannedJob[]): Promise<PlanCounts>
  /** The job whose turn has come first. `owner` names the process that holds it for `leaseMs` from now. */
  claim(scope: JobScope, owner: string, leaseMs: number): Promise<ClaimedJob | undefined>
  /** Milliseconds until the next turn, 0 when one has come; undefined when no job of the scope is open. */
  untilNextTurn(scope: JobScope): Promise<number | undefined>
  /** Begins all leases of `owner` anew, and brings times that are in the future of a clock set back into the present. */
  renew(owner: string, leaseMs: number): Promise<void>
  // The following change only a job that `owner` holds, and resolve with whether it did.
  /** Another prompt: what was tried before does not count. */
  replacePrompt(id: string, owner: string, promptHash: string): Promise<boolean>
  /** Not when the prompt has become another meanwhile. */
  finish(id: string, owner: string, outcome: { provider: ProviderName; promptHash: string }): Promise<boolean>
  retryLater(id: string, owner: string, failed: FailedTry): Promise<boolean>
  /** Not when the prompt has become another meanwhile. */
  park(id: string, owner: string, refusal: Refusal): Promise<boolean>
  /** The product is gone, or has a picture of its own. */
  remove(id: string, owner: string): Promise<boolean>
  /** Gives one back, untried. */
  putBack(id: string, owner: string): Promise<boolean>
  /** Gives back all that `owner` holds, untried. */
  release(owner: string): Promise<void>
  /** Ids of jobs that are done or parked, in their order, of those after `after`; at most `limit`. */
  settled(after: string, limit: number): Promise<string[]>
  /** Removes jobs that nobody holds. */
  forget(ids: readonly string[]): Promise<void>
  /** Lets parked jobs wait again. Resolves with their number. */
  retryParked(scope: JobScope): Promise<number>
  /** Open jobs of a scope by partition, those that are held among them. */
  open(scope: JobScope): Promise<ReadonlyMap<number, number>>
  countParked(scope: JobScope): Promise<number>
  departments(): Promise<DepartmentCounts[]>
  /** At most `limit`. */
  parked(limit: number): Promise<ParkedJob[]>
  /** A small value that is kept with the jobs. */
  note(name: string): Promise<string | undefined>
  setNote(name: string, value: string | undefined): Promise<void>
  close(): Promise<void>
}
