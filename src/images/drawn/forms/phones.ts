import type { Random } from '../../../catalogue/demo/random.ts'
import { dark, type Hex, light } from '../colour.ts'
import { metal, slant } from '../paint.ts'
import { circle, d, rect, shape } from '../svg.ts'
import { screen } from './screens.ts'

/** A phone or tablet from its front: a frame in its colour about a lit screen. */
export const deviceFront = (
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Hex,
  random: Random,
  rim = w * 0.05,
): string =>
  rect(x, y, w, h, metal(colour), w * 0.13) +
  rect(x + 3, y + 3, w - 6, h - 6, '#15171b', w * 0.12) +
  screen(x + rim, y + rim, w - 2 * rim, h - 2 * rim, random, w * 0.085) +
  circle(x + w / 2, y + rim + w * 0.05, w * 0.024, '#101216')

/** The back of a phone with its cameras. */
export function phoneBack(x: number, y: number, w: number, h: number, colour: Hex, lenses: number): string {
  const r = w * 0.085
  const islandHeight = 2 * r * lenses + 14 + (lenses - 1) * 6
  return (
    rect(x, y, w, h, metal(dark(colour, 0.1)), w * 0.13) +
    rect(x + 3, y + 3, w - 6, h - 6, slant(light(colour, 0.26), colour, dark(colour, 0.2)), w * 0.12) +
    shape(
      d`M${x + w * 0.2} ${y + 3}L${x + w * 0.62} ${y + 3}L${x + w * 0.14} ${y + h - 3}L${x + 12} ${y + h - 3}Q${x + 3} ${y + h - 3} ${x + 3} ${y + h - 14}L${x + 3} ${y + h * 0.5}z`,
      slant(['#ffffff', 0, 22], ['#ffffff', 100, 3]),
    ) +
    rect(x + w * 0.09, y + w * 0.09, 2 * r + 16, islandHeight, slant(light(colour, 0.14), dark(colour, 0.2)), r + 6) +
    Array.from({ length: lenses }, (_, i) =>
      lens(x + w * 0.09 + r + 8, y + w * 0.09 + r + 7 + i * (2 * r + 6), r),
    ).join('') +
    circle(x + w * 0.42, y + w * 0.2, w * 0.028, '#f7f0d8')
  )
}

export const lens = (cx: number, cy: number, r: number): string =>
  circle(cx, cy, r, metal('#8d939b')) +
  circle(cx, cy, r * 0.84, '#15171b') +
  circle(cx, cy, r * 0.5, slant('#2c4a6e', '#11161d')) +
  circle(cx - r * 0.24, cy - r * 0.26, r * 0.16, 'rgba(255,255,255,.75)')
