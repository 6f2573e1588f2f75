import type { Random } from '../../../catalogue/demo/random.ts'
import { dark, type Hex, light } from '../colour.ts'
import { slant } from '../paint.ts'
import { circle, d, oval, shape, stroke, turn } from '../svg.ts'

const greens: readonly Hex[] = ['#4d8a52', '#5f9a58', '#3f7a55', '#78a85f']

/** A leaf of this length that grows from (x, y) at an angle from upright, with its midrib. */
export function leaf(x: number, y: number, length: number, width: number, angle: number, colour: Hex): string {
  return turn(
    angle,
    x,
    y,
    shape(
      d`M${x} ${y}C${x - width} ${y - length * 0.3} ${x - width * 0.7} ${y - length * 0.8} ${x} ${y - length}C${x + width * 0.7} ${y - length * 0.8} ${x + width} ${y - length * 0.3} ${x} ${y}z`,
      slant(light(colour, 0.25), colour, dark(colour, 0.25)),
    ) + stroke(d`M${x} ${y}V${y - length * 0.86}`, dark(colour, 0.25), 1.6, 0.7),
  )
}

/** A leafy house plant that grows from (x, y), about as wide as it is high. */
export function foliage(x: number, y: number, height: number, random: Random): string {
  const green = random.pick(greens) ?? '#4d8a52'
  const manner = random.below(3)
  if (manner === 0) {
    // Upright swords, as of a snake plant.
    return [-26, 24, -13, 14, 0]
      .map((angle, i) =>
        leaf(
          x + angle * 0.7,
          y,
          height * (0.72 + 0.07 * i),
          height * 0.1,
          angle * 0.7,
          i % 2 ? light(green, 0.1) : green,
        ),
      )
      .join('')
  }
  if (manner === 1) {
    return [-72, 70, -48, 46, -24, 22, 0]
      .map((angle, i) =>
        leaf(
          x,
          y,
          height * (0.66 + 0.05 * i),
          height * 0.2,
          angle + random.between(-5, 5),
          i % 2 ? light(green, 0.12) : green,
        ),
      )
      .join('')
  }
  // Stems with round leaves.
  return [-52, 50, -28, 26, 0]
    .map((angle) => {
      const bend = (angle * Math.PI) / 180
      const tipX = x + Math.sin(bend) * height * 0.72
      const tipY = y - Math.cos(bend) * height * 0.82
      const r = height * random.between(0.12, 0.16)
      return (
        stroke(
          d`M${x} ${y}Q${x + Math.sin(bend) * height * 0.2} ${y - height * 0.5} ${tipX} ${tipY}`,
          dark(green, 0.2),
          4,
        ) +
        circle(tipX, tipY, r, slant(light(green, 0.3), dark(green, 0.18))) +
        circle(
          tipX - Math.sin(bend) * height * 0.26,
          tipY + height * 0.24,
          r * 0.8,
          slant(light(green, 0.2), dark(green, 0.25)),
        )
      )
    })
    .join('')
}

/** A flower of so many petals. */
export function flower(cx: number, cy: number, r: number, colour: Hex, petals = 6): string {
  const ring = Array.from({ length: petals }, (_, i) =>
    turn((360 / petals) * i, cx, cy, oval(cx, cy - r * 0.62, r * 0.3, r * 0.42, i % 2 ? colour : light(colour, 0.16))),
  )
  return ring.join('') + circle(cx, cy, r * 0.28, slant('#f7d35f', '#d99a2b'))
}
