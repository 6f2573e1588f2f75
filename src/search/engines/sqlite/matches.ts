import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RankedHit } from '../../engine.ts'
import { LeastRecentMap } from '../least-recent.ts'
import type { MatchStatement } from './search-sql.ts'

/** Prepared statements that are kept: limits of the usual kinds, alone and together, make some dozens. */
const mostStatements = 100
/** One search asks for the same products to rank, to fill a page and to count; a few searches are under way side by side. */
const mostMatches = 4
/** Products whose id and kind are kept, in about 4 MB. */
const mostNamed = 20_000

type Named = Pick<RankedHit, 'id' | 'kind'>

/** Finds which products match, and what they are called. What searches ask for again is kept for one version of the catalogue. */
export class Matches {
  readonly #database: DatabaseSync
  readonly #readNamed: StatementSync
  readonly #readKey: StatementSync
  readonly #statements = new LeastRecentMap<string, StatementSync>(mostStatements)
  readonly #matches = new LeastRecentMap<string, readonly number[]>(mostMatches)
  readonly #named = new Map<number, Named>()
  readonly #keys = new Map<string, number>()
  #version = ''

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#readNamed = database.prepare('SELECT id, kind FROM products WHERE key = ?')
    this.#readKey = database.prepare('SELECT key FROM products WHERE id = ?')
  }

  /** To be called before reading. */
  validFor(version: string): void {
    if (version === this.#version) return
    this.#version = version
    this.#matches.clear()
    this.#forgetNames()
  }

  #forgetNames(): void {
    this.#named.clear()
    this.#keys.clear()
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

  named(key: number): Named {
    const known = this.#named.get(key)
    if (known !== undefined) return known
    const { id, kind } = this.#readNamed.get(key) as { id: string; kind: string | null }
    const named = { id, kind: kind ?? undefined }
    if (this.#named.size >= mostNamed) this.#forgetNames()
    this.#named.set(key, named)
    this.#keys.set(id, key)
    return named
  }

  /** The key of a product; undefined when there is none. */
  keyOf(id: string): number | undefined {
    return this.#keys.get(id) ?? (this.#readKey.get(id) as { key: number } | undefined)?.key
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
