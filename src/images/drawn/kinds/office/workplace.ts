import { dark, type Hex, light } from '../../colour.ts'
import { rivet } from '../../forms/parts.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { plank } from '../../forms/wood.ts'
import { down, face, metal, round, roundLying, slant } from '../../paint.ts'
import { circle, d, dashes, rect, ring, shape, stroke, turn } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

const deskOrganiser: Draw = ({ random, colour, text, number, has }) => {
  const isMesh = text('material').includes('mesh')
  const isWood = /bamboo|walnut/.test(text('material'))
  const c = isWood ? (text('material') === 'walnut' ? '#7d5236' : '#dcb878') : colour
  const drawers = Math.round(number('drawers', 0, 0, 3))
  const cells = Math.round(number('compartments', 6, 1, 10))
  const w = 240 + (number('width', 28, 15, 45) - 22) * 8
  const x = 240 - w / 2
  const tall = 196 - drawers * 22
  const panel = (px: number, py: number, pw: number, ph: number, tint: Hex) =>
    isWood
      ? plank(px, py, pw, ph, tint, random, 4)
      : rect(px, py, pw, ph, face(tint), 8) +
        (isMesh
          ? dashes(
              Array.from({ length: Math.floor(ph / 9) }, (_, i) => d`M${px + 6} ${py + 7 + i * 9}h${pw - 12}`).join(''),
              light(tint, 0.28),
              5,
              4,
              5,
            )
          : '')
  const widths = Math.max(2, Math.min(4, Math.ceil(cells / 2)))
  const cw = w / widths
  const tools = Array.from({ length: Math.min(9, cells) }, (_, i) => {
    const px = x + 22 + (i * (w - 44)) / Math.min(9, cells)
    const tint = brightPalette[i % brightPalette.length] ?? '#d8352f'
    return turn(
      random.between(-9, 9),
      px,
      300,
      rect(px, 150 - (i % 3) * 16, 13, 180, round(tint), 3) +
        shape(d`M${px} ${151 - (i % 3) * 16}l6.5 -22l6.5 22z`, '#e8c48f'),
    )
  }).join('')
  const base = floor - 8
  return (
    shadow(262, floor - 2, w * 0.58, 15) +
    tools +
    rect(x + 14, base - tall - 18, w + 10, 60, dark(c, 0.5), 6) +
    Array.from({ length: widths }, (_, i) => {
      const top = base - tall + (i % 2 === 0 ? 0 : 46) + (i === widths - 1 ? 26 : 0)
      return (
        shape(d`M${x + i * cw} ${top}l20 -16h${cw - 2}l-20 16z`, light(c, 0.3)) +
        panel(x + i * cw, top, cw - 3, base - top - drawers * 46, dark(c, i % 2 === 0 ? 0 : 0.07))
      )
    }).join('') +
    shape(d`M${x + w - 3} ${base - tall + 60}l20 -16V${base - 16}l-20 16z`, dark(c, 0.35)) +
    Array.from(
      { length: drawers },
      (_, i) =>
        panel(x, base - (i + 1) * 46, w - 3, 44, dark(c, 0.05)) +
        rect(x + w / 2 - 26, base - (i + 1) * 46 + 17, 52, 9, metal('#b9bfc6'), 4),
    ).join('') +
    (has('phone stand')
      ? turn(
          -8,
          x + w - 20,
          base - 90,
          rect(x + w - 64, base - 176, 52, 96, '#1b1e24', 9) +
            rect(x + w - 60, base - 170, 44, 84, slant('#5a8fc4', '#274b7a'), 5),
        ) + panel(x + w - 78, base - 96, 76, 40, c)
      : '')
  )
}

const whiteboard: Draw = ({ random, text, number, has, colour, isStated }) => {
  const w = 250 + ((number('width', 90, 30, 180) - 40) / 80) * 170
  const h = w * Math.min(0.8, number('height', 60, 20, 120) / number('width', 90, 30, 180))
  const frame = isStated ? colour : '#b9bfc6'
  const isFree = text('mounting') === 'free-standing'
  const x = 256 - w / 2
  const y = isFree ? 216 - h / 2 : 250 - h / 2
  const inks = ['#2f6fb8', '#c8302c', '#3f8f56', '#33363d'] as const
  const ink = random.pick(inks) ?? '#2f6fb8'
  const sketch = random.chance(0.5)
    ? stroke(
        d`M${x + w * 0.14} ${y + h * 0.72}L${x + w * 0.3} ${y + h * 0.5}L${x + w * 0.42} ${y + h * 0.6}L${x + w * 0.64} ${y + h * 0.28}`,
        ink,
        5,
      ) + stroke(d`M${x + w * 0.12} ${y + h * 0.2}V${y + h * 0.8}H${x + w * 0.7}`, '#33363d', 4)
    : ring(x + w * 0.26, y + h * 0.4, w * 0.12, h * 0.18, ink, 5) +
      stroke(d`M${x + w * 0.4} ${y + h * 0.4}h${w * 0.16}l-12 -10m12 10l-12 10`, '#33363d', 4) +
      stroke(d`M${x + w * 0.62} ${y + h * 0.28}h${w * 0.22}v${h * 0.26}h${-w * 0.22}z`, '#c8302c', 5)
  return (
    (isFree
      ? shadow(256, floor, 130, 13) +
        stroke(
          d`M${x + w * 0.2} ${y + h}L${x + w * 0.1} ${floor}M${x + w * 0.8} ${y + h}L${x + w * 0.9} ${floor}`,
          dark(frame, 0.2),
          11,
        )
      : laidShadow(x, y, w, h, 8)) +
    (text('surface') === 'glass'
      ? rect(x, y, w, h, slant('#f6fbfd', '#d9e9f0'), 10) +
        [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ]
          .map(([i = 0, k = 0]) => rivet(x + 16 + i * (w - 32), y + 16 + k * (h - 32), 8))
          .join('')
      : rect(x, y, w, h, metal(frame), 8) + rect(x + 10, y + 10, w - 20, h - 20, slant('#ffffff', '#eef1f4'), 3)) +
    sketch +
    (has('magnetic')
      ? circle(x + w * 0.88, y + h * 0.16, 9, slant('#f07a6a', '#b3281f')) +
        circle(x + w * 0.8, y + h * 0.16, 9, slant('#6aa8e0', '#1f5f9f'))
      : '') +
    (has('pen tray')
      ? rect(x + w * 0.16, y + h - 5, w * 0.68, 14, down(light(frame, 0.3), dark(frame, 0.3)), 4) +
        inks.map((tint, i) => rect(x + w * 0.24 + i * 44, y + h - 13, 36, 10, roundLying(tint), 4)).join('')
      : '')
  )
}

export const workplace: Drawings = {
  'desk organisers': deskOrganiser,
  whiteboards: whiteboard,
}
