import { contrasting, dark, type Hex, light } from '../colour.ts'
import { zip } from '../forms/bags.ts'
import { pack } from '../forms/packs.ts'
import { pilot } from '../forms/parts.ts'
import { ball, cylinder, floor, gleam, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { bottleLid, flask } from '../forms/vessels.ts'
import { across, down, face, glass, metal, metalLying, round, roundLying, slant, spot } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import { brightPalette } from '../tints.ts'
import type { Draw, Drawings } from './draw.ts'

const yogaMat: Draw = ({ random, colour, text, number, has }) => {
  const thick = 8 + number('thickness', 5, 1, 15) * 1.6
  const r = 62 + number('thickness', 5, 1, 15) * 2
  const c = text('material') === 'cork' ? '#c89b6a' : colour
  const turns = Math.max(2, Math.floor((r - 16) / thick))
  const roll = Array.from({ length: turns }, (_, i) => `<circle cx="106" cy="${340 - r + 62}" r="${Math.round(r - i * thick)}" fill="${i % 2 ? dark(c, 0.42) : light(c, 0.1)}"/>`).join('')
  const cy = 402 - r
  return (
    shadow(270, 410, 200, 17) + shape(d`M250 ${cy + r - 14}L446 ${cy + r - 14}L466 414L232 414z`, slant(light(c, 0.24), c)) + rect(232, 412, 234, 5, dark(c, 0.4)) + (has('alignment lines') ? stroke(d`M300 ${cy + r - 6}L292 408M420 ${cy + r - 6}L432 408`, contrasting(c, 0.35), 3) : '') +
    rect(104, cy - r, 306, 2 * r, roundLying(c), 8) + oval(410, cy, r * 0.34, r, dark(c, 0.34)) + rect(390, cy - r, 24, 2 * r, roundLying(c), 3) + `<g transform="translate(106 0) scale(.36 1) translate(-106 0)">${roll.replaceAll(`cy="${340 - r + 62}"`, `cy="${cy}"`)}<circle cx="106" cy="${cy}" r="12" fill="${dark(c, 0.6)}"/></g>` +
    (has('carry strap') ? [190, 320].map((x) => rect(x, cy - r - 3, 22, 2 * r + 6, roundLying('#3a3d44'), 6)).join('') + tube(d`M200 ${cy - r}C210 ${cy - r - 70} 320 ${cy - r - 70} 332 ${cy - r}`, 12, '#3a3d44') : '') + (random.chance(0.5) ? dashes(d`M130 ${cy - r * 0.5}H400M130 ${cy}H400`, dark(c, 0.2), 3, 3, 8) : '')
  )
}

const dumbbell: Draw = ({ random, colour, count, number, text, has }) => {
  const size = 0.6 + (Math.sqrt(number('weight', 5, 0.5, 40)) / Math.sqrt(15)) * 0.4
  const coating = text('coating')
  const isChrome = coating === 'chrome'
  const isHex = text('shape') === 'hexagonal'
  const bar = isChrome || coating === 'rubber' ? '#b9bfc6' : colour
  const head = (x: number, w: number) => (isHex ? shape(d`M${x} -92L${x + w} -92L${x + w + 10} -46L${x + w} 0L${x} 0L${x - 10} -46z`, isChrome ? metalLying(colour) : down(light(colour, 0.3), colour, dark(colour, 0.36))) + stroke(d`M${x + w} -92L${x + w - 10} -46L${x + w} 0`, dark(colour, 0.25), 2.5) : rect(x, -104, w, 104, isChrome ? metalLying(colour) : roundLying(colour), 16) + rect(x + w * 0.34, -104, w * 0.12, 104, dark(colour, 0.2)))
  const one = () => oval(4, 2, 150, 11, 'rgba(25,30,42,.22)') + rect(-90, -66, 180, 32, metalLying(bar), 9) + (has('textured grip') ? dashes('M-60 -60H60M-60 -52H60M-60 -44H60', dark(bar, 0.4), 4, 3, 4) : rect(-62, -68, 124, 36, roundLying(dark(bar, 0.1)), 14)) + head(-150, 66) + head(84, 66) + oval(157, -48, 11, 26, dark(colour, 0.3))
  return shadow(258, floor, 170 * size, 12) + pack({ count, width: 330, height: 116, draw: (i) => turn(i % 2 ? random.between(-3, 2) : random.between(-2, 3), 0, 0, one()), most: size * 1.24, row: 1, rise: 0.98 })
}

const bands: Draw = ({ colour, text, number, isStated, random, has }) => {
  const levels: Record<string, Hex> = { light: '#f0c534', medium: '#58a942', heavy: '#d8352f', 'extra heavy': '#35383f', 'set of four': '#3a6fb8' }
  const c = isStated ? colour : (levels[text('resistance')] ?? colour)
  const count = Math.round(number('number of bands', 1, 1, 6))
  const style = text('style')
  const tints = count > 1 ? brightPalette : [c]
  const one = (tint: Hex): string => {
    if (style === 'handled') return tube('M-150 -40C-150 90 150 90 150 -40', 13, tint) + [-150, 150].map((x) => stroke(d`M${x} -40L${x - 26} -104M${x} -40L${x + 26} -104`, '#3a3d44', 8) + rect(x - 46, -126, 92, 27, roundLying('#2b2d33'), 12)).join('')
    if (style === 'flat') return shape('M-40 -40C40 -10 120 -30 196 6V104C120 70 40 96 -40 66z', down(light(tint, 0.3), tint, dark(tint, 0.2))) + cylinder({ cx: -78, top: -40, bottom: 70, r: 84, colour: tint, tilt: 0.42 }) + [64, 44, 24].map((r) => `<ellipse cx="-78" cy="-40" rx="${r}" ry="${Math.round(r * 0.42)}" fill="none" stroke="${dark(tint, 0.35)}" stroke-width="4"/>`).join('')
    const [rx, ry, wide] = style === 'long loop' ? [176, 74, 26] : [120, 70, 54]
    return oval(0, 40, rx * 1.05, ry * 0.5, 'rgba(25,30,42,.12)') + `<ellipse cx="0" cy="${-wide * 0.3}" rx="${rx}" ry="${ry}" fill="none" stroke="${dark(tint, 0.46)}" stroke-width="${wide * 0.7}"/>` + shape(d`M${-rx - 8} ${-wide * 0.3}A${rx + 8} ${ry + 8} 0 0 0 ${rx + 8} ${-wide * 0.3}V${wide * 0.5}A${rx + 8} ${ry + 8} 0 0 1 ${-rx - 8} ${wide * 0.5}z`, across(dark(tint, 0.2), light(tint, 0.3), tint, dark(tint, 0.34))) + (text('material') === 'fabric' ? dashes(d`M${-rx} ${wide * 0.3}A${rx} ${ry} 0 0 0 ${rx} ${wide * 0.3}`, light(tint, 0.4), wide * 0.5, 4, 5) : '')
  }
  const scale = count > 1 ? 0.66 : 1.15
  const bag = has('bag included') ? shape('M404 336Q392 310 400 300H456Q464 310 452 336Q484 400 470 436H386Q372 400 404 336z', slant('#5a606a', '#2e3138')) + stroke('M402 334H454', '#d9dcdf', 4) : ''
  return shadow(256, 412, 170, 15) + Array.from({ length: count }, (_, i) => item(move(count > 1 ? 236 + (i % 2 ? 90 : -70) : 250, count > 1 ? 190 + i * 58 : 300, zoom(scale, 0, 0, turn(random.between(-6, 6), 0, 0, one(tints[i % tints.length] ?? c)))))).join('') + bag
}

const football: Draw = ({ random, colour, text }) => {
  const sizes: Record<string, number> = { 'size 3': 118, 'size 4': 134, 'size 5': 150 }
  const r = sizes[text('size')] ?? 146
  const cy = floor - r
  const patch = colour === '#f3f2ee' ? (random.pick(['#2b2d33', '#2b3d66', '#b8352f'] as const) ?? '#2b2d33') : random.chance(0.5) ? '#f4f3ef' : dark(colour, 0.5)
  const pent = (x: number, y: number, s: number, squash: number, angle: number) => {
    const points = Array.from({ length: 5 }, (_, i) => [Math.sin((i * 2 * Math.PI) / 5) * s, -Math.cos((i * 2 * Math.PI) / 5) * s * squash] as const)
    return turn(angle, x, y, shape(points.map(([px, py], i) => (i === 0 ? 'M' : 'L') + d`${x + px} ${y + py}`).join('') + 'z', slant(light(patch, 0.2), patch)))
  }
  const spin = random.between(0, 72)
  const ring = Array.from({ length: 5 }, (_, i) => {
    const a = ((i * 72 + spin) * Math.PI) / 180
    return [256 + Math.sin(a) * r * 0.8, cy - Math.cos(a) * r * 0.8, (a * 180) / Math.PI, a] as const
  })
  const seams = ring.map(([, , , a]) => d`M${256 + Math.sin(a) * r * 0.32} ${cy - Math.cos(a) * r * 0.32}L${256 + Math.sin(a) * r * 0.56} ${cy - Math.cos(a) * r * 0.56}` + [-1, 1].map((side) => d`M${256 + Math.sin(a) * r * 0.56} ${cy - Math.cos(a) * r * 0.56}L${256 + Math.sin(a + side * 0.34) * r * 0.72} ${cy - Math.cos(a + side * 0.34) * r * 0.72}`).join('') + d`M${256 + Math.sin(a + 0.34) * r * 0.72} ${cy - Math.cos(a + 0.34) * r * 0.72}L${256 + Math.sin(a + 0.92) * r * 0.72} ${cy - Math.cos(a + 0.92) * r * 0.72}`).join('')
  return (
    shadow(262, floor, r * 0.96, 18) + ball(256, cy, r, colour) + pent(256, cy, r * 0.34, 1, spin + 36) + ring.map(([x, y, angle]) => turn(angle, x, y, shape(d`M${x - r * 0.22} ${y + r * 0.02}L${x} ${y + r * 0.16}L${x + r * 0.22} ${y + r * 0.02}L${x + r * 0.14} ${y - r * 0.13}Q${x} ${y - r * 0.185} ${x - r * 0.14} ${y - r * 0.13}z`, dark(patch, 0.08)))).join('') + stroke(seams, dark(colour, 0.4), 2.6) + circle(256 - r * 0.36, cy - r * 0.44, r * 0.2, 'rgba(255,255,255,.16)') + shape(d`M${256 + r * 0.98} ${cy - r * 0.1}A${r} ${r} 0 0 1 ${256 - r * 0.5} ${cy + r * 0.86}A${r * 1.25} ${r * 1.25} 0 0 0 ${256 + r * 0.98} ${cy - r * 0.1}z`, 'rgba(20,23,31,.20)')
  )
}

const tennisRacket: Draw = ({ random, colour, number, text }) => {
  const size = 0.92 + (number('head size', 650, 500, 800) - 640) / 900
  const rx = 84 * size
  const ry = 108 * size
  const grid = text('strung') === 'false' ? '' : stroke(Array.from({ length: 11 }, (_, i) => { const at = (i - 5) / 5.6; return d`M${256 + at * rx} ${166 - Math.sqrt(1 - at * at) * ry}V${166 + Math.sqrt(1 - at * at) * ry}` }).join('') + Array.from({ length: 13 }, (_, i) => { const at = (i - 6) / 6.6; return d`M${256 - Math.sqrt(1 - at * at) * rx} ${166 + at * ry}H${256 + Math.sqrt(1 - at * at) * rx}` }).join(''), '#f4f3ea', 2)
  const hoop = d`M${256 - 18} 322C${256 - 40} 290 ${256 - rx} 250 ${256 - rx} 166A${rx} ${ry} 0 1 1 ${256 + rx} 166C${256 + rx} 250 ${256 + 40} 290 ${256 + 18} 322`
  const frame = oval(256, 166, rx, ry, 'rgba(255,255,255,.12)') + grid + stroke(hoop, dark(colour, 0.42), 19) + move(-1.5, -1.5, stroke(hoop, colour, 13)) + move(-3, -3, stroke(hoop, light(colour, 0.42), 3.5, 0.8)) + stroke(d`M${256 - rx * 0.86} 226Q256 262 ${256 + rx * 0.86} 226`, colour, 11) + stroke(d`M${256 - rx} 150A${rx} ${ry} 0 0 1 ${256 - rx * 0.6} ${166 - ry * 0.8}M${256 + rx} 150A${rx} ${ry} 0 0 0 ${256 + rx * 0.6} ${166 - ry * 0.8}`, contrasting(colour, 0.55), 9)
  const grip = rect(239, 318, 34, 130, round('#33363d'), 9) + stroke([0, 1, 2, 3, 4, 5, 6].map((i) => d`M240 ${336 + i * 16}L272 ${326 + i * 16}`).join(''), '#1b1d22', 3) + rect(236, 438, 40, 14, round('#26282d'), 5)
  return turn(random.between(28, 38), 256, 270, move(16, 14, `<g opacity=".12">${stroke(hoop, '#14171f', 18)}</g>`) + frame + grip) + ball(392, 388, 36, '#cfdd45') + stroke('M366 364Q396 384 386 422M418 362Q402 384 426 402', '#f6f9dc', 4)
}

const helmet: Draw = ({ random, colour, text, number, has }) => {
  const style = text('style')
  const vents = Math.round(number('vents', 12, 4, 30))
  const rows = vents > 18 ? 5 : vents > 11 ? 4 : 3
  const shell = style === 'city' || style === 'commuter' ? 'M92 310C88 180 168 110 268 112C372 114 432 190 430 292C430 318 416 330 392 330L132 336Q96 338 92 310z' : 'M76 316C84 190 176 128 284 130C380 132 440 200 444 282C446 310 428 322 404 318Q300 300 240 330Q150 356 104 344Q74 338 76 316z'
  const slots = Array.from({ length: rows }, (_, i) => {
    const t = i / (rows - 1)
    const x = 150 + t * 190
    const y = 286 - Math.sin((t * 0.8 + 0.12) * Math.PI) * 110
    return [0, 1].map((k) => turn(-38 + t * 66, x, y + k * 54, rect(x - 13, y + k * 54 - 26, 24, k === 0 ? 60 : 42, slant('#23262c', '#3a3d44'), 12))).join('')
  }).join('')
  return (
    shadow(262, 416, 166, 16) + stroke('M150 326C170 380 214 404 238 416M356 322C340 370 290 400 246 416', '#33363d', 10) + rect(222, 404, 40, 18, '#22252a', 6) + (has('visor') || style === 'mountain' ? shape('M96 254Q30 262 20 296Q60 300 98 300z', slant(light(colour, 0.1), dark(colour, 0.4))) : '') +
    shape(shell, slant(light(colour, 0.34), colour, dark(colour, 0.34))) + slots + stroke(style === 'city' ? 'M100 300Q260 268 424 296' : 'M90 320C180 290 330 262 436 292', contrasting(colour, 0.4), 5) + shape('M150 196C180 150 230 130 276 130C236 144 190 168 164 214z', 'rgba(255,255,255,.28)') + (has('rear light') ? rect(408, 286, 26, 18, slant('#ff8a7a', '#c8302c'), 7) : '') + (has('fit dial') ? circle(386, 338, 15, metal('#8d939b')) : '') + (random.chance(0.3) ? stroke('M190 160C230 136 300 130 350 160', contrasting(colour, 0.3), 6) : '')
  )
}

const bikeLight: Draw = ({ random, colour, text, number }) => {
  const position = text('position')
  const power = number('brightness', 200, 5, 2000)
  const front = () => {
    const s = 0.9 + Math.min(0.24, power / 4000)
    return zoom(s, 0, 0, shape('M-20 -190L-96 -330H-230z', 'rgba(255,246,214,.0)') + rect(-40, -52, 80, 52, round('#2b2d33'), 14) + rect(-50, -20, 100, 20, '#22252a', 8) + rect(-96, -156, 196, 108, down(light(colour, 0.3), colour, dark(colour, 0.36)), 30) + stroke('M20 -154V-52M40 -154V-52M60 -154V-52', dark(colour, 0.4), 5) + oval(-92, -102, 38, 60, metal('#b9bfc6')) + oval(-96, -102, 30, 50, spot(['#ffffff', 0], ['#fff6d8', 50], ['#e8c98a', 100])) + rect(-10, -166, 44, 14, dark(colour, 0.45), 6) + pilot(78, -102, 6, '#6fe08a'))
  }
  const rear = () => rect(-26, -60, 52, 60, round('#2b2d33'), 10) + rect(-62, -196, 124, 160, face(colour), 34) + rect(-48, -182, 96, 132, slant('#ff9a8a', '#d8302c', '#8f1f1c'), 24) + dashes('M-34 -160H34M-34 -138H34M-34 -116H34M-34 -94H34M-34 -72H34', '#ffd0c8', 6, 8, 7)
  const handlebar = (y: number) => rect(60, y, 392, 30, metalLying('#5a606a'), 15)
  if (position === 'front and rear') return shadow(256, floor, 180, 13) + item(move(176, floor, zoom(0.94, 0, 0, front()))) + item(move(372, floor, zoom(0.94, 0, 0, rear())))
  if (position === 'rear') return shadow(256, floor, 80, 12) + rect(236, 96, 40, 330, metal('#5a606a'), 12) + move(256, 360, zoom(1.36, 0, 0, rear()))
  return handlebar(312) + shape(d`M160 228L28 ${140 + random.between(-8, 8)}V320z`, 'rgba(255,246,214,.55)') + move(276, 340, zoom(1.1, 0, 0, front()))
}

const runningBelt: Draw = ({ random, colour, text, number, has }) => {
  const pockets = Math.round(number('pockets', 2, 1, 5))
  const bottles = Math.round(number('bottle holders', 0, 0, 2))
  const flaskAt = (x: number) => rect(x - 24, 214, 48, 110, slant('#eaf2f6', '#a9c4d2'), 14) + rect(x - 14, 190, 28, 28, round('#33363d'), 7) + rect(x - 30, 252, 60, 84, face(dark(colour, 0.14)), 10)
  return (
    shadow(258, 394, 170, 16) + stroke('M76 268C70 150 442 150 436 268', dark(colour, 0.42), 34) + rect(226, 166, 60, 34, round('#2b2d33'), 8) + rect(240, 174, 32, 18, '#5a606a', 4) +
    shape('M60 262Q256 340 452 262Q460 322 446 346Q256 424 66 346Q52 322 60 262z', slant(light(colour, 0.28), colour, dark(colour, 0.28))) + (has('reflective') ? stroke('M66 338Q256 414 446 338', '#e4e8ec', 7) : '') +
    Array.from({ length: pockets }, (_, i) => {
      const t = pockets === 1 ? 0 : (i / (pockets - 1) - 0.5) * (bottles > 0 ? 190 : 250)
      const y = 338 - Math.abs(t) * 0.13
      return item(zip(d`M${256 + t - 46} ${y - 8}Q${256 + t} ${y + 4} ${256 + t + 46} ${y - 8}`, 256 + t + 34, y - 6, colour))
    }).join('') + (bottles > 0 ? flaskAt(120) : '') + (bottles > 1 ? flaskAt(392) : '') + (random.chance(0.5) ? rect(234, 366, 44, 8, contrasting(colour, 0.4), 4) : '')
  )
}

const sportsBottle: Draw = ({ random, colour, text, number }) => {
  const capacity = number('capacity', 750, 300, 1500)
  const h = 210 + (Math.min(1000, capacity) / 1000) * 104
  const r = 56 + (Math.min(1000, capacity) / 1000) * 16
  const isPlastic = text('material') === 'plastic'
  const fill = isPlastic ? across([dark(colour, 0.2), 0, 92], [light(colour, 0.5), 22, 86], [colour, 55, 82], [dark(colour, 0.3), 100, 94]) : text('material') === 'aluminium' ? metal(colour) : round(colour)
  const waist = d`M${-r - 1} ${-h * 0.46}Q${-r * 0.72} ${-h * 0.38} ${-r - 1} ${-h * 0.3}`
  return (
    shadow(258, floor, r * 1.26, 13) +
    move(256, floor - 4, (isPlastic ? rect(-r + 8, -h * 0.6, 2 * r - 16, h * 0.58, 'rgba(120,180,220,.45)', 16) : '') + flask(r, h, fill, r * 0.66) + stroke(waist + d`M${r + 1} ${-h * 0.46}Q${r * 0.72} ${-h * 0.38} ${r + 1} ${-h * 0.3}`, dark(colour, 0.3), 5) + stroke(d`M${-r} ${-h * 0.52}Q0 ${-h * 0.5} ${r} ${-h * 0.52}M${-r} ${-h * 0.24}Q0 ${-h * 0.22} ${r} ${-h * 0.24}`, dark(colour, 0.3), 4) + (isPlastic ? dashes(d`M${r * 0.6} ${-h * 0.2}V-24`, '#ffffff', 12, 2.4, 12) : '') + bottleLid(text('lid'), -h, r * 0.66, random.chance(0.5) ? '#33363d' : contrasting(colour, 0.6)) + gleam(-r * 0.68, -h * 0.72, 9, h * 0.52, 0.45))
  )
}

const goggles: Draw = ({ random, colour, text, has }) => {
  const size = text('fit') === 'children' ? 0.86 : text('fit') === 'small faces' ? 0.93 : 1
  const lenses: Record<string, string> = { clear: slant(['#ffffff', 0, 85], ['#cfe4ee', 60, 75], ['#9fc4d6', 100, 85]), smoke: slant('#8d949d', '#3a3f47'), mirrored: slant('#f3a85a', '#d25a8f', '#4f6fd0', '#49c8d8'), polarised: slant('#6f9a8f', '#2f4f5f') }
  const lens = lenses[text('lens')] ?? lenses.clear ?? '#cfe4ee'
  const wide = text('view') === 'wide' ? 12 : 0
  const eye = (cx: number, side: number) => shape(d`M${cx - 84 - wide} 250Q${cx - 86} ${202 - wide} ${cx - side * 10} ${200 - wide}Q${cx + 84} ${200 - wide} ${cx + 84 + wide} 252Q${cx + 78} ${316 + wide} ${cx + side * 12} ${318 + wide}Q${cx - 78} ${318 + wide} ${cx - 84 - wide} 250z`, slant(light(colour, 0.3), colour, dark(colour, 0.35))) + shape(d`M${cx - 66} 252Q${cx - 66} 220 ${cx - side * 8} 218Q${cx + 64} 218 ${cx + 66} 254Q${cx + 60} 300 ${cx + side * 10} 300Q${cx - 60} 300 ${cx - 66} 252z`, lens) + shape(d`M${cx - 46} 240Q${cx - 40} 226 ${cx} 226L${cx - 26} 290Q${cx - 52} 280 ${cx - 46} 240z`, 'rgba(255,255,255,.34)')
  const straps = text('strap') === 'double' ? [-14, 16] : [0]
  return shadow(256, 396, 170, 14) + zoom(size, 256, 260, straps.map((dy) => stroke(d`M76 ${254 + dy}C20 ${180 + dy} 130 ${104 + dy} 256 ${108 + dy}S492 ${180 + dy} 436 ${254 + dy}`, dark(colour, 0.42), 17) + stroke(d`M80 ${250 + dy}C30 ${182 + dy} 136 ${110 + dy} 256 ${113 + dy}`, light(colour, 0.2), 4, 0.6)).join('') + stroke('M236 250Q256 232 276 250', dark(colour, 0.3), 15) + eye(158, 1) + eye(354, -1))
}

const skippingRope: Draw = ({ random, colour, text, number, has }) => {
  const extra = (number('length', 280, 150, 350) - 210) / 90
  const kind = text('rope')
  const rope = d`M150 330C40 ${180 - extra * 30} 120 70 230 96S330 250 210 264S110 ${360 + extra * 26} 256 ${372 + extra * 26}S${452 + extra * 16} 250 330 ${200 - extra * 20}S300 70 400 96S470 240 372 330`
  const beads = kind === 'beaded'
  const line = beads ? stroke(rope, '#e4e1d8', 4) + dashes(rope, colour, 15, 20, 6) : kind.startsWith('steel') ? cable(rope, '#9aa0a8', 6) : kind === 'cotton' ? stroke(rope, dark('#e6dcc4', 0.25), 15) + dashes(rope, '#f3ecda', 12, 9, 4) : tube(rope, 11, colour)
  const grips: Record<string, Hex> = { wood: '#c99a62', aluminium: '#b9bfc6', foam: dark(colour, 0.5), plastic: colour }
  const grip = grips[text('handle material')] ?? colour
  const handle = (x: number, angle: number) => turn(angle, x, 330, rect(x - 17, 322, 34, 116, text('handle material') === 'aluminium' ? metal(grip) : round(grip), 14) + rect(x - 19, 330, 38, 14, round('#33363d'), 5) + rect(x - 19, 420, 38, 16, round(text('handle material') === 'plastic' ? '#33363d' : colour), 7) + (has('jump counter') ? rect(x - 12, 356, 24, 26, '#cfd9c8', 4) + stroke(d`M${x - 6} 364v10M${x + 4} 364v10`, '#2c332a', 3) : stroke(d`M${x - 15} 362h30M${x - 15} 376h30M${x - 15} 390h30`, dark(grip, 0.3), 3)))
  return move(6, 10, `<g opacity=".12">${stroke(rope, '#14171f', 12)}</g>`) + line + handle(150, 16 + random.between(-5, 5)) + handle(372, -14 + random.between(-5, 5))
}

const foamRoller: Draw = ({ random, colour, text, number, has }) => {
  const w = 230 + ((number('length', 45, 20, 100) - 30) / 30) * 150
  const r = 70 + (number('diameter', 13, 8, 20) - 10) * 6
  const x = 244 - w / 2
  const cy = floor - r - 6
  const surface = text('surface')
  const bumps = surface === 'ribbed' ? Array.from({ length: Math.floor(w / 24) }, (_, i) => rect(x + 16 + i * 24, cy - r - 3, 14, 2 * r + 6, roundLying(light(colour, 0.06)), 7)).join('') : surface === 'knobbly' ? Array.from({ length: Math.floor(w / 40) * 4 }, (_, i) => { const row = i % 4; return rect(x + 22 + Math.floor(i / 4) * 40 + (row % 2) * 16, cy - r + 8 + row * ((2 * r - 16) / 4), 26, (2 * r - 24) / 4, down(light(colour, 0.3), dark(colour, 0.1 + row * 0.08)), 8) }).join('') : dashes([0.3, 0.5, 0.7].map((at) => d`M${x + 10} ${cy - r + 2 * r * at}h${w - 20}`).join(''), dark(colour, 0.18), 3, 2, 9)
  return shadow(256, floor, w * 0.56, 16) + turn(random.between(-4, 0), 256, floor, rect(x, cy - r, w, 2 * r, roundLying(colour), 12) + bumps + oval(x + w, cy, r * 0.42, r, slant(light(colour, 0.14), dark(colour, 0.24))) + (has('hollow') ? oval(x + w + 1, cy, r * 0.25, r * 0.6, '#1b1d22') + oval(x + w + 4, cy, r * 0.2, r * 0.52, '#33363d') : oval(x + w, cy, r * 0.3, r * 0.72, dark(colour, 0.1))) + (has('vibration') ? circle(x + w, cy, 9, '#6fd0f0') : ''))
}

const tent: Draw = ({ random, colour, text, number, has }) => {
  const sleeps = number('sleeps', 2, 1, 10)
  const size = 0.8 + Math.min(0.24, ((sleeps - 1) / 5) * 0.24)
  const kind = text('set-up')
  const fly = slant(light(colour, 0.26), colour, dark(colour, 0.3))
  const door = (cx: number, h: number, w: number) => shape(d`M${cx} ${floor - h}Q${cx - w * 0.7} ${floor - h * 0.5} ${cx - w} ${floor - 4}H${cx + w}Q${cx + w * 0.7} ${floor - h * 0.5} ${cx} ${floor - h}z`, down('#3a3d44', '#17191d')) + shape(d`M${cx} ${floor - h}Q${cx - w * 0.7} ${floor - h * 0.5} ${cx - w} ${floor - 4}L${cx - w * 0.4} ${floor - 4}Q${cx - w * 0.5} ${floor - h * 0.4} ${cx} ${floor - h}z`, light(colour, 0.34))
  const pole = (path: string) => stroke(path, dark(colour, 0.45), 6)
  const body =
    kind === 'tunnel' || kind === 'inflatable'
      ? shape(d`M40 ${floor}C46 240 130 190 190 186L372 214C440 226 476 320 480 ${floor}z`, fly) + shape(d`M40 ${floor}C46 240 130 190 190 186C236 190 268 290 272 ${floor}z`, slant(light(colour, 0.34), light(colour, 0.05))) + door(152, 170, 64) + (kind === 'inflatable' ? tube(d`M190 186C240 196 270 290 274 ${floor}`, 17, dark(colour, 0.12)) + tube(d`M372 214C410 230 424 330 426 ${floor}`, 15, dark(colour, 0.2)) : pole(d`M190 186C240 196 270 290 274 ${floor}`) + pole(d`M290 200C340 216 362 310 364 ${floor}`) + pole(d`M372 214C410 230 424 330 426 ${floor}`))
      : kind === 'pop-up'
        ? shape(d`M44 ${floor}C60 270 150 190 262 190C370 190 456 280 470 ${floor}z`, fly) + stroke(d`M46 ${floor - 4}C70 280 150 196 262 194C366 196 450 290 468 ${floor - 4}`, light(colour, 0.5), 8) + door(230, 176, 82) + stroke(d`M318 ${floor - 6}C340 290 330 230 280 196`, dark(colour, 0.3), 5)
        : shape(d`M44 ${floor}C80 310 170 176 256 166C342 176 432 310 468 ${floor}z`, fly) + shape(d`M256 166C342 176 432 310 468 ${floor}H330C330 320 300 220 256 166z`, 'rgba(20,23,31,.2)') + pole(d`M44 ${floor}C120 230 220 150 256 166C310 190 330 320 332 ${floor}`) + pole(d`M468 ${floor}C400 240 310 160 256 166C212 190 180 330 176 ${floor}`) + door(252, 190, 68)
  return shadow(258, floor + 2, 222 * size, 15) + zoom(size, 256, floor, (has('porch') ? shape(d`M20 ${floor}L120 280L190 ${floor}z`, slant(light(colour, 0.2), dark(colour, 0.1))) : '') + body + stroke(d`M56 ${floor - 40}L18 ${floor + 4}M456 ${floor - 40}L496 ${floor + 4}`, '#e4e1d8', 2.5) + (random.chance(0.4) ? shape(d`M330 ${floor - 40}q24 -8 52 0l6 30q-32 8 -64 0z`, 'rgba(255,255,255,.18)') : ''))
}

const sleepingBag: Draw = ({ random, colour, text, number, has }) => {
  const long = 330 + ((number('length', 200, 150, 240) - 170) / 50) * 46
  const warm = (15 - number('comfort temperature', 5, -20, 20)) / 20
  const w = 128 + warm * 26
  const top = 262 - long / 2
  const bottom = 262 + long / 2
  const kind = text('shape')
  const inner = contrasting(colour, 0.3)
  const path =
    kind === 'rectangular'
      ? d`M${256 - w / 2 - 14} ${top + 12}Q256 ${top - 6} ${256 + w / 2 + 14} ${top + 12}L${256 + w / 2 + 12} ${bottom - 8}Q256 ${bottom + 10} ${256 - w / 2 - 12} ${bottom - 8}z`
      : kind === 'egg-shaped'
        ? d`M256 ${top}C${256 + w * 0.7} ${top} ${256 + w * 0.8} ${top + long * 0.5} ${256 + w * 0.5} ${bottom - 40}Q256 ${bottom + 24} ${256 - w * 0.5} ${bottom - 40}C${256 - w * 0.8} ${top + long * 0.5} ${256 - w * 0.7} ${top} 256 ${top}z`
        : d`M256 ${top}C${256 + w * 0.5} ${top} ${256 + w * 0.5} ${top + 60} ${256 + w * 0.62} ${top + 110}L${256 + w * 0.34} ${bottom - 24}Q256 ${bottom + 14} ${256 - w * 0.34} ${bottom - 24}L${256 - w * 0.62} ${top + 110}C${256 - w * 0.5} ${top + 60} ${256 - w * 0.5} ${top} 256 ${top}z`
  const seams = Array.from({ length: 7 }, (_, i) => { const y = top + long * (0.34 + i * 0.09); const half = w * (kind === 'mummy' ? 0.6 - i * 0.035 : 0.56); return d`M${256 - half} ${y}Q256 ${y + 16} ${256 + half} ${y}` }).join('')
  const hood = kind === 'rectangular' ? shape(d`M${256 - w / 2 - 6} ${top + 16}Q256 ${top} ${256 + w / 2 + 6} ${top + 16}V${top + 78}Q256 ${top + 96} ${256 - w / 2 - 6} ${top + 78}z`, slant(light(inner, 0.2), inner)) : oval(256, top + 62, w * 0.36, 46, slant(dark(inner, 0.2), inner)) + oval(256, top + 68, w * 0.28, 34, slant('#f3f0e8', '#cfc9ba'))
  return turn(random.between(26, 40), 256, 262, move(12, 14, shape(path, 'rgba(25,30,42,.14)')) + shape(path, across(dark(colour, 0.14), light(colour, 0.24), colour, dark(colour, 0.3))) + stroke(seams, dark(colour, 0.3), 4 + warm * 2, 0.6) + hood + zip(d`M${256 + w * 0.12} ${top + 112}L${256 + w * 0.08} ${bottom - 90}`, 256 + w * 0.12, top + 116, colour) + (has('hood') ? stroke(d`M${256 - w * 0.4} ${top + 56}C${256 - w * 0.3} ${top + 10} ${256 + w * 0.3} ${top + 10} ${256 + w * 0.4} ${top + 56}`, light(colour, 0.4), 4, 0.7) : ''))
}

const headlamp: Draw = ({ random, colour, number, text, has }) => {
  const power = Math.min(1, number('brightness', 300, 10, 1500) / 900)
  const s = 0.9 + power * 0.16
  return (
    shadow(256, 408, 150, 15) + stroke('M84 250C60 120 452 120 428 250', dark(colour, 0.46), 38) + stroke('M96 226C100 140 412 140 416 226', light(colour, 0.1), 4, 0.6) + (power > 0.5 ? stroke('M256 240V140', dark(colour, 0.4), 22) : '') + stroke('M84 250C84 330 180 350 200 330M428 250C428 330 332 350 312 330', colour, 36) + dashes('M90 252C92 318 176 334 196 320M422 252C420 318 336 334 316 320', contrasting(colour, 0.3), 7, 8, 7) +
    zoom(s, 256, 316, rect(172, 262, 168, 110, slant('#4a4e57', '#22252a'), 28) + rect(182, 256, 148, 104, face(dark(colour, 0.04)), 26) + circle(236, 306, 42, metal('#b9bfc6')) + circle(236, 306, 35, spot(['#ffffff', 0], ['#fff6d8', 55], ['#d9b870', 100])) + circle(236, 306, 12, '#ffffff') + (has('red light') ? circle(302, 290, 12, spot('#ffb0a0', '#d8302c')) : circle(302, 290, 12, spot('#ffffff', '#cfd9df'))) + circle(302, 324, 12, spot('#ffffff', '#cfd9df')) + rect(214, 248, 56, 14, dark(colour, 0.5), 6)) + (text('power source') === 'rechargeable' ? pilot(318, 356, 4, '#6fe08a') : '') + (random.chance(0.4) ? rect(150, 150, 40, 26, '#2b2d33', 6) : '')
  )
}

export const sports: Drawings = {
  'yoga mats': yogaMat,
  dumbbells: dumbbell,
  'resistance bands': bands,
  footballs: football,
  'tennis rackets': tennisRacket,
  'bicycle helmets': helmet,
  'bike lights': bikeLight,
  'running belts': runningBelt,
  'sports bottles': sportsBottle,
  'swimming goggles': goggles,
  'skipping ropes': skippingRope,
  'foam rollers': foamRoller,
  'camping tents': tent,
  'sleeping bags': sleepingBag,
  headlamps: headlamp,
}
