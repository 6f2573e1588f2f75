import { contrasting, dark, light } from '../../colour.ts'
import { zip } from '../../forms/bags.ts'
import { pilot } from '../../forms/parts.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, down, face, metal, slant, spot } from '../../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const tent: Draw = ({ random, colour, text, number, has }) => {
  const sleeps = number('sleeps', 2, 1, 10)
  const size = 0.8 + Math.min(0.24, ((sleeps - 1) / 5) * 0.24)
  const kind = text('set-up')
  const fly = slant(light(colour, 0.26), colour, dark(colour, 0.3))
  const door = (cx: number, h: number, w: number) =>
    shape(
      d`M${cx} ${floor - h}Q${cx - w * 0.7} ${floor - h * 0.5} ${cx - w} ${floor - 4}H${cx + w}Q${cx + w * 0.7} ${floor - h * 0.5} ${cx} ${floor - h}z`,
      down('#3a3d44', '#17191d'),
    ) +
    shape(
      d`M${cx} ${floor - h}Q${cx - w * 0.7} ${floor - h * 0.5} ${cx - w} ${floor - 4}L${cx - w * 0.4} ${floor - 4}Q${cx - w * 0.5} ${floor - h * 0.4} ${cx} ${floor - h}z`,
      light(colour, 0.34),
    )
  const pole = (path: string) => stroke(path, dark(colour, 0.45), 6)
  const body =
    kind === 'tunnel' || kind === 'inflatable'
      ? shape(d`M40 ${floor}C46 240 130 190 190 186L372 214C440 226 476 320 480 ${floor}z`, fly) +
        shape(
          d`M40 ${floor}C46 240 130 190 190 186C236 190 268 290 272 ${floor}z`,
          slant(light(colour, 0.34), light(colour, 0.05)),
        ) +
        door(152, 170, 64) +
        (kind === 'inflatable'
          ? tube(d`M190 186C240 196 270 290 274 ${floor}`, 17, dark(colour, 0.12)) +
            tube(d`M372 214C410 230 424 330 426 ${floor}`, 15, dark(colour, 0.2))
          : pole(d`M190 186C240 196 270 290 274 ${floor}`) +
            pole(d`M290 200C340 216 362 310 364 ${floor}`) +
            pole(d`M372 214C410 230 424 330 426 ${floor}`))
      : kind === 'pop-up'
        ? shape(d`M44 ${floor}C60 270 150 190 262 190C370 190 456 280 470 ${floor}z`, fly) +
          stroke(d`M46 ${floor - 4}C70 280 150 196 262 194C366 196 450 290 468 ${floor - 4}`, light(colour, 0.5), 8) +
          door(230, 176, 82) +
          stroke(d`M318 ${floor - 6}C340 290 330 230 280 196`, dark(colour, 0.3), 5)
        : shape(d`M44 ${floor}C80 310 170 176 256 166C342 176 432 310 468 ${floor}z`, fly) +
          shape(d`M256 166C342 176 432 310 468 ${floor}H330C330 320 300 220 256 166z`, 'rgba(20,23,31,.2)') +
          pole(d`M44 ${floor}C120 230 220 150 256 166C310 190 330 320 332 ${floor}`) +
          pole(d`M468 ${floor}C400 240 310 160 256 166C212 190 180 330 176 ${floor}`) +
          door(252, 190, 68)
  return (
    shadow(258, floor + 2, 222 * size, 15) +
    zoom(
      size,
      256,
      floor,
      (has('porch') ? shape(d`M20 ${floor}L120 280L190 ${floor}z`, slant(light(colour, 0.2), dark(colour, 0.1))) : '') +
        body +
        stroke(d`M56 ${floor - 40}L18 ${floor + 4}M456 ${floor - 40}L496 ${floor + 4}`, '#e4e1d8', 2.5) +
        (random.chance(0.4) ? shape(d`M330 ${floor - 40}q24 -8 52 0l6 30q-32 8 -64 0z`, 'rgba(255,255,255,.18)') : ''),
    )
  )
}

const sleepingBag: Draw = ({ random, colour, text, number, has }) => {
  const long = 330 + ((number('length', 200, 150, 240) - 170) / 50) * 46
  const warm = (15 - number('comfort temperature', 5, -20, 20)) / 20
  const w = 128 + warm * 26
  const top = 262 - long / 2
  const bottom = 262 + long / 2
  const kind = text('shape')
  const inner = contrasting(colour, 0.3)
  const path =
    kind === 'rectangular'
      ? d`M${256 - w / 2 - 14} ${top + 12}Q256 ${top - 6} ${256 + w / 2 + 14} ${top + 12}L${256 + w / 2 + 12} ${bottom - 8}Q256 ${bottom + 10} ${256 - w / 2 - 12} ${bottom - 8}z`
      : kind === 'egg-shaped'
        ? d`M256 ${top}C${256 + w * 0.7} ${top} ${256 + w * 0.8} ${top + long * 0.5} ${256 + w * 0.5} ${bottom - 40}Q256 ${bottom + 24} ${256 - w * 0.5} ${bottom - 40}C${256 - w * 0.8} ${top + long * 0.5} ${256 - w * 0.7} ${top} 256 ${top}z`
        : d`M256 ${top}C${256 + w * 0.5} ${top} ${256 + w * 0.5} ${top + 60} ${256 + w * 0.62} ${top + 110}L${256 + w * 0.34} ${bottom - 24}Q256 ${bottom + 14} ${256 - w * 0.34} ${bottom - 24}L${256 - w * 0.62} ${top + 110}C${256 - w * 0.5} ${top + 60} ${256 - w * 0.5} ${top} 256 ${top}z`
  const seams = Array.from({ length: 7 }, (_, i) => {
    const y = top + long * (0.34 + i * 0.09)
    const half = w * (kind === 'mummy' ? 0.6 - i * 0.035 : 0.56)
    return d`M${256 - half} ${y}Q256 ${y + 16} ${256 + half} ${y}`
  }).join('')
  const hood =
    kind === 'rectangular'
      ? shape(
          d`M${256 - w / 2 - 6} ${top + 16}Q256 ${top} ${256 + w / 2 + 6} ${top + 16}V${top + 78}Q256 ${top + 96} ${256 - w / 2 - 6} ${top + 78}z`,
          slant(light(inner, 0.2), inner),
        )
      : oval(256, top + 62, w * 0.36, 46, slant(dark(inner, 0.2), inner)) +
        oval(256, top + 68, w * 0.28, 34, slant('#f3f0e8', '#cfc9ba'))
  return turn(
    random.between(26, 40),
    256,
    262,
    move(12, 14, shape(path, 'rgba(25,30,42,.14)')) +
      shape(path, across(dark(colour, 0.14), light(colour, 0.24), colour, dark(colour, 0.3))) +
      stroke(seams, dark(colour, 0.3), 4 + warm * 2, 0.6) +
      hood +
      zip(d`M${256 + w * 0.12} ${top + 112}L${256 + w * 0.08} ${bottom - 90}`, 256 + w * 0.12, top + 116, colour) +
      (has('hood')
        ? stroke(
            d`M${256 - w * 0.4} ${top + 56}C${256 - w * 0.3} ${top + 10} ${256 + w * 0.3} ${top + 10} ${256 + w * 0.4} ${top + 56}`,
            light(colour, 0.4),
            4,
            0.7,
          )
        : ''),
  )
}

const headlamp: Draw = ({ random, colour, number, text, has }) => {
  const power = Math.min(1, number('brightness', 300, 10, 1500) / 900)
  const s = 0.9 + power * 0.16
  return (
    shadow(256, 408, 150, 15) +
    stroke('M84 250C60 120 452 120 428 250', dark(colour, 0.46), 38) +
    stroke('M96 226C100 140 412 140 416 226', light(colour, 0.1), 4, 0.6) +
    (power > 0.5 ? stroke('M256 240V140', dark(colour, 0.4), 22) : '') +
    stroke('M84 250C84 330 180 350 200 330M428 250C428 330 332 350 312 330', colour, 36) +
    dashes('M90 252C92 318 176 334 196 320M422 252C420 318 336 334 316 320', contrasting(colour, 0.3), 7, 8, 7) +
    zoom(
      s,
      256,
      316,
      rect(172, 262, 168, 110, slant('#4a4e57', '#22252a'), 28) +
        rect(182, 256, 148, 104, face(dark(colour, 0.04)), 26) +
        circle(236, 306, 42, metal('#b9bfc6')) +
        circle(236, 306, 35, spot(['#ffffff', 0], ['#fff6d8', 55], ['#d9b870', 100])) +
        circle(236, 306, 12, '#ffffff') +
        (has('red light')
          ? circle(302, 290, 12, spot('#ffb0a0', '#d8302c'))
          : circle(302, 290, 12, spot('#ffffff', '#cfd9df'))) +
        circle(302, 324, 12, spot('#ffffff', '#cfd9df')) +
        rect(214, 248, 56, 14, dark(colour, 0.5), 6),
    ) +
    (text('power source') === 'rechargeable' ? pilot(318, 356, 4, '#6fe08a') : '') +
    (random.chance(0.4) ? rect(150, 150, 40, 26, '#2b2d33', 6) : '')
  )
}

export const camping: Drawings = {
  'camping tents': lifted(50, tent),
  'sleeping bags': sleepingBag,
  headlamps: headlamp,
}
