import { dark, type Hex, light } from '../../colour.ts'
import { flower } from '../../forms/plants.ts'
import { down, slant, spot } from '../../paint.ts'
import { circle, d, oval, rect, ring, shape, stroke } from '../../svg.ts'

// Scenes are drawn on a field of 330 × 236.

const land = (sky: Hex, ground: Hex, horizon = 146): string =>
  rect(0, 0, 330, 236, down(sky, light(sky, 0.4))) +
  rect(0, horizon, 330, 236 - horizon, down(ground, dark(ground, 0.2)))

const tree = (x: number, y: number, size: number, colour: Hex): string =>
  shape(d`M${x} ${y - 60 * size}L${x + 24 * size} ${y}H${x - 24 * size}z`, slant(light(colour, 0.2), colour))

const hill = (x: number, peak: number, half: number, colour: Hex): string =>
  shape(d`M${x - half} 151L${x} ${peak}L${x + half} 151z`, slant(light(colour, 0.2), colour))

const island = (x: number, y: number): string => d`M${x} ${y}q33 -19 59 0q13 24 -13 42q-40 14 -46 -42z`

const worldMap = (): string =>
  rect(0, 0, 330, 236, '#8fc0d8') +
  shape(
    island(26, 47) + island(145, 38) + island(238, 57) + island(66, 132) + island(165, 118) + island(257, 156),
    '#d9c27a',
  )

const nightSky = (): string =>
  rect(0, 0, 330, 236, down('#16213f', '#3f5a8f')) +
  circle(250, 61, 23, '#f6edc8') +
  [33, 66, 99, 139, 182, 211, 290].map((x, i) => circle(x, 28 + ((i * 87) % 94), 2.6, '#ffffff')).join('') +
  hill(99, 99, 96, '#22304f') +
  hill(244, 118, 82, '#2b3a5f') +
  rect(0, 151, 330, 85, '#1c2743')

const fish = (x: number, y: number, colour: Hex): string =>
  oval(x, y, 26, 14, colour) + shape(d`M${x + 20} ${y}l20 -14v28z`, colour)

const underwater = (): string =>
  rect(0, 0, 330, 236, down('#6fc4dc', '#1f5f8f')) +
  fish(99, 94, '#f08a3a') +
  fish(211, 71, '#f4d03e') +
  fish(185, 151, '#e0637a') +
  [40, 79, 264, 297].map((x) => stroke(d`M${x} 236q-10 -24 0 -47t0 -33`, '#3f9a6a', 7)).join('')

const ship = (): string =>
  land('#f3cfa0', '#4f8fa8') +
  shape('M99 165h139l-26 28h-86z', '#8a5a38') +
  shape('M165 156V52L231 142zM158 151V71L112 146z', '#fbf7ec')

const meadow = (): string =>
  land('#cfe4ee', '#7fae5f', 118) +
  (['#d8352f', '#58a942', '#e5659b', '#f08a24', '#2f7fc4'] as const)
    .map((colour, i) => flower(46 + i * 59, i % 2 ? 189 : 142, 25, colour))
    .join('')

const dinosaur = (): string =>
  land('#f0dca8', '#8fae5f') +
  hill(254, 71, 73, '#b3785f') +
  shape('M53 193q20 -57 79 -52q20 -71 59 -66q20 9 0 21q-26 0 -20 47q20 19 13 52z', slant('#6fa86a', '#3f7a4f'))

const space = (): string =>
  rect(0, 0, 330, 236, down('#1b1f3f', '#4a3f7f')) +
  circle(231, 80, 46, spot('#f4c78a', '#c9703f')) +
  ring(231, 80, 73, 12, '#f6e3b8', 4) +
  shape('M99 71q30 38 17 94h-33q-13 -57 16 -94z', '#f1f2f3') +
  shape('M89 165h20l-10 38z', '#f08a2f')

const railway = (): string =>
  land('#cfe0e8', '#8fae6a') +
  stroke('M0 198H330', '#5a606a', 5) +
  rect(66, 118, 112, 66, '#b8352f', 6) +
  rect(191, 127, 86, 57, '#2f6f9f', 5) +
  [92, 152, 211, 257].map((x) => circle(x, 189, 12, '#2b2d33')).join('') +
  circle(89, 85, 17, '#f1f2f3') +
  circle(112, 66, 12, '#f1f2f3')

const forest = (): string =>
  land('#d5e6da', '#7fa85f') +
  [40, 86, 244, 297].map((x, i) => tree(x, 165, i % 2 ? 2.86 : 2.2, '#3f7a55')).join('') +
  circle(165, 156, 26, '#c9743f') +
  shape('M145 142l7 -28l13 19zM185 142l-7 -28l-13 19z', '#c9743f')

const mountains = (): string =>
  land('#cfe0ee', '#5f9fb0') +
  hill(102, 47, 99, '#6f86a0') +
  hill(231, 71, 96, '#8a9fb5') +
  shape('M102 47l19 21l-19 7l-17 -7z', '#ffffff') +
  tree(33, 175, 1.94, '#3f7a55') +
  tree(297, 179, 2.2, '#3f7a55')

/** By a word of the motif or theme. */
const scenes: readonly (readonly [RegExp, () => string])[] = [
  [/map|trade/, worldMap],
  [/night|detective/, nightSky],
  [/underwater/, underwater],
  [/harbour|pirate/, ship],
  [/flower|farm/, meadow],
  [/dinosaur/, dinosaur],
  [/space/, space],
  [/rail/, railway],
  [/forest/, forest],
]

/** The picture of a puzzle or the lid of a game, in this rectangle. */
export function motif(name: string, x: number, y: number, w: number, h: number): string {
  const scene = scenes.find(([words]) => words.test(name))?.[1] ?? mountains
  const [sx, sy] = [(w / 330).toFixed(3), (h / 236).toFixed(3)]
  return `<g transform="translate(${x} ${y}) scale(${sx} ${sy})">${scene()}</g>`
}
