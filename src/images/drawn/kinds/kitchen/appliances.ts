import { contrasting, dark, light } from '../../colour.ts'
import { knob } from '../../forms/parts.ts'
import { cylinder, floor, gleam, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { down, glass, metal, metalLying, round, slant } from '../../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const toaster: Draw = ({ random, colour, number, text, has }) => {
  const slices = Math.round(number('slices', 2, 1, 8))
  const w = slices > 2 ? 372 : 288
  const x = 246 - w / 2
  const y = 246
  const isSteel = text('material').includes('steel') && text('colour') === 'silver'
  const slots = slices > 2 ? 2 : 1
  const bread = (bx: number) =>
    shape(
      d`M${bx} ${y - 14}V${y - 66}Q${bx - 6} ${y - 96} ${bx + 26} ${y - 96}H${bx + 88}Q${bx + 120} ${y - 96} ${bx + 114} ${y - 66}V${y - 14}z`,
      slant('#e9bf80', '#b97a3a'),
    ) +
    shape(
      d`M${bx + 9} ${y - 14}V${y - 66}Q${bx + 6} ${y - 88} ${bx + 28} ${y - 88}H${bx + 86}Q${bx + 108} ${y - 88} ${bx + 105} ${y - 66}V${y - 14}z`,
      slant('#f8e4b8', '#e3b673'),
    )
  return (
    shadow(260, floor, w * 0.56, 16) +
    shape(
      d`M${x + 10} ${y + 8}L${x + 36} ${y - 34}H${x + w - 26}L${x + w - 8} ${y + 8}z`,
      slant(light(colour, 0.42), light(colour, 0.1)),
    ) +
    Array.from({ length: slots }, (_, i) => {
      const each = (w - 20) / slots
      const bx = x + 14 + i * each + (each - 130) / 2
      return (
        Array.from({ length: slices / slots > 1 ? 2 : 1 }, (_, k) =>
          item(move(k === 0 ? 18 : 0, k === 0 ? -16 : 0, bread(bx))),
        ).join('') + rect(bx - 8, y - 18, 130, 9, '#1b1e24', 4)
      )
    }).join('') +
    rect(x, y - 6, w, 164, isSteel ? metalLying(colour) : down(light(colour, 0.3), colour, dark(colour, 0.3)), 34) +
    rect(x + 14, y + 150, w - 28, 14, '#2b2d33', 5) +
    rect(x + w - 62, y + 26, 10, 84, dark(colour, 0.55), 5) +
    rect(x + w - 78, y + 36, 42, 20, round('#2b2d33'), 7) +
    knob(x + w - 108, y + 104, 19, '#d5d9dd') +
    (has('defrost')
      ? [0, 1].map((i) => circle(x + w - 108, y + 40 + i * 26, 7, slant('#eef1f3', '#9aa0a8'))).join('')
      : '') +
    (has('roll rack') ? stroke(d`M${x + 50} ${y - 30}v-26H${x + w - 30}v26`, '#9aa0a8', 5) : '') +
    gleam(x + 24, y + 22, 10, 96, 0.4) +
    (random.chance(0.4) ? rect(x + 50, y + 128, w * 0.34, 4, contrasting(colour, 0.3), 2) : '')
  )
}

const blender: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const drink = random.pick(['#d9607a', '#e8a23a', '#7fae4f', '#8a5fa8', '#f0c9a0'] as const) ?? '#d9607a'
  const isGlass = text('jug') === 'glass'
  if (style !== 'jug') {
    const h = style === 'portable' ? 150 : 190
    const base = style === 'portable' ? 112 : 128
    const top = floor - base - h
    return (
      shadow(258, floor, 84, 14) +
      rect(204, top + 44, 104, h - 40, slant(light(drink, 0.3), drink), 12) +
      rect(198, top, 116, h + 8, glass(), 18) +
      cylinder({ cx: 256, top: floor - base, bottom: floor - 6, r: 64, foot: 72, colour, tilt: 0.12 }) +
      rect(194, floor - base - 12, 124, 16, metal('#b9bfc6'), 4) +
      (style === 'portable'
        ? rect(194, top - 26, 124, 34, round(colour), 10) +
          tube(d`M220 ${top - 24}C220 ${top - 60} 292 ${top - 60} 292 ${top - 24}`, 10, dark(colour, 0.2))
        : oval(256, top, 57, 9, light(drink, 0.5))) +
      circle(256, floor - base * 0.5, 17, metal('#d5d9dd')) +
      circle(256, floor - base * 0.5, 7, '#6fd0f0')
    )
  }
  const speeds = Math.round(number('speeds', 3, 1, 9))
  return (
    shadow(260, floor, 124, 16) +
    tube('M330 134C410 130 404 250 326 256', 19, isGlass ? '#c9dbe4' : '#4a4e57') +
    shape('M184 176L328 176L312 292L200 292z', slant(light(drink, 0.3), drink)) +
    oval(256, 176, 72, 9, light(drink, 0.34)) +
    shape('M168 96L344 96L320 300L192 300z', glass()) +
    dashes('M308 130L298 280', '#5a6a74', 16, 2, 20) +
    rect(164, 76, 184, 26, round('#2b2d33'), 8) +
    rect(224, 58, 64, 22, round('#3a3d44'), 8) +
    rect(188, 294, 136, 18, round('#33363d'), 4) +
    shape(d`M190 310L322 310L350 ${floor - 8}Q256 ${floor + 8} 162 ${floor - 8}z`, round(colour)) +
    knob(256, 358, 26, '#d5d9dd') +
    Array.from({ length: speeds }, (_, i) =>
      circle(
        256 + Math.cos(Math.PI * (1.15 + (0.7 * i) / Math.max(1, speeds - 1))) * 42,
        358 + Math.sin(Math.PI * (1.15 + (0.7 * i) / Math.max(1, speeds - 1))) * 42,
        3.5,
        contrasting(colour, 0.5),
      ),
    ).join('')
  )
}

export const appliances: Drawings = {
  toasters: toaster,
  blenders: blender,
}
