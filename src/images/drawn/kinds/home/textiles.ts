import { chosen } from '../../choice.ts'
import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { folded, pillow, pillowPath, printed } from '../../forms/textile.ts'
import { across, down, slant } from '../../paint.ts'
import { circle, d, dashes, item, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const cushion: Draw = ({ random, colour, text, number }) => {
  const w = 250 + ((number('width', 50, 30, 80) - 40) / 20) * 90
  const cy = floor - w * 0.46
  return (
    shadow(260, floor - 4, w * 0.5, 18) +
    turn(
      random.between(-5, 5),
      256,
      cy,
      pillow(256, cy, w, w * 0.94, colour) +
        printed(text('pattern'), 256 - w * 0.38, cy - w * 0.36, w * 0.76, w * 0.72, colour) +
        `<path d="${pillowPath(256, cy, w, w * 0.94)}" fill="none" stroke="${dark(colour, 0.25)}" stroke-width="4"/>` +
        stroke(
          d`M${256 - w * 0.44} ${cy - w * 0.42}Q${256 - w * 0.3} ${cy - w * 0.3} ${256 - w * 0.26} ${cy - w * 0.12}M${256 + w * 0.44} ${cy + w * 0.4}Q${256 + w * 0.3} ${cy + w * 0.3} ${256 + w * 0.26} ${cy + w * 0.14}`,
          dark(colour, 0.3),
          3,
          0.6,
        ) +
        (text('closure') === 'buttons'
          ? [-0.2, 0, 0.2].map((at) => circle(256 + w * at, cy + w * 0.36, 7, light(colour, 0.5))).join('')
          : '') +
        (text('material') === 'wool'
          ? dashes(
              [0, 1, 2, 3, 4]
                .map((i) => d`M${256 - w * 0.36} ${cy - w * 0.3 + i * w * 0.15}H${256 + w * 0.36}`)
                .join(''),
              light(colour, 0.3),
              7,
              6,
              8,
            )
          : ''),
    )
  )
}

const lumbarPillow: Draw = ({ random, colour, text, number }) => {
  const thick = 0.9 + (number('thickness', 10, 5, 15) - 8) * 0.03
  const straps = text('strap')
  const ys = straps.startsWith('double') ? [-44, 44] : straps === 'none' ? [] : [0]
  const path =
    'M118 210C118 160 170 150 256 168C342 150 394 160 394 210L398 322C398 372 340 384 256 364C172 384 114 372 114 322z'
  return (
    shadow(258, 394, 168 * thick, 18) +
    ys
      .map(
        (dy) =>
          rect(52, 254 + dy, 408, 20, slant(dark(colour, 0.4), dark(colour, 0.55)), 6) +
          rect(66, 248 + dy, 22, 32, '#2b2d33', 5),
      )
      .join('') +
    zoom(
      thick,
      256,
      300,
      shape(path, slant(light(colour, 0.3), colour, dark(colour, 0.34))) +
        shape(
          'M150 206C170 190 216 186 256 202C296 186 342 190 362 206L362 326C340 344 296 346 256 332C216 346 172 344 150 326z',
          slant(light(colour, 0.14), dark(colour, 0.14)),
        ) +
        (text('cover') === 'mesh'
          ? dashes(
              [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((i) => d`M160 ${212 + i * 11}H352`).join(''),
              dark(colour, 0.38),
              4,
              3,
              5,
            )
          : text('cover') === 'velvet'
            ? stroke('M174 214C196 202 226 206 244 214', light(colour, 0.5), 8, 0.4)
            : printed(random.chance(0.5) ? 'striped' : 'plain', 160, 212, 192, 116, colour)),
    )
  )
}

/** The weave of a hanging blanket, over its width from `x` down to `end`. */
function weaveOf(weave: string, x: number, w: number, end: number, colour: Hex): string {
  const rows = Array.from({ length: 9 }, (_, i) => 128 + i * 28)
  return weave === 'knitted'
    ? stroke(
        rows
          .map(
            (y) =>
              d`M${x + 8} ${y}` +
              Array.from({ length: 13 }, () => d`l${(w - 16) / 26} 12l${(w - 16) / 26} -12`).join(''),
          )
          .join(''),
        light(colour, 0.34),
        4,
        0.8,
      )
    : weave === 'herringbone'
      ? stroke(
          rows
            .map((y, k) =>
              Array.from({ length: 15 }, (_, i) => d`M${x + 12 + (i * (w - 24)) / 15} ${y}l${k % 2 ? 9 : -9} 22`).join(
                '',
              ),
            )
            .join(''),
          light(colour, 0.36),
          3,
          0.8,
        )
      : weave === 'waffle'
        ? stroke(
            rows.map((y) => d`M${x + 4} ${y}H${x + w - 4}`).join('') +
              Array.from({ length: 9 }, (_, i) => d`M${x + ((i + 0.5) * w) / 9} 104V${end}`).join(''),
            dark(colour, 0.22),
            3,
          )
        : ''
}

const throwBlanket: Draw = ({ random, colour, text, number }) => {
  const w = number('length', 200, 100, 260) > 180 ? 262 : 226
  const x = 256 - w / 2
  const end = 386 + random.between(-8, 8)
  const edge = text('edge')
  const fringe = (left: number, wide: number, y: number, tint: string) =>
    edge === 'fringe'
      ? stroke(
          Array.from(
            { length: Math.round(wide / 12) },
            (_, i) => d`M${left + 6 + i * 12} ${y}v${24 + (i % 3) * 2}`,
          ).join(''),
          tint,
          5,
        )
      : edge === 'blanket stitch'
        ? dashes(d`M${left} ${y - 8}h${wide}`, contrasting(colour, 0.5), 12, 3, 9)
        : ''
  const fold = across(
    [dark(colour, 0.2), 0],
    [light(colour, 0.2), 14],
    [colour, 30],
    [dark(colour, 0.12), 44],
    [light(colour, 0.16), 60],
    [colour, 78],
    [dark(colour, 0.28), 100],
  )
  return (
    shadow(258, 446, w * 0.6, 10) +
    fringe(x + 40, w - 10, end - 60, dark(colour, 0.34)) +
    shape(d`M${x + 34} 96H${x + w + 24}V${end - 62}H${x + 34}z`, dark(colour, 0.36)) +
    rect(x - 60, 88, w + 120, 18, down('#e2bd88', '#b98a52', '#8f6638'), 9) +
    shape(
      d`M${x} 96Q${x} 82 ${x + 14} 82H${x + w - 12}Q${x + w} 82 ${x + w} 96L${x + w + 4} ${end}Q${x + w * 0.75} ${end - 10} ${x + w * 0.5} ${end}T${x - 4} ${end}z`,
      fold,
    ) +
    weaveOf(text('weave'), x, w, end, colour) +
    fringe(x - 2, w + 2, end - 2, dark(colour, 0.1))
  )
}

const bathTowel: Draw = ({ colour, count, number, text, has }) => {
  const w = number('length', 140, 60, 220) > 160 ? 300 : 262
  const thick = 40 + (number('fabric weight', 450, 200, 800) - 350) / 20
  const shown = Math.min(count, 6)
  const each = shown === 1 ? 3 : 2
  const t = Math.min(thick, 290 / (each * shown))
  const x = 256 - w / 2
  const pile = Array.from({ length: shown }, (_, i) => {
    const y = floor - i * each * t
    const top = y - each * t
    const texture =
      text('weave') === 'waffle'
        ? [0, 1, 2].map((r) => d`M${x + 16} ${top + t * 0.2 + r * 9}H${x + w - 16}`).join('')
        : ''
    return item(
      folded(x, y, w, each, t, () => colour) +
        (texture === '' ? '' : dashes(texture, dark(colour, 0.22), 4, 4, 4)) +
        rect(x + w * 0.7, top + 1, w * 0.12, t * each - 4, across(light(colour, 0.35), dark(colour, 0.06)), 2),
    )
  }).join('')
  return (
    shadow(260, floor, w * 0.56, 16) +
    pile +
    (has('hanging loop') ? stroke(d`M${x + w - 6} ${floor - t * 0.6}q26 -6 20 22`, dark(colour, 0.3), 5) : '')
  )
}

const duvetCover: Draw = ({ colour, text, number }) => {
  const sizes: Record<string, number> = { single: 250, double: 320, king: 362, 'super king': 396 }
  const w = chosen(sizes, text('size'), 320)
  const x = 256 - w / 2
  const cases = Math.round(number('pillowcases', 1, 0, 4))
  const pillows =
    cases === 0
      ? ''
      : Array.from({ length: Math.min(2, cases) }, (_, i) =>
          item(
            pillow(
              cases === 1 ? 256 : 256 + (i - 0.5) * w * 0.46,
              226,
              cases === 1 ? w * 0.52 : w * 0.44,
              92,
              light(colour, 0.08),
              0.05,
            ),
          ),
        ).join('')
  return (
    shadow(258, floor, w * 0.58, 16) +
    rect(x - 10, 150, w + 20, 130, slant('#c9a883', '#96714c'), 14) +
    rect(x, 232, w, 180, down('#fbfaf7', '#d9d6d0'), 14) +
    pillows +
    shape(
      d`M${x - 6} 276Q256 250 ${x + w + 6} 276L${x + w + 14} 400Q${x + w + 12} 418 ${x + w - 4} 418L${x + 4} 418Q${x - 12} 418 ${x - 14} 400z`,
      down(light(colour, 0.22), colour, dark(colour, 0.2)),
    ) +
    printed(text('pattern'), x + 4, 322, w - 8, 88, colour) +
    shape(
      d`M${x - 6} 276Q256 250 ${x + w + 6} 276L${x + w + 8} 312Q256 292 ${x - 8} 312z`,
      slant(light(colour, 0.5), light(colour, 0.26)),
    ) +
    stroke(
      d`M${x + w * 0.3} 314Q${x + w * 0.26} 360 ${x + w * 0.3} 414M${x + w * 0.7} 314Q${x + w * 0.76} 366 ${x + w * 0.72} 414`,
      dark(colour, 0.22),
      3,
      0.6,
    )
  )
}

export const textiles: Drawings = {
  cushions: cushion,
  'lumbar pillows': lumbarPillow,
  'throw blankets': throwBlanket,
  'bath towels': lifted(26, bathTowel),
  'duvet covers': lifted(30, duvetCover),
}
