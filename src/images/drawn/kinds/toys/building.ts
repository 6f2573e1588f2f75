import { dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { leaf } from '../../forms/plants.ts'
import { block, cylinder, floor, gleam, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, down, round, slant, spot } from '../../paint.ts'
import { circle, d, item, move, oval, rect, shape, stroke, turn } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const woods: readonly Hex[] = ['#e2bf8c', '#d3a86f', '#c08f5a', '#ead0a4']

const blocks: Draw = ({ random, colour, isMixed, isStated, number, text }) => {
  const shown = Math.round(8 + (number('pieces', 50, 10, 200) / 120) * 12)
  const isWood = text('material') === 'wood' || text('material') === 'cork' || !isStated
  const tint = (i: number): Hex =>
    isMixed
      ? (brightPalette[i % brightPalette.length] ?? colour)
      : isWood && text('colour') === 'natural'
        ? (woods[i % woods.length] ?? colour)
        : i % 3 === 0
          ? light(colour, 0.3)
          : i % 3 === 1
            ? colour
            : dark(colour, 0.2)
  const rows: number[] = []
  for (let left = shown, wide = Math.ceil(Math.sqrt(shown * 1.7)); left > 0; wide = Math.max(1, wide - 1)) {
    rows.push(Math.min(left, wide))
    left -= wide
  }
  const size = Math.min(72, 400 / (rows[0] ?? 1), 330 / rows.length)
  let i = 0
  const pile = rows
    .map((wide, row) =>
      Array.from({ length: wide }, (_, k) => {
        const x = 246 + (k - wide / 2) * size + random.between(-2, 2)
        const y = floor - (row + 1) * size
        const c = tint(i++)
        const kind = row === rows.length - 1 || (row > 0 && k === wide - 1) ? random.below(4) : 1 + random.below(3)
        const s = size - 3
        if (kind === 0)
          return (
            shape(d`M${x} ${y + s}L${x + s / 2} ${y + 4}L${x + s} ${y + s}z`, slant(light(c, 0.3), c)) +
            shape(
              d`M${x + s} ${y + s}L${x + s / 2} ${y + 4}L${x + s / 2 + 14} ${y - 6}L${x + s + 14} ${y + s - 10}z`,
              dark(c, 0.28),
            )
          )
        if (kind === 1)
          return cylinder({ cx: x + s / 2, top: y + 7, bottom: y + s, r: s / 2 - 2, colour: c, tilt: 0.24 })
        return (
          block({ x, y: y + 1, w: s - 5, h: s - 1, dx: 13, dy: 10, colour: c, r: 4 }) +
          (kind === 3 ? circle(x + s / 2 - 2, y + s / 2, s * 0.2, light(c, 0.4)) : '')
        )
      })
        .reverse()
        .join(''),
    )
    .join('')
  const bucket =
    text('packed in') === 'bucket'
      ? cylinder({ cx: 424, top: 318, bottom: floor, r: 48, foot: 38, colour: dark(colour, 0.1), inside: '#3a3d44' }) +
        tube('M378 318C384 262 464 262 470 318', 7, '#8d939b')
      : ''
  return shadow(256, floor, 206, 15) + pile + bucket
}

const clay: Draw = ({ random, colourOf, number, text, colour, isStated }) => {
  const count = text('colours').startsWith('12') ? 12 : text('colours').startsWith('6') ? 6 : 1
  const single = isStated
    ? colour
    : (random.pick(['#e0633f', '#4f8fb8', '#6fa85f', '#e0a23a', '#b0764a'] as const) ?? '#e0633f')
  const tint = (i: number): Hex => (count === 1 ? single : (brightPalette[i % brightPalette.length] ?? colourOf(i)))
  const kind = text('container')
  const size = 0.84 + (number('weight', 500, 100, 1000) / 1000) * 0.16
  const tub = (i: number) => {
    const c = i < 8 ? tint(i) : light(tint(i), 0.36)
    if (kind === 'boxes')
      return (
        oval(6, 2, 84, 9, 'rgba(25,30,42,.2)') +
        block({ x: -72, y: -70, w: 124, h: 70, dx: 26, dy: 20, colour: c, r: 14 }) +
        stroke('M-40 -70V0M-8 -70V0M24 -70V0', dark(c, 0.2), 3)
      )
    if (kind === 'bags')
      return (
        oval(4, 2, 66, 9, 'rgba(25,30,42,.2)') +
        shape('M-60 -8Q-70 -84 -46 -120H46Q70 -84 60 -8Q0 6 -60 -8z', slant(light(c, 0.36), c, dark(c, 0.2))) +
        rect(-52, -140, 104, 24, slant(['#ffffff', 0, 75], ['#cfdbe2', 100, 60]), 4) +
        gleam(-40, -108, 9, 80, 0.5)
      )
    return (
      oval(5, 3, 66, 10, 'rgba(25,30,42,.22)') +
      cylinder({ cx: 0, top: -86, bottom: 0, r: 56, foot: 52, colour: '#f1f0ec' }) +
      rect(-55, -66, 110, 46, across(dark(c, 0.1), light(c, 0.3), c, dark(c, 0.26))) +
      cylinder({ cx: 0, top: -108, bottom: -84, r: 60, colour: c })
    )
  }
  const tubs = pack({
    count,
    width: count === 1 ? 150 : 136,
    height: 130,
    draw: tub,
    most: (count === 1 ? 2 : 1.2) * size,
    row: count === 12 ? 4 : count === 6 ? 3 : 1,
    rise: 0.82,
    maxHeight: 300,
    spacing: 1.04,
  })
  const lump =
    count === 1
      ? move(
          404,
          408,
          shape(
            'M-54 14C-70 -20 -30 -54 4 -46C44 -44 66 -10 52 14C20 26 -26 26 -54 14z',
            spot([light(single, 0.4), 0], [single, 60], [dark(single, 0.26), 100]),
          ),
        )
      : ''
  return (
    shadow(258, floor, 170, 13) +
    tubs +
    lump +
    (text('tools included') === 'true'
      ? turn(18, 110, 410, rect(96, 330, 13, 96, round('#d9b583'), 5) + rect(92, 318, 21, 26, round('#4f8fb8'), 6))
      : '')
  )
}

const trainSet: Draw = ({ random, colour, text, number, has }) => {
  const wood = text('wood') === 'maple' ? '#e6c797' : text('wood') === 'pine' ? '#e3c084' : '#d9b07a'
  const accent = text('colour') === 'natural' ? '#c08f5a' : colour
  const wagons = 1 + Math.min(3, Math.round(number('pieces', 40, 8, 120) / 26))
  const trackOf = (path: string) =>
    stroke(path, dark(wood, 0.34), 44) +
    move(0, -4, stroke(path, wood, 42)) +
    move(0, -4, stroke(path, dark(wood, 0.3), 24) + stroke(path, light(wood, 0.06), 16))
  const track = text('track').startsWith('figure')
    ? trackOf('M256 250C330 180 470 190 470 250S330 320 256 250S42 190 42 250S182 320 256 250')
    : text('track').startsWith('two')
      ? trackOf('M60 250C60 180 452 180 452 250S60 320 60 250z') +
        trackOf('M150 250C150 218 362 218 362 250S150 282 150 250z')
      : trackOf('M56 254C56 176 456 176 456 254S56 332 56 254z')
  const wheels = (x: number, y: number) =>
    [x + 16, x + 60].map((cx) => circle(cx, y, 14, slant('#5a4a3a', '#2b241e')) + circle(cx, y, 5, wood)).join('')
  const engine = (x: number, y: number) =>
    rect(x, y - 62, 84, 50, roundLyingOf(accent), 14) +
    rect(x + 46, y - 104, 44, 92, slant(light(accent, 0.2), dark(accent, 0.14)), 6) +
    rect(x + 54, y - 94, 28, 28, '#f3e6c8', 4) +
    rect(x + 40, y - 114, 56, 13, round('#33363d'), 5) +
    rect(x + 12, y - 92, 18, 34, round('#33363d'), 4) +
    rect(x + 8, y - 98, 26, 9, '#22252a', 3) +
    wheels(x, y - 6)
  const wagon = (x: number, y: number, i: number) =>
    rect(x, y - 26, 76, 16, plankFill(wood), 4) +
    (i % 2 === 0
      ? rect(
          x + 4,
          y - 62,
          68,
          40,
          slant(light(brightPalette[(i * 3 + 3) % 8] ?? accent, 0.2), brightPalette[(i * 3 + 3) % 8] ?? accent),
          6,
        )
      : [0, 1, 2].map((k) => circle(x + 18 + k * 20, y - 36, 11, spot('#e8c99a', '#a9774a'))).join('')) +
    wheels(x - 4, y - 6)
  const y = 414
  const start = 256 - (98 + wagons * 88) / 2
  return (
    shadow(256, 330, 210, 34) +
    track +
    (has('bridge')
      ? stroke('M180 214Q256 130 332 214', dark(wood, 0.3), 30) +
        stroke('M180 210Q256 126 332 210', light(wood, 0.1), 22)
      : leaf(256, 236, 54, 20, 0, '#4d8a52')) +
    shadow(256, y + 4, 190, 9) +
    engine(start, y) +
    Array.from({ length: wagons }, (_, i) =>
      item(rect(start + 88 + i * 88, y - 18, 14, 6, '#5a606a', 3) + wagon(start + 100 + i * 88, y, i)),
    ).join('') +
    (random.chance(0.5) ? leaf(424, 250, 46, 17, 0, '#5f9a58') : leaf(90, 250, 46, 17, 0, '#5f9a58'))
  )
}

const roundLyingOf = (c: Hex): string => down(light(c, 0.4), c, dark(c, 0.34))

const plankFill = (c: Hex): string => down(light(c, 0.2), dark(c, 0.16))

export const building: Drawings = {
  'building block sets': lifted(10, blocks),
  'modelling clay': lifted(34, clay),
  'wooden train sets': trainSet,
}
