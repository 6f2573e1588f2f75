import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { softAnimal } from '../../forms/animals.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { round, slant, spot } from '../../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const softToy: Draw = ({ random, colour, text, number }) => {
  const size = 0.62 + Math.min(1, (number('height', 25, 10, 80) - 15) / 55) * 0.42
  const belly = random.chance(0.7) ? light(colour, 0.5) : '#f1e6d2'
  const bow = random.chance(0.4)
    ? shape('M256 278L214 258V300zM256 278L298 258V300z', slant('#d95f6a', '#a83a4a')) + circle(256, 278, 11, '#c24a58')
    : ''
  return (
    shadow(258, floor + 2, 140 * size, 15) + zoom(size, 256, floor, softAnimal(text('animal'), colour, belly) + bow)
  )
}

/** What is on the clothes: bib, dots, buttons or a hem. */
function trimming(outfit: string, c: Hex, wide: number): string {
  return outfit === 'dungarees'
    ? shape('M214 232Q256 222 298 232L300 270H212z', '#f1ebe0') +
        rect(222, 252, 68, 50, slant(light(c, 0.1), c), 6) +
        stroke('M226 256L216 234M286 256L296 234', c, 10) +
        circle(228, 258, 5, '#e8c25a') +
        circle(284, 258, 5, '#e8c25a')
    : outfit === 'pyjamas'
      ? dashes('M214 262H300M206 292H308M200 322H314M196 350H318', light(c, 0.6), 6, 6, 14)
      : outfit === 'raincoat'
        ? [262, 296, 330].map((y) => circle(256, y, 6, '#8a6a1f')).join('') +
          stroke('M216 236Q256 262 296 236', dark(c, 0.2), 7)
        : stroke(d`M${256 - wide + 4} 356Q256 372 ${256 + wide - 4} 356`, light(c, 0.6), 7) +
          dashes('M222 280H290M214 310H300', light(c, 0.6), 9, 9, 18)
}

const doll: Draw = ({ random, text, number }) => {
  const size = 0.86 + ((number('height', 36, 20, 60) - 30) / 12) * 0.14
  const hairs: Record<string, Hex> = { black: '#2b2628', brown: '#6b4228', blonde: '#e3bf6a', red: '#b5532a' }
  const hair = chosen(hairs, text('hair'), '#6b4228')
  const skin = random.pick(['#f3cfb3', '#e5b48f', '#b97f56', '#8a5a3c'] as const) ?? '#f3cfb3'
  const outfit = text('outfit')
  const tint = random.pick(['#d9677a', '#4f8fb8', '#e0a23a', '#6f9f6a', '#8a6ab8'] as const) ?? '#d9677a'
  const c = outfit === 'raincoat' ? '#efc52f' : outfit === 'dungarees' ? '#4a6f9f' : tint
  const wide = outfit === 'summer dress' ? 96 : outfit === 'raincoat' ? 78 : 58
  const limbs =
    tube('M208 250L166 330', 25, outfit === 'summer dress' ? skin : c) +
    tube('M304 250L346 330', 25, outfit === 'summer dress' ? skin : c) +
    circle(164, 334, 14, skin) +
    circle(348, 334, 14, skin) +
    tube('M232 340V396', 29, outfit === 'summer dress' ? skin : dark(c, 0.1)) +
    tube('M280 340V396', 29, outfit === 'summer dress' ? skin : dark(c, 0.1)) +
    rect(208, 396, 44, 28, round('#7a3f38'), 12) +
    rect(262, 396, 44, 28, round('#7a3f38'), 12)
  const dress = shape(
    d`M214 232Q256 222 298 232L${256 + wide} 368Q256 384 ${256 - wide} 368z`,
    slant(light(c, 0.3), c, dark(c, 0.24)),
  )
  const back = shape(
    'M170 150C160 70 352 70 342 150C356 210 348 250 330 262L182 262C164 250 156 210 170 150z',
    slant(light(hair, 0.14), dark(hair, 0.2)),
  )
  const head =
    back +
    circle(256, 160, 72, spot([light(skin, 0.3), 0], [skin, 60], [dark(skin, 0.14), 100])) +
    shape(
      'M184 156C180 84 332 84 328 156C310 128 286 118 262 116C236 124 206 128 184 156z',
      slant(light(hair, 0.24), hair),
    ) +
    (text('body') === 'rag'
      ? stroke('M224 160l14 14m0 -14l-14 14M274 160l14 14m0 -14l-14 14', '#33262a', 5)
      : oval(230, 168, 8, 11, '#2f2a2e') +
        oval(282, 168, 8, 11, '#2f2a2e') +
        circle(227, 164, 3, '#ffffff') +
        circle(279, 164, 3, '#ffffff')) +
    oval(214, 190, 13, 8, 'rgba(226,110,110,.35)') +
    oval(298, 190, 13, 8, 'rgba(226,110,110,.35)') +
    stroke('M244 198Q256 208 268 198', '#b0505a', 4)
  const hat =
    outfit === 'raincoat' || text('accessory') === 'hat'
      ? shape('M170 128Q176 68 256 66Q336 68 342 128Q256 104 170 128z', slant(light(c, 0.3), dark(c, 0.1))) +
        stroke('M160 132Q256 100 352 132', dark(c, 0.2), 13)
      : shape('M300 100l34 -20v40zM300 100l-26 -24l-4 34z', tint)
  return (
    shadow(258, floor, 96 * size, 14) + zoom(size, 256, floor, limbs + dress + trimming(outfit, c, wide) + head + hat)
  )
}

export const figures: Drawings = {
  'soft toys': lifted(14, softToy),
  dolls: doll,
}
