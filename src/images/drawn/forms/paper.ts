import { dark, type Hex, light } from '../colour.ts'
import { across, down, slant } from '../paint.ts'
import { circle, d, rect, shape, stroke } from '../svg.ts'
import { laidShadow } from './solids.ts'

/** Ruling of a page: lines, squares or dots; nothing on a plain one. */
export function ruling(words: string, x: number, y: number, w: number, h: number, ink: Hex = '#8fb0d0'): string {
  const gap = words.includes('wide') || words.includes('8 mm') || words.includes('primary') ? 20 : 14
  const across2 = Array.from({ length: Math.floor(h / gap) }, (_, i) => d`M${x} ${y + (i + 0.6) * gap}h${w}`).join('')
  if (words.includes('plain') || words === '') return ''
  if (words.includes('dotted'))
    return `<path d="${across2}" fill="none" stroke="${ink}" stroke-width="2.4" stroke-dasharray="2.4 ${gap - 2.4}"/>`
  const upright = words.includes('squared')
    ? Array.from({ length: Math.floor(w / gap) }, (_, i) => d`M${x + (i + 0.6) * gap} ${y}v${h}`).join('')
    : ''
  return stroke(across2 + upright, ink, 1.5)
}

/** A pile of paper from the front: its edges as fine lines, a sheet on top. */
export function paperStack(x: number, bottom: number, w: number, height: number, depth: number, colour: Hex): string {
  const top = bottom - height
  const lines = Array.from(
    { length: Math.min(16, Math.floor(height / 5)) },
    (_, i) => d`M${x} ${top + 4 + i * 5}H${x + w}`,
  ).join('')
  return (
    shape(
      d`M${x + w} ${top}L${x + w + depth * 0.9} ${top - depth * 0.5}V${bottom - depth * 0.5}L${x + w} ${bottom}z`,
      dark(colour, 0.22),
    ) +
    rect(x, top, w, height, across(light(colour, 0.2), dark(colour, 0.06)), 1) +
    stroke(lines, dark(colour, 0.2), 1, 0.8) +
    shape(
      d`M${x} ${top}L${x + depth * 0.9} ${top - depth * 0.5}H${x + w + depth * 0.9}L${x + w} ${top}z`,
      slant(light(colour, 0.5), light(colour, 0.1)),
    )
  )
}

export interface Book {
  x: number
  y: number
  w: number
  h: number
  colour: Hex
  /** How thick its block of pages looks. */
  pages: number
  r?: number
}

/** A closed book or pad from above: cover, and the pages that look out below and on the right. */
export function book({ x, y, w, h, colour, pages, r = 8 }: Book): string {
  return (
    laidShadow(x, y, w + pages * 0.5, h + pages, r) +
    rect(x + 2, y + pages, w + pages * 0.4, h, dark(colour, 0.42), r) +
    rect(x + 2, y + pages * 0.5, w + pages * 0.4 - 3, h + pages * 0.25, down('#fbfaf5', '#d8d5cc'), r * 0.5) +
    stroke(
      Array.from(
        { length: Math.min(4, Math.floor(pages / 4)) },
        (_, i) => d`M${x + 8} ${y + h + 2 + i * 3}H${x + w - 2}`,
      ).join(''),
      '#b9b5aa',
      1,
    ) +
    rect(x, y, w, h, slant(light(colour, 0.18), colour, dark(colour, 0.2)), r)
  )
}

/** The wire or plastic spiral along an upper or left edge. */
export function spiral(x: number, y: number, length: number, isVertical: boolean, colour: Hex = '#8d939b'): string {
  const turns = Math.floor(length / 15)
  let holes = ''
  let wires = ''
  for (let i = 0; i < turns; i++) {
    const at = (i + 0.5) * (length / turns)
    const cx = isVertical ? x + 9 : x + at
    const cy = isVertical ? y + at : y + 9
    holes += circle(cx, cy, 3.6, '#3a3d44')
    wires += isVertical
      ? d`M${x + 9} ${cy}C${x - 2} ${cy - 9} ${x - 12} ${cy - 4} ${x - 8} ${cy + 3}`
      : d`M${cx} ${y + 9}C${cx - 9} ${y - 2} ${cx - 4} ${y - 12} ${cx + 3} ${y - 8}`
  }
  return holes + stroke(wires, colour, 3.4)
}

/** Holes to file a sheet by, along its left edge. */
export const fileHoles = (x: number, y: number, h: number, count: number): string =>
  Array.from({ length: count }, (_, i) => circle(x, y + (h * (i + 0.5)) / count, 6, '#8a919b')).join('')
