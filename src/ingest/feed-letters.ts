import { existsSync } from 'node:fs'
import { deadLettersPath, openSqliteDeadLetters, type SqliteDeadLetters } from './dead-letters/sqlite-dead-letters.ts'
import type { RefusedLine } from './load-summary.ts'

/** The dead letters of a feed's load. Most have none, and then no database is made. */
export class FeedLetters {
  readonly #dataDir: string
  #letters: SqliteDeadLetters | undefined

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** What a load of a feed has refused takes the place of what the one before it had. */
  async putFeed(path: string, lines: readonly RefusedLine[]): Promise<void> {
    if (lines.length === 0 && !existsSync(deadLettersPath(this.#dataDir))) return
    await (await this.#open()).putFeed(path, lines, Date.now())
  }

  async close(): Promise<void> {
    await this.#letters?.close()
  }

  async #open(): Promise<SqliteDeadLetters> {
    this.#letters ??= await openSqliteDeadLetters(this.#dataDir)
    return this.#letters
  }
}
