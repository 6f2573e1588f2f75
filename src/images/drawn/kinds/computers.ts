import { contrasting, dark, type Hex, light } from '../colour.ts'
import { type KeyField, keyPath } from '../forms/keys.ts'
import { pilot } from '../forms/parts.ts'
import { darkGlass, screen } from '../forms/screens.ts'
import { block, cylinder, floor, gleam, laidShadow, shadow } from '../forms/solids.ts'
import { cable, tube } from '../forms/tubes.ts'
import { down, face, metal, round, slant } from '../paint.ts'
import type { Subject } from '../subject.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const laptop: Draw = ({ random, colour, number }) => {
  const w = 262 + ((number('screen size', 14, 10, 18) - 13) / 4.3) * 70
  const h = w * 0.64
  const x = 256 - w / 2
  const hinge = 352
  const y = hinge - h
  const out = w * 0.11
  const deep = 62
  const keys: KeyField = { x: x + w * 0.06, y: hinge + 7, w: w * 0.88, h: 28, rows: 3, columns: 13, gap: 3 }
  return (
    shadow(256, 420, w * 0.64, 14) +
    rect(x, y, w, h + 4, face(dark(colour, 0.15)), 12) +
    rect(x + 5, y + 5, w - 10, h - 4, '#1d2026', 9) +
    screen(x + 11, y + 12, w - 22, h - 24, random) +
    circle(256, y + 8, 2, '#4c525c') +
    shape(d`M${x} ${hinge}L${x + w} ${hinge}L${x + w + out} ${hinge + deep}L${x - out} ${hinge + deep}z`, down(dark(colour, 0.2), light(colour, 0.18))) +
    rect(x + 20, hinge - 3, w - 40, 7, dark(colour, 0.5), 3) +
    shape(keyPath(keys), contrasting(colour, 0.66)) +
    shape(d`M${256 - 38} ${hinge + 41}h76l5 17h-86z`, dark(colour, 0.14)) +
    rect(x - out, hinge + deep - 1, w + 2 * out, 11, down(light(colour, 0.35), dark(colour, 0.32)), 5) +
    rect(226, hinge + deep - 1, 60, 4, dark(colour, 0.3), 2)
  )
}

const desktop: Draw = ({ random, colour, text }) => {
  const kind = text('case')
  if (kind === 'mini') {
    const y = 304
    return (
      shadow(266, floor - 6, 140, 16) +
      block({ x: 134, y, w: 212, h: 112, dx: 40, dy: 40, colour, r: 16 }) +
      circle(166, y + 56, 9, dark(colour, 0.5)) +
      pilot(166, y + 56, 4, '#7fd4ff') +
      [0, 1, 2].map((i) => rect(212 + i * 36, y + 48, 24, 15, '#15171b', 4)).join('') +
      rect(158, y + 90, 164, 6, dark(colour, 0.34), 3)
    )
  }
  const isTower = kind === 'tower'
  const h = isTower ? 322 : 252
  const w = isTower ? 128 : 112
  const x = isTower ? 118 : 132
  const y = floor - h - 4
  const dx = isTower ? 140 : 110
  const fan = (cy: number) => circle(x + w / 2, cy, 38, dark(colour, 0.5)) + circle(x + w / 2, cy, 33, slant(dark(colour, 0.2), dark(colour, 0.6))) + circle(x + w / 2, cy, 10, light(colour, 0.16))
  const glow = random.pick(['#49c8ff', '#b06bff', '#5ff08a'] as const) ?? '#49c8ff'
  const window = shape(d`M${x + w + 12} ${y + 6}L${x + w + dx - 10} ${y - 28}L${x + w + dx - 10} ${y + h - 58}L${x + w + 12} ${y + h - 16}z`, slant('#3b414c', '#1b1e24')) + stroke(d`M${x + w + 30} ${y + 90}L${x + w + dx - 30} ${y + 62}M${x + w + 30} ${y + 180}L${x + w + dx - 30} ${y + 148}`, glow, 6, 0.8)
  return (
    shadow(256, floor - 2, isTower ? 172 : 146, 18) +
    block({ x, y, w, h, dx, dy: 36, colour, r: 8 }) +
    (isTower ? window : '') +
    circle(x + 22, y + 22, 9, metal('#c3c8ce')) +
    pilot(x + 44, y + 22, 3, '#7fd4ff') +
    rect(x + 62, y + 17, 18, 9, '#15171b', 2) +
    rect(x + 86, y + 17, 18, 9, '#15171b', 2) +
    (isTower ? fan(y + 96) + fan(y + 188) : fan(y + 100)) +
    [0, 1, 2, 3, 4].map((i) => rect(x + 18, y + h - 62 + i * 10, w - 36, 4, dark(colour, 0.4), 2)).join('')
  )
}

const monitor: Draw = ({ random, colour, number, has }) => {
  const w = 226 + ((number('screen size', 27, 15, 49) - 20) / 14) * 172
  const h = w * 0.57
  const x = 256 - w / 2
  const y = 362 - h
  const bow = has('curved') ? 13 : 0
  const frame = (inset: number) =>
    d`M${x + inset} ${y + inset}Q256 ${y + inset + bow} ${x + w - inset} ${y + inset}L${x + w - inset} ${y + h - inset}Q256 ${y + h - inset - bow} ${x + inset} ${y + h - inset}z`
  return (
    shadow(256, floor - 4, 108, 15) +
    shape(d`M190 ${floor - 14}L322 ${floor - 14}L346 ${floor - 2}Q256 ${floor + 12} 166 ${floor - 2}z`, slant(light(colour, 0.2), dark(colour, 0.22))) +
    rect(236, y + h - 30, 40, floor - y - h + 22, has('height adjustable') ? metal(colour) : round(colour), 6) +
    (bow > 0 ? shape(frame(0), face(dark(colour, 0.1))) : rect(x, y, w, h, face(dark(colour, 0.1)), 8)) +
    (bow > 0 ? '' : rect(x + 6, y + 6, w - 12, h - 20, '#1a1d22', 3)) +
    screen(x + 10, y + 10 + bow * 0.6, w - 20, h - 28 - bow * 1.3, random) +
    (bow > 0 ? stroke(frame(7), '#1a1d22', 8) : '') +
    pilot(x + w - 20, y + h - 8, 2.5, '#8fe0a8')
  )
}

/** A mouse from above, about 150 wide and 250 high, its middle at (256, 270). */
function mouseBody(colour: Hex, dark2: Hex): string {
  return (
    shape(d`M256 140C318 140 336 190 336 250C336 330 316 398 256 398C196 398 176 330 176 250C176 190 194 140 256 140z`, slant(light(colour, 0.3), colour, dark(colour, 0.3))) +
    shape(d`M256 140C318 140 336 190 336 250L336 258C300 272 212 272 176 258L176 250C176 190 194 140 256 140z`, slant(light(dark2, 0.22), dark2, dark(dark2, 0.2))) +
    stroke(d`M256 141V266`, dark(colour, 0.5), 3) +
    stroke(d`M177 258C212 272 300 272 335 258`, dark(colour, 0.4), 2) +
    rect(245, 172, 22, 54, '#23252b', 11) +
    rect(249, 178, 14, 42, across3('#565c66'), 7) +
    gleam(200, 186, 14, 60, 0.3)
  )
}
const across3 = (colour: Hex) => down(dark(colour, 0.4), light(colour, 0.3), dark(colour, 0.4))

const mouseShadow = (): string => oval(264, 292, 92, 132, 'rgba(25,30,42,.10)') + oval(260, 286, 88, 126, 'rgba(25,30,42,.14)')

const wirelessMouse: Draw = ({ random, colour, number }) => {
  const body = mouseShadow() + mouseBody(colour, random.chance(0.5) ? colour : dark(colour, 0.18)) + (number('buttons', 3, 2, 12) > 3 ? stroke(d`M184 286C180 306 184 326 190 344`, dark(colour, 0.5), 7) : '')
  return turn(random.between(16, 30), 256, 270, body)
}

const gamingMouse: Draw = ({ random, colour, text, number, has }) => {
  const glow = random.pick(['#49d3ff', '#ff4f9a', '#6dff6a', '#ffb03a'] as const) ?? '#49d3ff'
  const wire = text('connection') === 'wired' ? cable(d`M256 146C252 90 296 84 300 30`, '#2a2d33', 9) : ''
  const side = Math.min(4, Math.max(0, number('buttons', 6, 2, 20) - 4))
  const body =
    wire +
    mouseShadow() +
    shape(d`M256 138C300 134 326 160 332 214L346 300C346 356 312 398 256 400C200 398 166 356 166 300L180 214C186 160 212 134 256 138z`, slant(light(colour, 0.24), colour, dark(colour, 0.35))) +
    shape(d`M250 146L206 158C192 172 186 206 182 246L240 278L250 250z`, slant(light(colour, 0.2), dark(colour, 0.12))) +
    shape(d`M262 146L306 158C320 172 326 206 330 246L272 278L262 250z`, slant(light(colour, 0.1), dark(colour, 0.28))) +
    rect(246, 166, 20, 52, '#17191d', 10) +
    dashes(d`M256 170V214`, has('RGB lighting') ? glow : '#7d838b', 12, 4, 4) +
    Array.from({ length: side }, (_, i) => rect(170 + i * 2, 262 + i * 26, 16, 20, dark(colour, 0.5), 4)).join('') +
    (has('RGB lighting') ? stroke(d`M198 364C226 390 286 390 314 364`, glow, 6) + shape(d`M256 304l18 20l-18 24l-18 -24z`, glow) : shape(d`M256 304l18 20l-18 24l-18 -24z`, contrasting(colour, 0.4)))
  return turn(random.between(12, 26), 256, 280, body)
}

/** A field of keys in a body, seen from above and a little from the front. */
function keyboardBody(colour: Hex, field: KeyField, caps: Hex, raise: number, glow?: Hex): string {
  const { x, y, w, h } = field
  return (
    laidShadow(x - 14, y - 14, w + 28, h + 34, 14) +
    rect(x - 14, y - 8, w + 28, h + 30, down(dark(colour, 0.2), dark(colour, 0.5)), 14) +
    rect(x - 14, y - 14, w + 28, h + 26, slant(light(colour, 0.24), dark(colour, 0.1)), 13) +
    (glow === undefined ? rect(x - 4, y - 4, w + 8, h + 8, dark(colour, 0.42), 7) : rect(x - 4, y - 4, w + 8, h + 8, glow, 7)) +
    shape(keyPath(field), dark(caps, 0.4)) +
    shape(keyPath(field, 1.2, raise), slant(light(caps, 0.26), caps, dark(caps, 0.08)))
  )
}

const keyboard: Draw = ({ random, colour, text, has }) => {
  const layout = text('layout')
  const caps = random.chance(0.6) ? light(colour, 0.1) : dark(colour, 0.16)
  const glow = has('backlit') ? '#cfe6f5' : undefined
  const lean = random.between(-7, -3)
  if (layout.includes('split')) {
    const half = (x: number, side: number) =>
      turn(side * 11, x + 84, 280, keyboardBody(colour, { x, y: 214, w: 168, h: 128, rows: 4, columns: 6, gap: 5, hasSpaceBar: true }, caps, 3, glow))
    return half(66, 1) + half(278, -1)
  }
  const isCompact = layout === 'compact'
  const w = isCompact ? 318 : 408
  const field: KeyField = { x: 256 - w / 2, y: 214, w: isCompact ? w : w * 0.74, h: 126, rows: 5, columns: 13, gap: 4, hasSpaceBar: true }
  const pad: KeyField = { ...field, x: field.x + w * 0.79, w: w * 0.21, columns: 4, hasSpaceBar: false }
  const keys = keyboardBody(colour, { ...field, w }, caps, 3, glow)
  const whole = isCompact
    ? keys
    : keyboardShell(colour, field.x, field.y, w, field.h, glow) + caps2(field, caps, 3) + caps2(pad, caps, 3)
  return turn(lean, 256, 280, whole)
}

const keyboardShell = (colour: Hex, x: number, y: number, w: number, h: number, glow?: Hex): string =>
  laidShadow(x - 14, y - 14, w + 28, h + 34, 14) +
  rect(x - 14, y - 8, w + 28, h + 30, down(dark(colour, 0.2), dark(colour, 0.5)), 14) +
  rect(x - 14, y - 14, w + 28, h + 26, slant(light(colour, 0.24), dark(colour, 0.1)), 13) +
  rect(x - 4, y - 4, w + 8, h + 8, glow ?? dark(colour, 0.42), 7)

const caps2 = (field: KeyField, caps: Hex, raise: number): string =>
  shape(keyPath(field), dark(caps, 0.4)) + shape(keyPath(field, 1.2, raise), slant(light(caps, 0.26), caps, dark(caps, 0.08)))

const mechanicalKeyboard: Draw = ({ random, colour, number, has, text }) => {
  const keys = number('keys', 87, 40, 110)
  const columns = keys <= 68 ? 14 : 15
  const w = keys <= 61 ? 300 : keys <= 68 ? 330 : keys <= 87 ? 366 : 412
  const rows = keys <= 68 ? 5 : 6
  const h = rows * 26
  const x = 256 - w / 2
  const y = 276 - h / 2
  const glow = has('RGB lighting') ? slant('#ff5c8a', '#ffb347', '#6fe07a', '#4fc3ff', '#b06bff') : undefined
  const caps = random.chance(0.5) ? light(colour, 0.16) : colour
  const accent = random.pick(['#d9694a', '#4a9fb5', '#e0b04a', '#7a9f6a', '#9a7ac0'] as const) ?? '#d9694a'
  const share = keys >= 100 ? 0.78 : keys >= 80 ? 0.8 : 1
  const field: KeyField = { x, y, w: w * share, h, rows, columns: Math.round(columns * 0.95), gap: 2.5, hasSpaceBar: true }
  const pad: KeyField = { x: x + w * share + 10, y, w: w * (1 - share) - 10, h, rows, columns: keys >= 100 ? 4 : 3, gap: 2.5 }
  const corner = rect(x + 2, y - 3, w * share / columns - 2, h / rows - 6, slant(light(accent, 0.2), accent), 3)
  const wire = text('connection') === 'wired' ? cable(d`M256 ${y - 14}C250 ${y - 90} 300 ${y - 70} 306 ${y - 120}`, '#2a2d33', 9) : ''
  return turn(
    random.between(-8, -4),
    256,
    280,
    wire + keyboardShell(text('case material') === 'aluminium' ? light(colour, 0.06) : colour, x, y, w, h, glow) + caps2(field, caps, 5) + (share < 1 ? caps2(pad, caps, 5) : '') + corner,
  )
}

const mouseMat: Draw = ({ random, colour, text, has }) => {
  const width = Number.parseFloat(text('size')) || 25
  const w = width >= 70 ? 420 : width >= 36 ? 350 : 270
  const h = width >= 70 ? 210 : w * 0.72
  const x = 256 - w / 2
  const y = 284 - h / 2
  const edge = has('stitched edge') ? contrasting(colour, 0.35) : dark(colour, 0.2)
  const mouse = move(x + w * 0.56 - 256 * 0.34, y + h * 0.46 - 270 * 0.34, zoom(0.34, 0, 0, mouseShadow() + mouseBody('#d6dade', '#e2e5e8')))
  return turn(
    random.between(-9, -4),
    256,
    284,
    laidShadow(x, y, w, h, 16) +
      rect(x, y + 4, w, h, dark(colour, 0.5), 16) +
      rect(x, y, w, h, slant(light(colour, 0.18), colour, dark(colour, 0.14)), 16) +
      dashes(d`M${x + 14} ${y + 6}H${x + w - 14}Q${x + w - 6} ${y + 6} ${x + w - 6} ${y + 14}V${y + h - 14}Q${x + w - 6} ${y + h - 6} ${x + w - 14} ${y + h - 6}H${x + 14}Q${x + 6} ${y + h - 6} ${x + 6} ${y + h - 14}V${y + 14}Q${x + 6} ${y + 6} ${x + 14} ${y + 6}z`, edge, 3, 6, 3) +
      (has('wrist rest') ? rect(x + w * 0.2, y + h - 40, w * 0.6, 34, down(light(colour, 0.3), dark(colour, 0.3)), 17) : '') +
      mouse,
  )
}

const webcam: Draw = ({ random, colour, has }) => {
  const w = random.between(216, 250)
  const x = 256 - w / 2
  return (
    shadow(256, floor - 6, 96, 15) +
    shape(d`M204 300L308 300L330 ${floor - 20}Q256 ${floor - 2} 182 ${floor - 20}z`, slant(light(colour, 0.1), dark(colour, 0.4))) +
    rect(238, 258, 36, 52, round(dark(colour, 0.3)), 6) +
    rect(x, 158, w, 112, slant(light(colour, 0.24), colour, dark(colour, 0.3)), 54) +
    circle(256, 214, 50, dark(colour, 0.55)) +
    circle(256, 214, 42, slant('#4d5560', '#15171b')) +
    circle(256, 214, 27, slant('#23303f', '#0d1116')) +
    circle(256, 214, 14, '#1d3f63') +
    circle(246, 203, 7, 'rgba(255,255,255,.7)') +
    (has('built-in microphone') ? [-1, 1].map((side) => dashes(d`M${256 + side * 78} 198V232`, dark(colour, 0.6), 5, 3, 5)).join('') : '') +
    (has('privacy shutter') ? rect(240, 152, 32, 11, dark(colour, 0.4), 5) : '') +
    pilot(256 + 60, 176, 4, '#6fe08a')
  )
}

export const computers: Drawings = {
  laptops: laptop,
  'desktop computers': desktop,
  monitors: monitor,
  'wireless mice': wirelessMouse,
  'gaming mice': gamingMouse,
  keyboards: keyboard,
  'mechanical keyboards': mechanicalKeyboard,
  'mouse mats': mouseMat,
  webcams: webcam,
}
