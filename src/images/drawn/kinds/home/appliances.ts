import { contrasting, dark, light } from '../../colour.ts'
import { knob, pilot, wheel } from '../../forms/parts.ts'
import { darkGlass } from '../../forms/screens.ts'
import { block, cylinder, floor, gleam, lathe, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, down, face, glass, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const vacuum: Draw = ({ random, colour, text }) => {
  const style = text('style')
  if (style === 'upright') {
    return (
      shadow(256, floor, 128, 16) +
      turn(
        8,
        256,
        floor - 30,
        tube('M256 250V66', 17, '#b9bfc6') +
          tube('M256 76C256 44 300 44 300 78V104', 16, dark(colour, 0.3)) +
          rect(206, 176, 100, 180, round(colour), 34) +
          rect(222, 214, 68, 104, glass(), 20) +
          rect(228, 258, 56, 56, 'rgba(110,100,90,.45)', 14) +
          circle(256, 196, 9, '#22252a'),
      ) +
      shape(
        d`M150 ${floor - 40}Q152 ${floor - 62} 180 ${floor - 62}L318 ${floor - 62}Q346 ${floor - 62} 350 ${floor - 40}L358 ${floor - 6}L142 ${floor - 6}z`,
        down(light(colour, 0.2), dark(colour, 0.25)),
      ) +
      rect(142, floor - 14, 216, 14, '#2b2d33', 6) +
      rect(168, floor - 48, 164, 10, dark(colour, 0.45), 5)
    )
  }
  const isBagless = style.startsWith('bagless')
  return (
    shadow(270, floor, 190, 17) +
    tube('M262 288C180 210 250 120 168 98', 22, '#3a3d44') +
    dashes('M262 288C180 210 250 120 168 98', '#5f656e', 20, 2, 6) +
    tube('M168 98C140 92 128 116 122 140L92 380', 15, '#b9bfc6') +
    tube('M180 104L150 94', 22, dark(colour, 0.35)) +
    shape(
      d`M44 ${floor - 26}L128 ${floor - 26}L146 ${floor - 2}L26 ${floor - 2}z`,
      slant(light(colour, 0.1), dark(colour, 0.3)),
    ) +
    rect(26, floor - 8, 120, 10, '#2b2d33', 4) +
    circle(92, floor - 30, 12, '#3a3d44') +
    shape(
      d`M210 ${floor - 34}C196 ${floor - 120} 250 ${floor - 158} 330 ${floor - 152}C430 ${floor - 146} 462 ${floor - 90} 446 ${floor - 34}z`,
      slant(light(colour, 0.34), colour, dark(colour, 0.34)),
    ) +
    (isBagless
      ? rect(232, floor - 148, 96, 100, glass(), 30) + rect(240, floor - 96, 80, 44, 'rgba(110,100,90,.4)', 18)
      : stroke(
          d`M244 ${floor - 60}C250 ${floor - 120} 290 ${floor - 132} 340 ${floor - 128}`,
          light(colour, 0.5),
          8,
          0.6,
        )) +
    tube(d`M300 ${floor - 152}C320 ${floor - 190} 372 ${floor - 188} 388 ${floor - 144}`, 14, dark(colour, 0.4)) +
    wheel(398, floor - 44, 44, colour) +
    wheel(242, floor - 18, 18, '#9aa0a8') +
    (random.chance(0.5) ? knob(356, floor - 112, 12, '#c3c8ce') : rect(340, floor - 120, 34, 14, dark(colour, 0.5), 7))
  )
}

const robotVacuum: Draw = ({ random, colour, number, text, has }) => {
  const h = 40 + (number('height', 8.5, 5, 12) - 7.5) * 12
  const cy = 330
  const dock = has('self-emptying')
    ? block({ x: 332, y: 134, w: 104, h: 250, dx: 26, dy: 18, colour: dark(colour, 0.06), r: 12 }) +
      darkGlass(344, 148, 80, 74, 8) +
      rect(332, 344, 104, 40, dark(colour, 0.35), 8)
    : ''
  const whole =
    (has('self-emptying') ? shadow(392, 390, 92, 12) : '') +
    dock +
    shadow(244, cy + h, 184, 44) +
    shape(
      d`M70 ${cy}A174 82 0 0 0 418 ${cy}V${cy + h}A174 82 0 0 1 70 ${cy + h}z`,
      across(dark(colour, 0.2), light(colour, 0.14), colour, dark(colour, 0.42)),
    ) +
    oval(244, cy, 174, 82, slant(light(colour, 0.3), colour, dark(colour, 0.12))) +
    ring(244, cy, 150, 69, contrasting(colour, 0.25), 2.5) +
    (text('navigation') === 'laser'
      ? cylinder({ cx: 244, top: cy - 40, bottom: cy - 16, r: 46, colour: dark(colour, 0.16), tilt: 0.4 })
      : text('navigation') === 'camera'
        ? oval(244, cy - 50, 20, 8, '#15171b') + oval(244, cy - 51, 9, 4, '#3f6fb5')
        : oval(244, cy - 6, 52, 24, slant(dark(colour, 0.2), dark(colour, 0.05)))) +
    rect(212, cy + 34, 26, 10, light(colour, 0.3), 5) +
    rect(250, cy + 34, 26, 10, light(colour, 0.3), 5) +
    pilot(244, cy + 58, 4, '#6fe0ff') +
    rect(110, cy + h + 30, 270, 9, dark(colour, 0.5), 4) +
    (has('mopping')
      ? shape(
          d`M150 ${cy + h + 66}Q244 ${cy + h + 92} 338 ${cy + h + 66}L330 ${cy + h + 80}Q244 ${cy + h + 104} 158 ${cy + h + 80}z`,
          '#5f9fd0',
        )
      : '') +
    stroke(d`M96 ${cy + h + 40}l-34 20M96 ${cy + h + 40}l-6 34M96 ${cy + h + 40}l24 26`, '#3a3d44', 4) +
    (random.chance(0.5) ? gleam(120, cy - 26, 9, 34, 0.3) : '')
  return zoom(0.84, 256, 330, whole)
}

const fan: Draw = ({ random, colour, text, has }) => {
  const style = text('style')
  const remote = has('remote control')
    ? rect(404, floor - 96, 34, 96, face('#f3f2ee'), 10) +
      circle(421, floor - 76, 7, '#d9433a') +
      [0, 1, 2].map((i) => circle(421, floor - 52 + i * 17, 5, '#8d939b')).join('')
    : ''
  if (style === 'tower') {
    return (
      shadow(256, floor, 84, 14) +
      cylinder({ cx: 256, top: floor - 18, bottom: floor - 4, r: 76, colour: dark(colour, 0.15), tilt: 0.2 }) +
      rect(200, 56, 112, floor - 68, round(colour), 30) +
      rect(222, 122, 68, floor - 190, dark(colour, 0.5), 12) +
      stroke(Array.from({ length: 20 }, (_, i) => d`M224 ${134 + i * 10.6}H288`).join(''), light(colour, 0.2), 3) +
      darkGlass(232, 76, 48, 28, 8) +
      pilot(244, 90, 3, '#7fd4ff') +
      remote
    )
  }
  const isDesk = style !== 'pedestal'
  const cy = isDesk ? 218 : 164
  const r = isDesk ? 138 : 116
  const blades = 3 + random.below(3)
  const blade = (i: number) =>
    turn(
      (360 / blades) * i + 14,
      256,
      cy,
      shape(
        d`M256 ${cy - 8}C${256 - r * 0.5} ${cy - r * 0.3} ${256 - r * 0.3} ${cy - r * 0.9} ${256 + r * 0.1} ${cy - r * 0.84}C${256 + r * 0.3} ${cy - r * 0.7} ${256 + r * 0.1} ${cy - r * 0.3} 256 ${cy - 8}z`,
        slant(light(colour, 0.3), dark(colour, 0.16)),
      ),
    )
  const rings = [1, 0.76, 0.52, 0.3]
    .map((share) => ring(256, cy, r * share, r * share, '#9aa3ad', share === 1 ? 7 : 2))
    .join('')
  const spokes = stroke(
    Array.from({ length: 24 }, (_, i) => {
      const a = (i / 24) * Math.PI * 2
      return d`M${256 + Math.cos(a) * 26} ${cy + Math.sin(a) * 26}L${256 + Math.cos(a + 0.16) * r} ${cy + Math.sin(a + 0.16) * r}`
    }).join(''),
    '#aab2bc',
    2,
  )
  return (
    shadow(256, floor, 104, 15) +
    cylinder({ cx: 256, top: floor - 20, bottom: floor - 6, r: isDesk ? 92 : 98, colour, tilt: 0.2 }) +
    rect(245, cy + 40, 22, floor - cy - 60, isDesk ? round(dark(colour, 0.1)) : metal('#c3c8ce'), 5) +
    rect(232, cy + r - 8, 48, 46, round(dark(colour, 0.06)), 8) +
    circle(256, cy, r, 'rgba(60,70,84,.16)') +
    Array.from({ length: blades }, (_, i) => blade(i)).join('') +
    rings +
    spokes +
    circle(256, cy, 28, slant(light(colour, 0.34), dark(colour, 0.16))) +
    circle(256, cy, 12, dark(colour, 0.18)) +
    (isDesk
      ? [-1, 0, 1].map((k) => circle(256 + k * 22, floor - 24, 6, k === 0 ? '#6fd0f0' : light(colour, 0.4))).join('')
      : '') +
    remote
  )
}

const humidifier: Draw = ({ random, colour, number, has, text }) => {
  const litres = number('tank capacity', 3, 0.5, 8)
  const h = 160 + (litres / 5) * 110
  const r = 74 + (litres / 5) * 34
  const top = floor - h
  const tank = random.chance(0.5)
  return (
    shadow(258, floor, r * 1.1, 15) +
    stroke(
      d`M256 ${top - 10}C226 ${top - 50} 296 ${top - 70} 262 ${top - 118}M240 ${top - 14}C206 ${top - 44} 236 ${top - 74} 214 ${top - 100}M274 ${top - 14}C306 ${top - 46} 286 ${top - 80} 316 ${top - 108}`,
      '#ffffff',
      15,
      0.55,
    ) +
    (tank
      ? lathe(
          256,
          [
            [18, top, true],
            [r * 0.6, top + h * 0.14],
            [r, top + h * 0.5],
            [r * 0.92, floor - 60, true],
          ],
          glass('#b9d9ea'),
        ) +
        lathe(
          256,
          [
            [r * 0.98, top + h * 0.5, true],
            [r * 0.98, top + h * 0.52],
            [r * 0.92, floor - 62, true],
          ],
          'rgba(110,180,220,.5)',
        ) +
        cylinder({ cx: 256, top: floor - 66, bottom: floor - 8, r: r * 0.96, foot: r * 0.9, colour })
      : lathe(
          256,
          [
            [16, top, true],
            [r * 0.46, top + h * 0.12],
            [r * 0.86, top + h * 0.44],
            [r, floor - h * 0.26],
            [r * 0.84, floor - 8, true],
          ],
          round(colour),
        ) +
        stroke(
          d`M${256 - r * 0.94} ${floor - h * 0.36}Q256 ${floor - h * 0.26} ${256 + r * 0.94} ${floor - h * 0.36}`,
          dark(colour, 0.25),
          2.5,
        )) +
    oval(256, top + 2, 18, 6, dark(colour, 0.5)) +
    (has('night light') ? oval(256, floor - 16, r * 0.7, 6, '#ffd98a') : '') +
    circle(256, floor - 38, 13, slant(light(colour, 0.4), dark(colour, 0.2))) +
    pilot(256, floor - 38, 4, text('technology') === 'ultrasonic' ? '#6fd0f0' : '#6fe08a')
  )
}

export const appliances: Drawings = {
  'vacuum cleaners': vacuum,
  'robot vacuums': lifted(36, robotVacuum),
  fans: fan,
  'air humidifiers': humidifier,
}
