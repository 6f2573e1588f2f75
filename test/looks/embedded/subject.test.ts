import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openDescriber } from '../../../src/looks/embedded/describer.ts'
import { descriptorOf, dimensions } from '../../../src/looks/embedded/descriptor.ts'
import { labOf } from '../../../src/looks/embedded/lab.ts'
import { longestSide, readPixels } from '../../../src/looks/embedded/picture.ts'
import { findSubject } from '../../../src/looks/embedded/subject.ts'
import { Pyramid, windowAround } from '../../../src/looks/embedded/windows.ts'
import { UnreadablePictureError } from '../../../src/looks/look-describer.ts'

const svg = (inside: string, ground = '#e8e8ee'): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="${ground}"/>${inside}</svg>`,
    ),
  )
    .removeAlpha()
    .png()
    .toBuffer()

async function seen(picture: Uint8Array) {
  const lab = labOf(await readPixels(picture))
  return { lab, ...findSubject(lab) }
}

const shareOf = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0) / mask.length
const box = '<rect x="60" y="90" width="120" height="60" fill="#c03028"/>'

describe('the subject of a picture', () => {
  it('is what stands on a plain ground, also where it is white inside', async () => {
    const { mask, isOnPlainGround } = await seen(
      await svg(`${box}<rect x="90" y="100" width="60" height="40" fill="#e8e8ee"/>`),
    )
    expect(isOnPlainGround).toBe(true)
    expect(shareOf(mask)).toBeCloseTo((120 * 60) / 256 ** 2, 1)
    expect(mask[120 * 256 + 120]).toBe(1)
    expect(mask[10 * 256 + 10]).toBe(0)
  })

  it('does not end where the light falls off, nor does a soft shadow belong to it', async () => {
    const ground =
      '<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="#c8c8cc"/></linearGradient></defs><rect width="256" height="256" fill="url(#g)"/>'
    const { mask, isOnPlainGround } = await seen(await svg(`${ground}${box}`))
    expect(isOnPlainGround).toBe(true)
    expect(shareOf(mask)).toBeCloseTo((120 * 60) / 256 ** 2, 1)
  })

  it('is in a busy picture what has other colours than its border', async () => {
    const noise = await sharp({
      create: {
        width: 256,
        height: 256,
        channels: 3,
        background: '#507050',
        noise: { type: 'gaussian', mean: 110, sigma: 40 },
      },
    })
      .png()
      .toBuffer()
    const thing = await sharp({ create: { width: 110, height: 110, channels: 3, background: '#d01818' } })
      .png()
      .toBuffer()
    const { mask, isOnPlainGround } = await seen(
      await sharp(noise)
        .composite([{ input: thing, left: 73, top: 73 }])
        .png()
        .toBuffer(),
    )
    expect(isOnPlainGround).toBe(false)
    expect(mask[128 * 256 + 128]).toBe(1)
    expect(mask[20 * 256 + 20]).toBe(0)
  })

  it('is all of a blank picture', async () => {
    expect(shareOf((await seen(await svg(''))).mask)).toBe(1)
  })
})

describe('a window', () => {
  it('is the square around the subject, wherever it is and however it is turned', async () => {
    const { mask } = await seen(await svg(box))
    const whole = { left: 0, top: 0, width: 256, height: 256 }
    expect(windowAround(mask, 256, whole)).toMatchObject({
      x: expect.closeTo(120, -1),
      y: expect.closeTo(120, -1),
      half: expect.closeTo(60, -1),
    })
    expect(windowAround(mask, 256, { left: 0, top: 0, width: 40, height: 40 })).toBeUndefined()
    const turned = windowAround(mask, 256, whole, Math.PI / 4)
    // Half the diagonal span, less the corners, of which a two-hundredth of the pixels may lie outside.
    expect(turned?.half).toBeGreaterThan(54)
    expect(turned?.half).toBeLessThan((120 + 60) / 2 / Math.SQRT2 + 1)
  })

  it('gives descriptors of length 1 that are the same mirrored twice', async () => {
    const { lab, mask } = await seen(await svg(`${box}<circle cx="150" cy="120" r="20" fill="#204090"/>`))
    const pyramid = new Pyramid(lab, mask)
    const window = windowAround(mask, 256, { left: 0, top: 0, width: 256, height: 256 })
    if (window === undefined) throw new Error('There is a subject.')
    const straight = descriptorOf(pyramid.sample(window))
    const mirrored = descriptorOf(pyramid.sample({ ...window, isMirrored: true }))
    expect(straight).toHaveLength(dimensions)
    expect(Math.hypot(...straight)).toBeCloseTo(1)
    expect(straight.reduce((sum, value, at) => sum + value * (mirrored[at] ?? 0), 0)).toBeLessThan(0.99)
  })
})

describe('any picture', () => {
  const described = async (picture: Uint8Array) => {
    const { vector, details } = await (await openDescriber()).describeProduct(picture)
    expect(Math.hypot(...vector)).toBeCloseTo(1)
    return { vector, details }
  }

  it.each([
    [
      'of one pixel',
      () =>
        sharp({ create: { width: 1, height: 1, channels: 3, background: '#123456' } })
          .png()
          .toBuffer(),
    ],
    [
      'that is a strip',
      () =>
        sharp({ create: { width: 3_000, height: 2, channels: 3, background: '#a0c0e0' } })
          .png()
          .toBuffer(),
    ],
    [
      'in grey',
      async () =>
        sharp(await svg(box))
          .greyscale()
          .toColourspace('b-w')
          .png()
          .toBuffer(),
    ],
    [
      'of 16 bits',
      async () =>
        sharp(await svg(box))
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
    ],
    [
      'for print',
      async () =>
        sharp(await svg(box))
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
    ],
    [
      'that is transparent',
      () =>
        sharp({ create: { width: 50, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
          .png()
          .toBuffer(),
    ],
  ])('%s has a look, and the same each time', async (_, make) => {
    const picture = await make()
    expect(await described(picture)).toEqual(await described(picture))
  })

  it('is upright as its camera says', async () => {
    const upright = await sharp(await svg(box))
      .jpeg({ quality: 95 })
      .toBuffer()
    const onItsSide = await sharp(upright).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer()
    const [one, other] = [await described(upright), await described(onItsSide)]
    expect(one.vector.reduce((sum, value, at) => sum + value * (other.vector[at] ?? 0), 0)).toBeGreaterThan(0.98)
    expect((await readPixels(onItsSide)).width).toBe(longestSide)
  })

  it.each([
    ['no picture', Buffer.from('<html>')],
    ['nothing', new Uint8Array()],
  ])('that is %s is said to be none', async (_, bytes) => {
    await expect((await openDescriber()).describeProduct(bytes)).rejects.toBeInstanceOf(UnreadablePictureError)
  })
})
