import { contrasting, dark, light } from '../../colour.ts'
import { cord, plug } from '../../forms/coils.ts'
import { pack } from '../../forms/packs.ts'
import { pilot } from '../../forms/parts.ts'
import { block, floor, gleam, laidShadow, shadow } from '../../forms/solids.ts'
import { cable } from '../../forms/tubes.ts'
import { down, metal, round, slant } from '../../paint.ts'
import { circle, d, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

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
      (isRibbed
        ? stroke([0, 1, 2, 3, 4].map((i) => d`M180 ${150 + i * 16}H332`).join(''), dark(colour, 0.3), 4)
        : stroke(d`M158 300L354 190`, light(colour, 0.25), 3)) +
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

const usbStick: Draw = ({ random, colourOf, count, text }) => {
  const isMetal = text('material') === 'metal'
  const swivels = text('cap') === 'swivel'
  const lean = random.between(-16, -6)
  const stick = (i: number) => {
    const c = colourOf(i)
    return (
      oval(4, -2, 42, 8, 'rgba(25,30,42,.22)') +
      move(0, -150, plugTip()) +
      rect(-32, -152, 64, 152, isMetal ? metal(c) : round(c), 12) +
      (swivels
        ? rect(-37, -110, 74, 108, metal('#c6cbd1'), 10) + circle(0, -30, 10, dark('#c6cbd1', 0.3))
        : rect(-20, -128, 40, 66, slant(light(c, 0.22), dark(c, 0.1)), 6)) +
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
    cable(
      loop
        ? d`M${x + w - 4} 300C${x + w + 60} 260 ${x + w + 20} 150 ${x + w - 60} 160S${x + w - 130} 250 ${x + w - 60} 240S${x + w + 6} 170 ${x + w - 30} 130`
        : d`M${x + w - 4} 300C${x + w + 56} 280 ${x + w + 40} 200 ${x + w - 30} 190`,
      dark(colour, 0.3),
      12,
    ) +
    turn(
      loop ? -30 : -72,
      x + w - 30,
      loop ? 130 : 190,
      move(x + w - 30, loop ? 132 : 190, plug(text('connection') === 'usb-a' ? 'usb-a' : 'usb-c', colour)),
    ) +
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

const hdmiCable: Draw = ({ random, colour, number, has }) =>
  move(
    256,
    290,
    zoom(
      1.12,
      0,
      0,
      cord({
        metres: number('length', 2, 0.1, 20),
        colour,
        plugs: ['hdmi', 'hdmi'],
        isBraided: has('braided'),
        width: 12 + random.below(2),
      }),
    ),
  )

const router: Draw = ({ random, colour, number }) => {
  const antennas = 2 + Math.min(4, Math.round(number('Wi-Fi speed', 1200, 100, 9000) / 1500))
  const spread = 300
  const lean = random.between(4, 12)
  return (
    shadow(256, floor - 6, 194, 17) +
    Array.from({ length: antennas }, (_, i) => {
      const at = i / (antennas - 1)
      const x = 256 - spread / 2 + spread * at
      return turn(
        (at - 0.5) * 2 * lean,
        x,
        350,
        rect(x - 10, 126, 20, 230, round(dark(colour, 0.08)), 9) +
          rect(x - 13, 318, 26, 32, round(dark(colour, 0.28)), 6),
      )
    }).join('') +
    shape(d`M112 340L400 340L446 396L66 396z`, down(light(colour, 0.12), light(colour, 0.34))) +
    stroke([0, 1, 2, 3, 4, 5].map((i) => d`M${190 + i * 26} 352L${184 + i * 29} 382`).join(''), dark(colour, 0.3), 5) +
    rect(66, 394, 380, 26, down(colour, dark(colour, 0.36)), 8) +
    [0, 1, 2, 3, 4].map((i) => pilot(200 + i * 28, 407, 4, i === 4 ? '#ffb03a' : '#6fe08a')).join('') +
    gleam(78, 399, 60, 6, 0.3)
  )
}

export const storage: Drawings = {
  'external hard drives': hardDrive,
  'external ssds': ssd,
  'usb sticks': usbStick,
  'usb hubs': lifted(14, usbHub),
  'hdmi cables': hdmiCable,
  routers: router,
}
