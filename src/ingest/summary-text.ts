import type { LoadSummary } from './load-summary.ts'

const number = new Intl.NumberFormat('en')

/** Where a load's records went: into the catalogue, or into the topic from which consumers write them. */
export type LoadedInto = 'catalogue' | 'topic'

/** A load's summary for a terminal: a table of counts, then what was left out, then the refused lines. */
export function summaryText(feedPath: string, summary: LoadSummary, into: LoadedInto = 'catalogue'): string {
  const { outcome, removed, refusedLines, refused, warnings, tookMs, recordsPerSecond } = summary
  const rows: [string, number, string][] = [
    ['accepted', summary.accepted, `${number.format(recordsPerSecond)} a second`],
    ...writtenRows(summary, into),
    ['refused', refused, refused > 0 ? 'named below' : ''],
  ]
  if (removed > 0) rows.push(['removed', removed, 'not in the feed'])
  const verb = verbs[into][outcome]
  return [
    `${verb} ${feedPath} in ${(tookMs / 1_000).toFixed(1)} s`,
    ...rows.map(([name, count, remark]) =>
      `  ${name.padEnd(12)} ${number.format(count).padStart(10)}  ${remark}`.trimEnd(),
    ),
    ...section(
      'Accepted, but:',
      warnings.map(({ text, count }) => `  ${number.format(count).padStart(10)} × ${text}`),
    ),
    ...section('Refused:', refusedTable(summary)),
    ...(refused > refusedLines.length ? [`  … and ${number.format(refused - refusedLines.length)} more`] : []),
    ...(summary.accepted === 0 && refused > 0 ? ['', 'No line was accepted. Is it the right format?'] : []),
    '',
  ].join('\n')
}

const verbs = {
  catalogue: { completed: 'Loaded', stopped: 'Stopped loading' },
  topic: { completed: 'Sent', stopped: 'Stopped sending' },
} as const

const writtenRows = ({ written, stale }: LoadSummary, into: LoadedInto): [string, number, string][] =>
  into === 'topic'
    ? [['  sent', written, 'on their way: npm run products:status shows how many are not yet in the catalogue']]
    : [
        ['  written', written, ''],
        ['  unchanged', stale, 'the catalogue has the same version of it, or a newer one'],
      ]

const section = (heading: string, lines: string[]): string[] => (lines.length === 0 ? [] : ['', heading, ...lines])

function refusedTable({ refusedLines }: LoadSummary): string[] {
  const lineWidth = Math.max(4, ...refusedLines.map(({ line }) => number.format(line).length))
  const idWidth = Math.min(40, Math.max(2, ...refusedLines.map(({ id }) => id?.length ?? 0)))
  const row = (line: string, id: string, reason: string) =>
    `  ${line.padStart(lineWidth)}  ${shortened(id, idWidth).padEnd(idWidth)}  ${reason}`
  return [
    ...(refusedLines.length === 0 ? [] : [row('line', 'id', 'reason')]),
    ...refusedLines.map(({ line, id, reason }) => row(number.format(line), id ?? '–', reason)),
  ]
}

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1).toWellFormed()}…` : text
