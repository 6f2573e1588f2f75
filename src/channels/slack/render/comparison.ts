import type { KnownBlock, RawTextElement, SectionBlock, TableBlock } from '@slack/types'
import { formatValue } from '../../../answers/format.ts'
import type { AttributeValue, Product } from '../../../catalogue/product.ts'
import { mrkdwn, note } from './blocks.ts'
import { slackLimits } from './limits.ts'
import { cut, cutLiteral } from './text.ts'

export interface Comparison {
  products: readonly Product[]
  rows: readonly { name: string; values: readonly (AttributeValue | null)[] }[]
}

/** Longer values make a table that nobody can take in. */
const longestCell = 200

const cell = (text: string): RawTextElement => ({
  type: 'raw_text',
  text: cut(text.trim() === '' ? '–' : text, longestCell),
})

/** Values come with their units. */
const valueText = (value: AttributeValue | null | undefined): string =>
  value === null || value === undefined ? '–' : formatValue(value, undefined)

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const leftOut = (rows: number): KnownBlock[] =>
  rows > 0 ? [note(`… and ${rows} more ${rows === 1 ? 'difference' : 'differences'}`)] : []

/** Products side by side as a table: as many rows as fit in `room` characters of JSON. */
export function comparisonTable({ products, rows }: Comparison, room: number): KnownBlock[] {
  const columns = products.slice(0, slackLimits.tableColumns - 1)
  const table: TableBlock = {
    type: 'table',
    rows: [[cell('Product'), ...columns.map(({ title }) => cell(title))]],
    column_settings: [{ is_wrapped: true }, ...columns.map(() => ({ is_wrapped: true }))],
  }
  let [size, characters] = [JSON.stringify(table).length, 0]
  for (const { name, values } of rows) {
    const row = [cell(capital(name)), ...columns.map((_product, at) => cell(valueText(values[at])))]
    size += JSON.stringify(row).length + 1
    characters += row.reduce((sum, { text }) => sum + text.length, 0)
    const isFull = table.rows.length === slackLimits.tableRows
    if (isFull || size > room || characters > slackLimits.tableCharacters - firstRow(table)) break
    table.rows.push(row)
  }
  return [table, ...leftOut(rows.length - (table.rows.length - 1))]
}

const firstRow = ({ rows: [first = []] }: TableBlock): number =>
  first.reduce((sum, one) => sum + ('text' in one ? String(one.text).length : 0), 0)

/** The same where there are no tables: a section for each product, as many rows as fit in `room` characters. */
export function comparisonSections({ products, rows }: Comparison, room: number): KnownBlock[] {
  const each = Math.min(slackLimits.sectionText, Math.floor(room / Math.max(1, products.length))) - 200
  let fewest = rows.length
  const sections = products.map((product, at): SectionBlock => {
    const lines = [`*${cutLiteral(product.title, longestCell)}*`]
    let length = lines[0]?.length ?? 0
    for (const { name, values } of rows) {
      const value = cutLiteral(valueText(values[at]), longestCell)
      const line = `${cutLiteral(capital(name), longestCell)}: ${value}`
      length += line.length + 2
      if (length > each) break
      lines.push(line)
    }
    fewest = Math.min(fewest, lines.length - 1)
    return { type: 'section', text: mrkdwn(lines.join('\n')) }
  })
  return [...sections, ...leftOut(rows.length - fewest)]
}
