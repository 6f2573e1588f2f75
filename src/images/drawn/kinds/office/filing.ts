import { contrasting, dark, light } from '../../colour.ts'
import { fileHoles } from '../../forms/paper.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { across, metal, slant } from '../../paint.ts'
import { circle, d, dashes, item, rect, shape, stroke, turn } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const ringBinder: Draw = ({ random, colour, text, number, has }) => {
  const spine = 40 + ((number('spine', 38, 10, 90) - 25) / 25) * 46
  const h = 320
  const x = 256 - (spine + 200) / 2
  const y = floor - h - 4
  const label = contrasting(colour, 0.6)
  const isLinen = text('material').startsWith('linen')
  return (
    shadow(262, floor, 160, 15) +
    shape(
      d`M${x + spine} ${y}L${x + spine + 198} ${y - 34}V${floor - 48}L${x + spine} ${floor - 4}z`,
      slant(light(colour, 0.2), colour, dark(colour, 0.18)),
    ) +
    shape(d`M${x} ${y}L${x + 198} ${y - 34}H${x + spine + 198}L${x + spine} ${y}z`, '#eceae3') +
    stroke([0.2, 0.4, 0.6, 0.8].map((at) => d`M${x + spine * at} ${y - 1}l198 -33`).join(''), '#c9c5ba', 1.6) +
    rect(x, y, spine, h, across(dark(colour, 0.14), light(colour, 0.14), dark(colour, 0.22)), 6) +
    rect(x + spine * 0.18, y + 30, spine * 0.64, 126, '#fbfaf6', 4) +
    rect(x + spine * 0.3, y + 54, spine * 0.4, 6, label, 3) +
    rect(x + spine * 0.3, y + 72, spine * 0.4, 6, label, 3) +
    circle(x + spine / 2, floor - 70, spine * 0.24, metal('#c3c8ce')) +
    circle(x + spine / 2, floor - 70, spine * 0.16, '#23262c') +
    (has('clear cover pocket')
      ? shape(
          d`M${x + spine + 24} ${y + 22}L${x + spine + 178} ${y - 6}V${floor - 70}L${x + spine + 24} ${floor - 36}z`,
          'rgba(255,255,255,.22)',
        )
      : '') +
    (isLinen
      ? dashes(
          [0, 1, 2, 3, 4, 5].map((i) => d`M${x + spine + 8} ${y + 30 + i * 48}l186 -32`).join(''),
          dark(colour, 0.25),
          3,
          2,
          4,
        )
      : '') +
    Array.from({ length: Math.round(number('rings', 2, 2, 4)) }, (_, i) =>
      circle(x + spine + 12, y + 50 + i * 70, 4, metal('#c3c8ce')),
    ).join('') +
    (random.chance(0.5) ? rect(x, floor - 20, spine, 12, metal('#b9bfc6')) : '')
  )
}

const dividers: Draw = ({ random, colourOf, isMixed, number, text, colour }) => {
  const tabs = Math.round(number('tabs', 5, 2, 14))
  const w = 248
  const h = 330
  const x = 240 - w / 2
  const y = 258 - h / 2
  const each = (h - 24) / tabs
  const isNumbered = text('tab labels') === 'numbered'
  const sheets = Array.from({ length: tabs }, (_, k) => {
    const i = tabs - 1 - k
    const c = isMixed ? colourOf(i) : light(colour, 0.1)
    return item(
      rect(x + w - 6 + 2, y + 14 + i * each + 2, 34, each - 5, 'rgba(25,30,42,.12)', 6) +
        rect(x + w - 12, y + 12 + i * each, 44, each - 5, slant(light(c, 0.25), c, dark(c, 0.12)), 7) +
        (isNumbered
          ? circle(x + w + 17, y + 12 + i * each + each / 2 - 2, Math.min(7, each / 4), '#fbfaf6')
          : rect(x + w + 6, y + 12 + i * each + each / 2 - 5, 18, 6, '#fbfaf6', 2)) +
        rect(x + i * 0.8, y + i * 1.6, w, h, light(c, 0.3), 3) +
        stroke(d`M${x + i * 0.8} ${y + h + i * 1.6}h${w}`, dark(c, 0.25), 1.4),
    )
  }).join('')
  return turn(
    random.between(-7, -2),
    256,
    262,
    laidShadow(x, y, w, h + 14, 4) +
      sheets +
      rect(x, y, w, h, slant('#ffffff', isMixed ? light(colourOf(0), 0.55) : '#eef0f1'), 3) +
      fileHoles(x + 18, y, h, Math.round(number('holes', 3, 2, 4))),
  )
}

const pocketFolders: Draw = ({ random, colourOf, count, text }) => {
  const w = 236
  const h = 300
  const shown = Math.min(count, 12)
  const step = Math.min(30, 180 / Math.max(1, shown))
  return turn(
    random.between(-4, 4),
    256,
    262,
    Array.from({ length: shown }, (_, i) => {
      const k = i - (shown - 1) / 2
      const x = 256 - w / 2 + k * step
      const y = 262 - h / 2 + k * step * 0.4
      const c = colourOf(i)
      const isFront = i === shown - 1
      return item(
        rect(x + 3, y + 4, w, h, dark(c, 0.4), 5) +
          // Of the folders behind, only an edge is seen.
          rect(x, y, w, h, isFront ? slant(light(c, 0.26), c, dark(c, 0.12)) : light(c, 0.06), 5) +
          stroke(d`M${x + 12} ${y}v${h}`, dark(c, 0.25), 2) +
          (isFront
            ? rect(x + 34, y - 18, w - 60, 150, slant('#ffffff', '#eceff1'), 2) +
              stroke([0, 1, 2, 3].map((r) => d`M${x + 54} ${y + 8 + r * 22}h${w - 104}`).join(''), '#b9c2cc', 4) +
              shape(
                d`M${x} ${y + h * 0.34}Q${x + w * 0.6} ${y + h * 0.34} ${x + w} ${y + h * 0.52}V${y + h - 5}Q${x + w} ${y + h} ${x + w - 5} ${y + h}H${x + 5}Q${x} ${y + h} ${x} ${y + h - 5}z`,
                slant(light(c, 0.36), c, dark(c, 0.16)),
              ) +
              (text('label slot') === 'true' ? rect(x + 30, y + h * 0.62, 90, 46, '#fbfaf6', 3) : '') +
              (text('fastening').startsWith('with')
                ? [0.2, 0.5, 0.8].map((at) => rect(x + 5, y + h * at, 14, 7, metal('#c9a24e'), 3)).join('')
                : '')
            : ''),
      )
    }).join(''),
  )
}

export const filing: Drawings = {
  'ring binders': ringBinder,
  'binder dividers': dividers,
  'pocket folders': pocketFolders,
}
