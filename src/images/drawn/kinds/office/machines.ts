import { contrasting, dark, light } from '../../colour.ts'
import { block, floor, laidShadow, shadow } from '../../forms/solids.ts'
import { down, glass, metal, metalLying, roundLying, slant } from '../../paint.ts'
import { circle, d, dashes, item, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const stapler: Draw = ({ random, colour, text }) => {
  const kind = text('stapler type')
  const size = kind === 'mini' ? 0.68 : kind === 'heavy-duty' ? 1.08 : 0.92
  const isHeavy = kind === 'heavy-duty'
  const arm = isHeavy
    ? 'M84 262Q92 228 150 222L392 196Q424 196 424 222L420 282L104 306Q80 300 84 262z'
    : 'M86 276Q92 246 150 240L380 222Q420 222 424 250L420 286L104 312Q82 306 86 276z'
  return (
    shadow(260, 404, 190 * size, 15) +
    zoom(
      size,
      256,
      404,
      shape(
        'M92 372H420Q436 372 436 386V398Q436 404 428 404H96Q80 404 80 390Q80 372 92 372z',
        down(light(colour, 0.2), dark(colour, 0.35)),
      ) +
        rect(88, 366, 84, 9, metalLying('#c3c8ce'), 3) +
        turn(-9, 410, 330, rect(92, 322, 322, 22, metalLying('#aab1b9'), 4)) +
        shape('M372 286H428V382H380z', slant(dark(colour, 0.1), dark(colour, 0.45))) +
        turn(-3, 410, 300, shape(arm, down(light(colour, 0.34), colour, dark(colour, 0.3)))) +
        (isHeavy
          ? turn(-3, 410, 300, rect(110, 206, 240, 20, roundLying('#33363d'), 9))
          : stroke('M130 262L360 242', light(colour, 0.5), 6, 0.5)) +
        circle(404, 316, 11, metal('#b9bfc6')) +
        (random.chance(0.5) ? rect(236, 258, 70, 12, dark(colour, 0.25), 6) : ''),
    )
  )
}

const holePunch: Draw = ({ random, colour, text, number }) => {
  const holes = Math.round(number('holes', 2, 1, 4))
  const w = 150 + holes * 62
  const x = 256 - w / 2
  const step = holes === 1 ? 0 : (w - 110) / (holes - 1)
  const c = text('colour') === 'silver' ? '#b9bfc6' : colour
  return (
    shadow(260, 410, w * 0.56, 15) +
    rect(x, 376, w, 30, down(light(c, 0.1), dark(c, 0.4)), 9) +
    rect(x + 8, 360, w - 16, 20, metalLying('#c3c8ce'), 3) +
    (text('paper guide') === 'true' ? rect(x + w - 10, 384, 60, 8, '#8d939b', 3) : '') +
    Array.from({ length: holes }, (_, i) => {
      const px = holes === 1 ? 256 : x + 55 + i * step
      return item(
        rect(px - 22, 296, 44, 72, metal('#aab1b9'), 6) +
          rect(px - 8, 356, 16, 18, '#4a4e57', 2) +
          oval(px, 372, 11, 3.4, '#23262c'),
      )
    }).join('') +
    shape(
      d`M${x + 14} 308Q${x + 18} 268 ${x + 60} 258L${x + w - 60} 240Q${x + w - 12} 240 ${x + w - 12} 282V314Q256 334 ${x + 14} 322z`,
      c === '#b9bfc6' ? metalLying(c) : down(light(c, 0.36), c, dark(c, 0.32)),
    ) +
    stroke(d`M${x + 40} 292Q256 262 ${x + w - 40} 266`, light(c, 0.5), 7, 0.5) +
    (random.chance(0.5) ? rect(256 - 40, 290, 80, 12, dark(c, 0.26), 6) : '')
  )
}

const shredder: Draw = ({ random, colour, number, text }) => {
  const tall = 186 + ((number('bin capacity', 20, 5, 50) - 12) / 18) * 70
  const w = 232
  const x = 240 - w / 2
  const y = floor - tall - 8
  const strips =
    text('cut') === 'strip-cut'
      ? stroke(
          Array.from(
            { length: 15 },
            (_, i) =>
              d`M${x + 44 + i * 10} ${y + 96}q${random.between(-4, 4)} 40 ${random.between(-6, 6)} ${random.between(60, 86)}`,
          ).join(''),
          '#f3f2ee',
          5,
        )
      : dashes(
          Array.from({ length: 7 }, (_, i) => d`M${x + 42} ${y + tall - 22 - i * 9}h150`).join(''),
          '#eceae4',
          6,
          7,
          4,
        )
  return (
    shadow(262, floor, 152, 16) +
    shape(d`M${x + 40} ${y + 4}L${x + 52} ${y - 96}H${x + 188}L${x + 196} ${y + 4}z`, slant('#ffffff', '#e3e6ea')) +
    stroke(d`M${x + 72} ${y - 70}h94M${x + 70} ${y - 50}h98M${x + 68} ${y - 30}h70`, '#b0b7bf', 4) +
    block({ x, y: y + 60, w, h: tall - 52, dx: 36, dy: 26, colour: dark(colour, 0.06), r: 12 }) +
    rect(x + 34, y + 90, w - 68, tall - 100, 'rgba(16,18,22,.6)', 12) +
    strips +
    rect(x + 34, y + 90, w - 68, tall - 100, glass('#b9c6ce'), 12) +
    block({ x: x - 8, y, w: w + 16, h: 70, dx: 40, dy: 30, colour, r: 14 }) +
    shape(d`M${x + 34} ${y - 8}l18 -14h150l-14 14z`, '#15171b') +
    circle(x + w - 30, y + 34, 11, slant('#6fe08a', '#2f8f56')) +
    rect(x + 20, y + 24, 66, 20, '#1b1e24', 6)
  )
}

const calculator: Draw = ({ random, colour, text, has }) => {
  const kind = text('calculator type')
  const [w, h] = kind === 'desktop' ? [296, 316] : kind === 'basic' ? [218, 322] : [210, 372]
  const x = 256 - w / 2
  const y = 258 - h / 2
  const [columns, rows] = kind === 'desktop' ? [5, 5] : kind === 'basic' ? [4, 5] : [5, 8]
  const isGraph = kind === 'graphing'
  const sh = isGraph ? h * 0.3 : h * 0.17
  const top = y + 20 + (text('power source').includes('solar') && !isGraph ? 32 : 6)
  const ky = top + sh + 16
  const kw = (w - 32) / columns
  const kh = (y + h - 16 - ky) / rows
  const keys = Array.from({ length: columns * rows }, (_, i) => {
    const cx = i % columns
    const cy = Math.floor(i / columns)
    const tint =
      cx === columns - 1
        ? '#e08a3a'
        : cy === 0
          ? contrasting(colour, 0.45)
          : rows > 5 && cy < 4
            ? dark(colour, 0.3)
            : light(colour, 0.34)
    return (
      rect(x + 16 + cx * kw + 3, ky + cy * kh + 4, kw - 6, kh - 6, dark(tint, 0.4), 5) +
      rect(x + 16 + cx * kw + 3, ky + cy * kh + 2, kw - 6, kh - 7, slant(light(tint, 0.24), tint), 5)
    )
  }).join('')
  const lcd =
    rect(x + 18, top, w - 36, sh, '#22252b', 6) + rect(x + 23, top + 5, w - 46, sh - 10, slant('#dbe4d2', '#b4c0a8'), 3)
  const shown = isGraph
    ? stroke(d`M${x + 30} ${top + sh / 2}h${w - 60}M${256} ${top + 10}v${sh - 20}`, '#6f7a64', 1.6) +
      stroke(
        d`M${x + 32} ${top + sh * 0.7}C${x + w * 0.34} ${top - sh * 0.4} ${x + w * 0.6} ${top + sh * 1.4} ${x + w - 34} ${top + sh * 0.2}`,
        '#2c332a',
        3.4,
      )
    : stroke(d`M${x + w - 50} ${top + sh * 0.28}h14v${sh * 0.44}h-14z`, '#2c332a', 5)
  return turn(
    random.between(-9, 4),
    256,
    262,
    laidShadow(x, y, w, h, 20) +
      rect(x, y + 10, w, h, dark(colour, 0.5), 20) +
      rect(x, y, w, h, slant(light(colour, 0.26), colour, dark(colour, 0.16)), 20) +
      (text('power source').includes('solar') && !isGraph
        ? rect(x + w - 100, y + 16, 82, 24, '#2b1f2a', 4) +
          stroke(d`M${x + w - 80} ${y + 16}v24M${x + w - 60} ${y + 16}v24M${x + w - 40} ${y + 16}v24`, '#5a4652', 2)
        : '') +
      lcd +
      shown +
      keys +
      (has('protective cover') ? rect(x + w - 4, y + 14, 14, h - 28, dark(colour, 0.4), 5) : ''),
  )
}

export const machines: Drawings = {
  staplers: lifted(44, stapler),
  'hole punches': lifted(56, holePunch),
  'paper shredders': shredder,
  calculators: calculator,
}
