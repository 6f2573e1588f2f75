import { dark, type Hex, light } from '../../colour.ts'
import { knob, pilot } from '../../forms/parts.ts'
import { block, cylinder, floor, gleam, lathe, type ProfilePoint, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { coffeeTint, cup, steam } from '../../forms/vessels.ts'
import { glass, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const narrowKettle = (top: number): ProfilePoint[] => [
  [64, top, true],
  [76, top + 30],
  [104, floor - 50],
  [104, floor - 26, true],
]
const wideKettle = (top: number): ProfilePoint[] => [
  [70, top, true],
  [84, top + 50],
  [104, floor - 90],
  [102, floor - 26, true],
]

const kettle: Draw = ({ random, colour, text, number }) => {
  const isGlass = text('material') === 'glass'
  const isGooseneck = text('spout') === 'gooseneck'
  const fill = isGlass ? glass() : text('material').includes('steel') ? metal(colour) : round(colour)
  const size = 0.84 + (number('capacity', 1.5, 0.5, 2.5) - 0.8) * 0.16
  const trim = dark(colour, 0.45)
  const top = isGooseneck ? 236 : 176
  const body = lathe(256, isGooseneck ? narrowKettle(top) : wideKettle(top), fill)
  const spout = isGooseneck
    ? tube(
        d`M166 ${floor - 60}C96 ${floor - 70} 150 ${top + 10} 100 ${top - 20}C88 ${top - 26} 76 ${top - 14} 70 ${top - 4}`,
        17,
        isGlass ? '#b9bfc6' : colour,
      )
    : shape(d`M188 ${top + 8}L142 ${top + 6}Q150 ${top + 40} 178 ${top + 70}z`, isGlass ? glass() : fill)
  return (
    shadow(262, floor, 128 * size, 16) +
    move(
      256 - 256 * size,
      floor - floor * size,
      `<g transform="scale(${size.toFixed(3)})">` +
        spout +
        tube(d`M322 ${top + 12}C430 ${top - 10} 424 ${floor - 70} 352 ${floor - 66}`, 24, isGlass ? '#33363d' : trim) +
        body +
        (isGlass
          ? lathe(
              256,
              [
                [86, top + 86, true],
                [98, floor - 90],
                [98, floor - 30, true],
              ],
              'rgba(120,190,225,.45)',
            ) + dashes(d`M300 ${top + 90}V${floor - 70}`, '#5a7f94', 10, 2, 18)
          : text('material') === 'plastic'
            ? rect(318, top + 80, 14, 104, glass('#b9d9ea'), 6)
            : '') +
        oval(256, top, isGooseneck ? 64 : 70, 11, slant(light(colour, 0.5), colour)) +
        rect(238, top - 24, 36, 18, round(trim), 8) +
        cylinder({ cx: 256, top: floor - 26, bottom: floor - 6, r: 116, colour: '#33363d', tilt: 0.14 }) +
        (number('temperature settings', 1, 1, 9) > 1
          ? [-1, 0, 1].map((k) => circle(256 + k * 24, floor - 10, 5, k === 0 ? '#6fd0f0' : '#aab2bc')).join('')
          : pilot(256, floor - 10, 4, '#6fd0f0')) +
        (isGlass ? '' : gleam(186, top + 34, 12, 120, 0.4)) +
        '</g>',
    ) +
    (random.chance(0.3) ? steam(isGooseneck ? 78 : 150, top - 10, 70) : '')
  )
}

/** A jug with its piston, or with the long sieve of cold brew. */
function coffeeJug(style: string, colour: Hex): string {
  const isPress = style === 'french press'
  return (
    shadow(258, floor, 110, 15) +
    tube('M338 206C420 200 420 372 338 368', 21, isPress ? dark(colour, 0.1) : '#c9dbe4') +
    rect(178, 176, 156, 236, slant('#6b3f22', '#2c180d'), 10) +
    rect(178, 150, 156, 76, 'rgba(255,255,255,.35)') +
    rect(172, 150, 168, 266, glass(), 12) +
    (isPress
      ? rect(166, 236, 180, 14, metal('#c3c8ce'), 3) +
        rect(166, 386, 180, 36, metal(colour), 6) +
        stroke('M184 240V400M328 240V400', '#aab1b9', 7) +
        rect(252, 74, 8, 170, metal('#c3c8ce')) +
        circle(256, 66, 18, round(dark(colour, 0.1))) +
        rect(164, 128, 184, 28, metal(colour), 10) +
        rect(182, 262, 148, 9, '#8d939b')
      : rect(218, 170, 76, 190, '#3a2415', 8) +
        dashes([0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => d`M222 ${180 + i * 20}H290`).join(''), '#a9adb3', 4, 4, 4) +
        rect(164, 118, 184, 38, round(colour), 10) +
        rect(222, 96, 68, 26, round(dark(colour, 0.2)), 8))
  )
}

const espressoMachine: Draw = ({ random, colour }) => {
  return (
    shadow(262, floor, 150, 17) +
    block({ x: 118, y: 126, w: 232, h: 96, dx: 44, dy: 30, colour, r: 12 }) +
    rect(118, 214, 232, 172, slant(dark(colour, 0.2), dark(colour, 0.45))) +
    shape(d`M350 222L394 196V368L350 386z`, dark(colour, 0.5)) +
    block({ x: 108, y: 382, w: 250, h: 38, dx: 44, dy: 24, colour, r: 8 }) +
    dashes('M124 374H380', '#9aa0a8', 6, 8, 5) +
    rect(188, 222, 92, 30, metal('#b9bfc6'), 5) +
    rect(182, 246, 104, 22, metal('#8d939b'), 8) +
    tube('M184 258L116 274', 18, '#2b2d33') +
    rect(216, 268, 12, 16, '#8d939b') +
    rect(240, 268, 12, 16, '#8d939b') +
    move(234, 374, cup(36, 58, '#f3f2ee', 1, coffeeTint)) +
    stroke('M222 284V318M246 284V318', coffeeTint, 4) +
    tube('M334 228C372 240 366 300 352 330', 8, '#b9bfc6') +
    circle(300, 172, 26, '#f3f2ee') +
    stroke('M300 172L312 156', '#d0392f', 4) +
    [0, 1, 2].map((i) => circle(150 + i * 32, 172, 10, metal('#c3c8ce'))).join('') +
    (random.chance(0.5)
      ? rect(150, 92, 170, 18, metal('#c3c8ce'), 5)
      : move(220, 98, cup(26, 34, '#f3f2ee', 1, '#d8d4cc')))
  )
}

const filterMachine: Draw = ({ colour, text }) => {
  const jugGlass = text('jug') !== 'insulated steel'
  return (
    shadow(262, floor, 144, 17) +
    rect(272, 116, 100, 296, slant(light(colour, 0.1), dark(colour, 0.34)), 14) +
    block({ x: 130, y: 108, w: 224, h: 92, dx: 36, dy: 24, colour, r: 14 }) +
    block({ x: 122, y: 390, w: 240, h: 30, dx: 30, dy: 20, colour: dark(colour, 0.12), r: 8 }) +
    shape(d`M150 200L260 200L240 238L170 238z`, slant(dark(colour, 0.2), dark(colour, 0.45))) +
    tube('M266 288C324 286 318 366 262 362', 15, '#2b2d33') +
    (jugGlass
      ? shape(
          d`M160 322L252 322Q282 348 274 378Q270 390 258 390L152 390Q140 390 138 378Q132 348 160 322z`,
          slant('#6b3f22', '#2c180d'),
        ) +
        lathe(
          206,
          [
            [48, 258, true],
            [52, 270],
            [74, 350],
            [60, 386, true],
          ],
          glass(),
        ) +
        rect(158, 244, 96, 17, round('#2b2d33'), 6)
      : lathe(
          206,
          [
            [42, 258, true],
            [62, 300],
            [66, 380, true],
          ],
          metal('#b9bfc6'),
        ) + rect(162, 244, 88, 20, round('#2b2d33'), 8)) +
    rect(292, 132, 48, 38, '#1b1e24', 6) +
    (text('timer') === 'true' ? rect(298, 140, 36, 20, '#7fd4ff', 3) : knob(316, 151, 13, '#c3c8ce')) +
    circle(316, 356, 8, '#e2463f')
  )
}

const coffeeMaker: Draw = (subject) => {
  const style = subject.text('style')
  if (style === 'french press' || style === 'cold brew') return coffeeJug(style, subject.colour)
  return style === 'espresso' ? espressoMachine(subject) : filterMachine(subject)
}

const grinder: Draw = ({ random, colour, text, number }) => {
  const beans = (y: number, r: number) =>
    dashes([0, 1, 2].map((i) => d`M${256 - r + 12} ${y + i * 15}H${256 + r - 12}`).join(''), '#3d2416', 12, 13, 4)
  if (text('style') === 'manual') {
    return (
      shadow(258, floor, 84, 14) +
      tube('M256 128H362V118', 11, '#b9bfc6') +
      circle(362, 104, 19, round('#7a5334')) +
      rect(249, 116, 14, 36, metal('#b9bfc6')) +
      cylinder({ cx: 256, top: 158, bottom: 266, r: 62, colour }) +
      rect(202, 176, 108, 40, glass(), 8) +
      beans(186, 50) +
      rect(190, 262, 132, 12, metal('#b9bfc6')) +
      cylinder({ cx: 256, top: 278, bottom: floor - 8, r: 60, foot: 62, colour: dark(colour, 0.14), tilt: 0.1 }) +
      gleam(208, 292, 10, 110, 0.3)
    )
  }
  const isBlade = text('style').includes('blade')
  const hopper = number('bean capacity', 120, 20, 400)
  const top = 168 - (isBlade ? -20 : Math.min(50, hopper / 4))
  return (
    shadow(262, floor, 112, 15) +
    (isBlade
      ? lathe(
          256,
          [
            [40, top, true],
            [74, top + 24],
            [80, top + 84, true],
          ],
          glass('#c9d6de'),
        ) + beans(top + 48, 72)
      : shape(d`M168 ${top}L344 ${top}L308 250L204 250z`, slant('#5a3622', '#2f1a0f')) +
        beans(top + 22, 74) +
        shape(d`M160 ${top - 8}L352 ${top - 8}L312 254L200 254z`, glass()) +
        rect(156, top - 22, 200, 18, round('#33363d'), 6)) +
    shape(
      d`M186 252L326 252L342 ${floor - 10}Q256 ${floor + 8} 170 ${floor - 10}z`,
      text('colour') === 'silver' ? metal(colour) : round(colour),
    ) +
    (isBlade
      ? rect(226, 300, 60, 26, dark(colour, 0.35), 12)
      : knob(256, 292, 24, '#c3c8ce') +
        rect(216, 330, 80, 80, '#1b1e24', 8) +
        rect(222, 342, 68, 66, glass(), 8) +
        rect(224, 372, 64, 34, '#4a2f20', 6)) +
    (random.chance(0.5) ? pilot(310, 292, 4, '#6fe08a') : '')
  )
}

export const brewing: Drawings = {
  kettles: lifted(16, kettle),
  'coffee makers': coffeeMaker,
  'coffee grinders': grinder,
}
