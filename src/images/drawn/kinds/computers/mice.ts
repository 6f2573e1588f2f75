import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { gleam, laidShadow } from '../../forms/solids.ts'
import { cable } from '../../forms/tubes.ts'
import { down, slant } from '../../paint.ts'
import { d, dashes, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

/** A mouse from above, about 150 wide and 250 high, its middle at (256, 270). */
function mouseBody(colour: Hex, dark2: Hex): string {
  return (
    shape(
      d`M256 140C318 140 336 190 336 250C336 330 316 398 256 398C196 398 176 330 176 250C176 190 194 140 256 140z`,
      slant(light(colour, 0.3), colour, dark(colour, 0.3)),
    ) +
    shape(
      d`M256 140C318 140 336 190 336 250L336 258C300 272 212 272 176 258L176 250C176 190 194 140 256 140z`,
      slant(light(dark2, 0.22), dark2, dark(dark2, 0.2)),
    ) +
    stroke(d`M256 141V266`, dark(colour, 0.5), 3) +
    stroke(d`M177 258C212 272 300 272 335 258`, dark(colour, 0.4), 2) +
    rect(245, 172, 22, 54, '#23252b', 11) +
    rect(249, 178, 14, 42, across3('#565c66'), 7) +
    gleam(200, 186, 14, 60, 0.3)
  )
}

const across3 = (colour: Hex) => down(dark(colour, 0.4), light(colour, 0.3), dark(colour, 0.4))

const mouseShadow = (): string =>
  oval(264, 292, 92, 132, 'rgba(25,30,42,.10)') + oval(260, 286, 88, 126, 'rgba(25,30,42,.14)')

const wirelessMouse: Draw = ({ random, colour, number }) => {
  const body =
    mouseShadow() +
    mouseBody(colour, random.chance(0.5) ? colour : dark(colour, 0.18)) +
    (number('buttons', 3, 2, 12) > 3 ? stroke(d`M184 286C180 306 184 326 190 344`, dark(colour, 0.5), 7) : '')
  return turn(random.between(16, 30), 256, 270, body)
}

const gamingMouse: Draw = ({ random, colour, text, number, has }) => {
  const glow = random.pick(['#49d3ff', '#ff4f9a', '#6dff6a', '#ffb03a'] as const) ?? '#49d3ff'
  const wire = text('connection') === 'wired' ? cable(d`M256 146C252 90 296 84 300 30`, '#2a2d33', 9) : ''
  const side = Math.min(4, Math.max(0, number('buttons', 6, 2, 20) - 4))
  const body =
    wire +
    mouseShadow() +
    shape(
      d`M256 138C300 134 326 160 332 214L346 300C346 356 312 398 256 400C200 398 166 356 166 300L180 214C186 160 212 134 256 138z`,
      slant(light(colour, 0.24), colour, dark(colour, 0.35)),
    ) +
    shape(d`M250 146L206 158C192 172 186 206 182 246L240 278L250 250z`, slant(light(colour, 0.2), dark(colour, 0.12))) +
    shape(d`M262 146L306 158C320 172 326 206 330 246L272 278L262 250z`, slant(light(colour, 0.1), dark(colour, 0.28))) +
    rect(246, 166, 20, 52, '#17191d', 10) +
    dashes(d`M256 170V214`, has('RGB lighting') ? glow : '#7d838b', 12, 4, 4) +
    Array.from({ length: side }, (_, i) => rect(170 + i * 2, 262 + i * 26, 16, 20, dark(colour, 0.5), 4)).join('') +
    (has('RGB lighting')
      ? stroke(d`M198 364C226 390 286 390 314 364`, glow, 6) + shape(d`M256 304l18 20l-18 24l-18 -24z`, glow)
      : shape(d`M256 304l18 20l-18 24l-18 -24z`, contrasting(colour, 0.4)))
  return turn(random.between(12, 26), 256, 280, body)
}

const mouseMat: Draw = ({ random, colour, text, has }) => {
  const width = Number.parseFloat(text('size')) || 25
  const w = width >= 70 ? 420 : width >= 36 ? 350 : 270
  const h = width >= 70 ? 210 : w * 0.72
  const x = 256 - w / 2
  const y = 284 - h / 2
  const edge = has('stitched edge') ? contrasting(colour, 0.35) : dark(colour, 0.2)
  const mouse = move(
    x + w * 0.56 - 256 * 0.34,
    y + h * 0.46 - 270 * 0.34,
    zoom(0.34, 0, 0, mouseShadow() + mouseBody('#d6dade', '#e2e5e8')),
  )
  return turn(
    random.between(-9, -4),
    256,
    284,
    laidShadow(x, y, w, h, 16) +
      rect(x, y + 4, w, h, dark(colour, 0.5), 16) +
      rect(x, y, w, h, slant(light(colour, 0.18), colour, dark(colour, 0.14)), 16) +
      dashes(
        d`M${x + 14} ${y + 6}H${x + w - 14}Q${x + w - 6} ${y + 6} ${x + w - 6} ${y + 14}V${y + h - 14}Q${x + w - 6} ${y + h - 6} ${x + w - 14} ${y + h - 6}H${x + 14}Q${x + 6} ${y + h - 6} ${x + 6} ${y + h - 14}V${y + 14}Q${x + 6} ${y + 6} ${x + 14} ${y + 6}z`,
        edge,
        3,
        6,
        3,
      ) +
      (has('wrist rest')
        ? rect(x + w * 0.2, y + h - 40, w * 0.6, 34, down(light(colour, 0.3), dark(colour, 0.3)), 17)
        : '') +
      mouse,
  )
}

export const mice: Drawings = {
  'wireless mice': wirelessMouse,
  'gaming mice': gamingMouse,
  'mouse mats': mouseMat,
}
