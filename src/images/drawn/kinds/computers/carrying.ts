import { dark, light } from '../../colour.ts'
import { backpack, handle, panel, zip } from '../../forms/bags.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { down, metal, slant } from '../../paint.ts'
import { circle, d, dashes, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const laptopStand: Draw = ({ random, colour, text, number }) => {
  const fill = text('material') === 'plastic' ? slant(light(colour, 0.2), dark(colour, 0.2)) : metal(colour)
  const w = 220 + (number('fits up to', 16, 10, 18) - 15) * 24
  const l = 256 - w / 2
  const isJointed = text('height adjustable') === 'true'
  const rise = random.between(176, 196)
  return (
    shadow(262, floor - 2, 150, 17) +
    shape(
      d`M156 ${floor - 26}L356 ${floor - 26}L384 ${floor - 8}L128 ${floor - 8}z`,
      slant(light(colour, 0.3), dark(colour, 0.1)),
    ) +
    rect(128, floor - 9, 256, 8, dark(colour, 0.34), 3) +
    (isJointed
      ? tube(d`M256 ${floor - 22}L316 ${floor - 110}L256 ${rise + 48}`, 30, colour) +
        circle(316, floor - 110, 20, fill) +
        circle(316, floor - 110, 8, dark(colour, 0.4))
      : shape(
          d`M206 ${floor - 20}L226 ${rise + 40}L286 ${rise + 40}L306 ${floor - 20}L276 ${floor - 20}L266 ${rise + 90}L246 ${rise + 90}L236 ${floor - 20}z`,
          fill,
        )) +
    shape(
      d`M${l + 28} ${rise - 34}L${l + w - 28} ${rise - 34}L${l + w} ${rise + 46}L${l} ${rise + 46}z`,
      slant(light(colour, 0.34), colour, dark(colour, 0.15)),
    ) +
    shape(
      d`M${l + 74} ${rise - 14}L${l + w - 74} ${rise - 14}L${l + w - 62} ${rise + 22}L${l + 62} ${rise + 22}z`,
      dark(colour, 0.32),
    ) +
    rect(l, rise + 45, w, 11, down(colour, dark(colour, 0.35)), 4) +
    [l + 30, l + w - 58]
      .map(
        (x) =>
          rect(x, rise + 28, 28, 30, slant(light(colour, 0.3), dark(colour, 0.2)), 6) +
          rect(x + 5, rise + 32, 18, 8, '#2c2f35', 4),
      )
      .join('')
  )
}

const laptopBag: Draw = ({ random, colour, text, number }) => {
  const size = 0.86 + ((number('fits up to', 15.6, 10, 18) - 13) / 4.5) * 0.14
  const accent =
    text('material') === 'leather'
      ? dark(colour, 0.3)
      : (random.pick([dark(colour, 0.3), '#a9744a', light(colour, 0.2)]) ?? colour)
  if (text('carried').includes('back')) {
    return (
      shadow(256, floor, 130, 18) +
      zoom(size, 256, floor, backpack({ cx: 256, top: 124, bottom: floor, w: 226, colour, accent, bottlePockets: 1 }))
    )
  }
  const hasStrap = text('carried').includes('shoulder')
  const bag =
    (hasStrap ? stroke(d`M92 236C60 60 452 60 420 236`, dark(colour, 0.4), 12) : '') +
    handle(196, 316, 214, 64, dark(accent, 0.1), 16) +
    rect(84, 200, 344, 222, slant(light(colour, 0.2), colour, dark(colour, 0.28)), 26) +
    zip(d`M104 226H408`, 380, 226, colour) +
    panel(104, 286, 304, 122, 18, dark(colour, 0.08)) +
    (random.chance(0.5)
      ? zip(d`M130 310H382`, 150, 310, colour)
      : [168, 328]
          .map((x) => rect(x - 10, 196, 20, 120, dark(accent, 0.1), 5) + rect(x - 14, 300, 28, 20, metal('#b4a06a'), 5))
          .join('')) +
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
      dashes(
        d`M${x + 10} ${y + 24}V${y + h - 22}Q${x + 10} ${y + h - 10} ${x + 22} ${y + h - 10}H${x + w - 22}Q${x + w - 10} ${y + h - 10} ${x + w - 10} ${y + h - 22}V${y + 24}`,
        dark(colour, 0.4),
        2,
        6,
        4,
      ) +
      (isFlap
        ? shape(
            d`M${x} ${y + 20}Q${x} ${y} ${x + 20} ${y}H${x + w - 20}Q${x + w} ${y} ${x + w} ${y + 20}L${x + w - 10} ${y + h * 0.46}Q256 ${y + h * 0.6} ${x + 10} ${y + h * 0.46}z`,
            slant(light(colour, 0.3), dark(colour, 0.1)),
          ) + circle(256, y + h * 0.46, 10, metal('#b4a06a'))
        : text('closure') === 'zip'
          ? zip(d`M${x + 14} ${y + 10}H${x + w - 14}`, x + w - 34, y + 10, colour)
          : rect(x + 2, y, w - 4, 10, dark(colour, 0.3), 5)) +
      (has('extra pocket')
        ? stroke(d`M${x + w * 0.5} ${y + h - 12}V${y + h * 0.66}H${x + w - 12}`, dark(colour, 0.38), 3)
        : '') +
      rect(x + 30, y + h - 42, 44, 16, light(colour, 0.34), 3),
  )
}

export const carrying: Drawings = {
  'laptop stands': lifted(10, laptopStand),
  'laptop bags': laptopBag,
  'laptop sleeves': laptopSleeve,
}
