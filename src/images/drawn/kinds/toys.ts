import { contrasting, dark, type Hex, light } from '../colour.ts'
import { softAnimal } from '../forms/animals.ts'
import { pack } from '../forms/packs.ts'
import { wheel } from '../forms/parts.ts'
import { flower, leaf } from '../forms/plants.ts'
import { block, cylinder, floor, gleam, shadow } from '../forms/solids.ts'
import { tube } from '../forms/tubes.ts'
import { plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, round, slant, spot } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import { brightPalette } from '../tints.ts'
import type { Draw, Drawings } from './draw.ts'

const woods: readonly Hex[] = ['#e2bf8c', '#d3a86f', '#c08f5a', '#ead0a4']

const blocks: Draw = ({ random, colour, isMixed, isStated, number, text }) => {
  const shown = Math.round(8 + (number('pieces', 50, 10, 200) / 120) * 12)
  const isWood = text('material') === 'wood' || text('material') === 'cork' || !isStated
  const tint = (i: number): Hex => (isMixed ? (brightPalette[i % brightPalette.length] ?? colour) : isWood && text('colour') === 'natural' ? (woods[i % woods.length] ?? colour) : i % 3 === 0 ? light(colour, 0.3) : i % 3 === 1 ? colour : dark(colour, 0.2))
  const rows: number[] = []
  for (let left = shown, wide = Math.ceil(Math.sqrt(shown * 1.7)); left > 0; wide = Math.max(1, wide - 1)) {
    rows.push(Math.min(left, wide))
    left -= wide
  }
  const size = Math.min(72, 400 / (rows[0] ?? 1), 330 / rows.length)
  let i = 0
  const pile = rows.map((wide, row) => Array.from({ length: wide }, (_, k) => {
    const x = 246 + (k - wide / 2) * size + random.between(-2, 2)
    const y = floor - (row + 1) * size
    const c = tint(i++)
    const kind = row === rows.length - 1 || (row > 0 && k === wide - 1) ? random.below(4) : 1 + random.below(3)
    const s = size - 3
    if (kind === 0) return shape(d`M${x} ${y + s}L${x + s / 2} ${y + 4}L${x + s} ${y + s}z`, slant(light(c, 0.3), c)) + shape(d`M${x + s} ${y + s}L${x + s / 2} ${y + 4}L${x + s / 2 + 14} ${y - 6}L${x + s + 14} ${y + s - 10}z`, dark(c, 0.28))
    if (kind === 1) return cylinder({ cx: x + s / 2, top: y + 7, bottom: y + s, r: s / 2 - 2, colour: c, tilt: 0.24 })
    return block({ x, y: y + 1, w: s - 5, h: s - 1, dx: 13, dy: 10, colour: c, r: 4 }) + (kind === 3 ? circle(x + s / 2 - 2, y + s / 2, s * 0.2, light(c, 0.4)) : '')
  }).reverse().join('')).join('')
  const bucket = text('packed in') === 'bucket' ? cylinder({ cx: 424, top: 318, bottom: floor, r: 48, foot: 38, colour: dark(colour, 0.1), inside: '#3a3d44' }) + tube('M378 318C384 262 464 262 470 318', 7, '#8d939b') : ''
  return shadow(256, floor, 206, 15) + pile + bucket
}

/** Pictures of puzzles and boxes: sky, ground, and what the motif needs. */
function motif(name: string, x: number, y: number, w: number, h: number): string {
  const at = (px: number, py: number) => [x + w * px, y + h * py] as const
  const base = (sky: Hex, ground: Hex, line = 0.62) => rect(x, y, w, h, down(sky, light(sky, 0.4))) + rect(x, y + h * line, w, h * (1 - line), down(ground, dark(ground, 0.2)))
  const tree = (px: number, py: number, s: number, c: Hex) => { const [tx, ty] = at(px, py); return shape(d`M${tx} ${ty - 60 * s}L${tx + 24 * s} ${ty}H${tx - 24 * s}z`, slant(light(c, 0.2), c)) }
  const hill = (px: number, peak: number, wide: number, c: Hex) => { const [hx, hy] = at(px, 0.64); return shape(d`M${hx - w * wide} ${hy}L${hx} ${y + h * peak}L${hx + w * wide} ${hy}z`, slant(light(c, 0.2), c)) }
  if (name.includes('map')) return rect(x, y, w, h, '#8fc0d8') + shape([[0.08, 0.2], [0.44, 0.16], [0.72, 0.24], [0.2, 0.56], [0.5, 0.5], [0.78, 0.66]].map(([px = 0, py = 0]) => d`M${x + w * px} ${y + h * py}q${w * 0.1} ${-h * 0.08} ${w * 0.18} 0q${w * 0.04} ${h * 0.1} ${-w * 0.04} ${h * 0.18}q${-w * 0.12} ${h * 0.06} ${-w * 0.14} ${-h * 0.18}z`).join(''), '#d9c27a')
  if (name.includes('night')) return rect(x, y, w, h, down('#16213f', '#3f5a8f')) + circle(...at(0.76, 0.26), w * 0.07, '#f6edc8') + [0.1, 0.2, 0.3, 0.42, 0.55, 0.64, 0.88].map((px, i) => circle(...at(px, 0.12 + ((i * 37) % 40) / 100), 2.6, '#ffffff')).join('') + hill(0.3, 0.42, 0.4, '#22304f') + hill(0.74, 0.5, 0.36, '#2b3a5f') + rect(x, y + h * 0.64, w, h * 0.36, '#1c2743')
  if (name.includes('underwater')) return rect(x, y, w, h, down('#6fc4dc', '#1f5f8f')) + [[0.3, 0.4, '#f08a3a'], [0.64, 0.3, '#f4d03e'], [0.56, 0.64, '#e0637a']].map(([px, py, c]) => { const [fx, fy] = at(Number(px), Number(py)); return oval(fx, fy, w * 0.08, h * 0.06, String(c)) + shape(d`M${fx + w * 0.06} ${fy}l${w * 0.06} ${-h * 0.06}v${h * 0.12}z`, String(c)) }).join('') + [0.12, 0.24, 0.8, 0.9].map((px) => stroke(d`M${x + w * px} ${y + h}q-10 -${h * 0.1} 0 -${h * 0.2}t0 -${h * 0.14}`, '#3f9a6a', 7)).join('')
  if (name.includes('harbour') || name.includes('pirate')) return base('#f3cfa0', '#4f8fa8') + shape(d`M${x + w * 0.3} ${y + h * 0.7}h${w * 0.42}l${-w * 0.08} ${h * 0.12}h${-w * 0.26}z`, '#8a5a38') + shape(d`M${x + w * 0.5} ${y + h * 0.66}V${y + h * 0.22}L${x + w * 0.7} ${y + h * 0.6}zM${x + w * 0.48} ${y + h * 0.64}V${y + h * 0.3}L${x + w * 0.34} ${y + h * 0.62}z`, '#fbf7ec')
  if (name.includes('flower')) return base('#cfe4ee', '#7fae5f', 0.5) + [0.14, 0.32, 0.5, 0.68, 0.86].map((px, i) => flower(Math.round(x + w * px), Math.round(y + h * (0.6 + (i % 2) * 0.2)), w * 0.075, brightPalette[(i * 3) % 8] ?? '#d8352f')).join('')
  if (name.includes('dinosaur')) return base('#f0dca8', '#8fae5f') + hill(0.78, 0.3, 0.26, '#b3785f') + shape(d`M${x + w * 0.16} ${y + h * 0.82}q${w * 0.06} ${-h * 0.24} ${w * 0.24} ${-h * 0.22}q${w * 0.06} ${-h * 0.3} ${w * 0.18} ${-h * 0.28}q${w * 0.06} ${h * 0.04} 0 ${h * 0.09}q${-w * 0.08} 0 ${-w * 0.06} ${h * 0.2}q${w * 0.06} ${h * 0.08} ${w * 0.04} ${h * 0.22}z`, slant('#6fa86a', '#3f7a4f'))
  if (name.includes('space')) return rect(x, y, w, h, down('#1b1f3f', '#4a3f7f')) + circle(...at(0.7, 0.34), w * 0.14, spot('#f4c78a', '#c9703f')) + `<ellipse cx="${Math.round(x + w * 0.7)}" cy="${Math.round(y + h * 0.34)}" rx="${Math.round(w * 0.22)}" ry="${Math.round(h * 0.05)}" fill="none" stroke="#f6e3b8" stroke-width="4"/>` + shape(d`M${x + w * 0.3} ${y + h * 0.3}q${w * 0.09} ${h * 0.16} ${w * 0.05} ${h * 0.4}h${-w * 0.1}q${-w * 0.04} ${-h * 0.24} ${w * 0.05} ${-h * 0.4}z`, '#f1f2f3') + shape(d`M${x + w * 0.27} ${y + h * 0.7}h${w * 0.06}l${-w * 0.03} ${h * 0.16}z`, '#f08a2f')
  if (name.includes('rail')) return base('#cfe0e8', '#8fae6a') + stroke(d`M${x} ${y + h * 0.84}H${x + w}`, '#5a606a', 5) + rect(x + w * 0.2, y + h * 0.5, w * 0.34, h * 0.28, '#b8352f', 6) + rect(x + w * 0.58, y + h * 0.54, w * 0.26, h * 0.24, '#2f6f9f', 5) + [0.28, 0.46, 0.64, 0.78].map((px) => circle(...at(px, 0.8), w * 0.035, '#2b2d33')).join('') + circle(...at(0.27, 0.36), w * 0.05, '#f1f2f3') + circle(...at(0.34, 0.28), w * 0.035, '#f1f2f3')
  if (name.includes('forest')) return base('#d5e6da', '#7fa85f') + [0.12, 0.26, 0.74, 0.9].map((px, i) => tree(px, 0.7, (w / 150) * (1 + (i % 2) * 0.3), '#3f7a55')).join('') + circle(...at(0.5, 0.66), w * 0.08, '#c9743f') + shape(d`M${x + w * 0.44} ${y + h * 0.6}l${w * 0.02} ${-h * 0.12}l${w * 0.04} ${h * 0.08}zM${x + w * 0.56} ${y + h * 0.6}l${-w * 0.02} ${-h * 0.12}l${-w * 0.04} ${h * 0.08}z`, '#c9743f')
  return base('#cfe0ee', '#5f9fb0') + hill(0.3, 0.2, 0.34, '#6f86a0') + hill(0.7, 0.3, 0.32, '#8a9fb5') + shape(d`M${x + w * 0.3} ${y + h * 0.2}l${w * 0.06} ${h * 0.09}l${-w * 0.06} ${h * 0.03}l${-w * 0.05} ${-h * 0.03}z`, '#ffffff') + tree(0.1, 0.74, w / 170, '#3f7a55') + tree(0.9, 0.76, w / 150, '#3f7a55')
}

/** The lines along which a picture is cut into pieces. */
function cuts(x: number, y: number, w: number, h: number, columns: number, rows: number): string {
  const cw = w / columns
  const ch = h / rows
  let path = ''
  for (let c = 1; c < columns; c++) {
    path += d`M${x + c * cw} ${y}`
    for (let r = 0; r < rows; r++) { const s = (c + r) % 2 ? 1 : -1; path += d`v${ch * 0.36}c${s * cw * 0.3} ${-ch * 0.1} ${s * cw * 0.3} ${ch * 0.38} 0 ${ch * 0.28}v${ch * 0.36}` }
  }
  for (let r = 1; r < rows; r++) {
    path += d`M${x} ${y + r * ch}`
    for (let c = 0; c < columns; c++) { const s = (c + r) % 2 ? -1 : 1; path += d`h${cw * 0.36}c${-cw * 0.1} ${s * ch * 0.3} ${cw * 0.38} ${s * ch * 0.3} ${cw * 0.28} 0h${cw * 0.36}` }
  }
  return stroke(path, '#26303c', 1.5, 0.55)
}

const jigsaw: Draw = ({ random, text, number }) => {
  const pieces = number('pieces', 500, 4, 5000)
  const columns = pieces <= 60 ? 5 : pieces <= 120 ? 7 : pieces <= 400 ? 10 : pieces <= 700 ? 12 : 15
  const rows = Math.round(columns * 0.72)
  const w = 330
  const h = 236
  const picture = motif(text('motif'), 80, 110, w, h) + cuts(80, 110, w, h, columns, rows)
  const cw = w / columns
  const piece = (x: number, y: number, c: Hex, angle: number) => turn(angle, x, y, zoom(Math.max(0.8, cw / 40), x, y, move(3, 4, shape(d`M${x - 20} ${y - 20}h13c-5 -14 19 -14 14 0h13v13c14 -5 14 19 0 14v13h-40z`, 'rgba(25,30,42,.18)')) + shape(d`M${x - 20} ${y - 20}h13c-5 -14 19 -14 14 0h13v13c14 -5 14 19 0 14v13h-40z`, slant(light(c, 0.3), c))))
  return turn(random.between(-6, -2), 256, 256, rect(87, 121, w, h, 'rgba(25,30,42,.16)') + rect(80, 114, w, h, text('material') === 'wood' ? '#b98a58' : '#c9c4b8') + picture + rect(80 + w - cw * 2, 110 + h - (h / rows) * 2, cw * 2, (h / rows) * 2, '#dfe2e5') + rect(80 + w - cw * 2, 110 + h - (h / rows) * 2, cw * 2, (h / rows) * 2, 'rgba(40,48,60,.12)')) + piece(404, 392, '#5f9fb0', 18) + piece(330, 414, '#d9b26a', -24) + piece(438, 330, '#7fae6a', 40)
}

const boardGame: Draw = ({ random, text, number }) => {
  const size = text('edition').startsWith('travel') ? 0.78 : text('edition').startsWith('deluxe') ? 1.04 : 0.94
  const c = random.pick(['#b8413a', '#2f5f96', '#3f7f5f', '#c98a2f', '#6a4a8f'] as const) ?? '#b8413a'
  const players = Math.min(6, Math.round(number('most players', 4, 2, 12)))
  const board = shape('M70 330L190 238H466L430 330z', slant('#efe0bf', '#d3bc8a')) + shape('M70 330H430V342H70z', '#a98a58') + Array.from({ length: 12 }, (_, i) => { const t = i / 11; const x = 128 + t * 270 + Math.sin(t * 9) * 10; const y = 312 - Math.sin(t * 6.2) * 30 - t * 20; return oval(x, y, 15, 6.5, brightPalette[i % 8] ?? c) + oval(x, y - 1, 10, 4, 'rgba(255,255,255,.4)') }).join('')
  const pawn = (x: number, y: number, tint: Hex) => oval(x, y, 15, 5, 'rgba(25,30,42,.3)') + shape(d`M${x - 13} ${y}Q${x - 5} ${y - 20} ${x - 5} ${y - 36}H${x + 5}Q${x + 5} ${y - 20} ${x + 13} ${y}z`, across(light(tint, 0.4), tint, dark(tint, 0.3))) + circle(x, y - 42, 11, spot(light(tint, 0.5), tint))
  const die = block({ x: 386, y: 376, w: 36, h: 36, dx: 14, dy: 12, colour: '#f3f2ee', r: 6 }) + [[396, 386], [412, 402], [404, 394]].map(([x = 0, y = 0]) => circle(x, y, 3.6, '#2b2d33')).join('')
  return (
    shadow(258, floor, 190 * size, 17) +
    zoom(size, 256, floor, block({ x: 96, y: 122, w: 250, h: 166, dx: 60, dy: 40, colour: c, r: 4 }) + rect(110, 136, 222, 138, '#fbf7ec', 4) + motif(text('theme'), 116, 142, 210, 126) + board + Array.from({ length: players }, (_, i) => item(pawn(150 + i * 46, 318 - (i % 2) * 26, brightPalette[(i * 2 + (i > 3 ? 1 : 0)) % 8] ?? c))).join('') + die + Array.from({ length: 3 }, (_, i) => turn(-14 + i * 12, 120 + i * 20, 400, rect(84 + i * 30, 356, 52, 70, slant('#ffffff', '#e9e4d6'), 5) + rect(90 + i * 30, 362, 40, 58, slant(light(c, 0.4), c), 3))).join(''))
  )
}

const cardGame: Draw = ({ random, text, number }) => {
  const c = random.pick(['#b8352f', '#2b4a8a', '#2f6f5a', '#6a4a8f', '#c9782f'] as const) ?? '#b8352f'
  const shown = Math.min(9, Math.max(5, Math.round(number('cards', 60, 10, 200) / 13)))
  const isLarge = text('edition').startsWith('large')
  const [w, h] = isLarge ? [132, 190] : [112, 164]
  const suits = ['M0 14C-24 -4 -14 -22 0 -10C14 -22 24 -4 0 14z', 'M0 -18L14 0L0 18L-14 0z', 'M0 -16L5 -5L17 -4L8 4L11 16L0 9L-11 16L-8 4L-17 -4L-5 -5z'] as const
  const tints: readonly Hex[] = ['#d0392f', '#2f6fb8', '#e0932f', '#3f8f56', '#7a4fa8']
  const card = (i: number) => {
    const angle = -36 + (72 * i) / (shown - 1)
    const suit = suits[i % suits.length] ?? suits[0]
    const tint = tints[i % tints.length] ?? c
    return item(turn(angle, 238, 520, rect(238 - w / 2 + 4, 172, w, h, 'rgba(25,30,42,.14)', 10) + rect(238 - w / 2, 168, w, h, slant('#ffffff', '#efece4'), 10) + move(238, 168 + h / 2, zoom(isLarge ? 2.4 : 1.9, 0, 0, shape(suit, tint))) + move(238 - w / 2 + 17, 190, zoom(0.62, 0, 0, shape(suit, tint))) + move(238 + w / 2 - 17, 168 + h - 22, zoom(0.62, 0, 0, shape(suit, tint)))))
  }
  const isTin = text('box') === 'metal'
  const box = block({ x: 322, y: 292, w: 104, h: 134, dx: 32, dy: 22, colour: c, r: isTin ? 12 : 4 }) + rect(334, 304, 80, 110, 'rgba(255,255,255,.16)', 6) + move(374, 358, zoom(2, 0, 0, shape(suits[random.below(3)] ?? suits[0], light(c, 0.7)))) + (isTin ? gleam(330, 302, 8, 80, 0.5) : '')
  return shadow(372, floor, 86, 12) + move(-22, 4, Array.from({ length: shown }, (_, i) => card(i)).join('')) + box
}

const softToy: Draw = ({ random, colour, text, number }) => {
  const size = 0.62 + Math.min(1, (number('height', 25, 10, 80) - 15) / 55) * 0.42
  const belly = random.chance(0.7) ? light(colour, 0.5) : '#f1e6d2'
  const bow = random.chance(0.4) ? shape('M256 278L214 258V300zM256 278L298 258V300z', slant('#d95f6a', '#a83a4a')) + circle(256, 278, 11, '#c24a58') : ''
  return shadow(258, floor + 2, 140 * size, 15) + zoom(size, 256, floor, softAnimal(text('animal'), colour, belly) + bow)
}

/** A small car from its side, standing at (0, 0), about 250 long. */
function carSide(model: string, colour: Hex, isWood: boolean): string {
  const window = isWood ? '#f3e6c8' : slant('#dcebf2', '#6f8fa6')
  const fill = isWood ? slant(light(colour, 0.26), colour, dark(colour, 0.2)) : down(light(colour, 0.42), colour, dark(colour, 0.32))
  const wheels = isWood ? [wheel(-74, -26, 27, '#e2bf8c', '#8a5a38'), wheel(74, -26, 27, '#e2bf8c', '#8a5a38')] : [wheel(-74, -26, 27), wheel(74, -26, 27)]
  const body: Record<string, string> = {
    racing: shape('M-132 -40Q-128 -66 -80 -70L-20 -78Q0 -104 34 -92L56 -70L124 -62Q136 -52 132 -34H-132z', fill) + shape('M-6 -78Q8 -96 32 -86L44 -72z', window) + rect(88, -104, 44, 10, dark(colour, 0.3), 3) + rect(104, -98, 8, 36, dark(colour, 0.3)),
    van: shape('M-126 -34V-70Q-120 -96 -96 -110L-84 -142Q-80 -152 -66 -152H112Q128 -152 128 -136V-34z', fill) + shape('M-90 -104L-78 -136H-44V-100z', window) + rect(-34, -136, 62, 36, window, 5),
    'fire brigade': shape('M-130 -34V-84L-112 -132Q-108 -138 -98 -138H128V-34z', fill) + shape('M-112 -88L-100 -126H-62V-88z', window) + stroke('M-40 -152H128M-40 -140H128M-24 -152V-140M4 -152V-140M32 -152V-140M60 -152V-140M88 -152V-140', '#d5d9dd', 5) + rect(-36, -112, 50, 34, '#d5d9dd', 4) + rect(26, -112, 50, 34, '#d5d9dd', 4) + rect(-100, -150, 30, 13, '#4f8fe0', 5) + rect(-130, -62, 258, 9, '#f6f4ee'),
    'off-road': shape('M-124 -44V-84L-78 -92L-56 -140Q-52 -148 -40 -148H104Q116 -148 118 -136L124 -44z', fill) + shape('M-62 -94L-44 -136H-2V-94z', window) + rect(10, -136, 88, 42, window, 4) + rect(-40, -158, 140, 8, '#3a3d44', 3) + rect(118, -116, 15, 44, '#2b2d33', 6),
  }
  const saloon = shape('M-132 -38V-66Q-130 -80 -112 -84L-74 -92L-46 -128Q-40 -136 -26 -136H46Q58 -136 66 -128L96 -92L120 -84Q132 -80 132 -66V-38z', fill) + shape('M-62 -92L-36 -124Q-32 -128 -24 -128H4V-92z', window) + shape('M14 -92V-128H42Q50 -128 56 -122L80 -92z', window)
  const extra = model === 'police' ? rect(-132, -72, 264, 14, '#f6f4ee') + rect(-16, -148, 24, 13, '#d0392f', 5) + rect(8, -148, 24, 13, '#3f7fe0', 5) : model === 'taxi' ? rect(-16, -152, 48, 17, '#f6e6a8', 4) + dashes('M-128 -70H128', '#22252a', 12, 12, 12) : model === 'sports' ? rect(-8, -82, 26, 46, '#f6f4ee') + rect(92, -112, 42, 8, dark(colour, 0.35), 3) : ''
  return (
    oval(4, 2, 138, 11, 'rgba(25,30,42,.26)') + (body[model] ?? saloon) + (model in body ? '' : extra) + rect(-134, -46, 268, 16, dark(colour, 0.4), 7) + oval(-124, -62, 7, 9, '#fff3c4') + rect(122, -70, 9, 15, '#e2463f', 4) + stroke('M6 -88V-44', dark(colour, 0.3), 2) + wheels.join('')
  )
}

const toyCar: Draw = ({ count, colourOf, text, number, random }) => {
  const models = ['racing', 'van', 'police', 'off-road', 'taxi', 'sports', 'fire brigade'] as const
  const first = text('model')
  const start = random.below(models.length)
  const size = 0.9 + number('length', 10, 5, 25) / 40
  const unit = (i: number) => carSide(i === 0 ? first : (models[(start + i) % models.length] ?? first), i === 0 || count === 1 ? colourOf(i) : i % 2 ? light(colourOf(i), 0.15) : colourOf(i), text('material') === 'wood')
  const cars = pack({ count, width: 276, height: 160, draw: unit, most: count === 1 ? 1.4 * Math.min(1, size) : 1, row: count === 1 ? 1 : 2, rise: 0.96, spacing: 1.0, maxWidth: 420 })
  return shadow(258, floor, count === 1 ? 170 : 190, 10) + cars
}

const remoteCar: Draw = ({ colour, text, has }) => {
  const style = text('style')
  const big = style === 'off-road' || style === 'stunt'
  const r = big ? 62 : 46
  const y = 352
  const tyre = (x: number) => wheel(x, y, r, style === 'buggy' ? contrasting(colour, 0.4) : '#c3c8ce') + `<circle cx="${x}" cy="${y}" r="${r - 4}" fill="none" stroke="#17191d" stroke-width="9" stroke-dasharray="9 8"/>`
  const shell = style === 'racing'
    ? shape('M56 332Q60 300 130 290L210 280Q240 244 300 254L336 284L400 292Q424 306 420 336H56z', down(light(colour, 0.4), colour, dark(colour, 0.3))) + shape('M222 282Q246 256 292 264L314 284z', '#1b1e24') + rect(352, 232, 84, 13, dark(colour, 0.2), 4) + rect(384, 240, 10, 54, dark(colour, 0.35))
    : style === 'buggy'
      ? shape('M60 326Q80 292 170 284L236 256H300L400 300L412 334H70z', down(light(colour, 0.4), colour, dark(colour, 0.3))) + stroke('M190 282L232 206H304L366 290M232 206L256 280M304 206L300 280', '#3a3d44', 9) + rect(338, 206, 76, 12, dark(colour, 0.3), 4) + stroke('M370 216L360 290', '#3a3d44', 7)
      : shape('M58 300Q62 262 120 256L164 250L192 196Q198 186 212 186H318Q330 186 336 196L372 252L410 262Q424 268 420 300z', down(light(colour, 0.42), colour, dark(colour, 0.3))) + shape('M186 250L208 204H252V250z', slant('#dcebf2', '#5a7486')) + shape('M264 250V204H312L338 250z', slant('#dcebf2', '#5a7486')) + rect(192, 174, 128, 10, '#3a3d44', 4) + (has('headlights') ? [212, 244, 276].map((x) => circle(x, 170, 10, spot('#ffffff', '#ffe49a'))).join('') : '')
  const remote = zoom(0.9, 420, 430, rect(366, 372, 124, 72, slant('#4a4e57', '#22252a'), 30) + circle(400, 406, 17, slant('#8d939b', '#3a3d44')) + circle(456, 406, 17, slant(light(colour, 0.3), dark(colour, 0.2))) + tube('M428 374V312', 6, '#c3c8ce') + circle(428, 310, 7, colour))
  return move(-8, -20, shadow(244, y + r + 4, 196, 13) + tube('M350 292L386 176', 4, '#8d939b') + circle(387, 174, 5, colour) + shell + rect(70, 322, 346, 22, '#2b2d33', 8) + tyre(124) + tyre(356) + (has('headlights') && !big ? oval(66, 312, 8, 11, '#fff3c4') : '')) + remote
}

const doll: Draw = ({ random, text, number }) => {
  const size = 0.86 + ((number('height', 36, 20, 60) - 30) / 12) * 0.14
  const hairs: Record<string, Hex> = { black: '#2b2628', brown: '#6b4228', blonde: '#e3bf6a', red: '#b5532a' }
  const hair = hairs[text('hair')] ?? '#6b4228'
  const skin = random.pick(['#f3cfb3', '#e5b48f', '#b97f56', '#8a5a3c'] as const) ?? '#f3cfb3'
  const outfit = text('outfit')
  const tint = random.pick(['#d9677a', '#4f8fb8', '#e0a23a', '#6f9f6a', '#8a6ab8'] as const) ?? '#d9677a'
  const c = outfit === 'raincoat' ? '#efc52f' : outfit === 'dungarees' ? '#4a6f9f' : tint
  const wide = outfit === 'summer dress' ? 96 : outfit === 'raincoat' ? 78 : 58
  const limbs = tube('M208 250L166 330', 25, outfit === 'summer dress' ? skin : c) + tube('M304 250L346 330', 25, outfit === 'summer dress' ? skin : c) + circle(164, 334, 14, skin) + circle(348, 334, 14, skin) + tube('M232 340V396', 29, outfit === 'summer dress' ? skin : dark(c, 0.1)) + tube('M280 340V396', 29, outfit === 'summer dress' ? skin : dark(c, 0.1)) + rect(208, 396, 44, 28, round('#7a3f38'), 12) + rect(262, 396, 44, 28, round('#7a3f38'), 12)
  const dress = shape(d`M214 232Q256 222 298 232L${256 + wide} 368Q256 384 ${256 - wide} 368z`, slant(light(c, 0.3), c, dark(c, 0.24)))
  const detail = outfit === 'dungarees' ? shape('M214 232Q256 222 298 232L300 270H212z', '#f1ebe0') + rect(222, 252, 68, 50, slant(light(c, 0.1), c), 6) + stroke('M226 256L216 234M286 256L296 234', c, 10) + circle(228, 258, 5, '#e8c25a') + circle(284, 258, 5, '#e8c25a') : outfit === 'pyjamas' ? dashes('M214 262H300M206 292H308M200 322H314M196 350H318', light(c, 0.6), 6, 6, 14) : outfit === 'raincoat' ? [262, 296, 330].map((y) => circle(256, y, 6, '#8a6a1f')).join('') + stroke('M216 236Q256 262 296 236', dark(c, 0.2), 7) : stroke(d`M${256 - wide + 4} 356Q256 372 ${256 + wide - 4} 356`, light(c, 0.6), 7) + dashes('M222 280H290M214 310H300', light(c, 0.6), 9, 9, 18)
  const back = shape('M170 150C160 70 352 70 342 150C356 210 348 250 330 262L182 262C164 250 156 210 170 150z', slant(light(hair, 0.14), dark(hair, 0.2)))
  const head = back + circle(256, 160, 72, spot([light(skin, 0.3), 0], [skin, 60], [dark(skin, 0.14), 100])) + shape('M184 156C180 84 332 84 328 156C310 128 286 118 262 116C236 124 206 128 184 156z', slant(light(hair, 0.24), hair)) + (text('body') === 'rag' ? stroke('M224 160l14 14m0 -14l-14 14M274 160l14 14m0 -14l-14 14', '#33262a', 5) : oval(230, 168, 8, 11, '#2f2a2e') + oval(282, 168, 8, 11, '#2f2a2e') + circle(227, 164, 3, '#ffffff') + circle(279, 164, 3, '#ffffff')) + oval(214, 190, 13, 8, 'rgba(226,110,110,.35)') + oval(298, 190, 13, 8, 'rgba(226,110,110,.35)') + stroke('M244 198Q256 208 268 198', '#b0505a', 4)
  const hat = outfit === 'raincoat' || text('accessory') === 'hat' ? shape('M170 128Q176 68 256 66Q336 68 342 128Q256 104 170 128z', slant(light(c, 0.3), dark(c, 0.1))) + stroke('M160 132Q256 100 352 132', dark(c, 0.2), 13) : shape('M300 100l34 -20v40zM300 100l-26 -24l-4 34z', tint)
  return shadow(258, floor, 96 * size, 14) + zoom(size, 256, floor, limbs + dress + detail + head + hat)
}

const clay: Draw = ({ random, colourOf, number, text, colour, isStated }) => {
  const count = text('colours').startsWith('12') ? 12 : text('colours').startsWith('6') ? 6 : 1
  const single = isStated ? colour : (random.pick(['#e0633f', '#4f8fb8', '#6fa85f', '#e0a23a', '#b0764a'] as const) ?? '#e0633f')
  const tint = (i: number): Hex => (count === 1 ? single : (brightPalette[i % brightPalette.length] ?? colourOf(i)))
  const kind = text('container')
  const size = 0.84 + (number('weight', 500, 100, 1000) / 1000) * 0.16
  const tub = (i: number) => {
    const c = i < 8 ? tint(i) : light(tint(i), 0.36)
    if (kind === 'boxes') return oval(6, 2, 84, 9, 'rgba(25,30,42,.2)') + block({ x: -72, y: -70, w: 124, h: 70, dx: 26, dy: 20, colour: c, r: 14 }) + stroke('M-40 -70V0M-8 -70V0M24 -70V0', dark(c, 0.2), 3)
    if (kind === 'bags') return oval(4, 2, 66, 9, 'rgba(25,30,42,.2)') + shape('M-60 -8Q-70 -84 -46 -120H46Q70 -84 60 -8Q0 6 -60 -8z', slant(light(c, 0.36), c, dark(c, 0.2))) + rect(-52, -140, 104, 24, slant(['#ffffff', 0, 75], ['#cfdbe2', 100, 60]), 4) + gleam(-40, -108, 9, 80, 0.5)
    return oval(5, 3, 66, 10, 'rgba(25,30,42,.22)') + cylinder({ cx: 0, top: -86, bottom: 0, r: 56, foot: 52, colour: '#f1f0ec' }) + rect(-55, -66, 110, 46, across(dark(c, 0.1), light(c, 0.3), c, dark(c, 0.26))) + cylinder({ cx: 0, top: -108, bottom: -84, r: 60, colour: c })
  }
  const tubs = pack({ count, width: count === 1 ? 150 : 136, height: 130, draw: tub, most: (count === 1 ? 2 : 1.2) * size, row: count === 12 ? 4 : count === 6 ? 3 : 1, rise: 0.82, maxHeight: 300, spacing: 1.04 })
  const lump = count === 1 ? move(404, 408, shape('M-54 14C-70 -20 -30 -54 4 -46C44 -44 66 -10 52 14C20 26 -26 26 -54 14z', spot([light(single, 0.4), 0], [single, 60], [dark(single, 0.26), 100]))) : ''
  return shadow(258, floor, 170, 13) + tubs + lump + (text('tools included') === 'true' ? turn(18, 110, 410, rect(96, 330, 13, 96, round('#d9b583'), 5) + rect(92, 318, 21, 26, round('#4f8fb8'), 6)) : '')
}

const playKitchen: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.88 + ((number('height', 92, 60, 130) - 78) / 27) * 0.14
  const isWood = text('material') === 'wood'
  const trim = isWood ? '#d9b583' : light(colour, 0.4)
  const pan = (x: number) => rect(x - 24, 222, 48, 20, round('#3a3d44'), 5) + rect(x + 22, 226, 34, 7, '#3a3d44', 3)
  const body =
    rect(112, 76, 288, 176, isWood ? down(light(colour, 0.2), colour) : face(light(colour, 0.14)), 12) + rect(112, 68, 288, 20, down(light(trim, 0.2), dark(trim, 0.12)), 7) + rect(140, 108, 84, 70, slant('#dff0f7', '#a9cfe0'), 8) + stroke('M182 108v70M140 143h84', trim, 6) + stroke('M258 122H384', '#8d939b', 5) + [276, 312, 348].map((x, i) => stroke(d`M${x} 122v12`, '#8d939b', 4) + (i === 1 ? rect(x - 5, 132, 10, 50, round('#c98a4a'), 4) : oval(x, 158, 12, 17, metal('#b9bfc6')) + rect(x - 3, 132, 6, 20, '#8d939b'))).join('') +
    rect(96, 240, 320, 22, isWood ? '#d9b583' : down('#e4e6e8', '#b9bfc6'), 6) + (isWood ? plank(96, 240, 320, 22, '#d9b583', random, 5) : '') + rect(106, 262, 300, 150, face(colour), 4) + rect(118, 276, 128, 126, face(dark(colour, 0.08)), 8) + rect(132, 306, 100, 70, '#22262c', 8) + rect(138, 312, 88, 58, has('lights and sounds') ? spot('#ffd08a', '#b5622a') : slant('#4a505b', '#22262c'), 6) + rect(140, 286, 84, 9, metal('#c3c8ce'), 4) + rect(262, 276, 132, 126, face(light(colour, 0.1)), 8) + rect(276, 326, 9, 34, metal('#c3c8ce'), 4) +
    pan(166) + oval(166, 241, 40, 5, '#2b2d33') + oval(330, 246, 52, 9, metal('#b9bfc6')) + oval(330, 246, 42, 6, '#7d848d') + tube('M330 232V206C330 190 304 192 304 206', 8, '#c3c8ce') + [128, 362].map((x) => rect(x, 410, 26, 16, dark(trim, 0.3), 3)).join('')
  return shadow(260, floor, 170 * size, 15) + zoom(size, 256, floor, body)
}

const scienceKit: Draw = ({ random, text, number }) => {
  const subject = text('subject')
  const tints: Record<string, Hex> = { chemistry: '#4f6fc4', electricity: '#e0932f', crystals: '#8a5ab8', volcanoes: '#c8482f', robotics: '#4a7f96', optics: '#3f9aa8', plants: '#5f9a4f' }
  const c = tints[subject] ?? '#4f6fc4'
  const flaskAt = (x: number, y: number, liquid: Hex) => shape(d`M${x - 12} ${y - 96}H${x + 12}V${y - 58}L${x + 44} ${y - 8}Q${x + 46} ${y} ${x + 36} ${y}H${x - 36}Q${x - 46} ${y} ${x - 44} ${y - 8}L${x - 12} ${y - 58}z`, glass()) + shape(d`M${x - 26} ${y - 36}H${x + 26}L${x + 42} ${y - 8}Q${x + 42} ${y - 3} ${x + 36} ${y - 3}H${x - 36}Q${x - 42} ${y - 3} ${x - 42} ${y - 8}z`, slant(light(liquid, 0.4), liquid)) + circle(x - 4, y - 22, 5, 'rgba(255,255,255,.6)') + circle(x + 12, y - 14, 4, 'rgba(255,255,255,.6)') + rect(x - 16, y - 102, 32, 9, '#e6eff3', 4)
  const emblem = (cx: number, cy: number): string => {
    if (subject === 'electricity') return circle(cx, cy - 8, 36, spot('#fff6c4', '#f0b53a')) + rect(cx - 15, cy + 24, 30, 26, metal('#9aa0a8'), 5) + stroke(d`M${cx - 12} ${cy + 14}l6 -26l12 10l6 -20`, '#8a5a1f', 3.4)
    if (subject === 'crystals') return shape(d`M${cx} ${cy - 56}L${cx + 26} ${cy - 14}L${cx + 14} ${cy + 44}H${cx - 14}L${cx - 26} ${cy - 14}z`, slant('#f0dcff', '#a06ad8', '#6a3fa0')) + shape(d`M${cx + 30} ${cy - 20}l18 26l-8 38h-22z`, slant('#d8f0ff', '#5fa8d8')) + shape(d`M${cx - 32} ${cy - 8}l-18 20l6 32h24z`, slant('#ffd8ec', '#d86aa0')) + stroke(d`M${cx} ${cy - 56}V${cy + 44}`, '#ffffff', 2, 0.6)
    if (subject === 'volcanoes') return shape(d`M${cx - 64} ${cy + 46}L${cx - 18} ${cy - 30}H${cx + 18}L${cx + 64} ${cy + 46}z`, slant('#9a6a4a', '#5a3a2a')) + shape(d`M${cx - 18} ${cy - 30}H${cx + 18}L${cx + 26} ${cy + 10}L${cx + 8} ${cy - 6}L${cx - 4} ${cy + 26}L${cx - 14} ${cy - 8}z`, slant('#ffc24a', '#e0482a')) + circle(cx - 14, cy - 46, 10, '#f08a2f') + circle(cx + 16, cy - 54, 8, '#ffc24a') + circle(cx, cy - 64, 7, '#e0482a')
    if (subject === 'robotics') return rect(cx - 40, cy - 22, 80, 66, metal('#b9c4cc'), 12) + rect(cx - 30, cy - 66, 60, 42, metal('#cfd6dc'), 10) + circle(cx - 12, cy - 46, 8, '#3fb0e0') + circle(cx + 12, cy - 46, 8, '#3fb0e0') + stroke(d`M${cx} ${cy - 66}v-14M${cx - 40} ${cy}h-20v24M${cx + 40} ${cy}h20v24`, '#7d8a94', 8) + circle(cx, cy - 82, 6, '#e0632f') + rect(cx - 18, cy, 36, 22, '#2b3a44', 4)
    if (subject === 'optics') return `<circle cx="${cx - 8}" cy="${cy - 10}" r="38" fill="rgba(200,230,242,.8)" stroke="#5a606a" stroke-width="9"/>` + tube(d`M${cx + 22} ${cy + 20}L${cx + 54} ${cy + 52}`, 15, '#3a3d44') + shape(d`M${cx - 26} ${cy - 24}q10 -16 28 -14q-18 8 -20 26z`, '#ffffff')
    if (subject === 'plants') return stroke(d`M${cx} ${cy + 40}V${cy - 30}`, '#4d8a52', 6) + leaf(cx, cy + 4, 46, 17, -56, '#5f9a58') + leaf(cx, cy - 8, 46, 17, 56, '#4d8a52') + leaf(cx, cy - 26, 40, 13, 0, '#78a85f') + shape(d`M${cx - 34} ${cy + 30}h68l-10 24h-48z`, '#b3684a')
    return flaskAt(cx, cy + 48, '#58a942')
  }
  const tubes = Math.min(6, 2 + Math.round(number('experiments', 25, 1, 100) / 22))
  const rack = Array.from({ length: tubes }, (_, i) => { const x = 330 + (i % 6) * 24; const tint = brightPalette[(i * 3) % 8] ?? c; return item(rect(x - 8, 330, 16, 82, glass(), 8) + rect(x - 7, 366, 14, 45, slant(light(tint, 0.4), tint), 7) + rect(x - 10, 324, 20, 8, '#e6eff3', 3)) }).join('') + rect(314, 384, tubes * 24 + 10, 34, 'rgba(193,150,98,.94)', 5) + rect(314, 350, tubes * 24 + 10, 9, '#d3a86f', 3)
  return shadow(258, floor, 196, 15) + block({ x: 74, y: 140, w: 226, h: 280, dx: 46, dy: 30, colour: c, r: text('box') === 'metal' ? 14 : 4 }) + circle(187, 262, 88, 'rgba(255,255,255,.92)') + zoom(1.16, 187, 262, emblem(187, 266)) + rect(98, 376, 178, 16, light(c, 0.6), 8) + rect(98, 162, 110, 14, light(c, 0.6), 7) + rack + (text('safety goggles') === 'true' ? move(0, 8, stroke('M300 296C320 262 440 262 456 300', '#33363d', 7) + rect(316, 276, 58, 40, 'rgba(190,222,236,.85)', 16) + rect(382, 276, 58, 40, 'rgba(190,222,236,.85)', 16) + `<rect x="316" y="276" width="58" height="40" rx="16" fill="none" stroke="#e0632f" stroke-width="6"/><rect x="382" y="276" width="58" height="40" rx="16" fill="none" stroke="#e0632f" stroke-width="6"/>`) : '') + (random.chance(0.4) && subject !== 'chemistry' ? flaskAt(118, 420, '#e0637a') : '')
}

const kite: Draw = ({ random, colour, isMixed, text, number }) => {
  const size = 0.8 + ((number('wingspan', 110, 50, 220) - 70) / 80) * 0.2
  const shapeName = text('shape')
  const tint = (i: number): Hex => (isMixed ? (brightPalette[i % brightPalette.length] ?? colour) : i % 3 === 0 ? colour : i % 3 === 1 ? light(colour, 0.3) : dark(colour, 0.2))
  const bows = (path: string, points: readonly (readonly [number, number])[]) => stroke(path, '#8d939b', 3) + points.map(([x, y], i) => shape(d`M${x} ${y}l-20 -11v22zM${x} ${y}l20 -11v22z`, tint(i))).join('')
  let body: string
  if (shapeName === 'diamond') body = bows('M256 356C220 390 300 410 262 450S300 470 320 470', [[246, 384], [276, 420], [262, 452]]) + shape('M256 50L372 180L256 356z', slant(light(tint(1), 0.1), tint(1))) + shape('M256 50L140 180L256 356z', slant(light(tint(0), 0.26), tint(0))) + shape('M256 180L372 180L256 356z', tint(2)) + shape('M256 180L140 180L256 356z', slant(light(tint(3), 0.2), tint(3))) + stroke('M256 50V356M140 180H372', '#5a4a3a', 4)
  else if (shapeName === 'delta') body = shape('M256 70L466 300L350 270L256 330z', slant(tint(1), dark(tint(1), 0.15))) + shape('M256 70L46 300L162 270L256 330z', slant(light(tint(0), 0.26), tint(0))) + shape('M256 70L350 270L256 330z', tint(2)) + shape('M256 70L162 270L256 330z', light(tint(3), 0.1)) + stroke('M256 70V330M256 70L46 300M256 70L466 300M150 186H362', '#4a4e57', 4) + bows('M256 330C230 370 290 400 256 450', [[248, 372], [274, 408]])
  else if (shapeName === 'stunt') body = shape('M256 110L484 300L372 292L300 250L256 300z', slant(tint(1), dark(tint(1), 0.2))) + shape('M256 110L28 300L140 292L212 250L256 300z', slant(light(tint(0), 0.3), tint(0))) + shape('M256 110L372 292L300 250z', tint(2)) + shape('M256 110L140 292L212 250z', light(tint(4), 0.2)) + stroke('M256 110V300M256 110L484 300M256 110L28 300M150 200H362', '#33363d', 5) + stroke('M180 240L250 462M332 240L262 462', '#8d939b', 2)
  else body = Array.from({ length: 7 }, (_, i) => { const k = 6 - i; return circle(200 + Math.sin(k * 1.1) * 46 + k * 14, 170 + k * 44, 48 - k * 4, slant(light(tint(k), 0.3), tint(k), dark(tint(k), 0.16))) }).join('') + circle(196, 126, 76, slant(light(tint(0), 0.3), tint(0), dark(tint(0), 0.2))) + circle(170, 112, 18, '#ffffff') + circle(222, 112, 18, '#ffffff') + circle(173, 116, 8, '#22252a') + circle(219, 116, 8, '#22252a') + stroke('M162 156Q196 184 230 156', '#ffffff', 8) + shape('M136 70L150 30L170 64zM256 70L242 30L222 64z', tint(2))
  const reel = zoom(0.8, 420, 440, rect(390, 400, 70, 46, round('#e0a23a'), 8) + rect(380, 394, 12, 58, '#33363d', 5) + rect(458, 394, 12, 58, '#33363d', 5) + stroke('M396 408H454M396 418H454M396 428H454M396 438H454', '#fbf6e6', 3))
  return stroke('M256 190C330 300 360 360 408 414', '#8d939b', 2) + turn(random.between(-12, 8), 256, 230, zoom(size, 256, 230, body)) + reel
}

const trainSet: Draw = ({ random, colour, text, number, has }) => {
  const wood = text('wood') === 'maple' ? '#e6c797' : text('wood') === 'pine' ? '#e3c084' : '#d9b07a'
  const accent = text('colour') === 'natural' ? '#c08f5a' : colour
  const wagons = 1 + Math.min(3, Math.round(number('pieces', 40, 8, 120) / 26))
  const trackOf = (path: string) => stroke(path, dark(wood, 0.34), 44) + move(0, -4, stroke(path, wood, 42)) + move(0, -4, stroke(path, dark(wood, 0.3), 24) + stroke(path, light(wood, 0.06), 16))
  const track = text('track').startsWith('figure') ? trackOf('M256 250C330 180 470 190 470 250S330 320 256 250S42 190 42 250S182 320 256 250') : text('track').startsWith('two') ? trackOf('M60 250C60 180 452 180 452 250S60 320 60 250z') + trackOf('M150 250C150 218 362 218 362 250S150 282 150 250z') : trackOf('M56 254C56 176 456 176 456 254S56 332 56 254z')
  const wheels = (x: number, y: number) => [x + 16, x + 60].map((cx) => circle(cx, y, 14, slant('#5a4a3a', '#2b241e')) + circle(cx, y, 5, wood)).join('')
  const engine = (x: number, y: number) => rect(x, y - 62, 84, 50, roundLyingOf(accent), 14) + rect(x + 46, y - 104, 44, 92, slant(light(accent, 0.2), dark(accent, 0.14)), 6) + rect(x + 54, y - 94, 28, 28, '#f3e6c8', 4) + rect(x + 40, y - 114, 56, 13, round('#33363d'), 5) + rect(x + 12, y - 92, 18, 34, round('#33363d'), 4) + rect(x + 8, y - 98, 26, 9, '#22252a', 3) + wheels(x, y - 6)
  const wagon = (x: number, y: number, i: number) => rect(x, y - 26, 76, 16, plankFill(wood), 4) + (i % 2 === 0 ? rect(x + 4, y - 62, 68, 40, slant(light(brightPalette[(i * 3 + 3) % 8] ?? accent, 0.2), brightPalette[(i * 3 + 3) % 8] ?? accent), 6) : [0, 1, 2].map((k) => circle(x + 18 + k * 20, y - 36, 11, spot('#e8c99a', '#a9774a'))).join('')) + wheels(x - 4, y - 6)
  const y = 414
  const start = 256 - (98 + wagons * 88) / 2
  return (
    shadow(256, 330, 210, 34) + track + (has('bridge') ? stroke('M180 214Q256 130 332 214', dark(wood, 0.3), 30) + stroke('M180 210Q256 126 332 210', light(wood, 0.1), 22) : leaf(256, 236, 54, 20, 0, '#4d8a52')) + shadow(256, y + 4, 190, 9) + engine(start, y) + Array.from({ length: wagons }, (_, i) => item(rect(start + 88 + i * 88, y - 18, 14, 6, '#5a606a', 3) + wagon(start + 100 + i * 88, y, i))).join('') + (random.chance(0.5) ? leaf(424, 250, 46, 17, 0, '#5f9a58') : leaf(90, 250, 46, 17, 0, '#5f9a58'))
  )
}
const roundLyingOf = (c: Hex): string => down(light(c, 0.4), c, dark(c, 0.34))
const plankFill = (c: Hex): string => down(light(c, 0.2), dark(c, 0.16))

export const toys: Drawings = {
  'building block sets': blocks,
  'jigsaw puzzles': jigsaw,
  'board games': boardGame,
  'card games': cardGame,
  'soft toys': softToy,
  'toy cars': toyCar,
  'remote control cars': remoteCar,
  dolls: doll,
  'modelling clay': clay,
  'play kitchens': playKitchen,
  'science kits': scienceKit,
  kites: kite,
  'wooden train sets': trainSet,
}
