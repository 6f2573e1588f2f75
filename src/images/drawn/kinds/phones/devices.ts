import { contrasting, dark, light } from '../../colour.ts'
import { rivet } from '../../forms/parts.ts'
import { deviceFront, lens, phoneBack } from '../../forms/phones.ts'
import { screen } from '../../forms/screens.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { across, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, item, outline, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

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
      rect(x, y, a, b, metal(colour), 20) +
        rect(x + 4, y + 4, a - 8, b - 8, '#15171b', 17) +
        screen(x + 18, y + 18, a - 36, b - 36, random, 6) +
        circle(x + a / 2, y + 10, 3, '#3a4048'),
    ) +
    (has('stylus included')
      ? turn(
          12,
          x + a + 16,
          300,
          rect(x + a + 12, y + 40, 13, b - 56, round('#f3f2ee'), 6) +
            shape(d`M${x + a + 12} ${y + b - 22}l6.5 26l6.5 -26z`, '#c9cdd2'),
        )
      : '')
  )
}

const smartwatch: Draw = ({ random, colour, text, number }) => {
  const size = 0.9 + (number('case size', 42, 36, 50) - 40) * 0.03
  const kind = text('strap')
  const strap =
    kind === 'leather' ? '#8a5a38' : kind === 'steel' ? '#b9bfc6' : kind.includes('nylon') ? dark(colour, 0.25) : colour
  const isRound = random.chance(0.4)
  const hand = (top: number, h: number, flip: number) =>
    shape(
      d`M206 ${top}L306 ${top}L${296 - flip * 4} ${top + h}Q256 ${top + h + flip * 14} ${216 + flip * 4} ${top + h}z`,
      kind === 'steel' ? metal(strap) : across(dark(strap, 0.2), light(strap, 0.22), strap, dark(strap, 0.3)),
    )
  const marks =
    kind === 'steel'
      ? stroke(
          [0, 1, 2, 3, 4, 5].map((i) => d`M210 ${70 + i * 16}H302M212 ${346 + i * 16}H300`).join(''),
          dark(strap, 0.45),
          2.5,
        )
      : [0, 1, 2, 3].map((i) => oval(256, 372 + i * 18, 5, 4, dark(strap, 0.5))).join('') +
        (kind === 'leather'
          ? dashes(d`M214 60V170M298 60V170M214 350V430M298 350V430`, light(strap, 0.4), 2, 5, 4)
          : '')
  const body = isRound
    ? circle(256, 254, 98, metal(colour)) + circle(256, 254, 86, '#14161a')
    : rect(168, 160, 176, 190, metal(colour), 52) + rect(178, 170, 156, 170, '#14161a', 44)
  const hands = random.chance(0.5)
    ? stroke(d`M256 254L${256 + 30} 222`, '#ffffff', 6) +
      stroke(d`M256 254L${256 - 14} 196`, '#ffffff', 4) +
      circle(256, 254, 6, '#ff7a4a')
    : [66, 50, 34]
        .map(
          (r, i) =>
            `<circle cx="256" cy="254" r="${r}" fill="none" stroke="${['#ff5c7a', '#9be15d', '#4fc3ff'][i]}" stroke-width="11" stroke-linecap="round" stroke-dasharray="${Math.round(r * (2.8 + i))} 999" transform="rotate(-90 256 254)"/>`,
        )
        .join('')
  return zoom(
    size,
    256,
    256,
    shadow(258, 448, 78, 11) +
      hand(54, 124, 0) +
      hand(332, 112, 1) +
      marks +
      rect(342, 226, 16, 34, metal(dark(colour, 0.15)), 6) +
      body +
      hands +
      shape(d`M196 200Q210 176 240 176L214 330Q190 320 190 290z`, 'rgba(255,255,255,.10)'),
  )
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
        dashes(
          d`M${x + 18} ${y + 10}H${x + w - 6}Q${x + w - 2} ${y + 10} ${x + w - 2} ${y + 18}V${y + h - 16}Q${x + w - 2} ${y + h - 10} ${x + w - 8} ${y + h - 10}H${x + 18}`,
          light(colour, 0.4),
          2,
          6,
          4,
        ) +
        rect(x + w - 36, y + h / 2 - 20, 56, 40, slant(light(colour, 0.14), dark(colour, 0.2)), 14) +
        rivet(x + w - 14, y + h / 2, 8, '#c9a24e') +
        rect(x + 24, y + 26, w * 0.2, w * 0.34, '#1a1c20', 14) +
        lens(x + 24 + w * 0.1, y + 26 + w * 0.1, w * 0.065) +
        lens(x + 24 + w * 0.1, y + 26 + w * 0.24, w * 0.065),
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
      rect(
        x + 9,
        y + 9,
        w - 18,
        h - 18,
        isBumper ? slant('#e9edf0', '#b9c1c9') : slant(light(colour, 0.16), colour, dark(colour, 0.12)),
        25,
      ) +
      rect(x + 18, y + 18, w * 0.42, w * 0.42, dark(colour, 0.4), 22) +
      rect(x + 22, y + 22, w * 0.42 - 8, w * 0.42 - 8, '#1c1e23', 19) +
      lens(x + 20 + w * 0.13, y + 20 + w * 0.13, w * 0.075) +
      lens(x + 20 + w * 0.29, y + 20 + w * 0.29, w * 0.075) +
      circle(x + 20 + w * 0.29, y + 20 + w * 0.12, 5, '#f7f0d8') +
      (has('magnetic ring')
        ? ring(256, y + h * 0.58, w * 0.27, w * 0.27, contrasting(colour, 0.3), 9) +
          rect(252, y + h * 0.58 + w * 0.3, 8, 34, contrasting(colour, 0.3), 3)
        : ''),
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
    const fill = isPrivate
      ? slant(['#5a6472', 0, 80], ['#2b313a', 60, 84], ['#6a7482', 100, 80])
      : slant(['#ffffff', 0, 80], ['#bfd6e2', 40, 46], [isMatt ? '#cfd9df' : '#9fc2d4', 100, 66])
    return item(
      rect(x + 5, y + 7, w, h, 'rgba(25,30,42,.13)', 22) +
        rect(x, y, w, h, fill, 22) +
        outline(x, y, w, h, 22, '#7f98a6', 2.5) +
        rect(x + w / 2 - 22, y + 12, 44, 7, 'rgba(60,80,95,.55)', 3) +
        (isMatt
          ? ''
          : shape(
              d`M${x + w * 0.5} ${y + 2}L${x + w * 0.72} ${y + 2}L${x + w * 0.2} ${y + h - 2}L${x + 20} ${y + h - 2}L${x + 8} ${y + h - 14}z`,
              slant(['#ffffff', 0, 62], ['#ffffff', 100, 20]),
            )),
    )
  })
  return turn(random.between(4, 10), 256, 262, sheets.join(''))
}

export const devices: Drawings = {
  smartphones: smartphone,
  tablets: tablet,
  smartwatches: smartwatch,
  'phone cases': phoneCase,
  'screen protectors': screenProtector,
}
