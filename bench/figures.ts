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
export function table(title: string, figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'Shopclerk', 'anchor', 'aim'],
    ...figures.map(({ figure, value, anchor = '', aim = '' }) => [figure, value, anchor, aim]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = rows
  return [title, line(head), widths.map((size) => '─'.repeat(size)).join('  '), ...body.map(line), ''].join('\n')
}
