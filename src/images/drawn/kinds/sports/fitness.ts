import { chosen } from '../../choice.ts'
import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { cylinder, floor, shadow } from '../../forms/solids.ts'
import { cable, tube } from '../../forms/tubes.ts'
import { across, down, metal, metalLying, round, roundLying, slant } from '../../paint.ts'
import { circle, d, dashes, item, move, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import { brightPalette } from '../../tints.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const yogaMat: Draw = ({ random, colour, text, number, has }) => {
  const thick = 8 + number('thickness', 5, 1, 15) * 1.6
  const r = 62 + number('thickness', 5, 1, 15) * 2
  const c = text('material') === 'cork' ? '#c89b6a' : colour
  const turns = Math.max(2, Math.floor((r - 16) / thick))
  const cy = 402 - r
  const roll = Array.from({ length: turns }, (_, i) =>
    oval(106, cy, (r - i * thick) * 0.36, r - i * thick, i % 2 ? dark(c, 0.42) : light(c, 0.1)),
  ).join('')
  return (
    shadow(270, 410, 200, 17) +
    shape(d`M250 ${cy + r - 14}L446 ${cy + r - 14}L466 414L232 414z`, slant(light(c, 0.24), c)) +
    rect(232, 412, 234, 5, dark(c, 0.4)) +
    (has('alignment lines')
      ? stroke(d`M300 ${cy + r - 6}L292 408M420 ${cy + r - 6}L432 408`, contrasting(c, 0.35), 3)
      : '') +
    rect(104, cy - r, 306, 2 * r, roundLying(c), 8) +
    oval(410, cy, r * 0.34, r, dark(c, 0.34)) +
    rect(390, cy - r, 24, 2 * r, roundLying(c), 3) +
    roll +
    oval(106, cy, 4.3, 12, dark(c, 0.6)) +
    (has('carry strap')
      ? [190, 320].map((x) => rect(x, cy - r - 3, 22, 2 * r + 6, roundLying('#3a3d44'), 6)).join('') +
        tube(d`M200 ${cy - r}C210 ${cy - r - 70} 320 ${cy - r - 70} 332 ${cy - r}`, 12, '#3a3d44')
      : '') +
    (random.chance(0.5) ? dashes(d`M130 ${cy - r * 0.5}H400M130 ${cy}H400`, dark(c, 0.2), 3, 3, 8) : '')
  )
}

const dumbbell: Draw = ({ random, colour, count, number, text, has }) => {
  const size = 0.6 + (Math.sqrt(number('weight', 5, 0.5, 40)) / Math.sqrt(15)) * 0.4
  const coating = text('coating')
  const isChrome = coating === 'chrome'
  const isHex = text('shape') === 'hexagonal'
  const bar = isChrome || coating === 'rubber' ? '#b9bfc6' : colour
  const head = (x: number, w: number) =>
    isHex
      ? shape(
          d`M${x} -92L${x + w} -92L${x + w + 10} -46L${x + w} 0L${x} 0L${x - 10} -46z`,
          isChrome ? metalLying(colour) : down(light(colour, 0.3), colour, dark(colour, 0.36)),
        ) + stroke(d`M${x + w} -92L${x + w - 10} -46L${x + w} 0`, dark(colour, 0.25), 2.5)
      : rect(x, -104, w, 104, isChrome ? metalLying(colour) : roundLying(colour), 16) +
        rect(x + w * 0.34, -104, w * 0.12, 104, dark(colour, 0.2))
  const one = () =>
    oval(4, 2, 150, 11, 'rgba(25,30,42,.22)') +
    rect(-90, -66, 180, 32, metalLying(bar), 9) +
    (has('textured grip')
      ? dashes('M-60 -60H60M-60 -52H60M-60 -44H60', dark(bar, 0.4), 4, 3, 4)
      : rect(-62, -68, 124, 36, roundLying(dark(bar, 0.1)), 14)) +
    head(-150, 66) +
    head(84, 66) +
    oval(157, -48, 11, 26, dark(colour, 0.3))
  return (
    shadow(258, floor, 170 * size, 12) +
    pack({
      count,
      width: 330,
      height: 116,
      draw: (i) => turn(i % 2 ? random.between(-3, 2) : random.between(-2, 3), 0, 0, one()),
      most: size * 1.24,
      row: 1,
      rise: 0.98,
    })
  )
}

/** One band about (0, 0). */
function band(style: string, isFabric: boolean, tint: Hex): string {
  if (style === 'handled')
    return (
      tube('M-150 -40C-150 90 150 90 150 -40', 13, tint) +
      [-150, 150]
        .map(
          (x) =>
            stroke(d`M${x} -40L${x - 26} -104M${x} -40L${x + 26} -104`, '#3a3d44', 8) +
            rect(x - 46, -126, 92, 27, roundLying('#2b2d33'), 12),
        )
        .join('')
    )
  if (style === 'flat')
    return (
      shape('M-40 -40C40 -10 120 -30 196 6V104C120 70 40 96 -40 66z', down(light(tint, 0.3), tint, dark(tint, 0.2))) +
      cylinder({ cx: -78, top: -40, bottom: 70, r: 84, colour: tint, tilt: 0.42 }) +
      [64, 44, 24].map((r) => ring(-78, -40, r, r * 0.42, dark(tint, 0.35), 4)).join('')
    )
  const [rx, ry, wide] = style === 'long loop' ? [176, 74, 26] : [120, 70, 54]
  return (
    oval(0, 40, rx * 1.05, ry * 0.5, 'rgba(25,30,42,.12)') +
    ring(0, -wide * 0.3, rx, ry, dark(tint, 0.46), wide * 0.7) +
    shape(
      d`M${-rx - 8} ${-wide * 0.3}A${rx + 8} ${ry + 8} 0 0 0 ${rx + 8} ${-wide * 0.3}V${wide * 0.5}A${rx + 8} ${ry + 8} 0 0 1 ${-rx - 8} ${wide * 0.5}z`,
      across(dark(tint, 0.2), light(tint, 0.3), tint, dark(tint, 0.34)),
    ) +
    (isFabric
      ? dashes(d`M${-rx} ${wide * 0.3}A${rx} ${ry} 0 0 0 ${rx} ${wide * 0.3}`, light(tint, 0.4), wide * 0.5, 4, 5)
      : '')
  )
}

const bands: Draw = ({ colour, text, number, isStated, random, has }) => {
  const levels: Record<string, Hex> = {
    light: '#f0c534',
    medium: '#58a942',
    heavy: '#d8352f',
    'extra heavy': '#35383f',
    'set of four': '#3a6fb8',
  }
  const c = isStated ? colour : chosen(levels, text('resistance'), colour)
  const count = Math.round(number('number of bands', 1, 1, 6))
  const isFabric = text('material') === 'fabric'
  const tints = count > 1 ? brightPalette : [c]
  const scale = count > 1 ? 0.66 : 1.15
  const bag = has('bag included')
    ? shape(
        'M404 336Q392 310 400 300H456Q464 310 452 336Q484 400 470 436H386Q372 400 404 336z',
        slant('#5a606a', '#2e3138'),
      ) + stroke('M402 334H454', '#d9dcdf', 4)
    : ''
  return (
    shadow(256, 412, 170, 15) +
    Array.from({ length: count }, (_, i) =>
      item(
        move(
          count > 1 ? 236 + (i % 2 ? 90 : -70) : 250,
          count > 1 ? 190 + i * 58 : 300,
          zoom(
            scale,
            0,
            0,
            turn(random.between(-6, 6), 0, 0, band(text('style'), isFabric, tints[i % tints.length] ?? c)),
          ),
        ),
      ),
    ).join('') +
    bag
  )
}

const skippingRope: Draw = ({ random, colour, text, number, has }) => {
  const extra = (number('length', 280, 150, 350) - 210) / 90
  const kind = text('rope')
  const rope = d`M150 330C40 ${180 - extra * 30} 120 70 230 96S330 250 210 264S110 ${360 + extra * 26} 256 ${372 + extra * 26}S${452 + extra * 16} 250 330 ${200 - extra * 20}S300 70 400 96S470 240 372 330`
  const beads = kind === 'beaded'
  const line = beads
    ? stroke(rope, '#e4e1d8', 4) + dashes(rope, colour, 15, 20, 6)
    : kind.startsWith('steel')
      ? cable(rope, '#9aa0a8', 6)
      : kind === 'cotton'
        ? stroke(rope, dark('#e6dcc4', 0.25), 15) + dashes(rope, '#f3ecda', 12, 9, 4)
        : tube(rope, 11, colour)
  const grips: Record<string, Hex> = { wood: '#c99a62', aluminium: '#b9bfc6', foam: dark(colour, 0.5), plastic: colour }
  const grip = chosen(grips, text('handle material'), colour)
  const handle = (x: number, angle: number) =>
    turn(
      angle,
      x,
      330,
      rect(x - 17, 322, 34, 116, text('handle material') === 'aluminium' ? metal(grip) : round(grip), 14) +
        rect(x - 19, 330, 38, 14, round('#33363d'), 5) +
        rect(x - 19, 420, 38, 16, round(text('handle material') === 'plastic' ? '#33363d' : colour), 7) +
        (has('jump counter')
          ? rect(x - 12, 356, 24, 26, '#cfd9c8', 4) + stroke(d`M${x - 6} 364v10M${x + 4} 364v10`, '#2c332a', 3)
          : stroke(d`M${x - 15} 362h30M${x - 15} 376h30M${x - 15} 390h30`, dark(grip, 0.3), 3)),
    )
  return (
    move(6, 10, `<g opacity=".12">${stroke(rope, '#14171f', 12)}</g>`) +
    line +
    handle(150, 16 + random.between(-5, 5)) +
    handle(372, -14 + random.between(-5, 5))
  )
}

const foamRoller: Draw = ({ random, colour, text, number, has }) => {
  const w = 230 + ((number('length', 45, 20, 100) - 30) / 30) * 150
  const r = 70 + (number('diameter', 13, 8, 20) - 10) * 6
  const x = 244 - w / 2
  const cy = floor - r - 6
  const surface = text('surface')
  const bumps =
    surface === 'ribbed'
      ? Array.from({ length: Math.floor(w / 24) }, (_, i) =>
          rect(x + 16 + i * 24, cy - r - 3, 14, 2 * r + 6, roundLying(light(colour, 0.06)), 7),
        ).join('')
      : surface === 'knobbly'
        ? Array.from({ length: Math.floor(w / 40) * 4 }, (_, i) => {
            const row = i % 4
            return rect(
              x + 22 + Math.floor(i / 4) * 40 + (row % 2) * 16,
              cy - r + 8 + row * ((2 * r - 16) / 4),
              26,
              (2 * r - 24) / 4,
              down(light(colour, 0.3), dark(colour, 0.1 + row * 0.08)),
              8,
            )
          }).join('')
        : dashes(
            [0.3, 0.5, 0.7].map((at) => d`M${x + 10} ${cy - r + 2 * r * at}h${w - 20}`).join(''),
            dark(colour, 0.18),
            3,
            2,
            9,
          )
  return (
    shadow(256, floor, w * 0.56, 16) +
    turn(
      random.between(-4, 0),
      256,
      floor,
      rect(x, cy - r, w, 2 * r, roundLying(colour), 12) +
        bumps +
        oval(x + w, cy, r * 0.42, r, slant(light(colour, 0.14), dark(colour, 0.24))) +
        (has('hollow')
          ? oval(x + w + 1, cy, r * 0.25, r * 0.6, '#1b1d22') + oval(x + w + 4, cy, r * 0.2, r * 0.52, '#33363d')
          : oval(x + w, cy, r * 0.3, r * 0.72, dark(colour, 0.1))) +
        (has('vibration') ? circle(x + w, cy, 9, '#6fd0f0') : ''),
    )
  )
}

export const fitness: Drawings = {
  'yoga mats': lifted(50, yogaMat),
  dumbbells: lifted(84, dumbbell),
  'resistance bands': bands,
  'skipping ropes': skippingRope,
  'foam rollers': lifted(60, foamRoller),
}
