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

/** A ribbon that waves down from (256, 300) and grows narrow, in bands of the tints. */
const ribbon = (tint: Tints): string =>
  Array.from({ length: 9 }, (_, k) => {
    const at = (step: number) => [256 + Math.sin(step * 0.9) * 54, 292 + step * 21, 40 - step * 3.8] as const
    const [x, y, half] = at(k)
    const [x2, y2, half2] = at(k + 1)
    return shape(
      d`M${x - half} ${y}H${x + half}L${x2 + half2} ${y2}H${x2 - half2}z`,
      k % 2 ? light(tint(k), 0.2) : tint(k),
    )
  }).join('')

const dragon = (tint: Tints): string =>
  ribbon(tint) +
  shape('M150 96L128 34L206 66zM362 96L384 34L306 66z', slant(light(tint(2), 0.2), tint(2))) +
  shape(
    'M256 52Q366 78 384 178Q346 268 256 318Q166 268 128 178Q146 78 256 52z',
    slant(light(tint(0), 0.24), tint(0), dark(tint(0), 0.2)),
  ) +
  shape('M256 52Q300 62 330 88L256 318L182 88Q212 62 256 52z', tint(1)) +
  shape('M186 156Q206 122 240 156Q212 172 186 156zM326 156Q306 122 272 156Q300 172 326 156z', '#ffffff') +
  circle(216, 150, 9, '#22252a') +
  circle(296, 150, 9, '#22252a') +
  shape('M236 214a9 7 0 1 0 1 0zM276 214a9 7 0 1 0 1 0z', dark(tint(1), 0.55)) +
  stroke('M196 240L222 256L240 244L256 260L272 244L290 256L316 240', '#ffffff', 7) +
  stroke('M256 52V130M128 178L186 170M384 178L326 170', '#5a4a3a', 3)

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
