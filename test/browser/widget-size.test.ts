import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gzipSize, maxGzipBytes } from '../../widget/size.ts'
import { buildWidget } from './stand-in/build.ts'

let widget: Awaited<ReturnType<typeof buildWidget>>
beforeAll(async () => {
  widget = await buildWidget()
})
afterAll(() => widget.remove())

test('the script that a page loads stays within its size', async () => {
  const size = await gzipSize(join(widget.folder, 'widget.js'))
  expect(size).toBeGreaterThan(5_000)
  expect(size).toBeLessThanOrEqual(maxGzipBytes)
})
