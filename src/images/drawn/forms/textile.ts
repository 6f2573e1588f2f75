import { dark, type Hex, light } from '../colour.ts'
import { down, slant } from '../paint.ts'
import { d, rect, shape, stroke } from '../svg.ts'

/** Cloth on a flat face within this rectangle: stripes, checks, sprigs, or nothing of it when it is plain. */
export function printed(pattern: string, x: number, y: number, w: number, h: number, colour: Hex): string {
  const ink = dark(colour, 0.2)
  const pale = light(colour, 0.4)
  if (pattern === 'striped') {
    return stroke(
      steps(w, 26)
        .map((at) => d`M${x + at} ${y}v${h}`)
        .join(''),
      pale,
      6,
      0.75,
    )
  }
  if (pattern === 'checked') {
    return (
      stroke(
        steps(w, 34)
          .map((at) => d`M${x + at} ${y}v${h}`)
          .join(''),
        ink,
        9,
        0.35,
      ) +
      stroke(
        steps(h, 34)
          .map((at) => d`M${x} ${y + at}h${w}`)
          .join(''),
        ink,
        9,
        0.35,
      )
    )
  }
  if (pattern === 'botanical' || pattern === 'floral') {
    return steps(h, 56)
      .flatMap((down2, row) =>
        steps(w, 62).map((at) =>
          sprig(x + Math.min(w - 12, at + (row % 2) * 26), y + down2, row % 2 === 0 ? pale : ink),
        ),
      )
      .join('')
  }
  return ''
}

const sprig = (x: number, y: number, colour: Hex): string =>
  stroke(d`M${x} ${y + 16}V${y - 12}`, colour, 2.5, 0.8) +
  shape(
    d`M${x} ${y + 8}q-14 -2 -14 -14q14 2 14 14zM${x} ${y + 2}q14 -2 14 -14q-14 2 -14 14zM${x} ${y - 8}q-8 -6 0 -16q8 10 0 16z`,
    colour,
  )

function steps(length: number, apart: number): number[] {
  const count = Math.max(1, Math.floor(length / apart))
  return Array.from({ length: count }, (_, i) => (length * (i + 0.5)) / count)
}

/** A pile of folded cloth: `layers` folds, the round edge in front. */
export function folded(
  x: number,
  y: number,
  w: number,
  layers: number,
  thickness: number,
  colourOf: (i: number) => Hex,
): string {
  let pile = ''
  for (let i = 0; i < layers; i++) {
    const top = y - (i + 1) * thickness
    const colour = colourOf(i)
    const sway = (i % 2) * 4
    pile +=
      rect(x + sway, top, w, thickness - 1, down(light(colour, 0.26), colour, dark(colour, 0.3)), thickness * 0.46) +
      stroke(d`M${x + sway + 14} ${top + thickness * 0.52}H${x + sway + w - 8}`, dark(colour, 0.3), 2, 0.7)
  }
  return pile
}

/** A plump pillow with pointed corners about a middle. */
export const pillow = (cx: number, cy: number, w: number, h: number, colour: Hex, bulge = 0.06): string =>
  shape(pillowPath(cx, cy, w, h, bulge), slant(light(colour, 0.3), colour, dark(colour, 0.32)))

export const pillowPath = (cx: number, cy: number, w: number, h: number, bulge = 0.06): string =>
  d`M${cx - w / 2} ${cy - h / 2}Q${cx} ${cy - h * (0.5 - bulge)} ${cx + w / 2} ${cy - h / 2}Q${cx + w * (0.5 - bulge)} ${cy} ${cx + w / 2} ${cy + h / 2}Q${cx} ${cy + h * (0.5 - bulge)} ${cx - w / 2} ${cy + h / 2}Q${cx - w * (0.5 - bulge)} ${cy} ${cx - w / 2} ${cy - h / 2}z`
