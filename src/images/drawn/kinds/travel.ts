import { contrasting, dark, type Hex, light } from '../colour.ts'
import { backpack, handle, panel, zip } from '../forms/bags.ts'
import { pack } from '../forms/packs.ts'
import { rivet, wheel } from '../forms/parts.ts'
import { block, floor, gleam, laidShadow, shadow } from '../forms/solids.ts'
import { tube } from '../forms/tubes.ts'
import { across, down, face, metal, round, roundLying, slant } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

/** A trolley case of a size (1 is the largest), hard or soft. */
function trolley(colour: Hex, size: number, isHard: boolean, wheels: number, ribs: number, hasLock: boolean): string {
  const body = isHard
    ? rect(146, 132, 220, 268, slant(light(colour, 0.3), colour, dark(colour, 0.32)), 30) + Array.from({ length: ribs }, (_, i) => { const x = 146 + (220 * (i + 1)) / (ribs + 1); return stroke(d`M${x} 152V384`, dark(colour, 0.32), 5) + stroke(d`M${x + 4} 152V384`, light(colour, 0.34), 2.5, 0.8) }).join('') + rect(146, 258, 220, 12, across(dark(colour, 0.5), dark(colour, 0.25), dark(colour, 0.5))) + [[146, 132, 0], [326, 132, 0], [146, 360, 0], [326, 360, 0]].map(([x = 0, y = 0]) => rect(x + 2, y + 2, 36, 36, 'rgba(20,23,31,.10)', 26)).join('')
    : rect(146, 132, 220, 268, slant(light(colour, 0.22), colour, dark(colour, 0.3)), 22) + zip('M162 160V372', 162, 180, colour) + panel(182, 156, 168, 92, 14, dark(colour, 0.06)) + zip('M196 172H336', 322, 172, colour) + panel(182, 260, 168, 124, 14, dark(colour, 0.06)) + zip('M196 278H336', 210, 278, colour)
  return zoom(
    size,
    256,
    floor,
    rect(206, 40, 9, 100, metal('#b9bfc6')) + rect(297, 40, 9, 100, metal('#b9bfc6')) + rect(196, 30, 120, 22, round('#33363d'), 10) + body + handle(220, 292, 132, 24, dark(colour, 0.42), 11) +
      (hasLock ? rect(352, 236, 22, 50, metal('#8d939b'), 5) + stroke('M356 252h14M356 262h14M356 272h14', '#33363d', 3) : '') + (wheels > 2 ? [166, 346].map((x) => rect(x - 16, 394, 32, 16, '#2b2d33', 5) + circle(x - 6, 414, 12, '#22252a') + circle(x + 10, 414, 11, '#3a3d44')).join('') : wheel(168, 410, 16, '#8d939b') + wheel(344, 410, 16, '#8d939b') + rect(190, 398, 132, 10, '#2b2d33', 4)) + gleam(164, 158, 10, 96, 0.35),
  )
}

const suitcase: Draw = ({ random, colour, text, number }) => {
  const size = 0.86 + ((number('capacity', 90, 30, 140) - 65) / 50) * 0.16
  return shadow(262, floor, 134 * size, 15) + trolley(colour, size, text('shell') !== 'soft', number('wheels', 4, 2, 4), 3 + random.below(4), text('lock').startsWith('comb'))
}

const cabinBag: Draw = ({ random, colour, text }) => {
  const sizes: Record<string, number> = { small: 0.76, standard: 0.88, large: 0.96 }
  const size = sizes[text('size')] ?? 0.88
  const trim = text('material') === 'leather' || text('material') === 'canvas' ? '#7a4f30' : dark(colour, 0.42)
  const style = text('style')
  if (style === 'trolley') return shadow(262, floor, 124 * size, 15) + trolley(colour, size * 0.9, !/canvas|leather|polyester/.test(text('material')), 4, 4, false)
  if (style === 'convertible') return shadow(258, floor, 130, 16) + zoom(size, 256, floor, handle(216, 296, 132, 40, trim, 13) + tube('M138 190C90 230 92 350 134 392M374 190C422 230 420 350 378 392', 17, dark(colour, 0.4)) + rect(128, 124, 256, 296, slant(light(colour, 0.2), colour, dark(colour, 0.3)), 34) + zip('M150 168Q256 140 362 168', 344, 164, colour) + panel(156, 216, 200, 176, 20, dark(colour, 0.07)) + zip('M176 244H336', 190, 244, colour) + [178, 334].map((x) => rect(x - 9, 124, 18, 92, trim, 3) + rect(x - 13, 196, 26, 18, metal('#b4a06a'), 4)).join(''))
  return (
    shadow(258, floor, 188 * size, 16) +
    zoom(size, 256, floor, stroke('M84 270C40 90 470 90 428 270', dark(trim, 0.1), 13) + tube('M176 230C176 130 336 130 336 230', 17, trim) + rect(232, 150, 48, 22, round(dark(trim, 0.1)), 9) + shape('M64 300C64 236 100 214 150 212L362 212C412 214 448 236 448 300L456 392Q456 420 428 420H84Q56 420 56 392z', slant(light(colour, 0.24), colour, dark(colour, 0.32))) + zip('M104 236Q256 208 408 236', 376, 230, colour) + [176, 336].map((x) => rect(x - 10, 228, 20, 188, trim, 3) + rect(x - 14, 244, 28, 16, metal('#b4a06a'), 4)).join('') + panel(200, 296, 112, 96, 10, dark(colour, 0.05)) + rect(56, 396, 400, 24, down(dark(trim, 0.05), dark(trim, 0.3)), 10) + [90, 422].map((x) => shape(d`M${x - 20} 262h40l-8 60h-24z`, dark(trim, 0.1))).join(''))
  )
}

const travelBackpack: Draw = ({ random, colour, text, number, has }) => {
  const litres = number('capacity', 40, 10, 90)
  const size = 0.78 + ((litres - 28) / 42) * 0.24
  const accent = random.pick([dark(colour, 0.35), '#e08a3a', '#c9b070', '#4fa3b8'] as const) ?? dark(colour, 0.35)
  const tall = litres > 45
  const body = backpack({ cx: 256, top: tall ? 66 : 96, bottom: floor, w: tall ? 230 : 236, colour, accent, bottlePockets: 2, hasRoll: text('opening') === 'roll-top', hasHipBelt: has('hip belt') })
  const lid = text('opening') === 'top-loading' ? shape(d`M144 ${tall ? 112 : 140}Q146 ${tall ? 52 : 80} 256 ${tall ? 50 : 78}Q366 ${tall ? 52 : 80} 368 ${tall ? 112 : 140}L360 ${tall ? 158 : 186}Q256 ${tall ? 176 : 204} 152 ${tall ? 158 : 186}z`, slant(light(colour, 0.26), dark(colour, 0.12))) + [206, 306].map((x) => rect(x - 7, tall ? 150 : 178, 14, 70, dark(colour, 0.45), 3) + rect(x - 12, tall ? 190 : 218, 24, 18, '#2b2d33', 4)).join('') : ''
  const straps = [150, 362].map((x) => stroke(d`M${x} 250L${x + (x < 256 ? 18 : -18)} 300`, dark(colour, 0.5), 7)).join('')
  return shadow(256, floor + 4, 150 * size, 17) + zoom(size, 256, floor, body + lid + straps + (has('rain cover') ? shape(d`M180 ${floor - 4}h152l-12 16h-128z`, '#e08a3a') : ''))
}

const packingCubes: Draw = ({ colourOf, count, text, random, has }) => {
  const sizes: Record<string, number> = { small: 0.72, medium: 0.88, large: 1.04 }
  const size = sizes[text('size')] ?? 0.88
  const cube = (i: number) => {
    const c = colourOf(i)
    return (
      oval(14, 2, 140, 10, 'rgba(25,30,42,.2)') + block({ x: -132, y: -84, w: 224, h: 84, dx: 50, dy: 48, colour: c, r: 16 }) + (has('mesh window') ? shape('M-92 -92L-62 -122H102L80 -92z', light(c, 0.5)) + dashes('M-84 -96H82M-76 -104H90M-68 -112H96', dark(c, 0.3), 5, 3, 4) : '') + zip('M-128 -58H90', 66, -58, c) + (has('compression zip') ? zip('M-128 -30H90', -104, -30, c) : '') + handle(-52, 12, -10, -2, dark(c, 0.42), 8) + dashes('M-120 -86H80', light(c, 0.4), 2, 5, 4)
    )
  }
  return pack({ count, width: 290, height: 132, draw: cube, most: size, row: count <= 2 ? 1 : 2, rise: 0.72, spacing: 0.98 })
}

const neckPillow: Draw = ({ random, colour, text, has }) => {
  const outer = 'M256 404C130 404 80 312 92 216C100 146 150 116 186 128C226 142 226 190 214 226C200 268 222 300 256 300C290 300 312 268 298 226C286 190 286 142 326 128C362 116 412 146 420 216C432 312 382 404 256 404z'
  return (
    shadow(258, 404, 156, 18) + turn(random.between(-5, 5), 256, 270, shape(outer, slant(light(colour, 0.34), colour, dark(colour, 0.34))) + stroke('M120 230C112 320 170 372 256 372C342 372 400 320 392 230', dark(colour, 0.22), 3, 0.7) + stroke('M118 200C122 160 150 146 176 152', light(colour, 0.5), 11, 0.5) + (text('cover') === 'velour' ? stroke('M150 320C170 350 210 364 250 366', light(colour, 0.4), 9, 0.35) : text('cover').startsWith('bamboo') ? dashes('M112 260C116 330 176 384 256 386C336 384 396 330 400 260', dark(colour, 0.25), 3, 3, 5) : '') + (has('inflatable') ? circle(386, 300, 13, '#e4e8ec') + circle(386, 300, 6, '#8d939b') : zip('M150 376Q256 420 362 376', 340, 384, colour)) + (has('chin support') ? rect(212, 134, 88, 34, roundLying(dark(colour, 0.15)), 15) : stroke('M206 168Q256 182 306 168', dark(colour, 0.45), 8) + rect(242, 164, 28, 22, '#33363d', 6)))
  )
}

const adapter: Draw = ({ random, colour, number, text }) => {
  const ports = Math.round(number('USB ports', 2, 0, 4))
  const isWorld = text('region') === 'worldwide'
  const pins = isWorld || text('region').endsWith('europe') ? tube('M420 236h54M420 300h54', 17, '#c6cbd1') : text('region').endsWith('usa') ? rect(416, 222, 52, 12, metal('#c6cbd1'), 2) + rect(416, 300, 52, 12, metal('#c6cbd1'), 2) : turn(26, 440, 230, rect(416, 224, 52, 12, metal('#c6cbd1'), 2)) + turn(-26, 440, 306, rect(416, 300, 52, 12, metal('#c6cbd1'), 2))
  return (
    shadow(262, floor - 6, 166, 17) + pins + block({ x: 104, y: 156, w: 258, h: 256, dx: 62, dy: 40, colour, r: 30 }) + rect(122, 174, 222, 220, slant(light(colour, 0.24), dark(colour, 0.04)), 20) + circle(233, 258, 66, dark(colour, 0.14)) + circle(233, 258, 62, slant(dark(colour, 0.3), dark(colour, 0.06))) + rect(202, 230, 12, 30, '#17191d', 3) + rect(252, 230, 12, 30, '#17191d', 3) + (isWorld ? circle(233, 288, 8, '#17191d') + turn(30, 206, 282, rect(198, 276, 18, 8, '#17191d', 2)) + turn(-30, 260, 282, rect(252, 276, 18, 8, '#17191d', 2)) : rect(226, 276, 14, 24, '#17191d', 3)) +
    Array.from({ length: ports }, (_, i) => { const x = 233 + (i - (ports - 1) / 2) * 50; return item(i === ports - 1 && ports > 1 ? rect(x - 17, 354, 34, 14, '#17191d', 7) : rect(x - 19, 350, 38, 20, '#17191d', 3) + rect(x - 14, 355, 28, 7, '#3f6fb5', 1)) }).join('') + (isWorld ? [0, 1, 2].map((i) => rect(376 + i * 14, 200 - i * 9, 9, 60, dark(colour, 0.55), 4)).join('') : '') + (random.chance(0.5) ? circle(146, 196, 5, '#6fd0f0') : circle(320, 196, 5, '#6fe08a'))
  )
}

const luggageScale: Draw = ({ random, colour, text, has }) => {
  const isDigital = text('display') !== 'mechanical'
  const hangs = text('grip') === 'hook'
  const lower = hangs
    ? tube('M256 288V330C256 350 300 350 300 380C300 424 220 424 216 384', 15, '#b9bfc6')
    : stroke('M250 288C180 330 180 430 256 436S334 330 262 288', dark(colour, 0.35), 22) + stroke('M244 296C190 334 190 420 252 428', light(colour, 0.2), 4, 0.6) + rect(232, 280, 48, 30, metal('#b9bfc6'), 5)
  const a = random.between(-1.4, 1)
  const face2 = isDigital
    ? rect(84, 176, 344, 92, down(light(colour, 0.36), colour, dark(colour, 0.34)), 44) + rect(196, 190, 120, 62, '#1b1e24', 9) + rect(203, 197, 106, 48, has('backlight') ? slant('#a9e6f5', '#6fc4dc') : slant('#d5ddcc', '#b0bca4'), 5) + stroke('M222 206h18v30h-18zM252 206h18v30h-18zM279 237h1M290 206h10v30h-10z', '#2c332a', 4) + circle(346, 222, 12, metal('#c3c8ce')) + stroke('M104 206Q96 222 104 240M120 200Q112 222 120 246', dark(colour, 0.35), 4)
    : circle(256, 214, 86, slant(light(colour, 0.3), dark(colour, 0.3))) + circle(256, 214, 70, slant('#ffffff', '#e6e4dd')) + stroke(Array.from({ length: 13 }, (_, i) => { const t = -2.2 + i * 0.366; return d`M${256 + Math.sin(t) * 60} ${214 - Math.cos(t) * 60}L${256 + Math.sin(t) * 50} ${214 - Math.cos(t) * 50}` }).join(''), '#3a3d44', 3.4) + stroke(d`M256 214L${256 + Math.sin(a) * 46} ${214 - Math.cos(a) * 46}`, '#d0392f', 5) + circle(256, 214, 7, '#3a3d44') + rect(180, 100, 152, 32, roundLying(dark(colour, 0.1)), 15) + rect(246, 126, 20, 14, '#8d939b')
  return shadow(258, 458, 90, 9) + lower + face2
}

const toiletryBag: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.76 + ((number('capacity', 4, 1, 8) - 2) / 4) * 0.22
  const bottles = [['#e9e4d6', 206], ['#7fb0c4', 262], ['#c98a9a', 318]] as const
  const open = random.chance(0.5)
  return (
    shadow(258, floor, 176 * size, 16) +
    zoom(size, 256, floor, (open ? bottles.map(([tint, x], i) => rect(x - 22, 150 + i * 14, 44, 110, round(tint), 9) + rect(x - 12, 130 + i * 14, 24, 24, round(dark(tint, 0.4)), 5)).join('') : '') + (has('hanging hook') ? tube('M256 196V150C256 120 296 120 296 150', 10, '#b9bfc6') : '') + shape('M92 250Q96 212 134 210H378Q416 212 420 250L428 384Q428 420 392 420H120Q84 420 84 384z', slant(light(colour, 0.26), colour, dark(colour, 0.3))) + zip('M106 242Q256 222 406 242', 372, 238, colour) + handle(412, 440, 300, 4, dark(colour, 0.4), 12) + (has('transparent pouch') ? rect(124, 290, 264, 108, slant(['#ffffff', 0, 72], ['#cfdfe8', 60, 52], ['#ffffff', 100, 62]), 14) + rect(150, 316, 36, 66, '#d9a0ac', 8) + rect(206, 328, 44, 54, '#8fb8c8', 8) + rect(272, 310, 28, 72, '#e4d9b8', 8) : panel(124, 290, 264, 108, 16, dark(colour, 0.06)) + zip('M146 312H366', 160, 312, colour)) + (text('material') === 'leather' || random.chance(0.3) ? rect(84, 396, 344, 24, '#7a4f30', 10) : '') + (has('mirror') ? oval(256, 352, 30, 24, slant('#eef4f7', '#a9bcc7')) : ''))
  )
}

const passportHolder: Draw = ({ random, colour, text, number, has }) => {
  const isFamily = text('size') === 'family'
  const [w, h] = isFamily ? [252, 336] : [226, 310]
  const x = 256 - w / 2
  const y = 262 - h / 2
  const c = text('material') === 'cork' ? '#c89b6a' : colour
  const emblem = contrasting(c, 0.4)
  const isGrained = /leather/.test(text('material'))
  return turn(
    random.between(-9, 5),
    256,
    262,
    (has('boarding pass pocket') ? turn(4, 256, 262, rect(x + 50, y - 34, w - 84, 120, slant('#ffffff', '#dfe5ea'), 5) + rect(x + 50, y - 34, w - 84, 18, '#4f7fb0', 5) + stroke(d`M${x + 66} ${y - 10}h${w * 0.3}`, '#9aa6b2', 5)) : '') +
      Array.from({ length: isFamily ? 3 : 1 }, (_, i) => rect(x + 14 + i * 3, y - 14 + i * 5, w - 22, 60, ['#7a2537', '#2b3d66', '#2f5d43'][i] ?? '#7a2537', 9)).join('') + laidShadow(x, y, w, h, 14) + rect(x + 2, y + 9, w, h, dark(c, 0.5), 14) + rect(x, y, w, h, slant(light(c, 0.24), c, dark(c, 0.24)), 14) + rect(x, y, 16, h, slant(dark(c, 0.1), dark(c, 0.34)), 8) + dashes(d`M${x + 26} ${y + 12}H${x + w - 12}V${y + h - 12}H${x + 26}`, isGrained ? light(c, 0.4) : dark(c, 0.35), 2.2, 6, 4) +
      `<circle cx="${(x + w * 0.53).toFixed(1)}" cy="${(y + h * 0.4).toFixed(1)}" r="44" fill="none" stroke="${emblem}" stroke-width="4"/>` + stroke(d`M${x + w * 0.53 - 44} ${y + h * 0.4}h88M${x + w * 0.53} ${y + h * 0.4 - 44}v88M${x + w * 0.53 - 36} ${y + h * 0.4 - 24}q36 14 72 0M${x + w * 0.53 - 36} ${y + h * 0.4 + 24}q36 -14 72 0M${x + w * 0.53} ${y + h * 0.4 - 44}q-40 44 0 88M${x + w * 0.53} ${y + h * 0.4 - 44}q40 44 0 88`, emblem, 2.6) + rect(x + w * 0.33, y + h * 0.68, w * 0.4, 7, emblem, 3) +
      (text('closure').startsWith('elastic') ? rect(x + w - 34, y - 2, 12, h + 12, dark(c, 0.5)) : text('closure').startsWith('press') ? rect(x + w - 42, y + h / 2 - 18, 58, 36, slant(light(c, 0.1), dark(c, 0.24)), 12) + rivet(x + w - 18, y + h / 2, 8, '#c9a24e') : text('closure') === 'zip' ? zip(d`M${x + w - 4} ${y + 20}V${y + h - 10}`, x + w - 4, y + h - 60, c) : '') + (has('pen loop') ? rect(x + w - 3, y + h * 0.6, 16, 90, round('#33363d'), 7) : ''),
  )
}

const umbrella: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const span = 0.84 + ((number('diameter', 100, 70, 160) - 92) / 38) * 0.16
  const isClear = text('colour') === 'clear'
  const ribs = Math.round(number('ribs', 8, 6, 16) / 2)
  const grip = text('handle') === 'wood' ? '#8a5a38' : '#2e3138'
  const alpha = isClear ? 58 : 100
  const canopy = Array.from({ length: ribs }, (_, i) => {
    const at = (k: number) => 56 + (400 * k) / ribs
    const [l, r] = [at(i), at(i + 1)]
    const shade = i / (ribs - 1)
    const tint = shade < 0.34 ? light(colour, 0.26 - shade * 0.5) : dark(colour, (shade - 0.34) * 0.5)
    const bulge = (x: number) => 256 + (x - 256) * 0.62
    return shape(d`M256 96C${bulge(l)} 100 ${l + (256 - l) * 0.1} 180 ${l} 270Q${(l + r) / 2} 246 ${r} 270C${r + (256 - r) * 0.1} 180 ${bulge(r)} 100 256 96z`, down([light(tint, 0.14), 0, alpha], [tint, 60, alpha], [dark(tint, 0.16), 100, alpha])) + (i > 0 ? stroke(d`M256 96C${bulge(l)} 100 ${l + (256 - l) * 0.1} 180 ${l} 270`, dark(colour, 0.35), 2) : '')
  }).join('')
  const end = style === 'folding' ? 378 : 440
  const shaft = rect(251, 80, 10, end - 80, metal('#8d939b'), 4) + rect(252, 66, 8, 34, metal('#8d939b'), 4)
  const hook = style === 'folding' ? rect(241, 360, 30, 72, round(grip), 12) + stroke('M262 430q20 14 22 -14', '#33363d', 4) : style === 'golf' ? rect(242, 366, 28, 84, round(grip), 10) : tube('M256 376V424C256 462 204 462 204 424', 17, grip)
  return shadow(258, 462, 90, 8) + turn(random.between(-9, 9), 256, 280, zoom(span, 256, 280, shaft + hook + canopy + shape('M256 96C150 100 86 190 70 262Q96 250 118 256C134 190 180 130 256 96z', isClear ? 'rgba(255,255,255,.4)' : 'rgba(255,255,255,.10)')))
}

const sleepMask: Draw = ({ random, colour, text, has }) => {
  const isContoured = text('shape') === 'contoured'
  const path = 'M74 250C70 190 130 166 196 176Q256 188 316 176C382 166 442 190 438 250C436 316 372 346 318 334C286 326 276 296 256 296S226 326 194 334C140 346 76 316 74 250z'
  const isSilk = /silk|satin/.test(text('material'))
  return (
    shadow(258, 396, 160, 13) + stroke('M80 246C10 150 150 96 256 98S502 150 432 246', dark(colour, 0.4), 20) + (text('strap') !== 'elastic' ? rect(232, 84, 48, 30, round('#33363d'), 6) : '') + turn(random.between(-3, 3), 256, 256, shape(path, isSilk ? slant(light(colour, 0.5), colour, light(colour, 0.24), dark(colour, 0.3)) : slant(light(colour, 0.24), colour, dark(colour, 0.26))) + `<path d="${path}" fill="none" stroke="${dark(colour, 0.3)}" stroke-width="7" stroke-linejoin="round"/>` + dashes('M92 250C90 204 138 184 196 194Q256 204 316 194C374 184 422 204 420 250', light(colour, 0.36), 2.2, 6, 5) + (isContoured ? [158, 354].map((x) => oval(x, 254, 58, 42, slant(dark(colour, 0.2), light(colour, 0.18))) + oval(x - 8, 246, 26, 15, 'rgba(255,255,255,.12)')).join('') : stroke('M118 262Q158 290 200 264M312 264Q354 290 394 262', contrasting(colour, 0.35), 5) + stroke('M130 276l-8 12M158 284v14M186 276l8 12M326 276l-8 12M354 284v14M382 276l8 12', contrasting(colour, 0.35), 4))) +
    (has('earplugs included') ? [206, 300].map((x, i) => turn(i === 0 ? 22 : -18, x, 400, rect(x - 13, 378, 26, 52, round('#e8a24a'), 13))).join('') : '')
  )
}

const luggageLock: Draw = ({ random, colourOf, count, text }) => {
  const mechanism = text('mechanism')
  const isCable = text('shackle') === 'cable'
  const one = (i: number) => {
    const c = colourOf(i)
    const isBrass = text('material') === 'brass' && random.chance(0.3)
    const body = isBrass ? '#c9a24e' : c
    const dials = mechanism.startsWith('4') ? 4 : 3
    const front =
      mechanism === 'key'
        ? circle(0, -82, 19, metal('#b9bfc6')) + circle(0, -88, 7, '#17191d') + shape('M-4 -86H4L7 -68H-7z', '#17191d')
        : mechanism === 'fingerprint'
          ? circle(0, -84, 30, '#1b1e24') + stroke('M-15 -78a15 15 0 0 1 30 0M-9 -74a9 9 0 0 1 18 0v8M0 -78v18M-20 -88a22 22 0 0 1 40 0', '#6fd0f0', 3)
          : Array.from({ length: dials }, (_, k) => { const x = (k - (dials - 1) / 2) * 34; return rect(x - 13, -116, 26, 64, across('#8d939b', '#f1f2f3', '#8d939b'), 4) + stroke(d`M${x - 13} -96h26M${x - 13} -72h26`, '#6f767f', 2) + rect(x - 2, -91, 4, 14, '#22252a', 1) }).join('')
    return oval(4, 3, 86, 10, 'rgba(25,30,42,.22)') + (isCable ? stroke('M-48 -150C-90 -320 90 -320 48 -150', '#6f767f', 11) + dashes('M-48 -150C-90 -320 90 -320 48 -150', '#c3c8ce', 8, 5, 4) : tube('M-46 -140V-206C-46 -262 46 -262 46 -206V-140', 20, '#b9bfc6')) + rect(-82, -160, 164, 160, text('material') === 'zinc' ? face(body) : metal(body), 22) + rect(-70, -148, 140, 136, slant(light(body, 0.16), dark(body, 0.1)), 14) + front + (text('opens for customs') === 'true' && mechanism !== 'key' ? circle(0, -28, 9, metal('#c9a24e')) + rect(-1.5, -34, 3, 12, '#17191d') : '')
  }
  return pack({ count, width: 176, height: 270, draw: one, most: 1.3, spacing: 1.1, rise: 0.62, row: count === 4 ? 2 : count })
}

const moneyBelt: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const pockets = Math.round(number('pockets', 2, 1, 4))
  const [w, h] = style === 'neck' ? [196, 236] : style === 'leg' ? [238, 172] : [310, 156]
  const x = 256 - w / 2
  const y = style === 'neck' ? 178 : 236
  const strap = style === 'neck' ? stroke(d`M${x + 20} ${y + 6}C${x - 30} 20 ${x + w + 30} 20 ${x + w - 20} ${y + 6}`, dark(colour, 0.36), 9) : stroke(d`M${x + 12} ${y + 40}C${x - 110} ${y - 120} ${x + w + 110} ${y - 120} ${x + w - 12} ${y + 40}`, dark(colour, 0.3), style === 'leg' ? 26 : 20) + rect(242, y - 92, 44, 34, round('#33363d'), 7)
  return (
    shadow(258, y + h + 22, w * 0.52, 13) + strap + turn(random.between(-4, 4), 256, y + h / 2, rect(x + w * 0.2, y - 22, w * 0.34, 60, slant('#8fb88a', '#5f8f63'), 3) + rect(x + w * 0.5, y - 30, w * 0.28, 60, slant('#7a2537', '#5a1a2a'), 5) + rect(x, y, w, h, slant(light(colour, 0.22), colour, dark(colour, 0.2)), 18) + dashes(d`M${x + 9} ${y + 22}V${y + h - 18}Q${x + 9} ${y + h - 9} ${x + 20} ${y + h - 9}H${x + w - 20}Q${x + w - 9} ${y + h - 9} ${x + w - 9} ${y + h - 18}V${y + 22}`, dark(colour, 0.34), 2, 6, 4) + Array.from({ length: pockets }, (_, i) => item(zip(d`M${x + 24} ${y + 24 + i * ((h - 40) / pockets)}H${x + w - 24}`, x + w - 48, y + 24 + i * ((h - 40) / pockets), colour))).join(''))
  )
}

export const travel: Drawings = {
  suitcases: suitcase,
  'cabin bags': cabinBag,
  'travel backpacks': travelBackpack,
  'packing cubes': packingCubes,
  'neck pillows': neckPillow,
  'travel adapters': adapter,
  'luggage scales': luggageScale,
  'toiletry bags': toiletryBag,
  'passport holders': passportHolder,
  umbrellas: umbrella,
  'sleep masks': sleepMask,
  'luggage locks': luggageLock,
  'money belts': moneyBelt,
}
