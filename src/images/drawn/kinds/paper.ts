import { contrasting, dark, type Hex, light } from '../colour.ts'
import { book, fileHoles, paperStack, ruling, spiral } from '../forms/paper.ts'
import { floor, laidShadow, shadow } from '../forms/solids.ts'
import { across, down, metal, slant } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn } from '../svg.ts'
import { brightPalette } from '../tints.ts'
import type { Draw, Drawings } from './draw.ts'

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
  const page = turn(5, 256, 262, rect(x + 26, y + 8, pw, ph, slant('#ffffff', '#efece4'), 4) + ruling(text('ruling'), x + 40, y + 22, pw - 28, ph - 36))
  return turn(
    random.between(-9, -3),
    256,
    262,
    page + book({ x, y, w, h, colour, pages, r: binding === 'softcover' ? 5 : 11 }) +
      (isWire ? spiral(x, y + 6, h - 12, true, binding === 'wire-bound' ? '#c3c8ce' : '#4a4e57') : rect(x, y, 20, h, slant(dark(colour, 0.12), dark(colour, 0.3)), 8)) +
      (has('elastic band') ? rect(x + w - 32, y - 2, 11, h + 4, dark(colour, 0.45)) : '') +
      (random.chance(0.5) ? rect(x + w * 0.3, y + h * 0.2, w * 0.42, h * 0.14, slant('#fbfaf6', '#e9e5da'), 4) : stroke(d`M${x + w * 0.3} ${y + h * 0.82}h${w * 0.4}`, line, 4)) +
      (!isWire && random.chance(0.6) ? shape(d`M${x + w * 0.56} ${y + h + pages - 6}h11v34l-5.5 -8l-5.5 8z`, '#c8463f') : ''),
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
  const cells = Array.from({ length: rows * columns }, (_, i) => rect(px + 12 + ((i % columns) * (pw - 24)) / columns, py + 36 + (Math.floor(i / columns) * (ph - 46)) / rows, (pw - 24) / columns - 3, (ph - 46) / rows - 3, i % 6 === 2 ? light(colour, 0.5) : '#e4e1d8', 2)).join('')
  return turn(
    random.between(-8, -3),
    256,
    262,
    Array.from({ length: 6 }, (_, i) => rect(x + w - 6, y + 20 + (i * (h - 40)) / 6, 20, (h - 40) / 6 - 6, brightPalette[i] ?? colour, 4)).join('') + cover +
      (text('binding') === 'spiral' ? spiral(x, y + 6, h - 12, true, '#c9b070') : rect(x, y, 18, h, dark(colour, 0.25), 6)) +
      rect(px, py, pw, ph, slant('#fffdf8', '#f1ede3'), 6) + rect(px, py, pw, 26, dark(colour, 0.1), 6) + cells +
      (has('elastic band') ? rect(x + w - 30, y - 2, 10, h + 4, dark(colour, 0.45)) : '') + (has('ribbon marker') ? shape(d`M${x + w * 0.46} ${y + h + 12}h12v40l-6 -9l-6 9z`, contrasting(colour, 0.4)) : ''),
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
    turn(5, 256, 262, rect(x + 20, y + 6, w - 8, h - 10, slant('#ffffff', '#efece4'), 4) + ruling(text('ruling'), x + 30, y + 20, w - 30, h - 40)) + book({ x, y, w, h, colour, pages: 8 + number('sheets', 80, 10, 200) / 8, r: 14 }) + (blots === '' ? '' : shape(blots, pale)) + rect(x, y, 40, h, slant('#2b2d33', '#14161a'), 10) + rect(x + 74, y + 60, 134, 92, '#fbfaf6', 6) + `<rect x="${x + 80}" y="${y + 66}" width="122" height="80" rx="4" fill="none" stroke="${dark(colour, 0.2)}" stroke-width="3"/>` + stroke(d`M${x + 94} ${y + 96}h94M${x + 94} ${y + 122}h94`, '#9aa0a8', 3),
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
      return item(rect(x + 3, y + 4, w, h, 'rgba(25,30,42,.16)', 4) + rect(x + 2, y + 2, w + 2, h, '#f4f1e8', 4) + rect(x, y, w, h, slant(light(c, 0.26), c, dark(c, 0.12)), 5) + rect(x + 7, y + h * 0.25, 3, 18, '#b9bfc6') + rect(x + 7, y + h * 0.68, 3, 18, '#b9bfc6') + stroke(d`M${x + 16} ${y}v${h}`, dark(c, 0.2), 2) + rect(x + w * 0.28, y + h * 0.2, w * 0.54, h * 0.22, '#fbfaf6', 4) + stroke(d`M${x + w * 0.34} ${y + h * 0.28}h${w * 0.42}M${x + w * 0.34} ${y + h * 0.35}h${w * 0.42}`, '#9aa0a8', 2.4))
    }).join(''),
  )
}

const stickyNotes: Draw = ({ random, colourOf, count, text, isMixed }) => {
  const size = text('note size')
  const [w, h] = size.startsWith('38') ? [78, 100] : size.includes('127') ? [150, 96] : [112, 112]
  const columns = count <= 4 ? 2 : count <= 6 ? 3 : count <= 12 ? 4 : 6
  const rows = Math.ceil(count / columns)
  const scale = Math.min(1.5, 392 / (columns * (w + 14)), 330 / (rows * (h + 26)))
  const pad = (i: number): string => {
    const c = isMixed ? colourOf(i) : colourOf(0)
    const thick = 16
    const lines = text('ruling') === 'ruled' ? stroke([0.35, 0.55, 0.75].map((at) => d`M${-w / 2 + 12} ${-h / 2 + h * at}h${w - 24}`).join(''), dark(c, 0.22), 2) : ''
    return (
      rect(-w / 2 + 4, -h / 2 + 6, w, h + thick, 'rgba(25,30,42,.13)', 3) + rect(-w / 2, -h / 2 + 4, w, h + thick - 4, dark(c, 0.26), 2) + stroke(d`M${-w / 2} ${h / 2 + 4}h${w}M${-w / 2} ${h / 2 + 9}h${w}`, light(c, 0.2), 1.4) +
      rect(-w / 2, -h / 2, w, h, down(dark(c, 0.07), light(c, 0.2), c), 2) + lines + shape(d`M${w / 2} ${h / 2 - 24}L${w / 2} ${h / 2 + 2}L${w / 2 - 30} ${h / 2}Q${w / 2 - 12} ${h / 2 - 8} ${w / 2} ${h / 2 - 24}z`, slant(light(c, 0.5), dark(c, 0.12)))
    )
  }
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, count - row * columns)
    const x = 256 + ((i % columns) - (inRow - 1) / 2) * (w + 14) * scale
    const y = 268 + (row - (rows - 1) / 2) * (h + 26) * scale
    return item(`<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${random.between(-4, 4).toFixed(1)}) scale(${scale.toFixed(3)})">${pad(i)}</g>`)
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
      paperStack(x, bottom, w, each - 2, 80, wrap) + rect(x, bottom - each + 2, w, each - 4, slant(light(wrap, 0.2), wrap, dark(wrap, 0.1)), 2) + rect(x + w * 0.2, bottom - each + 2, w * 0.34, each - 4, slant('#fdfdfb', '#e6e8ea')) + shape(d`M${x + w * 0.6} ${bottom - each * 0.26}l${each * 0.3} ${-each * 0.44}l${each * 0.3} ${each * 0.44}z`, light(wrap, 0.5)) +
        (isTop ? shape(d`M${x + w * 0.2} ${bottom - each + 2}L${x + w * 0.2 + 72} ${bottom - each - 38}H${x + w * 0.54 + 72}L${x + w * 0.54} ${bottom - each + 2}z`, slant('#ffffff', '#eef0f2')) : ''),
    )
  }).join('')
  const loose = Array.from({ length: 4 }, (_, i) => turn(-2 + i * 1.6, 256, floor - reams * each, shape(d`M${x + 6} ${floor - reams * each - i * 3}L${x + 80} ${floor - reams * each - 40 - i * 3}H${x + w + 66}L${x + w - 6} ${floor - reams * each - i * 3}z`, i === 3 ? slant('#ffffff', colour) : dark(colour, 0.1)))).join('')
  return shadow(266, floor, w * 0.62, 15) + pile + (reams > 1 ? '' : loose)
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
    laidShadow(x, y, w, h + thick, 3) + rect(x + 3, y + thick, w, h, '#d5d2c8', 2) + rect(x, y + thick * 0.5, w + 2, h + thick * 0.3, '#f1eee6', 2) + stroke(Array.from({ length: Math.floor(thick / 4) }, (_, i) => d`M${x + 3} ${y + h + 3 + i * 4}h${w - 4}`).join(''), '#c4c0b4', 1) + turn(2.2, 256, 262, rect(x, y, w, h, '#f7f5ef', 2)) + rect(x, y, w, h, slant('#ffffff', '#f3f1ea'), 2) + ruling(text('ruling'), x + 4, y + 44, w - 8, h - 56) + stroke(d`M${x + 46} ${y}v${h}`, '#e08a8a', 2) + fileHoles(x + 20, y, h, holes),
  )
}

const indexCards: Draw = ({ random, count, text, colour, isStated }) => {
  const size = text('card size')
  const w = size.startsWith('5') ? 330 : size.startsWith('4') ? 290 : 250
  const h = w * 0.6
  const x = 252 - w / 2
  const y = 236 - h / 2
  const thick = Math.min(100, 20 + count * 0.3)
  const tints = text('colour') === 'assorted' ? ['#f6d6a8', '#bfe0b6', '#b3d4ef', '#f2b8bd'] : [isStated ? light(colour, 0.3) : '#fbfaf6']
  const inBox = text('wrapping') === 'storage box'
  const layers = Array.from({ length: Math.floor(thick / 5) }, (_, i) => rect(x + (i % 3), y + thick - i * 5, w, h, tints[Math.floor(i / 4) % tints.length] ?? '#fbfaf6', 4) + stroke(d`M${x + 3} ${y + thick - i * 5 + h}h${w - 6}`, '#b9b5aa', 1.2)).join('')
  const top = rect(x, y, w, h, slant('#ffffff', tints[0] ?? '#fbfaf6'), 4) + (text('ruling') === 'ruled' ? stroke(d`M${x} ${y + 30}h${w}`, '#e08a8a', 2.4) + ruling('ruled', x, y + 36, w, h - 42) : '') + (text('ring hole') === 'true' ? circle(x + 18, y + 18, 7, '#8a919b') : '')
  return turn(random.between(-8, -3), 256, 270, laidShadow(x, y, w, h + thick, 6) + layers + top + (inBox ? rect(x - 12, y + h * 0.62, w + 24, h * 0.38 + thick + 10, 'rgba(150,185,205,.45)', 8) + rect(x - 12, y + h * 0.62, w + 24, 8, 'rgba(255,255,255,.6)', 4) : rect(x + w * 0.42, y - 1, w * 0.16, h + thick + 2, across('#d98a5a', '#e9a878', '#c9743f'))))
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
    return rect(x + 12 + (i % columns) * cw + 2, y + 12 + Math.floor(i / columns) * ch + 2, cw - 5, ch - 5, slant('#ffffff', c), r)
  }).join('')
  const peel = turn(9, x + w - 20, y + 30, rect(x + w - 66, y - 6, cw * 0.95, ch * 0.95, 'rgba(25,30,42,.16)', r) + rect(x + w - 70, y - 12, cw * 0.95, ch * 0.95, slant('#ffffff', isMixed ? colourOf(0) : isClear ? '#e3edf2' : colourOf(0)), r) + shape(d`M${x + w - 70} ${y - 12 + ch * 0.95}v${-ch * 0.3}l${ch * 0.3} ${ch * 0.3}z`, '#d9d4c6'))
  return turn(random.between(-8, -3), 256, 262, laidShadow(x, y, w, h + thick, 4) + rect(x + 2, y + thick, w, h, '#cfc8b4', 3) + stroke(Array.from({ length: Math.floor(thick / 4) }, (_, i) => d`M${x + 3} ${y + h + 3 + i * 4}h${w - 4}`).join(''), '#b0a88f', 1.2) + rect(x, y, w, h, slant('#e4d9ba', '#d3c6a2'), 3) + cells + peel)
}

const envelope: Draw = ({ random, count, colour, text, has }) => {
  const sizes: Record<string, readonly [number, number]> = { dl: [340, 170], c6: [270, 190], c5: [330, 232], c4: [300, 372] }
  const [w, h] = sizes[text('envelope size')] ?? [320, 220]
  const shown = Math.min(9, 2 + Math.round(Math.log2(Math.max(2, count))))
  const c = colour
  const x = 250 - w / 2
  const y = 262 - h / 2 - shown * 3
  const edge = (i: number) => move(i * 4, (shown - i) * 9, rect(x, y + 3, w, h, 'rgba(25,30,42,.10)', 5) + rect(x, y, w, h, slant(light(c, 0.1), dark(c, 0.06)), 5) + `<rect x="${(x).toFixed(1)}" y="${y.toFixed(1)}" width="${w}" height="${h}" rx="5" fill="none" stroke="${dark(c, 0.2)}" stroke-width="1.4"/>`)
  const isTall = h > w
  const front =
    rect(x, y, w, h, slant(light(c, 0.3), c, dark(c, 0.06)), 5) +
    (has('window')
      ? rect(x + w * 0.1, y + h * 0.46, w * 0.42, h * 0.34, slant('#c9dbe6', '#a4bccb'), 6) + stroke(d`M${x + w * 0.14} ${y + h * 0.56}h${w * 0.28}M${x + w * 0.14} ${y + h * 0.66}h${w * 0.2}`, '#6f8796', 3)
      : stroke(d`M${x + 4} ${y + h - 4}L${x + w / 2} ${y + h * 0.56}L${x + w - 4} ${y + h - 4}`, dark(c, 0.16), 2.4) + shape(isTall ? d`M${x} ${y}h${w}l-16 72h${32 - w}z` : d`M${x + 2} ${y + 2}L${x + w / 2 - 16} ${y + h * 0.58}Q${x + w / 2} ${y + h * 0.66} ${x + w / 2 + 16} ${y + h * 0.58}L${x + w - 2} ${y + 2}z`, slant(light(c, 0.5), light(c, 0.05))) + stroke(isTall ? d`M${x + 16} ${y + 72}h${w - 32}` : d`M${x + 2} ${y + 2}L${x + w / 2 - 16} ${y + h * 0.58}Q${x + w / 2} ${y + h * 0.66} ${x + w / 2 + 16} ${y + h * 0.58}L${x + w - 2} ${y + 2}`, dark(c, 0.24), 2.4)) +
    (has('padded') ? dashes([0.2, 0.4, 0.6, 0.8].map((at) => d`M${x + 10} ${y + h * at}h${w - 20}`).join(''), dark(c, 0.14), 9, 9, 7) : '') + (text('closure').startsWith('peel') ? rect(x + 14, y + 6, w - 28, 7, '#e8ecef', 3) : '')
  return turn(random.between(-7, -2), 256, 262, laidShadow(x, y, w, h + shown * 9, 6) + Array.from({ length: shown }, (_, i) => edge(i)).join('') + move(shown * 4, 0, front))
}

export const paper: Drawings = {
  notebooks: notebook,
  'planners & diaries': planner,
  'composition notebooks': composition,
  'exercise books': exerciseBook,
  'sticky notes': stickyNotes,
  'copy paper': copyPaper,
  'filler paper': fillerPaper,
  'index cards': indexCards,
  labels,
  envelopes: envelope,
}
