import { expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

test('only pictures that the service takes are sent, up to 10 MiB', () => {
  expect(refusalOf({ type: 'image/png', size: 10 * 1_024 * 1_024 })).toBeUndefined()
  expect(refusalOf({ type: 'image/png', size: 10 * 1_024 * 1_024 + 1 })).toBe('pictureTooLarge')
  expect(refusalOf({ type: 'image/gif', size: 1 })).toBe('pictureKinds')
  expect(refusalOf({ type: 'image/svg+xml', size: 1 })).toBe('pictureKinds')
  expect(refusalOf({ type: '', size: 1 })).toBe('pictureKinds')
})
