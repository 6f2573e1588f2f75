import { chosen } from '../../choice.ts'
import { contrasting, dark, light } from '../../colour.ts'
import { ball, floor, shadow } from '../../forms/solids.ts'
import { round, slant } from '../../paint.ts'
import { circle, d, move, oval, rect, shape, stroke, turn } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A regular pentagon of this radius. */
const pentagon = (x: number, y: number, radius: number): string => {
  const corners = Array.from({ length: 5 }, (_, i) => {
    const angle = (i * 2 * Math.PI) / 5
    return (i === 0 ? 'M' : 'L') + d`${x + Math.sin(angle) * radius} ${y - Math.cos(angle) * radius}`
  })
  return `${corners.join('')}z`
}

/** From a point of the circle about (256, cy) to another, each by its angle and distance. */
const spoke = (cy: number, a: number, from: number, b: number, to: number): string =>
  d`M${256 + Math.sin(a) * from} ${cy - Math.cos(a) * from}L${256 + Math.sin(b) * to} ${cy - Math.cos(b) * to}`

const football: Draw = ({ random, colour, text }) => {
  const sizes: Record<string, number> = { 'size 3': 118, 'size 4': 134, 'size 5': 150 }
  const r = chosen(sizes, text('size'), 146)
  const cy = floor - r
  const patch =
    colour === '#f3f2ee'
      ? (random.pick(['#2b2d33', '#2b3d66', '#b8352f'] as const) ?? '#2b2d33')
      : random.chance(0.5)
        ? '#f4f3ef'
        : dark(colour, 0.5)
  const spin = random.between(0, 72)
  const ring = Array.from({ length: 5 }, (_, i) => {
    const a = ((i * 72 + spin) * Math.PI) / 180
    return [256 + Math.sin(a) * r * 0.8, cy - Math.cos(a) * r * 0.8, (a * 180) / Math.PI, a] as const
  })
  const seams = ring
    .map(
      ([, , , a]) =>
        spoke(cy, a, r * 0.32, a, r * 0.56) +
        spoke(cy, a, r * 0.56, a - 0.34, r * 0.72) +
        spoke(cy, a, r * 0.56, a + 0.34, r * 0.72) +
        spoke(cy, a + 0.34, r * 0.72, a + 0.92, r * 0.72),
    )
    .join('')
  return (
    shadow(262, floor, r * 0.96, 18) +
    ball(256, cy, r, colour) +
    turn(spin + 36, 256, cy, shape(pentagon(256, cy, r * 0.34), slant(light(patch, 0.2), patch))) +
    ring
      .map(([x, y, angle]) =>
        turn(
          angle,
          x,
          y,
          shape(
            d`M${x - r * 0.22} ${y + r * 0.02}L${x} ${y + r * 0.16}L${x + r * 0.22} ${y + r * 0.02}L${x + r * 0.14} ${y - r * 0.13}Q${x} ${y - r * 0.185} ${x - r * 0.14} ${y - r * 0.13}z`,
            dark(patch, 0.08),
          ),
        ),
      )
      .join('') +
    stroke(seams, dark(colour, 0.4), 2.6) +
    circle(256 - r * 0.36, cy - r * 0.44, r * 0.2, 'rgba(255,255,255,.16)') +
    shape(
      d`M${256 + r * 0.98} ${cy - r * 0.1}A${r} ${r} 0 0 1 ${256 - r * 0.5} ${cy + r * 0.86}A${r * 1.25} ${r * 1.25} 0 0 0 ${256 + r * 0.98} ${cy - r * 0.1}z`,
      'rgba(20,23,31,.20)',
    )
  )
}

const tennisRacket: Draw = ({ random, colour, number, text }) => {
  const size = 0.92 + (number('head size', 650, 500, 800) - 640) / 900
  const rx = 84 * size
  const ry = 108 * size
  const grid =
    text('strung') === 'false'
      ? ''
      : stroke(
          Array.from({ length: 11 }, (_, i) => {
            const at = (i - 5) / 5.6
            return d`M${256 + at * rx} ${166 - Math.sqrt(1 - at * at) * ry}V${166 + Math.sqrt(1 - at * at) * ry}`
          }).join('') +
            Array.from({ length: 13 }, (_, i) => {
              const at = (i - 6) / 6.6
              return d`M${256 - Math.sqrt(1 - at * at) * rx} ${166 + at * ry}H${256 + Math.sqrt(1 - at * at) * rx}`
            }).join(''),
          '#f4f3ea',
          2,
        )
  const hoop = d`M${256 - 18} 322C${256 - 40} 290 ${256 - rx} 250 ${256 - rx} 166A${rx} ${ry} 0 1 1 ${256 + rx} 166C${256 + rx} 250 ${256 + 40} 290 ${256 + 18} 322`
  const frame =
    oval(256, 166, rx, ry, 'rgba(255,255,255,.12)') +
    grid +
    stroke(hoop, dark(colour, 0.42), 19) +
    move(-1.5, -1.5, stroke(hoop, colour, 13)) +
    move(-3, -3, stroke(hoop, light(colour, 0.42), 3.5, 0.8)) +
    stroke(d`M${256 - rx * 0.86} 226Q256 262 ${256 + rx * 0.86} 226`, colour, 11) +
    stroke(
      d`M${256 - rx} 150A${rx} ${ry} 0 0 1 ${256 - rx * 0.6} ${166 - ry * 0.8}M${256 + rx} 150A${rx} ${ry} 0 0 0 ${256 + rx * 0.6} ${166 - ry * 0.8}`,
      contrasting(colour, 0.55),
      9,
    )
  const grip =
    rect(239, 318, 34, 130, round('#33363d'), 9) +
    stroke([0, 1, 2, 3, 4, 5, 6].map((i) => d`M240 ${336 + i * 16}L272 ${326 + i * 16}`).join(''), '#1b1d22', 3) +
    rect(236, 438, 40, 14, round('#26282d'), 5)
  return (
    turn(
      random.between(28, 38),
      256,
      270,
      move(16, 14, `<g opacity=".12">${stroke(hoop, '#14171f', 18)}</g>`) + frame + grip,
    ) +
    ball(392, 388, 36, '#cfdd45') +
    stroke('M366 364Q396 384 386 422M418 362Q402 384 426 402', '#f6f9dc', 4)
  )
}

export const games: Drawings = {
  footballs: football,
  'tennis rackets': tennisRacket,
}
