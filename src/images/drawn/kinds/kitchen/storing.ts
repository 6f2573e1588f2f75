import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { floor, gleam, lathe, shadow } from '../../forms/solids.ts'
import { plank } from '../../forms/wood.ts'
import { down, glass, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const lunchBox: Draw = ({ random, colour, text, number, has }) => {
  const w = 250 + ((number('capacity', 1, 0.3, 2) - 0.7) / 0.5) * 74
  const x = 240 - w / 2
  const compartments = Math.round(number('compartments', 1, 1, 6))
  const isSteel = text('material').includes('steel')
  const tint = isSteel ? '#c3c8ce' : colour
  const foods: readonly Hex[] = ['#d9563f', '#7fae4f', '#f0c05a', '#e8d8b8', '#b06a3a', '#8a5fa8']
  const cell = w / compartments
  const open =
    shape(d`M${x} 252L${x + 44} 186H${x + w + 32}L${x + w} 252z`, slant('#fbfaf6', '#dcd8cf')) +
    Array.from({ length: compartments }, (_, i) => {
      const l = x + 8 + i * cell
      return item(
        shape(
          d`M${l + 6} 246L${l + 40} 196H${l + cell + 20}L${l + cell - 12} 246z`,
          slant(light(foods[i] ?? tint, 0.25), foods[i] ?? tint),
        ) +
          dashes(
            d`M${l + 22} 232H${l + cell - 14}M${l + 36} 214H${l + cell}`,
            dark(foods[i] ?? tint, 0.24),
            10,
            14,
            10,
          ),
      )
    }).join('') +
    stroke(
      Array.from(
        { length: compartments - 1 },
        (_, i) => d`M${x + cell * (i + 1)} 252L${x + cell * (i + 1) + 38} 188`,
      ).join(''),
      light(tint, 0.4),
      7,
    )
  return move(
    0,
    46,
    shadow(262, 352, w * 0.6, 15) +
      shape(
        d`M${x + 44} 186L${x + 56} 112Q${x + 58} 100 ${x + 70} 100H${x + w + 8}Q${x + w + 20} 100 ${x + w + 22} 112L${x + w + 32} 186z`,
        slant(light(colour, 0.34), colour),
      ) +
      open +
      rect(x - 6, 246, w + 12, 18, isSteel ? metal(tint) : round(light(tint, 0.2)), 8) +
      shape(
        d`M${x} 262H${x + w}L${x + w - 12} 338Q${x + w - 16} 350 ${x + w - 28} 350H${x + 28}Q${x + 16} 350 ${x + 12} 338z`,
        isSteel
          ? metal(tint)
          : text('material') === 'glass'
            ? glass()
            : slant(light(colour, 0.2), colour, dark(colour, 0.25)),
      ) +
      shape(d`M${x + w} 262L${x + w + 32} 196V262L${x + w - 12} 338z`, dark(tint, 0.34)) +
      (text('closure') === 'elastic band'
        ? rect(x + w * 0.44, 246, 22, 104, dark(colour, 0.5), 3)
        : [0.24, 0.68].map((at) => rect(x + w * at, 250, 40, 40, round(dark(colour, 0.25)), 7)).join('')) +
      (has('cutlery included')
        ? turn(12, 430, 340, rect(424, 250, 9, 110, metal('#b9bfc6'), 4) + oval(428, 246, 15, 24, metal('#c6cbd1')))
        : '') +
      (random.chance(0.5) ? gleam(x + 20, 280, 9, 50, 0.3) : ''),
  )
}

const foodContainer: Draw = ({ random, text, number, count, isStated, colour }) => {
  const size = 0.72 + ((number('capacity', 0.8, 0.2, 2) - 0.4) / 1.1) * 0.28
  const lid = text('lid')
  const accent = isStated ? colour : (random.pick(['#5fa8b0', '#7a9f6a', '#d98a6a', '#6f86ad'] as const) ?? '#5fa8b0')
  const foods: readonly Hex[] = ['#e8a23a', '#7fae4f', '#d9563f', '#e8d8b8', '#b06a3a']
  const isSteel = text('material').includes('steel')
  const isRound = text('shape') === 'round'
  const w = text('shape') === 'rectangular' ? 250 : 196
  const one = (i: number) => {
    const food = foods[i % foods.length] ?? '#e8a23a'
    const body = isSteel
      ? shape(d`M${-w / 2} -116H${w / 2}L${w / 2 - 12} -8Q0 ${isRound ? 14 : 4} ${-w / 2 + 12} -8z`, metal('#c3c8ce'))
      : shape(
          d`M${-w / 2 + 8} -76H${w / 2 - 8}L${w / 2 - 16} -12Q0 ${isRound ? 8 : -2} ${-w / 2 + 16} -12z`,
          slant(light(food, 0.24), food),
        ) +
        dashes(d`M${-w / 2 + 24} -56H${w / 2 - 24}M${-w / 2 + 32} -32H${w / 2 - 32}`, dark(food, 0.2), 12, 16, 12) +
        shape(d`M${-w / 2} -116H${w / 2}L${w / 2 - 12} -8Q0 ${isRound ? 14 : 4} ${-w / 2 + 12} -8z`, glass())
    const top = lid.startsWith('bamboo')
      ? plank(-w / 2 - 6, -134, w + 12, 24, '#dcb878', random, isRound ? 10 : 5)
      : rect(-w / 2 - 6, -136, w + 12, 26, down(light(accent, 0.3), accent, dark(accent, 0.2)), 9)
    return (
      oval(6, 2, w * 0.52, 11, 'rgba(25,30,42,.2)') +
      body +
      top +
      (lid.startsWith('clip')
        ? [-0.3, 0.3].map((at) => rect(w * at - 18, -122, 36, 36, round(dark(accent, 0.12)), 6)).join('')
        : '')
    )
  }
  return (
    shadow(258, floor, w * 0.5 * size, 12) +
    pack({
      count,
      width: w + 16,
      height: 138,
      draw: one,
      most: size * 1.5,
      row: count <= 1 ? 1 : 2,
      rise: 1.02,
      spacing: 1.04,
      maxWidth: 410,
    })
  )
}

const kitchenScale: Draw = ({ random, colour, text, has }) => {
  if (text('style') === 'mechanical') {
    const a = random.between(-1.2, 1.2)
    return (
      shadow(258, floor, 130, 16) +
      shape(
        d`M176 196H336L372 ${floor - 10}Q256 ${floor + 6} 140 ${floor - 10}z`,
        slant(light(colour, 0.28), colour, dark(colour, 0.3)),
      ) +
      circle(256, 312, 82, metal('#c3c8ce')) +
      circle(256, 312, 74, slant('#ffffff', '#ece9e2')) +
      stroke(
        Array.from(
          { length: 16 },
          (_, i) =>
            d`M${256 + Math.sin(i * 0.3927) * 66} ${312 - Math.cos(i * 0.3927) * 66}L${256 + Math.sin(i * 0.3927) * 56} ${312 - Math.cos(i * 0.3927) * 56}`,
        ).join(''),
        '#3a3d44',
        4,
      ) +
      stroke(d`M256 312L${256 + Math.sin(a) * 54} ${312 - Math.cos(a) * 54}`, '#d0392f', 6) +
      circle(256, 312, 8, '#3a3d44') +
      rect(232, 168, 48, 32, metal('#9aa0a8'), 4) +
      shape('M128 118H384Q370 176 256 178Q142 176 128 118z', text('surface') === 'glass' ? glass() : metal('#c3c8ce')) +
      oval(256, 118, 128, 16, slant('#eef1f3', '#aab1b9'))
    )
  }
  const surface =
    text('surface') === 'steel'
      ? slant('#eceff1', '#a9b0b8')
      : text('surface') === 'glass'
        ? slant(light(colour, 0.4), light(colour, 0.05), colour)
        : slant(light(colour, 0.24), colour)
  return (
    shadow(258, 404, 188, 22) +
    shape('M128 226H384L446 372H66z', surface) +
    shape('M66 372H446V392Q446 404 434 404H78Q66 404 66 392z', down(light(colour, 0.1), dark(colour, 0.35))) +
    shape('M140 234H250L150 366H84z', 'rgba(255,255,255,.16)') +
    shape('M186 322H326L338 358H174z', '#1b1e24') +
    stroke('M238 331h14v19h-14zM266 331h14v19h-14z', '#9be6f0', 4) +
    circle(130, 346, 11, contrasting(colour, 0.3)) +
    circle(382, 346, 11, contrasting(colour, 0.3)) +
    (has('timer') ? circle(356, 346, 6, '#e2463f') : '') +
    (random.chance(0.55)
      ? oval(256, 262, 84, 22, 'rgba(25,30,42,.16)') +
        lathe(
          256,
          [
            [90, 176, true],
            [80, 226],
            [38, 262, true],
          ],
          glass(),
        ) +
        oval(256, 180, 84, 12, '#f3dca8')
      : '')
  )
}

export const storing: Drawings = {
  'lunch boxes': lunchBox,
  'food containers': lifted(24, foodContainer),
  'kitchen scales': lifted(14, kitchenScale),
}
