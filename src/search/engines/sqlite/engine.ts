import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Product } from '../../../catalogue/product.ts'
import type { EngineQuery, EngineResult, Lexicon, SearchEngine, SearchFilters } from '../../engine.ts'
import { fold, foldNumber } from '../../fold.ts'
import { openDatabase } from './database.ts'

/** Opens the catalogue for reading. Throws StartupError when the path cannot be used. */
export async function openSqliteEngine(path: string): Promise<SearchEngine> {
  const database = openDatabase(path)
  database.exec('PRAGMA query_only = ON')
  return new SqliteEngine(database)
}

class SqliteEngine implements SearchEngine {
  readonly name = 'sqlite'
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async search(query: EngineQuery): Promise<EngineResult> {
    const words = query.words.map(
      (word) => `(${word.forms.map((form) => `(${form.map((t) => `"${t}"`).join(' AND ')})`).join(' OR ')})`,
    )
    const all = words.join(' AND ')
    const some = words.join(' OR ')
    const { conditions, params } = filterSql(query.filters)
    const none = query.words.length === 0
    if (!none && query.match === 'some') {
      conditions.push('p.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)')
      params.push(all)
    }
    const order = {
      price_asc: 'p.price IS NULL, p.price',
      price_desc: 'p.price IS NULL, p.price DESC',
      newest: 'p.released_at IS NULL, p.released_at DESC',
      rating: 'p.rating IS NULL, p.rating DESC',
    }
    const sorted = query.sort === undefined ? '' : `${order[query.sort]},`
    if (none && query.match === 'some') return { hits: [], total: 0, request: { sql: '', params: [] } }
    const sql = none
      ? `SELECT p.record, 0 AS score, count(*) OVER () AS total FROM products p WHERE p.deleted = 0 ${conditions.map((c) => `AND ${c}`).join(' ')} ORDER BY ${sorted} p.id LIMIT ? OFFSET ?`
      : `WITH found AS MATERIALIZED (SELECT rowid, -bm25(words, 0.5, 3, 0.5, 1, 1) AS score FROM words WHERE words MATCH ?) SELECT p.record, found.score, count(*) OVER () AS total FROM found JOIN products p ON p.key = found.rowid ${conditions.length > 0 ? 'WHERE' : ''} ${conditions.join(' AND ')} ORDER BY ${sorted} score DESC, p.id LIMIT ? OFFSET ?`
    const all_params: SQLInputValue[] = [
      ...(none ? [] : [query.match === 'all' ? all : some]),
      ...params,
      query.limit,
      query.offset,
    ]
    return this.#run(sql, all_params)
  }

  #run(sql: string, params: SQLInputValue[]): EngineResult {
    const rows = this.#database.prepare(sql).all(...params) as { record: string; score: number; total: number }[]
    return {
      hits: rows.map((row) => ({ product: JSON.parse(row.record) as Product, score: row.score })),
      total: rows[0]?.total ?? 0,
      request: { sql, params },
    }
  }

  async findByNumber(number: string, filters: SearchFilters, limit: number): Promise<EngineResult> {
    const { conditions, params } = filterSql(filters)
    const sql = `SELECT p.record, 1 AS score, count(*) OVER () AS total FROM products p WHERE p.key IN (SELECT product FROM numbers WHERE number = ?) ${conditions.map((c) => `AND ${c}`).join(' ')} ORDER BY p.id LIMIT ?`
    return this.#run(sql, [foldNumber(number), ...params, limit])
  }

  async products(ids: readonly string[]): Promise<Product[]> {
    const statement = this.#database.prepare('SELECT record FROM products WHERE id = ? AND deleted = 0')
    return ids.flatMap((id) => {
      const row = statement.get(id) as { record: string } | undefined
      return row === undefined ? [] : [JSON.parse(row.record) as Product]
    })
  }

  async lexicon(): Promise<Lexicon> {
    const column = (sql: string) =>
      this.#database
        .prepare(sql)
        .all()
        .map((row) => String(row.value))
    return {
      brands: column(
        'SELECT brand AS value FROM products WHERE brand IS NOT NULL GROUP BY brand_folded ORDER BY count(*) DESC',
      ),
      categories: column('SELECT segment AS value FROM categories GROUP BY folded ORDER BY count(*) DESC'),
      attributes: this.#database
        .prepare('SELECT name, max(unit) AS unit FROM attributes GROUP BY name ORDER BY count(*) DESC')
        .all()
        .map((row) => ({ name: String(row.name), unit: row.unit === null ? undefined : String(row.unit) })),
      currency:
        column(
          'SELECT currency AS value FROM products WHERE currency IS NOT NULL GROUP BY currency ORDER BY count(*) DESC LIMIT 1',
        )[0] ?? 'USD',
    }
  }

  async count(): Promise<number> {
    return Number(this.#database.prepare('SELECT count(*) AS n FROM products WHERE deleted = 0').get()?.n)
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

function filterSql(filters: SearchFilters): { conditions: string[]; params: SQLInputValue[] } {
  const conditions: string[] = []
  const params: SQLInputValue[] = []
  const add = (condition: string, ...values: SQLInputValue[]) => {
    conditions.push(condition)
    params.push(...values)
  }
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
  if (filters.minPrice !== undefined) add('p.price >= ?', filters.minPrice)
  if (filters.maxPrice !== undefined) add('p.price <= ?', filters.maxPrice)
  const include = filters.brands?.include ?? []
  const exclude = filters.brands?.exclude ?? []
  if (include.length > 0) add(`p.brand_folded IN (${marks(include)})`, ...include.map(fold))
  if (exclude.length > 0) add(`coalesce(p.brand_folded, '') NOT IN (${marks(exclude)})`, ...exclude.map(fold))
  if (filters.availability !== undefined) add('p.availability = ?', filters.availability)
  const categories = filters.categories ?? []
  if (categories.length > 0)
    add(
      `EXISTS (SELECT 1 FROM categories c WHERE c.product = p.key AND c.folded IN (${marks(categories)}))`,
      ...categories.map(fold),
    )
  for (const { name, op, value } of filters.attributes ?? []) {
    const column = typeof value === 'number' ? 'a.number' : 'a.text'
    add(
      `EXISTS (SELECT 1 FROM attributes a WHERE a.product = p.key AND a.name = ? AND ${column} ${op} ?)`,
      name,
      typeof value === 'number' ? value : fold(String(value)),
    )
  }
  return { conditions, params }
}
