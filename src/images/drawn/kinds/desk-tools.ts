import { contrasting, dark, type Hex, light } from '../colour.ts'
import { pack } from '../forms/packs.ts'
import { rivet } from '../forms/parts.ts'
import { block, cylinder, floor, gleam, laidShadow, shadow } from '../forms/solids.ts'
import { grain, plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, metalLying, round, roundLying, slant } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import { brightPalette } from '../tints.ts'
import type { Draw, Drawings } from './draw.ts'

const stapler: Draw = ({ random, colour, text }) => {
  const kind = text('stapler type')
  const size = kind === 'mini' ? 0.68 : kind === 'heavy-duty' ? 1.08 : 0.92
  const isHeavy = kind === 'heavy-duty'
  const arm = isHeavy ? 'M84 262Q92 228 150 222L392 196Q424 196 424 222L420 282L104 306Q80 300 84 262z' : 'M86 276Q92 246 150 240L380 222Q420 222 424 250L420 286L104 312Q82 306 86 276z'
  return (
    shadow(260, 404, 190 * size, 15) +
    zoom(
      size,
      256,
      404,
      shape('M92 372H420Q436 372 436 386V398Q436 404 428 404H96Q80 404 80 390Q80 372 92 372z', down(light(colour, 0.2), dark(colour, 0.35))) + rect(88, 366, 84, 9, metalLying('#c3c8ce'), 3) + turn(-9, 410, 330, rect(92, 322, 322, 22, metalLying('#aab1b9'), 4)) + shape('M372 286H428V382H380z', slant(dark(colour, 0.1), dark(colour, 0.45))) + turn(-3, 410, 300, shape(arm, down(light(colour, 0.34), colour, dark(colour, 0.3)))) + (isHeavy ? turn(-3, 410, 300, rect(110, 206, 240, 20, roundLying('#33363d'), 9)) : stroke('M130 262L360 242', light(colour, 0.5), 6, 0.5)) + circle(404, 316, 11, metal('#b9bfc6')) + (random.chance(0.5) ? rect(236, 258, 70, 12, dark(colour, 0.25), 6) : ''),
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
    shadow(260, 410, w * 0.56, 15) + rect(x, 376, w, 30, down(light(c, 0.1), dark(c, 0.4)), 9) + rect(x + 8, 360, w - 16, 20, metalLying('#c3c8ce'), 3) +
    (text('paper guide') === 'true' ? rect(x + w - 10, 384, 60, 8, '#8d939b', 3) : '') +
    Array.from({ length: holes }, (_, i) => {
      const px = holes === 1 ? 256 : x + 55 + i * step
      return item(rect(px - 22, 296, 44, 72, metal('#aab1b9'), 6) + rect(px - 8, 356, 16, 18, '#4a4e57', 2) + oval(px, 372, 11, 3.4, '#23262c'))
    }).join('') +
    shape(d`M${x + 14} 308Q${x + 18} 268 ${x + 60} 258L${x + w - 60} 240Q${x + w - 12} 240 ${x + w - 12} 282V314Q256 334 ${x + 14} 322z`, c === '#b9bfc6' ? metalLying(c) : down(light(c, 0.36), c, dark(c, 0.32))) + stroke(d`M${x + 40} 292Q256 262 ${x + w - 40} 266`, light(c, 0.5), 7, 0.5) + (random.chance(0.5) ? rect(256 - 40, 290, 80, 12, dark(c, 0.26), 6) : '')
  )
}

const deskOrganiser: Draw = ({ random, colour, text, number, has }) => {
  const isMesh = text('material').includes('mesh')
  const isWood = /bamboo|walnut/.test(text('material'))
  const c = isWood ? (text('material') === 'walnut' ? '#7d5236' : '#dcb878') : colour
  const drawers = Math.round(number('drawers', 0, 0, 3))
  const cells = Math.round(number('compartments', 6, 1, 10))
  const w = 240 + (number('width', 28, 15, 45) - 22) * 8
  const x = 240 - w / 2
  const tall = 196 - drawers * 22
  const panel = (px: number, py: number, pw: number, ph: number, tint: Hex) =>
    isWood ? plank(px, py, pw, ph, tint, random, 4) : rect(px, py, pw, ph, face(tint), 8) + (isMesh ? dashes(Array.from({ length: Math.floor(ph / 9) }, (_, i) => d`M${px + 6} ${py + 7 + i * 9}h${pw - 12}`).join(''), light(tint, 0.28), 5, 4, 5) : '')
  const widths = Math.max(2, Math.min(4, Math.ceil(cells / 2)))
  const cw = w / widths
  const tools = Array.from({ length: Math.min(9, cells) }, (_, i) => {
    const px = x + 22 + (i * (w - 44)) / Math.min(9, cells)
    const tint = brightPalette[i % brightPalette.length] ?? '#d8352f'
    return turn(random.between(-9, 9), px, 300, rect(px, 150 - (i % 3) * 16, 13, 180, round(tint), 3) + shape(d`M${px} ${151 - (i % 3) * 16}l6.5 -22l6.5 22z`, '#e8c48f'))
  }).join('')
  const base = floor - 8
  return (
    shadow(262, floor - 2, w * 0.58, 15) + tools + rect(x + 14, base - tall - 18, w + 10, 60, dark(c, 0.5), 6) +
    Array.from({ length: widths }, (_, i) => {
      const top = base - tall + (i % 2 === 0 ? 0 : 46) + (i === widths - 1 ? 26 : 0)
      return shape(d`M${x + i * cw} ${top}l20 -16h${cw - 2}l-20 16z`, light(c, 0.3)) + panel(x + i * cw, top, cw - 3, base - top - drawers * 46, dark(c, i % 2 === 0 ? 0 : 0.07))
    }).join('') +
    shape(d`M${x + w - 3} ${base - tall + 60}l20 -16V${base - 16}l-20 16z`, dark(c, 0.35)) +
    Array.from({ length: drawers }, (_, i) => panel(x, base - (i + 1) * 46, w - 3, 44, dark(c, 0.05)) + rect(x + w / 2 - 26, base - (i + 1) * 46 + 17, 52, 9, metal('#b9bfc6'), 4)).join('') +
    (has('phone stand') ? turn(-8, x + w - 20, base - 90, rect(x + w - 64, base - 176, 52, 96, '#1b1e24', 9) + rect(x + w - 60, base - 170, 44, 84, slant('#5a8fc4', '#274b7a'), 5)) + panel(x + w - 78, base - 96, 76, 40, c) : '')
  )
}

const whiteboard: Draw = ({ random, text, number, has, colour, isStated }) => {
  const w = 250 + ((number('width', 90, 30, 180) - 40) / 80) * 170
  const h = w * Math.min(0.8, number('height', 60, 20, 120) / number('width', 90, 30, 180))
  const frame = isStated ? colour : '#b9bfc6'
  const isFree = text('mounting') === 'free-standing'
  const x = 256 - w / 2
  const y = isFree ? 216 - h / 2 : 250 - h / 2
  const inks = ['#2f6fb8', '#c8302c', '#3f8f56', '#33363d'] as const
  const ink = random.pick(inks) ?? '#2f6fb8'
  const sketch = random.chance(0.5)
    ? stroke(d`M${x + w * 0.14} ${y + h * 0.72}L${x + w * 0.3} ${y + h * 0.5}L${x + w * 0.42} ${y + h * 0.6}L${x + w * 0.64} ${y + h * 0.28}`, ink, 5) + stroke(d`M${x + w * 0.12} ${y + h * 0.2}V${y + h * 0.8}H${x + w * 0.7}`, '#33363d', 4)
    : `<ellipse cx="${(x + w * 0.26).toFixed(1)}" cy="${(y + h * 0.4).toFixed(1)}" rx="${(w * 0.12).toFixed(1)}" ry="${(h * 0.18).toFixed(1)}" fill="none" stroke="${ink}" stroke-width="5"/>` + stroke(d`M${x + w * 0.4} ${y + h * 0.4}h${w * 0.16}l-12 -10m12 10l-12 10`, '#33363d', 4) + stroke(d`M${x + w * 0.62} ${y + h * 0.28}h${w * 0.22}v${h * 0.26}h${-w * 0.22}z`, '#c8302c', 5)
  return (
    (isFree ? shadow(256, floor, 130, 13) + stroke(d`M${x + w * 0.2} ${y + h}L${x + w * 0.1} ${floor}M${x + w * 0.8} ${y + h}L${x + w * 0.9} ${floor}`, dark(frame, 0.2), 11) : laidShadow(x, y, w, h, 8)) +
    (text('surface') === 'glass' ? rect(x, y, w, h, slant('#f6fbfd', '#d9e9f0'), 10) + [[0, 0], [1, 0], [0, 1], [1, 1]].map(([i = 0, k = 0]) => rivet(x + 16 + i * (w - 32), y + 16 + k * (h - 32), 8)).join('') : rect(x, y, w, h, metal(frame), 8) + rect(x + 10, y + 10, w - 20, h - 20, slant('#ffffff', '#eef1f4'), 3)) +
    sketch + (has('magnetic') ? circle(x + w * 0.88, y + h * 0.16, 9, slant('#f07a6a', '#b3281f')) + circle(x + w * 0.8, y + h * 0.16, 9, slant('#6aa8e0', '#1f5f9f')) : '') +
    (has('pen tray') ? rect(x + w * 0.16, y + h - 5, w * 0.68, 14, down(light(frame, 0.3), dark(frame, 0.3)), 4) + inks.map((tint, i) => rect(x + w * 0.24 + i * 44, y + h - 13, 36, 10, roundLying(tint), 4)).join('') : '')
  )
}

const shredder: Draw = ({ random, colour, number, text }) => {
  const tall = 186 + ((number('bin capacity', 20, 5, 50) - 12) / 18) * 70
  const w = 232
  const x = 240 - w / 2
  const y = floor - tall - 8
  const strips = text('cut') === 'strip-cut' ? stroke(Array.from({ length: 15 }, (_, i) => d`M${x + 44 + i * 10} ${y + 96}q${random.between(-4, 4)} 40 ${random.between(-6, 6)} ${random.between(60, 86)}`).join(''), '#f3f2ee', 5) : dashes(Array.from({ length: 7 }, (_, i) => d`M${x + 42} ${y + tall - 22 - i * 9}h150`).join(''), '#eceae4', 6, 7, 4)
  return (
    shadow(262, floor, 152, 16) + shape(d`M${x + 40} ${y + 4}L${x + 52} ${y - 96}H${x + 188}L${x + 196} ${y + 4}z`, slant('#ffffff', '#e3e6ea')) + stroke(d`M${x + 72} ${y - 70}h94M${x + 70} ${y - 50}h98M${x + 68} ${y - 30}h70`, '#b0b7bf', 4) +
    block({ x, y: y + 60, w, h: tall - 52, dx: 36, dy: 26, colour: dark(colour, 0.06), r: 12 }) + rect(x + 34, y + 90, w - 68, tall - 100, 'rgba(16,18,22,.6)', 12) + strips + rect(x + 34, y + 90, w - 68, tall - 100, glass('#b9c6ce'), 12) +
    block({ x: x - 8, y, w: w + 16, h: 70, dx: 40, dy: 30, colour, r: 14 }) + shape(d`M${x + 34} ${y - 8}l18 -14h150l-14 14z`, '#15171b') + circle(x + w - 30, y + 34, 11, slant('#6fe08a', '#2f8f56')) + rect(x + 20, y + 24, 66, 20, '#1b1e24', 6)
  )
}

const scissors: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.72 + ((number('length', 17, 8, 30) - 13) / 8) * 0.28
  const steel = text('blade').includes('titanium') ? '#c9b98a' : '#c6cbd1'
  const tipX = text('tip') === 'blunt' ? 15 : 4
  const blade = (side: -1 | 1) => turn(side * 13, 256, 262, shape(d`M${256 - side * 16} 276L${256 + side * 24} 270L${256 + side * tipX} 62Q256 48 ${256 - side * tipX * 0.3} 66z`, side < 0 ? slant(light(steel, 0.6), steel, dark(steel, 0.15)) : slant(light(steel, 0.3), dark(steel, 0.3))))
  const loop = (side: -1 | 1) => {
    const ring = d`M${256 + side * 14} 284C${256 + side * 34} 330 ${256 + side * 28} 348 ${256 + side * 34} 372C${256 + side * 40} 440 ${256 + side * 124} 444 ${256 + side * 122} 384C${256 + side * 120} 340 ${256 + side * 60} 326 ${256 + side * 22} 290z`
    return stroke(ring, dark(colour, 0.4), 25) + move(-1.5, -2, stroke(ring, colour, 19)) + move(-4, -5, stroke(ring, light(colour, 0.4), 5, 0.8)) + (has('soft grip') ? stroke(d`M${256 + side * 50} 416C${256 + side * 70} 430 ${256 + side * 96} 424 ${256 + side * 104} 404`, contrasting(colour, 0.55), 9) : '')
  }
  return turn(random.between(22, 36), 256, 262, zoom(size, 256, 262, move(10, 12, `<g opacity=".13">${stroke('M256 270L206 70M256 270L306 70', '#14171f', 26)}</g>`) + blade(1) + loop(-1) + blade(-1) + loop(1) + circle(256, 268, 15, metal('#b9bfc6')) + stroke('M248 268h16', '#5a606a', 3)))
}

const ruler: Draw = ({ random, colour, text, number, has }) => {
  const long = number('length', 30, 10, 100)
  const w = long <= 15 ? 290 : long <= 30 ? 396 : 450
  const h = long <= 15 ? 96 : long <= 30 ? 82 : 70
  const x = 256 - w / 2
  const y = 270 - h / 2
  const material = text('material')
  const isWood = material.includes('wood')
  const isMetal = /alumini|steel/.test(material)
  const ink = isWood ? '#5a3f26' : '#33475a'
  const marks = (top: boolean, step: number, each: number) => stroke(Array.from({ length: Math.floor((w - 24) / step) + 1 }, (_, i) => d`M${x + 12 + i * step} ${top ? y + 3 : y + h - 3}v${(top ? 1 : -1) * (i % each === 0 ? 20 : i % 5 === 0 ? 14 : 9)}`).join(''), ink, 1.7)
  return turn(
    random.between(-32, -18),
    256,
    270,
    rect(x + 5, y + 8, w, h, 'rgba(25,30,42,.14)', 5) + (isWood ? plank(x, y, w, h, '#d9b583', random, 4) : rect(x, y, w, h, isMetal ? metalLying('#c3c8ce') : down(['#ffffff', 0, 85], ['#b9d3e0', 45, 78], ['#d9e8ef', 100, 90]), 5)) + (isWood || isMetal ? '' : `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="5" fill="none" stroke="#86a5b5" stroke-width="2"/>`) + (isWood ? rect(x, y + h - 4, w, 4, metalLying('#c9b070')) : '') +
      marks(true, (w - 24) / (long * 2), 10) + (text('scale').includes('inches') ? marks(false, (w - 24) / ((long / 2.54) * 4), 4) : '') + (has('hanging hole') ? circle(x + w - 20, y + h / 2, 7, isMetal ? '#6f767f' : '#8d7a5f') : '') + (has('non-slip back') ? rect(x + 40, y + h / 2 - 2, w - 96, 4, colour, 2) : '') + gleam(x + 14, y + h * 0.45, w * 0.34, 3, 0.5),
  )
}

const erasers: Draw = ({ random, colourOf, count, text, has }) => {
  const kind = text('shape')
  const sleeve = random.pick(['#2f5f96', '#3f7f6a', '#b8413a', '#33363d'] as const) ?? '#2f5f96'
  const one = (i: number) => {
    const c = colourOf(i)
    if (kind === 'pencil cap') return oval(3, 0, 34, 8, 'rgba(25,30,42,.2)') + shape('M-28 0L-28 -64L0 -132L28 -64L28 0Q0 8 -28 0z', round(c)) + rect(-30, -16, 60, 14, round(dark(c, 0.12)), 5)
    const lean = kind === 'wedge' ? 34 : 0
    return (
      oval(14, 2, 96, 9, 'rgba(25,30,42,.2)') + shape(d`M${-88 + lean} -62L${-62 + lean} -86H${104 - lean * 0.2}L80 -62z`, slant(light(c, 0.5), light(c, 0.1))) + shape(`M80 -62L${104 - lean * 0.2} -86V-26L80 0z`, dark(c, 0.24)) + shape(d`M${-88 + lean} -62H80V0H${-88 - lean * 0.2}z`, slant(light(c, 0.24), c, dark(c, 0.08))) +
      (has('sleeve') ? shape('M-16 -64L10 -88H105L81 -64z', light(sleeve, 0.24)) + shape('M81 -62L105 -88V-26L81 1z', dark(sleeve, 0.3)) + rect(-16, -63, 97, 64, slant(light(sleeve, 0.16), sleeve)) + rect(-16, -42, 97, 20, '#f4f2ec') : '')
    )
  }
  return shadow(258, floor, count > 1 ? 160 : 90, 10) + pack({ count, width: kind === 'pencil cap' ? 80 : 206, height: kind === 'pencil cap' ? 136 : 92, draw: one, most: 1.5, spacing: 1.02, rise: kind === 'pencil cap' ? 0.7 : 1.06, row: count === 3 && kind !== 'pencil cap' ? 2 : count > 3 ? 3 : count, maxHeight: 320 })
}

const sharpener: Draw = ({ random, colour, text, number, has }) => {
  const holes = text('hole layout') === 'double hole' ? 2 : Math.round(number('holes', 1, 1, 2))
  const isMetal = /alumini|brass/.test(text('material'))
  const c = text('material') === 'brass' ? '#c9a24e' : colour
  const shavings = stroke('M96 396q14 -26 36 -8t26 -14M378 404q-4 -30 22 -26t30 -20', '#d9b583', 9) + stroke('M96 392q14 -26 36 -8t26 -14', '#e8622c', 3)
  if (has('shavings container')) {
    const r = holes === 2 ? 128 : 104
    return shadow(258, floor, r * 1.06, 16) + cylinder({ cx: 256, top: 250, bottom: floor - 8, r, colour: '#d3e4ec', fill: glass(), tilt: 0.2 }) + stroke(d`M${256 - r * 0.7} 392q30 -40 64 -12t54 -22t50 14`, '#d9b583', 13) + stroke(d`M${256 - r * 0.6} 372q30 -30 64 -4t54 -20`, '#c98a4a', 8) + cylinder({ cx: 256, top: 186, bottom: 262, r: r + 4, colour: c, tilt: 0.2, ...(isMetal ? { fill: metal(c) } : {}) }) + Array.from({ length: holes }, (_, i) => oval(256 + (i - (holes - 1) / 2) * 96, 186, 24 + i * 8, 10 + i * 2.5, '#1b1e24')).join('') + gleam(256 - r * 0.7, 276, 12, 110, 0.5)
  }
  const w = holes === 2 ? 280 : 196
  const x = 240 - w / 2
  return shadow(262, floor - 14, w * 0.62, 15) + shavings + shape(d`M${x} 286L${x + 60} 226H${x + w + 44}L${x + w} 286z`, isMetal ? metalLying(light(c, 0.2)) : slant(light(c, 0.42), light(c, 0.1))) + shape(d`M${x + w} 286L${x + w + 44} 226V346L${x + w} 402z`, dark(c, 0.36)) + rect(x, 284, w, 118, isMetal ? metalLying(c) : face(c), 6) + turn(-4, 256, 250, shape(d`M${x + 56} 274L${x + 92} 240H${x + w + 4}L${x + w - 24} 274z`, metalLying('#d5d9dd')) + rivet(x + w / 2 + 24, 257, 9)) + Array.from({ length: holes }, (_, i) => circle(256 - 16 + (i - (holes - 1) / 2) * 126, 346, 30 + i * 9, dark(c, 0.3)) + circle(256 - 16 + (i - (holes - 1) / 2) * 126, 346, 25 + i * 9, '#17191d')).join('') + stroke([0, 1, 2, 3].map((i) => d`M${x + 8 + i * 8} 300v86`).join(''), dark(c, 0.3), 3)
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
    const tint = cx === columns - 1 ? '#e08a3a' : cy === 0 ? contrasting(colour, 0.45) : rows > 5 && cy < 4 ? dark(colour, 0.3) : light(colour, 0.34)
    return rect(x + 16 + cx * kw + 3, ky + cy * kh + 4, kw - 6, kh - 6, dark(tint, 0.4), 5) + rect(x + 16 + cx * kw + 3, ky + cy * kh + 2, kw - 6, kh - 7, slant(light(tint, 0.24), tint), 5)
  }).join('')
  const lcd = rect(x + 18, top, w - 36, sh, '#22252b', 6) + rect(x + 23, top + 5, w - 46, sh - 10, slant('#dbe4d2', '#b4c0a8'), 3)
  const shown = isGraph ? stroke(d`M${x + 30} ${top + sh / 2}h${w - 60}M${256} ${top + 10}v${sh - 20}`, '#6f7a64', 1.6) + stroke(d`M${x + 32} ${top + sh * 0.7}C${x + w * 0.34} ${top - sh * 0.4} ${x + w * 0.6} ${top + sh * 1.4} ${x + w - 34} ${top + sh * 0.2}`, '#2c332a', 3.4) : stroke(d`M${x + w - 50} ${top + sh * 0.28}h14v${sh * 0.44}h-14z`, '#2c332a', 5)
  return turn(
    random.between(-9, 4),
    256,
    262,
    laidShadow(x, y, w, h, 20) + rect(x, y + 10, w, h, dark(colour, 0.5), 20) + rect(x, y, w, h, slant(light(colour, 0.26), colour, dark(colour, 0.16)), 20) + (text('power source').includes('solar') && !isGraph ? rect(x + w - 100, y + 16, 82, 24, '#2b1f2a', 4) + stroke(d`M${x + w - 80} ${y + 16}v24M${x + w - 60} ${y + 16}v24M${x + w - 40} ${y + 16}v24`, '#5a4652', 2) : '') + lcd + shown + keys + (has('protective cover') ? rect(x + w - 4, y + 14, 14, h - 28, dark(colour, 0.4), 5) : ''),
  )
}

export const deskTools: Drawings = {
  staplers: stapler,
  'hole punches': holePunch,
  'desk organisers': deskOrganiser,
  whiteboards: whiteboard,
  'paper shredders': shredder,
  scissors,
  rulers: ruler,
  erasers,
  'pencil sharpeners': sharpener,
  calculators: calculator,
}
