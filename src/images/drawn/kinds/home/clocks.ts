import { contrasting, dark, light } from '../../colour.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { metal, round, slant } from '../../paint.ts'
import { circle, d, rect, ring, shape, stroke, turn } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

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
  const minutes =
    numerals === 'none'
      ? ''
      : Array.from({ length: 60 }, (_, i) => {
          const a = (i / 60) * Math.PI * 2
          return d`M${256 + Math.sin(a) * r * 0.86} ${250 - Math.cos(a) * r * 0.86}L${256 + Math.sin(a) * r * 0.83} ${250 - Math.cos(a) * r * 0.83}`
        }).join('')
  const minute = random.between(0, Math.PI * 2)
  const hour = random.below(12) * (Math.PI / 6) + minute / 12
  const hand = (a: number, long: number, wide: number, tint = ink) =>
    stroke(
      d`M${256 - Math.sin(a) * r * 0.12} ${250 + Math.cos(a) * r * 0.12}L${256 + Math.sin(a) * r * long} ${250 - Math.cos(a) * r * long}`,
      tint,
      wide,
    )
  return (
    circle(264, 264, r * 1.03, 'rgba(25,30,42,.10)') +
    circle(261, 259, r * 1.02, 'rgba(25,30,42,.14)') +
    circle(256, 250, r, slant(light(wood ?? colour, 0.34), wood ?? colour, dark(wood ?? colour, 0.34))) +
    circle(256, 250, r * 0.92, wood === undefined ? dark(colour, 0.3) : colour) +
    circle(256, 250, r * 0.91, slant(light(face2, 0.3), face2, dark(face2, 0.06))) +
    stroke(marks, ink, numerals === 'none' ? 5 : 8) +
    (minutes === '' ? '' : stroke(minutes, ink, 2)) +
    hand(hour, 0.48, 9) +
    hand(minute, 0.72, 6) +
    hand(minute * 7, 0.78, 2.5, '#d0392f') +
    circle(256, 250, 9, '#d0392f') +
    shape(
      d`M${256 - r * 0.7} ${250 - r * 0.5}A${r * 0.87} ${r * 0.87} 0 0 1 ${256 + r * 0.2} ${250 - r * 0.84}Q${256 - r * 0.2} ${250 - r * 0.3} ${256 - r * 0.7} ${250 - r * 0.5}z`,
      'rgba(255,255,255,.22)',
    )
  )
}

/** Digits of a clock, of seven bars each: an hour that says nothing. */
function digits(x: number, y: number, w: number, h: number, shown: readonly number[], colour: string): string {
  const on = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcfgd']
  const bars = (left: number, digit: number) => {
    const has = (bar: string) => on[digit]?.includes(bar)
    return (
      (has('a') ? d`M${left + 3} ${y}h${w - 6}` : '') +
      (has('g') ? d`M${left + 3} ${y + h / 2}h${w - 6}` : '') +
      (has('d') ? d`M${left + 3} ${y + h}h${w - 6}` : '') +
      (has('f') ? d`M${left} ${y + 4}v${h / 2 - 8}` : '') +
      (has('b') ? d`M${left + w} ${y + 4}v${h / 2 - 8}` : '') +
      (has('e') ? d`M${left} ${y + h / 2 + 4}v${h / 2 - 8}` : '') +
      (has('c') ? d`M${left + w} ${y + h / 2 + 4}v${h / 2 - 8}` : '')
    )
  }
  return (
    stroke(shown.map((digit, i) => bars(x + i * w * 1.4 + (i > 1 ? w * 0.6 : 0), digit)).join(''), colour, 7) +
    circle(x + w * 2.6 + 3, y + h * 0.3, 4, colour) +
    circle(x + w * 2.6 + 3, y + h * 0.7, 4, colour)
  )
}

const alarmClock: Draw = ({ random, colour, text, has }) => {
  const shown = [random.below(2), random.below(10), random.below(6), random.below(10)]
  if (text('display') !== 'analogue') {
    const isLcd = text('display') === 'lcd'
    const sun = has('sunrise light')
      ? circle(250, 262, 130, slant('#fff3d0', '#ffd08a')) + circle(250, 262, 112, slant('#fffaf0', '#ffe0a8'))
      : ''
    return (
      sun +
      shadow(262, floor - 6, 176, 16) +
      block({ x: 98, y: 272, w: 302, h: 140, dx: 34, dy: 26, colour, r: 20 }) +
      rect(114, 288, 270, 96, isLcd ? slant('#cfd9c8', '#aebaa4') : slant('#30343c', '#121418'), 10) +
      digits(146, 308, 34, 56, shown, isLcd ? '#2c332a' : '#ff6a4a') +
      [0, 1, 2].map((i) => rect(176 + i * 56, 248, 40, 10, dark(colour, 0.25), 5)).join('') +
      (has('USB charging port') ? rect(346, 394, 22, 9, '#15171b', 2) : '')
    )
  }
  const hour = random.between(0, 6.28)
  const hand = (a: number, long: number, wide: number, tint: string) =>
    stroke(d`M256 280L${256 + Math.sin(a) * long} ${280 - Math.cos(a) * long}`, tint, wide)
  const marks = Array.from(
    { length: 12 },
    (_, i) =>
      d`M${256 + Math.sin(i * 0.5236) * 96} ${280 - Math.cos(i * 0.5236) * 96}L${256 + Math.sin(i * 0.5236) * 82} ${280 - Math.cos(i * 0.5236) * 82}`,
  ).join('')
  const bells = text('wake-up sound') === 'bell'
  return (
    shadow(258, floor, 116, 15) +
    tube(d`M186 380L164 ${floor - 4}M326 380L348 ${floor - 4}`, 18, dark(colour, 0.2)) +
    (bells
      ? turn(
          -34,
          256,
          280,
          shape('M206 146A50 46 0 0 1 306 146z', metal('#c3c8ce')) + rect(251, 140, 10, 26, '#8d939b'),
        ) +
        turn(
          34,
          256,
          280,
          shape('M206 146A50 46 0 0 1 306 146z', metal('#c3c8ce')) + rect(251, 140, 10, 26, '#8d939b'),
        ) +
        tube('M228 118C228 84 284 84 284 118', 10, '#9aa0a8') +
        rect(248, 126, 16, 34, metal('#8d939b'), 4)
      : rect(216, 130, 80, 26, round(dark(colour, 0.15)), 12)) +
    circle(256, 280, 132, slant(light(colour, 0.36), colour, dark(colour, 0.36))) +
    circle(256, 280, 110, dark(colour, 0.25)) +
    circle(256, 280, 108, slant('#ffffff', '#f1eee6')) +
    stroke(marks, '#33373f', 6) +
    hand(hour, 52, 9, '#33373f') +
    hand(hour * 5, 78, 6, '#33373f') +
    hand(hour * 2 + 1, 62, 3, '#d0392f') +
    circle(256, 280, 8, '#33373f') +
    (has('sunrise light') ? ring(256, 280, 121, 121, '#ffd98a', 8) : '')
  )
}

export const clocks: Drawings = {
  'wall clocks': wallClock,
  'alarm clocks': lifted(20, alarmClock),
}
