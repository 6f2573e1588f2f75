import { dark, type Hex, light } from '../../colour.ts'
import { block, floor, gleam, shadow } from '../../forms/solids.ts'
import { across, slant, spot } from '../../paint.ts'
import { circle, d, item, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'
import { motif } from './motifs.ts'

/** The lines along which a picture is cut into pieces. */
function cuts(x: number, y: number, w: number, h: number, columns: number, rows: number): string {
  const cw = w / columns
  const ch = h / rows
  let path = ''
  for (let c = 1; c < columns; c++) {
    path += d`M${x + c * cw} ${y}`
    for (let r = 0; r < rows; r++) {
      const s = (c + r) % 2 ? 1 : -1
      path += d`v${ch * 0.36}c${s * cw * 0.3} ${-ch * 0.1} ${s * cw * 0.3} ${ch * 0.38} 0 ${ch * 0.28}v${ch * 0.36}`
    }
  }
  for (let r = 1; r < rows; r++) {
    path += d`M${x} ${y + r * ch}`
    for (let c = 0; c < columns; c++) {
      const s = (c + r) % 2 ? -1 : 1
      path += d`h${cw * 0.36}c${-cw * 0.1} ${s * ch * 0.3} ${cw * 0.38} ${s * ch * 0.3} ${cw * 0.28} 0h${cw * 0.36}`
    }
  }
  return stroke(path, '#26303c', 1.5, 0.55)
}

const jigsaw: Draw = ({ random, text, number }) => {
  const pieces = number('pieces', 500, 4, 5000)
  const columns = pieces <= 60 ? 5 : pieces <= 120 ? 7 : pieces <= 400 ? 10 : pieces <= 700 ? 12 : 15
  const rows = Math.round(columns * 0.72)
  const w = 330
  const h = 236
  const picture = motif(text('motif'), 80, 110, w, h) + cuts(80, 110, w, h, columns, rows)
  const cw = w / columns
  const piece = (x: number, y: number, c: Hex, angle: number) =>
    turn(
      angle,
      x,
      y,
      zoom(
        Math.max(0.8, cw / 40),
        x,
        y,
        move(
          3,
          4,
          shape(d`M${x - 20} ${y - 20}h13c-5 -14 19 -14 14 0h13v13c14 -5 14 19 0 14v13h-40z`, 'rgba(25,30,42,.18)'),
        ) +
          shape(d`M${x - 20} ${y - 20}h13c-5 -14 19 -14 14 0h13v13c14 -5 14 19 0 14v13h-40z`, slant(light(c, 0.3), c)),
      ),
    )
  return (
    turn(
      random.between(-6, -2),
      256,
      256,
      rect(87, 121, w, h, 'rgba(25,30,42,.16)') +
        rect(80, 114, w, h, text('material') === 'wood' ? '#b98a58' : '#c9c4b8') +
        picture +
        rect(80 + w - cw * 2, 110 + h - (h / rows) * 2, cw * 2, (h / rows) * 2, '#dfe2e5') +
        rect(80 + w - cw * 2, 110 + h - (h / rows) * 2, cw * 2, (h / rows) * 2, 'rgba(40,48,60,.12)'),
    ) +
    piece(404, 392, '#5f9fb0', 18) +
    piece(330, 414, '#d9b26a', -24) +
    piece(438, 330, '#7fae6a', 40)
  )
}

const boardGame: Draw = ({ random, text, number }) => {
  const size = text('edition').startsWith('travel') ? 0.78 : text('edition').startsWith('deluxe') ? 1.04 : 0.94
  const c = random.pick(['#b8413a', '#2f5f96', '#3f7f5f', '#c98a2f', '#6a4a8f'] as const) ?? '#b8413a'
  const players = Math.min(6, Math.round(number('most players', 4, 2, 12)))
  const board =
    shape('M70 330L190 238H466L430 330z', slant('#efe0bf', '#d3bc8a')) +
    shape('M70 330H430V342H70z', '#a98a58') +
    Array.from({ length: 12 }, (_, i) => {
      const t = i / 11
      const x = 128 + t * 270 + Math.sin(t * 9) * 10
      const y = 312 - Math.sin(t * 6.2) * 30 - t * 20
      return oval(x, y, 15, 6.5, brightPalette[i % 8] ?? c) + oval(x, y - 1, 10, 4, 'rgba(255,255,255,.4)')
    }).join('')
  const pawn = (x: number, y: number, tint: Hex) =>
    oval(x, y, 15, 5, 'rgba(25,30,42,.3)') +
    shape(
      d`M${x - 13} ${y}Q${x - 5} ${y - 20} ${x - 5} ${y - 36}H${x + 5}Q${x + 5} ${y - 20} ${x + 13} ${y}z`,
      across(light(tint, 0.4), tint, dark(tint, 0.3)),
    ) +
    circle(x, y - 42, 11, spot(light(tint, 0.5), tint))
  const die =
    block({ x: 386, y: 376, w: 36, h: 36, dx: 14, dy: 12, colour: '#f3f2ee', r: 6 }) +
    [
      [396, 386],
      [412, 402],
      [404, 394],
    ]
      .map(([x = 0, y = 0]) => circle(x, y, 3.6, '#2b2d33'))
      .join('')
  return (
    shadow(258, floor, 190 * size, 17) +
    zoom(
      size,
      256,
      floor,
      block({ x: 96, y: 122, w: 250, h: 166, dx: 60, dy: 40, colour: c, r: 4 }) +
        rect(110, 136, 222, 138, '#fbf7ec', 4) +
        motif(text('theme'), 116, 142, 210, 126) +
        board +
        Array.from({ length: players }, (_, i) =>
          item(pawn(150 + i * 46, 318 - (i % 2) * 26, brightPalette[(i * 2 + (i > 3 ? 1 : 0)) % 8] ?? c)),
        ).join('') +
        die +
        Array.from({ length: 3 }, (_, i) =>
          turn(
            -14 + i * 12,
            120 + i * 20,
            400,
            rect(84 + i * 30, 356, 52, 70, slant('#ffffff', '#e9e4d6'), 5) +
              rect(90 + i * 30, 362, 40, 58, slant(light(c, 0.4), c), 3),
          ),
        ).join(''),
    )
  )
}

const cardGame: Draw = ({ random, text, number }) => {
  const c = random.pick(['#b8352f', '#2b4a8a', '#2f6f5a', '#6a4a8f', '#c9782f'] as const) ?? '#b8352f'
  const shown = Math.min(9, Math.max(5, Math.round(number('cards', 60, 10, 200) / 13)))
  const isLarge = text('edition').startsWith('large')
  const [w, h] = isLarge ? [132, 190] : [112, 164]
  const suits = [
    'M0 14C-24 -4 -14 -22 0 -10C14 -22 24 -4 0 14z',
    'M0 -18L14 0L0 18L-14 0z',
    'M0 -16L5 -5L17 -4L8 4L11 16L0 9L-11 16L-8 4L-17 -4L-5 -5z',
  ] as const
  const tints: readonly Hex[] = ['#d0392f', '#2f6fb8', '#e0932f', '#3f8f56', '#7a4fa8']
  const card = (i: number) => {
    const angle = -30 + (60 * i) / (shown - 1)
    const suit = suits[i % suits.length] ?? suits[0]
    const tint = tints[i % tints.length] ?? c
    return item(
      turn(
        angle,
        238,
        500,
        rect(238 - w / 2 + 4, 172, w, h, 'rgba(25,30,42,.14)', 10) +
          rect(238 - w / 2, 168, w, h, slant('#ffffff', '#efece4'), 10) +
          move(238, 168 + h / 2, zoom(isLarge ? 2.4 : 1.9, 0, 0, shape(suit, tint))) +
          move(238 - w / 2 + 17, 190, zoom(0.62, 0, 0, shape(suit, tint))) +
          move(238 + w / 2 - 17, 168 + h - 22, zoom(0.62, 0, 0, shape(suit, tint))),
      ),
    )
  }
  const isTin = text('box') === 'metal'
  const box =
    block({ x: 322, y: 292, w: 104, h: 134, dx: 32, dy: 22, colour: c, r: isTin ? 12 : 4 }) +
    rect(334, 304, 80, 110, 'rgba(255,255,255,.16)', 6) +
    move(374, 358, zoom(2, 0, 0, shape(suits[random.below(3)] ?? suits[0], light(c, 0.7)))) +
    (isTin ? gleam(330, 302, 8, 80, 0.5) : '')
  return (
    shadow(372, floor, 86, 12) +
    zoom(0.9, 200, 250, move(6, 10, Array.from({ length: shown }, (_, i) => card(i)).join(''))) +
    box
  )
}

export const games: Drawings = {
  'jigsaw puzzles': jigsaw,
  'board games': boardGame,
  'card games': cardGame,
}
