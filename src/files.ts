import { randomUUID } from 'node:crypto'
import { type link, mkdir, type rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Puts a file in its place whole, or not at all: `write` writes it beside, and it is then `rename`d over what is there,
 * or `link`ed, which rejects with EEXIST when there is something. Nothing is left beside it, unless the process is
 * killed meanwhile. Resolves with what `write` resolves to.
 */
export async function placeWritten<T>(
  path: string,
  write: (beside: string) => Promise<T>,
  place: typeof link | typeof rename,
): Promise<T> {
  const beside = `${path}.${randomUUID()}.tmp`
  try {
    const written = await write(beside)
    await place(beside, path)
    return written
  } finally {
    await rm(beside, { force: true })
  }
}

/** The same for content that is at hand; synced before it is placed. */
export const placeFile = (
  path: string,
  content: string | Uint8Array,
  place: typeof link | typeof rename,
  mode = 0o666,
): Promise<void> => placeWritten(path, (beside) => writeFile(beside, content, { flush: true, mode }), place)

/**
 * Makes a folder and those above it, unless they are there. Node's own recursive mkdir never returns where the
 * system denies a folder with ENOENT, as under /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path).catch((again: NodeJS.ErrnoException) => {
      // Another process may have made it meanwhile.
      if (again.code !== 'EEXIST') throw again
    })
  }
}
