import { percentile } from '../percentiles.ts'
import { type Box, decades, legend, line, logPlace, polyline, seriesClass, svgDocument, text } from './svg.ts'

/** One curve: a name, and what it took each time, in milliseconds. */
export interface Curve {
  name: string
  samples: readonly number[]
}

const [width, height] = [720, 420]
const box: Box = { left: 72, top: 76, width: 624, height: 276 }
const shares = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

/** Percentiles far out get more room, as on a probability plot: x is the logit of the share. */
const logit = (share: number): number => Math.log(share / (1 - share))
const [least, most] = [logit(0.01), logit(0.999)]
const x = (share: number): number => box.left + ((logit(share) - least) / (most - least)) * box.width

/** How latencies are spread: percentile on x, milliseconds (logarithmic) on y. Returns SVG. */
export function latencyPlot(title: string, curves: readonly Curve[]): string {
  const spread = curves.map(({ samples }) => shares.map((share) => percentile(samples, share)))
  const ticks = decades(spread.flat())
  const y = (ms: number): number => box.top + box.height * (1 - logPlace(ms, ticks))
  return svgDocument(title, width, height, [
    ...legend(
      curves.map(({ name }) => name),
      24,
      56,
    ),
    ...ticks.flatMap((ms) => [
      line(box.left, y(ms), box.left + box.width, y(ms)),
      text(box.left - 8, y(ms) + 4, `${ms} ms`, 'quiet end'),
    ]),
    ...shares.map((share) =>
      text(x(share), box.top + box.height + 20, `${+(share * 100).toFixed(1)}%`, 'quiet middle'),
    ),
    ...spread.map((times, index) =>
      polyline(
        times.map((ms, place) => [x(shares[place] ?? 0.5), y(ms)] as const),
        `line ${seriesClass(curves[index]?.name ?? '', index)}`,
      ),
    ),
    text(box.left + box.width / 2, height - 16, 'share of requests answered within', 'quiet middle'),
  ])
}
