import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file of mode 0600 unless there is one already: whole or not at all, and by one process
 * only when several try at once. A file of an odd name is left beside it if the process is killed meanwhile.
 */
export async function createOnce(path: string, content: string): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    // A hard link, unlike a rename, never replaces what is there.
    await link(beside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(beside)
  }
}

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
