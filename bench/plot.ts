import { percentile } from './percentiles.ts'

/** One curve: a name, and what it took each time, in milliseconds. */
export interface Curve {
  name: string
  samples: readonly number[]
}

const width = 720
const height = 400
const margin = { left: 64, right: 24, top: 48, bottom: 56 }
const shares = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]
const colours = ['#2457d6', '#d9480f', '#2b8a3e', '#862e9c']

/** Percentiles far out get more room, as on a probability plot: x is the logit of the share. */
const logit = (share: number): number => Math.log(share / (1 - share))

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A plot of how latencies are spread: percentile on x, milliseconds (logarithmic) on y. Returns SVG. */
export function latencyPlot(title: string, curves: readonly Curve[]): string {
  const values = curves.flatMap(({ samples }) => shares.map((share) => percentile(samples, share)))
  const low = Math.floor(Math.log10(Math.max(0.01, Math.min(...values))))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  const x = (share: number): number =>
    margin.left + ((logit(share) - logit(0.01)) / (logit(0.999) - logit(0.01))) * (width - margin.left - margin.right)
  const y = (ms: number): number =>
    height -
    margin.bottom -
    ((Math.log10(Math.max(ms, 10 ** low)) - low) / (high - low)) * (height - margin.top - margin.bottom)
  const decades = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i))
  const grid = [
    ...decades.map(
      (ms) =>
        `<path class="grid" d="M${margin.left} ${y(ms)}H${width - margin.right}"/><text class="y" x="${margin.left - 8}" y="${y(ms) + 4}">${ms} ms</text>`,
    ),
    ...shares.map(
      (share) =>
        `<text class="x" x="${x(share)}" y="${height - margin.bottom + 20}">${+(share * 100).toFixed(1)}%</text>`,
    ),
  ]
  const lines = curves.map(({ name, samples }, index) => {
    const points = shares.map((share) => `${x(share).toFixed(1)} ${y(percentile(samples, share)).toFixed(1)}`).join('L')
    const colour = colours[index % colours.length]
    const label = `<text x="${margin.left + 12}" y="${margin.top + 18 + index * 18}" fill="${colour}">${escapeXml(name)}</text>`
    return `<path d="M${points}" fill="none" stroke="${colour}" stroke-width="2"/>${label}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">
<style>.grid{stroke:#ddd}.x{text-anchor:middle;fill:#555}.y{text-anchor:end;fill:#555}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${margin.left}" y="28" font-size="16" font-weight="600">${escapeXml(title)}</text>
${grid.join('\n')}
${lines.join('\n')}
<text class="x" x="${width / 2}" y="${height - 12}">share of requests answered within</text>
</svg>
`
}
