import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { ball, cylinder, floor, gleam, shadow } from '../../forms/solids.ts'
import { cable, tube } from '../../forms/tubes.ts'
import { face, metal, round, slant } from '../../paint.ts'
import { circle, d, oval, rect, shape, stroke, turn } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A cup with its pad, seen from the front and a little turned; `side` is -1 for the left one. */
function earCup(cx: number, cy: number, side: -1 | 1, colour: Hex, pad: Hex): string {
  const inner = cx - side * 26
  return (
    rect(Math.min(inner, cx) - 14, cy - 62, 40, 124, slant(light(pad, 0.12), dark(pad, 0.3)), 20) +
    rect(cx - 26 + side * 8, cy - 70, 52, 140, round(colour), 26) +
    gleam(cx - 14 + side * 8, cy - 50, 8, 84, 0.3)
  )
}

function headband(colour: Hex, span: number, top: number, cy: number): string {
  const l = 256 - span
  const r = 256 + span
  return (
    tube(d`M${l} ${cy}C${l - 6} ${top - 16} ${r + 6} ${top - 16} ${r} ${cy}`, 26, colour) +
    stroke(
      d`M${l + 42} ${top + 74}C${l + 86} ${top + 6} ${r - 86} ${top + 6} ${r - 42} ${top + 74}`,
      dark(colour, 0.45),
      15,
    ) +
    [l, r].map((x) => rect(x - 6, cy - 96, 12, 66, metal('#b9bfc6'), 4)).join('')
  )
}

const overEar: Draw = ({ random, colour, text }) => {
  const span = random.between(104, 116)
  const cy = 318
  const pad = text('ear pads').includes('leather') ? dark(colour, 0.45) : dark(colour, 0.28)
  return (
    shadow(256, 414, 150, 15) +
    headband(colour, span, 110, cy) +
    earCup(256 - span, cy, -1, colour, pad) +
    earCup(256 + span, cy, 1, colour, pad)
  )
}

const gamingHeadset: Draw = ({ random, colour, text, has }) => {
  const span = random.between(108, 118)
  const cy = 312
  const glow = random.pick(['#49d3ff', '#ff4f9a', '#6dff6a', '#b06bff'] as const) ?? '#49d3ff'
  const boom = d`M${256 - span - 4} ${cy + 52}C${256 - span - 6} ${cy + 112} ${256 - span + 46} ${cy + 118} ${256 - 34} ${cy + 108}`
  const wire =
    text('connection') === 'wired'
      ? cable(
          d`M${256 + span + 6} ${cy + 66}C${256 + span + 4} ${cy + 150} 300 ${cy + 96} 318 ${cy + 128}C330 ${cy + 150} 420 ${cy + 130} 470 ${cy + 118}`,
          '#2e3138',
          8,
        )
      : ''
  const ring = has('RGB lighting')
    ? [-1, 1].map((side) => stroke(d`M${256 + side * (span + 8)} ${cy - 44}v88`, glow, 7)).join('')
    : ''
  return (
    shadow(256, 424, 150, 14) +
    wire +
    headband(colour, span, 108, cy) +
    earCup(256 - span, cy, -1, colour, '#2a2c32') +
    earCup(256 + span, cy, 1, colour, '#2a2c32') +
    ring +
    tube(boom, 10, '#2e3138') +
    turn(-8, 222, cy + 108, rect(204, cy + 95, 44, 25, round('#25272c'), 12))
  )
}

const earbuds: Draw = ({ random, colour, text }) => {
  const lean = random.between(-5, 5)
  const bud = (x: number, y: number, side: -1 | 1) =>
    turn(
      side * 12 + lean,
      x,
      y,
      rect(x - 11, y, 22, 82, round(colour), 11) +
        rect(x - 11, y + 66, 22, 5, '#aab0b8') +
        oval(x + side * 24, y + 4, 19, 16, slant('#e9ecef', '#8e949c')) +
        ball(x + side * 3, y, 30, colour) +
        (text('controls') === 'touch'
          ? circle(x - side * 4, y - 2, 9, light(colour, 0.22))
          : rect(x - 6, y + 24, 12, 20, dark(colour, 0.25), 6)),
    )
  return (
    shadow(256, 420, 140, 18) +
    bud(200, 130, -1) +
    bud(312, 130, 1) +
    rect(136, 268, 240, 148, face(dark(colour, 0.06)), 62) +
    shape(d`M136 330Q136 252 198 252L314 252Q376 252 376 330z`, slant(light(colour, 0.3), colour)) +
    stroke(d`M138 331L374 331`, dark(colour, 0.4), 3) +
    circle(256, 366, 5, '#6fe08a') +
    gleam(160, 276, 14, 40, 0.5)
  )
}

const sportsEarphones: Draw = ({ random, colour, text }) => {
  const fit = text('fit')
  const accent = contrasting(colour, 0.55)
  if (fit.includes('hook')) {
    const hook = (x: number, side: -1 | 1) => {
      const lean = side * random.between(3, 9)
      return turn(
        lean,
        x,
        270,
        tube(
          d`M${x + side * 16} 246C${x + side * 20} 130 ${x - side * 96} 130 ${x - side * 84} 250C${x - side * 80} 296 ${x - side * 66} 316 ${x - side * 56} 330`,
          17,
          dark(colour, 0.15),
        ) +
          oval(x + side * 50, 292, 30, 24, slant('#d9dde1', '#7d838b')) +
          rect(x - 40, 236, 80, 106, round(colour), 36) +
          rect(x - 16, 262, 32, 52, slant(accent, dark(accent, 0.3)), 14),
      )
    }
    return shadow(256, 404, 150, 16) + hook(168, -1) + hook(346, 1)
  }
  const band = fit.includes('bone')
  const path = d`M128 ${band ? 226 : 238}C${100} 420 412 420 384 ${band ? 226 : 238}`
  const pods = [128, 384].map((x, i) => {
    const side = i === 0 ? -1 : 1
    return (
      (band
        ? tube(d`M${x} 250C${x - side * 2} 168 ${x + side * 52} 168 ${x + side * 46} 254`, 15, dark(colour, 0.1))
        : cable(d`M${x} 250C${x} 176 ${x - side * 30} 160 ${x - side * 44} 146`, dark(colour, 0.2), 8)) +
      (band
        ? ''
        : ball(x - side * 48, 140, 27, dark(colour, 0.1)) +
          oval(x - side * 72, 146, 17, 14, slant('#d9dde1', '#7d838b'))) +
      turn(side * -6, x, 250, rect(x - 23, 212, 46, 88, round(colour), 20) + rect(x - 8, 232, 16, 34, accent, 8))
    )
  })
  return shadow(256, 398, 150, 15) + tube(path, band ? 15 : 24, dark(colour, 0.12)) + pods.join('')
}

const headphoneStand: Draw = ({ random, colour, text, number }) => {
  const top = floor - (number('height', 26, 20, 32) / 28) * 312
  const fill = text('material') === 'plastic' ? round(colour) : metal(colour)
  const post = random.between(26, 34)
  return (
    shadow(256, floor, 112, 18) +
    cylinder({ cx: 256, top: floor - 16, bottom: floor - 4, r: 96, colour, tilt: 0.2 }) +
    rect(256 - post / 2, top + 20, post, floor - top - 32, fill, 6) +
    shape(
      d`M176 ${top + 44}C176 ${top - 20} 336 ${top - 20} 336 ${top + 44}L306 ${top + 44}C300 ${top + 22} 212 ${top + 22} 206 ${top + 44}z`,
      fill,
    ) +
    stroke(d`M190 ${top + 26}C204 ${top - 8} 308 ${top - 8} 322 ${top + 26}`, dark(colour, 0.45), 13) +
    (text('USB ports') === '2'
      ? [-1, 1].map((side) => rect(256 + side * 20 - 11, floor - 10, 22, 8, '#15171b', 2)).join('')
      : '')
  )
}

export const headphones: Drawings = {
  'over-ear headphones': overEar,
  'gaming headsets': gamingHeadset,
  'wireless earbuds': earbuds,
  'sports earphones': sportsEarphones,
  'headphone stands': headphoneStand,
}
