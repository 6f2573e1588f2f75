import { expect, test, vi } from 'vitest'
import { randomId } from './random-id.ts'

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids are random UUIDs, with crypto.randomUUID and without', () => {
  const secure = new Set(Array.from({ length: 100 }, randomId))
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const plain = new Set(Array.from({ length: 100 }, randomId))
  vi.unstubAllGlobals()
  expect(secure.size + plain.size).toBe(200)
  for (const id of [...secure, ...plain]) expect(id).toMatch(version4)
})
