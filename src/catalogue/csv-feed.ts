import { CsvColumns } from './csv-columns.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'
import { type CsvTable, TableEvidence } from './csv-table.ts'
import { type FeedDefaults, FeedError, type FeedRecord } from './feed-record.ts'
import { googleCsv, isGoogleCsv } from './google-csv.ts'
import { plainCsv } from './plain-csv.ts'
import { maxRecordBytes, type RecordOutcome } from './record.ts'
import { isShopifyCsv, shopifyCsv } from './shopify-csv.ts'

/** Rows that are looked at before the first record, for what their prices show; and their text's length, in all. */
const sampleRows = 500
const sampleLength = 1024 * 1024

const repairedText = 'text: is not UTF-8, read as Windows-1252'

/**
 * Reads delimited text: a feed in Google Merchant's columns, Shopify's export of products, or a table with a product's
 * own names, which the header tells apart. What is wrong with a row is named by the line it starts on; what is wrong
 * with the header is a FeedError.
 */
export async function* readCsvFeed(
  bytes: AsyncIterable<Uint8Array>,
  defaults: FeedDefaults,
): AsyncGenerator<FeedRecord> {
  const rows = csvRows(bytes, maxRecordBytes)
  const first = await rows.next()
  if (first.done) return
  const columns = new CsvColumns(headerOf(first.value))
  const table = tableOf(columns)
  const evidence = new TableEvidence(columns, table)
  let sample: CsvRow[] | undefined = []
  let length = 0
  const record = (row: CsvRow) => recordOf(row, table, { ...defaults, decimalSign: evidence.decimalSign })
  for await (const row of rows) {
    if ('fields' in row) evidence.add(row.fields)
    if (sample === undefined) {
      yield* record(row)
      continue
    }
    sample.push(row)
    length += 'fields' in row ? row.length : 0
    if (sample.length < sampleRows && length < sampleLength) continue
    for (const held of sample) yield* record(held)
    sample = undefined
  }
  for (const held of sample ?? []) yield* record(held)
}

function headerOf(row: CsvRow): string[] {
  if ('problem' in row) throw new FeedError(`has a header that cannot be read: ${row.problem}.`)
  const first = row.fields.join(' ')
  if (first.startsWith('PK\u0003\u0004') || first.includes('\u0000')) {
    throw new FeedError('is not text. A spreadsheet has to be exported as CSV.')
  }
  return row.fields
}

function tableOf(columns: CsvColumns): CsvTable {
  if (isShopifyCsv(columns)) return shopifyCsv(columns)
  if (isGoogleCsv(columns)) return googleCsv(columns)
  columns.require('a table of products', ['id', 'title'])
  return plainCsv(columns)
}

function* recordOf(row: CsvRow, table: CsvTable, context: Parameters<CsvTable['read']>[1]): Generator<FeedRecord> {
  const { line } = row
  if ('problem' in row) return yield { line, length: 0, outcome: { ok: false, reason: row.problem } }
  const outcome: RecordOutcome | undefined = table.read(row.fields, context)
  if (outcome === undefined) return
  if (outcome.ok && row.repaired) outcome.warnings.push(repairedText)
  if (!outcome.ok && outcome.id === '')
    yield { line, length: row.length, outcome: { ok: false, reason: outcome.reason } }
  else yield { line, length: row.length, outcome }
}
