import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureFileName } from '../catalogue/picture-address.ts'
import { StartupError } from '../errors.ts'
import { makeFolder } from '../files.ts'
import { originOf, type PictureOrigin, withOrigin } from './png-text.ts'
import { checkedPng, NotAPictureError } from './raster.ts'

/** The finished pictures of a shop. */
export interface PictureFiles {
  /** Whether there is a file for a product, whatever is in it. */
  exists(id: string): Promise<boolean>
  /**
   * Whether the picture of a product is there already: whole, of this prompt, and of this provider. To a drawing job any
   * painted picture counts, also of another prompt: a drawing never takes the place of one that was paid for.
   */
  has(id: string, wanted: PictureOrigin): Promise<boolean>
  /**
   * Puts a picture in its place, with its origin in it: whole or not at all, and on the disk before it is there.
   * @throws NotAPictureError for bytes that are none; what the file system throws.
   */
  place(id: string, bytes: Uint8Array, origin: PictureOrigin): Promise<void>
}

/** What is being written, within the folder so that a rename is all that is left to do, and apart so that a process that was killed leaves nothing among the pictures. */
const partialFolder = '.partial'
/** Nothing is being written for longer. */
const abandonedAfterMs = 3_600_000

export function openPictureFiles(folder: string): PictureFiles {
  const pathOf = (id: string): string => join(folder, pictureFileName(id))
  return {
    exists: (id) => isThere(pathOf(id)),
    async has(id, { provider, promptHash }) {
      const bytes = await readFile(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      const origin = bytes && originOf(bytes)
      if (bytes === undefined || origin === undefined) return false
      const isPainted = provider === 'drawn' && origin.provider !== 'drawn'
      if (!isPainted && (origin.promptHash !== promptHash || origin.provider !== provider)) return false
      return checkedPng(bytes).then(
        () => true,
        (error: unknown) => {
          if (error instanceof NotAPictureError) return false
          throw error
        },
      )
    },
    async place(id, bytes, origin) {
      const png = withOrigin(await checkedPng(bytes), origin)
      const partials = join(folder, partialFolder)
      const partial = join(partials, `${pictureFileName(id)}.${randomUUID()}`)
      // Somebody who tidies up may have taken it away.
      await makeFolder(partials)
      try {
        await writeFile(partial, png, { flush: true })
        await rename(partial, pathOf(id))
        await syncFolder(folder)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
  }
}

/** A name is on the disk when its folder is; Windows cannot sync a folder, and does so by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** @throws what the file system throws but for what is not there. */
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

/**
 * Makes the folder of pictures and sees that files can be written into it.
 * @throws StartupError, in one line, when they cannot.
 */
export async function preparePictureFolder(folder: string): Promise<void> {
  const partials = join(folder, partialFolder)
  const probe = join(partials, randomUUID())
  const placed = join(folder, '.probe')
  try {
    await makeFolder(partials)
    await writeFile(probe, '')
    await rename(probe, placed)
    await rm(placed, { force: true })
    await removeAbandoned(partials)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A full disk is waited for.
    if (isDiskFull(error)) return
    throw new StartupError(`IMAGES_DIR ${folder} cannot be written to (${code}). Name another folder.`, {
      cause: error,
    })
  }
}

async function removeAbandoned(partials: string): Promise<void> {
  for (const name of await readdir(partials)) {
    const path = join(partials, name)
    // Another process may be done with it meanwhile.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < Date.now() - abandonedAfterMs) await rm(path, { force: true })
  }
}

/** Whether there is no room for a file now: no space (ENOSPC), or none within a quota (EDQUOT). */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
