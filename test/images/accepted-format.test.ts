import { expect, it } from 'vitest'
import { acceptedFormat } from '../../src/images/serving/accepted-format.ts'

it.each([
  [undefined, 'png'],
  ['*/*', 'png'],
  ['image/*', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  // What browsers send.
  ['image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8', 'webp'],
  ['image/avif, image/webp;q=0.9, */*;q=0.1', 'avif'],
  ['image/png,image/webp;q=0.5', 'png'],
  ['image/webp;q=0', 'png'],
  ['IMAGE/WEBP ; Q=0.3', 'webp'],
  ['image/webp;q=nonsense', 'png'],
  [',;,;q=', 'png'],
])('accept %s: %s', (accept, format) => expect(acceptedFormat(accept)).toBe(format))
