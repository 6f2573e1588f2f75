import { contrasting, dark, type Hex, light } from '../colour.ts'
import { grille, knob } from '../forms/parts.ts'
import { darkGlass } from '../forms/screens.ts'
import { ball, block, cylinder, floor, gleam, lathe, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { plank } from '../forms/wood.ts'
import { across, down, face, metal, round, slant } from '../paint.ts'
import type { Subject } from '../subject.ts'
import { circle, d, oval, rect, shape, stroke, turn } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

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

const speaker: Draw = ({ random, colour, text, number }) => {
  const power = number('power', 12, 3, 60)
  const size = 0.74 + 0.26 * Math.min(1, power / 40)
  const housing = text('housing')
  const shell = housing === 'wood' ? '#b98a58' : colour
  const mesh = housing === 'wood' ? colour : dark(colour, 0.1)
  // Small ones are round pucks or upright cans, larger ones lie.
  if (power <= 12 && random.chance(0.6)) {
    const r = 92 * size + 16
    const h = 220 * size
    const top = floor - h
    return (
      shadow(256, floor, r * 1.2, 20) +
      cylinder({ cx: 256, top, bottom: floor - 8, r, colour: shell }) +
      grille(256 - r * 0.96, top + 34, r * 1.92, h - 70, mesh, 15) +
      oval(256, top, r * 0.66, r * 0.1, dark(shell, 0.4)) +
      tube(d`M${256 + r - 4} ${top + 30}q26 24 6 66`, 10, dark(shell, 0.3))
    )
  }
  const w = 380 * size
  const h = 168 * size
  const x = 256 - w / 2
  const y = floor - h - 4
  return (
    shadow(256, floor, w * 0.5, 17) +
    (housing === 'wood'
      ? plank(x, y, w, h, shell, random, 26)
      : rect(x, y, w, h, down(light(shell, 0.22), shell, dark(shell, 0.35)), h / 2)) +
    grille(x + h * 0.34, y + 14, w - h * 0.68, h - 28, mesh, 14) +
    [x + h * 0.1, x + w - h * 0.1]
      .map((cx) =>
        housing === 'wood' ? '' : oval(cx + (cx < 256 ? 6 : -6), y + h / 2, h * 0.13, h * 0.4, dark(shell, 0.42)),
      )
      .join('') +
    [-30, 0, 30].map((dx) => circle(256 + dx, y + 7, 4, light(shell, 0.5))).join('')
  )
}

const soundbar: Draw = ({ colour, text, number }) => {
  const w = 250 + ((number('width', 60, 30, 120) - 30) / 90) * 180
  const hasSubwoofer = text('subwoofer') === 'wireless'
  const x = 256 - w / 2
  const y = 338
  const cloth = dark(colour, 0.2)
  return (
    (hasSubwoofer
      ? shadow(350, 372, 84, 14) +
        block({ x: 278, y: 150, w: 112, h: 206, dx: 40, dy: 22, colour: dark(colour, 0.08), r: 8 }) +
        circle(334, 276, 44, slant(dark(colour, 0.5), dark(colour, 0.3))) +
        circle(334, 276, 33, slant(dark(colour, 0.2), dark(colour, 0.6))) +
        circle(334, 276, 12, light(colour, 0.12))
      : '') +
    shadow(256, floor - 4, w * 0.54, 12) +
    block({ x, y, w, h: 72, dx: 16, dy: 16, colour, r: 10 }) +
    grille(x + 10, y + 9, w - 20, 54, cloth, 11) +
    circle(x + w - 26, y + 36, 4, '#7fd4ff')
  )
}

const microphone: Draw = ({ random, colour, text, has }) => {
  const steel = '#c3c8ce'
  const tall = random.between(116, 132)
  const isDynamic = text('technique') === 'dynamic'
  const head = isDynamic
    ? ball(256, 140, 62, '#9aa0a8') +
      grille(204, 96, 104, 88, '#7d838b', 9) +
      rect(192, 164, 128, 20, round(dark(colour, 0.2)), 8)
    : rect(194, 74, 124, 116, round('#a3a9b1'), 56) + grille(198, 92, 116, 92, '#858b93', 10)
  const body = isDynamic
    ? shape(d`M206 184L306 184L282 ${188 + tall}Q256 ${198 + tall} 230 ${188 + tall}z`, round(colour))
    : rect(194, 180, 124, tall + 20, round(colour), 14) + rect(194, 182, 124, 8, round(steel))
  const controls = has('mute button') && !isDynamic ? knob(256, 246, 17, steel) + circle(256, 284, 6, '#e2463f') : ''
  return (
    shadow(256, floor, 108, 18) +
    cylinder({ cx: 256, top: floor - 14, bottom: floor - 4, r: 88, colour: dark(colour, 0.1), tilt: 0.2 }) +
    rect(248, 300, 16, floor - 312, metal(steel)) +
    tube(d`M182 210C160 ${330 + tall / 5} 352 ${330 + tall / 5} 330 210`, 13, dark(steel, 0.25)) +
    head +
    body +
    controls
  )
}

const radio: Draw = ({ random, colour, text }) => {
  const isWood = text('housing') === 'wood'
  const w = random.between(316, 346)
  const x = 250 - w / 2
  const y = 222
  const h = 190
  const fabric = isWood ? light(colour, 0.1) : light(colour, 0.32)
  return (
    shadow(262, floor - 8, w * 0.56, 16) +
    tube(d`M${x + w - 26} ${y}L${x + w + 40} 84`, 6, '#b9bfc6') +
    circle(x + w + 40, 84, 6, '#8d939b') +
    tube(
      d`M${x + 60} ${y - 6}C${x + 70} ${y - 62} ${x + w - 70} ${y - 62} ${x + w - 60} ${y - 6}`,
      14,
      isWood ? '#7a5334' : dark(colour, 0.1),
    ) +
    block({ x, y, w, h, dx: 26, dy: 16, colour: isWood ? '#b98a58' : colour, r: 20 }) +
    (isWood ? plank(x, y, w, h, '#b98a58', random, 20) : '') +
    grille(x + 18, y + 20, w * 0.48, h - 40, fabric, 11) +
    rect(x + w * 0.58, y + 24, w * 0.36, 56, slant('#f6ecd2', '#e2d3ab'), 6) +
    [0, 1, 2, 3, 4, 5, 6]
      .map((i) => rect(x + w * 0.61 + i * w * 0.046, y + 38, 2, i % 2 === 0 ? 18 : 10, '#6a5f4a'))
      .join('') +
    rect(x + w * (0.66 + 0.2 * random.next()), y + 28, 3, 48, '#d0392f') +
    knob(x + w * 0.67, y + 130, 25, isWood ? '#d8d2c4' : light(colour, 0.25)) +
    knob(x + w * 0.86, y + 130, 25, isWood ? '#d8d2c4' : light(colour, 0.25))
  )
}

const recordPlayer: Draw = ({ random, colour, text }) => {
  const isWood = text('colour') === 'walnut'
  const label = random.pick(['#d1493f', '#e0b23e', '#3f7fb5', '#5d9a63'] as const) ?? '#d1493f'
  const tray = 330
  return (
    shadow(256, floor - 10, 206, 17) +
    [96, 390].map((x) => rect(x, tray + 66, 30, 24, round('#2b2d33'), 6)).join('') +
    shape(d`M110 206L402 206L448 ${tray}L64 ${tray}z`, slant(light(colour, 0.3), light(colour, 0.06))) +
    (isWood ? plank(64, tray, 384, 72, colour, random, 5) : rect(64, tray, 384, 72, face(dark(colour, 0.08)), 5)) +
    oval(226, 270, 138, 52, dark(colour, 0.5)) +
    oval(226, 266, 136, 51, slant('#3a3c42', '#131417', '#34363c')) +
    [118, 100, 82, 66]
      .map(
        (r) =>
          `<ellipse cx="226" cy="266" rx="${r}" ry="${Math.round(r * 0.375)}" fill="none" stroke="#4b4e56" stroke-width="1.2"/>`,
      )
      .join('') +
    oval(226, 266, 46, 17, label) +
    oval(226, 266, 5, 2.4, '#f2f2f0') +
    cylinder({ cx: 394, top: 226, bottom: 238, r: 20, colour: '#c3c8ce', tilt: 0.4 }) +
    tube(d`M394 222L378 290L326 298`, 8, '#d5d9dd') +
    rect(308, 290, 30, 14, face('#2f3238'), 4) +
    circle(104, tray + 36, 13, metal('#c3c8ce')) +
    circle(140, tray + 36, 8, dark(colour, 0.5)) +
    (random.chance(0.5)
      ? shape(d`M110 206L402 206L430 88L82 88z`, slant(['#ffffff', 0, 40], ['#cfdbe2', 50, 16], ['#ffffff', 100, 34])) +
        stroke(d`M82 88L430 88`, '#ffffff', 3, 0.7)
      : '')
  )
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

export const audio: Drawings = {
  'over-ear headphones': overEar,
  'wireless earbuds': earbuds,
  'sports earphones': sportsEarphones,
  'gaming headsets': gamingHeadset,
  'bluetooth speakers': speaker,
  soundbars: soundbar,
  microphones: microphone,
  radios: radio,
  'record players': recordPlayer,
  'headphone stands': headphoneStand,
}
