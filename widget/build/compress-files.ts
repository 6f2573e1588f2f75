import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compressible = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.ts'])
/** A shorter file fits in one packet as it is. */
const minBytes = 1_000

/**
 * Puts a gzip file beside each file of `folder` that gets shorter so and has none: the service sends these. Browsers
 * name gzip before Brotli, and the service takes the first that it has.
 */
export async function compressFiles(folder: string): Promise<void> {
  const names = new Set(await readdir(folder, { recursive: true }))
  for (const name of names) {
    if (!compressible.has(extname(name)) || names.has(`${name}.gz`)) continue
    const path = join(folder, name)
    const content = await readFile(path)
    if (content.length >= minBytes) await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}
