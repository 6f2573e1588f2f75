import type { DatabaseSync } from 'node:sqlite'
import type { Statements } from './statements.ts'

/**
 * Writes that one transaction takes together at most. Whoever waits for them goes on when it is committed, all in
 * one go: more would hold up the event loop.
 */
const mostInGroup = 16

interface Write {
  /** Done inside a transaction; it may be done again in another one when that did not come about. */
  work(): unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * Transactions on one connection. Writes of several conversations that come at the same moment share one: taking
 * the lock and appending to the write-ahead log cost more than most writes do.
 */
export class GroupCommit {
  readonly #database: DatabaseSync
  readonly #sql: Pick<Statements, 'begin' | 'commit' | 'rollback'>
  readonly #waiting: Write[] = []
  #scheduled = false

  constructor(database: DatabaseSync, sql: Pick<Statements, 'begin' | 'commit' | 'rollback'>) {
    this.#database = database
    this.#sql = sql
  }

  /** All or nothing, now, and alone: the write lock is taken before the first read. */
  now<T>(work: () => T): T {
    this.#sql.begin.run()
    try {
      const result = work()
      this.#sql.commit.run()
      return result
    } catch (error) {
      // Some errors (a full disk) have rolled back already.
      if (this.#database.isTransaction) this.#sql.rollback.run()
      throw error
    }
  }

  /**
   * All or nothing, soon, in the order of the calls; resolves when it is committed. `work` is done once more when
   * another write of its group fails, so that none suffers from the others.
   */
  add<T>(work: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#waiting.push({ work, resolve: (result) => resolve(result as T), reject })
    this.#schedule()
    return promise
  }

  /** Commits all that waits. */
  flush(): void {
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, mostInGroup))
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#commit(this.#waiting.splice(0, mostInGroup))
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  #commit(group: readonly Write[]): void {
    if (group.length === 0) return
    let results: unknown[]
    try {
      results = this.now(() => group.map(({ work }) => work()))
    } catch (error) {
      this.#failed(group, error)
      return
    }
    group.forEach(({ resolve }, index) => {
      resolve(results[index])
    })
  }

  /** Each of a group that failed is tried by itself. */
  #failed(group: readonly Write[], error: unknown): void {
    if (group.length > 1) for (const write of group) this.#commit([write])
    else for (const { reject } of group) reject(error)
  }
}
