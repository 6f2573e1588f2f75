import { contrasting, dark, type Hex, light } from '../colour.ts'
import { coil } from '../forms/coils.ts'
import { pack } from '../forms/packs.ts'
import { pilot, rivet } from '../forms/parts.ts'
import { flower, foliage, leaf } from '../forms/plants.ts'
import { block, cylinder, floor, gleam, lathe, rim, shadow } from '../forms/solids.ts'
import { tube } from '../forms/tubes.ts'
import { plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, round, slant, spot } from '../paint.ts'
import type { Subject } from '../subject.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const plantPot: Draw = ({ random, colour, colourOf, count, number, text, has }) => {
  const size = 0.7 + ((number('diameter', 20, 8, 60) - 12) / 28) * 0.3
  const bowl = random.below(3)
  const pot = (i: number) => {
    const c = colourOf(i)
    const isGlazed = text('material').includes('glazed')
    const body =
      bowl === 0
        ? shape(d`M-84 -172L84 -172L64 0Q0 10 -64 0z`, round(c)) + rect(-92, -186, 184, 34, round(light(c, 0.05)), 5)
        : bowl === 1
          ? lathe(0, [[86, -180, true], [84, -110], [70, -30], [52, 0, true]], round(c))
          : shape(d`M-80 -180L80 -180L80 -8Q0 10 -80 -8z`, round(c)) + rect(-80, -40, 160, 6, dark(c, 0.2))
    const top = bowl === 0 ? 92 : bowl === 1 ? 86 : 80
    return (
      (has('saucer') ? oval(0, 0, 92, 15, dark(c, 0.34)) + oval(0, -4, 90, 13, light(c, 0.1)) : oval(6, 2, 76, 12, 'rgba(25,30,42,.2)')) +
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
      ? turn(random.between(-52, -40), 404, 208, rect(390, 168, 30, 46, round('#3a3d44'), 6) + rect(384, 122, 42, 52, round('#e5822f'), 8) + rect(388, 92, 34, 34, round('#3a3d44'), 6) + tube(d`M424 168Q446 150 434 120`, 10, '#3a3d44'))
      : turn(-40, 404, 208, rect(390, 176, 28, 40, metal('#c9a24e'), 5) + rect(386, 164, 36, 16, metal('#c9a24e'), 4)))
  )
}

const wateringCan: Draw = ({ random, colour, text, number }) => {
  const size = 0.74 + (number('capacity', 5, 0.5, 15) / 10) * 0.26
  const isSteel = text('material').includes('galvanised')
  const fill = text('material').includes('steel') ? metal(colour) : round(colour)
  const isLong = text('spout').startsWith('long')
  const tip = isLong ? [66, 150] as const : [88, 216] as const
  const rose = text('rose') === 'none' ? '' : turn(-38, tip[0], tip[1], shape(d`M${tip[0] - 10} ${tip[1] + 8}L${tip[0] - 34} ${tip[1] - 26}L${tip[0] + 34} ${tip[1] - 26}L${tip[0] + 10} ${tip[1] + 8}z`, fill) + oval(tip[0], tip[1] - 26, 34, 10, dark(colour, 0.2)) + dashes(d`M${tip[0] - 24} ${tip[1] - 26}h48`, dark(colour, 0.55), 3, 3, 5))
  const body =
    tube(d`M220 ${floor - 60}C160 ${floor - 90} 150 ${tip[1] + 90} ${tip[0]} ${tip[1]}`, isLong ? 22 : 30, colour) +
    rose +
    tube(d`M372 244C452 226 462 366 380 380`, 21, dark(colour, 0.06)) +
    (random.chance(0.5) || text('number of handles') === '2' ? tube(d`M226 238C226 150 372 150 372 238`, 19, dark(colour, 0.06)) : '') +
    shape(d`M208 240L392 240L398 ${floor - 16}Q300 ${floor + 4} 202 ${floor - 16}z`, fill) +
    rim(300, 240, 92, colour, 0.14, dark(colour, 0.3)) +
    (isSteel ? stroke(d`M207 280Q300 296 393 280M203 380Q300 396 397 380`, dark(colour, 0.35), 3) : '')
  return shadow(290, floor, 140 * size, 17) + zoom(size, 280, floor, body)
}

const secateurs: Draw = ({ random, colour, text, number }) => {
  const steel = text('blade').includes('titanium') ? '#c9b98a' : text('blade').includes('stainless') ? '#c6cbd1' : '#8d939b'
  const cut = 0.92 + number('cutting diameter', 20, 10, 40) * 0.006
  const gripOf = (path: string) => stroke(path, dark(colour, 0.4), 36) + move(-2, -2, stroke(path, colour, 28)) + move(-7, -6, stroke(path, light(colour, 0.35), 7, 0.8))
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
        shape(d`M240 232C206 196 210 130 262 72C288 120 290 190 276 236z`, slant(light(steel, 0.6), steel, dark(steel, 0.3))) +
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

const glove = (i: number, colour: Hex, cuffColour: Hex, isLong: boolean, isCoated: boolean, isKnitted: boolean): string => {
  const palm = isCoated ? dark(colour, 0.42) : colour
  const finger = (x: number, top: number, lean: number) => turn(lean, x, -150, rect(x - 17, top, 34, 150, across(light(palm, 0.24), palm, dark(palm, 0.26)), 17))
  const cuff = isLong ? 110 : 56
  return move(
    0,
    0,
    oval(10, 2, 76, 10, 'rgba(25,30,42,.16)') +
      rect(-66, -cuff, 132, cuff, across(light(cuffColour, 0.2), cuffColour, dark(cuffColour, 0.3)), 10) +
      (isKnitted ? stroke([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((k) => d`M${k * 11} ${-cuff + 6}V-6`).join(''), dark(cuffColour, 0.25), 3) : dashes(d`M-58 ${-cuff + 10}H58`, light(cuffColour, 0.5), 3, 7, 5)) +
      finger(-52, -312, -7) + finger(-16, -334, -2) + finger(20, -326, 3) + finger(53, -292, 8) +
      turn(i % 2 === 0 ? 44 : -44, i % 2 === 0 ? 70 : -70, -130, rect((i % 2 === 0 ? 62 : -62) - 19, -232, 38, 140, across(light(palm, 0.14), dark(palm, 0.25)), 19)) +
      rect(-70, -210, 140, 166 - (isLong ? 60 : 0), across(light(palm, 0.18), palm, dark(palm, 0.26)), 26) +
      (isCoated ? '' : stroke(d`M-30 -180V-110M6 -186V-110M40 -180V-110`, dark(palm, 0.22), 3)),
  )
}

const gardenGloves: Draw = ({ colour, count, text }) => {
  const isCoated = text('material').startsWith('nitrile')
  const cuff = isCoated ? light(colour, 0.2) : text('material') === 'leather' ? dark(colour, 0.2) : colour
  const pair = (i: number, scale: number, x: number, y: number) =>
    `<g class="item">${move(x, y, zoom(scale, 0, 0, turn(-9, 0, 0, move(-86, 0, glove(0, colour, cuff, text('cuff') === 'long cuff', isCoated, text('cuff') === 'knitted cuff'))) + turn(9, 0, 0, move(86, 0, glove(1, colour, cuff, text('cuff') === 'long cuff', isCoated, text('cuff') === 'knitted cuff')))))}</g>`
  if (count === 1) return pair(0, 1, 256, 412)
  const shown = Math.min(count, 4)
  return Array.from({ length: shown }, (_, i) => pair(i, 0.45, 256 + (i - (shown - 1) / 2) * 138, 350 + (i % 2 === 1 ? 30 : 0))).join('')
}

function chairUnit({ text, has, random }: Subject, colour: Hex): string {
  const isWood = /acacia|teak/.test(text('material'))
  const frame = isWood ? (text('material') === 'teak' ? '#c08f5a' : '#a86f42') : text('material') === 'aluminium' ? light(colour, 0.06) : colour
  const back = text('style') === 'reclining' ? -14 : -7
  const legs = text('style') === 'rocking'
    ? tube('M-104 -2C-60 18 70 18 116 -14', 14, frame) + tube('M-76 -150L-70 4M84 -150L76 2', 16, frame)
    : text('style') === 'folding'
      ? tube('M-86 -150L86 0M86 -150L-86 0', 15, frame)
      : tube('M-80 -150L-92 0M80 -150L92 0', 17, frame) + tube('M-56 -160L-52 -26M56 -160L52 -26', 13, dark(frame, 0.25))
  const slats = [0, 1, 2, 3, 4].map((i) => (isWood ? plank(-78 + i * 33, -352, 25, 190, frame, random, 5) : rect(-78 + i * 33, -352, 25, 190, across(light(colour, 0.2), colour, dark(colour, 0.2)), 6))).join('')
  const isSolid = text('style') === 'stacking' && !isWood
  const backrest = isSolid ? rect(-84, -356, 168, 206, face(colour), 30) + [0, 1, 2, 3].map((i) => rect(-48 + i * 28, -318, 12, 120, dark(colour, 0.4), 6)).join('') : rect(-88, -366, 176, 20, round(frame), 8) + slats
  return (
    oval(8, 2, 118, 13, 'rgba(25,30,42,.2)') +
    `<g transform="skewX(${back})"><g transform="translate(${back * -2.6} 0)">${backrest}</g></g>` +
    legs +
    tube('M-96 -232H-60M96 -232H60M-98 -232L-88 -150M98 -232L88 -150', 14, frame) +
    (has('cushion included') ? rect(-84, -192, 168, 34, down(light(colour, 0.6), light(colour, 0.3)), 16) : '') +
    shape('M-78 -178L78 -178L98 -146L-98 -146z', slant(light(frame, 0.26), frame)) +
    rect(-98, -148, 196, 16, down(frame, dark(frame, 0.35)), 6)
  )
}

const gardenChair: Draw = (subject) => {
  const { count, colourOf } = subject
  if (count === 1) return shadow(260, floor, 120, 16) + move(256, floor, zoom(0.98, 0, 0, chairUnit(subject, colourOf(0))))
  return pack({ count, width: 260, height: 366, draw: (i) => chairUnit(subject, colourOf(i)), spacing: 0.94, most: 0.9, rise: 0.3 })
}

const solarLight: Draw = ({ count, colourOf, text }) => {
  const style = text('style')
  const glow = text('light colour').startsWith('cool') ? '#dff0ff' : '#ffd98a'
  const panel = (x: number, y: number, w: number, h: number) => rect(x, y, w, h, slant('#31508a', '#16233f'), 3) + stroke(d`M${x + w / 3} ${y}v${h}M${x + (2 * w) / 3} ${y}v${h}`, '#8fa6cc', 1.4)
  const lamp = (i: number): string => {
    const c = colourOf(i)
    if (style === 'lantern')
      return (
        oval(4, 2, 74, 10, 'rgba(25,30,42,.2)') + tube('M-40 -216C-40 -290 40 -290 40 -216', 8, c) + rect(-62, -24, 124, 24, metal(c), 6) + rect(-54, -176, 108, 154, spot([light(glow, 0.8), 0], [glow, 55], [dark(glow, 0.1), 100])) +
        stroke('M-54 -176V-24M-18 -176V-24M18 -176V-24M54 -176V-24', dark(c, 0.2), 7) + shape('M-76 -174L-40 -220L40 -220L76 -174z', metal(c)) + oval(0, -220, 40, 8, '#1f3158')
      )
    if (style === 'wall')
      return oval(4, 6, 80, 10, 'rgba(25,30,42,.16)') + rect(-92, -236, 184, 236, face(c), 18) + panel(-76, -222, 152, 62) + rect(-76, -146, 152, 86, slant(light(glow, 0.7), glow), 8) + stroke('M-38 -146V-60M0 -146V-60M38 -146V-60', dark(glow, 0.2), 2) + circle(0, -30, 18, '#f3f2ee') + circle(0, -30, 8, '#c9ced4')
    const isSpot = style === 'spot'
    return (
      oval(3, 2, 30, 7, 'rgba(25,30,42,.25)') + rect(-7, isSpot ? -150 : -200, 14, isSpot ? 132 : 182, metal(c)) + shape('M-9 -20L9 -20L0 8z', dark(c, 0.4)) +
      (isSpot
        ? turn(-24, 0, -190, rect(-52, -226, 104, 74, metal(c), 22) + oval(-50, -189, 20, 36, spot(light(glow, 0.8), glow)) + panel(-36, -240, 80, 22))
        : shape('M-34 -200L34 -200L44 -276L-44 -276z', spot([light(glow, 0.8), 0], [glow, 60], [dark(glow, 0.12), 100])) + stroke('M-22 -204L-28 -274M22 -204L28 -274M0 -204V-274', dark(c, 0.25), 4) + rect(-38, -206, 76, 12, metal(c), 4) + shape('M-54 -276L-36 -306L36 -306L54 -276z', metal(c)) + oval(0, -306, 36, 7, '#1f3158'))
    )
  }
  return pack({ count, width: style === 'wall' ? 196 : style === 'lantern' ? 160 : 112, height: style === 'wall' ? 240 : 300, draw: lamp, most: 1.12, maxHeight: 340, row: count === 8 ? 4 : undefined })
}

const birdFeeder: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.82 + (number('capacity', 1, 0.2, 3) / 2) * 0.18
  const food = text('food')
  const isCedar = text('material') === 'cedar'
  const c = isCedar && !text('colour').includes('green') ? (text('colour') === 'brown' ? '#a86f42' : colour) : colour
  const grain2 = food === 'fat ball' ? [0, 1, 2, 3].map((i) => circle(256, 382 - i * 46, 24, spot('#e8d3a8', '#a98a58'))).join('') : rect(208, 190, 96, 202, food === 'peanut' ? '#c99a5f' : '#8f7448') + dashes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => d`M${210 + (i % 2) * 6} ${200 + i * 16}H302`).join(''), food === 'peanut' ? '#e3c08d' : '#3d3426', 9, 5, 7)
  const perches = Math.min(6, number('perches', 4, 1, 8)) / 2
  const feeder =
    stroke(d`M256 40V110`, '#6f757e', 5) +
    `<circle cx="256" cy="48" r="14" fill="none" stroke="#6f757e" stroke-width="5"/>` +
    grain2 +
    rect(204, 186, 104, 208, glass(), 8) +
    (food === 'seed' ? '' : stroke([0, 1, 2, 3, 4, 5, 6].map((i) => d`M${206 + i * 16.6} 190V392`).join('') + [0, 1, 2, 3, 4, 5, 6].map((i) => d`M204 ${206 + i * 28}H308`).join(''), dark(c, 0.2), 2.4)) +
    Array.from({ length: Math.ceil(perches) }, (_, i) => stroke(d`M164 ${366 - i * 66}H348`, dark(c, 0.4), 8) + (food === 'seed' ? circle(256, 352 - i * 66, 9, '#2b2d33') : '')).join('') +
    (has('rain roof') || isCedar ? shape(d`M146 192L232 104L280 104L366 192Q256 214 146 192z`, isCedar ? slant(light(c, 0.2), dark(c, 0.2)) : metal(c)) : shape(d`M196 192Q256 120 316 192z`, round(c))) +
    oval(256, 398, 84, 16, dark(c, 0.35)) + oval(256, 392, 84, 15, round(c))
  const bird = random.chance(0.5) ? move(340, 332, shape('M0 0C18 -26 52 -22 62 -2L92 6L60 14C46 34 12 30 0 10L-12 4z', slant('#7ea3c4', '#4a6f94')) + shape('M8 14C20 28 44 26 54 14C40 10 22 8 8 14z', '#e6c27a') + circle(10, -2, 3, '#1b1d22') + stroke('M30 26V34', '#4a3a2a', 3)) : ''
  return shadow(256, 446, 60, 8) + zoom(size, 256, 240, feeder + bird)
}

const seedSet: Draw = ({ random, number, text, has }) => {
  const varieties = Math.min(12, Math.round(number('varieties', 5, 1, 30)))
  const plants = text('plants')
  const hue: Record<string, Hex> = { herb: '#6f9a5a', vegetable: '#e0863a', wildflower: '#d1679a', chilli: '#c8392f', salad: '#8fb84f', tomato: '#d2452f' }
  const base = hue[plants] ?? '#7a9f6a'
  const emblem = (cx: number, cy: number, s: number, i: number): string => {
    if (plants === 'wildflower') return flower(cx, cy, 26 * s, ['#d1679a', '#7a6fc4', '#e0a23a', '#4f8fc4'][i % 4] ?? base)
    if (plants === 'tomato') return circle(cx, cy, 20 * s, spot('#f08a6a', '#c8392f')) + leaf(cx, cy - 12 * s, 16 * s, 5 * s, -40, '#4d8a52') + leaf(cx, cy - 12 * s, 16 * s, 5 * s, 40, '#4d8a52')
    if (plants === 'chilli') return turn(30, cx, cy, shape(d`M${cx - 8 * s} ${cy - 22 * s}C${cx + 14 * s} ${cy - 22 * s} ${cx + 12 * s} ${cy + 10 * s} ${cx - 4 * s} ${cy + 28 * s}C${cx - 10 * s} ${cy + 8 * s} ${cx - 14 * s} ${cy - 6 * s} ${cx - 8 * s} ${cy - 22 * s}z`, slant('#ef6a4a', '#b3281f'))) + stroke(d`M${cx + 4 * s} ${cy - 22 * s}q4 -10 12 -10`, '#4d8a52', 4 * s)
    if (plants === 'vegetable' && i % 2 === 0) return shape(d`M${cx - 12 * s} ${cy - 12 * s}Q${cx} ${cy - 20 * s} ${cx + 12 * s} ${cy - 12 * s}L${cx} ${cy + 30 * s}z`, slant('#f4a45a', '#d9762a')) + leaf(cx, cy - 14 * s, 20 * s, 5 * s, -24, '#4d8a52') + leaf(cx, cy - 14 * s, 20 * s, 5 * s, 24, '#5f9a58')
    return [-46, 0, 46].map((angle) => leaf(cx, cy + 20 * s, 42 * s, 13 * s, angle, i % 2 ? '#5f9a58' : '#4d8a52')).join('')
  }
  const packet = (i: number, x: number, y: number, lean: number) =>
    `<g class="item">${turn(lean, x, y, rect(x - 36 + 3, y - 52 + 4, 72, 104, 'rgba(25,30,42,.14)', 4) + rect(x - 36, y - 52, 72, 104, slant('#fbf7ec', '#eadfc6'), 4) + rect(x - 36, y - 52, 72, 18, i % 2 ? dark(base, 0.1) : base, 4) + emblem(x, y + 4, 0.86, i) + rect(x - 20, y + 36, 40, 4, dark(base, 0.1), 2))}</g>`
  const rows = varieties <= 5 ? 1 : varieties <= 8 ? 2 : 3
  const perRow = Math.ceil(varieties / rows)
  const packets = Array.from({ length: varieties }, (_, i) => {
    const row = Math.floor(i / perRow)
    const inRow = Math.min(perRow, varieties - row * perRow)
    return packet(i, 256 + ((i % perRow) - (inRow - 1) / 2) * (perRow > 4 ? 74 : 84), 216 - (rows - 1 - row) * 62 + (rows - 1) * 22, random.between(-5, 5))
  }).join('')
  if (text('packaging').includes('gift'))
    return shadow(262, floor, 190, 17) + shape(d`M92 290L128 250L432 250L400 290z`, '#7a5f42') + move(6, 46, packets) + rect(88, 320, 316, 100, face('#c8a273'), 4) + shape(d`M404 320L440 282L440 384L404 420z`, dark('#c8a273', 0.3)) + rect(196, 340, 100, 60, slant('#fbf7ec', '#e8dcc2'), 5) + emblem(246, 370, 0.8, 1) + (has('pots included') ? '' : '')
  return shadow(256, 404, 170, 14) + zoom(1.12, 256, 256, move(0, 78, packets)) + (has('pots included') ? cylinder({ cx: 430, top: 372, bottom: 424, r: 34, foot: 26, colour: '#c5694a', inside: '#5a4030' }) : '')
}

const deterrent: Draw = ({ count, colourOf, text }) => {
  const method = text('method')
  const unit = (i: number) => {
    const c = colourOf(i)
    const face2 =
      method === 'water jet'
        ? circle(0, -226, 22, '#8d939b') + circle(0, -226, 12, '#2b2d33') + stroke('M-12 -260C-50 -300 -90 -300 -120 -270M0 -264C-20 -320 -60 -330 -96 -320', '#8fc4e6', 6, 0.8)
        : method.startsWith('flashing')
          ? [-34, 34].map((x) => circle(x, -226, 26, spot('#fff3c4', '#e8a23a'))).join('')
          : rect(-66, -258, 132, 46, '#22252a', 14) + dashes('M-54 -246H54M-54 -235H54M-54 -224H54', '#7d838b', 4, 4, 5)
    return (
      oval(4, 3, 44, 8, 'rgba(25,30,42,.24)') + rect(-8, -140, 16, 132, metal('#9aa0a8')) + shape('M-10 -12L10 -12L0 10z', '#5a606a') +
      (text('power source') === 'solar' ? shape('M-84 -290L84 -290L100 -270L-100 -270z', slant('#31508a', '#16233f')) + stroke('M-44 -290L-52 -270M0 -290V-270M44 -290L52 -270', '#8fa6cc', 1.6) : '') +
      rect(-88, -272, 176, 142, face(c), 28) + face2 + shape('M-24 -176a24 24 0 0 1 48 0v14h-48z', slant('#f6f7f8', '#cfd5da')) + pilot(62, -150, 5, '#ff6a5a')
    )
  }
  return shadow(256, floor, count === 1 ? 60 : 150, 12) + pack({ count, width: 200, height: 300, draw: unit, most: 1.18 })
}

export const garden: Drawings = {
  'plant pots': plantPot,
  'garden hoses': hose,
  'watering cans': wateringCan,
  secateurs,
  'garden gloves': gardenGloves,
  'garden chairs': gardenChair,
  'solar lights': solarLight,
  'bird feeders': birdFeeder,
  'seed sets': seedSet,
  'animal deterrents': deterrent,
}
