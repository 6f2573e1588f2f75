import type { Hex } from './colour.ts'

/** One decimal is a tenth of a pixel; what is no number must not reach a picture. */
const round = (value: number): string => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '0')

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Path data with its numbers cut to what shows. */
export function d(texts: TemplateStringsArray, ...values: number[]): string {
  let path = texts[0] ?? ''
  values.forEach((value, i) => {
    path += round(value) + (texts[i + 1] ?? '')
  })
  return path
}

export const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(Math.max(0, h))}"${
    r > 0 ? ` rx="${round(r)}"` : ''
  } fill="${fill}"/>`

export const circle = (cx: number, cy: number, r: number, fill: string): string =>
  `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(Math.max(0, r))}" fill="${fill}"/>`

export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(Math.max(0, rx))}" ry="${round(Math.max(0, ry))}" fill="${fill}"/>`

/** The outline of an oval. */
export const ring = (cx: number, cy: number, rx: number, ry: number, colour: Hex, width: number): string =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(Math.max(0, rx))}" ry="${round(Math.max(0, ry))}" fill="none" stroke="${colour}" stroke-width="${round(width)}"/>`

/** The outline of a rectangle. */
export const outline = (x: number, y: number, w: number, h: number, r: number, colour: Hex, width: number): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, w))}" height="${round(Math.max(0, h))}" rx="${round(r)}" fill="none" stroke="${colour}" stroke-width="${round(width)}"/>`

export const shape = (path: string, fill: string): string => `<path d="${path}" fill="${fill}"/>`

/** A line with round ends. */
export const stroke = (path: string, colour: Hex, width: number, opacity = 1): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${
    opacity < 1 ? ` opacity="${hundredths(opacity)}"` : ''
  }/>`

/** A line of dashes, as stitches are. */
export const dashes = (path: string, colour: Hex, width: number, dash: number, gap = dash): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(width)}" stroke-dasharray="${round(dash)} ${round(gap)}"/>`

export const move = (x: number, y: number, content: string): string =>
  `<g transform="translate(${round(x)} ${round(y)})">${content}</g>`

/** Turned clockwise by `angle` degrees about a point. */
export const turn = (angle: number, cx: number, cy: number, content: string): string =>
  `<g transform="rotate(${round(angle)} ${round(cx)} ${round(cy)})">${content}</g>`

/** Scaled about a point that stays where it is. */
export const zoom = (scale: number, cx: number, cy: number, content: string): string => {
  const factor = Number.isFinite(scale) ? Math.round(scale * 1000) / 1000 : 1
  return `<g transform="translate(${round(cx - cx * factor)} ${round(cy - cy * factor)}) scale(${factor})">${content}</g>`
}

/** One of the things that a pack or a set shows: those are counted by it. */
export const item = (content: string): string => `<g class="item">${content}</g>`
