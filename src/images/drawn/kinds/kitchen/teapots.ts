import { contrasting, dark, light } from '../../colour.ts'
import { floor, gleam, lathe, type ProfilePoint, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { glass, round, slant } from '../../paint.ts'
import { d, dashes, move, rect, shape, stroke } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const potProfile: readonly ProfilePoint[] = [
  [50, 214, true],
  [96, 246],
  [128, 322],
  [98, 400],
  [70, 416, true],
]
const potKnob: readonly ProfilePoint[] = [
  [8, 168],
  [17, 176],
  [14, 188],
  [22, 196, true],
]

const teapot: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.78 + ((number('capacity', 1, 0.3, 2) - 0.6) / 0.6) * 0.2
  const isGlass = text('material') === 'glass'
  const isIron = text('material') === 'cast iron'
  const c = isGlass ? '#c9dbe4' : colour
  const body =
    tube('M362 256C448 236 446 388 352 372', 22, colour) +
    shape(d`M152 366C96 350 104 276 62 244L88 232C126 258 130 290 166 296z`, isGlass ? glass() : round(c)) +
    (isGlass
      ? lathe(
          256,
          [
            [104, 280, true],
            [124, 330],
            [96, 396],
            [68, 410, true],
          ],
          'rgba(190,110,40,.62)',
        ) +
        (has('infuser included')
          ? rect(222, 216, 68, 130, 'rgba(150,160,170,.5)', 8) +
            dashes('M228 240H284M228 262H284M228 284H284M228 306H284M228 328H284', '#6f757e', 3, 3, 4)
          : '')
      : '') +
    lathe(256, potProfile, isGlass ? glass() : isIron ? slant(light(c, 0.22), c, dark(c, 0.4)) : round(c)) +
    (isIron
      ? dashes(
          [0, 1, 2, 3, 4].map((i) => d`M${158 - (i % 3) * 8} ${282 + i * 22}H${354 + (i % 3) * 8}`).join(''),
          light(c, 0.26),
          5,
          4,
          13,
        )
      : '') +
    lathe(
      256,
      [
        [22, 196, true],
        [60, 206],
        [66, 216, true],
      ],
      round(light(colour, 0.06)),
    ) +
    lathe(256, potKnob, round(colour)) +
    gleam(176, 270, 14, 84, 0.45) +
    (random.chance(0.35) && !isGlass && !isIron ? stroke('M138 300Q256 330 374 300', contrasting(c, 0.35), 6) : '')
  return (
    shadow(258, floor, 138 * size, 16) +
    move(256 - 256 * size, floor - floor * size, `<g transform="scale(${size.toFixed(3)})">${body}</g>`)
  )
}

export const teapots: Drawings = {
  teapots: lifted(24, teapot),
}
