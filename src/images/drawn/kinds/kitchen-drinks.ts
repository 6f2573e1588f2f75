import { contrasting, dark, light } from '../colour.ts'
import { pack } from '../forms/packs.ts'
import { knob, pilot } from '../forms/parts.ts'
import { darkGlass } from '../forms/screens.ts'
import { block, cylinder, floor, gleam, lathe, rim, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { bottleLid, cup, flask, steam } from '../forms/vessels.ts'
import { across, down, face, glass, metal, round, slant } from '../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const coffee = '#4a2f20'

const mug: Draw = ({ random, colourOf, count, number, text }) => {
  const size = 0.76 + ((number('capacity', 350, 100, 700) - 250) / 200) * 0.24
  const material = text('material')
  const manner = random.below(3)
  const speckled = material === 'stoneware' && random.chance(0.6)
  const one = (i: number) => {
    const c = colourOf(i)
    const isGlass = material.includes('glass')
    const body = isGlass
      ? tube('M96 -150C160 -160 156 -50 88 -48', 15, '#c9dbe4') + shape('M-82 -176L82 -176L70 -26Q0 -10 -70 -26z', slant('#7a4a2a', '#3f2415')) + shape('M-104 -206L104 -206L92 -8Q0 12 -92 -8z', glass()) + rim(0, -206, 104, '#e6eff3', 0.14, coffee)
      : cup(104, 206, c, manner, dark(c, 0.2)) + (speckled ? dashes('M-84 -150H84M-80 -110H80M-78 -70H78M-76 -30H76', dark(c, 0.4), 3, 3, 23) : '') + (material.startsWith('enamelled') ? stroke('M-104 -206A104 16 0 0 0 104 -206', '#2f4a7a', 6) : '') + (random.chance(0.3) && manner === 0 ? rect(-102, -70, 204, 26, contrasting(c, 0.3)) : '')
    return oval(14, 4, 120, 14, 'rgba(25,30,42,.22)') + body
  }
  return pack({ count, width: 300, height: 216, draw: one, most: size * 1.28, spacing: 0.88, rise: 0.34, row: count === 4 ? 2 : count })
}

const travelMug: Draw = ({ random, colour, text, number }) => {
  const h = 226 + ((number('capacity', 350, 200, 800) - 350) / 100) * 48
  const r = 72
  const fill = text('material') === 'plastic' ? round(colour) : across([dark(colour, 0.24), 0], [light(colour, 0.42), 22], [colour, 46], [dark(colour, 0.1), 62], [light(colour, 0.12), 80], [dark(colour, 0.4), 100])
  const lid = text('lid')
  return (
    shadow(260, floor, 92, 14) +
    move(
      256,
      floor - 4,
      shape(d`M${-r} ${-h}L${-r * 0.78} -8Q0 10 ${r * 0.78} -8L${r} ${-h}z`, fill) + shape(d`M${-r * 0.82} -42L${-r * 0.78} -8Q0 10 ${r * 0.78} -8L${r * 0.82} -42Q0 -26 ${-r * 0.82} -42z`, metal('#b9bfc6')) +
        (random.chance(0.6) ? shape(d`M${-r * 0.97} ${-h * 0.74}L${-r * 0.9} ${-h * 0.44}Q0 ${-h * 0.38} ${r * 0.9} ${-h * 0.44}L${r * 0.97} ${-h * 0.74}Q0 ${-h * 0.68} ${-r * 0.97} ${-h * 0.74}z`, across(dark(colour, 0.42), dark(colour, 0.14), dark(colour, 0.5))) : '') +
        rect(-r - 6, -h - 30, 2 * r + 12, 38, round('#33363d'), 10) + oval(0, -h - 30, r, 11, '#4a4e57') +
        (lid.startsWith('flip') ? rect(-34, -h - 58, 68, 26, round('#26282e'), 8) : lid.startsWith('push') ? rect(-22, -h - 46, 44, 16, metal('#b9bfc6'), 6) : lid.startsWith('sliding') ? rect(-40, -h - 36, 60, 11, '#14161a', 5) + rect(-4, -h - 42, 34, 14, round(colour), 6) : stroke([-0.8, -0.5, -0.2, 0.2, 0.5, 0.8].map((at) => d`M${r * at} ${-h - 20}v20`).join(''), '#1c1e22', 3)) +
        gleam(-r * 0.66, -h * 0.9, 9, h * 0.7, 0.35),
    )
  )
}

const insulatedBottle: Draw = ({ random, colour, text, number }) => {
  const litres = number('capacity', 500, 200, 2000)
  const h = 196 + (Math.min(1000, litres) / 1000) * 130
  const r = 50 + (Math.min(1000, litres) / 1000) * 20
  const neck = text('wide opening') === 'true' ? r * 0.82 : r * 0.6
  return (
    shadow(258, floor, r * 1.3, 13) +
    move(256, floor - 4, flask(r, h, random.chance(0.5) ? round(colour) : across([dark(colour, 0.24), 0], [light(colour, 0.44), 24], [colour, 50], [dark(colour, 0.36), 100]), neck) + rect(-neck, -h - 4, neck * 2, 12, metal('#c3c8ce')) + bottleLid(text('lid'), -h, neck, random.chance(0.5) ? dark(colour, 0.25) : '#3a3d44') + (random.chance(0.5) ? rect(-r, -24, 2 * r, 16, metal('#b9bfc6')) : '') + gleam(-r * 0.66, -h * 0.72, 10, h * 0.56, 0.4))
  )
}

const mugWarmer: Draw = ({ colour, text, number, has, random }) => {
  const r = 108 + (number('diameter', 11, 8, 16) - 10) * 8
  const settings = Math.round(number('temperature settings', 1, 1, 5))
  const surface = text('surface') === 'steel' ? slant('#dfe3e7', '#8d939b') : text('surface') === 'glass' ? slant('#4a505b', '#1b1e24') : slant(dark(colour, 0.3), dark(colour, 0.5))
  const y = 368
  return (
    cable(d`M${256 + r - 10} ${y + 18}C440 ${y + 30} 430 ${y - 60} 500 ${y - 34}`, '#3a3d44', 8) + shadow(262, y + 40, r * 1.2, 30) +
    shape(d`M${256 - r} ${y}A${r} ${r * 0.34} 0 0 0 ${256 + r} ${y}V${y + 34}A${r} ${r * 0.34} 0 0 1 ${256 - r} ${y + 34}z`, round(colour)) + oval(256, y, r, r * 0.34, slant(light(colour, 0.4), colour)) + oval(256, y - 1, r * 0.8, r * 0.26, surface) +
    `<ellipse cx="256" cy="${y - 1}" rx="${Math.round(r * 0.62)}" ry="${Math.round(r * 0.2)}" fill="none" stroke="#ff9a4a" stroke-width="3" opacity=".8"/>` +
    Array.from({ length: settings }, (_, i) => pilot(256 + (i - (settings - 1) / 2) * 22, y + r * 0.34 + 14, 5, '#ff9a4a')).join('') +
    (has('mug included') || random.chance(0.5) ? move(244, y + 6, oval(4, 2, 68, 14, 'rgba(25,30,42,.28)') + cup(66, 140, has('mug included') ? colour : '#e9e6df', 0, coffee)) + steam(244, y - 154, 84) : steam(256, y - 30, 100))
  )
}

const kettle: Draw = ({ random, colour, text, number }) => {
  const isGlass = text('material') === 'glass'
  const isGooseneck = text('spout') === 'gooseneck'
  const fill = isGlass ? glass() : text('material').includes('steel') ? metal(colour) : round(colour)
  const size = 0.84 + (number('capacity', 1.5, 0.5, 2.5) - 0.8) * 0.16
  const trim = dark(colour, 0.45)
  const top = isGooseneck ? 236 : 176
  const body = isGooseneck ? lathe(256, [[64, top, true], [76, top + 30], [104, floor - 50], [104, floor - 26, true]], fill) : lathe(256, [[70, top, true], [84, top + 50], [104, floor - 90], [102, floor - 26, true]], fill)
  const spout = isGooseneck ? tube(d`M166 ${floor - 60}C96 ${floor - 70} 150 ${top + 10} 100 ${top - 20}C88 ${top - 26} 76 ${top - 14} 70 ${top - 4}`, 17, isGlass ? '#b9bfc6' : colour) : shape(d`M188 ${top + 8}L142 ${top + 6}Q150 ${top + 40} 178 ${top + 70}z`, isGlass ? glass() : fill)
  return (
    shadow(262, floor, 128 * size, 16) +
    move(256 - 256 * size, floor - floor * size, `<g transform="scale(${size.toFixed(3)})">` +
      spout + tube(d`M322 ${top + 12}C430 ${top - 10} 424 ${floor - 70} 352 ${floor - 66}`, 24, isGlass ? '#33363d' : trim) + body +
      (isGlass ? lathe(256, [[86, top + 86, true], [98, floor - 90], [98, floor - 30, true]], 'rgba(120,190,225,.45)') + dashes(d`M300 ${top + 90}V${floor - 70}`, '#5a7f94', 10, 2, 18) : text('material') === 'plastic' ? rect(318, top + 80, 14, 104, glass('#b9d9ea'), 6) : '') +
      oval(256, top, isGooseneck ? 64 : 70, 11, slant(light(colour, 0.5), colour)) + rect(238, top - 24, 36, 18, round(trim), 8) +
      cylinder({ cx: 256, top: floor - 26, bottom: floor - 6, r: 116, colour: '#33363d', tilt: 0.14 }) +
      (number('temperature settings', 1, 1, 9) > 1 ? [-1, 0, 1].map((k) => circle(256 + k * 24, floor - 10, 5, k === 0 ? '#6fd0f0' : '#aab2bc')).join('') : pilot(256, floor - 10, 4, '#6fd0f0')) +
      (isGlass ? '' : gleam(186, top + 34, 12, 120, 0.4)) + '</g>') +
    (random.chance(0.3) ? steam(isGooseneck ? 78 : 150, top - 10, 70) : '')
  )
}

const coffeeMaker: Draw = ({ random, colour, text }) => {
  const style = text('style')
  if (style === 'french press' || style === 'cold brew') {
    const isPress = style === 'french press'
    return (
      shadow(258, floor, 110, 15) + tube('M338 206C420 200 420 372 338 368', 21, isPress ? dark(colour, 0.1) : '#c9dbe4') + rect(178, 176, 156, 236, slant('#6b3f22', '#2c180d'), 10) + rect(178, 150, 156, 76, 'rgba(255,255,255,.35)') + rect(172, 150, 168, 266, glass(), 12) +
      (isPress ? rect(166, 236, 180, 14, metal('#c3c8ce'), 3) + rect(166, 386, 180, 36, metal(colour), 6) + stroke('M184 240V400M328 240V400', '#aab1b9', 7) + rect(252, 74, 8, 170, metal('#c3c8ce')) + circle(256, 66, 18, round(dark(colour, 0.1))) + rect(164, 128, 184, 28, metal(colour), 10) + rect(182, 262, 148, 9, '#8d939b') : rect(218, 170, 76, 190, '#3a2415', 8) + dashes([0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => d`M222 ${180 + i * 20}H290`).join(''), '#a9adb3', 4, 4, 4) + rect(164, 118, 184, 38, round(colour), 10) + rect(222, 96, 68, 26, round(dark(colour, 0.2)), 8))
    )
  }
  if (style === 'espresso') {
    return (
      shadow(262, floor, 150, 17) + block({ x: 118, y: 126, w: 232, h: 96, dx: 44, dy: 30, colour, r: 12 }) + rect(118, 214, 232, 172, slant(dark(colour, 0.2), dark(colour, 0.45))) + shape(d`M350 222L394 196V368L350 386z`, dark(colour, 0.5)) + block({ x: 108, y: 382, w: 250, h: 38, dx: 44, dy: 24, colour, r: 8 }) + dashes('M124 374H380', '#9aa0a8', 6, 8, 5) +
      rect(188, 222, 92, 30, metal('#b9bfc6'), 5) + rect(182, 246, 104, 22, metal('#8d939b'), 8) + tube('M184 258L116 274', 18, '#2b2d33') + rect(216, 268, 12, 16, '#8d939b') + rect(240, 268, 12, 16, '#8d939b') + move(234, 374, cup(36, 58, '#f3f2ee', 1, coffee)) + stroke('M222 284V318M246 284V318', coffee, 4) + tube('M334 228C372 240 366 300 352 330', 8, '#b9bfc6') +
      circle(300, 172, 26, '#f3f2ee') + stroke('M300 172L312 156', '#d0392f', 4) + [0, 1, 2].map((i) => circle(150 + i * 32, 172, 10, metal('#c3c8ce'))).join('') + (random.chance(0.5) ? rect(150, 92, 170, 18, metal('#c3c8ce'), 5) : move(220, 98, cup(26, 34, '#f3f2ee', 1, '#d8d4cc')))
    )
  }
  const jugGlass = text('jug') !== 'insulated steel'
  return (
    shadow(262, floor, 144, 17) + rect(272, 116, 100, 296, slant(light(colour, 0.1), dark(colour, 0.34)), 14) + block({ x: 130, y: 108, w: 224, h: 92, dx: 36, dy: 24, colour, r: 14 }) + block({ x: 122, y: 390, w: 240, h: 30, dx: 30, dy: 20, colour: dark(colour, 0.12), r: 8 }) +
    shape(d`M150 200L260 200L240 238L170 238z`, slant(dark(colour, 0.2), dark(colour, 0.45))) + tube('M266 288C324 286 318 366 262 362', 15, '#2b2d33') +
    (jugGlass ? shape(d`M160 322L252 322Q282 348 274 378Q270 390 258 390L152 390Q140 390 138 378Q132 348 160 322z`, slant('#6b3f22', '#2c180d')) + lathe(206, [[48, 258, true], [52, 270], [74, 350], [60, 386, true]], glass()) + rect(158, 244, 96, 17, round('#2b2d33'), 6) : lathe(206, [[42, 258, true], [62, 300], [66, 380, true]], metal('#b9bfc6')) + rect(162, 244, 88, 20, round('#2b2d33'), 8)) +
    rect(292, 132, 48, 38, '#1b1e24', 6) + (text('timer') === 'true' ? rect(298, 140, 36, 20, '#7fd4ff', 3) : knob(316, 151, 13, '#c3c8ce')) + circle(316, 356, 8, '#e2463f') + (random.chance(0.6) ? steam(206, 236, 0) : '')
  )
}

const grinder: Draw = ({ random, colour, text, number }) => {
  const beans = (y: number, r: number) => dashes([0, 1, 2].map((i) => d`M${256 - r + 12} ${y + i * 15}H${256 + r - 12}`).join(''), '#3d2416', 12, 13, 4)
  if (text('style') === 'manual') {
    return (
      shadow(258, floor, 84, 14) + tube('M256 128H362V118', 11, '#b9bfc6') + circle(362, 104, 19, round('#7a5334')) + rect(249, 116, 14, 36, metal('#b9bfc6')) + cylinder({ cx: 256, top: 158, bottom: 266, r: 62, colour }) + rect(202, 176, 108, 40, glass(), 8) + beans(186, 50) + rect(190, 262, 132, 12, metal('#b9bfc6')) + cylinder({ cx: 256, top: 278, bottom: floor - 8, r: 60, foot: 62, colour: dark(colour, 0.14), tilt: 0.1 }) + gleam(208, 292, 10, 110, 0.3)
    )
  }
  const isBlade = text('style').includes('blade')
  const hopper = number('bean capacity', 120, 20, 400)
  const top = 168 - (isBlade ? -20 : Math.min(50, hopper / 4))
  return (
    shadow(262, floor, 112, 15) +
    (isBlade ? lathe(256, [[40, top, true], [74, top + 24], [80, top + 84, true]], glass('#c9d6de')) + beans(top + 48, 72) : shape(d`M168 ${top}L344 ${top}L308 250L204 250z`, slant('#5a3622', '#2f1a0f')) + beans(top + 22, 74) + shape(d`M160 ${top - 8}L352 ${top - 8}L312 254L200 254z`, glass()) + rect(156, top - 22, 200, 18, round('#33363d'), 6)) +
    shape(d`M186 252L326 252L342 ${floor - 10}Q256 ${floor + 8} 170 ${floor - 10}z`, text('colour') === 'silver' ? metal(colour) : round(colour)) +
    (isBlade ? rect(226, 300, 60, 26, dark(colour, 0.35), 12) : knob(256, 292, 24, '#c3c8ce') + rect(216, 330, 80, 80, '#1b1e24', 8) + rect(222, 342, 68, 66, glass(), 8) + rect(224, 372, 64, 34, '#4a2f20', 6)) + (random.chance(0.5) ? pilot(310, 292, 4, '#6fe08a') : '')
  )
}

const teapot: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.78 + ((number('capacity', 1, 0.3, 2) - 0.6) / 0.6) * 0.2
  const isGlass = text('material') === 'glass'
  const isIron = text('material') === 'cast iron'
  const c = isGlass ? '#c9dbe4' : colour
  const pot = [[50, 214, true], [96, 246], [128, 322], [98, 400], [70, 416, true]] as const
  const knobs = [[8, 168], [17, 176], [14, 188], [22, 196, true]] as const
  const body =
    tube('M362 256C448 236 446 388 352 372', 22, c) + shape(d`M152 366C96 350 104 276 62 244L88 232C126 258 130 290 166 296z`, isGlass ? glass() : round(c)) +
    (isGlass ? lathe(256, [[104, 280, true], [124, 330], [96, 396], [68, 410, true]], 'rgba(190,110,40,.62)') + (has('infuser included') ? rect(222, 216, 68, 130, 'rgba(150,160,170,.5)', 8) + dashes('M228 240H284M228 262H284M228 284H284M228 306H284M228 328H284', '#6f757e', 3, 3, 4) : '') : '') +
    lathe(256, pot, isGlass ? glass() : isIron ? slant(light(c, 0.22), c, dark(c, 0.4)) : round(c)) + (isIron ? dashes([0, 1, 2, 3, 4].map((i) => d`M${158 - (i % 3) * 8} ${282 + i * 22}H${354 + (i % 3) * 8}`).join(''), light(c, 0.26), 5, 4, 13) : '') +
    lathe(256, [[22, 196, true], [60, 206], [66, 216, true]], isGlass ? metal('#c3c8ce') : round(light(c, 0.06))) + lathe(256, knobs, isGlass ? metal('#c3c8ce') : round(c)) + gleam(176, 270, 14, 84, 0.45) +
    (random.chance(0.35) && !isGlass && !isIron ? stroke('M138 300Q256 330 374 300', contrasting(c, 0.35), 6) : '')
  return shadow(258, floor, 138 * size, 16) + move(256 - 256 * size, floor - floor * size, `<g transform="scale(${size.toFixed(3)})">${body}</g>`)
}

export const kitchenDrinks: Drawings = {
  'travel mugs': travelMug,
  mugs: mug,
  'insulated bottles': insulatedBottle,
  'mug warmers': mugWarmer,
  kettles: kettle,
  'coffee makers': coffeeMaker,
  'coffee grinders': grinder,
  teapots: teapot,
}
