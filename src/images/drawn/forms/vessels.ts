import { dark, type Hex, light } from '../colour.ts'
import { metal, round } from '../paint.ts'
import { d, move, rect, shape, stroke } from '../svg.ts'
import { gleam, rim } from './solids.ts'
import { tube } from './tubes.ts'

/** Coffee in a cup. */
export const coffeeTint: Hex = '#4a2f20'

/** Steam that rises from (x, y). */
export const steam = (x: number, y: number, height: number): string =>
  stroke(
    [-26, 0, 26]
      .map(
        (dx, i) => d`M${x + dx} ${y}c${-14} ${-height * 0.3} ${16} ${-height * 0.5} 0 ${-height * (i === 1 ? 1 : 0.8)}`,
      )
      .join(''),
    '#ffffff',
    8,
    0.6,
  )

/** A cup of half-width `r` that stands at (0, 0), with its handle on the right. */
export function cup(r: number, height: number, colour: Hex, manner: number, drink: Hex, fill = round(colour)): string {
  const foot = manner === 0 ? r * 0.96 : manner === 1 ? r * 0.72 : r * 0.86
  const body =
    manner === 2
      ? d`M${-r} ${-height}C${-r * 1.02} ${-height * 0.5} ${-r} ${-height * 0.2} ${-foot * 0.7} ${-2}Q0 8 ${foot * 0.7} ${-2}C${r} ${-height * 0.2} ${r * 1.02} ${-height * 0.5} ${r} ${-height}z`
      : d`M${-r} ${-height}L${-foot} ${-12}Q${-foot} 0 ${-foot + 14} 2Q0 10 ${foot - 14} 2Q${foot} 0 ${foot} ${-12}L${r} ${-height}z`
  return (
    tube(
      d`M${r - 6} ${-height * 0.78}C${r + r * 0.66} ${-height * 0.84} ${r + r * 0.62} ${-height * 0.2} ${foot - 4} ${-height * 0.24}`,
      r * 0.2,
      colour,
    ) +
    shape(body, fill) +
    rim(0, -height, r, colour, 0.15, drink) +
    gleam(-r * 0.72, -height * 0.84, r * 0.1, height * 0.6, 0.35)
  )
}

/** A drinking bottle of half-width `r` and this height that stands at (0, 0): shoulders, neck, and a lid drawn apart. */
export const flask = (r: number, height: number, fill: string, neck: number): string =>
  shape(
    d`M${-neck} ${-height}L${-neck} ${-height + 10}C${-neck} ${-height + 40} ${-r} ${-height + 34} ${-r} ${-height + 84}L${-r} -16Q${-r} 2 ${-r + 18} 4Q0 9 ${r - 18} 4Q${r} 2 ${r} -16L${r} ${-height + 84}C${r} ${-height + 34} ${neck} ${-height + 40} ${neck} ${-height + 10}L${neck} ${-height}z`,
    fill,
  )

/** The lid of a bottle, on its neck at height `y`: 'straw', 'push', 'flip', 'cup' or a screw cap. */
export function bottleLid(words: string, y: number, neck: number, colour: Hex): string {
  const wide = neck + 7
  const cap = rect(-wide, y - 40, wide * 2, 46, round(colour), 8)
  const ridges = stroke(
    [-0.7, -0.42, -0.14, 0.14, 0.42, 0.7].map((at) => d`M${wide * at} ${y - 30}v26`).join(''),
    dark(colour, 0.25),
    3,
  )
  if (words.includes('straw'))
    return tube(d`M6 ${y - 34}C6 ${y - 84} 40 ${y - 88} 52 ${y - 74}`, 12, light(colour, 0.3)) + cap
  if (words.includes('push-pull'))
    return rect(-14, y - 74, 28, 30, round(light(colour, 0.4)), 6) + rect(-20, y - 52, 40, 16, round(colour), 5) + cap
  if (words.includes('push')) return cap + rect(-16, y - 52, 32, 16, metal('#c3c8ce'), 6)
  if (words.includes('flip'))
    return (
      cap +
      rect(-wide, y - 50, wide * 2, 14, round(dark(colour, 0.15)), 7) +
      tube(d`M${-wide + 6} ${y - 48}C${-wide} ${y - 84} ${wide} ${y - 84} ${wide - 6} ${y - 48}`, 9, dark(colour, 0.1))
    )
  if (words.includes('cup')) return rect(-wide - 4, y - 66, wide * 2 + 8, 74, metal('#c3c8ce'), 10)
  return (
    cap +
    ridges +
    move(
      0,
      0,
      tube(
        d`M${-neck * 0.5} ${y - 40}C${-neck * 0.5} ${y - 70} ${neck * 0.5} ${y - 70} ${neck * 0.5} ${y - 40}`,
        8,
        dark(colour, 0.1),
      ),
    )
  )
}
