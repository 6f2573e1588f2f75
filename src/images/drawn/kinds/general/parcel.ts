import { dark, light } from '../../colour.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { slant } from '../../paint.ts'
import { d, rect, shape } from '../../svg.ts'
import type { Draw } from '../draw.ts'

/** What stands for goods of an unknown kind: a closed box in their colour. */
export const parcel: Draw = ({ random, colour }) => {
  const w = random.between(220, 256)
  const h = random.between(180, 220)
  const x = 236 - w / 2
  const y = floor - h
  const tape = light(colour, 0.42)
  return (
    shadow(262, floor - 4, w * 0.66, 26) +
    block({ x, y, w, h, dx: 56, dy: 44, colour, r: 6 }) +
    shape(
      d`M${x + w / 2 - 22} ${y}L${x + w / 2 + 34} ${y - 44}L${x + w / 2 + 74} ${y - 44}L${x + w / 2 + 18} ${y}z`,
      light(tape, 0.2),
    ) +
    rect(x + w / 2 - 22, y, 40, 54, slant(tape, dark(tape, 0.08))) +
    rect(x + 22, y + h - 58, 62, 36, light(colour, 0.7), 4) +
    rect(x + 30, y + h - 48, 40, 4, dark(colour, 0.2), 2) +
    rect(x + 30, y + h - 38, 28, 4, dark(colour, 0.2), 2)
  )
}
