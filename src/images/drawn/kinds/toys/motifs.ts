import { dark, type Hex, light } from '../../colour.ts'
import { flower } from '../../forms/plants.ts'
import { down, slant, spot } from '../../paint.ts'
import { circle, d, oval, rect, shape, stroke } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'

/** Pictures of puzzles and boxes: sky, ground, and what the motif needs. */
export function motif(name: string, x: number, y: number, w: number, h: number): string {
  const at = (px: number, py: number) => [x + w * px, y + h * py] as const
  const base = (sky: Hex, ground: Hex, line = 0.62) =>
    rect(x, y, w, h, down(sky, light(sky, 0.4))) +
    rect(x, y + h * line, w, h * (1 - line), down(ground, dark(ground, 0.2)))
  const tree = (px: number, py: number, s: number, c: Hex) => {
    const [tx, ty] = at(px, py)
    return shape(d`M${tx} ${ty - 60 * s}L${tx + 24 * s} ${ty}H${tx - 24 * s}z`, slant(light(c, 0.2), c))
  }
  const hill = (px: number, peak: number, wide: number, c: Hex) => {
    const [hx, hy] = at(px, 0.64)
    return shape(d`M${hx - w * wide} ${hy}L${hx} ${y + h * peak}L${hx + w * wide} ${hy}z`, slant(light(c, 0.2), c))
  }
  if (name.includes('map'))
    return (
      rect(x, y, w, h, '#8fc0d8') +
      shape(
        [
          [0.08, 0.2],
          [0.44, 0.16],
          [0.72, 0.24],
          [0.2, 0.56],
          [0.5, 0.5],
          [0.78, 0.66],
        ]
          .map(
            ([px = 0, py = 0]) =>
              d`M${x + w * px} ${y + h * py}q${w * 0.1} ${-h * 0.08} ${w * 0.18} 0q${w * 0.04} ${h * 0.1} ${-w * 0.04} ${h * 0.18}q${-w * 0.12} ${h * 0.06} ${-w * 0.14} ${-h * 0.18}z`,
          )
          .join(''),
        '#d9c27a',
      )
    )
  if (name.includes('night'))
    return (
      rect(x, y, w, h, down('#16213f', '#3f5a8f')) +
      circle(...at(0.76, 0.26), w * 0.07, '#f6edc8') +
      [0.1, 0.2, 0.3, 0.42, 0.55, 0.64, 0.88]
        .map((px, i) => circle(...at(px, 0.12 + ((i * 37) % 40) / 100), 2.6, '#ffffff'))
        .join('') +
      hill(0.3, 0.42, 0.29, '#22304f') +
      hill(0.74, 0.5, 0.25, '#2b3a5f') +
      rect(x, y + h * 0.64, w, h * 0.36, '#1c2743')
    )
  if (name.includes('underwater'))
    return (
      rect(x, y, w, h, down('#6fc4dc', '#1f5f8f')) +
      [
        [0.3, 0.4, '#f08a3a'],
        [0.64, 0.3, '#f4d03e'],
        [0.56, 0.64, '#e0637a'],
      ]
        .map(([px, py, c]) => {
          const [fx, fy] = at(Number(px), Number(py))
          return (
            oval(fx, fy, w * 0.08, h * 0.06, String(c)) +
            shape(d`M${fx + w * 0.06} ${fy}l${w * 0.06} ${-h * 0.06}v${h * 0.12}z`, String(c))
          )
        })
        .join('') +
      [0.12, 0.24, 0.8, 0.9]
        .map((px) => stroke(d`M${x + w * px} ${y + h}q-10 -${h * 0.1} 0 -${h * 0.2}t0 -${h * 0.14}`, '#3f9a6a', 7))
        .join('')
    )
  if (name.includes('harbour') || name.includes('pirate'))
    return (
      base('#f3cfa0', '#4f8fa8') +
      shape(d`M${x + w * 0.3} ${y + h * 0.7}h${w * 0.42}l${-w * 0.08} ${h * 0.12}h${-w * 0.26}z`, '#8a5a38') +
      shape(
        d`M${x + w * 0.5} ${y + h * 0.66}V${y + h * 0.22}L${x + w * 0.7} ${y + h * 0.6}zM${x + w * 0.48} ${y + h * 0.64}V${y + h * 0.3}L${x + w * 0.34} ${y + h * 0.62}z`,
        '#fbf7ec',
      )
    )
  if (name.includes('flower'))
    return (
      base('#cfe4ee', '#7fae5f', 0.5) +
      [0.14, 0.32, 0.5, 0.68, 0.86]
        .map((px, i) =>
          flower(
            Math.round(x + w * px),
            Math.round(y + h * (0.6 + (i % 2) * 0.2)),
            w * 0.075,
            brightPalette[(i * 3) % 8] ?? '#d8352f',
          ),
        )
        .join('')
    )
  if (name.includes('dinosaur'))
    return (
      base('#f0dca8', '#8fae5f') +
      hill(0.77, 0.3, 0.22, '#b3785f') +
      shape(
        d`M${x + w * 0.16} ${y + h * 0.82}q${w * 0.06} ${-h * 0.24} ${w * 0.24} ${-h * 0.22}q${w * 0.06} ${-h * 0.3} ${w * 0.18} ${-h * 0.28}q${w * 0.06} ${h * 0.04} 0 ${h * 0.09}q${-w * 0.08} 0 ${-w * 0.06} ${h * 0.2}q${w * 0.06} ${h * 0.08} ${w * 0.04} ${h * 0.22}z`,
        slant('#6fa86a', '#3f7a4f'),
      )
    )
  if (name.includes('space'))
    return (
      rect(x, y, w, h, down('#1b1f3f', '#4a3f7f')) +
      circle(...at(0.7, 0.34), w * 0.14, spot('#f4c78a', '#c9703f')) +
      `<ellipse cx="${Math.round(x + w * 0.7)}" cy="${Math.round(y + h * 0.34)}" rx="${Math.round(w * 0.22)}" ry="${Math.round(h * 0.05)}" fill="none" stroke="#f6e3b8" stroke-width="4"/>` +
      shape(
        d`M${x + w * 0.3} ${y + h * 0.3}q${w * 0.09} ${h * 0.16} ${w * 0.05} ${h * 0.4}h${-w * 0.1}q${-w * 0.04} ${-h * 0.24} ${w * 0.05} ${-h * 0.4}z`,
        '#f1f2f3',
      ) +
      shape(d`M${x + w * 0.27} ${y + h * 0.7}h${w * 0.06}l${-w * 0.03} ${h * 0.16}z`, '#f08a2f')
    )
  if (name.includes('rail'))
    return (
      base('#cfe0e8', '#8fae6a') +
      stroke(d`M${x} ${y + h * 0.84}H${x + w}`, '#5a606a', 5) +
      rect(x + w * 0.2, y + h * 0.5, w * 0.34, h * 0.28, '#b8352f', 6) +
      rect(x + w * 0.58, y + h * 0.54, w * 0.26, h * 0.24, '#2f6f9f', 5) +
      [0.28, 0.46, 0.64, 0.78].map((px) => circle(...at(px, 0.8), w * 0.035, '#2b2d33')).join('') +
      circle(...at(0.27, 0.36), w * 0.05, '#f1f2f3') +
      circle(...at(0.34, 0.28), w * 0.035, '#f1f2f3')
    )
  if (name.includes('forest'))
    return (
      base('#d5e6da', '#7fa85f') +
      [0.12, 0.26, 0.74, 0.9].map((px, i) => tree(px, 0.7, (w / 150) * (1 + (i % 2) * 0.3), '#3f7a55')).join('') +
      circle(...at(0.5, 0.66), w * 0.08, '#c9743f') +
      shape(
        d`M${x + w * 0.44} ${y + h * 0.6}l${w * 0.02} ${-h * 0.12}l${w * 0.04} ${h * 0.08}zM${x + w * 0.56} ${y + h * 0.6}l${-w * 0.02} ${-h * 0.12}l${-w * 0.04} ${h * 0.08}z`,
        '#c9743f',
      )
    )
  return (
    base('#cfe0ee', '#5f9fb0') +
    hill(0.31, 0.2, 0.3, '#6f86a0') +
    hill(0.7, 0.3, 0.29, '#8a9fb5') +
    shape(
      d`M${x + w * 0.3} ${y + h * 0.2}l${w * 0.06} ${h * 0.09}l${-w * 0.06} ${h * 0.03}l${-w * 0.05} ${-h * 0.03}z`,
      '#ffffff',
    ) +
    tree(0.1, 0.74, w / 170, '#3f7a55') +
    tree(0.9, 0.76, w / 150, '#3f7a55')
  )
}
