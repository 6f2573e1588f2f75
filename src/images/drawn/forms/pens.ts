import { item, move } from '../svg.ts'
import { floor, shadow } from './solids.ts'

/** Draws the i-th pen, its lower end at (0, 0), upright. */
type Pen = (i: number) => string

export interface PenRow {
  count: number
  /** Of one pen as drawn. */
  width: number
  length: number
  draw: Pen
  /** How much a few pens may be enlarged. */
  most?: number
  /** Degrees by which up to six pens lean; more stand upright. */
  lean?: number
}

/** Of the whole row. */
const tallest = 352

/** Pens of a pack side by side as they stand in their box: all of them, in rows behind one another when there are many. */
export function penRow({ count, width, length, draw, most = 1, lean = 0 }: PenRow): string {
  const rows = count <= 14 ? 1 : count <= 30 ? 2 : 3
  const perRow = Math.ceil(count / rows)
  const pitch = Math.min(width * 1.28 * most, 372 / perRow)
  const sx = Math.min(most, pitch / (width * 1.08))
  // Many thin pens keep their length, so that they still look like pens.
  const sy0 = Math.min(most, Math.max(sx, rows === 1 ? 0.8 : rows === 2 ? 0.72 : 0.62))
  // A gradient that is turned takes twice as long to render, which many pens would feel.
  const angle = count > 6 ? 0 : lean
  const full = length * sy0 * (1 + 0.42 * (rows - 1))
  const sy = full > tallest ? (sy0 * tallest) / full : sy0
  const rise = rows === 1 ? 0 : length * sy * 0.42
  let content = ''
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i / perRow)
    const inRow = Math.min(perRow, count - row * perRow)
    const x = 256 + ((i % perRow) - (inRow - 1) / 2) * pitch
    const y = floor - 2 - (rows - 1 - row) * rise
    content += item(
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)}) scale(${sx.toFixed(3)} ${sy.toFixed(3)})">${draw(i)}</g>`,
    )
  }
  return shadow(260, floor, Math.min(205, (pitch * perRow) / 2 + 18), 11) + move(0, 0, content)
}
