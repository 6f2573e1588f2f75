import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openDescriber } from '../../../src/looks/embedded/describer.ts'
import { UnreadablePictureError } from '../../../src/looks/look-describer.ts'
import { pictureOf } from '../pictures.ts'

describe('the embedded describer', () => {
  it('finds a thing cropped, mirrored, recompressed and elsewhere in its picture', async () => {
    const describer = await openDescriber()
    const twoColours = async (first: string, second: string): Promise<Uint8Array> =>
      sharp(await pictureOf(first))
        .composite([
          {
            input: await pictureOf(second).then((one) => sharp(one).resize(60, 60).png().toBuffer()),
            left: 70,
            top: 70,
          },
        ])
        .png()
        .toBuffer()
    const pictures = { red: await twoColours('#cc2020', '#f0d020'), blue: await twoColours('#2030cc', '#20c040') }
    const candidates = []
    for (const [productId, picture] of Object.entries(pictures))
      candidates.push({ productId, look: await describer.describeProduct(picture) })
    const asked = [
      await sharp(pictures.red).flop().jpeg({ quality: 50 }).toBuffer(),
      await sharp(pictures.red).extract({ left: 30, top: 30, width: 190, height: 190 }).webp().toBuffer(),
      await sharp(pictures.red).extend({ left: 90, top: 10, background: '#ffffff' }).png().toBuffer(),
    ]
    for (const picture of asked) {
      const [best, other] = describer.rank(await describer.describeQuery(picture), candidates)
      expect(best?.productId).toBe('red')
      expect(best?.similarity).toBeGreaterThan(describer.leastSimilarity)
      expect(other?.similarity).toBeLessThan(describer.leastSimilarity)
    }
  })

  it('gives vectors of length 1, of a blank picture too', async () => {
    const describer = await openDescriber()
    const blank = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#808080' } })
      .png()
      .toBuffer()
    for (const { vector } of [await describer.describeProduct(blank), ...(await describer.describeQuery(blank))]) {
      expect(vector).toHaveLength(describer.dimensions)
      expect(Math.hypot(...vector)).toBeCloseTo(1)
    }
  })

  it('says of what is no picture that it is none', async () => {
    const describer = await openDescriber()
    await expect(describer.describeProduct(Buffer.from('no picture'))).rejects.toBeInstanceOf(UnreadablePictureError)
    await expect(describer.describeQuery(new Uint8Array())).rejects.toBeInstanceOf(UnreadablePictureError)
  })
})
