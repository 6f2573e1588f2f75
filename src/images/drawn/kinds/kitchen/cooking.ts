import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { rivet } from '../../forms/parts.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { grain, plank } from '../../forms/wood.ts'
import { down, glass, metal, metalLying, roundLying, slant } from '../../paint.ts'
import { d, dashes, outline, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

function panTint(material: string): Hex {
  if (material === 'cast iron') return '#34373d'
  if (material === 'carbon steel') return '#5a5f68'
  return material === 'copper' ? '#c0744a' : material === 'aluminium' ? '#8d939b' : '#c3c8ce'
}

const fryingPan: Draw = ({ random, text, number, isStated, colour }) => {
  const r = 108 + ((number('diameter', 26, 14, 40) - 20) / 10) * 48
  const tint = isStated ? colour : panTint(text('material'))
  const coat = text('coating')
  const inside = coat === 'non-stick' ? '#3a3d44' : coat.startsWith('ceramic') ? '#d8d2c4' : light(tint, 0.06)
  const grip = text('handle') === 'plastic' ? '#2b2d33' : text('handle') === 'cast iron' ? '#34373d' : '#b9bfc6'
  const cx = 216
  const cy = 292
  const pan =
    oval(cx + 12, cy + 22, r * 1.04, r * 0.8, 'rgba(25,30,42,.16)') +
    rect(cx + r - 10, cy - 13, 158, 28, text('handle') === 'plastic' ? roundLying(grip) : metalLying(grip), 13) +
    oval(cx + r + 132, cy + 1, 9, 6, '#e4e7ea') +
    rivet(cx + r + 4, cy - 4, 5) +
    rivet(cx + r + 4, cy + 8, 5) +
    oval(cx, cy + 10, r, r * 0.76, dark(tint, 0.45)) +
    oval(cx, cy, r, r * 0.76, slant(light(tint, 0.5), tint, dark(tint, 0.35))) +
    oval(cx, cy + 2, r * 0.93, r * 0.69, dark(inside, 0.36)) +
    oval(cx + 3, cy + 8, r * 0.84, r * 0.6, slant(light(inside, 0.2), inside, dark(inside, 0.16))) +
    ring(cx + 3, cy + 8, r * 0.56, r * 0.4, light(inside, 0.16), 2) +
    ring(cx + 3, cy + 8, r * 0.3, r * 0.21, light(inside, 0.16), 2) +
    (text('material') === 'cast iron' ? shape(d`M${cx - 24} ${cy - r * 0.72}l20 -14l20 12z`, tint) : '')
  return turn(random.between(-14, -6), 256, 290, zoom(0.9, 190, 290, pan))
}

const saucepan: Draw = ({ text, number, has, isStated, colour, random }) => {
  const size = 0.72 + ((number('capacity', 2, 0.5, 5) - 1) / 2) * 0.28
  const tint = isStated ? colour : panTint(text('material'))
  const lid = text('lid')
  const pot =
    rect(300, 268, 180, 26, metalLying('#b9bfc6'), 12) +
    oval(462, 281, 8, 5, '#e4e7ea') +
    shape(d`M84 246L324 246L320 ${floor - 20}Q204 ${floor + 8} 88 ${floor - 20}z`, metal(tint)) +
    rect(78, 240, 252, 13, metal(light(tint, 0.16)), 6) +
    (has('pouring lip') ? shape('M84 240L56 232L78 258z', light(tint, 0.2)) : '') +
    (has('measuring marks') ? dashes(d`M116 300V${floor - 30}`, dark(tint, 0.5), 16, 2, 20) : '') +
    rivet(306, 281, 5) +
    (lid.startsWith('glass')
      ? shape('M86 240Q204 172 322 240z', glass('#d3e4ec')) + stroke('M86 240Q204 172 322 240', '#b9bfc6', 4)
      : shape('M84 240Q204 180 324 240z', metal(light(tint, 0.1))) +
        (lid.startsWith('straining') ? dashes('M118 232Q150 214 176 208', dark(tint, 0.6), 6, 5, 5) : '')) +
    rect(188, 180, 32, 14, metal('#8d939b'), 4) +
    oval(204, 176, 27, 10, slant('#4a4e57', '#22252a')) +
    (text('material') === 'copper' ? stroke('M88 262H320', light(tint, 0.4), 3, 0.6) : '')
  return shadow(218, floor, 132 * size, 16) + zoom(size * random.between(0.98, 1.02), 240, floor, pot)
}

const chefsKnife: Draw = ({ random, text, number, has }) => {
  const long = 196 + ((number('blade length', 20, 10, 32) - 15) / 9) * 84
  const handles: Record<string, Hex> = { plastic: '#2e3138', beech: '#cfa06a', walnut: '#72492f' }
  const grip = chosen(handles, text('handle'), '#2e3138')
  const isCeramic = text('blade') === 'ceramic'
  const steel = isCeramic ? '#eceae4' : text('blade').startsWith('high') ? '#a3a9b1' : '#c6cbd1'
  const x = 256 + (long + 150) / 2 - 150
  const blade = d`M${x} 236L${x - long * 0.72} 238Q${x - long * 0.94} 246 ${x - long} 300Q${x - long * 0.6} 302 ${x - 14} 300L${x - 14} 288L${x} 288z`
  const waves = text('blade').startsWith('damascus')
    ? stroke(
        [0, 1, 2, 3]
          .map(
            (i) =>
              d`M${x - 8} ${258 + i * 9}q${-long * 0.1} -9 ${-long * 0.2} 0t${-long * 0.2} 0t${-long * 0.2} 0t${-long * 0.18} 4`,
          )
          .join(''),
        '#6f767f',
        2,
        0.7,
      )
    : ''
  return turn(
    random.between(-32, -24),
    256,
    270,
    shape(d`M${x + 6} 262L${x - long + 12} 318L${x - 6} 316L${x + 156} 300z`, 'rgba(25,30,42,.13)') +
      shape(
        blade,
        isCeramic
          ? slant('#ffffff', steel, dark(steel, 0.1))
          : down(light(steel, 0.2), light(steel, 0.55), steel, dark(steel, 0.22)),
      ) +
      waves +
      stroke(d`M${x - long + 4} 299Q${x - long * 0.6} 300 ${x - 14} 299`, '#ffffff', 3, 0.8) +
      (has('forged') ? rect(x - 6, 232, 18, 62, metal('#b9bfc6'), 4) : '') +
      shape(
        d`M${x + 6} 236L${x + 124} 234Q${x + 156} 238 ${x + 152} 270Q${x + 148} 292 ${x + 128} 280Q${x + 60} 272 ${x + 6} 288z`,
        roundLying(grip),
      ) +
      (text('handle') === 'plastic' ? '' : grain(x + 12, 242, 120, 28, grip, random)) +
      [26, 70, 114].map((at) => rivet(x + at, 256, 5.5)).join(''),
  )
}

const choppingBoard: Draw = ({ random, text, number, has }) => {
  const wide = Number.parseFloat(text('size')) || 35
  const w = 236 + ((wide - 25) / 20) * 130
  const h = w * 0.68
  const tints: Record<string, Hex> = {
    bamboo: '#dcb878',
    beech: '#d9b583',
    walnut: '#7d5236',
    plastic: '#eceae4',
    rubber: '#cdbb98',
  }
  const c = chosen(tints, text('material'), '#d9b583')
  const thick = 6 + number('thickness', 15, 4, 50) * 0.7
  const x = 256 - w / 2
  const y = 276 - h / 2
  const isWood = /bamboo|beech|walnut/.test(text('material'))
  const strips =
    text('material') === 'bamboo'
      ? stroke(
          [1, 2, 3, 4, 5].map((i) => d`M${x + 4} ${y + (h * i) / 6}H${x + w - 4}`).join(''),
          dark(c, 0.3),
          1.6,
          0.7,
        )
      : ''
  return turn(
    random.between(-12, -5),
    256,
    276,
    laidShadow(x, y, w, h + thick, 22) +
      rect(x, y + thick, w, h, dark(c, 0.42), 22) +
      (isWood ? plank(x, y, w, h, c, random, 22) : rect(x, y, w, h, slant(light(c, 0.3), c, dark(c, 0.08)), 22)) +
      strips +
      (has('juice groove')
        ? outline(x + 20, y + 20, w - 40, h - 40, 16, dark(c, 0.32), 7) +
          outline(x + 22, y + 23, w - 44, h - 44, 14, light(c, 0.35), 2)
        : '') +
      (has('hanging hole') ? rect(x + w - 62, y + 34, 40, 16, dark(c, 0.6), 8) : '') +
      (has('non-slip')
        ? [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ]
            .map(([i = 0, k = 0]) => rect(x - 3 + i * (w - 27), y - 3 + k * (h - 13), 30, 16, '#5f666f', 8))
            .join('')
        : ''),
  )
}

export const cooking: Drawings = {
  'frying pans': lifted(20, fryingPan),
  saucepans: lifted(34, saucepan),
  "chef's knives": chefsKnife,
  'chopping boards': choppingBoard,
}
