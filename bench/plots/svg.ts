/** Where a plot is drawn, in pixels. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** The same search has the same colour in each plot. */
const colours = new Map(
  Object.entries({ auto: 0, Shopclerk: 0, keyword: 1, vector: 2, hybrid: 3, MiniSearch: 4, Orama: 5 }),
)
const colourCount = 6

/** The class of a series, which sets its `color`. */
export const seriesClass = (name: string, index: number): string => `s${colours.get(name) ?? index % colourCount}`

/** `content` as an SVG document with a title. Its colours follow the reader's light or dark scheme. */
export function svgDocument(title: string, width: number, height: number, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">
<title>${escapeXml(title)}</title>
<style>
:root{--back:#fff;--ink:#1f2328;--quiet:#59636e;--grid:#d1d9e0}
.s0{color:#0550ae}.s1{color:#1a7f8f}.s2{color:#8250df}.s3{color:#57606a}.s4{color:#bc4c00}.s5{color:#9a6700}
@media (prefers-color-scheme:dark){
:root{--back:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--grid:#3d444d}
.s0{color:#58a6ff}.s1{color:#56d4dd}.s2{color:#bc8cff}.s3{color:#afb8c1}.s4{color:#ff9b5e}.s5{color:#e3b341}
}
text{fill:var(--ink)}.quiet{fill:var(--quiet)}.series{fill:currentColor}.head{font-size:16px;font-weight:600}
.grid{stroke:var(--grid);fill:none}.line{stroke:currentColor;stroke-width:2;fill:none}.aim{stroke:var(--ink);stroke-width:2}
.value{paint-order:stroke;stroke:var(--back);stroke-width:3px;stroke-linejoin:round}.end{text-anchor:end}.middle{text-anchor:middle}
</style>
<rect width="100%" height="100%" fill="var(--back)"/>
<text class="head" x="24" y="30">${escapeXml(title)}</text>
${content.join('\n')}
</svg>
`
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const text = (x: number, y: number, content: string, classes = ''): string =>
  `<text${classes === '' ? '' : ` class="${classes}"`} x="${pixel(x)}" y="${pixel(y)}">${escapeXml(content)}</text>`

/** A line through points. */
export const polyline = (points: readonly (readonly [number, number])[], classes: string): string =>
  `<path class="${classes}" d="M${points.map(([x, y]) => `${pixel(x)} ${pixel(y)}`).join('L')}"/>`

/** A straight line. */
export const line = (x1: number, y1: number, x2: number, y2: number, classes = 'grid'): string =>
  polyline(
    [
      [x1, y1],
      [x2, y2],
    ],
    classes,
  )

/** Names of series in a row from `x`, each in its colour. */
export function legend(names: readonly string[], x: number, y: number): string[] {
  const widest = 7.5
  return names.map((name, index) => {
    const before = names.slice(0, index).reduce((sum, other) => sum + other.length * widest + 34, 0)
    const at = x + before
    return `<g class="${seriesClass(name, index)}"><rect class="series" x="${pixel(at)}" y="${pixel(y - 10)}" width="12" height="12" rx="2"/>${text(at + 18, y, name)}</g>`
  })
}

/** Tenths of a pixel are as fine as anybody sees. */
export const pixel = (value: number): string => String(Math.round(value * 10) / 10)

/** Powers of ten from the one below the least value to the one above the greatest. Throws a RangeError on none above 0. */
export function decades(values: readonly number[]): number[] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value))
  if (positive.length === 0) throw new RangeError('A logarithmic axis needs values above 0.')
  const low = Math.floor(Math.log10(Math.min(...positive)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index))
}

/** Where a value stands between the ends of a logarithmic axis, from 0 to 1. */
export function logPlace(value: number, ticks: readonly number[]): number {
  const [low = 1, high = 10] = [ticks[0], ticks.at(-1)]
  return (Math.log10(Math.max(value, low)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
}
