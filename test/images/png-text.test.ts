import { describe, expect, it } from 'vitest'
import { originOf, withOrigin } from '../../src/images/png-text.ts'
import { checkedPng, NotAPictureError, openRaster } from '../../src/images/raster.ts'
import { smallPng } from './fixtures/image-shop.ts'

const origin = { provider: 'openai', promptHash: 'ab12' }

describe('where a picture comes from', () => {
  it('is written into it, which stays a whole picture with the same pixels', async () => {
    const marked = withOrigin(smallPng, origin)
    expect(originOf(marked)).toEqual(origin)
    expect(await checkedPng(marked)).toBe(marked)
    const sharp = await openRaster()
    const pixels = await sharp(smallPng).raw().toBuffer()
    expect((await sharp(marked).raw().toBuffer()).equals(pixels)).toBe(true)
  })

  it('is the last one that was written', () => {
    expect(originOf(withOrigin(withOrigin(smallPng, origin), { provider: 'drawn', promptHash: 'cd' }))).toEqual({
      ...{ provider: 'drawn', promptHash: 'cd' },
    })
  })

  it('is not known of a picture without it, nor of what is no PNG, or is cut off', () => {
    expect(originOf(smallPng)).toBeUndefined()
    expect(originOf(Buffer.from('GIF89a'))).toBeUndefined()
    expect(originOf(withOrigin(smallPng, origin).subarray(0, 60))).toBeUndefined()
  })
})

describe('what counts as a picture', () => {
  it('is one that can be decoded to its end, and is then a PNG', async () => {
    const sharp = await openRaster()
    const jpeg = await sharp(smallPng).jpeg().toBuffer()
    expect((await sharp(await checkedPng(jpeg)).metadata()).format).toBe('png')
    const large = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#123',
        noise: { type: 'gaussian', mean: 99, sigma: 40 },
      },
    })
      .png()
      .toBuffer()
    for (const length of [0, 8, 100, large.length / 2, large.length - 40])
      await expect(checkedPng(large.subarray(0, length))).rejects.toThrow(NotAPictureError)
    const damaged = Buffer.from(large)
    damaged.fill(0, 5_000, 5_100)
    await expect(checkedPng(damaged)).rejects.toThrow(NotAPictureError)
  })

  it.each([
    ['a page', Buffer.from('<!doctype html><p>Sorry</p>')],
    ['a drawing that would be rendered', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['text', Buffer.from('I cannot help with that.')],
  ])('is not %s', async (_, bytes) => {
    await expect(checkedPng(bytes)).rejects.toThrow(NotAPictureError)
  })
})
