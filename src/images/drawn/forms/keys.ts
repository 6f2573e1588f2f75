import { d } from '../svg.ts'

export interface KeyField {
  x: number
  y: number
  w: number
  h: number
  rows: number
  columns: number
  gap: number
  /** The bottom row has a space bar. */
  hasSpaceBar?: boolean
}

/** The outlines of all keys of a keyboard as one path; `inset` makes them smaller, for their tops. */
export function keyPath(
  { x, y, w, h, rows, columns, gap, hasSpaceBar = false }: KeyField,
  inset = 0,
  lift = 0,
): string {
  const kw = w / columns
  const kh = h / rows
  let path = ''
  const key = (left: number, top: number, width: number) => {
    path += d`M${left + gap / 2 + inset} ${top + gap / 2 + inset - lift}h${width - gap - 2 * inset}v${kh - gap - 2 * inset}h${-(width - gap - 2 * inset)}z`
  }
  for (let row = 0; row < rows; row++) {
    const top = y + row * kh
    if (hasSpaceBar && row === rows - 1) {
      const bar = Math.max(3, Math.round(columns * 0.42))
      const before = Math.floor((columns - bar) / 2)
      for (let c = 0; c < before; c++) key(x + c * kw, top, kw)
      key(x + before * kw, top, bar * kw)
      for (let c = before + bar; c < columns; c++) key(x + c * kw, top, kw)
      continue
    }
    // Outer keys of the rows are wider in turn, as on a real keyboard.
    const wide = hasSpaceBar && row > 0 ? 1 + 0.25 * row : 1
    key(x, top, kw * wide)
    const left = columns - 1 - (row === 0 || !hasSpaceBar ? 0 : 1)
    const rest = (w - kw * wide) / Math.max(1, left)
    for (let c = 0; c < left; c++) key(x + kw * wide + c * rest, top, rest)
  }
  return path
}
