import { dark, type Hex, light } from '../../colour.ts'
import { coil } from '../../forms/coils.ts'
import { floor, rim, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, metal, round } from '../../paint.ts'
import { d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const hose: Draw = ({ random, colour, number, text, has }) => {
  const metres = number('length', 15, 1, 100)
  const loops = Math.min(9, Math.round(2 + metres / 6))
  const width = text('style') === 'expanding' ? 24 : number('inner diameter', 13, 5, 30) > 15 ? 28 : 23
  return (
    shadow(256, 400, 190, 34) +
    coil({ cx: 250, cy: 350, loops, rx: 156, colour, width, isBraided: text('style') !== 'reinforced' }) +
    tube(d`M404 350C462 330 452 250 410 214`, width, colour) +
    (text('style') === 'reinforced' ? stroke(d`M400 344C452 326 444 254 404 218`, '#f0d35a', 2.5) : '') +
    (has('nozzle included')
      ? turn(
          random.between(-52, -40),
          404,
          208,
          rect(390, 168, 30, 46, round('#3a3d44'), 6) +
            rect(384, 122, 42, 52, round('#e5822f'), 8) +
            rect(388, 92, 34, 34, round('#3a3d44'), 6) +
            tube(d`M424 168Q446 150 434 120`, 10, '#3a3d44'),
        )
      : turn(-40, 404, 208, rect(390, 176, 28, 40, metal('#c9a24e'), 5) + rect(386, 164, 36, 16, metal('#c9a24e'), 4)))
  )
}

const wateringCan: Draw = ({ random, colour, text, number }) => {
  const size = 0.74 + (number('capacity', 5, 0.5, 15) / 10) * 0.26
  const isSteel = text('material').includes('galvanised')
  const fill = text('material').includes('steel') ? metal(colour) : round(colour)
  const isLong = text('spout').startsWith('long')
  const tip = isLong ? ([66, 150] as const) : ([88, 216] as const)
  const rose =
    text('rose') === 'none'
      ? ''
      : turn(
          -38,
          tip[0],
          tip[1],
          shape(
            d`M${tip[0] - 10} ${tip[1] + 8}L${tip[0] - 34} ${tip[1] - 26}L${tip[0] + 34} ${tip[1] - 26}L${tip[0] + 10} ${tip[1] + 8}z`,
            fill,
          ) +
            oval(tip[0], tip[1] - 26, 34, 10, dark(colour, 0.2)) +
            dashes(d`M${tip[0] - 24} ${tip[1] - 26}h48`, dark(colour, 0.55), 3, 3, 5),
        )
  const body =
    tube(d`M220 ${floor - 60}C160 ${floor - 90} 150 ${tip[1] + 90} ${tip[0]} ${tip[1]}`, isLong ? 22 : 30, colour) +
    rose +
    tube(d`M372 244C452 226 462 366 380 380`, 21, dark(colour, 0.06)) +
    (random.chance(0.5) || text('number of handles') === '2'
      ? tube(d`M226 238C226 150 372 150 372 238`, 19, dark(colour, 0.06))
      : '') +
    shape(d`M208 240L392 240L398 ${floor - 16}Q300 ${floor + 4} 202 ${floor - 16}z`, fill) +
    rim(300, 240, 92, colour, 0.14, dark(colour, 0.3)) +
    (isSteel ? stroke(d`M207 280Q300 296 393 280M203 380Q300 396 397 380`, dark(colour, 0.35), 3) : '')
  return shadow(290, floor, 140 * size, 17) + zoom(size, 280, floor, body)
}

const glove = (
  i: number,
  colour: Hex,
  cuffColour: Hex,
  isLong: boolean,
  isCoated: boolean,
  isKnitted: boolean,
): string => {
  const palm = isCoated ? dark(colour, 0.42) : colour
  const finger = (x: number, top: number, lean: number) =>
    turn(lean, x, -150, rect(x - 17, top, 34, 150, across(light(palm, 0.24), palm, dark(palm, 0.26)), 17))
  const cuff = isLong ? 110 : 56
  return move(
    0,
    0,
    oval(10, 2, 76, 10, 'rgba(25,30,42,.16)') +
      rect(-66, -cuff, 132, cuff, across(light(cuffColour, 0.2), cuffColour, dark(cuffColour, 0.3)), 10) +
      (isKnitted
        ? stroke(
            [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((k) => d`M${k * 11} ${-cuff + 6}V-6`).join(''),
            dark(cuffColour, 0.25),
            3,
          )
        : dashes(d`M-58 ${-cuff + 10}H58`, light(cuffColour, 0.5), 3, 7, 5)) +
      finger(-52, -312, -7) +
      finger(-16, -334, -2) +
      finger(20, -326, 3) +
      finger(53, -292, 8) +
      turn(
        i % 2 === 0 ? 44 : -44,
        i % 2 === 0 ? 70 : -70,
        -130,
        rect((i % 2 === 0 ? 62 : -62) - 19, -232, 38, 140, across(light(palm, 0.14), dark(palm, 0.25)), 19),
      ) +
      rect(-70, -210, 140, 166 - (isLong ? 60 : 0), across(light(palm, 0.18), palm, dark(palm, 0.26)), 26) +
      (isCoated ? '' : stroke(d`M-30 -180V-110M6 -186V-110M40 -180V-110`, dark(palm, 0.22), 3)),
  )
}

const gardenGloves: Draw = ({ colour, count, text }) => {
  const isCoated = text('material').startsWith('nitrile')
  const cuff = isCoated ? light(colour, 0.2) : text('material') === 'leather' ? dark(colour, 0.2) : colour
  const pair = (_i: number, scale: number, x: number, y: number) =>
    `<g class="item">${move(x, y, zoom(scale, 0, 0, turn(-9, 0, 0, move(-86, 0, glove(0, colour, cuff, text('cuff') === 'long cuff', isCoated, text('cuff') === 'knitted cuff'))) + turn(9, 0, 0, move(86, 0, glove(1, colour, cuff, text('cuff') === 'long cuff', isCoated, text('cuff') === 'knitted cuff')))))}</g>`
  if (count === 1) return pair(0, 1, 256, 412)
  const shown = Math.min(count, 4)
  return Array.from({ length: shown }, (_, i) =>
    pair(i, 0.45, 256 + (i - (shown - 1) / 2) * 138, 350 + (i % 2 === 1 ? 30 : 0)),
  ).join('')
}

export const tending: Drawings = {
  'garden hoses': lifted(24, hose),
  'watering cans': wateringCan,
  'garden gloves': gardenGloves,
}
