import { contrasting, dark, type Hex, light } from '../colour.ts'
import { cord, plug } from '../forms/coils.ts'
import { pack } from '../forms/packs.ts'
import { pilot, rivet } from '../forms/parts.ts'
import { deviceFront, lens, phoneBack } from '../forms/phones.ts'
import { screen } from '../forms/screens.ts'
import { block, cylinder, floor, gleam, laidShadow, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { grain } from '../forms/wood.ts'
import { across, down, face, metal, round, slant } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

/** A phone's height in the picture, from the diagonal of its screen in inches. */
const phoneHeight = (inches: number): number => 270 + ((inches - 5) / 2) * 66

const smartphone: Draw = ({ random, colour, number }) => {
  const h = phoneHeight(number('screen size', 6.1, 4, 8))
  const w = h * 0.48
  const megapixels = number('camera resolution', 48, 0, 300)
  const lenses = megapixels > 100 ? 4 : megapixels >= 48 ? 3 : 2
  const y = floor - h
  return (
    shadow(262, floor, w * 1.02, 13) +
    turn(random.between(-9, -5), 256 - w * 0.3, floor, phoneBack(256 - w * 0.86, y - 4, w, h, colour, lenses)) +
    turn(random.between(2, 5), 256 + w * 0.3, floor, deviceFront(256 - w * 0.12, y, w, h, colour, random))
  )
}

const tablet: Draw = ({ random, colour, number, has }) => {
  const h = 260 + ((number('screen size', 10.5, 7, 14) - 8) / 5) * 70
  const w = h * 0.74
  const lies = random.chance(0.4)
  const [a, b] = lies ? [h, w] : [w, h]
  const x = 256 - a / 2
  const y = floor - b
  return (
    shadow(262, floor, a * 0.56, 14) +
    turn(
      random.between(-3, 3),
      256,
      floor,
      rect(x, y, a, b, metal(colour), 20) + rect(x + 4, y + 4, a - 8, b - 8, '#15171b', 17) + screen(x + 18, y + 18, a - 36, b - 36, random, 6) + circle(x + a / 2, y + 10, 3, '#3a4048'),
    ) +
    (has('stylus included') ? turn(12, x + a + 16, 300, rect(x + a + 12, y + 40, 13, b - 56, round('#f3f2ee'), 6) + shape(d`M${x + a + 12} ${y + b - 22}l6.5 26l6.5 -26z`, '#c9cdd2')) : '')
  )
}

const smartwatch: Draw = ({ random, colour, text, number }) => {
  const size = 0.9 + (number('case size', 42, 36, 50) - 40) * 0.03
  const kind = text('strap')
  const strap = kind === 'leather' ? '#8a5a38' : kind === 'steel' ? '#b9bfc6' : kind.includes('nylon') ? dark(colour, 0.25) : colour
  const isRound = random.chance(0.4)
  const hand = (top: number, h: number, flip: number) =>
    shape(d`M206 ${top}L306 ${top}L${296 - flip * 4} ${top + h}Q256 ${top + h + flip * 14} ${216 + flip * 4} ${top + h}z`, kind === 'steel' ? metal(strap) : across(dark(strap, 0.2), light(strap, 0.22), strap, dark(strap, 0.3)))
  const marks =
    kind === 'steel'
      ? stroke([0, 1, 2, 3, 4, 5].map((i) => d`M210 ${70 + i * 16}H302M212 ${346 + i * 16}H300`).join(''), dark(strap, 0.45), 2.5)
      : [0, 1, 2, 3].map((i) => oval(256, 372 + i * 18, 5, 4, dark(strap, 0.5))).join('') + (kind === 'leather' ? dashes(d`M214 60V170M298 60V170M214 350V430M298 350V430`, light(strap, 0.4), 2, 5, 4) : '')
  const body = isRound
    ? circle(256, 254, 98, metal(colour)) + circle(256, 254, 86, '#14161a')
    : rect(168, 160, 176, 190, metal(colour), 52) + rect(178, 170, 156, 170, '#14161a', 44)
  const hands = random.chance(0.5)
    ? stroke(d`M256 254L${256 + 30} 222`, '#ffffff', 6) + stroke(d`M256 254L${256 - 14} 196`, '#ffffff', 4) + circle(256, 254, 6, '#ff7a4a')
    : [66, 50, 34].map((r, i) => `<circle cx="256" cy="254" r="${r}" fill="none" stroke="${['#ff5c7a', '#9be15d', '#4fc3ff'][i]}" stroke-width="11" stroke-linecap="round" stroke-dasharray="${Math.round(r * (2.8 + i))} 999" transform="rotate(-90 256 254)"/>`).join('')
  return zoom(size, 256, 256, shadow(258, 448, 78, 11) + hand(54, 124, 0) + hand(332, 112, 1) + marks + rect(342, 226, 16, 34, metal(dark(colour, 0.15)), 6) + body + hands + shape(d`M196 200Q210 176 240 176L214 330Q190 320 190 290z`, 'rgba(255,255,255,.10)'))
}

const phoneCase: Draw = ({ random, colour, text, number, has }) => {
  const h = phoneHeight(number('fits', 6.1, 4, 8)) + 34
  const w = h * 0.51
  const x = 256 - w / 2
  const y = 268 - h / 2
  const isWallet = text('style') === 'wallet'
  const soft = dark(colour, 0.35)
  if (isWallet) {
    return turn(
      random.between(-6, 4),
      256,
      268,
      laidShadow(x - 14, y, w + 20, h, 20) +
        rect(x - 14, y + 4, w + 12, h, dark(colour, 0.5), 18) +
        rect(x, y - 2, w + 6, h + 2, slant(light(colour, 0.24), colour, dark(colour, 0.28)), 18) +
        dashes(d`M${x + 18} ${y + 10}H${x + w - 6}Q${x + w - 2} ${y + 10} ${x + w - 2} ${y + 18}V${y + h - 16}Q${x + w - 2} ${y + h - 10} ${x + w - 8} ${y + h - 10}H${x + 18}`, light(colour, 0.4), 2, 6, 4) +
        rect(x + w - 36, y + h / 2 - 20, 56, 40, slant(light(colour, 0.14), dark(colour, 0.2)), 14) +
        rivet(x + w - 14, y + h / 2, 8, '#c9a24e') +
        rect(x + 24, y + 26, w * 0.2, w * 0.34, '#1a1c20', 14) + lens(x + 24 + w * 0.1, y + 26 + w * 0.1, w * 0.065) + lens(x + 24 + w * 0.1, y + 26 + w * 0.24, w * 0.065),
    )
  }
  const isBumper = text('style') === 'bumper'
  return turn(
    random.between(-9, 6),
    256,
    268,
    laidShadow(x, y, w, h, 32) +
      rect(x - 3, y + 110, 6, 54, soft, 3) +
      rect(x, y, w, h, slant(light(colour, 0.3), colour, dark(colour, 0.3)), 32) +
      rect(x + 9, y + 9, w - 18, h - 18, isBumper ? slant('#e9edf0', '#b9c1c9') : slant(light(colour, 0.16), colour, dark(colour, 0.12)), 25) +
      rect(x + 18, y + 18, w * 0.42, w * 0.42, dark(colour, 0.4), 22) +
      rect(x + 22, y + 22, w * 0.42 - 8, w * 0.42 - 8, '#1c1e23', 19) +
      lens(x + 20 + w * 0.13, y + 20 + w * 0.13, w * 0.075) +
      lens(x + 20 + w * 0.29, y + 20 + w * 0.29, w * 0.075) +
      circle(x + 20 + w * 0.29, y + 20 + w * 0.12, 5, '#f7f0d8') +
      (has('magnetic ring') ? `<circle cx="256" cy="${Math.round(y + h * 0.58)}" r="${Math.round(w * 0.27)}" fill="none" stroke="${contrasting(colour, 0.3)}" stroke-width="9"/>` + rect(252, y + h * 0.58 + w * 0.3, 8, 34, contrasting(colour, 0.3), 3) : ''),
  )
}

const screenProtector: Draw = ({ random, count, number, text }) => {
  const h = phoneHeight(number('fits', 6.1, 4, 8)) + 20
  const w = h * 0.48
  const isPrivate = text('finish') === 'privacy'
  const isMatt = text('finish') === 'matt'
  const shown = Math.min(count, 6)
  const sheets = Array.from({ length: shown }, (_, i) => {
    const x = 236 - w / 2 + (i - (shown - 1) / 2) * 56
    const y = 262 - h / 2 + (i - (shown - 1) / 2) * 12
    const fill = isPrivate ? slant(['#5a6472', 0, 80], ['#2b313a', 60, 84], ['#6a7482', 100, 80]) : slant(['#ffffff', 0, 80], ['#bfd6e2', 40, 46], [isMatt ? '#cfd9df' : '#9fc2d4', 100, 66])
    return item(
      rect(x + 5, y + 7, w, h, 'rgba(25,30,42,.13)', 22) +
        rect(x, y, w, h, fill, 22) +
        `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" rx="22" fill="none" stroke="#7f98a6" stroke-width="2.5"/>` +
        rect(x + w / 2 - 22, y + 12, 44, 7, 'rgba(60,80,95,.55)', 3) +
        (isMatt ? '' : shape(d`M${x + w * 0.5} ${y + 2}L${x + w * 0.72} ${y + 2}L${x + w * 0.2} ${y + h - 2}L${x + 20} ${y + h - 2}L${x + 8} ${y + h - 14}z`, slant(['#ffffff', 0, 62], ['#ffffff', 100, 20]))),
    )
  })
  return turn(random.between(4, 10), 256, 262, sheets.join(''))
}

const charger: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.66 + (number('power', 30, 5, 140) / 65) * 0.3
  const outlets = text('outlets')
  const c = [...(outlets.includes('2 usb-c') ? ['c', 'c'] : outlets.includes('usb-c') ? ['c'] : []), ...(outlets.includes('usb-a') ? ['a'] : [])]
  const ports = (c.length > 0 ? c : ['c']).map((kind, i, all) => {
    const y = 292 + (i - (all.length - 1) / 2) * 50
    return kind === 'c' ? rect(206, y - 8, 44, 16, '#17191d', 8) + rect(214, y - 2, 28, 4, '#5a616b', 2) : rect(200, y - 12, 56, 24, '#17191d', 4) + rect(206, y - 6, 44, 9, '#3f6fb5', 2)
  })
  const body =
    tube(d`M372 236h60`, 15, '#c6cbd1') + tube(d`M372 304h60`, 15, '#c6cbd1') +
    block({ x: 134, y: 182, w: 190, h: 220, dx: 60, dy: 42, colour, r: 26 }) +
    rect(152, 200, 154, 184, slant(light(colour, 0.2), dark(colour, 0.05)), 16) +
    ports.join('')
  return (
    shadow(262, floor - 8, 146 * size, 17) +
    zoom(size, 256, floor - 18, body) +
    (has('cable included') ? cable(d`M60 440C30 380 130 400 150 452S260 470 300 446`, dark(colour, 0.12), 8) + turn(80, 300, 446, move(300, 446, zoom(0.6, 0, 0, plug('usb-c', colour)))) : '') +
    (random.chance(0.4) ? '' : pilot(256, floor - 30, 0, '#ffffff'))
  )
}

const wirelessCharger: Draw = ({ random, colour, text }) => {
  const form = text('form')
  const surface = text('surface') === 'wood' ? '#c08f5a' : colour
  const lead = cable(d`M338 398C420 372 436 440 496 416`, '#2e3138', 8)
  const disc = (cx: number, cy: number, rx: number) =>
    oval(cx, cy + 12, rx, rx * 0.36, dark(colour, 0.4)) + oval(cx, cy, rx, rx * 0.36, metal(colour)) + oval(cx, cy - 1, rx * 0.92, rx * 0.32, slant(light(surface, 0.24), surface)) +
    (text('surface') === 'wood' ? grain(cx - rx * 0.6, cy - rx * 0.2, rx * 1.2, rx * 0.4, surface, random) : '')
  const ring = (cx: number, cy: number, r: number) => `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${r * 0.36}" fill="none" stroke="${contrasting(surface, 0.32)}" stroke-width="3"/>`
  if (form === 'pad') return lead + shadow(262, 362, 172, 40) + disc(256, 334, 160) + ring(256, 333, 66) + pilot(256, 386, 4, '#6fe08a')
  const stand = (x: number) =>
    shape(d`M${x - 46} 396L${x + 46} 396L${x + 34} 190Q${x + 34} 160 ${x} 160Q${x - 34} 160 ${x - 34} 190z`, slant(light(surface, 0.26), surface, dark(surface, 0.24))) +
    circle(x, 222, 22, light(surface, 0.1)) + rect(x - 58, 372, 116, 22, down(light(colour, 0.3), dark(colour, 0.2)), 8)
  const phone = (x: number) => rect(x - 62, 132, 124, 244, metal('#3a3d44'), 18) + rect(x - 57, 137, 114, 234, '#14161a', 15) + screen(x - 54, 141, 108, 226, random, 12)
  if (form === 'stand') return lead + shadow(262, 408, 132, 22) + disc(256, 396, 118) + stand(256) + (random.chance(0.6) ? phone(256) + rect(198, 368, 116, 18, down(light(colour, 0.3), dark(colour, 0.2)), 8) : '')
  return (
    lead + shadow(256, 410, 196, 22) + rect(76, 388, 360, 24, down(light(colour, 0.34), dark(colour, 0.2)), 12) +
    zoom(0.94, 180, 396, stand(180) + phone(180) + rect(122, 368, 116, 18, down(light(colour, 0.3), dark(colour, 0.2)), 8)) +
    rect(296, 240, 18, 150, metal(colour), 6) + rect(282, 208, 60, 66, '#1a1d22', 20) + rect(288, 214, 48, 54, slant('#4fc3ff', '#2b4a8a'), 16) + rect(296, 270, 32, 26, dark(colour, 0.3), 6) +
    rect(348, 366, 76, 24, slant(light(surface, 0.3), surface), 12) + rect(358, 330, 56, 42, slant('#ffffff', '#d5dade'), 18)
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
    return item(move(x, y, zoom(scale, 0, 0, cord({ metres, colour: colourOf(i), plugs: pair, isBraided: has('braided'), width: 10 }))))
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
    Array.from({ length: ports }, (_, i) => rect(x + w / 2 - 4 + (i - (ports - 1) / 2) * 40, y - 16, 26, 9, '#15171b', 4)).join('') +
    (has('solar panel')
      ? rect(x + 16, y + 26, w - 32, h * 0.56, slant('#2f4a7a', '#16233f'), 6) + stroke([1, 2, 3].map((i) => d`M${x + 16 + ((w - 32) * i) / 4} ${y + 26}v${h * 0.56}M${x + 16} ${y + 26 + (h * 0.56 * i) / 4}h${w - 32}`).join(''), '#8fa6cc', 1.4)
      : gleam(x + 16, y + 22, 9, h * 0.5, 0.35)) +
    (has('charge display')
      ? rect(x + w / 2 - 30, y + h - 64, 60, 30, '#14161a', 7) + rect(x + w / 2 - 20, y + h - 55, 28, 12, '#6fe08a', 3)
      : [0, 1, 2, 3].map((i) => circle(x + w / 2 - 27 + i * 18, y + h - 40, 4.5, i < lit ? '#8fe6ff' : dark(colour, 0.45))).join('')) +
    (has('built-in cable') ? cable(d`M${x + w - 8} ${y + 40}C${x + w + 60} ${y + 50} ${x + w + 60} ${y + h * 0.7} ${x + w + 42} ${y + h - 22}`, dark(colour, 0.3), 10) + turn(180, x + w + 42, y + h - 30, move(x + w + 42, y + h - 30, zoom(0.55, 0, 0, plug('usb-c', colour)))) : '') +
    (has('torch') ? pilot(x + 20, y + h - 22, 6, '#fff1c4') : '')
  )
}

const carHolder: Draw = ({ random, colour, text }) => {
  const mount = text('mount')
  const isMagnet = text('grip') === 'magnet'
  const foot =
    mount === 'cup holder'
      ? cylinder({ cx: 256, top: 320, bottom: 420, r: 66, foot: 54, colour: dark(colour, 0.1) }) + tube(d`M256 318C256 270 300 260 280 214`, 24, dark(colour, 0.2))
      : mount === 'air vent'
        ? stroke(d`M80 300H432M80 346H432M80 392H432`, '#5a606a', 20) + stroke(d`M80 294H432M80 340H432M80 386H432`, '#8a919b', 5) + rect(222, 286, 68, 84, round(dark(colour, 0.2)), 12) + tube(d`M256 300V230`, 26, dark(colour, 0.15))
        : shadow(256, floor, 110, 16) + oval(256, floor - 12, 92, 20, dark(colour, 0.4)) + shape(d`M164 ${floor - 16}C176 ${floor - 60} 336 ${floor - 60} 348 ${floor - 16}z`, slant(light(colour, 0.24), dark(colour, 0.2))) + tube(d`M256 ${floor - 48}L300 314L262 222`, 22, dark(colour, 0.12)) + circle(300, 314, 17, metal('#b9bfc6'))
  const head = isMagnet
    ? circle(256, 166, 74, slant(light(colour, 0.26), dark(colour, 0.25))) + `<circle cx="256" cy="166" r="56" fill="none" stroke="#c3c8ce" stroke-width="9"/>` + circle(256, 166, 40, slant(dark(colour, 0.1), dark(colour, 0.4)))
    : rect(192, 70, 128, 196, slant(light(colour, 0.22), dark(colour, 0.25)), 22) + rect(206, 88, 100, 160, dark(colour, 0.35), 12) +
      [-1, 1].map((side) => rect(256 + side * 84 - 18, 110, 36, 84, round(colour), 12) + rect(256 + side * 74 - 6, 116, 12, 72, '#2b2d33', 5)).join('') + rect(222, 258, 68, 22, round(dark(colour, 0.1)), 9)
  return (mount === 'cup holder' ? shadow(256, floor + 2, 84, 14) : '') + foot + turn(random.between(-7, 7), 256, 170, head)
}

export const phones: Drawings = {
  smartphones: smartphone,
  tablets: tablet,
  smartwatches: smartwatch,
  'phone cases': phoneCase,
  'screen protectors': screenProtector,
  'phone chargers': charger,
  'wireless chargers': wirelessCharger,
  'charging cables': chargingCable,
  'power banks': powerBank,
  'car phone holders': carHolder,
}
