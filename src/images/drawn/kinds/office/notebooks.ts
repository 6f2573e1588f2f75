import { contrasting, dark, light } from '../../colour.ts'
import { book, fileHoles, ruling, spiral } from '../../forms/paper.ts'
import { laidShadow } from '../../forms/solids.ts'
import { slant } from '../../paint.ts'
import { d, item, outline, rect, shape, stroke, turn } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import type { Draw, Drawings } from '../draw.ts'

/** Width and height in the picture of a page that the words name. */
function pageSize(words: string): readonly [number, number] {
  if (words.includes('a6')) return [176, 246]
  if (words.includes('a5') || words.includes('9.75')) return [222, 308]
  return words.includes('letter') ? [262, 338] : [252, 352]
}

const notebook: Draw = ({ random, colour, text, number, has }) => {
  const [w, h] = pageSize(text('page size'))
  const x = 256 - w / 2
  const y = 262 - h / 2
  const binding = text('binding')
  const isWire = binding === 'spiral' || binding === 'wire-bound'
  const pages = 8 + number('sheets', 80, 10, 300) / 8
  const line = contrasting(colour, 0.35)
  const [pw, ph] = [w * 0.92, h * 0.94]
  const page = turn(
    5,
    256,
    262,
    rect(x + 26, y + 8, pw, ph, slant('#ffffff', '#efece4'), 4) +
      ruling(text('ruling'), x + 40, y + 22, pw - 28, ph - 36),
  )
  return turn(
    random.between(-9, -3),
    256,
    262,
    page +
      book({ x, y, w, h, colour, pages, r: binding === 'softcover' ? 5 : 11 }) +
      (isWire
        ? spiral(x, y + 6, h - 12, true, binding === 'wire-bound' ? '#c3c8ce' : '#4a4e57')
        : rect(x, y, 20, h, slant(dark(colour, 0.12), dark(colour, 0.3)), 8)) +
      (has('elastic band') ? rect(x + w - 32, y - 2, 11, h + 4, dark(colour, 0.45)) : '') +
      (random.chance(0.5)
        ? rect(x + w * 0.3, y + h * 0.2, w * 0.42, h * 0.14, slant('#fbfaf6', '#e9e5da'), 4)
        : stroke(d`M${x + w * 0.3} ${y + h * 0.82}h${w * 0.4}`, line, 4)) +
      (!isWire && random.chance(0.6)
        ? shape(d`M${x + w * 0.56} ${y + h + pages - 6}h11v34l-5.5 -8l-5.5 8z`, '#c8463f')
        : ''),
  )
}

const planner: Draw = ({ random, colour, text, has, number }) => {
  const [w, h] = pageSize(text('page size'))
  const x = 256 - w / 2
  const y = 262 - h / 2
  const layout = text('layout')
  const cover = book({ x, y, w, h, colour, pages: 10 + number('pages', 160, 20, 500) / 14 })
  const rows = layout === 'monthly' ? 5 : layout === 'weekly' ? 7 : 1
  const columns = layout === 'monthly' ? 7 : 1
  const px = x + w * 0.24
  const py = y + h * 0.28
  const pw = w * 0.58
  const ph = h * 0.44
  const cells = Array.from({ length: rows * columns }, (_, i) =>
    rect(
      px + 12 + ((i % columns) * (pw - 24)) / columns,
      py + 36 + (Math.floor(i / columns) * (ph - 46)) / rows,
      (pw - 24) / columns - 3,
      (ph - 46) / rows - 3,
      i % 6 === 2 ? light(colour, 0.5) : '#e4e1d8',
      2,
    ),
  ).join('')
  return turn(
    random.between(-8, -3),
    256,
    262,
    Array.from({ length: 6 }, (_, i) =>
      rect(x + w - 6, y + 20 + (i * (h - 40)) / 6, 20, (h - 40) / 6 - 6, brightPalette[i] ?? colour, 4),
    ).join('') +
      cover +
      (text('binding') === 'spiral'
        ? spiral(x, y + 6, h - 12, true, '#c9b070')
        : rect(x, y, 18, h, dark(colour, 0.25), 6)) +
      rect(px, py, pw, ph, slant('#fffdf8', '#f1ede3'), 6) +
      rect(px, py, pw, 26, dark(colour, 0.1), 6) +
      cells +
      (has('elastic band') ? rect(x + w - 30, y - 2, 10, h + 4, dark(colour, 0.45)) : '') +
      (has('ribbon marker')
        ? shape(d`M${x + w * 0.46} ${y + h + 12}h12v40l-6 -9l-6 9z`, contrasting(colour, 0.4))
        : ''),
  )
}

const composition: Draw = ({ random, colour, text, number }) => {
  const w = 246
  const h = 320
  const x = 256 - w / 2
  const y = 100
  const isMarbled = text('cover').startsWith('marbled')
  const pale = light(colour, 0.72)
  const blots = isMarbled
    ? Array.from({ length: 60 }, () => {
        const bx = x + 52 + random.between(0, w - 84)
        const by = y + 10 + random.between(0, h - 34)
        return d`M${bx} ${by}q${random.between(4, 14)} ${random.between(-10, 2)} ${random.between(14, 24)} ${random.between(0, 8)}q${random.between(-8, 0)} ${random.between(6, 12)} ${random.between(-20, -10)} ${random.between(0, 6)}z`
      }).join('')
    : ''
  return turn(
    random.between(-8, -3),
    256,
    262,
    turn(
      5,
      256,
      262,
      rect(x + 20, y + 6, w - 8, h - 10, slant('#ffffff', '#efece4'), 4) +
        ruling(text('ruling'), x + 30, y + 20, w - 30, h - 40),
    ) +
      book({ x, y, w, h, colour, pages: 8 + number('sheets', 80, 10, 200) / 8, r: 14 }) +
      (blots === '' ? '' : shape(blots, pale)) +
      rect(x, y, 40, h, slant('#2b2d33', '#14161a'), 10) +
      rect(x + 74, y + 60, 134, 92, '#fbfaf6', 6) +
      outline(x + 80, y + 66, 122, 80, 4, dark(colour, 0.2), 3) +
      stroke(d`M${x + 94} ${y + 96}h94M${x + 94} ${y + 122}h94`, '#9aa0a8', 3),
  )
}

const exerciseBook: Draw = ({ random, colourOf, count, text }) => {
  const [w, h] = text('page size').includes('a5') ? [196, 272] : [232, 320]
  const shown = Math.min(count, 12)
  const step = Math.min(24, 190 / shown)
  return turn(
    random.between(-5, 3),
    256,
    262,
    Array.from({ length: shown }, (_, i) => {
      const x = 256 - w / 2 + (i - (shown - 1) / 2) * step
      const y = 262 - h / 2 + (i - (shown - 1) / 2) * step * 0.42
      const c = colourOf(i)
      return item(
        rect(x + 3, y + 4, w, h, dark(c, 0.45), 4) +
          rect(x + 2, y + 2, w + 2, h, '#f4f1e8', 4) +
          // Of the books behind, only an edge is seen.
          rect(x, y, w, h, i === shown - 1 ? slant(light(c, 0.26), c, dark(c, 0.12)) : light(c, 0.06), 5) +
          stroke(d`M${x + 16} ${y}v${h}`, dark(c, 0.2), 2) +
          (i < shown - 1
            ? ''
            : rect(x + 7, y + h * 0.25, 3, 18, '#b9bfc6') +
              rect(x + 7, y + h * 0.68, 3, 18, '#b9bfc6') +
              rect(x + w * 0.28, y + h * 0.2, w * 0.54, h * 0.22, '#fbfaf6', 4) +
              stroke(
                d`M${x + w * 0.34} ${y + h * 0.28}h${w * 0.42}M${x + w * 0.34} ${y + h * 0.35}h${w * 0.42}`,
                '#9aa0a8',
                2.4,
              )),
      )
    }).join(''),
  )
}

const fillerPaper: Draw = ({ random, text, number }) => {
  const [w, h] = pageSize(text('page size'))
  const x = 256 - w / 2
  const y = 254 - h / 2
  const thick = 8 + Math.min(44, number('sheets', 200, 10, 1000) / 12)
  const holes = Math.round(number('holes', 3, 2, 4))
  return turn(
    random.between(-10, -4),
    256,
    262,
    laidShadow(x, y, w, h + thick, 3) +
      rect(x + 3, y + thick, w, h, '#d5d2c8', 2) +
      rect(x, y + thick * 0.5, w + 2, h + thick * 0.3, '#f1eee6', 2) +
      stroke(
        Array.from({ length: Math.floor(thick / 4) }, (_, i) => d`M${x + 3} ${y + h + 3 + i * 4}h${w - 4}`).join(''),
        '#c4c0b4',
        1,
      ) +
      turn(2.2, 256, 262, rect(x, y, w, h, '#f7f5ef', 2)) +
      rect(x, y, w, h, slant('#ffffff', '#f3f1ea'), 2) +
      ruling(text('ruling'), x + 4, y + 44, w - 8, h - 56) +
      stroke(d`M${x + 46} ${y}v${h}`, '#e08a8a', 2) +
      fileHoles(x + 20, y, h, holes),
  )
}

export const notebooks: Drawings = {
  notebooks: notebook,
  'planners & diaries': planner,
  'composition notebooks': composition,
  'exercise books': exerciseBook,
  'filler paper': fillerPaper,
}
