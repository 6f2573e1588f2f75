import { dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeAddress } from '../../src/catalogue/address.ts'
import {
  pictureAddress,
  pictureAddressIn,
  pictureFileName,
  readPictureFileName,
} from '../../src/catalogue/picture-address.ts'

const ids = fc.oneof(
  fc.string({ minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.constantFrom(
    '..',
    '../../etc/passwd',
    'a/b',
    'a~2Fb',
    '~',
    'a b',
    'ä',
    '.',
    'x'.repeat(300),
    '\u{1F600}'.repeat(75),
  ),
)

describe('the file name of a picture', () => {
  it('is the id where that is a plain name', () => {
    expect(pictureFileName('mouse-1')).toBe('product_mouse-1.png')
    expect(pictureAddress('b73d-9')).toBe('/images/product_b73d-9.png')
  })

  it('stays inside its folder, and is an address as it is, for any id', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const name = pictureFileName(id)
        expect(name).toMatch(/^product_[A-Za-z0-9._~-]+\.png$/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
        expect(dirname(resolve('/pictures', name))).toBe('/pictures')
        expect(join('/images', name)).toBe(pictureAddress(id))
        expect(safeAddress(pictureAddress(id))).toBe(pictureAddress(id))
      }),
    )
  })

  it('tells two ids apart, and its id where there is room for it', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(pictureFileName(a) === pictureFileName(b)).toBe(a === b)
        const read = readPictureFileName(pictureFileName(a))
        expect(read).toBeDefined()
        if (read?.id !== undefined) expect(read.id).toBe(a)
      }),
    )
    expect(readPictureFileName(pictureFileName('a/../b'))).toEqual({ id: 'a/../b' })
  })

  it.each([
    'product_.png',
    'product_a.jpg',
    'a.png',
    'product_a/b.png',
    'product_a%2Fb.png',
    'product_~zz.png',
    'product_~41.png',
  ])('is not read from what is none: %s', (name) => expect(readPictureFileName(name)).toBeUndefined())

  it('is asked for in a width where it is one of our own, and left as it is elsewhere', () => {
    expect(pictureAddressIn(320, pictureAddress('a/b'))).toBe(`${pictureAddress('a/b')}?w=320`)
    for (const address of [
      undefined,
      '',
      'https://cdn.example/images/product_a.png',
      '/images/a.png',
      '/pictures/1.jpg',
    ])
      expect(pictureAddressIn(320, address)).toBe(address)
  })
})
