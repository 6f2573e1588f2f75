import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { isWooden, plank } from '../../forms/wood.ts'
import { across, down, face, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const officeChair: Draw = ({ random, colour, text, has }) => {
  const isMesh = text('material') === 'mesh'
  const seatTint = isMesh ? dark(colour, 0.12) : colour
  const arms = text('armrests')
  const back = has('headrest') ? 96 : 74
  const castor = (x: number, y: number) => circle(x, y, 11, '#25272c') + circle(x, y, 4, '#7d838b')
  const quilt = isMesh
    ? dashes(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((i) => d`M${186} ${back + 20 + i * 12}H326`).join(''),
        dark(colour, 0.4),
        5,
        3,
        4,
      )
    : /leather/.test(text('material'))
      ? stroke(
          [0, 1, 2]
            .map((i) => d`M178 ${back + 46 + i * 42}Q256 ${back + 56 + i * 42} 334 ${back + 46 + i * 42}`)
            .join(''),
          dark(colour, 0.32),
          3,
        )
      : stroke(d`M200 ${back + 20}V${back + 170}M312 ${back + 20}V${back + 170}`, dark(colour, 0.25), 3)
  return (
    shadow(256, floor, 132, 15) +
    tube('M256 372L150 410M256 372L362 410M256 372L206 424M256 372L306 424', 15, '#3a3d44') +
    castor(148, 418) +
    castor(364, 418) +
    castor(204, 430) +
    castor(308, 430) +
    rect(246, 316, 20, 64, metal('#9aa0a8'), 4) +
    rect(238, 300, 36, 38, round('#2f3238'), 5) +
    (has('headrest') ? rect(206, 44, 100, 44, face(seatTint), 18) + rect(246, 84, 20, 24, '#3a3d44') : '') +
    rect(244, back + 150, 24, 60, '#3a3d44') +
    shape(
      d`M186 ${back}Q256 ${back - 18} 326 ${back}Q346 ${back + 90} 334 ${back + 176}Q256 ${back + 192} 178 ${back + 176}Q166 ${back + 90} 186 ${back}z`,
      slant(light(colour, 0.24), seatTint, dark(seatTint, 0.3)),
    ) +
    quilt +
    (text('lumbar support') === 'adjustable'
      ? rect(196, back + 120, 120, 26, slant(dark(colour, 0.1), dark(colour, 0.4)), 12)
      : '') +
    (arms === 'folding'
      ? tube('M160 288V222', 12, '#3a3d44') + tube('M352 288V222', 12, '#3a3d44')
      : tube('M166 296L150 232', 13, '#3a3d44') +
        tube('M346 296L362 232', 13, '#3a3d44') +
        rect(118, 220, 64, 17, round('#2b2d33'), 8) +
        rect(330, 220, 64, 17, round('#2b2d33'), 8)) +
    shape(
      'M150 288Q152 264 182 262L330 262Q360 264 362 288Q366 314 336 316L176 316Q146 314 150 288z',
      down(light(seatTint, 0.3), seatTint, dark(seatTint, 0.35)),
    ) +
    (random.chance(0.5) ? stroke('M164 298Q256 308 348 298', contrasting(colour, 0.3), 2.5) : '')
  )
}

const desk: Draw = ({ random, colour, text, number, has }) => {
  const w = 250 + ((number('width', 120, 60, 200) - 80) / 80) * 150
  const x = 250 - w / 2
  const wood = isWooden(text('colour')) || (!isWooden(text('colour')) && text('colour') === '')
  const top = text('height adjustment') === 'fixed' ? 244 : 216
  const deep = 30 + ((number('depth', 60, 40, 90) - 50) / 30) * 18
  const legTint = wood && random.chance(0.5) ? '#3a3d44' : dark(colour, 0.1)
  const surface = shape(
    d`M${x} ${top}L${x + 34} ${top - deep}L${x + w - 12} ${top - deep}L${x + w + 12} ${top}z`,
    slant(light(colour, 0.3), light(colour, 0.06)),
  )
  const drawers = Math.round(number('drawers', 0, 0, 4))
  const dw = Math.min(118, w * 0.34)
  const chest =
    drawers === 0
      ? ''
      : rect(x + w - dw - 14, top + 20, dw, 34 * drawers + 10, dark(colour, 0.3)) +
        Array.from(
          { length: drawers },
          (_, i) =>
            (wood
              ? plank(x + w - dw - 10, top + 24 + i * 34, dw - 8, 30, colour, random)
              : rect(x + w - dw - 10, top + 24 + i * 34, dw - 8, 30, face(colour), 2)) +
            rect(x + w - dw / 2 - 30, top + 35 + i * 34, 32, 6, metal('#b9bfc6'), 3),
        ).join('')
  const isStanding = text('style') === 'standing'
  const leg = (lx: number) =>
    isStanding
      ? rect(lx, top + 18, 26, 96, metal(legTint)) +
        rect(lx + 4, top + 100, 18, floor - top - 112, metal('#b9bfc6')) +
        rect(lx - 26, floor - 14, 78, 12, down(light(legTint, 0.2), dark(legTint, 0.3)), 5)
      : rect(lx, top + 18, 17, floor - top - 20, across(light(legTint, 0.2), dark(legTint, 0.3)), 2)
  return (
    shadow(262, floor, w * 0.54, 13) +
    (isStanding
      ? ''
      : rect(x + 40, top + 18, 12, floor - top - 50, dark(legTint, 0.4)) +
        rect(x + w - 32, top + 18, 12, floor - top - 50, dark(legTint, 0.4))) +
    leg(x + (isStanding ? 34 : 8)) +
    leg(x + w - (isStanding ? 60 : 14)) +
    (isStanding ? rect(x + 40, top + 20, w - 80, 14, dark(legTint, 0.2)) : '') +
    chest +
    surface +
    (wood
      ? plank(x, top, w + 12, 20, colour, random, 3)
      : rect(x, top, w + 12, 20, down(light(colour, 0.12), dark(colour, 0.14)), 3)) +
    (text('height adjustment') === 'electric'
      ? rect(x + w - 70, top + 20, 44, 11, '#1f2228', 3) + circle(x + w - 58, top + 25, 2.5, '#7fd4ff')
      : text('height adjustment') === 'crank'
        ? tube(d`M${x + w} ${top + 26}h24v26`, 6, '#9aa0a8')
        : '') +
    (has('cable management') ? oval(x + w * 0.5, top - deep * 0.55, 15, 5, dark(colour, 0.5)) : '')
  )
}

const bookcase: Draw = ({ random, colour, text, number, has }) => {
  const shelves = Math.round(number('shelves', 4, 1, 8))
  const h = 130 + Math.min(5, shelves) * 44
  const w = 150 + ((number('width', 60, 30, 120) - 40) / 60) * 130
  const x = 246 - w / 2
  const y = floor - h
  const wood = isWooden(text('colour'))
  const board = (bx: number, by: number, bw: number, bh: number) =>
    wood
      ? plank(bx, by, bw, bh, colour, random, 1)
      : rect(
          bx,
          by,
          bw,
          bh,
          bw > bh ? down(light(colour, 0.25), dark(colour, 0.08)) : across(light(colour, 0.2), dark(colour, 0.15)),
          1,
        )
  const gap = (h - 14) / shelves
  const books = (top: number, left: number, wide: number): string => {
    let at = left
    let row = ''
    while (at < left + wide - 22) {
      const thick = random.between(9, 18)
      const tall = (gap - 18) * random.between(0.6, 0.88)
      const tint = random.pick(spines) ?? '#8a5a4a'
      row += rect(at, top - tall, thick, tall, across(light(tint, 0.2), dark(tint, 0.2)), 1)
      at += thick + 1
      if (random.chance(0.14)) at += 26
    }
    return row
  }
  return (
    shadow(262, floor, w * 0.62, 13) +
    shape(
      d`M${x + w} ${y}L${x + w + 22} ${y - 14}L${x + w + 22} ${floor - 14}L${x + w} ${floor}z`,
      dark(colour, 0.34),
    ) +
    shape(d`M${x} ${y}L${x + 22} ${y - 14}L${x + w + 22} ${y - 14}L${x + w} ${y}z`, light(colour, 0.3)) +
    (has('open back')
      ? rect(x, y, w, h, 'rgba(60,66,78,.16)')
      : rect(x, y, w, h, down(dark(colour, 0.38), dark(colour, 0.26)))) +
    Array.from(
      { length: shelves },
      (_, i) =>
        books(y + 8 + gap * (i + 1) - 5, x + 14 + random.between(0, 14), (w - 40) * random.between(0.5, 1)) +
        `<g class="item">${board(x + 6, y + 8 + gap * (i + 1) - 8, w - 12, 9)}</g>`,
    ).join('') +
    board(x, y, 10, h) +
    board(x + w - 10, y, 10, h) +
    board(x, y, w, 10)
  )
}

const spines: readonly Hex[] = ['#a6544a', '#4f6f8f', '#c9a35a', '#5f7f64', '#e4dccb', '#3d4552', '#8a6a8f']

export const furniture: Drawings = {
  'office chairs': officeChair,
  desks: desk,
  bookcases: bookcase,
}
