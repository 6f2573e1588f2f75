import { open } from 'node:fs/promises'
import { originOf, type PictureOrigin } from '../png-text.ts'

/** The header and the text chunks stand at the beginning of a file. */
const bytesOfOrigin = 512

/** Where the picture in a file comes from; undefined when it does not say, or there is none. */
export async function originIn(path: string): Promise<PictureOrigin | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (file === undefined) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesOfOrigin), 0, bytesOfOrigin, 0)
    return originOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
