import type { Letter } from './letter-box.ts'

const inWords = new Intl.NumberFormat('en')

/** So many letters are named; more would only bury the first. */
const maxNamed = 100
/** Reasons that are told apart in the summary. */
const maxReasons = 20

/** Catalogues and senders write anything: control characters would steer the terminal. */
const plain = (text: string, length: number): string => {
  const clean = text.replace(/\p{Cc}/gu, ' ')
  return clean.length > length ? `${clean.slice(0, length - 1).toWellFormed()}…` : clean
}

/** Letters for a terminal: how many there are of each reason, then each of the first. */
export function lettersText(letters: readonly Letter[]): string {
  if (letters.length === 0) return 'There are no dead letters.\n'
  const rows = letters
    .slice(0, maxNamed)
    .map(({ id, firstSeen, source, position, key, reason }) => [
      ...[id, new Date(firstSeen).toISOString().slice(0, 19), plain(`${source} ${position}`, 40)],
      ...[plain(key ?? '–', 40), plain(reason, 120)],
    ])
  return [
    `${inWords.format(letters.length)} dead ${letters.length === 1 ? 'letter' : 'letters'}`,
    ...reasonRows(letters),
    '',
    ...table([['id', 'first seen', 'from', 'key', 'reason'], ...rows]),
    ...(letters.length > maxNamed ? [`  … and ${inWords.format(letters.length - maxNamed)} more`] : []),
    '',
  ].join('\n')
}

/** Values in a reason (a place, a number of bytes) do not make it another one. */
const kindOf = (reason: string): string => plain(reason.replace(/(?<=\D)\d+/g, 'N'), 100)

function reasonRows(letters: readonly Letter[]): string[] {
  const byReason = [...Map.groupBy(letters, ({ reason }) => kindOf(reason))]
    .map(([reason, own]) => ({ reason, count: own.length }))
    .sort((a, b) => b.count - a.count)
  return [
    ...byReason.slice(0, maxReasons).map(({ reason, count }) => `  ${inWords.format(count).padStart(9)} × ${reason}`),
    ...(byReason.length > maxReasons ? [`  … and ${byReason.length - maxReasons} other reasons`] : []),
  ]
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}

/** One letter for a terminal, with its value. */
export function letterText(letter: Letter, value: Buffer | null): string {
  const { id, reason, source, position, firstSeen, key } = letter
  const fields = {
    id,
    reason,
    from: `${source} ${position}`,
    'first seen': new Date(firstSeen).toISOString(),
    key: key ?? '–',
  }
  const lines = Object.entries(fields).map(([name, text]) => `${name.padEnd(11)} ${plain(text, 1_000)}`)
  const shown = value === null ? '(it has none)' : plain(value.toString('utf8'), 10_000)
  return [...lines, `value       ${shown}`, ''].join('\n')
}
