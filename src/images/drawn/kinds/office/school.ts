import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { backpack, panel, zip } from '../../forms/bags.ts'
import { block, floor, laidShadow, shadow } from '../../forms/solids.ts'
import { across, round, slant } from '../../paint.ts'
import { circle, d, dashes, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A case of loops with a pencil in each, rolled up at its right end. */
function rolledCase(x: number, w: number, colour: Hex): string {
  const loops = Array.from(
    { length: 9 },
    (_, i) =>
      rect(x + 36 + i * ((w - 120) / 9), 156, 17, 170, round(brightPalette[i % 8] ?? '#d8352f'), 3) +
      shape(d`M${x + 36 + i * ((w - 120) / 9)} 157l8.5 -26l8.5 26z`, '#e8c48f') +
      shape(d`M${x + 42 + i * ((w - 120) / 9)} 140l2.5 -9l2.5 9z`, brightPalette[i % 8] ?? '#d8352f'),
  ).join('')
  return (
    laidShadow(x, 120, w, 280, 8) +
    rect(x, 116, w, 280, slant(light(colour, 0.26), colour, dark(colour, 0.14)), 8) +
    dashes(d`M${x + 8} 124h${w - 16}v264h${16 - w}z`, contrasting(colour, 0.35), 2.4, 6, 5) +
    loops +
    rect(x, 250, w - 66, 146, slant(dark(colour, 0.04), dark(colour, 0.26)), 6) +
    dashes(
      Array.from({ length: 10 }, (_, i) => d`M${x + 28 + i * ((w - 120) / 9)} 252v140`).join(''),
      light(colour, 0.4),
      2,
      5,
      4,
    ) +
    rect(x + w - 72, 108, 80, 296, across(light(colour, 0.24), colour, dark(colour, 0.34)), 36) +
    stroke(d`M${x + w - 40} 256q60 10 76 60`, '#8a5a38', 9)
  )
}

const pencilCase: Draw = ({ random, colour, text, number }) => {
  const w = 330 + (number('length', 21, 15, 30) - 20) * 8
  const x = 256 - w / 2
  const tips = Array.from({ length: 6 }, (_, i) =>
    turn(
      random.between(-8, 8),
      x + w * 0.3 + i * 26,
      220,
      rect(x + w * 0.3 + i * 26, 130 - (i % 3) * 12, 15, 120, round(brightPalette[i] ?? '#d8352f'), 3) +
        shape(d`M${x + w * 0.3 + i * 26} ${131 - (i % 3) * 12}l7.5 -24l7.5 24z`, '#e8c48f'),
    ),
  ).join('')
  const material = text('material')
  const texture = material.includes('felt')
    ? dashes([0, 1, 2, 3, 4].map((i) => d`M${x + 16} ${256 + i * 30}h${w - 32}`).join(''), light(colour, 0.2), 2, 4, 9)
    : ''
  if (text('style') === 'roll-up') return rolledCase(x, w, colour)
  if (text('style') === 'box') {
    return (
      shadow(260, floor - 26, w * 0.54, 15) +
      block({ x, y: 256, w: w - 30, h: 140, dx: 40, dy: 36, colour, r: 22 }) +
      zip(d`M${x + 4} 300H${x + w - 34}`, x + w - 64, 300, colour) +
      panel(x + 24, 322, w - 80, 58, 10, dark(colour, 0.06)) +
      texture
    )
  }
  return (
    shadow(260, floor - 20, w * 0.52, 15) +
    (random.chance(0.6) ? tips : '') +
    shape(
      d`M${x + 8} 236Q256 214 ${x + w - 8} 236Q${x + w + 14} 320 ${x + w - 6} 398Q256 416 ${x + 6} 398Q${x - 14} 320 ${x + 8} 236z`,
      slant(light(colour, 0.26), colour, dark(colour, 0.26)),
    ) +
    texture +
    zip(d`M${x + 10} 244Q256 222 ${x + w - 10} 244`, x + w - 40, 240, colour) +
    stroke(
      d`M${x + 40} 386Q${x + 30} 330 ${x + 46} 280M${x + w - 50} 390Q${x + w - 36} 340 ${x + w - 52} 290`,
      dark(colour, 0.24),
      3,
      0.6,
    ) +
    rect(x + w - 92, 346, 54, 32, contrasting(colour, 0.3), 4) +
    (number('compartments', 1, 1, 5) > 1 ? zip(d`M${x + 60} 318H${x + w - 90}`, x + 66, 318, colour) : '')
  )
}

const schoolBackpack: Draw = ({ random, colour, number, has }) => {
  const size = 0.72 + ((number('capacity', 18, 5, 40) - 10) / 16) * 0.26
  const accent =
    random.pick([dark(colour, 0.35), '#e8a23a', '#e2e5e8', '#e0637a', '#4fa3b8'] as const) ?? dark(colour, 0.35)
  return (
    shadow(256, floor, 146 * size, 17) +
    zoom(
      size,
      256,
      floor,
      backpack({
        cx: 256,
        top: 92,
        bottom: floor,
        w: 248,
        colour,
        accent,
        bottlePockets: Math.round(number('bottle pockets', 1, 0, 2)),
        hasStripes: has('reflective strips'),
      }) +
        (has('chest strap')
          ? rect(206, 128, 100, 12, dark(colour, 0.4), 4) + rect(244, 122, 24, 24, '#2b2d33', 5)
          : '') +
        (random.chance(0.4)
          ? circle(352, 330, 15, slant('#f4c72e', '#d9912a')) + stroke('M352 300V316', '#8d939b', 4)
          : ''),
    )
  )
}

export const school: Drawings = {
  'pencil cases': pencilCase,
  'school backpacks': schoolBackpack,
}
