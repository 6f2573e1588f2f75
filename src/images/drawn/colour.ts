/** A colour as '#rrggbb'. */
export type Hex = string

const channel = (colour: Hex, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16)
const channelsOf = (colour: Hex): [number, number, number] => [
  channel(colour, 1),
  channel(colour, 3),
  channel(colour, 5),
]
const pair = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0')

/** `a` with `share` (0 to 1) of `b` in it. */
export function mix(a: Hex, b: Hex, share: number): Hex {
  const [r, g, b1] = channelsOf(a)
  const [r2, g2, b2] = channelsOf(b)
  return `#${pair(r + (r2 - r) * share)}${pair(g + (g2 - g) * share)}${pair(b1 + (b2 - b1) * share)}`
}

/** As the lit side of a thing of this colour looks. */
export const light = (colour: Hex, share: number): Hex => mix(colour, '#ffffff', share)

/** As its side in the shade looks: nearly black, a little cool, as studio shadows are. */
export const dark = (colour: Hex, share: number): Hex => mix(colour, '#14171f', share)

/** How bright a colour is, from 0 to 1 (Rec. 709 weights on the coded values: enough to compare two). */
export function brightness(colour: Hex): number {
  const [r, g, b] = channelsOf(colour)
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
}

/** Ink, print or a seam that shows on this colour. */
export const contrasting = (colour: Hex, share = 0.5): Hex =>
  brightness(colour) > 0.45 ? dark(colour, share) : light(colour, share)
