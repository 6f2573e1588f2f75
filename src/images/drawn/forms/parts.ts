import { dark, type Hex, light } from '../colour.ts'
import { down, slant, spot } from '../paint.ts'
import { circle, d, rect, stroke } from '../svg.ts'

/** Cloth or perforated metal before a loudspeaker: rows of fine dots, as one dashed path. */
export function grille(x: number, y: number, w: number, h: number, colour: Hex, r = 10): string {
  let rows = ''
  for (let line = y + 6; line < y + h - 3; line += 7) rows += d`M${x + r * 0.6} ${line}h${w - r * 1.2}`
  return (
    rect(x, y, w, h, down(colour, dark(colour, 0.28)), r) +
    `<path d="${rows}" fill="none" stroke="${dark(colour, 0.5)}" stroke-width="2.6" stroke-dasharray="2.6 4.4" opacity=".55"/>`
  )
}

/** A round knob seen from the front, with its mark. */
export const knob = (cx: number, cy: number, r: number, colour: Hex): string =>
  circle(cx + 1.5, cy + 3, r * 1.04, 'rgba(20,23,31,.28)') +
  circle(cx, cy, r, slant(light(colour, 0.5), dark(colour, 0.3))) +
  circle(cx, cy, r * 0.8, slant(light(colour, 0.12), colour)) +
  stroke(d`M${cx} ${cy - r * 0.3}V${cy - r * 0.66}`, dark(colour, 0.6), Math.max(2, r * 0.12))

/** A screw, rivet or press stud. */
export const rivet = (cx: number, cy: number, r: number, colour: Hex = '#b9bfc6'): string =>
  circle(cx, cy, r, slant(light(colour, 0.6), dark(colour, 0.4)))

/** A small lamp that is on. */
export const pilot = (cx: number, cy: number, r: number, colour: Hex): string =>
  circle(cx, cy, r, spot(light(colour, 0.7), colour))

/** A wheel seen from its side: tyre, rim and hub. */
export function wheel(cx: number, cy: number, r: number, hub: Hex = '#c3c8ce', tyre: Hex = '#2b2d33'): string {
  return (
    circle(cx, cy, r, slant(light(tyre, 0.18), tyre)) +
    circle(cx, cy, r * 0.62, slant(light(hub, 0.5), dark(hub, 0.25))) +
    circle(cx, cy, r * 0.42, dark(hub, 0.35)) +
    circle(cx, cy, r * 0.2, light(hub, 0.3))
  )
}
