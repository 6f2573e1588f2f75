import { contrasting, dark, type Hex, light } from '../colour.ts'
import { backpack, handle, panel, zip } from '../forms/bags.ts'
import { cord, plug } from '../forms/coils.ts'
import { pack } from '../forms/packs.ts'
import { pilot } from '../forms/parts.ts'
import { darkGlass } from '../forms/screens.ts'
import { block, floor, gleam, laidShadow, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { down, face, metal, round, slant } from '../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const hardDrive: Draw = ({ random, colour, number }) => {
  const thick = 12 + number('capacity', 2, 0, 8) * 4
  const isRibbed = random.chance(0.5)
  return turn(
    random.between(-14, -8),
    256,
    260,
    cable(d`M256 382C256 440 330 400 360 450`, '#2a2d33', 9) +
      laidShadow(158, 102, 196, 276 + thick * 0.6, 24) +
      rect(158, 102 + thick * 0.7, 196, 276, down(dark(colour, 0.3), dark(colour, 0.55)), 24) +
      rect(158, 102, 196, 276, slant(light(colour, 0.3), colour, dark(colour, 0.22)), 24) +
      (isRibbed ? stroke([0, 1, 2, 3, 4].map((i) => d`M180 ${150 + i * 16}H332`).join(''), dark(colour, 0.3), 4) : stroke(d`M158 300L354 190`, light(colour, 0.25), 3)) +
      rect(180, 330, 62, 10, contrasting(colour, 0.35), 5) +
      pilot(332, 356, 4, '#7fd4ff') +
      rect(236, 372, 40, 14, '#15171b', 3),
  )
}

const ssd: Draw = ({ random, colour, text }) => {
  const isMetal = text('case material') === 'aluminium'
  return turn(
    random.between(14, 26),
    256,
    260,
    laidShadow(186, 132, 140, 236, 22) +
      rect(186, 142, 140, 232, down(dark(colour, 0.3), dark(colour, 0.55)), 22) +
      rect(186, 132, 140, 232, isMetal ? metal(colour) : slant(light(colour, 0.3), colour, dark(colour, 0.22)), 22) +
      rect(200, 146, 112, 204, slant(light(colour, 0.1), dark(colour, 0.18)), 14) +
      rect(238, 356, 36, 10, '#15171b', 5) +
      circle(256, 176, 13, dark(colour, 0.45)) +
      circle(256, 176, 7, light(colour, 0.5)) +
      pilot(256, 332, 4, '#7fd4ff'),
  )
}

const usbStick: Draw = ({ random, colour, colourOf, count, text }) => {
  const isMetal = text('material') === 'metal'
  const swivels = text('cap') === 'swivel'
  const lean = random.between(-16, -6)
  const stick = (i: number) => {
    const c = colourOf(i)
    return (
      oval(4, -2, 42, 8, 'rgba(25,30,42,.22)') +
      move(0, -150, plugTip()) +
      rect(-32, -152, 64, 152, isMetal ? metal(c) : round(c), 12) +
      (swivels ? rect(-37, -110, 74, 108, metal('#c6cbd1'), 10) + circle(0, -30, 10, dark('#c6cbd1', 0.3)) : rect(-20, -128, 40, 66, slant(light(c, 0.22), dark(c, 0.1)), 6)) +
      circle(0, -16, 7, dark(c, 0.5))
    )
  }
  if (count === 1) return turn(lean, 256, 300, shadow(262, 428, 70, 12) + move(256, 420, zoom(1.7, 0, 0, stick(0))))
  return pack({ count, width: 78, height: 196, draw: stick, most: 1.25, row: count > 5 ? 5 : count })
}

const plugTip = (): string =>
  rect(-23, -44, 46, 50, metal('#c6cbd1'), 3) + rect(-13, -34, 9, 9, '#4a4e56', 1) + rect(4, -34, 9, 9, '#4a4e56', 1)

const usbHub: Draw = ({ random, colour, number, text, has }) => {
  const ports = Math.round(number('ports', 4, 1, 16))
  const w = Math.min(400, 150 + ports * 27)
  const x = 256 - w / 2
  const y = 276
  const isMetal = text('material') !== 'plastic'
  const shown = Math.min(ports, 10)
  const step = (w - 44) / shown
  const loop = number('cable length', 0.3, 0, 3) > 0.5
  return (
    shadow(262, 386, w * 0.55, 15) +
    cable(loop ? d`M${x + w - 4} 300C${x + w + 60} 260 ${x + w + 20} 150 ${x + w - 60} 160S${x + w - 130} 250 ${x + w - 60} 240S${x + w + 6} 170 ${x + w - 30} 130` : d`M${x + w - 4} 300C${x + w + 56} 280 ${x + w + 40} 200 ${x + w - 30} 190`, dark(colour, 0.3), 12) +
    turn(loop ? -30 : -72, x + w - 30, loop ? 130 : 190, move(x + w - 30, loop ? 132 : 190, plug(text('connection') === 'usb-a' ? 'usb-a' : 'usb-c', colour))) +
    block({ x, y, w, h: 92, dx: 26, dy: 26, colour, r: 10 }) +
    (isMetal ? rect(x, y, w, 92, down(light(colour, 0.4), colour, dark(colour, 0.25)), 10) : '') +
    Array.from({ length: shown }, (_, i) => {
      const wide = Math.min(34, step - 6)
      const left = x + 22 + i * step + (step - wide) / 2
      return `<g class="item">${i % 3 === 2 && random.chance(0.7) ? rect(left + wide * 0.1, y + 42, wide * 0.8, 13, '#121418', 6) : rect(left, y + 37, wide, 21, '#121418', 3) + rect(left + 3, y + 41, wide - 6, 7, '#3f6fb5', 1)}</g>`
    }).join('') +
    (has('card reader') ? rect(x + 24, y + 70, 60, 6, '#121418', 3) : '') +
    pilot(x + w - 18, y + 76, 3, '#7fd4ff')
  )
}

const laptopStand: Draw = ({ random, colour, text, number }) => {
  const fill = text('material') === 'plastic' ? slant(light(colour, 0.2), dark(colour, 0.2)) : metal(colour)
  const w = 220 + (number('fits up to', 16, 10, 18) - 15) * 24
  const l = 256 - w / 2
  const isJointed = text('height adjustable') === 'true'
  const rise = random.between(176, 196)
  return (
    shadow(262, floor - 2, 150, 17) +
    shape(d`M156 ${floor - 26}L356 ${floor - 26}L384 ${floor - 8}L128 ${floor - 8}z`, slant(light(colour, 0.3), dark(colour, 0.1))) +
    rect(128, floor - 9, 256, 8, dark(colour, 0.34), 3) +
    (isJointed
      ? tube(d`M256 ${floor - 22}L316 ${floor - 110}L256 ${rise + 48}`, 30, colour) + circle(316, floor - 110, 20, fill) + circle(316, floor - 110, 8, dark(colour, 0.4))
      : shape(d`M206 ${floor - 20}L226 ${rise + 40}L286 ${rise + 40}L306 ${floor - 20}L276 ${floor - 20}L266 ${rise + 90}L246 ${rise + 90}L236 ${floor - 20}z`, fill)) +
    shape(d`M${l + 28} ${rise - 34}L${l + w - 28} ${rise - 34}L${l + w} ${rise + 46}L${l} ${rise + 46}z`, slant(light(colour, 0.34), colour, dark(colour, 0.15))) +
    shape(d`M${l + 74} ${rise - 14}L${l + w - 74} ${rise - 14}L${l + w - 62} ${rise + 22}L${l + 62} ${rise + 22}z`, dark(colour, 0.32)) +
    rect(l, rise + 45, w, 11, down(colour, dark(colour, 0.35)), 4) +
    [l + 30, l + w - 58].map((x) => rect(x, rise + 28, 28, 30, slant(light(colour, 0.3), dark(colour, 0.2)), 6) + rect(x + 5, rise + 32, 18, 8, '#2c2f35', 4)).join('')
  )
}

const laptopBag: Draw = ({ random, colour, text, number }) => {
  const size = 0.86 + ((number('fits up to', 15.6, 10, 18) - 13) / 4.5) * 0.14
  const accent = text('material') === 'leather' ? dark(colour, 0.3) : (random.pick([dark(colour, 0.3), '#a9744a', light(colour, 0.2)]) ?? colour)
  if (text('carried').includes('back')) {
    return shadow(256, floor, 130, 18) + zoom(size, 256, floor, backpack({ cx: 256, top: 124, bottom: floor, w: 226, colour, accent, bottlePockets: 1 }))
  }
  const hasStrap = text('carried').includes('shoulder')
  const bag =
    (hasStrap ? stroke(d`M92 236C60 60 452 60 420 236`, dark(colour, 0.4), 12) : '') +
    handle(196, 316, 214, 64, dark(accent, 0.1), 16) +
    rect(84, 200, 344, 222, slant(light(colour, 0.2), colour, dark(colour, 0.28)), 26) +
    zip(d`M104 226H408`, 380, 226, colour) +
    panel(104, 286, 304, 122, 18, dark(colour, 0.08)) +
    (random.chance(0.5) ? zip(d`M130 310H382`, 150, 310, colour) : [168, 328].map((x) => rect(x - 10, 196, 20, 120, dark(accent, 0.1), 5) + rect(x - 14, 300, 28, 20, metal('#b4a06a'), 5)).join('')) +
    rect(84, 392, 344, 30, down(dark(accent, 0.05), dark(accent, 0.35)), 14)
  return shadow(256, floor, 182 * size, 17) + zoom(size, 256, floor, bag)
}

const laptopSleeve: Draw = ({ random, colour, text, number, has }) => {
  const w = 288 + ((number('fits up to', 14, 10, 18) - 13) / 3) * 54
  const h = w * 0.7
  const x = 256 - w / 2
  const y = 288 - h / 2
  const isFlap = text('closure') === 'flap'
  return turn(
    random.between(-8, 4),
    256,
    280,
    (isFlap ? '' : rect(x + 22, y - 40, w - 44, 120, slant('#dfe3e7', '#a4abb3'), 12)) +
      laidShadow(x, y, w, h, 22) +
      rect(x, y, w, h, slant(light(colour, 0.2), colour, dark(colour, 0.24)), 22) +
      dashes(d`M${x + 10} ${y + 24}V${y + h - 22}Q${x + 10} ${y + h - 10} ${x + 22} ${y + h - 10}H${x + w - 22}Q${x + w - 10} ${y + h - 10} ${x + w - 10} ${y + h - 22}V${y + 24}`, dark(colour, 0.4), 2, 6, 4) +
      (isFlap
        ? shape(d`M${x} ${y + 20}Q${x} ${y} ${x + 20} ${y}H${x + w - 20}Q${x + w} ${y} ${x + w} ${y + 20}L${x + w - 10} ${y + h * 0.46}Q256 ${y + h * 0.6} ${x + 10} ${y + h * 0.46}z`, slant(light(colour, 0.3), dark(colour, 0.1))) + circle(256, y + h * 0.46, 10, metal('#b4a06a'))
        : text('closure') === 'zip'
          ? zip(d`M${x + 14} ${y + 10}H${x + w - 14}`, x + w - 34, y + 10, colour)
          : rect(x + 2, y, w - 4, 10, dark(colour, 0.3), 5)) +
      (has('extra pocket') ? stroke(d`M${x + w * 0.5} ${y + h - 12}V${y + h * 0.66}H${x + w - 12}`, dark(colour, 0.38), 3) : '') +
      rect(x + 30, y + h - 42, 44, 16, light(colour, 0.34), 3),
  )
}

const inkjet: Draw = ({ random, colour, text, has }) => {
  const scans = text('functions').includes('scan')
  return (
    shadow(262, floor - 4, 196, 18) +
    shape(d`M168 236L180 132L348 132L336 236z`, slant('#ffffff', '#dfe3e8')) +
    block({ x: 80, y: 252, w: 320, h: 150, dx: 40, dy: 34, colour, r: 16 }) +
    (scans ? shape(d`M84 256L126 218L440 218L400 256z`, slant(light(colour, 0.42), light(colour, 0.12))) + rect(80, 250, 320, 15, dark(colour, 0.3), 6) : '') +
    rect(100, 272, 120, 34, darkGlassFill, 6) +
    rect(108, 278, 54, 22, slant('#5fa8d8', '#2f6fa8'), 3) +
    [0, 1, 2].map((i) => circle(176 + i * 15, 289, 4.5, i === 2 ? '#6fe08a' : '#aab2bc')).join('') +
    (has('refillable tanks') ? ['#222428', '#27a4d6', '#d13f8f', '#efc62e'].map((ink, i) => rect(288 + i * 24, 282, 19, 52, '#eef1f3', 4) + rect(290 + i * 24, 300 - random.below(12), 15, 32, ink, 3)).join('') : '') +
    rect(120, 336, 240, 46, '#1b1d22', 6) +
    shape(d`M140 372L340 372L364 ${floor}L116 ${floor}z`, slant(light(colour, 0.1), dark(colour, 0.25))) +
    shape(d`M154 362L326 362L344 ${floor - 6}L136 ${floor - 6}z`, slant('#ffffff', '#e4e8ec')) +
    shape(d`M172 376L250 376L252 398L168 398z`, slant('#f0b65a', '#d9694a')) +
    shape(d`M262 376L308 376L312 398L264 398z`, slant('#5fa8d8', '#3a7f6a'))
  )
}
const darkGlassFill = slant('#4a505b', '#15181e')

const laser: Draw = ({ random, colour, text, number }) => {
  const tray = number('paper tray', 250, 50, 1000)
  const y = 188 - Math.min(40, tray / 14)
  const inColour = text('print colours').includes('colour')
  return (
    shadow(262, floor - 2, 184, 19) +
    block({ x: 98, y, w: 286, h: floor - y - 4, dx: 44, dy: 40, colour, r: 14 }) +
    shape(d`M140 ${y - 8}L168 ${y - 34}L380 ${y - 34}L352 ${y - 8}z`, dark(colour, 0.34)) +
    shape(d`M176 ${y - 10}L196 ${y - 52}L344 ${y - 52}L332 ${y - 10}z`, slant('#ffffff', '#e2e6ea')) +
    (inColour ? shape(d`M204 ${y - 40}L270 ${y - 40}L264 ${y - 24}L196 ${y - 24}z`, slant('#f0b65a', '#d9694a')) : stroke(d`M206 ${y - 40}H316M202 ${y - 30}H300`, '#9aa1aa', 3)) +
    rect(118, y + 20, 112, 36, darkGlassFill, 6) +
    rect(126, y + 27, 46, 22, slant('#8fc4e0', '#4f88b0'), 3) +
    [0, 1, 2].map((i) => circle(186 + i * 14, y + 38, 4, i === 0 ? '#6fe08a' : '#aab2bc')).join('') +
    rect(118, y + 78, 246, 64, slant(light(colour, 0.12), dark(colour, 0.1)), 8) +
    (inColour ? ['#222428', '#27a4d6', '#d13f8f', '#efc62e'].map((ink, i) => rect(300 + i * 15, y + 30, 10, 16, ink, 3)).join('') : '') +
    [0, 1].map((i) => (i === 0 || tray > 250 ? rect(112, floor - 66 - i * 58, 258, 50, slant(light(colour, 0.06), dark(colour, 0.22)), 7) + rect(206, floor - 54 - i * 58, 70, 12, dark(colour, 0.5), 6) : '')).join('') +
    (random.chance(0.5) ? rect(386, y + 40, 4, 80, dark(colour, 0.5), 2) : '')
  )
}

const inkCartridge: Draw = ({ colour, count, number, text }) => {
  const tall = 150 + (number('yield', 480, 50, 2000) / 900) * 60
  const ink = text('colour') === 'black' ? '#26282d' : colour
  const one = () =>
    block({ x: -52, y: -tall, w: 100, h: tall, dx: 20, dy: 16, colour: '#3a3d44', r: 8 }) +
    rect(-52, -tall + 22, 100, tall - 66, slant('#fbfbfa', '#dfe3e7'), 3) +
    rect(-52, -tall + 22, 100, 54, slant(light(ink, 0.24), ink), 3) +
    shape(d`M-2 ${-tall + 88}c16 20 24 30 24 42a24 24 0 0 1 -48 0c0 -12 8 -22 24 -42z`, slant(light(ink, 0.35), ink, dark(ink, 0.2))) +
    rect(-34, -14, 64, 14, '#22252a', 4) +
    rect(-30, -36, 30, 16, '#c9a24e', 2) +
    stroke(d`M-24 -36v16M-18 -36v16M-12 -36v16M-6 -36v16`, '#8f6f2a', 1.5)
  return shadow(262, floor, count === 1 ? 74 : 176, 15) + pack({ count, width: 126, height: tall, draw: one, most: 1.36, spacing: 1 })
}

const hdmiCable: Draw = ({ random, colour, number, has }) =>
  move(256, 290, zoom(1.12, 0, 0, cord({ metres: number('length', 2, 0.1, 20), colour, plugs: ['hdmi', 'hdmi'], isBraided: has('braided'), width: 12 + random.below(2) })))

const router: Draw = ({ random, colour, number }) => {
  const antennas = 2 + Math.min(4, Math.round(number('Wi-Fi speed', 1200, 100, 9000) / 1500))
  const spread = 300
  const lean = random.between(4, 12)
  return (
    shadow(256, floor - 6, 194, 17) +
    Array.from({ length: antennas }, (_, i) => {
      const at = i / (antennas - 1)
      const x = 256 - spread / 2 + spread * at
      return turn((at - 0.5) * 2 * lean, x, 350, rect(x - 10, 126, 20, 230, round(dark(colour, 0.08)), 9) + rect(x - 13, 318, 26, 32, round(dark(colour, 0.28)), 6))
    }).join('') +
    shape(d`M112 340L400 340L446 396L66 396z`, down(light(colour, 0.12), light(colour, 0.34))) +
    stroke([0, 1, 2, 3, 4, 5].map((i) => d`M${190 + i * 26} 352L${184 + i * 29} 382`).join(''), dark(colour, 0.3), 5) +
    rect(66, 394, 380, 26, down(colour, dark(colour, 0.36)), 8) +
    [0, 1, 2, 3, 4].map((i) => pilot(200 + i * 28, 407, 4, i === 4 ? '#ffb03a' : '#6fe08a')).join('') +
    gleam(78, 399, 60, 6, 0.3)
  )
}

export const computerAccessories: Drawings = {
  'external hard drives': hardDrive,
  'external ssds': ssd,
  'usb sticks': usbStick,
  'usb hubs': usbHub,
  'laptop stands': laptopStand,
  'laptop bags': laptopBag,
  'laptop sleeves': laptopSleeve,
  'inkjet printers': inkjet,
  'laser printers': laser,
  'ink cartridges': inkCartridge,
  'hdmi cables': hdmiCable,
  routers: router,
}
