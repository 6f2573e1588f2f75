import { type Box, decades, legend, line, logPlace, polyline, seriesClass, svgDocument, text } from './svg.ts'

/** One measure of several searches over sizes of a catalogue. */
export interface GrowthPanel {
  name: string
  unit: string
  /** For each search, its value at each size; undefined where it was not measured. */
  values: readonly (readonly (number | undefined)[])[]
}

const [width, height] = [720, 620]
const panelSize = { width: 244, height: 180 }

/** How measures grow with the number of products, one panel a measure, both axes logarithmic. Returns SVG. */
export function growthPlot(
  title: string,
  searches: readonly string[],
  sizes: readonly number[],
  panels: readonly GrowthPanel[],
): string {
  const drawn = panels.flatMap((panel, index) => {
    const box = { left: 84 + (index % 2) * 346, top: 108 + Math.floor(index / 2) * 256, ...panelSize }
    return panelLines(panel, searches, sizes, box)
  })
  return svgDocument(title, width, height, [...legend(searches, 24, 56), ...drawn])
}

function panelLines(
  { name, unit, values }: GrowthPanel,
  searches: readonly string[],
  sizes: readonly number[],
  box: Box,
): string[] {
  const ticks = decades(values.flat().filter((value) => value !== undefined))
  const y = (value: number): number => box.top + box.height * (1 - logPlace(value, ticks))
  const x = (size: number): number => box.left + box.width * logPlace(size, [Math.min(...sizes), Math.max(...sizes)])
  const grid = ticks.flatMap((tick) => [
    line(box.left, y(tick), box.left + box.width, y(tick)),
    text(box.left - 8, y(tick) + 4, `${tick.toLocaleString('en')} ${unit}`, 'quiet end'),
  ])
  const lines = values.flatMap((measured, index) => {
    const points = measured.flatMap((value, place): [number, number][] => {
      const size = sizes[place]
      return value === undefined || size === undefined ? [] : [[x(size), y(value)]]
    })
    const series = seriesClass(searches[index] ?? '', index)
    const dots = points.map(
      ([cx, cy]) => `<circle class="series ${series}" cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3.5"/>`,
    )
    return points.length === 0 ? [] : [polyline(points, `line ${series}`), ...dots]
  })
  return [
    text(box.left, box.top - 14, name),
    ...grid,
    ...lines,
    ...sizes.map((size) => text(x(size), box.top + box.height + 20, size.toLocaleString('en'), 'quiet middle')),
  ]
}
