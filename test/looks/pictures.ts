import sharp from 'sharp'

/** A picture of a thing in one colour on white, in the middle or elsewhere. */
export async function pictureOf(colour: string, { left = 64, top = 64 } = {}): Promise<Uint8Array> {
  const thing = await sharp({ create: { width: 128, height: 128, channels: 3, background: colour } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 256, height: 256, channels: 3, background: '#ffffff' } })
    .composite([{ input: thing, left, top }])
    .png()
    .toBuffer()
}
