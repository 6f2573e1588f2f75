import type { Random } from '../../../catalogue/demo/random.ts'
import { dark, type Hex, light, mix } from '../colour.ts'
import { slant } from '../paint.ts'
import { d, rect, shape } from '../svg.ts'

const wallpapers: readonly (readonly [Hex, Hex, Hex])[] = [
  ['#274b7a', '#5a8fc4', '#e9b98a'],
  ['#1f5a5c', '#56a59a', '#d9dfa8'],
  ['#4a3a78', '#9a6fb5', '#f0b3a0'],
  ['#22344f', '#4f7ba0', '#b9d5e2'],
  ['#6a3550', '#c8776a', '#f3cf9a'],
]

/** A lit screen: hills under a sky, without a word, and the light's reflection across its corner. */
export function screen(x: number, y: number, w: number, h: number, random: Random, r = 3): string {
  const [deep, middle, bright] = wallpapers[random.below(wallpapers.length)] ?? ['#274b7a', '#5a8fc4', '#e9b98a']
  const crest = random.between(0.5, 0.68)
  const slope = random.between(-0.12, 0.12)
  const hill = (at: number, lean: number) =>
    d`M${x} ${y + h * (at + lean)}C${x + w * 0.3} ${y + h * (at - 0.14)} ${x + w * 0.55} ${y + h * (at + 0.16)} ${x + w} ${y + h * (at - lean)}L${x + w} ${y + h - r}Q${x + w} ${y + h} ${x + w - r} ${y + h}L${x + r} ${y + h}Q${x} ${y + h} ${x} ${y + h - r}z`
  return (
    rect(x, y, w, h, slant(bright, mix(bright, middle, 0.7), middle), r) +
    shape(hill(crest, slope), slant(light(middle, 0.1), middle)) +
    shape(hill(crest + 0.18, -slope), slant(deep, dark(deep, 0.3))) +
    shape(
      d`M${x + r} ${y}L${x + w * 0.52} ${y}L${x + w * 0.22} ${y + h}L${x + r} ${y + h}Q${x} ${y + h} ${x} ${y + h - r}L${x} ${y + r}Q${x} ${y} ${x + r} ${y}z`,
      slant(['#ffffff', 0, 20], ['#ffffff', 100, 4]),
    )
  )
}

/** A dark screen that is off, or the glass front of an appliance. */
export const darkGlass = (x: number, y: number, w: number, h: number, r = 4): string =>
  rect(x, y, w, h, slant('#4a505b', '#23272f', '#15181e'), r)
