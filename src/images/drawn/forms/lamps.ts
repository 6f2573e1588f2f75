import type { Hex } from '../colour.ts'
import { down } from '../paint.ts'
import { d, shape } from '../svg.ts'

/** The light that falls from a shade: `top` wide at its upper end. */
export const lightCone = (
  cx: number,
  y: number,
  top: number,
  bottom: number,
  height: number,
  colour: Hex = '#fff0c2',
): string =>
  shape(
    d`M${cx - top / 2} ${y}L${cx + top / 2} ${y}L${cx + bottom / 2} ${y + height}L${cx - bottom / 2} ${y + height}z`,
    down([colour, 0, 70], [colour, 100, 0]),
  )

/** The colour of a lamp's light. */
export const lightTint = (words: string): Hex => (/cool|neutral/.test(words) ? '#f4f8ff' : '#fff0c2')
