import sharp from 'sharp'
import { expect, it } from 'vitest'
import { preparePage } from '../../../src/vision/providers/prepare-page.ts'
import { pictureOfSize } from '../../fixtures/photos.ts'

// A strip whose width was brought to that of a page would be a gigabyte, and be gone over for minutes.
it.each([
  [1, 2_600, { width: 1, height: 2_000 }],
  [2_600, 1, { width: 2_000, height: 1 }],
  [100, 2_000, { width: 100, height: 2_000 }],
  [2_000, 100, { width: 2_000, height: 100 }],
  [300, 400, { width: 1_200, height: 1_600 }],
])('a picture of %i × %i pixels is prepared within the bounds of a page', async (width, height, size) => {
  const { bytes, ...lines } = await preparePage({ bytes: await pictureOfSize(width, height), width, height })
  expect(await sharp(bytes).metadata()).toMatchObject(size)
  expect(lines).toEqual({ skew: 0, contrast: 0, steepness: 0 })
})
