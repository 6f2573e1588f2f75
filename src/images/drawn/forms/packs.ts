import { item, move, zoom } from '../svg.ts'
import { floor } from './solids.ts'

/** Draws the i-th thing of a pack, standing at (0, 0) with its middle over it. */
type Unit = (i: number) => string

export interface Pack {
  count: number
  /** Of one thing, in its own drawing. */
  width: number
  height: number
  draw: Unit
  /** Share of its width at which the next one stands; under 1 they overlap. */
  spacing?: number
  /** The most that stand in one row. */
  row?: number
  /** Of the whole group. */
  maxWidth?: number
  maxHeight?: number
  /** How much larger than drawn a single one may be. */
  most?: number
  /** How far a row stands behind the next, as a share of the height. */
  rise?: number
}

/** Larger things of more than this are not told apart any more. */
const mostStanding = 24

/** Things of a pack standing together: one alone in the middle, more in rows that stand behind one another. */
export function pack({
  count: stated,
  width,
  height,
  draw,
  spacing = 1.06,
  row,
  maxWidth = 400,
  maxHeight = 330,
  most = 1,
  rise = 0.26,
}: Pack): string {
  const count = Math.min(mostStanding, stated)
  const inFull = row ?? (count <= 3 ? count : Math.ceil(count / (count <= 10 ? 2 : 3)))
  const rows = Math.ceil(count / inFull)
  const total = width * (1 + (inFull - 1) * spacing)
  const tall = height * (1 + (rows - 1) * rise)
  const scale = Math.min(most, maxWidth / total, maxHeight / tall)
  // The group stands so that its middle is where a single thing's would be.
  const front = floor + ((rows - 1) * rise * height * scale) / 5
  let content = ''
  for (let r = 0; r < rows; r++) {
    const from = r === 0 ? 0 : count - inFull * (rows - r)
    const end = count - inFull * (rows - 1 - r)
    const inRow = end - from
    for (let i = from; i < end; i++) {
      const x = 256 + (i - from - (inRow - 1) / 2) * width * spacing * scale
      const y = front - (rows - 1 - r) * rise * height * scale
      content += item(move(x, y, zoom(scale, 0, 0, draw(i))))
    }
  }
  return content
}
