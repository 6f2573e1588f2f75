import { formatPrice, formatValue } from '../../../answers/format.ts'
import { type AttributeValue, type Product, unitOf } from '../../../catalogue/product.ts'
import { small } from './components.ts'
import { asCode, codeBlock, codeBlockExtra, cut, cutLiteral, inline } from './text.ts'

export interface Comparison {
  products: readonly Product[]
  rows: readonly { name: string; values: readonly (AttributeValue | null)[] }[]
}

/** A row as it is shown: its name, and a text for each product. */
type Row = [name: string, ...values: string[]]

/** As many as are compared by a select, twice; more side by side tell nobody anything. */
const mostProducts = 8
/** Characters of markdown of a title among the products, and of a value. */
const longest = { title: 150, value: 120 }
/** Columns of monospaced text that a container shows on a phone without a break. */
const widest = 38
/** What every font shows as wide as any other letter. */
const isNarrow = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f\u2013\u2019\u2026\u20ac]*$/
/** Kept free for what says how many rows were left out. */
const noteRoom = 40

const valueText = (value: AttributeValue | null | undefined, unit: string | undefined): string =>
  value === null || value === undefined ? '–' : inline(formatValue(value, unit)) || '–'

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/**
 * Products beside each other, as markdown of at most `room` characters: who they are, by number, and then as many
 * differences as fit, in a table where that is narrow enough for a phone, else one below the other. Undefined when not
 * even the products fit.
 */
export function comparisonText({ products, rows }: Comparison, room: number): string | undefined {
  const shown = products.slice(0, mostProducts)
  const legend = [
    ...shown.map(
      ({ title, price }, at) =>
        `**${at + 1}.** ${cutLiteral(inline(title), longest.title)}${price === undefined ? '' : ` · ${formatPrice(price)}`}`,
    ),
    ...(products.length > shown.length ? [small(`… and ${products.length - shown.length} more products`)] : []),
  ].join('\n')
  const left = room - legend.length - noteRoom
  if (left < 0) return undefined
  const texts = rows.map(
    ({ name, values }): Row => [
      capital(inline(name)) || '–',
      ...shown.map((product, at) => valueText(values[at], unitOf(product, name))),
    ],
  )
  const body = tableOf(texts, left) ?? linesOf(texts, left)
  const rest = rows.length - body.rows
  const note = rest > 0 ? [small(`… and ${rest} more ${rest === 1 ? 'difference' : 'differences'}`)] : []
  return [legend, ...(body.rows > 0 ? [body.text] : []), ...note].join('\n')
}

interface Body {
  text: string
  /** How many of the rows it has. */
  rows: number
}

/** Undefined when it would be too wide, or its columns not straight. */
function tableOf(rows: readonly Row[], room: number): Body | undefined {
  const [first] = rows
  if (first === undefined || !rows.every((row) => row.every((text) => isNarrow.test(text)))) return undefined
  const table: Row[] = [['', ...first.slice(1).map((_, at) => String(at + 1))], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const width = widths.reduce((sum, one) => sum + one + 2, -2)
  if (width > widest) return undefined
  const lines = table.map((row) =>
    asCode(
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  )
  const fitting = fittingLines(lines, room - codeBlockExtra)
  return fitting.length < 2 ? { text: '', rows: 0 } : { text: codeBlock(fitting.join('\n')), rows: fitting.length - 1 }
}

function linesOf(rows: readonly Row[], room: number): Body {
  const lines = rows.map(([name, ...values]) => {
    const texts = values.map((value, at) => `${at + 1}: ${cutLiteral(value, longest.value)}`)
    return `**${cutLiteral(cut(name, longest.value), longest.value)}** ${texts.join(' · ')}`
  })
  const fitting = fittingLines(lines, room)
  return { text: fitting.join('\n'), rows: fitting.length }
}

/** The first lines that take at most `room` characters, with the breaks between them. */
function fittingLines(lines: readonly string[], room: number): string[] {
  let left = room
  const end = lines.findIndex((line) => {
    left -= line.length + 1
    return left < 0
  })
  return end === -1 ? [...lines] : lines.slice(0, end)
}
