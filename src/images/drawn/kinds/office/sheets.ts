import { chosen } from '../../choice.ts'
import { dark, light } from '../../colour.ts'
import { paperStack, ruling } from '../../forms/paper.ts'
import { floor, laidShadow, shadow } from '../../forms/solids.ts'
import { across, down, slant } from '../../paint.ts'
import { circle, d, dashes, item, move, rect, shape, stroke, turn } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const stickyNotes: Draw = ({ random, colourOf, count, text, isMixed }) => {
  const size = text('note size')
  const [w, h] = size.startsWith('38') ? [78, 100] : size.includes('127') ? [150, 96] : [112, 112]
  const columns = count <= 4 ? 2 : count <= 6 ? 3 : count <= 12 ? 4 : 6
  const rows = Math.ceil(count / columns)
  const scale = Math.min(1.5, 392 / (columns * (w + 14)), 330 / (rows * (h + 26)))
  const pad = (i: number): string => {
    const c = isMixed ? colourOf(i) : colourOf(0)
    const thick = 16
    const lines =
      text('ruling') === 'ruled'
        ? stroke(
            [0.35, 0.55, 0.75].map((at) => d`M${-w / 2 + 12} ${-h / 2 + h * at}h${w - 24}`).join(''),
            dark(c, 0.22),
            2,
          )
        : ''
    return (
      rect(-w / 2 + 4, -h / 2 + 6, w, h + thick, 'rgba(25,30,42,.13)', 3) +
      rect(-w / 2, -h / 2 + 4, w, h + thick - 4, dark(c, 0.26), 2) +
      stroke(d`M${-w / 2} ${h / 2 + 4}h${w}M${-w / 2} ${h / 2 + 9}h${w}`, light(c, 0.2), 1.4) +
      rect(-w / 2, -h / 2, w, h, down(dark(c, 0.07), light(c, 0.2), c), 2) +
      lines +
      shape(
        d`M${w / 2} ${h / 2 - 24}L${w / 2} ${h / 2 + 2}L${w / 2 - 30} ${h / 2}Q${w / 2 - 12} ${h / 2 - 8} ${w / 2} ${h / 2 - 24}z`,
        slant(light(c, 0.5), dark(c, 0.12)),
      )
    )
  }
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, count - row * columns)
    const x = 256 + ((i % columns) - (inRow - 1) / 2) * (w + 14) * scale
    const y = 268 + (row - (rows - 1) / 2) * (h + 26) * scale
    return item(
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${random.between(-4, 4).toFixed(1)}) scale(${scale.toFixed(3)})">${pad(i)}</g>`,
    )
  }).join('')
}

const copyPaper: Draw = ({ random, colour, number, text }) => {
  const reams = Math.min(5, Math.max(1, Math.round(number('sheets', 500, 100, 5000) / 500)))
  const wrap = random.pick(['#3f78b5', '#4f9272', '#d07a3a', '#6f66a8', '#b84f5a'] as const) ?? '#3f78b5'
  const w = text('page size') === 'a3' ? 320 : 262
  const each = reams === 1 ? 104 : Math.min(84, 300 / reams)
  const x = 232 - w / 2
  const pile = Array.from({ length: reams }, (_, i) => {
    const bottom = floor - i * each
    const isTop = i === reams - 1
    return item(
      paperStack(x, bottom, w, each - 2, 80, wrap) +
        rect(x, bottom - each + 2, w, each - 4, slant(light(wrap, 0.2), wrap, dark(wrap, 0.1)), 2) +
        rect(x + w * 0.2, bottom - each + 2, w * 0.34, each - 4, slant('#fdfdfb', '#e6e8ea')) +
        shape(
          d`M${x + w * 0.6} ${bottom - each * 0.26}l${each * 0.3} ${-each * 0.44}l${each * 0.3} ${each * 0.44}z`,
          light(wrap, 0.5),
        ) +
        (isTop
          ? shape(
              d`M${x + w * 0.2} ${bottom - each + 2}L${x + w * 0.2 + 72} ${bottom - each - 38}H${x + w * 0.54 + 72}L${x + w * 0.54} ${bottom - each + 2}z`,
              slant('#ffffff', '#eef0f2'),
            )
          : ''),
    )
  }).join('')
  const loose = Array.from({ length: 4 }, (_, i) =>
    turn(
      -2 + i * 1.6,
      256,
      floor - reams * each,
      shape(
        d`M${x + 6} ${floor - reams * each - i * 3}L${x + 80} ${floor - reams * each - 40 - i * 3}H${x + w + 66}L${x + w - 6} ${floor - reams * each - i * 3}z`,
        i === 3 ? slant('#ffffff', colour) : dark(colour, 0.1),
      ),
    ),
  ).join('')
  return shadow(266, floor, w * 0.62, 15) + pile + (reams > 1 ? '' : loose)
}

const indexCards: Draw = ({ random, count, text, colour, isStated }) => {
  const size = text('card size')
  const w = size.startsWith('5') ? 330 : size.startsWith('4') ? 290 : 250
  const h = w * 0.6
  const x = 252 - w / 2
  const y = 236 - h / 2
  const thick = Math.min(100, 20 + count * 0.3)
  const tints =
    text('colour') === 'assorted'
      ? ['#f6d6a8', '#bfe0b6', '#b3d4ef', '#f2b8bd']
      : [isStated ? light(colour, 0.3) : '#fbfaf6']
  const inBox = text('wrapping') === 'storage box'
  const layers = Array.from(
    { length: Math.floor(thick / 5) },
    (_, i) =>
      rect(x + (i % 3), y + thick - i * 5, w, h, tints[Math.floor(i / 4) % tints.length] ?? '#fbfaf6', 4) +
      stroke(d`M${x + 3} ${y + thick - i * 5 + h}h${w - 6}`, '#b9b5aa', 1.2),
  ).join('')
  const top =
    rect(x, y, w, h, slant('#ffffff', tints[0] ?? '#fbfaf6'), 4) +
    (text('ruling') === 'ruled'
      ? stroke(d`M${x} ${y + 30}h${w}`, '#e08a8a', 2.4) + ruling('ruled', x, y + 36, w, h - 42)
      : '') +
    (text('ring hole') === 'true' ? circle(x + 18, y + 18, 7, '#8a919b') : '')
  return turn(
    random.between(-8, -3),
    256,
    270,
    laidShadow(x, y, w, h + thick, 6) +
      layers +
      top +
      (inBox
        ? rect(x - 12, y + h * 0.62, w + 24, h * 0.38 + thick + 10, 'rgba(150,185,205,.45)', 8) +
          rect(x - 12, y + h * 0.62, w + 24, 8, 'rgba(255,255,255,.6)', 4)
        : rect(x + w * 0.42, y - 1, w * 0.16, h + thick + 2, across('#d98a5a', '#e9a878', '#c9743f'))),
  )
}

const labels: Draw = ({ random, count, colourOf, text, isMixed }) => {
  const size = text('label size')
  const [columns, rows] = size.startsWith('38') ? [4, 9] : size.startsWith('64') ? [3, 7] : [2, 4]
  const w = 252
  const h = 346
  const x = 244 - w / 2
  const y = 258 - h / 2
  const thick = Math.min(36, 6 + count * 0.3)
  const isClear = text('colour') === 'clear'
  const r = text('round corners') === 'true' ? 7 : 2
  const cw = (w - 24) / columns
  const ch = (h - 24) / rows
  const cells = Array.from({ length: columns * rows }, (_, i) => {
    const c = isMixed ? colourOf(Math.floor(i / columns)) : isClear ? '#e3edf2' : colourOf(0)
    return rect(
      x + 12 + (i % columns) * cw + 2,
      y + 12 + Math.floor(i / columns) * ch + 2,
      cw - 5,
      ch - 5,
      slant('#ffffff', c),
      r,
    )
  }).join('')
  const peel = turn(
    9,
    x + w - 20,
    y + 30,
    rect(x + w - 66, y - 6, cw * 0.95, ch * 0.95, 'rgba(25,30,42,.16)', r) +
      rect(
        x + w - 70,
        y - 12,
        cw * 0.95,
        ch * 0.95,
        slant('#ffffff', isMixed ? colourOf(0) : isClear ? '#e3edf2' : colourOf(0)),
        r,
      ) +
      shape(d`M${x + w - 70} ${y - 12 + ch * 0.95}v${-ch * 0.3}l${ch * 0.3} ${ch * 0.3}z`, '#d9d4c6'),
  )
  return turn(
    random.between(-8, -3),
    256,
    262,
    laidShadow(x, y, w, h + thick, 4) +
      rect(x + 2, y + thick, w, h, '#cfc8b4', 3) +
      stroke(
        Array.from({ length: Math.floor(thick / 4) }, (_, i) => d`M${x + 3} ${y + h + 3 + i * 4}h${w - 4}`).join(''),
        '#b0a88f',
        1.2,
      ) +
      rect(x, y, w, h, slant('#e4d9ba', '#d3c6a2'), 3) +
      cells +
      peel,
  )
}

const envelope: Draw = ({ random, count, colour, text, has }) => {
  const sizes: Record<string, readonly [number, number]> = {
    dl: [340, 170],
    c6: [270, 190],
    c5: [330, 232],
    c4: [300, 372],
  }
  const [w, h] = chosen(sizes, text('envelope size'), [320, 220])
  const shown = Math.min(9, 2 + Math.round(Math.log2(Math.max(2, count))))
  const c = colour
  const x = 250 - w / 2
  const y = 262 - h / 2 - shown * 3
  const edge = (i: number) =>
    move(
      i * 4,
      (shown - i) * 9,
      rect(x, y + 2, w, h + 1, dark(c, 0.24), 5) + rect(x, y, w, h, dark(c, i % 2 ? 0.05 : 0.02), 5),
    )
  const isTall = h > w
  const front =
    rect(x, y, w, h, slant(light(c, 0.3), c, dark(c, 0.06)), 5) +
    (has('window')
      ? rect(x + w * 0.1, y + h * 0.46, w * 0.42, h * 0.34, slant('#c9dbe6', '#a4bccb'), 6) +
        stroke(d`M${x + w * 0.14} ${y + h * 0.56}h${w * 0.28}M${x + w * 0.14} ${y + h * 0.66}h${w * 0.2}`, '#6f8796', 3)
      : stroke(d`M${x + 4} ${y + h - 4}L${x + w / 2} ${y + h * 0.56}L${x + w - 4} ${y + h - 4}`, dark(c, 0.16), 2.4) +
        shape(
          isTall
            ? d`M${x} ${y}h${w}l-16 72h${32 - w}z`
            : d`M${x + 2} ${y + 2}L${x + w / 2 - 16} ${y + h * 0.58}Q${x + w / 2} ${y + h * 0.66} ${x + w / 2 + 16} ${y + h * 0.58}L${x + w - 2} ${y + 2}z`,
          slant(light(c, 0.5), light(c, 0.05)),
        ) +
        stroke(
          isTall
            ? d`M${x + 16} ${y + 72}h${w - 32}`
            : d`M${x + 2} ${y + 2}L${x + w / 2 - 16} ${y + h * 0.58}Q${x + w / 2} ${y + h * 0.66} ${x + w / 2 + 16} ${y + h * 0.58}L${x + w - 2} ${y + 2}`,
          dark(c, 0.24),
          2.4,
        )) +
    (has('padded')
      ? dashes([0.2, 0.4, 0.6, 0.8].map((at) => d`M${x + 10} ${y + h * at}h${w - 20}`).join(''), dark(c, 0.14), 9, 9, 7)
      : '') +
    (text('closure').startsWith('peel') ? rect(x + 14, y + 6, w - 28, 7, '#e8ecef', 3) : '')
  return turn(
    random.between(-7, -2),
    256,
    262,
    laidShadow(x, y, w, h + shown * 9, 6) +
      Array.from({ length: shown }, (_, i) => edge(i)).join('') +
      move(shown * 4, 0, front),
  )
}

export const sheets: Drawings = {
  'sticky notes': stickyNotes,
  'copy paper': lifted(46, copyPaper),
  'index cards': indexCards,
  labels: labels,
  envelopes: envelope,
}
