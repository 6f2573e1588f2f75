import sharp from 'sharp'
import type { Product } from '../../../src/catalogue/product.ts'
import { drawProduct } from '../../../src/images/drawn/draw-product.ts'

/** A picture's pixels, three bytes each. */
export interface Pixels {
  width: number
  height: number
  data: Buffer
}

export async function pixelsOf(png: Uint8Array, size = 128): Promise<Pixels> {
  const { data, info } = await sharp(png).resize(size, size).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

export const drawnPixels = async (product: Product, size = 128): Promise<Pixels> =>
  await pixelsOf(await drawProduct(product), size)

type Rgb = readonly [number, number, number]

function* rows({ width, height, data }: Pixels): Generator<{ pixel: Rgb; background: Rgb }> {
  const at = (i: number): Rgb => [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0]
  for (let y = 0; y < height; y++) {
    // The studio's colour changes from top to bottom alone, so the left edge shows it for its row.
    const background = at(3 * y * width)
    for (let x = 0; x < width; x++) yield { pixel: at(3 * (y * width + x)), background }
  }
}

export const distance = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** The share of the picture that is not the studio's wall and floor: the product and its shadow. */
export function covered(pixels: Pixels, apart = 14): number {
  let count = 0
  for (const { pixel, background } of rows(pixels)) if (distance(pixel, background) > apart) count++
  return count / (pixels.width * pixels.height)
}

export const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never

/** Hue in degrees, and how much of it there is from 0 to 1. */
export function hueOf([r, g, b]: Rgb): { hue: number; chroma: number; bright: number } {
  const most = Math.max(r, g, b)
  const least = Math.min(r, g, b)
  const span = most - least || 1
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4
  return { hue: sixth * 60, chroma: (most - least) / 255, bright: (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255 }
}

/** The share of the picture that is seen in a colour, lit or in the shade; the studio does not count. */
export function shareOf(pixels: Pixels, hex: string): number {
  const wanted = hueOf(rgbOf(hex))
  let count = 0
  for (const { pixel, background } of rows(pixels)) {
    if (distance(pixel, background) <= 14) continue
    const seen = hueOf(pixel)
    const isGrey = wanted.chroma < 0.12
    const turned = Math.abs(((seen.hue - wanted.hue + 540) % 360) - 180)
    if (isGrey ? seen.chroma < 0.14 && Math.abs(seen.bright - wanted.bright) < 0.2 : seen.chroma > 0.06 && turned < 24)
      count++
  }
  return count / (pixels.width * pixels.height)
}
