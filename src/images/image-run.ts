import { randomUUID } from 'node:crypto'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { defaultWaits, type Waits } from './backoff.ts'
import type { ClaimedJob, JobScope, JobStore } from './job-store.ts'
import { Pacing } from './pacing.ts'
import { createPainter, type PainterOptions, type PaintOutcome } from './painter.ts'
import { isWaitedFor, persisted } from './persisted.ts'
import { ImageRunError, RefusedImageError, TransientImageError } from './provider.ts'
import { NotAPictureError } from './raster.ts'
import { type SlotLimits, Slots, TakenBackError } from './slots.ts'

export interface ImageRunOptions extends PainterOptions, SlotLimits {
  store: JobStore
  scope: JobScope
  /** At most so many jobs are finished; undefined: all. */
  limit?: number | undefined
  /** Goes on waiting for jobs when there are none. */
  endless?: boolean
  /** Aborted: nothing more is begun, and what is in work gets `graceMs` to be finished: it is paid for. */
  signal: AbortSignal
  graceMs?: number
  /** How long a process that is killed keeps its jobs from others, in milliseconds. */
  leaseMs?: number
  waits?: Waits
  onProgress?(tally: Readonly<RunTally>): void
}

/** What a run has done. */
export interface RunTally {
  /** Pictures that a provider made. */
  painted: number
  /** Files that were there already. */
  adopted: number
  parked: number
  /** Jobs whose product is gone, or has a picture of its own. */
  dropped: number
  /** Tries that failed and are made again. */
  failed: number
  inWork: number
  /** Jobs of each partition that are no longer open: painted, adopted, parked or dropped. */
  settled: Map<number, number>
  /** Answers of the provider that may have been paid for. */
  paid: number
  /** Why a try failed last, for people. */
  lastFailure: string | undefined
  /** The same, as long as none has gone well since. */
  trouble: string | undefined
}

export interface RunSummary extends RunTally {
  outcome: 'finished' | 'stopped'
}

/** A run looks again at least this often: other processes add jobs, and clocks are set. */
const longestIdleMs = 1_000
const shortestIdleMs = 5

/** So many jobs more than there are slots, as a share of these, are prepared or being entered while others are painted. */
const ahead = 0.5

/**
 * Works through the open jobs of a scope. Any number of processes may do so side by side.
 * Resolves when none is open, when `limit` are finished, or when it was stopped; jobs that it held are given back.
 * @throws ImageRunError when no picture at all can be made; any other error is one of the store, or a defect.
 */
export const runImages = (options: ImageRunOptions): Promise<RunSummary> => new ImageRun(options).run()

class ImageRun {
  readonly #options: ImageRunOptions
  readonly #owner = randomUUID()
  readonly #leaseMs: number
  readonly #slots: Slots
  readonly #pacing: Pacing
  readonly #inWork = new Set<Promise<void>>()
  /** Aborted when nothing more is to be begun. */
  readonly #ending = new AbortController()
  /** Aborted when nobody waits for what is in work any more. */
  readonly #abort = new AbortController()
  readonly #paint: (job: ClaimedJob) => Promise<PaintOutcome>
  readonly #tally: RunTally = {
    ...{ painted: 0, adopted: 0, parked: 0, dropped: 0, failed: 0, inWork: 0, paid: 0 },
    ...{ settled: new Map(), lastFailure: undefined, trouble: undefined },
  }
  #failure: { error: unknown } | undefined
  #grace: NodeJS.Timeout | undefined
  #isWoken = false
  #wakeUp: () => void = () => undefined
  #renewedAt = Date.now()
  #restsUntil = 0

  constructor(options: ImageRunOptions) {
    const { concurrency, waits = defaultWaits, leaseMs = 20_000 } = options
    this.#options = options
    this.#leaseMs = leaseMs
    this.#slots = new Slots(options)
    this.#pacing = new Pacing(concurrency, waits)
    this.#paint = createPainter(options, {
      ...{ owner: this.#owner, waits, signal: this.#abort.signal },
      onWait: (reason) => this.#troubled(reason),
      inSlot: (work) => this.#slots.run(() => this.#inSlot(work)),
    })
  }

  async run(): Promise<RunSummary> {
    const { signal } = this.#options
    const stop = (): void => this.#stop()
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    const renewal = setInterval(() => this.#renew(), this.#leaseMs / 3)
    try {
      await this.#takeJobs()
      await Promise.all(this.#inWork)
    } finally {
      clearInterval(renewal)
      clearTimeout(this.#grace)
      signal.removeEventListener('abort', stop)
      this.#abort.abort(new Error('the run is over'))
      await Promise.allSettled(this.#inWork)
      await this.#release()
    }
    if (this.#failure !== undefined) throw this.#failure.error
    return { ...this.#tally, outcome: signal.aborted ? 'stopped' : 'finished' }
  }

  /** Nothing more is begun, and what is in work may still be finished: it is paid for. */
  #stop(): void {
    const { graceMs = 7_000 } = this.#options
    this.#grace ??= setTimeout(() => this.#abort.abort(new Error('the run was stopped')), graceMs)
    this.#beginNoMore()
  }

  #beginNoMore(): void {
    this.#ending.abort(new Error('the run is ending'))
    this.#slots.takeBack()
    this.#wake()
  }

  /** Until there is nothing more to begin. */
  async #takeJobs(): Promise<void> {
    const { store, scope, endless } = this.#options
    await this.#patiently(() => store.renew(this.#owner, this.#leaseMs))
    while (!this.#isEnding() && !this.#isLimitReached()) {
      this.#isWoken = false
      const restMs = Math.max(0, this.#restsUntil - performance.now())
      if (this.#isFull()) await this.#idle(longestIdleMs)
      else if (restMs > 0) await this.#idle(restMs)
      else if (this.#pacing.heldForMs() > 0) await this.#idle(this.#pacing.heldForMs())
      else if (!(await this.#take())) {
        const turn = await this.#patiently(() => store.untilNextTurn(scope))
        if (turn === undefined && this.#inWork.size === 0 && endless !== true) return
        await this.#idle(turn ?? longestIdleMs)
      }
    }
  }

  /** What the store is asked, as soon as it can be written; undefined when the run is to end before that. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const { waits = defaultWaits } = this.#options
    const { signal } = this.#ending
    const onWait = (reason: string): void => this.#troubled(reason)
    try {
      return await persisted({ signal, waits, onWait }, ask)
    } catch (error) {
      if (!signal.aborted) throw error
      return undefined
    }
  }

  /** Where they cannot be given back now, others take them when their leases run out. */
  async #release(): Promise<void> {
    try {
      await this.#options.store.release(this.#owner)
    } catch (error) {
      if (!isWaitedFor(error)) throw error
      this.#troubled((error as Error).message)
    }
  }

  #troubled(reason: string): void {
    this.#tally.lastFailure = `it waits to be written: ${reason}`
    this.#tally.trouble = this.#tally.lastFailure
    this.#tell()
  }

  #isFull(): boolean {
    const { concurrency, limit = Number.POSITIVE_INFINITY } = this.#options
    const { size } = this.#inWork
    return size >= concurrency + Math.ceil(concurrency * ahead) || this.#finished() + size >= limit
  }

  /** Begins a job, if there is one. */
  async #take(): Promise<boolean> {
    const { store, scope } = this.#options
    // After the machine has slept, all leases have run out: neither its own nor those of other processes, which renew
    // theirs within a third of a lease, are to be taken for those of dead ones.
    if (Math.abs(Date.now() - this.#renewedAt) > this.#leaseMs / 2) {
      await this.#renew()
      this.#restsUntil = performance.now() + this.#leaseMs / 3
      return true
    }
    const job = await this.#patiently(() => store.claim(scope, this.#owner, this.#leaseMs))
    if (job === undefined) return false
    const work = this.#do(job).finally(() => {
      this.#inWork.delete(work)
      this.#tell()
      this.#wake()
    })
    this.#inWork.add(work)
    this.#tell()
    // Taking jobs may wait for nothing: signals and timers have their turn.
    await setImmediate()
    return true
  }

  async #do(job: ClaimedJob): Promise<void> {
    try {
      this.#count(job, await this.#paint(job))
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#fail(error)
    }
  }

  /** What is asked of the provider, unless the run is to end meanwhile; the next in the slot goes by how it went. */
  async #inSlot<T>(work: () => Promise<T>): Promise<T> {
    while (this.#pacing.heldForMs() > 0 && !this.#isEnding()) {
      await sleep(Math.min(longestIdleMs, this.#pacing.heldForMs()))
    }
    if (this.#isEnding()) throw new TakenBackError()
    try {
      const done = await work()
      this.#tally.paid++
      this.#pacing.succeeded()
      return done
    } catch (error) {
      if (error instanceof NotAPictureError) this.#tally.paid++
      if (error instanceof ImageRunError) this.#fail(error)
      else if (error instanceof RefusedImageError) this.#pacing.succeeded()
      else this.#pacing.failed(error instanceof TransientImageError ? error.retryAfterMs : undefined)
      throw error
    }
  }

  #isEnding(): boolean {
    return this.#ending.signal.aborted
  }

  /** Where no more pictures can be made, nobody is waiting for those that are: they are paid for, and may take their time. */
  #fail(error: unknown): void {
    this.#failure ??= { error }
    if (error instanceof ImageRunError) this.#beginNoMore()
    else this.#stop()
  }

  #count(job: ClaimedJob, outcome: PaintOutcome): void {
    const tally = this.#tally
    if (outcome.kind === 'lost') return
    if (outcome.kind === 'failed') {
      tally.failed++
      tally.lastFailure = outcome.reason
      tally.trouble = outcome.reason
      return
    }
    if (outcome.kind === 'painted' || outcome.kind === 'adopted') tally.trouble = undefined
    tally[outcome.kind]++
    tally.settled.set(job.partition, (tally.settled.get(job.partition) ?? 0) + 1)
  }

  #finished(): number {
    const { painted, adopted, parked } = this.#tally
    return painted + adopted + parked
  }

  #isLimitReached(): boolean {
    return this.#finished() >= (this.#options.limit ?? Number.POSITIVE_INFINITY)
  }

  #tell(): void {
    this.#tally.inWork = this.#inWork.size
    this.#options.onProgress?.(this.#tally)
  }

  async #renew(): Promise<void> {
    const now = Date.now()
    if (now < this.#renewedAt) this.#slots.takeBack()
    this.#renewedAt = now
    try {
      await this.#options.store.renew(this.#owner, this.#leaseMs)
    } catch (error) {
      // It is renewed again before it runs out.
      this.#troubled((error as Error).message)
    }
  }

  /** Until it is woken, or has been since it last looked. */
  async #idle(ms: number): Promise<void> {
    if (this.#isWoken) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, Math.min(longestIdleMs, Math.max(shortestIdleMs, ms)))
    this.#wakeUp = resolve
    await promise
    clearTimeout(timer)
  }

  #wake(): void {
    this.#isWoken = true
    this.#wakeUp()
  }
}
