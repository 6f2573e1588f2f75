import { dark, type Hex, light } from '../../colour.ts'
import { type KeyField, keyPath } from '../../forms/keys.ts'
import { laidShadow } from '../../forms/solids.ts'
import { cable } from '../../forms/tubes.ts'
import { down, slant } from '../../paint.ts'
import { d, rect, shape, turn } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A field of keys in a body, seen from above and a little from the front. */
function keyboardBody(colour: Hex, field: KeyField, caps: Hex, raise: number, glow?: Hex): string {
  const { x, y, w, h } = field
  return (
    laidShadow(x - 14, y - 14, w + 28, h + 34, 14) +
    rect(x - 14, y - 8, w + 28, h + 30, down(dark(colour, 0.2), dark(colour, 0.5)), 14) +
    rect(x - 14, y - 14, w + 28, h + 26, slant(light(colour, 0.24), dark(colour, 0.1)), 13) +
    (glow === undefined
      ? rect(x - 4, y - 4, w + 8, h + 8, dark(colour, 0.42), 7)
      : rect(x - 4, y - 4, w + 8, h + 8, glow, 7)) +
    shape(keyPath(field), dark(caps, 0.4)) +
    shape(keyPath(field, 1.2, raise), light(caps, 0.1))
  )
}

const keyboard: Draw = ({ random, colour, text, has }) => {
  const layout = text('layout')
  const caps = random.chance(0.6) ? light(colour, 0.1) : dark(colour, 0.16)
  const glow = has('backlit') ? '#cfe6f5' : undefined
  const lean = random.between(-7, -3)
  if (layout.includes('split')) {
    const half = (x: number, side: number) =>
      turn(
        side * 11,
        x + 84,
        280,
        keyboardBody(
          colour,
          { x, y: 214, w: 168, h: 128, rows: 4, columns: 6, gap: 5, hasSpaceBar: true },
          caps,
          3,
          glow,
        ),
      )
    return half(66, 1) + half(278, -1)
  }
  const isCompact = layout === 'compact'
  const w = isCompact ? 318 : 408
  const field: KeyField = {
    x: 256 - w / 2,
    y: 214,
    w: isCompact ? w : w * 0.74,
    h: 126,
    rows: 5,
    columns: 13,
    gap: 4,
    hasSpaceBar: true,
  }
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
  shape(keyPath(field), dark(caps, 0.4)) + shape(keyPath(field, 1.2, raise), light(caps, 0.1))

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
  const field: KeyField = {
    x,
    y,
    w: w * share,
    h,
    rows,
    columns: Math.round(columns * 0.95),
    gap: 2.5,
    hasSpaceBar: true,
  }
  const pad: KeyField = {
    x: x + w * share + 10,
    y,
    w: w * (1 - share) - 10,
    h,
    rows,
    columns: keys >= 100 ? 4 : 3,
    gap: 2.5,
  }
  const corner = rect(x + 2, y - 3, (w * share) / columns - 2, h / rows - 6, slant(light(accent, 0.2), accent), 3)
  const wire =
    text('connection') === 'wired'
      ? cable(d`M256 ${y - 14}C250 ${y - 90} 300 ${y - 70} 306 ${y - 120}`, '#2a2d33', 9)
      : ''
  return turn(
    random.between(-8, -4),
    256,
    280,
    wire +
      keyboardShell(text('case material') === 'aluminium' ? light(colour, 0.06) : colour, x, y, w, h, glow) +
      caps2(field, caps, 5) +
      (share < 1 ? caps2(pad, caps, 5) : '') +
      corner,
  )
}

export const keyboards: Drawings = {
  keyboards: keyboard,
  'mechanical keyboards': mechanicalKeyboard,
}
