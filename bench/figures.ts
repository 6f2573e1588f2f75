/** One measured figure beside what it is held against. */
export interface Figure {
  figure: string
  value: string
  /** The same measured on the anchor in the same run. */
  anchor?: string
  /** What it should be. */
  aim?: string
}

/** Figures as a table for a terminal. */
export const table = (title: string, figures: readonly Figure[]): string =>
  grid(title, [
    ['figure', 'Shopclerk', 'anchor', 'aim'],
    ...figures.map(({ figure, value, anchor = '', aim = '' }) => [figure, value, anchor, aim]),
  ])

/** Rows as a table for a terminal; the first one holds the heads of the columns. */
export function grid(title: string, rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [title, line(head), widths.map((size) => '─'.repeat(size)).join('  '), ...body.map(line), ''].join('\n')
}
