import { contrasting, dark, light } from '../../colour.ts'
import { cord, plug } from '../../forms/coils.ts'
import { pilot } from '../../forms/parts.ts'
import { screen } from '../../forms/screens.ts'
import { block, cylinder, floor, gleam, shadow } from '../../forms/solids.ts'
import { cable, tube } from '../../forms/tubes.ts'
import { grain } from '../../forms/wood.ts'
import { down, metal, round, slant } from '../../paint.ts'
import { circle, d, item, move, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const charger: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.66 + (number('power', 30, 5, 140) / 65) * 0.3
  const outlets = text('outlets')
  const c = [
    ...(outlets.includes('2 usb-c') ? ['c', 'c'] : outlets.includes('usb-c') ? ['c'] : []),
    ...(outlets.includes('usb-a') ? ['a'] : []),
  ]
  const ports = (c.length > 0 ? c : ['c']).map((kind, i, all) => {
    const y = 292 + (i - (all.length - 1) / 2) * 50
    return kind === 'c'
      ? rect(206, y - 8, 44, 16, '#17191d', 8) + rect(214, y - 2, 28, 4, '#5a616b', 2)
      : rect(200, y - 12, 56, 24, '#17191d', 4) + rect(206, y - 6, 44, 9, '#3f6fb5', 2)
  })
  const body =
    tube(d`M372 236h60`, 15, '#c6cbd1') +
    tube(d`M372 304h60`, 15, '#c6cbd1') +
    block({ x: 134, y: 182, w: 190, h: 220, dx: 60, dy: 42, colour, r: 26 }) +
    rect(152, 200, 154, 184, slant(light(colour, 0.2), dark(colour, 0.05)), 16) +
    ports.join('')
  return (
    shadow(262, floor - 8, 146 * size, 17) +
    zoom(size, 256, floor - 18, body) +
    (has('cable included')
      ? cable(d`M60 440C30 380 130 400 150 452S260 470 300 446`, dark(colour, 0.12), 8) +
        turn(80, 300, 446, move(300, 446, zoom(0.6, 0, 0, plug('usb-c', colour))))
      : '') +
    (random.chance(0.4) ? '' : pilot(256, floor - 30, 0, '#ffffff'))
  )
}

const wirelessCharger: Draw = ({ random, colour, text }) => {
  const form = text('form')
  const surface = text('surface') === 'wood' ? '#c08f5a' : colour
  const lead = cable(d`M338 398C420 372 436 440 496 416`, '#2e3138', 8)
  const disc = (cx: number, cy: number, rx: number) =>
    oval(cx, cy + 12, rx, rx * 0.36, dark(colour, 0.4)) +
    oval(cx, cy, rx, rx * 0.36, metal(colour)) +
    oval(cx, cy - 1, rx * 0.92, rx * 0.32, slant(light(surface, 0.24), surface)) +
    (text('surface') === 'wood' ? grain(cx - rx * 0.6, cy - rx * 0.2, rx * 1.2, rx * 0.4, surface, random) : '')
  const coil = (cx: number, cy: number, r: number) => ring(cx, cy, r, r * 0.36, contrasting(surface, 0.32), 3)
  if (form === 'pad')
    return lead + shadow(262, 362, 172, 40) + disc(256, 334, 160) + coil(256, 333, 66) + pilot(256, 386, 4, '#6fe08a')
  const stand = (x: number) =>
    shape(
      d`M${x - 46} 396L${x + 46} 396L${x + 34} 190Q${x + 34} 160 ${x} 160Q${x - 34} 160 ${x - 34} 190z`,
      slant(light(surface, 0.26), surface, dark(surface, 0.24)),
    ) +
    circle(x, 222, 22, light(surface, 0.1)) +
    rect(x - 58, 372, 116, 22, down(light(colour, 0.3), dark(colour, 0.2)), 8)
  const phone = (x: number) =>
    rect(x - 62, 132, 124, 244, metal('#3a3d44'), 18) +
    rect(x - 57, 137, 114, 234, '#14161a', 15) +
    screen(x - 54, 141, 108, 226, random, 12)
  if (form === 'stand')
    return (
      lead +
      shadow(262, 408, 132, 22) +
      disc(256, 396, 118) +
      stand(256) +
      (random.chance(0.6) ? phone(256) + rect(198, 368, 116, 18, down(light(colour, 0.3), dark(colour, 0.2)), 8) : '')
    )
  return (
    lead +
    shadow(256, 410, 196, 22) +
    rect(76, 388, 360, 24, down(light(colour, 0.34), dark(colour, 0.2)), 12) +
    zoom(
      0.94,
      180,
      396,
      stand(180) + phone(180) + rect(122, 368, 116, 18, down(light(colour, 0.3), dark(colour, 0.2)), 8),
    ) +
    rect(296, 240, 18, 150, metal(colour), 6) +
    rect(282, 208, 60, 66, '#1a1d22', 20) +
    rect(288, 214, 48, 54, slant('#4fc3ff', '#2b4a8a'), 16) +
    rect(296, 270, 32, 26, dark(colour, 0.3), 6) +
    rect(348, 366, 76, 24, slant(light(surface, 0.3), surface), 12) +
    rect(358, 330, 56, 42, slant('#ffffff', '#d5dade'), 18)
  )
}

const chargingCable: Draw = ({ count, number, colourOf, text, has }) => {
  const plugs = text('plugs')
  const pair = [plugs.startsWith('usb-a') ? 'usb-a' : 'usb-c', plugs.endsWith('micro-usb') ? 'micro' : 'usb-c'] as const
  const metres = number('length', 1, 0.1, 10)
  const shown = Math.min(count, 4)
  const scale = shown === 1 ? 1.14 : 0.76
  return Array.from({ length: shown }, (_, i) => {
    const x = shown === 1 ? 256 : 256 + (i - (shown - 1) / 2) * 92
    const y = shown === 1 ? 290 : 292 + (i - (shown - 1) / 2) * 74
    return item(
      move(
        x,
        y,
        zoom(scale, 0, 0, cord({ metres, colour: colourOf(i), plugs: pair, isBraided: has('braided'), width: 10 })),
      ),
    )
  }).join('')
}

const powerBank: Draw = ({ random, colour, number, has }) => {
  const capacity = number('battery capacity', 10000, 1000, 30000)
  const h = 196 + (Math.min(20000, capacity) / 20000) * 122
  const w = 128 + (Math.min(20000, capacity) / 20000) * 40
  const x = 244 - w / 2
  const y = floor - h - 4
  const lit = 2 + random.below(3)
  const ports = Math.round(number('ports', 2, 1, 4))
  return (
    shadow(262, floor, w * 0.74, 15) +
    block({ x, y, w, h, dx: 34, dy: 22, colour, r: 22 }) +
    Array.from({ length: ports }, (_, i) =>
      rect(x + w / 2 - 4 + (i - (ports - 1) / 2) * 40, y - 16, 26, 9, '#15171b', 4),
    ).join('') +
    (has('solar panel')
      ? rect(x + 16, y + 26, w - 32, h * 0.56, slant('#2f4a7a', '#16233f'), 6) +
        stroke(
          [1, 2, 3]
            .map(
              (i) =>
                d`M${x + 16 + ((w - 32) * i) / 4} ${y + 26}v${h * 0.56}M${x + 16} ${y + 26 + (h * 0.56 * i) / 4}h${w - 32}`,
            )
            .join(''),
          '#8fa6cc',
          1.4,
        )
      : gleam(x + 16, y + 22, 9, h * 0.5, 0.35)) +
    (has('charge display')
      ? rect(x + w / 2 - 30, y + h - 64, 60, 30, '#14161a', 7) + rect(x + w / 2 - 20, y + h - 55, 28, 12, '#6fe08a', 3)
      : [0, 1, 2, 3]
          .map((i) => circle(x + w / 2 - 27 + i * 18, y + h - 40, 4.5, i < lit ? '#8fe6ff' : dark(colour, 0.45)))
          .join('')) +
    (has('built-in cable')
      ? cable(
          d`M${x + w - 8} ${y + 40}C${x + w + 60} ${y + 50} ${x + w + 60} ${y + h * 0.7} ${x + w + 42} ${y + h - 22}`,
          dark(colour, 0.3),
          10,
        ) + turn(180, x + w + 42, y + h - 30, move(x + w + 42, y + h - 30, zoom(0.55, 0, 0, plug('usb-c', colour))))
      : '') +
    (has('torch') ? pilot(x + 20, y + h - 22, 6, '#fff1c4') : '')
  )
}

const carHolder: Draw = ({ random, colour, text }) => {
  const mount = text('mount')
  const isMagnet = text('grip') === 'magnet'
  const foot =
    mount === 'cup holder'
      ? cylinder({ cx: 256, top: 320, bottom: 420, r: 66, foot: 54, colour: dark(colour, 0.1) }) +
        tube(d`M256 318C256 270 300 260 280 214`, 24, dark(colour, 0.2))
      : mount === 'air vent'
        ? stroke(d`M80 300H432M80 346H432M80 392H432`, '#5a606a', 20) +
          stroke(d`M80 294H432M80 340H432M80 386H432`, '#8a919b', 5) +
          rect(222, 286, 68, 84, round(dark(colour, 0.2)), 12) +
          tube(d`M256 300V230`, 26, dark(colour, 0.15))
        : shadow(256, floor, 110, 16) +
          oval(256, floor - 12, 92, 20, dark(colour, 0.4)) +
          shape(
            d`M164 ${floor - 16}C176 ${floor - 60} 336 ${floor - 60} 348 ${floor - 16}z`,
            slant(light(colour, 0.24), dark(colour, 0.2)),
          ) +
          tube(d`M256 ${floor - 48}L300 314L262 222`, 22, dark(colour, 0.12)) +
          circle(300, 314, 17, metal('#b9bfc6'))
  const head = isMagnet
    ? circle(256, 166, 74, slant(light(colour, 0.26), dark(colour, 0.25))) +
      ring(256, 166, 56, 56, '#c3c8ce', 9) +
      circle(256, 166, 40, slant(dark(colour, 0.1), dark(colour, 0.4)))
    : rect(192, 70, 128, 196, slant(light(colour, 0.22), dark(colour, 0.25)), 22) +
      rect(206, 88, 100, 160, dark(colour, 0.35), 12) +
      [-1, 1]
        .map(
          (side) =>
            rect(256 + side * 84 - 18, 110, 36, 84, round(colour), 12) +
            rect(256 + side * 74 - 6, 116, 12, 72, '#2b2d33', 5),
        )
        .join('') +
      rect(222, 258, 68, 22, round(dark(colour, 0.1)), 9)
  return (
    (mount === 'cup holder' ? shadow(256, floor + 2, 84, 14) : '') + foot + turn(random.between(-7, 7), 256, 170, head)
  )
}

export const power: Drawings = {
  'phone chargers': lifted(14, charger),
  'wireless chargers': lifted(26, wirelessCharger),
  'charging cables': chargingCable,
  'power banks': powerBank,
  'car phone holders': carHolder,
}
