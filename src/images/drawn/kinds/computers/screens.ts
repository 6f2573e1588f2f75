import { contrasting, dark, light } from '../../colour.ts'
import { type KeyField, keyPath } from '../../forms/keys.ts'
import { pilot } from '../../forms/parts.ts'
import { screen } from '../../forms/screens.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { down, face, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, rect, shape, stroke } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const laptop: Draw = ({ random, colour, number }) => {
  const w = 262 + ((number('screen size', 14, 10, 18) - 13) / 4.3) * 70
  const h = w * 0.64
  const x = 256 - w / 2
  const hinge = 352
  const y = hinge - h
  const out = w * 0.11
  const deep = 62
  const keys: KeyField = { x: x + w * 0.06, y: hinge + 7, w: w * 0.88, h: 28, rows: 3, columns: 13, gap: 3 }
  return (
    shadow(256, 420, w * 0.64, 14) +
    rect(x, y, w, h + 4, face(dark(colour, 0.15)), 12) +
    rect(x + 5, y + 5, w - 10, h - 4, '#1d2026', 9) +
    screen(x + 11, y + 12, w - 22, h - 24, random) +
    circle(256, y + 8, 2, '#4c525c') +
    shape(
      d`M${x} ${hinge}L${x + w} ${hinge}L${x + w + out} ${hinge + deep}L${x - out} ${hinge + deep}z`,
      down(dark(colour, 0.2), light(colour, 0.18)),
    ) +
    rect(x + 20, hinge - 3, w - 40, 7, dark(colour, 0.5), 3) +
    shape(keyPath(keys), contrasting(colour, 0.66)) +
    shape(d`M${256 - 38} ${hinge + 41}h76l5 17h-86z`, dark(colour, 0.14)) +
    rect(x - out, hinge + deep - 1, w + 2 * out, 11, down(light(colour, 0.35), dark(colour, 0.32)), 5) +
    rect(226, hinge + deep - 1, 60, 4, dark(colour, 0.3), 2)
  )
}

const desktop: Draw = ({ random, colour, text }) => {
  const kind = text('case')
  if (kind === 'mini') {
    const y = 304
    return (
      shadow(266, floor - 6, 140, 16) +
      block({ x: 134, y, w: 212, h: 112, dx: 40, dy: 40, colour, r: 16 }) +
      circle(166, y + 56, 9, dark(colour, 0.5)) +
      pilot(166, y + 56, 4, '#7fd4ff') +
      [0, 1, 2].map((i) => rect(212 + i * 36, y + 48, 24, 15, '#15171b', 4)).join('') +
      rect(158, y + 90, 164, 6, dark(colour, 0.34), 3)
    )
  }
  const isTower = kind === 'tower'
  const h = isTower ? 322 : 252
  const w = isTower ? 128 : 112
  const x = isTower ? 118 : 132
  const y = floor - h - 4
  const dx = isTower ? 140 : 110
  const fan = (cy: number) =>
    circle(x + w / 2, cy, 38, dark(colour, 0.5)) +
    circle(x + w / 2, cy, 33, slant(dark(colour, 0.2), dark(colour, 0.6))) +
    circle(x + w / 2, cy, 10, light(colour, 0.16))
  const glow = random.pick(['#49c8ff', '#b06bff', '#5ff08a'] as const) ?? '#49c8ff'
  const window =
    shape(
      d`M${x + w + 12} ${y + 6}L${x + w + dx - 10} ${y - 28}L${x + w + dx - 10} ${y + h - 58}L${x + w + 12} ${y + h - 16}z`,
      slant('#3b414c', '#1b1e24'),
    ) +
    stroke(
      d`M${x + w + 30} ${y + 90}L${x + w + dx - 30} ${y + 62}M${x + w + 30} ${y + 180}L${x + w + dx - 30} ${y + 148}`,
      glow,
      6,
      0.8,
    )
  return (
    shadow(256, floor - 2, isTower ? 172 : 146, 18) +
    block({ x, y, w, h, dx, dy: 36, colour, r: 8 }) +
    (isTower ? window : '') +
    circle(x + 22, y + 22, 9, metal('#c3c8ce')) +
    pilot(x + 44, y + 22, 3, '#7fd4ff') +
    rect(x + 62, y + 17, 18, 9, '#15171b', 2) +
    rect(x + 86, y + 17, 18, 9, '#15171b', 2) +
    (isTower ? fan(y + 96) + fan(y + 188) : fan(y + 100)) +
    [0, 1, 2, 3, 4].map((i) => rect(x + 18, y + h - 62 + i * 10, w - 36, 4, dark(colour, 0.4), 2)).join('')
  )
}

const monitor: Draw = ({ random, colour, number, has }) => {
  const w = 226 + ((number('screen size', 27, 15, 49) - 20) / 14) * 172
  const h = w * 0.57
  const x = 256 - w / 2
  const y = 362 - h
  const bow = has('curved') ? 13 : 0
  const frame = (inset: number) =>
    d`M${x + inset} ${y + inset}Q256 ${y + inset + bow} ${x + w - inset} ${y + inset}L${x + w - inset} ${y + h - inset}Q256 ${y + h - inset - bow} ${x + inset} ${y + h - inset}z`
  return (
    shadow(256, floor - 4, 108, 15) +
    shape(
      d`M190 ${floor - 14}L322 ${floor - 14}L346 ${floor - 2}Q256 ${floor + 12} 166 ${floor - 2}z`,
      slant(light(colour, 0.2), dark(colour, 0.22)),
    ) +
    rect(236, y + h - 30, 40, floor - y - h + 22, has('height adjustable') ? metal(colour) : round(colour), 6) +
    (bow > 0 ? shape(frame(0), face(dark(colour, 0.1))) : rect(x, y, w, h, face(dark(colour, 0.1)), 8)) +
    (bow > 0 ? '' : rect(x + 6, y + 6, w - 12, h - 20, '#1a1d22', 3)) +
    screen(x + 10, y + 10 + bow * 0.6, w - 20, h - 28 - bow * 1.3, random) +
    (bow > 0 ? stroke(frame(7), '#1a1d22', 8) : '') +
    pilot(x + w - 20, y + h - 8, 2.5, '#8fe0a8')
  )
}

const webcam: Draw = ({ random, colour, has }) => {
  const w = random.between(216, 250)
  const x = 256 - w / 2
  return (
    shadow(256, floor - 6, 96, 15) +
    shape(
      d`M204 300L308 300L330 ${floor - 20}Q256 ${floor - 2} 182 ${floor - 20}z`,
      slant(light(colour, 0.1), dark(colour, 0.4)),
    ) +
    rect(238, 258, 36, 52, round(dark(colour, 0.3)), 6) +
    rect(x, 158, w, 112, slant(light(colour, 0.24), colour, dark(colour, 0.3)), 54) +
    circle(256, 214, 50, dark(colour, 0.55)) +
    circle(256, 214, 42, slant('#4d5560', '#15171b')) +
    circle(256, 214, 27, slant('#23303f', '#0d1116')) +
    circle(256, 214, 14, '#1d3f63') +
    circle(246, 203, 7, 'rgba(255,255,255,.7)') +
    (has('built-in microphone')
      ? [-1, 1].map((side) => dashes(d`M${256 + side * 78} 198V232`, dark(colour, 0.6), 5, 3, 5)).join('')
      : '') +
    (has('privacy shutter') ? rect(240, 152, 32, 11, dark(colour, 0.4), 5) : '') +
    pilot(256 + 60, 176, 4, '#6fe08a')
  )
}

export const screens: Drawings = {
  laptops: laptop,
  'desktop computers': desktop,
  monitors: monitor,
  webcams: webcam,
}
