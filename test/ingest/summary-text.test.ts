import { describe, expect, it } from 'vitest'
import type { LoadSummary } from '../../src/ingest/load-summary.ts'
import { summaryText } from '../../src/ingest/summary-text.ts'

const summary: LoadSummary = {
  outcome: 'completed',
  lines: 1_236,
  accepted: 1_234,
  written: 1_200,
  stale: 34,
  refused: 0,
  refusedLines: [],
  warnings: [],
  removed: 0,
  tookMs: 1_500,
  recordsPerSecond: 823,
}

describe('summaryText', () => {
  it('shows the counts', () => {
    expect(summaryText('/feeds/a.jsonl', summary)).toBe(
      [
        'Loaded /feeds/a.jsonl in 1.5 s',
        '  accepted          1,234  823 a second',
        '    written         1,200',
        '    unchanged          34  the catalogue has the same version of it, or a newer one',
        '  refused               0',
        '',
      ].join('\n'),
    )
  })

  it('names refused lines in a table, what was left out, and how many more there were', () => {
    const text = summaryText('a', {
      ...summary,
      outcome: 'stopped',
      removed: 7,
      refused: 12,
      refusedLines: [
        { line: 3, id: 'mug-1', reason: 'title: is missing or blank' },
        { line: 12_000, reason: 'line: is not valid JSON' },
        { line: 12_001, id: 'x'.repeat(300), reason: 'stock: must be an integer ≥ 0' },
      ],
      warnings: [{ text: 'gtin: wrong, left out', count: 2 }],
    })
    expect(text.split('\n').slice(4)).toEqual([
      '  refused              12  named below',
      '  removed               7  not in the feed',
      '',
      'Accepted, but:',
      '           2 × gtin: wrong, left out',
      '',
      'Refused:',
      `    line  ${'id'.padEnd(40)}  reason`,
      `       3  ${'mug-1'.padEnd(40)}  title: is missing or blank`,
      `  12,000  ${'–'.padEnd(40)}  line: is not valid JSON`,
      `  12,001  ${'x'.repeat(39)}…  stock: must be an integer ≥ 0`,
      '  … and 9 more',
      '',
    ])
    expect(text).toMatch(/^Stopped loading a /)
  })

  it('asks about the format when nothing was accepted', () => {
    expect(summaryText('a', { ...summary, accepted: 0, refused: 3 })).toContain('Is it the right format?')
  })
})
