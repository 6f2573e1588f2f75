import { contrasting, dark, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { rivet } from '../../forms/parts.ts'
import { cylinder, floor, gleam, shadow } from '../../forms/solids.ts'
import { plank } from '../../forms/wood.ts'
import { down, face, glass, metal, metalLying, round, slant } from '../../paint.ts'
import { circle, d, move, outline, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const scissors: Draw = ({ random, colour, number, text, has }) => {
  const size = 0.72 + ((number('length', 17, 8, 30) - 13) / 8) * 0.28
  const steel = text('blade').includes('titanium') ? '#c9b98a' : '#c6cbd1'
  const tipX = text('tip') === 'blunt' ? 15 : 4
  const blade = (side: -1 | 1) =>
    turn(
      side * 13,
      256,
      262,
      shape(
        d`M${256 - side * 16} 276L${256 + side * 24} 270L${256 + side * tipX} 62Q256 48 ${256 - side * tipX * 0.3} 66z`,
        side < 0 ? slant(light(steel, 0.6), steel, dark(steel, 0.15)) : slant(light(steel, 0.3), dark(steel, 0.3)),
      ),
    )
  const loop = (side: -1 | 1) => {
    const ring = d`M${256 + side * 14} 284C${256 + side * 34} 330 ${256 + side * 28} 348 ${256 + side * 34} 372C${256 + side * 40} 440 ${256 + side * 124} 444 ${256 + side * 122} 384C${256 + side * 120} 340 ${256 + side * 60} 326 ${256 + side * 22} 290z`
    return (
      stroke(ring, dark(colour, 0.4), 25) +
      move(-1.5, -2, stroke(ring, colour, 19)) +
      move(-4, -5, stroke(ring, light(colour, 0.4), 5, 0.8)) +
      (has('soft grip')
        ? stroke(
            d`M${256 + side * 50} 416C${256 + side * 70} 430 ${256 + side * 96} 424 ${256 + side * 104} 404`,
            contrasting(colour, 0.55),
            9,
          )
        : '')
    )
  }
  return turn(
    random.between(22, 36),
    256,
    262,
    zoom(
      size,
      256,
      262,
      move(10, 12, `<g opacity=".13">${stroke('M256 270L206 70M256 270L306 70', '#14171f', 26)}</g>`) +
        blade(1) +
        loop(-1) +
        blade(-1) +
        loop(1) +
        circle(256, 268, 15, metal('#b9bfc6')) +
        stroke('M248 268h16', '#5a606a', 3),
    ),
  )
}

const ruler: Draw = ({ random, colour, text, number, has }) => {
  const long = number('length', 30, 10, 100)
  const w = long <= 15 ? 290 : long <= 30 ? 396 : 450
  const h = long <= 15 ? 96 : long <= 30 ? 82 : 70
  const x = 256 - w / 2
  const y = 270 - h / 2
  const material = text('material')
  const isWood = material.includes('wood')
  const isMetal = /alumini|steel/.test(material)
  const ink = isWood ? '#5a3f26' : '#33475a'
  const marks = (top: boolean, step: number, each: number) =>
    stroke(
      Array.from(
        { length: Math.floor((w - 24) / step) + 1 },
        (_, i) =>
          d`M${x + 12 + i * step} ${top ? y + 3 : y + h - 3}v${(top ? 1 : -1) * (i % each === 0 ? 20 : i % 5 === 0 ? 14 : 9)}`,
      ).join(''),
      ink,
      1.7,
    )
  return turn(
    random.between(-32, -18),
    256,
    270,
    rect(x + 5, y + 8, w, h, 'rgba(25,30,42,.14)', 5) +
      (isWood
        ? plank(x, y, w, h, '#d9b583', random, 4)
        : rect(
            x,
            y,
            w,
            h,
            isMetal ? metalLying('#c3c8ce') : down(['#ffffff', 0, 85], ['#b9d3e0', 45, 78], ['#d9e8ef', 100, 90]),
            5,
          )) +
      (isWood || isMetal ? '' : outline(x, y, w, h, 5, '#86a5b5', 2)) +
      (isWood ? rect(x, y + h - 4, w, 4, metalLying('#c9b070')) : '') +
      marks(true, (w - 24) / (long * 2), 10) +
      (text('scale').includes('inches') ? marks(false, (w - 24) / ((long / 2.54) * 4), 4) : '') +
      (has('hanging hole') ? circle(x + w - 20, y + h / 2, 7, isMetal ? '#6f767f' : '#8d7a5f') : '') +
      (has('non-slip back') ? rect(x + 40, y + h / 2 - 2, w - 96, 4, colour, 2) : '') +
      gleam(x + 14, y + h * 0.45, w * 0.34, 3, 0.5),
  )
}

const erasers: Draw = ({ random, colourOf, count, text, has }) => {
  const kind = text('shape')
  const sleeve = random.pick(['#2f5f96', '#3f7f6a', '#b8413a', '#33363d'] as const) ?? '#2f5f96'
  const one = (i: number) => {
    const c = colourOf(i)
    if (kind === 'pencil cap')
      return (
        oval(3, 0, 34, 8, 'rgba(25,30,42,.2)') +
        shape('M-28 0L-28 -64L0 -132L28 -64L28 0Q0 8 -28 0z', round(c)) +
        rect(-30, -16, 60, 14, round(dark(c, 0.12)), 5)
      )
    const lean = kind === 'wedge' ? 34 : 0
    return (
      oval(14, 2, 96, 9, 'rgba(25,30,42,.2)') +
      shape(d`M${-88 + lean} -62L${-62 + lean} -86H${104 - lean * 0.2}L80 -62z`, slant(light(c, 0.5), light(c, 0.1))) +
      shape(`M80 -62L${104 - lean * 0.2} -86V-26L80 0z`, dark(c, 0.24)) +
      shape(d`M${-88 + lean} -62H80V0H${-88 - lean * 0.2}z`, slant(light(c, 0.24), c, dark(c, 0.08))) +
      (has('sleeve')
        ? shape('M-16 -64L10 -88H105L81 -64z', light(sleeve, 0.24)) +
          shape('M81 -62L105 -88V-26L81 1z', dark(sleeve, 0.3)) +
          rect(-16, -63, 97, 64, slant(light(sleeve, 0.16), sleeve)) +
          rect(-16, -42, 97, 20, '#f4f2ec')
        : '')
    )
  }
  return (
    shadow(258, floor, count > 1 ? 160 : 90, 10) +
    pack({
      count,
      width: kind === 'pencil cap' ? 80 : 206,
      height: kind === 'pencil cap' ? 136 : 92,
      draw: one,
      most: 1.5,
      spacing: 1.02,
      rise: kind === 'pencil cap' ? 0.7 : 1.06,
      row: count === 3 && kind !== 'pencil cap' ? 2 : count > 3 ? 3 : count,
      maxHeight: 320,
    })
  )
}

const sharpener: Draw = ({ colour, text, number, has }) => {
  const holes = text('hole layout') === 'double hole' ? 2 : Math.round(number('holes', 1, 1, 2))
  const isMetal = /alumini|brass/.test(text('material'))
  const c = text('material') === 'brass' ? '#c9a24e' : colour
  const shavings =
    stroke('M96 396q14 -26 36 -8t26 -14M378 404q-4 -30 22 -26t30 -20', '#d9b583', 9) +
    stroke('M96 392q14 -26 36 -8t26 -14', '#e8622c', 3)
  if (has('shavings container')) {
    const r = holes === 2 ? 128 : 104
    return (
      shadow(258, floor, r * 1.06, 16) +
      cylinder({ cx: 256, top: 250, bottom: floor - 8, r, colour: '#d3e4ec', fill: glass(), tilt: 0.2 }) +
      stroke(d`M${256 - r * 0.7} 392q30 -40 64 -12t54 -22t50 14`, '#d9b583', 13) +
      stroke(d`M${256 - r * 0.6} 372q30 -30 64 -4t54 -20`, '#c98a4a', 8) +
      cylinder({
        cx: 256,
        top: 186,
        bottom: 262,
        r: r + 4,
        colour: c,
        tilt: 0.2,
        ...(isMetal ? { fill: metal(c) } : {}),
      }) +
      Array.from({ length: holes }, (_, i) =>
        oval(256 + (i - (holes - 1) / 2) * 96, 186, 24 + i * 8, 10 + i * 2.5, '#1b1e24'),
      ).join('') +
      gleam(256 - r * 0.7, 276, 12, 110, 0.5)
    )
  }
  const w = holes === 2 ? 280 : 196
  const x = 240 - w / 2
  return (
    shadow(262, floor - 14, w * 0.62, 15) +
    shavings +
    shape(
      d`M${x} 286L${x + 60} 226H${x + w + 44}L${x + w} 286z`,
      isMetal ? metalLying(light(c, 0.2)) : slant(light(c, 0.42), light(c, 0.1)),
    ) +
    shape(d`M${x + w} 286L${x + w + 44} 226V346L${x + w} 402z`, dark(c, 0.36)) +
    rect(x, 284, w, 118, isMetal ? metalLying(c) : face(c), 6) +
    turn(
      -4,
      256,
      250,
      shape(d`M${x + 56} 274L${x + 92} 240H${x + w + 4}L${x + w - 24} 274z`, metalLying('#d5d9dd')) +
        rivet(x + w / 2 + 24, 257, 9),
    ) +
    Array.from(
      { length: holes },
      (_, i) =>
        circle(256 - 16 + (i - (holes - 1) / 2) * 126, 346, 30 + i * 9, dark(c, 0.3)) +
        circle(256 - 16 + (i - (holes - 1) / 2) * 126, 346, 25 + i * 9, '#17191d'),
    ).join('') +
    stroke([0, 1, 2, 3].map((i) => d`M${x + 8 + i * 8} 300v86`).join(''), dark(c, 0.3), 3)
  )
}

export const cutting: Drawings = {
  scissors: scissors,
  rulers: ruler,
  erasers: lifted(56, erasers),
  'pencil sharpeners': lifted(24, sharpener),
}
