import { dark, type Hex, light } from '../../colour.ts'
import { penRow } from '../../forms/pens.ts'
import { across, metal, round } from '../../paint.ts'
import { oval, rect, shape } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

/** A marker with its cap on, standing on the cap's end or its barrel's: 300 high. */
function marker(colour: Hex, barrel: Hex, wide: number, clip: boolean): string {
  return (
    rect(-wide, -196, 2 * wide, 196, round(barrel), 9) +
    rect(-wide, -14, 2 * wide, 14, round(colour), 5) +
    rect(-wide * 0.9, -206, wide * 1.8, 14, round(dark(barrel, 0.2)), 3) +
    rect(-wide - 1, -300, 2 * wide + 2, 100, round(colour), 9) +
    (clip ? rect(wide - 4, -296, 9, 80, across(light(colour, 0.35), dark(colour, 0.2)), 4) : '') +
    rect(-wide, -150, 2 * wide, 74, across(dark(colour, 0.1), light(colour, 0.3), colour, dark(colour, 0.3)))
  )
}

const highlighter: Draw = ({ colourOf, count, text, random }) =>
  penRow({
    count,
    width: 62,
    length: 300,
    most: 1.1,
    lean: random.between(1, 4),
    draw: (i) => {
      const c = colourOf(i)
      const body = rect(
        -28,
        -178,
        56,
        178,
        across([dark(c, 0.12), 0], [light(c, 0.45), 26], [c, 55], [dark(c, 0.28), 100]),
        12,
      )
      const nib =
        text('tip') === 'bullet' ? shape('M-9 -262Q0 -284 9 -262V-236H-9z', c) : shape('M-11 -272L11 -258V-236H-11z', c)
      return text('tip') === 'double-ended'
        ? body +
            rect(-28, -252, 56, 76, round(dark(c, 0.12)), 10) +
            rect(-28, -52, 56, 60, round(dark(c, 0.12)), 10) +
            rect(-28, -130, 56, 40, '#fbfaf6')
        : body +
            rect(-22, -238, 44, 64, round('#2e3138'), 6) +
            nib +
            rect(-28, -124, 56, 62, '#fbfaf6') +
            rect(-18, -104, 36, 22, c, 3)
    },
  })

const permanentMarker: Draw = ({ colourOf, count, text, random }) => {
  const wide = text('tip') === 'fine' ? 19 : text('tip') === 'chisel' ? 29 : 25
  return penRow({
    count,
    width: wide * 2 + 6,
    length: 300,
    most: 1.14,
    lean: random.between(1, 5),
    draw: (i) => marker(colourOf(i), '#34373e', wide, true),
  })
}

const whiteboardMarker: Draw = ({ colourOf, count, text, random, has }) => {
  const wide = text('tip') === 'fine' ? 18 : text('tip') === 'chisel' ? 29 : 25
  return penRow({
    count,
    width: wide * 2 + 6,
    length: 318,
    most: 1.12,
    lean: random.between(1, 5),
    draw: (i) =>
      marker(colourOf(i), '#f1f0ec', wide, !has('cap with eraser')) +
      (has('cap with eraser') ? rect(-wide - 3, -318, 2 * wide + 6, 24, round('#3a3d44'), 6) : '') +
      (has('magnetic') ? rect(-wide, -42, 2 * wide, 16, metal('#8d939b')) : ''),
  })
}

const glueSticks: Draw = ({ count, text, random, isStated, colour, number }) => {
  const size = 0.72 + ((number('weight', 21, 5, 60) - 8) / 32) * 0.3
  const base =
    isStated && !/clear/.test(text('colour'))
      ? colour
      : (random.pick(['#e8c22f', '#d9483a', '#3f7fb5', '#4f9a5f', '#e07a2f'] as const) ?? '#e8c22f')
  const isPurple = text('drying colour').startsWith('purple')
  return penRow({
    count,
    width: 76,
    length: 300,
    most: 1.2 * size,
    lean: 0,
    draw: (i) =>
      rect(-34, -190, 68, 176, across('#dfe2e4', '#ffffff', '#f1f2f2', '#b9bec4'), 6) +
      rect(-34, -150, 68, 104, round(base)) +
      oval(0, -98, 20, 30, '#fbfaf6') +
      rect(-36, -18, 72, 18, round(dark(base, 0.3)), 5) +
      (i === 0 && count < 13
        ? rect(-27, -246, 54, 62, round(isPurple ? '#b58fd0' : '#f4f2ea'), 8) +
          rect(-32, -200, 64, 14, round('#e4e6e8'), 4)
        : rect(-36, -288, 72, 104, round(light(base, 0.04)), 12) + rect(-36, -200, 72, 8, dark(base, 0.3))),
  })
}

export const markers: Drawings = {
  highlighters: lifted(6, highlighter),
  'permanent markers': permanentMarker,
  'whiteboard markers': whiteboardMarker,
  'glue sticks': glueSticks,
}
