import { dark, type Hex, light } from '../colour.ts'
import { down, face, round, spot } from '../paint.ts'
import { circle, d, oval, rect, shape } from '../svg.ts'

/** Where things stand: the line of the floor. */
export const floor = 426

/** A soft shadow on the floor: ovals laid over one another, which renders faster than a blur. */
export function shadow(cx: number, y: number, rx: number, ry = Math.max(7, rx * 0.12)): string {
  // The light comes from the left: the shadow reaches a little to the right.
  return [1.14, 1.05, 0.96, 0.86, 0.74]
    .map((share, i) => oval(cx + rx * 0.05 * (5 - i) * 0.5, y, rx * share, ry * share, shadowInk[i] ?? shadowInk[0]))
    .join('')
}
const shadowInk = [
  'rgba(25,30,42,.05)',
  'rgba(25,30,42,.06)',
  'rgba(25,30,42,.07)',
  'rgba(25,30,42,.09)',
  'rgba(25,30,42,.12)',
] as const

/** The shadow of something flat that lies and is seen from above. */
export const laidShadow = (x: number, y: number, w: number, h: number, r: number): string =>
  [11, 6, 2]
    .map((reach) =>
      rect(x + reach * 0.4, y + reach * 0.9, w + reach * 0.8, h + reach * 0.5, 'rgba(25,30,42,.09)', r + reach * 0.4),
    )
    .join('')

export interface Block {
  x: number
  /** Of the front's upper edge. */
  y: number
  w: number
  h: number
  /** How far the sides reach back, to the right and up. */
  dx: number
  dy: number
  colour: Hex
  /** Of the front's corners. */
  r?: number
}

/** A box seen from the left front and a little above: its front with the top and the right side. */
export function block({ x, y, w, h, dx, dy, colour, r = 0 }: Block): string {
  const edge = r * 0.5
  return (
    shape(
      d`M${x + edge} ${y + 1}L${x + dx + edge} ${y - dy}L${x + w + dx - edge} ${y - dy}L${x + w - edge * 0.4} ${y + r}z`,
      down(light(colour, 0.38), light(colour, 0.2)),
    ) +
    shape(
      d`M${x + w - 1} ${y + edge}L${x + w + dx - edge * 0.3} ${y - dy}Q${x + w + dx} ${y - dy} ${x + w + dx} ${y - dy + edge}L${x + w + dx} ${y + h - dy - edge}L${x + w - r * 0.4} ${y + h}z`,
      down(dark(colour, 0.2), dark(colour, 0.36)),
    ) +
    rect(x, y, w, h, face(colour), r)
  )
}

export interface Cylinder {
  cx: number
  top: number
  bottom: number
  r: number
  colour: Hex
  /** Radius at the bottom, when it is another one. */
  foot?: number
  /** How far the rims are open to the eye: their height to their width. */
  tilt?: number
  /** Instead of the paint of something round in this colour. */
  fill?: string
  /** The colour of what is seen within the rim; its own lit colour when it is closed. */
  inside?: Hex
}

export function cylinder({ cx, top, bottom, r, colour, foot = r, tilt = 0.16, fill, inside }: Cylinder): string {
  const side = d`M${cx - r} ${top}L${cx - foot} ${bottom}A${foot} ${foot * tilt} 0 0 0 ${cx + foot} ${bottom}L${cx + r} ${top}z`
  return shape(side, fill ?? round(colour)) + rim(cx, top, r, colour, tilt, inside)
}

/** The upper end of something round: a closed top, or an opening with a rim. */
export function rim(cx: number, y: number, r: number, colour: Hex, tilt = 0.16, inside?: Hex): string {
  if (inside === undefined) return oval(cx, y, r, r * tilt, down(light(colour, 0.42), light(colour, 0.18)))
  return (
    oval(cx, y, r, r * tilt, light(colour, 0.45)) +
    oval(cx, y + 1, r * 0.93, r * tilt * 0.86, down(dark(inside, 0.4), light(inside, 0.08)))
  )
}

/** A point of a profile: radius and height; with `true` the line has a corner there. */
export type ProfilePoint = readonly [r: number, y: number, corner?: boolean]

/** Something turned on a lathe, from its profile from top to bottom: bottles, pots, bulbs, pawns. */
export function lathe(cx: number, profile: readonly ProfilePoint[], fill: string, tilt = 0.14): string {
  const right = profile.map(([r, y, corner]) => [cx + r, y, corner] as const)
  const left = profile.map(([r, y, corner]) => [cx - r, y, corner] as const)
  const foot = profile.at(-1)?.[0] ?? 0
  const head = right[0] ?? [cx, 0]
  const end = left.at(-1) ?? [cx, 0]
  return shape(
    d`M${head[0]} ${head[1]}` +
      curve(right) +
      d`A${foot} ${foot * tilt} 0 0 1 ${end[0]} ${end[1]}` +
      curve([...left].reverse()) +
      'z',
    fill,
  )
}

/** A Catmull-Rom spline through points as Bézier curves; straight into and out of corners. */
export function curve(points: readonly (readonly [number, number, boolean?])[]): string {
  let path = ''
  for (let i = 1; i < points.length; i++) {
    const [x0, y0, corner0] = points[i - 1] ?? [0, 0]
    const [x1, y1, corner1] = points[i] ?? [0, 0]
    const before = corner0 ? [x0, y0] : (points[i - 2] ?? [x0, y0])
    const after = corner1 ? [x1, y1] : (points[i + 1] ?? [x1, y1])
    path += d`C${x0 + (x1 - (before[0] as number)) / 6} ${y0 + (y1 - (before[1] as number)) / 6} ${x1 - ((after[0] as number) - x0) / 6} ${y1 - ((after[1] as number) - y0) / 6} ${x1} ${y1}`
  }
  return path
}

export const ball = (cx: number, cy: number, r: number, colour: Hex): string =>
  circle(cx, cy, r, spot([light(colour, 0.5), 0], [light(colour, 0.12), 30], [colour, 55], [dark(colour, 0.34), 100]))

/** A gleam along something smooth and upright. */
export const gleam = (x: number, y: number, w: number, h: number, opacity = 0.35): string =>
  rect(x, y, w, h, down(['#ffffff', 0, Math.round(opacity * 100)], ['#ffffff', 100, Math.round(opacity * 20)]), w / 2)
