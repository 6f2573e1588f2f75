import sharp, { type Sharp } from 'sharp'
import type { Random } from '../src/catalogue/demo/random.ts'
import type { Product } from '../src/catalogue/product.ts'
import { productDrawing } from '../src/images/drawn/product-drawing.ts'

/** A way in which a shopper's picture differs from the catalogue's. */
export interface LookChange {
  name: string
  /** PNG or JPEG. */
  apply(product: Product, picture: Uint8Array, random: Random, photo: Uint8Array): Promise<Uint8Array>
}

const size = 512
const part = Math.round(size * 0.7)
const png = (image: Sharp): Promise<Uint8Array> => image.png({ compressionLevel: 1 }).toBuffer()

/** The drawing without its studio: the first shape is the wall behind it. */
const cutOut = (product: Product): Buffer =>
  Buffer.from(productDrawing(product).replace(/(<\/defs>)<rect[^>]*\/>/, '$1'))

const cropped = (picture: Uint8Array, left: number, top: number): Promise<Uint8Array> =>
  png(sharp(picture).extract({ left, top, width: part, height: part }))

/** The corner's colour fills what turning leaves empty, as the wall would. */
async function turned(picture: Uint8Array, degrees: number): Promise<Uint8Array> {
  const { data } = await sharp(picture)
    .extract({ left: 2, top: 2, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [r = 0, g = 0, b = 0] = data
  return png(sharp(picture).rotate(degrees, { background: { r, g, b } }))
}

const plain = (random: Random) => ({
  create: {
    ...{ width: size, height: size, channels: 3 as const },
    background: { r: 60 + random.below(190), g: 60 + random.below(190), b: 60 + random.below(190) },
  },
})

export const lookChanges: readonly LookChange[] = [
  { name: 'resized to a third', apply: (_, picture) => png(sharp(picture).resize(170)) },
  { name: 'recompressed (JPEG 35)', apply: (_, picture) => sharp(picture).jpeg({ quality: 35 }).toBuffer() },
  { name: 'a third brighter', apply: (_, picture) => png(sharp(picture).modulate({ brightness: 1.33 })) },
  {
    name: 'cropped to 70%, middle',
    apply: (_, picture) => cropped(picture, (size - part) >> 1, (size - part) >> 1),
  },
  {
    name: 'cropped to 70%, anywhere',
    apply: (_, picture, random) => cropped(picture, random.below(size - part), random.below(size - part)),
  },
  { name: 'turned by 5°', apply: (_, picture, random) => turned(picture, random.below(2) === 0 ? 5 : -5) },
  { name: 'mirrored', apply: (_, picture) => png(sharp(picture).flop()) },
  {
    name: 'on another plain ground',
    apply: (product, _, random) => png(sharp(plain(random)).composite([{ input: cutOut(product) }])),
  },
  {
    name: 'on a busy photo',
    apply: async (product, _picture, _random, photo) =>
      png(
        sharp(await sharp(photo).resize(size, size, { fit: 'cover' }).toBuffer()).composite([
          { input: cutOut(product) },
        ]),
      ),
  },
]
