import { hash } from 'node:crypto'
import sharp from 'sharp'
import { Random } from '../src/catalogue/demo/random.ts'

/** How a page is printed, and how the photo of it is taken. */
export interface PagePhoto {
  /** A family of fonts, with its weight and style as CSS has them. */
  font: { family: string; style?: 'italic'; weight?: 'bold'; stretch?: 'condensed' }
  /** Degrees clockwise. */
  tilt?: number
  /** Deviation of the noise on each pixel, of 255. */
  noise?: number
  /** How much of the light is missing in the darkest corner, 0 to 1. */
  shadow?: number
  /** Deviation of the blur in pixels. */
  blur?: number
  /** Each letter turned and moved by chance by so much, as a hand does: 1 is what a hand does. */
  unsteady?: number
  seed: number
}

/** A page of A4 as phones send it: 180 dots an inch, of which 12 points are 30 pixels. */
export const pageSize = { width: 1_512, height: 2_016 }
const fontSize = 44
const [left, top, lineHeight] = [130, 190, 74]

/** A photo of a page with these lines, as JPEG; the same for the same seed. */
export async function photographPage(text: string, photo: PagePhoto): Promise<Buffer> {
  const { tilt = 0, noise = 0, shadow = 0, blur = 0, seed } = photo
  const random = new Random(seed)
  const page = sharp(Buffer.from(pageSvg(text, photo, random)))
    .rotate(tilt, { background: '#8d8378' })
    .flatten({ background: '#ffffff' })
    .greyscale()
  const { data, info } = await (blur > 0 ? page.blur(blur) : page).raw().toBuffer({ resolveWithObject: true })
  weather(data, info.width, info.height, { noise, shadow }, random)
  return await sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/**
 * A family that is not there is drawn in another one, and nobody is told.
 * @throws Error naming two fonts that look the same, what they would not do if both were there.
 */
export async function checkFonts(fonts: readonly PagePhoto['font'][]): Promise<void> {
  const seen = new Map<string, string>()
  for (const font of fonts) {
    const look = hash('sha256', await photographPage('12 pencils, Qg&', { font, seed: 1 }))
    const name = Object.values(font).join(' ')
    const other = seen.get(look)
    if (other !== undefined)
      throw new Error(`The fonts ${other} and ${name} look the same: install DejaVu in all its faces (fonts-dejavu).`)
    seen.set(look, name)
  }
}

function pageSvg(text: string, { font, unsteady = 0 }: PagePhoto, random: Random): string {
  const { family, style = 'normal', weight = 'normal', stretch = 'normal' } = font
  const lines = text.trimEnd().split('\n')
  const written = lines.map((line, index) => lineSvg(line, top + index * lineHeight, unsteady, random)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pageSize.width}" height="${pageSize.height}">
<rect width="100%" height="100%" fill="#f7f5f0"/><g font-family="${family}" font-style="${style}" font-weight="${weight}" font-stretch="${stretch}" font-size="${fontSize}" fill="#26262b" xml:space="preserve">${written}</g></svg>`
}

function lineSvg(line: string, y: number, unsteady: number, random: Random): string {
  if (unsteady === 0) return `<text x="${left}" y="${y}">${escaped(line)}</text>`
  // Letters of one width, so that each has its place.
  const advance = 0.62 * fontSize
  return [...line]
    .map((letter, index) => {
      const at = `${left + index * advance + unsteady * random.normal() * 1.5} ${y + unsteady * random.normal() * 3}`
      const size = fontSize * (1 + unsteady * random.normal() * 0.05)
      return `<text transform="translate(${at}) rotate(${unsteady * random.normal() * 5})" font-size="${size}">${escaped(letter)}</text>`
    })
    .join('')
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Darkens one corner and adds noise, in place. */
function weather(
  pixels: Buffer,
  width: number,
  height: number,
  { noise, shadow }: { noise: number; shadow: number },
  random: Random,
): void {
  if (noise === 0 && shadow === 0) return
  const [fromLeft, fromTop] = [random.chance(0.5), random.chance(0.5)]
  for (let place = 0; place < pixels.length; place++) {
    const x = (place % width) / width
    const y = Math.floor(place / width) / height
    const depth = ((fromLeft ? 1 - x : x) + (fromTop ? 1 - y : y)) / 2
    const light = 1 - shadow * depth ** 1.5
    const value = (pixels[place] ?? 0) * light + (noise === 0 ? 0 : noise * random.normal())
    pixels[place] = Math.min(255, Math.max(0, value))
  }
}
