import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { flower, foliage, leaf } from '../../forms/plants.ts'
import { cylinder, floor, gleam, lathe, rim, shadow } from '../../forms/solids.ts'
import { face, metal, round, slant, spot } from '../../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const plantPot: Draw = ({ random, colourOf, count, number, text, has }) => {
  const size = 0.7 + ((number('diameter', 20, 8, 60) - 12) / 28) * 0.3
  const bowl = random.below(3)
  const pot = (i: number) => {
    const c = colourOf(i)
    const isGlazed = text('material').includes('glazed')
    const body =
      bowl === 0
        ? shape(d`M-84 -172L84 -172L64 0Q0 10 -64 0z`, round(c)) + rect(-92, -186, 184, 34, round(light(c, 0.05)), 5)
        : bowl === 1
          ? lathe(
              0,
              [
                [86, -180, true],
                [84, -110],
                [70, -30],
                [52, 0, true],
              ],
              round(c),
            )
          : shape(d`M-80 -180L80 -180L80 -8Q0 10 -80 -8z`, round(c)) + rect(-80, -40, 160, 6, dark(c, 0.2))
    const top = bowl === 0 ? 92 : bowl === 1 ? 86 : 80
    return (
      (has('saucer')
        ? oval(0, 0, 92, 15, dark(c, 0.34)) + oval(0, -4, 90, 13, light(c, 0.1))
        : oval(6, 2, 76, 12, 'rgba(25,30,42,.2)')) +
      body +
      rim(0, -182, top, c, 0.15, '#5a4030') +
      foliage(0, -180, 176, random) +
      (isGlazed ? gleam(-56, -140, 14, 96, 0.55) : '') +
      (text('material').includes('fibre') ? dashes(d`M-66 -130H66M-62 -96H62M-60 -60H60`, dark(c, 0.25), 3, 3, 17) : '')
    )
  }
  if (count === 1) return shadow(260, floor, 108 * size, 16) + move(256, floor - 2, zoom(size, 0, 0, pot(0)))
  return shadow(256, floor, 180, 16) + pack({ count, width: 190, height: 350, draw: pot, spacing: 0.98, most: size })
}

/** What grows from a packet of seeds, about a middle. */
function crop(plants: string, cx: number, cy: number, s: number, i: number): string {
  if (plants === 'wildflower')
    return flower(cx, cy, 26 * s, ['#d1679a', '#7a6fc4', '#e0a23a', '#4f8fc4'][i % 4] ?? '#d1679a')
  if (plants === 'tomato')
    return (
      circle(cx, cy, 20 * s, spot('#f08a6a', '#c8392f')) +
      leaf(cx, cy - 12 * s, 16 * s, 5 * s, -40, '#4d8a52') +
      leaf(cx, cy - 12 * s, 16 * s, 5 * s, 40, '#4d8a52')
    )
  if (plants === 'chilli')
    return (
      turn(
        30,
        cx,
        cy,
        shape(
          d`M${cx - 8 * s} ${cy - 22 * s}C${cx + 14 * s} ${cy - 22 * s} ${cx + 12 * s} ${cy + 10 * s} ${cx - 4 * s} ${cy + 28 * s}C${cx - 10 * s} ${cy + 8 * s} ${cx - 14 * s} ${cy - 6 * s} ${cx - 8 * s} ${cy - 22 * s}z`,
          slant('#ef6a4a', '#b3281f'),
        ),
      ) + stroke(d`M${cx + 4 * s} ${cy - 22 * s}q4 -10 12 -10`, '#4d8a52', 4 * s)
    )
  if (plants === 'vegetable' && i % 2 === 0)
    return (
      shape(
        d`M${cx - 12 * s} ${cy - 12 * s}Q${cx} ${cy - 20 * s} ${cx + 12 * s} ${cy - 12 * s}L${cx} ${cy + 30 * s}z`,
        slant('#f4a45a', '#d9762a'),
      ) +
      leaf(cx, cy - 14 * s, 20 * s, 5 * s, -24, '#4d8a52') +
      leaf(cx, cy - 14 * s, 20 * s, 5 * s, 24, '#5f9a58')
    )
  return [-46, 0, 46]
    .map((angle) => leaf(cx, cy + 20 * s, 42 * s, 13 * s, angle, i % 2 ? '#5f9a58' : '#4d8a52'))
    .join('')
}

const seedSet: Draw = ({ random, number, text, has }) => {
  const varieties = Math.min(12, Math.round(number('varieties', 5, 1, 30)))
  const plants = text('plants')
  const hue: Record<string, Hex> = {
    herb: '#6f9a5a',
    vegetable: '#e0863a',
    wildflower: '#d1679a',
    chilli: '#c8392f',
    salad: '#8fb84f',
    tomato: '#d2452f',
  }
  const base = chosen(hue, plants, '#7a9f6a')
  const packet = (i: number, x: number, y: number, lean: number) =>
    `<g class="item">${turn(lean, x, y, rect(x - 36 + 3, y - 52 + 4, 72, 104, 'rgba(25,30,42,.14)', 4) + rect(x - 36, y - 52, 72, 104, slant('#fbf7ec', '#eadfc6'), 4) + rect(x - 36, y - 52, 72, 18, i % 2 ? dark(base, 0.1) : base, 4) + crop(plants, x, y + 4, 0.86, i) + rect(x - 20, y + 36, 40, 4, dark(base, 0.1), 2))}</g>`
  const rows = varieties <= 5 ? 1 : varieties <= 8 ? 2 : 3
  const perRow = Math.ceil(varieties / rows)
  const packets = Array.from({ length: varieties }, (_, i) => {
    const row = Math.floor(i / perRow)
    const inRow = Math.min(perRow, varieties - row * perRow)
    return packet(
      i,
      256 + ((i % perRow) - (inRow - 1) / 2) * (perRow > 4 ? 74 : 84),
      216 - (rows - 1 - row) * 62 + (rows - 1) * 22,
      random.between(-5, 5),
    )
  }).join('')
  if (text('packaging').includes('gift'))
    return (
      shadow(262, floor, 190, 17) +
      shape(d`M92 290L128 250L432 250L400 290z`, '#7a5f42') +
      move(6, 46, packets) +
      rect(88, 320, 316, 100, face('#c8a273'), 4) +
      shape(d`M404 320L440 282L440 384L404 420z`, dark('#c8a273', 0.3)) +
      rect(196, 340, 100, 60, slant('#fbf7ec', '#e8dcc2'), 5) +
      crop(plants, 246, 370, 0.8, 1)
    )
  return (
    shadow(256, 404, 170, 14) +
    zoom(1.12, 256, 256, move(0, 78, packets)) +
    (has('pots included')
      ? cylinder({ cx: 430, top: 372, bottom: 424, r: 34, foot: 26, colour: '#c5694a', inside: '#5a4030' })
      : '')
  )
}

const secateurs: Draw = ({ random, colour, text, number }) => {
  const steel = text('blade').includes('titanium')
    ? '#c9b98a'
    : text('blade').includes('stainless')
      ? '#c6cbd1'
      : '#8d939b'
  const cut = 0.92 + number('cutting diameter', 20, 10, 40) * 0.006
  const gripOf = (path: string) =>
    stroke(path, dark(colour, 0.4), 36) +
    move(-2, -2, stroke(path, colour, 28)) +
    move(-7, -6, stroke(path, light(colour, 0.35), 7, 0.8))
  return turn(
    random.between(18, 30),
    256,
    270,
    zoom(
      cut,
      256,
      270,
      oval(276, 400, 90, 20, 'rgba(25,30,42,.12)') +
        gripOf(d`M272 240C318 280 332 350 312 438`) +
        shape(
          d`M240 232C206 196 210 130 262 72C288 120 290 190 276 236z`,
          slant(light(steel, 0.6), steel, dark(steel, 0.3)),
        ) +
        stroke(d`M262 76C284 122 286 180 276 230`, light(steel, 0.7), 3) +
        gripOf(d`M240 242C196 284 180 352 206 438`) +
        shape(d`M276 240C300 210 316 150 292 96C284 150 268 186 240 214z`, slant(dark(steel, 0.1), dark(steel, 0.42))) +
        stroke(d`M226 318C248 300 264 300 288 316`, '#8d939b', 6) +
        circle(258, 238, 24, metal('#b9bfc6')) +
        circle(258, 238, 10, dark(steel, 0.4)) +
        rect(292, 300, 14, 40, dark(colour, 0.45), 6),
    ),
  )
}

export const planting: Drawings = {
  'plant pots': lifted(10, plantPot),
  'seed sets': seedSet,
  secateurs: secateurs,
}
