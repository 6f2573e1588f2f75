import { dark, type Hex, light } from '../colour.ts'
import { down, face, metal, slant } from '../paint.ts'
import { d, dashes, rect, shape, stroke } from '../svg.ts'
import { tube } from './tubes.ts'

/** A zip along a path, with its slider at (x, y). */
export const zip = (path: string, x: number, y: number, colour: Hex): string =>
  stroke(path, dark(colour, 0.55), 6) +
  dashes(path, '#b4bac1', 2.4, 2, 2.4) +
  rect(x - 5, y - 5, 10, 12, metal('#c3c8ce'), 3) +
  rect(x - 3, y + 6, 6, 17, metal('#aeb4bb'), 3)

/** A handle of webbing or leather between two points, as high as `rise`. */
export const handle = (x1: number, x2: number, y: number, rise: number, colour: Hex, width = 14): string =>
  tube(d`M${x1} ${y}C${x1} ${y - rise * 1.25} ${x2} ${y - rise * 1.25} ${x2} ${y}`, width, colour)

/** A sewn panel: a rounded rectangle with its seam. */
export const panel = (x: number, y: number, w: number, h: number, r: number, colour: Hex, seam = 8): string =>
  rect(x, y, w, h, face(colour), r) +
  dashes(
    d`M${x + seam} ${y + r}V${y + h - r}Q${x + seam} ${y + h - seam} ${x + r} ${y + h - seam}H${x + w - r}Q${x + w - seam} ${y + h - seam} ${x + w - seam} ${y + h - r}V${y + r}`,
    dark(colour, 0.38),
    1.8,
    5,
    4,
  )

export interface Backpack {
  cx: number
  /** Of the body, without the handle. */
  top: number
  bottom: number
  w: number
  colour: Hex
  accent: Hex
  bottlePockets?: number
  hasStripes?: boolean
  hasRoll?: boolean
  hasHipBelt?: boolean
  hasChestStrap?: boolean
}

/** The end of a roll-top bag, with its two straps. */
const rolledTop = (cx: number, top: number, w: number, h: number, colour: Hex): string =>
  rect(cx - w * 0.44, top - 12, w * 0.88, 46, down(light(colour, 0.25), dark(colour, 0.3)), 20) +
  [-0.26, 0.26]
    .map(
      (at) =>
        rect(cx + w * at - 8, top - 16, 16, h * 0.5, dark(colour, 0.42), 3) +
        rect(cx + w * at - 12, top + h * 0.3, 24, 18, metal('#9aa0a8'), 4),
    )
    .join('')

const hipBelt = (l: number, r: number, bottom: number, colour: Hex): string =>
  tube(
    d`M${l + 2} ${bottom - 30}C${l - 44} ${bottom - 36} ${l - 46} ${bottom - 2} ${l - 22} ${bottom + 2}`,
    20,
    dark(colour, 0.3),
  ) +
  tube(
    d`M${r - 2} ${bottom - 30}C${r + 44} ${bottom - 36} ${r + 46} ${bottom - 2} ${r + 22} ${bottom + 2}`,
    20,
    dark(colour, 0.4),
  )

const sidePocket = (x: number, bottom: number, h: number, towards: -1 | 1, colour: Hex): string =>
  shape(
    d`M${x} ${bottom - h * 0.36}Q${x + towards * 30} ${bottom - h * 0.34} ${x + towards * 26} ${bottom - 14}L${x} ${bottom - 6}z`,
    slant(dark(colour, 0.2), dark(colour, 0.4)),
  )

/** A backpack from its front: lobe, front pocket, side pockets, straps that look out. */
export function backpack({
  cx,
  top,
  bottom,
  w,
  colour,
  accent,
  bottlePockets = 0,
  hasStripes,
  hasRoll,
  hasHipBelt,
}: Backpack): string {
  const h = bottom - top
  const l = cx - w / 2
  const r = cx + w / 2
  const pocket = top + h * 0.54
  const arc = zip(
    d`M${l + 12} ${top + h * 0.46}C${l + 10} ${top + h * 0.1} ${r - 10} ${top + h * 0.1} ${r - 12} ${top + h * 0.46}`,
    l + 13,
    top + h * 0.44,
    colour,
  )
  return (
    tube(
      d`M${l + 12} ${top + h * 0.3}C${l - 34} ${top + h * 0.42} ${l - 32} ${bottom - 50} ${l + 4} ${bottom - 16}`,
      17,
      dark(colour, 0.35),
    ) +
    tube(
      d`M${r - 12} ${top + h * 0.3}C${r + 34} ${top + h * 0.42} ${r + 32} ${bottom - 50} ${r - 4} ${bottom - 16}`,
      17,
      dark(colour, 0.42),
    ) +
    (bottlePockets > 0 ? sidePocket(l + 2, bottom, h, -1, colour) : '') +
    (bottlePockets > 1 ? sidePocket(r - 2, bottom, h, 1, colour) : '') +
    handle(cx - 26, cx + 26, top + 8, 34, dark(colour, 0.35), 12) +
    shape(
      d`M${l} ${top + h * 0.34}C${l} ${top - h * 0.06} ${l + w * 0.2} ${top} ${cx} ${top}C${r - w * 0.2} ${top} ${r} ${top - h * 0.06} ${r} ${top + h * 0.34}L${r + 2} ${bottom - 30}Q${r + 2} ${bottom} ${r - 30} ${bottom}L${l + 30} ${bottom}Q${l - 2} ${bottom} ${l - 2} ${bottom - 30}z`,
      slant(light(colour, 0.2), colour, dark(colour, 0.3)),
    ) +
    (hasRoll ? rolledTop(cx, top, w, h, colour) : arc) +
    panel(l + w * 0.1, pocket, w * 0.8, bottom - pocket - 12, 24, dark(colour, 0.1)) +
    zip(d`M${l + w * 0.17} ${pocket + 22}H${r - w * 0.17}`, r - w * 0.2, pocket + 22, colour) +
    rect(l + w * 0.1, bottom - 46, w * 0.8, 30, down(accent, dark(accent, 0.25)), 12) +
    (hasStripes
      ? [0.24, 0.76].map((at) => rect(l + w * at - 5, pocket + 34, 10, bottom - pocket - 86, '#dfe4e8', 3)).join('')
      : '') +
    (hasHipBelt ? hipBelt(l, r, bottom, colour) : '')
  )
}
