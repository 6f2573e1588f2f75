import { contrasting, dark, type Hex, light } from '../colour.ts'
import { pack } from '../forms/packs.ts'
import { knob, pilot, rivet } from '../forms/parts.ts'
import { darkGlass } from '../forms/screens.ts'
import { block, cylinder, floor, gleam, laidShadow, lathe, shadow } from '../forms/solids.ts'
import { tube } from '../forms/tubes.ts'
import { grain, plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, metalLying, round, roundLying, slant } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const toaster: Draw = ({ random, colour, number, text, has }) => {
  const slices = Math.round(number('slices', 2, 1, 8))
  const w = slices > 2 ? 372 : 288
  const x = 246 - w / 2
  const y = 246
  const isSteel = text('material').includes('steel') && text('colour') === 'silver'
  const slots = slices > 2 ? 2 : 1
  const bread = (bx: number) => shape(d`M${bx} ${y - 14}V${y - 66}Q${bx - 6} ${y - 96} ${bx + 26} ${y - 96}H${bx + 88}Q${bx + 120} ${y - 96} ${bx + 114} ${y - 66}V${y - 14}z`, slant('#e9bf80', '#b97a3a')) + shape(d`M${bx + 9} ${y - 14}V${y - 66}Q${bx + 6} ${y - 88} ${bx + 28} ${y - 88}H${bx + 86}Q${bx + 108} ${y - 88} ${bx + 105} ${y - 66}V${y - 14}z`, slant('#f8e4b8', '#e3b673'))
  return (
    shadow(260, floor, w * 0.56, 16) +
    shape(d`M${x + 10} ${y + 8}L${x + 36} ${y - 34}H${x + w - 26}L${x + w - 8} ${y + 8}z`, slant(light(colour, 0.42), light(colour, 0.1))) +
    Array.from({ length: slots }, (_, i) => {
      const each = (w - 20) / slots
      const bx = x + 14 + i * each + (each - 130) / 2
      return Array.from({ length: slices / slots > 1 ? 2 : 1 }, (_, k) => item(move(k === 0 ? 18 : 0, k === 0 ? -16 : 0, bread(bx)))).join('') + rect(bx - 8, y - 18, 130, 9, '#1b1e24', 4)
    }).join('') +
    rect(x, y - 6, w, 164, isSteel ? metalLying(colour) : down(light(colour, 0.3), colour, dark(colour, 0.3)), 34) + rect(x + 14, y + 150, w - 28, 14, '#2b2d33', 5) +
    rect(x + w - 62, y + 26, 10, 84, dark(colour, 0.55), 5) + rect(x + w - 78, y + 36, 42, 20, round('#2b2d33'), 7) + knob(x + w - 108, y + 104, 19, '#d5d9dd') + (has('defrost') ? [0, 1].map((i) => circle(x + w - 108, y + 40 + i * 26, 7, slant('#eef1f3', '#9aa0a8'))).join('') : '') +
    (has('roll rack') ? stroke(d`M${x + 50} ${y - 30}v-26H${x + w - 30}v26`, '#9aa0a8', 5) : '') + gleam(x + 24, y + 22, 10, 96, 0.4) + (random.chance(0.4) ? rect(x + 50, y + 128, w * 0.34, 4, contrasting(colour, 0.3), 2) : '')
  )
}

const blender: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const drink = random.pick(['#d9607a', '#e8a23a', '#7fae4f', '#8a5fa8', '#f0c9a0'] as const) ?? '#d9607a'
  const isGlass = text('jug') === 'glass'
  if (style !== 'jug') {
    const h = style === 'portable' ? 150 : 190
    const base = style === 'portable' ? 112 : 128
    const top = floor - base - h
    return shadow(258, floor, 84, 14) + rect(204, top + 44, 104, h - 40, slant(light(drink, 0.3), drink), 12) + rect(198, top, 116, h + 8, glass(), 18) + cylinder({ cx: 256, top: floor - base, bottom: floor - 6, r: 64, foot: 72, colour, tilt: 0.12 }) + rect(194, floor - base - 12, 124, 16, metal('#b9bfc6'), 4) + (style === 'portable' ? rect(194, top - 26, 124, 34, round(colour), 10) + tube(d`M220 ${top - 24}C220 ${top - 60} 292 ${top - 60} 292 ${top - 24}`, 10, dark(colour, 0.2)) : oval(256, top, 57, 9, light(drink, 0.5))) + circle(256, floor - base * 0.5, 17, metal('#d5d9dd')) + circle(256, floor - base * 0.5, 7, '#6fd0f0')
  }
  const speeds = Math.round(number('speeds', 3, 1, 9))
  return (
    shadow(260, floor, 124, 16) + tube('M330 134C410 130 404 250 326 256', 19, isGlass ? '#c9dbe4' : '#4a4e57') + shape('M184 176L328 176L312 292L200 292z', slant(light(drink, 0.3), drink)) + oval(256, 176, 72, 9, light(drink, 0.34)) + shape('M168 96L344 96L320 300L192 300z', glass()) + dashes('M308 130L298 280', '#5a6a74', 16, 2, 20) + rect(164, 76, 184, 26, round('#2b2d33'), 8) + rect(224, 58, 64, 22, round('#3a3d44'), 8) +
    rect(188, 294, 136, 18, round('#33363d'), 4) + shape(d`M190 310L322 310L350 ${floor - 8}Q256 ${floor + 8} 162 ${floor - 8}z`, round(colour)) + knob(256, 358, 26, '#d5d9dd') + Array.from({ length: speeds }, (_, i) => circle(256 + Math.cos(Math.PI * (1.15 + (0.7 * i) / Math.max(1, speeds - 1))) * 42, 358 + Math.sin(Math.PI * (1.15 + (0.7 * i) / Math.max(1, speeds - 1))) * 42, 3.5, contrasting(colour, 0.5))).join('')
  )
}

function panTint(material: string): Hex {
  if (material === 'cast iron') return '#34373d'
  if (material === 'carbon steel') return '#5a5f68'
  return material === 'copper' ? '#c0744a' : material === 'aluminium' ? '#8d939b' : '#c3c8ce'
}

const fryingPan: Draw = ({ random, text, number, isStated, colour }) => {
  const r = 108 + ((number('diameter', 26, 14, 40) - 20) / 10) * 48
  const tint = isStated ? colour : panTint(text('material'))
  const coat = text('coating')
  const inside = coat === 'non-stick' ? '#3a3d44' : coat.startsWith('ceramic') ? '#d8d2c4' : light(tint, 0.06)
  const grip = text('handle') === 'plastic' ? '#2b2d33' : text('handle') === 'cast iron' ? '#34373d' : '#b9bfc6'
  const cx = 216
  const cy = 292
  const pan =
    oval(cx + 12, cy + 22, r * 1.04, r * 0.8, 'rgba(25,30,42,.16)') + rect(cx + r - 10, cy - 13, 214, 28, text('handle') === 'plastic' ? roundLying(grip) : metalLying(grip), 13) + oval(cx + r + 186, cy + 1, 9, 6, '#e4e7ea') + rivet(cx + r + 4, cy - 4, 5) + rivet(cx + r + 4, cy + 8, 5) +
      oval(cx, cy + 10, r, r * 0.76, dark(tint, 0.45)) + oval(cx, cy, r, r * 0.76, slant(light(tint, 0.5), tint, dark(tint, 0.35))) + oval(cx, cy + 2, r * 0.93, r * 0.69, dark(inside, 0.36)) + oval(cx + 3, cy + 8, r * 0.84, r * 0.6, slant(light(inside, 0.2), inside, dark(inside, 0.16))) +
      `<ellipse cx="${cx + 3}" cy="${cy + 8}" rx="${Math.round(r * 0.56)}" ry="${Math.round(r * 0.4)}" fill="none" stroke="${light(inside, 0.16)}" stroke-width="2"/><ellipse cx="${cx + 3}" cy="${cy + 8}" rx="${Math.round(r * 0.3)}" ry="${Math.round(r * 0.21)}" fill="none" stroke="${light(inside, 0.16)}" stroke-width="2"/>` +
      (text('material') === 'cast iron' ? shape(d`M${cx - 24} ${cy - r * 0.72}l20 -14l20 12z`, tint) : '')
  return turn(random.between(-14, -6), 256, 290, zoom(0.9, 190, 290, pan))
}

const saucepan: Draw = ({ text, number, has, isStated, colour, random }) => {
  const size = 0.72 + ((number('capacity', 2, 0.5, 5) - 1) / 2) * 0.28
  const tint = isStated ? colour : panTint(text('material'))
  const lid = text('lid')
  const pot =
    rect(300, 268, 180, 26, metalLying('#b9bfc6'), 12) + oval(462, 281, 8, 5, '#e4e7ea') + shape(d`M84 246L324 246L320 ${floor - 20}Q204 ${floor + 8} 88 ${floor - 20}z`, metal(tint)) + rect(78, 240, 252, 13, metal(light(tint, 0.16)), 6) + (has('pouring lip') ? shape('M84 240L56 232L78 258z', light(tint, 0.2)) : '') + (has('measuring marks') ? dashes(d`M116 300V${floor - 30}`, dark(tint, 0.5), 16, 2, 20) : '') + rivet(306, 281, 5) +
    (lid.startsWith('glass') ? shape('M86 240Q204 172 322 240z', glass('#d3e4ec')) + stroke('M86 240Q204 172 322 240', '#b9bfc6', 4) : shape('M84 240Q204 180 324 240z', metal(light(tint, 0.1))) + (lid.startsWith('straining') ? dashes('M118 232Q150 214 176 208', dark(tint, 0.6), 6, 5, 5) : '')) + rect(188, 180, 32, 14, metal('#8d939b'), 4) + oval(204, 176, 27, 10, slant('#4a4e57', '#22252a')) + (text('material') === 'copper' ? stroke('M88 262H320', light(tint, 0.4), 3, 0.6) : '')
  return shadow(218, floor, 132 * size, 16) + zoom(size * random.between(0.98, 1.02), 240, floor, pot)
}

const chefsKnife: Draw = ({ random, text, number, has }) => {
  const long = 196 + ((number('blade length', 20, 10, 32) - 15) / 9) * 84
  const handles: Record<string, Hex> = { plastic: '#2e3138', beech: '#cfa06a', walnut: '#72492f' }
  const grip = handles[text('handle')] ?? '#2e3138'
  const isCeramic = text('blade') === 'ceramic'
  const steel = isCeramic ? '#eceae4' : text('blade').startsWith('high') ? '#a3a9b1' : '#c6cbd1'
  const x = 256 + (long + 150) / 2 - 150
  const blade = d`M${x} 236L${x - long * 0.72} 238Q${x - long * 0.94} 246 ${x - long} 300Q${x - long * 0.6} 302 ${x - 14} 300L${x - 14} 288L${x} 288z`
  const waves = text('blade').startsWith('damascus') ? stroke([0, 1, 2, 3].map((i) => d`M${x - 8} ${258 + i * 9}q${-long * 0.1} -9 ${-long * 0.2} 0t${-long * 0.2} 0t${-long * 0.2} 0t${-long * 0.18} 4`).join(''), '#6f767f', 2, 0.7) : ''
  return turn(
    random.between(-32, -24),
    256,
    270,
    shape(d`M${x + 6} 262L${x - long + 12} 318L${x - 6} 316L${x + 156} 300z`, 'rgba(25,30,42,.13)') + shape(blade, isCeramic ? slant('#ffffff', steel, dark(steel, 0.1)) : down(light(steel, 0.2), light(steel, 0.55), steel, dark(steel, 0.22))) + waves + stroke(d`M${x - long + 4} 299Q${x - long * 0.6} 300 ${x - 14} 299`, '#ffffff', 3, 0.8) +
      (has('forged') ? rect(x - 6, 232, 18, 62, metal('#b9bfc6'), 4) : '') + shape(d`M${x + 6} 236L${x + 124} 234Q${x + 156} 238 ${x + 152} 270Q${x + 148} 292 ${x + 128} 280Q${x + 60} 272 ${x + 6} 288z`, roundLying(grip)) + (text('handle') === 'plastic' ? '' : grain(x + 12, 242, 120, 28, grip, random)) + [26, 70, 114].map((at) => rivet(x + at, 256, 5.5)).join(''),
  )
}

const choppingBoard: Draw = ({ random, text, number, has }) => {
  const wide = Number.parseFloat(text('size')) || 35
  const w = 236 + ((wide - 25) / 20) * 130
  const h = w * 0.68
  const tints: Record<string, Hex> = { bamboo: '#dcb878', beech: '#d9b583', walnut: '#7d5236', plastic: '#eceae4', rubber: '#cdbb98' }
  const c = tints[text('material')] ?? '#d9b583'
  const thick = 6 + number('thickness', 15, 4, 50) * 0.7
  const x = 256 - w / 2
  const y = 276 - h / 2
  const isWood = /bamboo|beech|walnut/.test(text('material'))
  const strips = text('material') === 'bamboo' ? stroke([1, 2, 3, 4, 5].map((i) => d`M${x + 4} ${y + (h * i) / 6}H${x + w - 4}`).join(''), dark(c, 0.3), 1.6, 0.7) : ''
  return turn(
    random.between(-12, -5),
    256,
    276,
    laidShadow(x, y, w, h + thick, 22) + rect(x, y + thick, w, h, dark(c, 0.42), 22) + (isWood ? plank(x, y, w, h, c, random, 22) : rect(x, y, w, h, slant(light(c, 0.3), c, dark(c, 0.08)), 22)) + strips +
      (has('juice groove') ? `<rect x="${(x + 20).toFixed(1)}" y="${(y + 20).toFixed(1)}" width="${(w - 40).toFixed(1)}" height="${(h - 40).toFixed(1)}" rx="16" fill="none" stroke="${dark(c, 0.32)}" stroke-width="7"/><rect x="${(x + 22).toFixed(1)}" y="${(y + 23).toFixed(1)}" width="${(w - 44).toFixed(1)}" height="${(h - 44).toFixed(1)}" rx="14" fill="none" stroke="${light(c, 0.35)}" stroke-width="2"/>` : '') +
      (has('hanging hole') ? rect(x + w - 62, y + 34, 40, 16, dark(c, 0.6), 8) : '') + (has('non-slip') ? [[0, 0], [1, 0], [0, 1], [1, 1]].map(([i = 0, k = 0]) => rect(x - 3 + i * (w - 27), y - 3 + k * (h - 13), 30, 16, '#5f666f', 8)).join('') : ''),
  )
}

const lunchBox: Draw = ({ random, colour, text, number, has }) => {
  const w = 250 + ((number('capacity', 1, 0.3, 2) - 0.7) / 0.5) * 74
  const x = 240 - w / 2
  const compartments = Math.round(number('compartments', 1, 1, 6))
  const isSteel = text('material').includes('steel')
  const tint = isSteel ? '#c3c8ce' : colour
  const foods: readonly Hex[] = ['#d9563f', '#7fae4f', '#f0c05a', '#e8d8b8', '#b06a3a', '#8a5fa8']
  const cell = w / compartments
  const open =
    shape(d`M${x} 252L${x + 44} 186H${x + w + 32}L${x + w} 252z`, slant('#fbfaf6', '#dcd8cf')) +
    Array.from({ length: compartments }, (_, i) => {
      const l = x + 8 + i * cell
      return item(shape(d`M${l + 6} 246L${l + 40} 196H${l + cell + 20}L${l + cell - 12} 246z`, slant(light(foods[i] ?? tint, 0.25), foods[i] ?? tint)) + dashes(d`M${l + 22} 232H${l + cell - 14}M${l + 36} 214H${l + cell}`, dark(foods[i] ?? tint, 0.24), 10, 14, 10))
    }).join('') + stroke(Array.from({ length: compartments - 1 }, (_, i) => d`M${x + cell * (i + 1)} 252L${x + cell * (i + 1) + 38} 188`).join(''), light(tint, 0.4), 7)
  return move(
    0,
    46,
    shadow(262, 352, w * 0.6, 15) + shape(d`M${x + 44} 186L${x + 56} 112Q${x + 58} 100 ${x + 70} 100H${x + w + 8}Q${x + w + 20} 100 ${x + w + 22} 112L${x + w + 32} 186z`, slant(light(colour, 0.34), colour)) + open +
    rect(x - 6, 246, w + 12, 18, isSteel ? metal(tint) : round(light(tint, 0.2)), 8) + shape(d`M${x} 262H${x + w}L${x + w - 12} 338Q${x + w - 16} 350 ${x + w - 28} 350H${x + 28}Q${x + 16} 350 ${x + 12} 338z`, isSteel ? metal(tint) : text('material') === 'glass' ? glass() : slant(light(colour, 0.2), colour, dark(colour, 0.25))) + shape(d`M${x + w} 262L${x + w + 32} 196V262L${x + w - 12} 338z`, dark(tint, 0.34)) +
    (text('closure') === 'elastic band' ? rect(x + w * 0.44, 246, 22, 104, dark(colour, 0.5), 3) : [0.24, 0.68].map((at) => rect(x + w * at, 250, 40, 40, round(dark(colour, 0.25)), 7)).join('')) +
    (has('cutlery included') ? turn(12, 430, 340, rect(424, 250, 9, 110, metal('#b9bfc6'), 4) + oval(428, 246, 15, 24, metal('#c6cbd1'))) : '') + (random.chance(0.5) ? gleam(x + 20, 280, 9, 50, 0.3) : ''),
  )
}

const foodContainer: Draw = ({ random, text, number, count, isStated, colour }) => {
  const size = 0.72 + ((number('capacity', 0.8, 0.2, 2) - 0.4) / 1.1) * 0.28
  const lid = text('lid')
  const accent = isStated ? colour : (random.pick(['#5fa8b0', '#7a9f6a', '#d98a6a', '#6f86ad'] as const) ?? '#5fa8b0')
  const foods: readonly Hex[] = ['#e8a23a', '#7fae4f', '#d9563f', '#e8d8b8', '#b06a3a']
  const isSteel = text('material').includes('steel')
  const isRound = text('shape') === 'round'
  const w = text('shape') === 'rectangular' ? 250 : 196
  const one = (i: number) => {
    const food = foods[i % foods.length] ?? '#e8a23a'
    const body = isSteel
      ? shape(d`M${-w / 2} -116H${w / 2}L${w / 2 - 12} -8Q0 ${isRound ? 14 : 4} ${-w / 2 + 12} -8z`, metal('#c3c8ce'))
      : shape(d`M${-w / 2 + 8} -76H${w / 2 - 8}L${w / 2 - 16} -12Q0 ${isRound ? 8 : -2} ${-w / 2 + 16} -12z`, slant(light(food, 0.24), food)) + dashes(d`M${-w / 2 + 24} -56H${w / 2 - 24}M${-w / 2 + 32} -32H${w / 2 - 32}`, dark(food, 0.2), 12, 16, 12) + shape(d`M${-w / 2} -116H${w / 2}L${w / 2 - 12} -8Q0 ${isRound ? 14 : 4} ${-w / 2 + 12} -8z`, glass())
    const top = lid.startsWith('bamboo') ? plank(-w / 2 - 6, -134, w + 12, 24, '#dcb878', random, isRound ? 10 : 5) : rect(-w / 2 - 6, -136, w + 12, 26, down(light(accent, 0.3), accent, dark(accent, 0.2)), 9)
    return oval(6, 2, w * 0.52, 11, 'rgba(25,30,42,.2)') + body + top + (lid.startsWith('clip') ? [-0.3, 0.3].map((at) => rect(w * at - 18, -122, 36, 36, round(dark(accent, 0.12)), 6)).join('') : '')
  }
  return shadow(258, floor, w * 0.5 * size, 12) + pack({ count, width: w + 16, height: 138, draw: one, most: size * 1.5, row: count <= 1 ? 1 : 2, rise: 1.02, spacing: 1.04, maxWidth: 410 })
}

const kitchenScale: Draw = ({ random, colour, text, has }) => {
  if (text('style') === 'mechanical') {
    const a = random.between(-1.2, 1.2)
    return (
      shadow(258, floor, 130, 16) + shape(d`M176 196H336L372 ${floor - 10}Q256 ${floor + 6} 140 ${floor - 10}z`, slant(light(colour, 0.28), colour, dark(colour, 0.3))) + circle(256, 312, 82, metal('#c3c8ce')) + circle(256, 312, 74, slant('#ffffff', '#ece9e2')) + stroke(Array.from({ length: 16 }, (_, i) => d`M${256 + Math.sin(i * 0.3927) * 66} ${312 - Math.cos(i * 0.3927) * 66}L${256 + Math.sin(i * 0.3927) * 56} ${312 - Math.cos(i * 0.3927) * 56}`).join(''), '#3a3d44', 4) + stroke(d`M256 312L${256 + Math.sin(a) * 54} ${312 - Math.cos(a) * 54}`, '#d0392f', 6) + circle(256, 312, 8, '#3a3d44') + rect(232, 168, 48, 32, metal('#9aa0a8'), 4) + shape('M128 118H384Q370 176 256 178Q142 176 128 118z', text('surface') === 'glass' ? glass() : metal('#c3c8ce')) + oval(256, 118, 128, 16, slant('#eef1f3', '#aab1b9'))
    )
  }
  const surface = text('surface') === 'steel' ? slant('#eceff1', '#a9b0b8') : text('surface') === 'glass' ? slant(light(colour, 0.4), light(colour, 0.05), colour) : slant(light(colour, 0.24), colour)
  return (
    shadow(258, 404, 188, 22) + shape('M128 226H384L446 372H66z', surface) + shape('M66 372H446V392Q446 404 434 404H78Q66 404 66 392z', down(light(colour, 0.1), dark(colour, 0.35))) + shape('M140 234H250L150 366H84z', 'rgba(255,255,255,.16)') + shape('M186 322H326L338 358H174z', '#1b1e24') + stroke('M238 331h14v19h-14zM266 331h14v19h-14z', '#9be6f0', 4) +
    circle(130, 346, 11, contrasting(colour, 0.3)) + circle(382, 346, 11, contrasting(colour, 0.3)) + (has('timer') ? circle(356, 346, 6, '#e2463f') : '') + (random.chance(0.55) ? oval(256, 262, 84, 22, 'rgba(25,30,42,.16)') + lathe(256, [[90, 176, true], [80, 226], [38, 262, true]], glass()) + oval(256, 180, 84, 12, '#f3dca8') : '')
  )
}

export const kitchenTools: Drawings = {
  toasters: toaster,
  blenders: blender,
  'frying pans': fryingPan,
  saucepans: saucepan,
  "chef's knives": chefsKnife,
  'chopping boards': choppingBoard,
  'lunch boxes': lunchBox,
  'food containers': foodContainer,
  'kitchen scales': kitchenScale,
}
