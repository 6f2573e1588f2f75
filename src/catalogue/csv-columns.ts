import { editDistance } from './edit-distance.ts'
import { FeedError } from './feed-record.ts'

/** 'Image Link', 'image_link' and 'g:image link' are the same column. */
export const columnKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replace(/[\s-]+/g, '_')

/** The header of a table, by which its rows are read. */
export class CsvColumns {
  /** As the header has them. */
  readonly names: readonly string[]
  readonly keys: readonly string[]
  readonly #first: ReadonlyMap<string, number>

  constructor(names: readonly string[]) {
    this.names = names.map((name) => name.trim())
    this.keys = this.names.map(columnKey)
    const first = new Map<string, number>()
    for (const [i, key] of this.keys.entries()) if (key !== '' && !first.has(key)) first.set(key, i)
    this.#first = first
  }

  has(key: string): boolean {
    return this.#first.has(key)
  }

  /** The trimmed text of the first of these columns that the table has; blank when it has none. */
  text(fields: readonly string[], ...keys: readonly string[]): string {
    for (const key of keys) {
      const i = this.#first.get(key)
      if (i !== undefined) return fields[i]?.trim() ?? ''
    }
    return ''
  }

  /** @throws FeedError, naming what is missing or there twice, what was found, and the nearest name. */
  require(kind: string, required: readonly string[]): void {
    for (const key of required) {
      const shown = required.length === 0 ? key : key.replaceAll('_', ' ')
      if (this.keys.filter((known) => known === key).length > 1) {
        throw new FeedError(`has two columns '${shown}'. Which one counts cannot be told.`)
      }
      if (this.has(key)) continue
      const found = this.names.filter((name) => name !== '')
      const listed = found.slice(0, 12).map((name) => `'${name.slice(0, 40).toWellFormed()}'`)
      const more = found.length > listed.length ? ` and ${found.length - listed.length} more` : ''
      const near = nearest(key, found)
      const hint = near === undefined ? '' : ` Did you mean '${near}'?`
      throw new FeedError(
        `has no column '${shown}', which ${kind} needs. Its columns are ${listed.join(', ')}${more}.${hint}`,
      )
    }
  }
}

/** What other programs call these columns. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  id: ['sku', 'product_id', 'item_id', 'offer_id', 'article', 'article_number', 'artikelnummer', 'code', 'item', 'ref'],
  title: ['name', 'product_name', 'product_title', 'item_name', 'bezeichnung', 'titel', 'nom', 'productname'],
  handle: ['url_handle', 'slug', 'permalink'],
}

function isNear(key: string, name: string): boolean {
  const most = key.length > 3 ? 2 : 1
  return editDistance(key, name, most) <= most
}

function nearest(key: string, names: readonly string[]): string | undefined {
  const known = names.find((name) => otherNames[key]?.includes(columnKey(name)))
  if (known !== undefined) return known
  return names.find((name) => name.length <= 40 && isNear(key, columnKey(name)))
}
