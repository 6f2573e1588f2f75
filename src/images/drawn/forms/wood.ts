import type { Random } from '../../../catalogue/demo/random.ts'
import { dark, type Hex, light } from '../colour.ts'
import { down } from '../paint.ts'
import { d, rect, stroke } from '../svg.ts'

/** A face of wood: its grain runs along the longer side. */
export function plank(x: number, y: number, w: number, h: number, colour: Hex, random: Random, r = 2): string {
  return (
    rect(x, y, w, h, down(light(colour, 0.1), colour, dark(colour, 0.16)), r) + grain(x, y, w, h, colour, random, r)
  )
}

/** The grain alone, to lay on a face of any form that holds this rectangle. */
export function grain(x: number, y: number, w: number, h: number, colour: Hex, random: Random, inset = 2): string {
  const lies = w >= h
  const long = (lies ? w : h) - 2 * inset
  const across = lies ? h : w
  const lines = Math.min(9, Math.max(2, Math.round(across / 14)))
  let path = ''
  for (let i = 1; i <= lines; i++) {
    const at = (across * (i - 0.5 + random.between(-0.25, 0.25))) / lines
    const sway = Math.min(5, across / lines / 2.5) * random.between(-1, 1)
    const from = inset + long * (random.chance(0.4) ? random.between(0, 0.3) : 0)
    const end = inset + long * (random.chance(0.4) ? random.between(0.7, 1) : 1)
    const third = (end - from) / 3
    path += lies
      ? d`M${x + from} ${y + at}c${third} ${sway} ${2 * third} ${-sway} ${3 * third} ${sway * 0.5}`
      : d`M${x + at} ${y + from}c${sway} ${third} ${-sway} ${2 * third} ${sway * 0.5} ${3 * third}`
  }
  return stroke(path, dark(colour, 0.42), 1.6, 0.5)
}

/** Whether these words name a wood, as a colour or a material. */
export const isWooden = (words: string): boolean => /oak|walnut|bamboo|wood|veneer|natural|beech|pine/.test(words)
