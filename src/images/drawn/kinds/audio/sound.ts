import { dark, light } from '../../colour.ts'
import { grille, knob } from '../../forms/parts.ts'
import { ball, block, cylinder, floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { plank } from '../../forms/wood.ts'
import { down, face, metal, round, slant } from '../../paint.ts'
import { circle, d, oval, rect, ring, shape, stroke } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

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
    [118, 100, 82, 66].map((r) => ring(226, 266, r, r * 0.375, '#4b4e56', 1.2)).join('') +
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

export const sound: Drawings = {
  'bluetooth speakers': lifted(46, speaker),
  soundbars: lifted(20, soundbar),
  microphones: microphone,
  radios: radio,
  'record players': recordPlayer,
}
