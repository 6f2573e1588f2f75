import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { handle, panel, zip } from '../../forms/bags.ts'
import { rivet } from '../../forms/parts.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { round, slant } from '../../paint.ts'
import { d, dashes, item, move, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const toiletryBag: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.76 + ((number('capacity', 4, 1, 8) - 2) / 4) * 0.22
  const bottles = [
    ['#e9e4d6', 206],
    ['#7fb0c4', 262],
    ['#c98a9a', 318],
  ] as const
  const open = random.chance(0.5)
  return (
    shadow(258, floor, 176 * size, 16) +
    zoom(
      size,
      256,
      floor,
      (open
        ? bottles
            .map(
              ([tint, x], i) =>
                rect(x - 22, 150 + i * 14, 44, 110, round(tint), 9) +
                rect(x - 12, 130 + i * 14, 24, 24, round(dark(tint, 0.4)), 5),
            )
            .join('')
        : '') +
        (has('hanging hook') ? tube('M256 196V150C256 120 296 120 296 150', 10, '#b9bfc6') : '') +
        shape(
          'M92 250Q96 212 134 210H378Q416 212 420 250L428 384Q428 420 392 420H120Q84 420 84 384z',
          slant(light(colour, 0.26), colour, dark(colour, 0.3)),
        ) +
        zip('M106 242Q256 222 406 242', 372, 238, colour) +
        handle(412, 440, 300, 4, dark(colour, 0.4), 12) +
        (has('transparent pouch')
          ? rect(124, 290, 264, 108, slant(['#ffffff', 0, 72], ['#cfdfe8', 60, 52], ['#ffffff', 100, 62]), 14) +
            rect(150, 316, 36, 66, '#d9a0ac', 8) +
            rect(206, 328, 44, 54, '#8fb8c8', 8) +
            rect(272, 310, 28, 72, '#e4d9b8', 8)
          : panel(124, 290, 264, 108, 16, dark(colour, 0.06)) + zip('M146 312H366', 160, 312, colour)) +
        (text('material') === 'leather' || random.chance(0.3) ? rect(84, 396, 344, 24, '#7a4f30', 10) : '') +
        (has('mirror') ? oval(256, 352, 30, 24, slant('#eef4f7', '#a9bcc7')) : ''),
    )
  )
}

/** A globe with its meridians, as on a cover. */
const globe = (cx: number, cy: number, colour: Hex): string =>
  ring(cx, cy, 44, 44, colour, 4) +
  move(
    cx,
    cy,
    stroke('M-44 0H44M0 -44V44M-36 -24q36 14 72 0M-36 24q36 -14 72 0M0 -44q-40 44 0 88M0 -44q40 44 0 88', colour, 2.6),
  )

const passportHolder: Draw = ({ random, colour, text, has }) => {
  const isFamily = text('size') === 'family'
  const [w, h] = isFamily ? [252, 336] : [226, 310]
  const x = 256 - w / 2
  const y = 262 - h / 2
  const c = colour
  // Cork is a panel on a cover in the colour.
  const isCork = text('material') === 'cork'
  const emblem = isCork ? '#6f4c2e' : contrasting(c, 0.4)
  const isGrained = /leather/.test(text('material'))
  return turn(
    random.between(-9, 5),
    256,
    262,
    (has('boarding pass pocket')
      ? turn(
          4,
          256,
          262,
          rect(x + 50, y - 34, w - 84, 120, slant('#ffffff', '#dfe5ea'), 5) +
            rect(x + 50, y - 34, w - 84, 18, '#4f7fb0', 5) +
            stroke(d`M${x + 66} ${y - 10}h${w * 0.3}`, '#9aa6b2', 5),
        )
      : '') +
      Array.from({ length: isFamily ? 3 : 1 }, (_, i) =>
        rect(x + 14 + i * 3, y - 14 + i * 5, w - 22, 60, ['#7a2537', '#2b3d66', '#2f5d43'][i] ?? '#7a2537', 9),
      ).join('') +
      laidShadow(x, y, w, h, 14) +
      rect(x + 2, y + 9, w, h, dark(c, 0.5), 14) +
      rect(x, y, w, h, slant(light(c, 0.24), c, dark(c, 0.24)), 14) +
      rect(x, y, 16, h, slant(dark(c, 0.1), dark(c, 0.34)), 8) +
      dashes(
        d`M${x + 26} ${y + 12}H${x + w - 12}V${y + h - 12}H${x + 26}`,
        isGrained ? light(c, 0.4) : dark(c, 0.35),
        2.2,
        6,
        4,
      ) +
      (isCork
        ? rect(x + 34, y + 20, w - 54, h - 40, slant('#d9b184', '#c89b6a', '#b3865a'), 8) +
          dashes(
            [0, 1, 2, 3, 4, 5].map((i) => d`M${x + 44} ${y + 48 + (i * (h - 96)) / 5}h${w - 74}`).join(''),
            '#a97d50',
            4,
            3,
            13,
          )
        : '') +
      globe(x + w * 0.53, y + h * 0.4, emblem) +
      rect(x + w * 0.33, y + h * 0.68, w * 0.4, 7, emblem, 3) +
      (text('closure').startsWith('elastic')
        ? rect(x + w - 34, y - 2, 12, h + 12, dark(c, 0.5))
        : text('closure').startsWith('press')
          ? rect(x + w - 42, y + h / 2 - 18, 58, 36, slant(light(c, 0.1), dark(c, 0.24)), 12) +
            rivet(x + w - 18, y + h / 2, 8, '#c9a24e')
          : text('closure') === 'zip'
            ? zip(d`M${x + w - 4} ${y + 20}V${y + h - 10}`, x + w - 4, y + h - 60, c)
            : '') +
      (has('pen loop') ? rect(x + w - 3, y + h * 0.6, 16, 90, round('#33363d'), 7) : ''),
  )
}

const moneyBelt: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const pockets = Math.round(number('pockets', 2, 1, 4))
  const [w, h] = style === 'neck' ? [196, 236] : style === 'leg' ? [238, 172] : [310, 156]
  const x = 256 - w / 2
  const y = style === 'neck' ? 178 : 236
  const strap =
    style === 'neck'
      ? stroke(d`M${x + 20} ${y + 6}C${x - 30} 20 ${x + w + 30} 20 ${x + w - 20} ${y + 6}`, dark(colour, 0.36), 9)
      : stroke(
          d`M${x + 12} ${y + 40}C${x - 110} ${y - 120} ${x + w + 110} ${y - 120} ${x + w - 12} ${y + 40}`,
          dark(colour, 0.3),
          style === 'leg' ? 26 : 20,
        ) + rect(242, y - 92, 44, 34, round('#33363d'), 7)
  return (
    shadow(258, y + h + 22, w * 0.52, 13) +
    strap +
    turn(
      random.between(-4, 4),
      256,
      y + h / 2,
      rect(x + w * 0.2, y - 22, w * 0.34, 60, slant('#8fb88a', '#5f8f63'), 3) +
        rect(x + w * 0.5, y - 30, w * 0.28, 60, slant('#7a2537', '#5a1a2a'), 5) +
        rect(x, y, w, h, slant(light(colour, 0.22), colour, dark(colour, 0.2)), 18) +
        dashes(
          d`M${x + 9} ${y + 22}V${y + h - 18}Q${x + 9} ${y + h - 9} ${x + 20} ${y + h - 9}H${x + w - 20}Q${x + w - 9} ${y + h - 9} ${x + w - 9} ${y + h - 18}V${y + 22}`,
          dark(colour, 0.34),
          2,
          6,
          4,
        ) +
        Array.from({ length: pockets }, (_, i) =>
          item(
            zip(
              d`M${x + 24} ${y + 24 + i * ((h - 40) / pockets)}H${x + w - 24}`,
              x + w - 48,
              y + 24 + i * ((h - 40) / pockets),
              colour,
            ),
          ),
        ).join(''),
    )
  )
}

export const pouches: Drawings = {
  'toiletry bags': lifted(20, toiletryBag),
  'passport holders': passportHolder,
  'money belts': moneyBelt,
}
