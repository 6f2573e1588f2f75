import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WidgetManifest } from '../../widget/build/manifest.ts'
import { loadedBytes, maxGzipBytes, readManifest } from '../../widget/size.ts'
import { buildWidget } from './stand-in/build.ts'

let widget: Awaited<ReturnType<typeof buildWidget>>
let manifest: WidgetManifest
beforeAll(async () => {
  widget = await buildWidget()
  manifest = await readManifest(pathToFileURL(`${widget.folder}/`))
})
afterAll(() => widget.remove())

const read = (name: string) => readFileSync(join(widget.folder, name))

test.each(Object.keys(maxGzipBytes) as (keyof typeof maxGzipBytes)[])(
  'what a page loads by then stays within its size: %s',
  (moment) => {
    const bytes = loadedBytes(manifest)[moment]
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThanOrEqual(maxGzipBytes[moment])
  },
)

test('the manifest tells the hash of every file that a page may load', () => {
  const names = [manifest.script, manifest.pinnedScript, manifest.module, manifest.types, ...manifest.firstAnswer]
  for (const name of names) {
    expect(manifest.files[name]?.integrity, name).toBe(
      `sha384-${createHash('sha384').update(read(name)).digest('base64')}`,
    )
  }
  expect(manifest.version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/)
})

test('a place in a module leads to the line of the source that it was made of', () => {
  const [, core = ''] = manifest.core
  const code = read(core).toString()
  const map = new SourceMap(JSON.parse(read(`${core}.map`).toString()))
  const at = code.slice(0, code.indexOf('showModal')).split('\n')
  const { originalSource, originalLine } = map.findEntry(at.length - 1, at.at(-1)?.length ?? 0) as unknown as {
    originalSource: string
    originalLine: number
  }
  expect(originalSource).toMatch(/shop-clerk\.ts$/)
  const source = readFileSync(new URL('../../widget/src/components/shop-clerk/shop-clerk.ts', import.meta.url), 'utf8')
  expect(source.split('\n')[originalLine]).toContain('showModal')
})
