import { contrasting, dark, light } from '../colour.ts'
import { knob, pilot, wheel } from '../forms/parts.ts'
import { darkGlass } from '../forms/screens.ts'
import { block, cylinder, floor, gleam, lathe, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, round, slant } from '../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const vacuum: Draw = ({ random, colour, text }) => {
  const style = text('style')
  if (style === 'upright') {
    return (
      shadow(256, floor, 128, 16) +
      turn(
        8,
        256,
        floor - 30,
        tube('M256 250V66', 17, '#b9bfc6') + tube('M256 76C256 44 300 44 300 78V104', 16, dark(colour, 0.3)) +
          rect(206, 176, 100, 180, round(colour), 34) + rect(222, 214, 68, 104, glass(), 20) + rect(228, 258, 56, 56, 'rgba(110,100,90,.45)', 14) + circle(256, 196, 9, '#22252a'),
      ) +
      shape(d`M150 ${floor - 40}Q152 ${floor - 62} 180 ${floor - 62}L318 ${floor - 62}Q346 ${floor - 62} 350 ${floor - 40}L358 ${floor - 6}L142 ${floor - 6}z`, down(light(colour, 0.2), dark(colour, 0.25))) +
      rect(142, floor - 14, 216, 14, '#2b2d33', 6) + rect(168, floor - 48, 164, 10, dark(colour, 0.45), 5)
    )
  }
  const isBagless = style.startsWith('bagless')
  return (
    shadow(270, floor, 190, 17) +
    tube('M262 288C180 210 250 120 168 98', 22, '#3a3d44') + dashes('M262 288C180 210 250 120 168 98', '#5f656e', 20, 2, 6) +
    tube('M168 98C140 92 128 116 122 140L92 380', 15, '#b9bfc6') + tube('M180 104L150 94', 22, dark(colour, 0.35)) +
    shape(d`M44 ${floor - 26}L128 ${floor - 26}L146 ${floor - 2}L26 ${floor - 2}z`, slant(light(colour, 0.1), dark(colour, 0.3))) + rect(26, floor - 8, 120, 10, '#2b2d33', 4) + circle(92, floor - 30, 12, '#3a3d44') +
    shape(d`M210 ${floor - 34}C196 ${floor - 120} 250 ${floor - 158} 330 ${floor - 152}C430 ${floor - 146} 462 ${floor - 90} 446 ${floor - 34}z`, slant(light(colour, 0.34), colour, dark(colour, 0.34))) +
    (isBagless ? rect(232, floor - 148, 96, 100, glass(), 30) + rect(240, floor - 96, 80, 44, 'rgba(110,100,90,.4)', 18) : stroke(d`M244 ${floor - 60}C250 ${floor - 120} 290 ${floor - 132} 340 ${floor - 128}`, light(colour, 0.5), 8, 0.6)) +
    tube(d`M300 ${floor - 152}C320 ${floor - 190} 372 ${floor - 188} 388 ${floor - 144}`, 14, dark(colour, 0.4)) +
    wheel(398, floor - 44, 44, colour) + wheel(242, floor - 18, 18, '#9aa0a8') +
    (random.chance(0.5) ? knob(356, floor - 112, 12, '#c3c8ce') : rect(340, floor - 120, 34, 14, dark(colour, 0.5), 7))
  )
}

const robotVacuum: Draw = ({ random, colour, number, text, has }) => {
  const h = 40 + (number('height', 8.5, 5, 12) - 7.5) * 12
  const cy = 330
  const dock = has('self-emptying') ? block({ x: 332, y: 134, w: 104, h: 250, dx: 26, dy: 18, colour: dark(colour, 0.06), r: 12 }) + darkGlass(344, 148, 80, 74, 8) + rect(332, 344, 104, 40, dark(colour, 0.35), 8) : ''
  const whole =
    (has('self-emptying') ? shadow(392, 390, 92, 12) : '') + dock +
    shadow(244, cy + h, 184, 44) +
    shape(d`M70 ${cy}A174 82 0 0 0 418 ${cy}V${cy + h}A174 82 0 0 1 70 ${cy + h}z`, across(dark(colour, 0.2), light(colour, 0.14), colour, dark(colour, 0.42))) +
    oval(244, cy, 174, 82, slant(light(colour, 0.3), colour, dark(colour, 0.12))) +
    `<ellipse cx="244" cy="${cy}" rx="150" ry="69" fill="none" stroke="${contrasting(colour, 0.25)}" stroke-width="2.5"/>` +
    (text('navigation') === 'laser' ? cylinder({ cx: 244, top: cy - 40, bottom: cy - 16, r: 46, colour: dark(colour, 0.16), tilt: 0.4 }) : text('navigation') === 'camera' ? oval(244, cy - 50, 20, 8, '#15171b') + oval(244, cy - 51, 9, 4, '#3f6fb5') : oval(244, cy - 6, 52, 24, slant(dark(colour, 0.2), dark(colour, 0.05)))) +
    rect(212, cy + 34, 26, 10, light(colour, 0.3), 5) + rect(250, cy + 34, 26, 10, light(colour, 0.3), 5) + pilot(244, cy + 58, 4, '#6fe0ff') +
    rect(110, cy + h + 30, 270, 9, dark(colour, 0.5), 4) +
    (has('mopping') ? shape(d`M150 ${cy + h + 66}Q244 ${cy + h + 92} 338 ${cy + h + 66}L330 ${cy + h + 80}Q244 ${cy + h + 104} 158 ${cy + h + 80}z`, '#5f9fd0') : '') +
    stroke(d`M96 ${cy + h + 40}l-34 20M96 ${cy + h + 40}l-6 34M96 ${cy + h + 40}l24 26`, '#3a3d44', 4) + (random.chance(0.5) ? gleam(120, cy - 26, 9, 34, 0.3) : '')
  return zoom(0.84, 256, 330, whole)
}

const fan: Draw = ({ random, colour, text, has }) => {
  const style = text('style')
  const remote = has('remote control') ? rect(404, floor - 96, 34, 96, face('#f3f2ee'), 10) + circle(421, floor - 76, 7, '#d9433a') + [0, 1, 2].map((i) => circle(421, floor - 52 + i * 17, 5, '#8d939b')).join('') : ''
  if (style === 'tower') {
    return shadow(256, floor, 84, 14) + cylinder({ cx: 256, top: floor - 18, bottom: floor - 4, r: 76, colour: dark(colour, 0.15), tilt: 0.2 }) + rect(200, 56, 112, floor - 68, round(colour), 30) + rect(222, 122, 68, floor - 190, dark(colour, 0.5), 12) + stroke(Array.from({ length: 20 }, (_, i) => d`M224 ${134 + i * 10.6}H288`).join(''), light(colour, 0.2), 3) + darkGlass(232, 76, 48, 28, 8) + pilot(244, 90, 3, '#7fd4ff') + remote
  }
  const isDesk = style !== 'pedestal'
  const cy = isDesk ? 218 : 164
  const r = isDesk ? 138 : 116
  const blades = 3 + random.below(3)
  const blade = (i: number) => turn((360 / blades) * i + 14, 256, cy, shape(d`M256 ${cy - 8}C${256 - r * 0.5} ${cy - r * 0.3} ${256 - r * 0.3} ${cy - r * 0.9} ${256 + r * 0.1} ${cy - r * 0.84}C${256 + r * 0.3} ${cy - r * 0.7} ${256 + r * 0.1} ${cy - r * 0.3} 256 ${cy - 8}z`, slant(light(colour, 0.3), dark(colour, 0.16))))
  const rings = [1, 0.76, 0.52, 0.3].map((share) => `<circle cx="256" cy="${cy}" r="${Math.round(r * share)}" fill="none" stroke="#9aa3ad" stroke-width="${share === 1 ? 7 : 2}"/>`).join('')
  const spokes = stroke(Array.from({ length: 24 }, (_, i) => {
    const a = (i / 24) * Math.PI * 2
    return d`M${256 + Math.cos(a) * 26} ${cy + Math.sin(a) * 26}L${256 + Math.cos(a + 0.16) * r} ${cy + Math.sin(a + 0.16) * r}`
  }).join(''), '#aab2bc', 2)
  return (
    shadow(256, floor, 104, 15) + cylinder({ cx: 256, top: floor - 20, bottom: floor - 6, r: isDesk ? 92 : 98, colour, tilt: 0.2 }) +
    rect(245, cy + 40, 22, floor - cy - 60, isDesk ? round(dark(colour, 0.1)) : metal('#c3c8ce'), 5) + rect(232, cy + r - 8, 48, 46, round(dark(colour, 0.06)), 8) +
    circle(256, cy, r, 'rgba(60,70,84,.16)') + Array.from({ length: blades }, (_, i) => blade(i)).join('') + rings + spokes + circle(256, cy, 28, slant(light(colour, 0.34), dark(colour, 0.16))) + circle(256, cy, 12, dark(colour, 0.18)) +
    (isDesk ? [-1, 0, 1].map((k) => circle(256 + k * 22, floor - 24, 6, k === 0 ? '#6fd0f0' : light(colour, 0.4))).join('') : '') + remote
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
    stroke(d`M256 ${top - 10}C226 ${top - 50} 296 ${top - 70} 262 ${top - 118}M240 ${top - 14}C206 ${top - 44} 236 ${top - 74} 214 ${top - 100}M274 ${top - 14}C306 ${top - 46} 286 ${top - 80} 316 ${top - 108}`, '#ffffff', 15, 0.55) +
    (tank
      ? lathe(256, [[18, top, true], [r * 0.6, top + h * 0.14], [r, top + h * 0.5], [r * 0.92, floor - 60, true]], glass('#b9d9ea')) + lathe(256, [[r * 0.98, top + h * 0.5, true], [r * 0.98, top + h * 0.52], [r * 0.92, floor - 62, true]], 'rgba(110,180,220,.5)') + cylinder({ cx: 256, top: floor - 66, bottom: floor - 8, r: r * 0.96, foot: r * 0.9, colour })
      : lathe(256, [[16, top, true], [r * 0.46, top + h * 0.12], [r * 0.86, top + h * 0.44], [r, floor - h * 0.26], [r * 0.84, floor - 8, true]], round(colour)) + stroke(d`M${256 - r * 0.94} ${floor - h * 0.36}Q256 ${floor - h * 0.26} ${256 + r * 0.94} ${floor - h * 0.36}`, dark(colour, 0.25), 2.5)) +
    oval(256, top + 2, 18, 6, dark(colour, 0.5)) +
    (has('night light') ? oval(256, floor - 16, r * 0.7, 6, '#ffd98a') : '') + circle(256, floor - 38, 13, slant(light(colour, 0.4), dark(colour, 0.2))) + pilot(256, floor - 38, 4, text('technology') === 'ultrasonic' ? '#6fd0f0' : '#6fe08a')
  )
}

const wallClock: Draw = ({ random, colour, text, number }) => {
  const r = 116 + ((number('diameter', 30, 15, 60) - 25) / 15) * 62
  const wood = text('material') === 'oak' ? '#c08f5a' : text('material') === 'walnut' ? '#72492f' : undefined
  const face2 = wood === undefined && random.chance(0.3) ? colour : '#fbfaf5'
  const ink = contrasting(face2, 0.75)
  const numerals = text('numerals')
  const marks = Array.from({ length: 12 }, (_, i) => {
    const a = (i / 12) * Math.PI * 2
    const long = i % 3 === 0 ? 0.74 : numerals === 'none' ? 0.8 : 0.78
    return d`M${256 + Math.sin(a) * r * 0.86} ${250 - Math.cos(a) * r * 0.86}L${256 + Math.sin(a) * r * long} ${250 - Math.cos(a) * r * long}`
  }).join('')
  const minutes = numerals === 'none' ? '' : Array.from({ length: 60 }, (_, i) => {
    const a = (i / 60) * Math.PI * 2
    return d`M${256 + Math.sin(a) * r * 0.86} ${250 - Math.cos(a) * r * 0.86}L${256 + Math.sin(a) * r * 0.83} ${250 - Math.cos(a) * r * 0.83}`
  }).join('')
  const minute = random.between(0, Math.PI * 2)
  const hour = random.below(12) * (Math.PI / 6) + minute / 12
  const hand = (a: number, long: number, wide: number, tint = ink) => stroke(d`M${256 - Math.sin(a) * r * 0.12} ${250 + Math.cos(a) * r * 0.12}L${256 + Math.sin(a) * r * long} ${250 - Math.cos(a) * r * long}`, tint, wide)
  return (
    circle(264, 264, r * 1.03, 'rgba(25,30,42,.10)') + circle(261, 259, r * 1.02, 'rgba(25,30,42,.14)') +
    circle(256, 250, r, slant(light(wood ?? colour, 0.34), wood ?? colour, dark(wood ?? colour, 0.34))) + circle(256, 250, r * 0.92, wood === undefined ? dark(colour, 0.3) : colour) + circle(256, 250, r * 0.91, slant(light(face2, 0.3), face2, dark(face2, 0.06))) +
    stroke(marks, ink, numerals === 'none' ? 5 : 8) + (minutes === '' ? '' : stroke(minutes, ink, 2)) + hand(hour, 0.48, 9) + hand(minute, 0.72, 6) + hand(minute * 7, 0.78, 2.5, '#d0392f') + circle(256, 250, 9, '#d0392f') +
    shape(d`M${256 - r * 0.7} ${250 - r * 0.5}A${r * 0.87} ${r * 0.87} 0 0 1 ${256 + r * 0.2} ${250 - r * 0.84}Q${256 - r * 0.2} ${250 - r * 0.3} ${256 - r * 0.7} ${250 - r * 0.5}z`, 'rgba(255,255,255,.22)')
  )
}

/** Digits of a clock, of seven bars each: an hour that says nothing. */
function digits(x: number, y: number, w: number, h: number, shown: readonly number[], colour: string): string {
  const on = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcfgd']
  const bars = (left: number, digit: number) => {
    const has = (bar: string) => on[digit]?.includes(bar)
    return (has('a') ? d`M${left + 3} ${y}h${w - 6}` : '') + (has('g') ? d`M${left + 3} ${y + h / 2}h${w - 6}` : '') + (has('d') ? d`M${left + 3} ${y + h}h${w - 6}` : '') + (has('f') ? d`M${left} ${y + 4}v${h / 2 - 8}` : '') + (has('b') ? d`M${left + w} ${y + 4}v${h / 2 - 8}` : '') + (has('e') ? d`M${left} ${y + h / 2 + 4}v${h / 2 - 8}` : '') + (has('c') ? d`M${left + w} ${y + h / 2 + 4}v${h / 2 - 8}` : '')
  }
  return stroke(shown.map((digit, i) => bars(x + i * w * 1.4 + (i > 1 ? w * 0.6 : 0), digit)).join(''), colour, 7) + circle(x + w * 2.6 + 3, y + h * 0.3, 4, colour) + circle(x + w * 2.6 + 3, y + h * 0.7, 4, colour)
}

const alarmClock: Draw = ({ random, colour, text, has }) => {
  const shown = [random.below(2), random.below(10), random.below(6), random.below(10)]
  if (text('display') !== 'analogue') {
    const isLcd = text('display') === 'lcd'
    const sun = has('sunrise light') ? circle(250, 262, 130, slant('#fff3d0', '#ffd08a')) + circle(250, 262, 112, slant('#fffaf0', '#ffe0a8')) : ''
    return sun + shadow(262, floor - 6, 176, 16) + block({ x: 98, y: 272, w: 302, h: 140, dx: 34, dy: 26, colour, r: 20 }) + rect(114, 288, 270, 96, isLcd ? slant('#cfd9c8', '#aebaa4') : slant('#30343c', '#121418'), 10) + digits(146, 308, 34, 56, shown, isLcd ? '#2c332a' : '#ff6a4a') + [0, 1, 2].map((i) => rect(176 + i * 56, 248, 40, 10, dark(colour, 0.25), 5)).join('') + (has('USB charging port') ? rect(346, 394, 22, 9, '#15171b', 2) : '')
  }
  const hour = random.between(0, 6.28)
  const hand = (a: number, long: number, wide: number, tint: string) => stroke(d`M256 280L${256 + Math.sin(a) * long} ${280 - Math.cos(a) * long}`, tint, wide)
  const marks = Array.from({ length: 12 }, (_, i) => d`M${256 + Math.sin(i * 0.5236) * 96} ${280 - Math.cos(i * 0.5236) * 96}L${256 + Math.sin(i * 0.5236) * 82} ${280 - Math.cos(i * 0.5236) * 82}`).join('')
  const bells = text('wake-up sound') === 'bell'
  return (
    shadow(258, floor, 116, 15) + tube(d`M186 380L164 ${floor - 4}M326 380L348 ${floor - 4}`, 18, dark(colour, 0.2)) +
    (bells ? turn(-34, 256, 280, shape('M206 146A50 46 0 0 1 306 146z', metal('#c3c8ce')) + rect(251, 140, 10, 26, '#8d939b')) + turn(34, 256, 280, shape('M206 146A50 46 0 0 1 306 146z', metal('#c3c8ce')) + rect(251, 140, 10, 26, '#8d939b')) + tube('M228 118C228 84 284 84 284 118', 10, '#9aa0a8') + rect(248, 126, 16, 34, metal('#8d939b'), 4) : rect(216, 130, 80, 26, round(dark(colour, 0.15)), 12)) +
    circle(256, 280, 132, slant(light(colour, 0.36), colour, dark(colour, 0.36))) + circle(256, 280, 110, dark(colour, 0.25)) + circle(256, 280, 108, slant('#ffffff', '#f1eee6')) + stroke(marks, '#33373f', 6) +
    hand(hour, 52, 9, '#33373f') + hand(hour * 5, 78, 6, '#33373f') + hand(hour * 2 + 1, 62, 3, '#d0392f') + circle(256, 280, 8, '#33373f') + (has('sunrise light') ? `<circle cx="256" cy="280" r="121" fill="none" stroke="#ffd98a" stroke-width="8"/>` : '')
  )
}

export const homeAppliances: Drawings = {
  'vacuum cleaners': vacuum,
  'robot vacuums': robotVacuum,
  fans: fan,
  'air humidifiers': humidifier,
  'wall clocks': wallClock,
  'alarm clocks': alarmClock,
}
