import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type FeedFormat, feedFormats, formatOfName, isCompressed } from '../catalogue/feed-format.ts'
import { type FeedDefaults, FeedError, type FeedRecord } from '../catalogue/feed-record.ts'
import { readFeed } from '../catalogue/read-feed.ts'
import { StartupError } from '../errors.ts'

/** A feed as it was when it was looked at: its identity in the ledger. */
export interface Feed {
  /** Absolute. */
  path: string
  format: FeedFormat
  /** Bytes, as it is stored. */
  size: number
  /** Milliseconds since the epoch, whole. The version of records that name none. */
  modifiedAt: number
}

/**
 * Looks at a feed without reading it. `format` undefined: told by the file's name.
 * @throws StartupError, in one line, for a file that cannot be loaded.
 */
export async function describeFeed(path: string, format: FeedFormat | undefined): Promise<Feed> {
  const absolute = resolve(path)
  const told = format ?? formatOfName(absolute)
  const file = await openForReading(absolute)
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw new StartupError(`The feed ${absolute} is a folder, not a file.`)
    if (!stats.isFile()) throw new StartupError(`The feed ${absolute} is not a regular file.`)
    if (told === undefined) {
      throw new StartupError(
        `The format of the feed ${absolute} is not told by its name (.jsonl, .csv, .tsv or .json, or one of them and .gz). Name it: ${feedFormats.join(', ')}.`,
      )
    }
    await checkCompression(file, absolute)
    return { path: absolute, format: told, size: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) }
  } finally {
    await file.close()
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new StartupError(`The feed ${path} does not exist.`, { cause: error })
    if (code === 'EACCES') throw new StartupError(`The feed ${path} may not be read by this user.`, { cause: error })
    throw new StartupError(`The feed ${path} cannot be opened: ${message}.`, { cause: error })
  }
}

async function checkCompression(file: FileHandle, path: string): Promise<void> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  const isGzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  if (isCompressed(path) && !isGzip) throw new StartupError(`The feed ${path} is named .gz but is not gzip data.`)
  if (!isCompressed(path) && isGzip) throw new StartupError(`The feed ${path} is gzip data but is not named .gz.`)
}

export interface OpenFeed {
  records: AsyncGenerator<FeedRecord>
  /** Bytes of the file read so far. */
  bytesRead(): number
}

/** Opens a feed as a stream of records. Its bytes are read only as fast as the records are taken. */
export function openFeed({ path, format }: Pick<Feed, 'path' | 'format'>, defaults: FeedDefaults): OpenFeed {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const bytes = isCompressed(path) ? pipeline(file, createGunzip(), () => undefined) : file
  return { records: readRecords(path, readFeed(format, bytes, defaults)), bytesRead: () => file.bytesRead }
}

/** An error of the stream (the callback above gets it as well) comes out of reading it. */
async function* readRecords(path: string, records: AsyncGenerator<FeedRecord>): AsyncGenerator<FeedRecord> {
  try {
    yield* records
  } catch (error) {
    if (error instanceof FeedError) throw new StartupError(`The feed ${path} ${error.message}`, { cause: error })
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'Z_BUF_ERROR' ? 'it ends in the middle of its gzip data. Was it copied whole?' : `${message}.`
    throw new StartupError(`The feed ${path} cannot be read to its end: ${reason}`, { cause: error })
  }
}
