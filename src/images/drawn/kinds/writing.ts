import { contrasting, dark, type Hex, light } from '../colour.ts'
import { penRow } from '../forms/pens.ts'
import { shadow } from '../forms/solids.ts'
import { across, glass, metal, round, slant } from '../paint.ts'
import type { Subject } from '../subject.ts'
import { d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import { brightPalette } from '../tints.ts'
import type { Draw, Drawings } from './draw.ts'

const grip = (colour: Hex): string => rect(-16, -92, 32, 64, round(colour), 8) + stroke('M-13 -80H13M-13 -68H13M-13 -56H13M-13 -44H13', dark(colour, 0.35), 2.4)
const tip = (colour: Hex, w = 12): string => shape(d`M${-w} -30L${w} -30L4 -4L-4 -4z`, metal('#b9bfc6')) + rect(-2.5, -6, 5, 8, colour, 2)

/** Of a retractable or capped pen that stands on its point, 320 high. */
function pen(colour: Hex, ink: Hex, isRetractable: boolean, isRubber: boolean, barrel: string): string {
  const body = rect(-15, -264, 30, 238, barrel, 8)
  if (!isRetractable) {
    return (
      rect(-15, -316, 30, 210, barrel, 7) +
      rect(-17, -118, 34, 118, round(ink), 8) +
      shape('M-17 -14L17 -14L9 0L-9 0z', dark(ink, 0.25)) +
      rect(11, -120, 8, 84, across(light(ink, 0.3), dark(ink, 0.2)), 4) +
      rect(-15, -322, 30, 14, round(ink), 4)
    )
  }
  return (
    tip(ink) + body + (isRubber ? grip(ink) : rect(-15, -66, 30, 10, metal('#b9bfc6'), 2)) +
    rect(-15, -272, 30, 12, metal('#c3c8ce'), 3) + rect(-8, -318, 16, 50, round(colour), 5) + rect(10, -262, 8, 92, metal('#c3c8ce'), 4)
  )
}

const gelPen: Draw = ({ colourOf, count, text, random, number }) =>
  penRow({
    count,
    width: 36,
    length: 322,
    most: 1.12,
    lean: random.between(2, 6),
    draw: (i) => pen(colourOf(i), colourOf(i), text('mechanism') !== 'capped', text('grip') === 'rubber', glass(light(colourOf(i), 0.7)) ) + rect(-4, -256, 8, 160 + number('point', 0.7, 0, 2) * 10, colourOf(i), 3),
  })

const ballpoint: Draw = ({ colourOf, count, text, random }) => {
  const barrel = (c: Hex) => (text('barrel') === 'metal' ? metal('#c3c8ce') : text('barrel').startsWith('clear') ? glass('#e6eef2') : round(c))
  return penRow({
    count,
    width: 36,
    length: 322,
    most: 1.12,
    lean: random.between(2, 6),
    draw: (i) => (text('barrel').startsWith('clear') ? rect(-4, -258, 8, 214, dark(colourOf(i), 0.1), 3) : '') + pen(colourOf(i), colourOf(i), text('mechanism') !== 'capped', text('grip') === 'rubber', barrel(colourOf(i))),
  })
}

const fountainPen: Draw = ({ colour, text, random, number }) => {
  const gold = text('nib material') === 'gold' || text('barrel') === 'brass'
  const trim = gold ? '#d2ab55' : '#c3c8ce'
  const wide = { 'extra fine': 3, fine: 4, medium: 6, broad: 9 }[text('nib')] ?? 5
  const isMetal = text('barrel') === 'aluminium' || text('barrel') === 'brass'
  const body = isMetal ? metal(colour) : round(colour)
  const open =
    shape(d`M-17 -86C-17 -60 -8 -30 ${-wide / 2} -2L${wide / 2} -2C8 -30 17 -60 17 -86z`, metal(trim)) + stroke('M0 -4V-52', dark(trim, 0.5), 1.8) + oval(0, -56, 4, 5, dark(trim, 0.6)) +
    shape('M-19 -84L19 -84L23 -150L-23 -150z', round('#26282d')) + rect(-25, -160, 50, 12, metal(trim), 3) + shape('M-25 -160L25 -160L22 -368Q0 -392 -22 -368z', body) + rect(-22, -352, 44, 8, metal(trim)) + rect(-17, -320, 5, 140, 'rgba(255,255,255,.35)', 2)
  const cap = rect(-29, -196, 58, 196, body, 10) + rect(-30, -30, 60, 14, metal(trim), 3) + rect(-30, -8, 60, 8, metal(trim), 3) + rect(-7, -190, 14, 128, metal(trim), 7) + shape('M-29 -190Q0 -222 29 -190z', body)
  return (
    shape('M118 400L380 116L404 136L150 414z', 'rgba(25,30,42,.13)') +
    turn(42 + random.between(-4, 4), 256, 260, move(224, 452, zoom(1.04, 0, 0, open))) +
    shape('M296 420L402 306L430 330L330 430z', 'rgba(25,30,42,.13)') +
    turn(42 + number('weight', 25, 10, 40) / 20, 256, 260, move(338, 436, zoom(0.98, 0, 0, cap)))
  )
}

/** A marker with its cap on, standing on the cap's end or its barrel's: 300 high. */
function marker(colour: Hex, barrel: Hex, wide: number, clip: boolean): string {
  return (
    rect(-wide, -196, 2 * wide, 196, round(barrel), 9) + rect(-wide, -14, 2 * wide, 14, round(colour), 5) + rect(-wide * 0.9, -206, wide * 1.8, 14, round(dark(barrel, 0.2)), 3) +
    rect(-wide - 1, -300, 2 * wide + 2, 100, round(colour), 9) + (clip ? rect(wide - 4, -296, 9, 80, across(light(colour, 0.35), dark(colour, 0.2)), 4) : '') +
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
      const body = rect(-28, -178, 56, 178, across([dark(c, 0.12), 0], [light(c, 0.45), 26], [c, 55], [dark(c, 0.28), 100]), 12)
      const nib = text('tip') === 'bullet' ? shape('M-9 -262Q0 -284 9 -262V-236H-9z', c) : shape('M-11 -272L11 -258V-236H-11z', c)
      return text('tip') === 'double-ended'
        ? body + rect(-28, -252, 56, 76, round(dark(c, 0.12)), 10) + rect(-28, -52, 56, 60, round(dark(c, 0.12)), 10) + rect(-28, -130, 56, 40, '#fbfaf6')
        : body + rect(-22, -238, 44, 64, round('#2e3138'), 6) + nib + rect(-28, -124, 56, 62, '#fbfaf6') + rect(-18, -104, 36, 22, c, 3)
    },
  })

const permanentMarker: Draw = ({ colourOf, count, text, random }) => {
  const wide = text('tip') === 'fine' ? 19 : text('tip') === 'chisel' ? 29 : 25
  return penRow({ count, width: wide * 2 + 6, length: 300, most: 1.14, lean: random.between(1, 5), draw: (i) => marker(colourOf(i), '#34373e', wide, true) })
}

const whiteboardMarker: Draw = ({ colourOf, count, text, random, has }) => {
  const wide = text('tip') === 'fine' ? 18 : text('tip') === 'chisel' ? 29 : 25
  return penRow({
    count,
    width: wide * 2 + 6,
    length: 318,
    most: 1.12,
    lean: random.between(1, 5),
    draw: (i) => marker(colourOf(i), '#f1f0ec', wide, !has('cap with eraser')) + (has('cap with eraser') ? rect(-wide - 3, -318, 2 * wide + 6, 24, round('#3a3d44'), 6) : '') + (has('magnetic') ? rect(-wide, -42, 2 * wide, 16, metal('#8d939b')) : ''),
  })
}

/** A pencil of 320 that stands on its blunt end with its point up. */
function pencil(colour: Hex, lead: Hex, shapeName: string, isSharp: boolean, end: string): string {
  const body = shapeName === 'round' ? round(colour) : across([dark(colour, 0.22), 0], [dark(colour, 0.1), 30], [light(colour, 0.24), 31], [light(colour, 0.1), 68], [dark(colour, 0.24), 69], [dark(colour, 0.36), 100])
  return rect(-14, -268, 28, 268, body) + (isSharp ? shape('M-14 -267L0 -322L14 -267Q7 -276 0 -267Q-7 -276 -14 -267z', across('#d8b078', '#f2d9a8', '#c79a62')) + shape('M-4.6 -304L0 -322L4.6 -304z', lead) : oval(0, -268, 14, 6, '#e8c48f') + oval(0, -268, 5, 2.4, lead)) + end
}

const pencils: Draw = ({ count, text, random, has, isStated, colour }) => {
  const coat = isStated ? colour : (random.pick(['#e8b63a', '#3f6fa8', '#b8413a', '#3f7f5a', '#2f3238'] as const) ?? '#e8b63a')
  const end = has('eraser tip') ? rect(-14, -26, 28, 16, metal('#c9b060')) + rect(-13, -12, 26, 14, round('#e59a9a'), 5) : rect(-14, -22, 28, 7, light(coat, 0.5)) + rect(-14, -10, 28, 10, dark(coat, 0.3))
  return penRow({ count, width: 30, length: 322, most: 1.16, lean: random.between(0, 4), draw: () => pencil(coat, '#3a3d44', text('shape'), has('sharpened') || count < 13, end) })
}

/** More hues than a palette has, in the order of the rainbow. */
const hues: readonly Hex[] = ['#7a2f2a', '#c8302c', '#e8622c', '#f08a24', '#f4b12e', '#f4d33e', '#b9cc3f', '#6fb14a', '#3f8f4f', '#2f8f86', '#36a3c4', '#2f6fb8', '#2f4a8f', '#5a3f96', '#8a4aa0', '#c04a92', '#e5759f', '#f0b3a0', '#c98a5a', '#8a5a38', '#5a3f2e', '#8d939b', '#33363d', '#f3f2ee']
/** The i-th of `count` colours of a box, spread over the rainbow. */
const hueOf = (i: number, count: number): Hex => hues[Math.floor((i * hues.length) / Math.max(count, 8)) % hues.length] ?? '#c8302c'

const colouredPencils: Draw = ({ count, text, random }) => {
  const row = penRow({ count, width: 30, length: 322, most: 1.16, draw: (i) => pencil(hueOf(i, count), hueOf(i, count), text('shape'), true, '') })
  const isTin = text('case') === 'metal tin'
  const box = random.pick(['#2f5f96', '#3f7f6a', '#b8413a', '#5a4a8a'] as const) ?? '#2f5f96'
  return row + rect(42, 330, 428, 104, isTin ? metal('#c3c8ce') : slant(light(box, 0.2), box, dark(box, 0.2)), isTin ? 10 : 4) + rect(60, 350, 392, 64, slant(light(box, 0.24), box), 5) + stroke(brightPalette.map((_, i) => d`M${96 + i * 46} 402Q${112 + i * 46} 356 ${132 + i * 46} 366`).join(''), '#ffffff', 5, 0.5)
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
      return rect(-wide, -206, 2 * wide, 206, round(c), 4) + shape(d`M${-wide} -204L${-wide * 0.4} -248Q0 -254 ${wide * 0.4} -248L${wide} -204z`, round(light(c, 0.06))) + (has('paper wrapped') ? rect(-wide, -190, 2 * wide, 8, dark(c, 0.4)) + rect(-wide, -176, 2 * wide, 160, across(light(c, 0.14), light(c, 0.34), light(c, 0.1), dark(c, 0.2))) + oval(0, -96, wide * 0.6, 40, dark(c, 0.3)) : '')
    },
  })
  const box = random.pick(['#f0b53a', '#e0763a', '#4f9a6a', '#3f7fb5'] as const) ?? '#f0b53a'
  return row + shape('M48 350H464L456 434H56z', slant(light(box, 0.24), box, dark(box, 0.16))) + stroke('M90 396Q130 360 170 396T250 396T330 396T410 396', '#ffffff', 9, 0.75)
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
      return rect(-wide, -208, 2 * wide, 208, across('#d9dcdf', '#ffffff', '#eef0f1', '#b4bac1'), 10) + rect(-wide, -150, 2 * wide, 92, round(c)) + dashes('M0 -140V-70', light(c, 0.5), wide * 0.7, 10, 8) + rect(-wide - 1, -306, 2 * wide + 2, 102, round(c), 11) + rect(-5, -306, 10, 8, dark(c, 0.5), 3) + rect(-wide, -10, 2 * wide, 10, round(c), 5)
    },
  })
}

const glueSticks: Draw = ({ count, text, random, isStated, colour, number }) => {
  const size = 0.72 + (number('weight', 21, 5, 60) - 8) / 32 * 0.3
  const base = isStated && !/clear/.test(text('colour')) ? colour : (random.pick(['#e8c22f', '#d9483a', '#3f7fb5', '#4f9a5f', '#e07a2f'] as const) ?? '#e8c22f')
  const isPurple = text('drying colour').startsWith('purple')
  return penRow({
    count,
    width: 76,
    length: 300,
    most: 1.2 * size,
    lean: 0,
    draw: (i) => rect(-34, -190, 68, 176, across('#dfe2e4', '#ffffff', '#f1f2f2', '#b9bec4'), 6) + rect(-34, -150, 68, 104, round(base)) + oval(0, -98, 20, 30, '#fbfaf6') + rect(-36, -18, 72, 18, round(dark(base, 0.3)), 5) + (i === 0 && count < 13 ? rect(-27, -246, 54, 62, round(isPurple ? '#b58fd0' : '#f4f2ea'), 8) + rect(-32, -200, 64, 14, round('#e4e6e8'), 4) : rect(-36, -288, 72, 104, round(light(base, 0.04)), 12) + rect(-36, -200, 72, 8, dark(base, 0.3))),
  })
}


export const writing: Drawings = {
  'gel pens': gelPen,
  'ballpoint pens': ballpoint,
  'fountain pens': fountainPen,
  highlighters: highlighter,
  'permanent markers': permanentMarker,
  'whiteboard markers': whiteboardMarker,
  pencils,
  'coloured pencils': colouredPencils,
  'wax crayons': waxCrayons,
  'felt-tip pens': feltTips,
  'glue sticks': glueSticks,
}
