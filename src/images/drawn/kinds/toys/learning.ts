import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { leaf } from '../../forms/plants.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { plank } from '../../forms/wood.ts'
import { down, face, glass, metal, round, slant, spot } from '../../paint.ts'
import { circle, d, item, move, outline, oval, rect, ring, shape, stroke, zoom } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

const playKitchen: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.88 + ((number('height', 92, 60, 130) - 78) / 27) * 0.14
  const isWood = text('material') === 'wood'
  const trim = isWood ? '#d9b583' : light(colour, 0.4)
  const pan = (x: number) => rect(x - 24, 222, 48, 20, round('#3a3d44'), 5) + rect(x + 22, 226, 34, 7, '#3a3d44', 3)
  const body =
    rect(112, 76, 288, 176, isWood ? down(light(colour, 0.2), colour) : face(light(colour, 0.14)), 12) +
    rect(112, 68, 288, 20, down(light(trim, 0.2), dark(trim, 0.12)), 7) +
    rect(140, 108, 84, 70, slant('#dff0f7', '#a9cfe0'), 8) +
    stroke('M182 108v70M140 143h84', trim, 6) +
    stroke('M258 122H384', '#8d939b', 5) +
    [276, 312, 348]
      .map(
        (x, i) =>
          stroke(d`M${x} 122v12`, '#8d939b', 4) +
          (i === 1
            ? rect(x - 5, 132, 10, 50, round('#c98a4a'), 4)
            : oval(x, 158, 12, 17, metal('#b9bfc6')) + rect(x - 3, 132, 6, 20, '#8d939b')),
      )
      .join('') +
    rect(96, 240, 320, 22, isWood ? '#d9b583' : down('#e4e6e8', '#b9bfc6'), 6) +
    (isWood ? plank(96, 240, 320, 22, '#d9b583', random, 5) : '') +
    rect(106, 262, 300, 150, face(colour), 4) +
    rect(118, 276, 128, 126, face(dark(colour, 0.08)), 8) +
    rect(132, 306, 100, 70, '#22262c', 8) +
    rect(138, 312, 88, 58, has('lights and sounds') ? spot('#ffd08a', '#b5622a') : slant('#4a505b', '#22262c'), 6) +
    rect(140, 286, 84, 9, metal('#c3c8ce'), 4) +
    rect(262, 276, 132, 126, face(light(colour, 0.1)), 8) +
    rect(276, 326, 9, 34, metal('#c3c8ce'), 4) +
    pan(166) +
    oval(166, 241, 40, 5, '#2b2d33') +
    oval(330, 246, 52, 9, metal('#b9bfc6')) +
    oval(330, 246, 42, 6, '#7d848d') +
    tube('M330 232V206C330 190 304 192 304 206', 8, '#c3c8ce') +
    [128, 362].map((x) => rect(x, 410, 26, 16, dark(trim, 0.3), 3)).join('')
  return shadow(260, floor, 170 * size, 15) + zoom(size, 256, floor, body)
}

/** A conical flask with something in it, standing at (x, y). */
const flaskAt = (x: number, y: number, liquid: Hex): string =>
  shape(
    d`M${x - 12} ${y - 96}H${x + 12}V${y - 58}L${x + 44} ${y - 8}Q${x + 46} ${y} ${x + 36} ${y}H${x - 36}Q${x - 46} ${y} ${x - 44} ${y - 8}L${x - 12} ${y - 58}z`,
    glass(),
  ) +
  shape(
    d`M${x - 26} ${y - 36}H${x + 26}L${x + 42} ${y - 8}Q${x + 42} ${y - 3} ${x + 36} ${y - 3}H${x - 36}Q${x - 42} ${y - 3} ${x - 42} ${y - 8}z`,
    slant(light(liquid, 0.4), liquid),
  ) +
  circle(x - 4, y - 22, 5, 'rgba(255,255,255,.6)') +
  circle(x + 12, y - 14, 4, 'rgba(255,255,255,.6)') +
  rect(x - 16, y - 102, 32, 9, '#e6eff3', 4)

type Emblem = (cx: number, cy: number) => string

const electricity: Emblem = (cx, cy) =>
  circle(cx, cy - 8, 36, spot('#fff6c4', '#f0b53a')) +
  rect(cx - 15, cy + 24, 30, 26, metal('#9aa0a8'), 5) +
  stroke(d`M${cx - 12} ${cy + 14}l6 -26l12 10l6 -20`, '#8a5a1f', 3.4)

const crystals: Emblem = (cx, cy) =>
  shape(
    d`M${cx} ${cy - 56}L${cx + 26} ${cy - 14}L${cx + 14} ${cy + 44}H${cx - 14}L${cx - 26} ${cy - 14}z`,
    slant('#f0dcff', '#a06ad8', '#6a3fa0'),
  ) +
  shape(d`M${cx + 30} ${cy - 20}l18 26l-8 38h-22z`, slant('#d8f0ff', '#5fa8d8')) +
  shape(d`M${cx - 32} ${cy - 8}l-18 20l6 32h24z`, slant('#ffd8ec', '#d86aa0')) +
  stroke(d`M${cx} ${cy - 56}V${cy + 44}`, '#ffffff', 2, 0.6)

const volcanoes: Emblem = (cx, cy) =>
  shape(
    d`M${cx - 64} ${cy + 46}L${cx - 18} ${cy - 30}H${cx + 18}L${cx + 64} ${cy + 46}z`,
    slant('#9a6a4a', '#5a3a2a'),
  ) +
  shape(
    d`M${cx - 18} ${cy - 30}H${cx + 18}L${cx + 26} ${cy + 10}L${cx + 8} ${cy - 6}L${cx - 4} ${cy + 26}L${cx - 14} ${cy - 8}z`,
    slant('#ffc24a', '#e0482a'),
  ) +
  circle(cx - 14, cy - 46, 10, '#f08a2f') +
  circle(cx + 16, cy - 54, 8, '#ffc24a') +
  circle(cx, cy - 64, 7, '#e0482a')

const robotics: Emblem = (cx, cy) =>
  rect(cx - 40, cy - 22, 80, 66, metal('#b9c4cc'), 12) +
  rect(cx - 30, cy - 66, 60, 42, metal('#cfd6dc'), 10) +
  circle(cx - 12, cy - 46, 8, '#3fb0e0') +
  circle(cx + 12, cy - 46, 8, '#3fb0e0') +
  stroke(d`M${cx} ${cy - 66}v-14M${cx - 40} ${cy}h-20v24M${cx + 40} ${cy}h20v24`, '#7d8a94', 8) +
  circle(cx, cy - 82, 6, '#e0632f') +
  rect(cx - 18, cy, 36, 22, '#2b3a44', 4)

const optics: Emblem = (cx, cy) =>
  circle(cx - 8, cy - 10, 38, 'rgba(200,230,242,.8)') +
  ring(cx - 8, cy - 10, 38, 38, '#5a606a', 9) +
  tube(d`M${cx + 22} ${cy + 20}L${cx + 54} ${cy + 52}`, 15, '#3a3d44') +
  shape(d`M${cx - 26} ${cy - 24}q10 -16 28 -14q-18 8 -20 26z`, '#ffffff')

const plants: Emblem = (cx, cy) =>
  stroke(d`M${cx} ${cy + 40}V${cy - 30}`, '#4d8a52', 6) +
  leaf(cx, cy + 4, 46, 17, -56, '#5f9a58') +
  leaf(cx, cy - 8, 46, 17, 56, '#4d8a52') +
  leaf(cx, cy - 26, 40, 13, 0, '#78a85f') +
  shape(d`M${cx - 34} ${cy + 30}h68l-10 24h-48z`, '#b3684a')

const chemistry: Emblem = (cx, cy) => flaskAt(cx, cy + 48, '#58a942')

const emblems: Readonly<Record<string, Emblem>> = { electricity, crystals, volcanoes, robotics, optics, plants }

const scienceKit: Draw = ({ random, text, number }) => {
  const subject = text('subject')
  const tints: Record<string, Hex> = {
    chemistry: '#4f6fc4',
    electricity: '#e0932f',
    crystals: '#8a5ab8',
    volcanoes: '#c8482f',
    robotics: '#4a7f96',
    optics: '#3f9aa8',
    plants: '#5f9a4f',
  }
  const c = chosen(tints, subject, '#4f6fc4')
  const tubes = Math.min(6, 2 + Math.round(number('experiments', 25, 1, 100) / 22))
  const rack =
    Array.from({ length: tubes }, (_, i) => {
      const x = 330 + (i % 6) * 24
      const tint = brightPalette[(i * 3) % 8] ?? c
      return item(
        rect(x - 8, 330, 16, 82, glass(), 8) +
          rect(x - 7, 366, 14, 45, slant(light(tint, 0.4), tint), 7) +
          rect(x - 10, 324, 20, 8, '#e6eff3', 3),
      )
    }).join('') +
    rect(314, 384, tubes * 24 + 10, 34, 'rgba(193,150,98,.94)', 5) +
    rect(314, 350, tubes * 24 + 10, 9, '#d3a86f', 3)
  return (
    shadow(258, floor, 196, 15) +
    block({ x: 74, y: 140, w: 226, h: 280, dx: 46, dy: 30, colour: c, r: text('box') === 'metal' ? 14 : 4 }) +
    circle(187, 262, 88, 'rgba(255,255,255,.92)') +
    zoom(1.16, 187, 262, chosen(emblems, subject, chemistry)(187, 266)) +
    rect(98, 376, 178, 16, light(c, 0.6), 8) +
    rect(98, 162, 110, 14, light(c, 0.6), 7) +
    rack +
    (text('safety goggles') === 'true'
      ? move(
          0,
          8,
          stroke('M300 296C320 262 440 262 456 300', '#33363d', 7) +
            rect(316, 276, 58, 40, 'rgba(190,222,236,.85)', 16) +
            rect(382, 276, 58, 40, 'rgba(190,222,236,.85)', 16) +
            outline(316, 276, 58, 40, 16, '#e0632f', 6) +
            outline(382, 276, 58, 40, 16, '#e0632f', 6),
        )
      : '') +
    (random.chance(0.4) && subject !== 'chemistry' ? flaskAt(118, 420, '#e0637a') : '')
  )
}

export const learning: Drawings = {
  'play kitchens': playKitchen,
  'science kits': scienceKit,
}
