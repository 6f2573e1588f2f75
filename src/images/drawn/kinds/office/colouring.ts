import { dark, type Hex, light } from '../../colour.ts'
import { penRow } from '../../forms/pens.ts'
import { across, metal, round, slant } from '../../paint.ts'
import { d, dashes, oval, rect, shape, stroke } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A pencil of 320 that stands on its blunt end with its point up. */
function pencil(colour: Hex, lead: Hex, shapeName: string, isSharp: boolean, end: string): string {
  const body =
    shapeName === 'round'
      ? round(colour)
      : across(
          [dark(colour, 0.22), 0],
          [dark(colour, 0.1), 30],
          [light(colour, 0.24), 31],
          [light(colour, 0.1), 68],
          [dark(colour, 0.24), 69],
          [dark(colour, 0.36), 100],
        )
  return (
    rect(-14, -268, 28, 268, body) +
    (isSharp
      ? shape('M-14 -267L0 -322L14 -267Q7 -276 0 -267Q-7 -276 -14 -267z', across('#d8b078', '#f2d9a8', '#c79a62')) +
        shape('M-4.6 -304L0 -322L4.6 -304z', lead)
      : oval(0, -268, 14, 6, '#e8c48f') + oval(0, -268, 5, 2.4, lead)) +
    end
  )
}

const pencils: Draw = ({ count, text, random, has, isStated, colour }) => {
  const coat = isStated
    ? colour
    : (random.pick(['#e8b63a', '#3f6fa8', '#b8413a', '#3f7f5a', '#2f3238'] as const) ?? '#e8b63a')
  const end = has('eraser tip')
    ? rect(-14, -26, 28, 16, metal('#c9b060')) + rect(-13, -12, 26, 14, round('#e59a9a'), 5)
    : rect(-14, -22, 28, 7, light(coat, 0.5)) + rect(-14, -10, 28, 10, dark(coat, 0.3))
  return penRow({
    count,
    width: 30,
    length: 322,
    most: 1.16,
    lean: random.between(0, 4),
    draw: () => pencil(coat, '#3a3d44', text('shape'), has('sharpened') || count < 13, end),
  })
}

/** More hues than a palette has, in the order of the rainbow. */
const hues: readonly Hex[] = [
  '#7a2f2a',
  '#c8302c',
  '#e8622c',
  '#f08a24',
  '#f4b12e',
  '#f4d33e',
  '#b9cc3f',
  '#6fb14a',
  '#3f8f4f',
  '#2f8f86',
  '#36a3c4',
  '#2f6fb8',
  '#2f4a8f',
  '#5a3f96',
  '#8a4aa0',
  '#c04a92',
  '#e5759f',
  '#f0b3a0',
  '#c98a5a',
  '#8a5a38',
  '#5a3f2e',
  '#8d939b',
  '#33363d',
  '#f3f2ee',
]

/** The i-th of `count` colours of a box, spread over the rainbow. */
const hueOf = (i: number, count: number): Hex =>
  hues[Math.floor((i * hues.length) / Math.max(count, 8)) % hues.length] ?? '#c8302c'

const colouredPencils: Draw = ({ count, text, random }) => {
  const row = penRow({
    count,
    width: 30,
    length: 322,
    most: 1.16,
    draw: (i) => pencil(hueOf(i, count), hueOf(i, count), text('shape'), true, ''),
  })
  const isTin = text('case') === 'metal tin'
  const box = random.pick(['#2f5f96', '#3f7f6a', '#b8413a', '#5a4a8a'] as const) ?? '#2f5f96'
  return (
    row +
    rect(42, 330, 428, 104, isTin ? metal('#c3c8ce') : slant(light(box, 0.2), box, dark(box, 0.2)), isTin ? 10 : 4) +
    rect(60, 350, 392, 64, slant(light(box, 0.24), box), 5) +
    stroke(
      brightPalette.map((_, i) => d`M${96 + i * 46} 402Q${112 + i * 46} 356 ${132 + i * 46} 366`).join(''),
      '#ffffff',
      5,
      0.5,
    )
  )
}

const waxCrayons: Draw = ({ count, text, random, has }) => {
  const wide = text('size') === 'jumbo' ? 24 : 18
  const row = penRow({
    count,
    width: wide * 2 + 2,
    length: 250,
    most: 1.3,
    lean: 0,
    draw: (i) => {
      const c = hueOf(i, count)
      return (
        rect(-wide, -206, 2 * wide, 206, round(c), 4) +
        shape(d`M${-wide} -204L${-wide * 0.4} -248Q0 -254 ${wide * 0.4} -248L${wide} -204z`, round(light(c, 0.06))) +
        (has('paper wrapped')
          ? rect(-wide, -190, 2 * wide, 8, dark(c, 0.4)) +
            rect(-wide, -176, 2 * wide, 160, across(light(c, 0.14), light(c, 0.34), light(c, 0.1), dark(c, 0.2))) +
            oval(0, -96, wide * 0.6, 40, dark(c, 0.3))
          : '')
      )
    },
  })
  const box = random.pick(['#f0b53a', '#e0763a', '#4f9a6a', '#3f7fb5'] as const) ?? '#f0b53a'
  return (
    row +
    shape('M48 350H464L456 434H56z', slant(light(box, 0.24), box, dark(box, 0.16))) +
    stroke('M90 396Q130 360 170 396T250 396T330 396T410 396', '#ffffff', 9, 0.75)
  )
}

const feltTips: Draw = ({ count, text, random }) => {
  const wide = text('tip') === 'broad' ? 25 : 19
  return penRow({
    count,
    width: wide * 2 + 4,
    length: 306,
    most: 1.16,
    lean: random.between(0, 3),
    draw: (i) => {
      const c = hueOf(i, count)
      return (
        rect(-wide, -208, 2 * wide, 208, across('#d9dcdf', '#ffffff', '#eef0f1', '#b4bac1'), 10) +
        rect(-wide, -150, 2 * wide, 92, round(c)) +
        dashes('M0 -140V-70', light(c, 0.5), wide * 0.7, 10, 8) +
        rect(-wide - 1, -306, 2 * wide + 2, 102, round(c), 11) +
        rect(-5, -306, 10, 8, dark(c, 0.5), 3) +
        rect(-wide, -10, 2 * wide, 10, round(c), 5)
      )
    },
  })
}

export const colouring: Drawings = {
  pencils: pencils,
  'coloured pencils': colouredPencils,
  'wax crayons': waxCrayons,
  'felt-tip pens': feltTips,
}
