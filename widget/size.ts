import { readFile } from 'node:fs/promises'
import type { WidgetManifest } from './build/manifest.ts'

/** What a page loads of the widget, at most (bytes with gzip). */
export const maxGzipBytes = {
  /** With the page: the button, the panel, the field. */
  core: 12 * 1_024,
  /** Before the first answer begins, the core included. */
  firstLoad: 24 * 1_024,
  /** For a first answer with products, all of the above included. */
  firstAnswer: 32.5 * 1_024,
} as const

/** What a page loads by each of these moments (bytes with gzip), as the built widget's manifest tells it. */
export function loadedBytes({ files, ...manifest }: WidgetManifest): Record<keyof typeof maxGzipBytes, number> {
  const sum = (names: readonly string[]): number =>
    names.reduce((bytes, name) => bytes + (files[name]?.gzipBytes ?? Number.NaN), 0)
  return {
    core: sum(manifest.core),
    firstLoad: sum(manifest.firstLoad),
    firstAnswer: sum(manifest.firstAnswer),
  }
}

/** The manifest of the widget that was built into `folder`. */
export const readManifest = async (folder: URL): Promise<WidgetManifest> =>
  JSON.parse(await readFile(new URL('widget.json', folder), 'utf8')) as WidgetManifest

/** Prints the sizes of the built widget; the exit code is 1 when one is too large. */
async function main(): Promise<void> {
  const bytes = loadedBytes(await readManifest(new URL('../dist/widget/', import.meta.url)))
  for (const [moment, max] of Object.entries(maxGzipBytes)) {
    const size = bytes[moment as keyof typeof maxGzipBytes]
    console.log(`${moment}: ${size} bytes with gzip, ${Math.round((size / max) * 100)} % of the ${max} it may have.`)
    if (!(size <= max)) process.exitCode = 1
  }
}

if (import.meta.main) await main()
