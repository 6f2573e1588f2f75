import { describe, expect, it } from 'vitest'
import { formatOfName } from '../../src/catalogue/feed-format.ts'

describe('formatOfName', () => {
  it.each([
    ['/a/b.jsonl', 'jsonl'],
    ['b.JSONL.gz', 'jsonl'],
    ['b.ndjson', 'jsonl'],
    ['b.csv', 'csv'],
    ['products_export.CSV.gz', 'csv'],
    ['b.tsv', 'csv'],
    ['b.json', 'acp'],
    ['b.json.gz', 'acp'],
    ['b.txt', undefined],
    ['b.jsonl.zip', undefined],
    ['jsonl', undefined],
    ['b.constructor', undefined],
  ])('%s is %s', (path, format) => {
    expect(formatOfName(path)).toBe(format)
  })
})
