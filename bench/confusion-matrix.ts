/** What was expected, and what it was taken for. */
export type Verdict = readonly [expected: string, understood: string]

const cell = 46
const margin = { left: 150, top: 150, right: 120, bottom: 24 }

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * A confusion matrix as SVG: a row for what was expected, a column for what it was taken for, in each cell how
 * often; at a row's end its recall. A cell is the darker, the larger its share of the row; right ones are blue, wrong
 * ones orange, and the numbers say the same without colour. It follows the reader's light or dark colour scheme.
 * Throws RangeError for a verdict that names none of `labels`.
 */
export function confusionMatrix(title: string, labels: readonly string[], verdicts: readonly Verdict[]): string {
  const counts = countVerdicts(labels, verdicts)
  const right = verdicts.filter(([expected, understood]) => expected === understood).length
  const width = margin.left + labels.length * cell + margin.right
  const height = margin.top + labels.length * cell + margin.bottom
  const heading = `${title}: ${right} of ${verdicts.length} right`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(heading)}" font-family="system-ui, sans-serif" font-size="13">
<style>${style}</style>
<rect class="page" width="100%" height="100%"/>
<text class="title" x="16" y="28">${escapeXml(heading)}</text>
<text class="label" x="16" y="${margin.top - 32}">taken for →</text>
<text class="label" x="16" y="${margin.top - 12}">expected ↓</text>
${labels.map(columnLabel).join('\n')}
${labels.map((label, row) => matrixRow(label, row, counts[row] ?? [])).join('\n')}
</svg>
`
}

const style =
  '.page{fill:#fff}.title{fill:#1b1f24;font-size:16px;font-weight:600}.label{fill:#454c54}.end{text-anchor:end}' +
  '.cell{stroke:#d7dbe0}.right{fill:#1f57c3}.wrong{fill:#b3450a}.count{fill:#1b1f24;text-anchor:middle}' +
  '.strong{fill:#fff}@media(prefers-color-scheme:dark){.page{fill:#14171a}.title,.count{fill:#eef1f4}' +
  '.label{fill:#b6bec7}.cell{stroke:#343b43}.strong{fill:#fff}}'

function countVerdicts(labels: readonly string[], verdicts: readonly Verdict[]): number[][] {
  const counts = labels.map(() => labels.map(() => 0))
  for (const [expected, understood] of verdicts) {
    const row = counts[labels.indexOf(expected)]
    const column = labels.indexOf(understood)
    if (row === undefined || column < 0) throw new RangeError(`No label for ${expected} taken for ${understood}.`)
    row[column] = (row[column] ?? 0) + 1
  }
  return counts
}

function columnLabel(label: string, column: number): string {
  const [x, y] = [margin.left + (column + 0.5) * cell + 4, margin.top - 8]
  return `<text class="label" transform="translate(${x} ${y}) rotate(-45)">${escapeXml(label)}</text>`
}

function matrixRow(label: string, row: number, counts: readonly number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const y = margin.top + row * cell
  const middle = y + cell / 2 + 5
  const cells = counts.map((count, column) => matrixCell(count, total, row === column, column, y))
  const recall = total === 0 ? 'none asked' : `${((100 * (counts[row] ?? 0)) / total).toFixed(1)}%`
  const end = margin.left + counts.length * cell + 10
  return [
    `<text class="label end" x="${margin.left - 10}" y="${middle}">${escapeXml(label)}</text>`,
    ...cells,
    `<text class="label" x="${end}" y="${middle}">${recall}</text>`,
  ].join('')
}

/** White on the fill is legible from this opacity on, over a white page as over a dark one. */
const strongFrom = 0.75

function matrixCell(count: number, total: number, isRight: boolean, column: number, y: number): string {
  const x = margin.left + column * cell
  const frame = `<rect class="cell" x="${x}" y="${y}" width="${cell}" height="${cell}" fill="none"/>`
  if (count === 0) return frame
  // A single mistake among many is still to be seen.
  const opacity = Math.max(0.2, count / total)
  const fill = `<rect class="${isRight ? 'right' : 'wrong'}" x="${x}" y="${y}" width="${cell}" height="${cell}" fill-opacity="${opacity.toFixed(2)}"/>`
  const strong = opacity >= strongFrom ? ' strong' : ''
  return `${fill}${frame}<text class="count${strong}" x="${x + cell / 2}" y="${y + cell / 2 + 5}">${count}</text>`
}
