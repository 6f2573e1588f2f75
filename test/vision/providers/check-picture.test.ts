import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { mostPictureBytes } from '../../../src/vision/picture-refusals.ts'
import { bytesToDecode, createPictureChecker } from '../../../src/vision/providers/check-picture.ts'
import { temporaryFolder } from '../../fixtures/app.ts'
import { pictureOfSize } from '../../fixtures/photos.ts'

const { check } = createPictureChecker()
const drawn = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#884422' } }).composite([
    { input: Buffer.from(`<svg width="${width}" height="${height}"><rect width="10" height="10" fill="#fff"/></svg>`) },
  ])
const jpeg = await drawn().jpeg().toBuffer()
const png = await drawn().png().toBuffer()
const webp = await drawn().webp().toBuffer()
const gif = await drawn().gif().toBuffer()
const tiff = await drawn().tiff().toBuffer()
const avif = await drawn().avif({ effort: 0 }).toBuffer()
const [tall, wide] = [await pictureOfSize(1, 2_600), await pictureOfSize(2_600, 1)]

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG that says it is so large, and is some hundred bytes. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const data = deflateSync(Buffer.alloc(10_000))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

describe('a picture', () => {
  it.each([
    ['JPEG', jpeg],
    ['PNG', png],
    ['WebP', webp],
    ['AVIF', avif],
  ])('of type %s is written anew as JPEG, from memory and from a file', async (_type, bytes) => {
    const picture = await check(bytes)
    expect(picture).toMatchObject({ width: 60, height: 40 })
    expect((await sharp(picture.bytes).metadata()).format).toBe('jpeg')
    // What a file is called says nothing.
    const path = join(temporaryFolder(), 'a.svg')
    writeFileSync(path, bytes)
    expect(await check(path)).toEqual(picture)
  })

  it('is upright, and without what its camera wrote', async () => {
    const turned = await drawn()
      .withExif({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(turned.includes('Secret Camera')).toBe(true)
    const { bytes, width, height } = await check(turned)
    expect([width, height]).toEqual([40, 60])
    const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
  })

  it('is made smaller when it is larger than reading needs', async () => {
    const { width, height } = await check(await drawn(4_000, 3_000).jpeg({ quality: 30 }).toBuffer())
    expect([width, height]).toEqual([2_600, 1_950])
  })

  it('may be a long one, as phones scroll them together', async () => {
    expect(await check(await pictureOfSize(100, 2_000))).toMatchObject({ width: 100, height: 2_000 })
  })

  it('that is another file as well is only a picture afterwards', async () => {
    const script = '<script>alert(1)</script>PK\u0003\u0004 %PDF-1.7'
    for (const both of [jpeg, png]) {
      const { bytes } = await check(Buffer.concat([both, Buffer.from(script)]))
      expect(Buffer.from(bytes).includes('script')).toBe(false)
      expect(Buffer.from(bytes).includes('PDF')).toBe(false)
    }
  })

  it.each<[string, Uint8Array, number, string]>([
    ['an empty file', new Uint8Array(), 422, 'picture-damaged'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 415, 'picture-type'],
    ['a GIF', gif, 415, 'picture-type'],
    ['a TIFF', tiff, 415, 'picture-type'],
    ['JSON', Buffer.from('{"a":1}'), 415, 'picture-type'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 415, 'picture-type'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 415, 'picture-type'],
    ['a GIF before a PNG', Buffer.concat([Buffer.from('GIF89a'), png]), 415, 'picture-type'],
    ['the first bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 422, 'picture-damaged'],
    [
      'what begins as JPEG',
      Buffer.concat([jpeg.subarray(0, 4), Buffer.from('nothing of the kind')]),
      422,
      'picture-damaged',
    ],
    ['500 megapixels', hugePng(25_000, 20_000), 413, 'picture-too-large'],
    ['26 megapixels', hugePng(5_200, 5_000), 413, 'picture-too-large'],
    ['a strip of one pixel’s width', tall, 422, 'picture-shape'],
    ['a strip of one pixel’s height', wide, 422, 'picture-shape'],
    ['more bytes than are taken', Buffer.concat([jpeg, Buffer.alloc(mostPictureBytes)]), 413, 'picture-too-large'],
    ['a size that is a lie', hugePng(1_000, 1_000), 422, 'picture-damaged'],
  ])('that is %s is refused in one line, within a moment', async (_what, bytes, status, code) => {
    const startedAt = performance.now()
    await expect(check(bytes)).rejects.toMatchObject({ status, code, message: expect.stringMatching(/^[^\n]{10,90}$/) })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it.each([
    ['JPEG', jpeg],
    ['PNG', png],
    ['WebP', webp],
  ])('that is cut off is refused, wherever it is cut (%s)', async (_type, bytes) => {
    for (const share of [0.2, 0.5, 0.8])
      await expect(check(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toMatchObject({
        code: 'picture-damaged',
      })
  })

  it('of many frames is the first of them', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 50, height: 50, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const { bytes, height } = await check(
      await sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
    )
    const { dominant } = await sharp(bytes).stats()
    expect([height, dominant.r > 200, dominant.b < 50]).toEqual([50, true, true])
  })

  it('that has to be decoded whole waits for others of its kind, and not those that do not', async () => {
    const heavy = await sharp({ create: { width: 2_600, height: 2_600, channels: 4, background: '#884422' } })
      .toColourspace('rgb16')
      .png({ progressive: true, compressionLevel: 1 })
      .toBuffer()
    const done: string[] = []
    const named = async (name: string, bytes: Uint8Array): Promise<void> => {
      await check(bytes)
      done.push(name)
    }
    await Promise.all([...['first', 'second'].map((name) => named(name, heavy)), named('light', png)])
    expect(done.indexOf('light')).toBe(0)
  })
})

it.each([
  ['jpeg', {}, 0],
  ['jpeg', { isProgressive: true }, 150_000_000],
  ['jpeg', { orientation: 6 }, 75_000_000],
  ['png', { depth: 'ushort' }, 0],
  ['png', { depth: 'ushort', isProgressive: true }, 150_000_000],
  ['webp', {}, 75_000_000],
  ['avif', {}, 75_000_000],
] as const)('decoding 25 megapixels of %s %o holds %i bytes', (type, said, bytes) => {
  const header = { width: 5_000, height: 5_000, channels: 3, depth: 'uchar', isProgressive: false } as const
  expect(bytesToDecode({ ...header, ...said }, type)).toBe(bytes)
})
