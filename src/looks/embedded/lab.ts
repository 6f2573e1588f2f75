import type { Pixels } from './picture.ts'

/** A picture in CIE L*a*b* (D65), in which equal distances look about equal; L is 0 to 100, a and b some -100 to 100. */
export interface LabPicture {
  readonly width: number
  readonly height: number
  /** L, a and b of each pixel, row after row. */
  readonly lab: Float32Array
}

/** sRGB's transfer curve (IEC 61966-2-1), by byte. */
const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
})

/** Cube roots by thousandths: thousands of pixels ask for three each. */
const rootSteps = 1_024
const roots = Float32Array.from({ length: rootSteps + 2 }, (_, step) => {
  const t = step / rootSteps
  return t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116
})
const root = (t: number): number => roots[Math.min(rootSteps, Math.max(0, Math.round(t * rootSteps)))] ?? 0

export function labOf({ width, height, rgb }: Pixels): LabPicture {
  const lab = new Float32Array(rgb.length)
  for (let i = 0; i < rgb.length; i += 3) {
    const r = linear[rgb[i] ?? 0] ?? 0
    const g = linear[rgb[i + 1] ?? 0] ?? 0
    const b = linear[rgb[i + 2] ?? 0] ?? 0
    const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b)
    const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    lab[i] = 116 * y - 16
    lab[i + 1] = 500 * (x - y)
    lab[i + 2] = 200 * (y - z)
  }
  return { width, height, lab }
}
