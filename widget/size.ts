import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What a page loads for the widget, at most (bytes, compressed). */
export const maxGzipBytes = 30 * 1024

/** The size of a file as a server sends it with gzip's best compression, in bytes. */
export async function gzipSize(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length
}

/** Prints the size of the built widget; the exit code is 1 when it is too large. */
async function main(): Promise<void> {
  const size = await gzipSize(fileURLToPath(new URL('../dist/widget/widget.js', import.meta.url)))
  const percent = Math.round((size / maxGzipBytes) * 100)
  console.log(`widget.js: ${size} bytes with gzip, ${percent} % of the ${maxGzipBytes} it may have.`)
  if (size > maxGzipBytes) process.exitCode = 1
}

if (import.meta.main) await main()
