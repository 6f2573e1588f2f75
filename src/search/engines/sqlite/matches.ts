import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { LeastRecentMap } from './least-recent.ts'
import type { MatchStatement } from './search-sql.ts'

/** Prepared statements that are kept: limits of the usual kinds, alone and together, make some dozens. */
const mostStatements = 100
/** One search asks for the same products to rank, to fill a page and to count; a few searches are under way side by side. */
const mostMatches = 4
/** Ids that are kept, in about 2 MB. */
const mostIds = 20_000

/** Finds which products match, and their ids. What searches ask for again is kept for one version of the catalogue. */
export class Matches {
  readonly #database: DatabaseSync
  readonly #readId: StatementSync
  readonly #statements = new LeastRecentMap<string, StatementSync>(mostStatements)
  readonly #matches = new LeastRecentMap<string, readonly number[]>(mostMatches)
  readonly #ids = new Map<number, string>()
  #version = ''

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#readId = database.prepare('SELECT id FROM products WHERE key = ?')
  }

  /** To be called before reading. */
  validFor(version: string): void {
    if (version === this.#version) return
    this.#version = version
    this.#matches.clear()
    this.#ids.clear()
  }

  /** The keys of the products that match. */
  keys({ sql, params }: MatchStatement): readonly number[] {
    const asked = JSON.stringify([sql, params])
    const known = this.#matches.get(asked)
    if (known !== undefined) return known
    const { keys } = this.#statement(sql).get(...params) as { keys: string }
    const found = JSON.parse(keys) as number[]
    this.#matches.set(asked, found)
    return found
  }

  id(key: number): string {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const { id } = this.#readId.get(key) as { id: string }
    if (this.#ids.size >= mostIds) this.#ids.clear()
    this.#ids.set(key, id)
    return id
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
