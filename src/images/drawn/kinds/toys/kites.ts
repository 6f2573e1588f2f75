import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { round, slant } from '../../paint.ts'
import { circle, d, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

type Tints = (i: number) => Hex

/** A tail with its bows. */
const tail = (path: string, points: readonly (readonly [number, number])[], tint: Tints): string =>
  stroke(path, '#8d939b', 3) +
  points.map(([x, y], i) => shape(d`M${x} ${y}l-20 -11v22zM${x} ${y}l20 -11v22z`, tint(i))).join('')

const diamond = (tint: Tints): string =>
  tail(
    'M256 356C220 390 300 410 262 450S300 470 320 470',
    [
      [246, 384],
      [276, 420],
      [262, 452],
    ],
    tint,
  ) +
  shape('M256 50L372 180L256 356z', slant(light(tint(1), 0.1), tint(1))) +
  shape('M256 50L140 180L256 356z', slant(light(tint(0), 0.26), tint(0))) +
  shape('M256 180L372 180L256 356z', tint(2)) +
  shape('M256 180L140 180L256 356z', slant(light(tint(3), 0.2), tint(3))) +
  stroke('M256 50V356M140 180H372', '#5a4a3a', 4)

const delta = (tint: Tints): string =>
  shape('M256 70L466 300L350 270L256 330z', slant(tint(1), dark(tint(1), 0.15))) +
  shape('M256 70L46 300L162 270L256 330z', slant(light(tint(0), 0.26), tint(0))) +
  shape('M256 70L350 270L256 330z', tint(2)) +
  shape('M256 70L162 270L256 330z', light(tint(3), 0.1)) +
  stroke('M256 70V330M256 70L46 300M256 70L466 300M150 186H362', '#4a4e57', 4) +
  tail(
    'M256 330C230 370 290 400 256 450',
    [
      [248, 372],
      [274, 408],
    ],
    tint,
  )

const stunt = (tint: Tints): string =>
  shape('M256 110L484 300L372 292L300 250L256 300z', slant(tint(1), dark(tint(1), 0.2))) +
  shape('M256 110L28 300L140 292L212 250L256 300z', slant(light(tint(0), 0.3), tint(0))) +
  shape('M256 110L372 292L300 250z', tint(2)) +
  shape('M256 110L140 292L212 250z', light(tint(4), 0.2)) +
  stroke('M256 110V300M256 110L484 300M256 110L28 300M150 200H362', '#33363d', 5) +
  stroke('M180 240L250 462M332 240L262 462', '#8d939b', 2)

const dragon = (tint: Tints): string =>
  Array.from({ length: 7 }, (_, i) => {
    const k = 6 - i
    return circle(
      200 + Math.sin(k * 1.1) * 46 + k * 14,
      170 + k * 44,
      48 - k * 4,
      slant(light(tint(k), 0.3), tint(k), dark(tint(k), 0.16)),
    )
  }).join('') +
  circle(196, 126, 76, slant(light(tint(0), 0.3), tint(0), dark(tint(0), 0.2))) +
  circle(170, 112, 18, '#ffffff') +
  circle(222, 112, 18, '#ffffff') +
  circle(173, 116, 8, '#22252a') +
  circle(219, 116, 8, '#22252a') +
  stroke('M162 156Q196 184 230 156', '#ffffff', 8) +
  shape('M136 70L150 30L170 64zM256 70L242 30L222 64z', tint(2))

const sails: Readonly<Record<string, (tint: Tints) => string>> = { diamond, delta, stunt, dragon }

const kite: Draw = ({ random, colour, isMixed, text, number }) => {
  const size = 0.8 + ((number('wingspan', 110, 50, 220) - 70) / 80) * 0.2
  const tint = (i: number): Hex =>
    isMixed
      ? (brightPalette[i % brightPalette.length] ?? colour)
      : i % 3 === 0
        ? colour
        : i % 3 === 1
          ? light(colour, 0.3)
          : dark(colour, 0.2)
  const body = chosen(sails, text('shape'), diamond)(tint)
  const reel = zoom(
    0.8,
    420,
    440,
    rect(390, 400, 70, 46, round('#e0a23a'), 8) +
      rect(380, 394, 12, 58, '#33363d', 5) +
      rect(458, 394, 12, 58, '#33363d', 5) +
      stroke('M396 408H454M396 418H454M396 428H454M396 438H454', '#fbf6e6', 3),
  )
  return (
    stroke('M256 190C330 300 360 360 408 414', '#8d939b', 2) +
    turn(random.between(-12, 8), 256, 230, zoom(size, 256, 230, body)) +
    reel
  )
}

export const kites: Drawings = {
  kites: kite,
}
