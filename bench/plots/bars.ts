import { type Box, legend, line, pixel, seriesClass, svgDocument, text } from './svg.ts'

/** Bars that belong together: one value for each series, from 0 to 1, and what is aimed at. */
export interface BarGroup {
  name: string
  values: readonly (number | undefined)[]
  aim?: number | undefined
  /** How a value is written beside its bar. */
  written(value: number): string
}

const width = 720
const [bar, gap] = [13, 30]
const left = 216
const columns: Pick<Box, 'left' | 'width'> = { left, width: width - left - 76 }

/** Figures from 0 to 1 as bars, one group a figure, its aim as a line across its bars. Returns SVG. */
export function barPlot(title: string, series: readonly string[], groups: readonly BarGroup[]): string {
  const step = series.length * bar + gap
  const top = 84
  const height = top + groups.length * step + 16
  const x = (value: number): number => columns.left + value * columns.width
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
    line(x(value), top - 6, x(value), height - 24),
    text(x(value), top - 12, String(value), 'quiet middle'),
  ])
  const bars = groups.flatMap((group, index) => groupBars(group, top + index * step, series, x))
  return svgDocument(title, width, height, [...legend(series, 24, 54), ...aimKey(), ...grid, ...bars])
}

const aimKey = (): string[] => [line(width - 84, 44, width - 84, 56, 'aim'), text(width - 74, 54, 'aim')]

function groupBars(group: BarGroup, top: number, series: readonly string[], x: (value: number) => number): string[] {
  const { name, values, aim, written } = group
  const rows = values.flatMap((value, index) => {
    if (value === undefined) return []
    const y = top + index * bar
    const rect = `<rect class="series" x="${pixel(x(0))}" y="${pixel(y)}" width="${pixel(x(value) - x(0))}" height="${bar - 2}"/>`
    const label = `<g font-size="11">${text(x(value) + 6, y + bar - 3, written(value), 'quiet value')}</g>`
    return [{ bar: `<g class="${seriesClass(series[index] ?? '', index)}">${rect}</g>`, label }]
  })
  const middle = top + (series.length * bar) / 2 + 4
  const aimed = aim === undefined ? [] : [line(x(aim), top - 3, x(aim), top + series.length * bar + 1, 'aim')]
  return [
    text(left - 12, middle, name, 'end'),
    ...rows.map((row) => row.bar),
    ...aimed,
    ...rows.map(({ label }) => label),
  ]
}
