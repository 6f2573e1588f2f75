import { type Box, legend, line, polyline, seriesClass, svgDocument, text } from './svg.ts'

/** The scores, from 0 to 1, that one search reached on each query. */
export interface ScoreCurve {
  name: string
  scores: readonly number[]
}

const [width, height] = [720, 420]
const box: Box = { left: 64, top: 80, width: 632, height: 276 }

/** The scores of each search, its worst query first: how many are bad and how many good. Returns SVG. */
export function sortedScoresPlot(title: string, curves: readonly ScoreCurve[]): string {
  const y = (score: number): number => box.top + box.height * (1 - score)
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((score) => [
    line(box.left, y(score), box.left + box.width, y(score)),
    text(box.left - 8, y(score) + 4, String(score), 'quiet end'),
  ])
  const lines = curves.map(({ name, scores }, index) => polyline(stairs(scores, y), `line ${seriesClass(name, index)}`))
  const most = Math.max(...curves.map(({ scores }) => scores.length))
  return svgDocument(title, width, height, [
    ...legend(
      curves.map(({ name }) => name),
      24,
      56,
    ),
    ...grid,
    ...lines,
    text(box.left + box.width / 2, height - 16, `${most} queries, each search’s worst first`, 'quiet middle'),
  ])
}

/** One step a query, as wide as its share of all. */
function stairs(scores: readonly number[], y: (score: number) => number): [number, number][] {
  const step = box.width / scores.length
  return scores
    .toSorted((a, b) => a - b)
    .flatMap((score, index): [number, number][] => [
      [box.left + index * step, y(score)],
      [box.left + (index + 1) * step, y(score)],
    ])
}
