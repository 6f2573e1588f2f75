import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FetchedPicture } from '../../../chat/fetched-picture.ts'
import type { PictureRef } from '../../../chat/message.ts'
import { ShopclerkError } from '../../../errors.ts'
import { makeFolder, placeFile } from '../../../files.ts'
import type { CheckedPicture } from '../../../vision/picture-reader.ts'
import { pictureRefusals } from '../../../vision/picture-refusals.ts'

export interface PictureUploadsOptions {
  /** Where pictures wait for their answer, so that they outlive the process. */
  folder: string
  /** Minutes after which a picture is removed, whatever became of its message. */
  keepMinutes: number
  /** Milliseconds in which a form must be here; default: a minute, 10 MB at 1.5 Mbit/s. */
  receiveWithinMs?: number
  check(path: string): Promise<CheckedPicture>
  onFailure(error: Error): void
}

/** Pictures that came with messages of the web, from their arrival until they are answered. */
export interface PictureUploads {
  /**
   * Receives a file and checks it. It is on the disk and not in memory meanwhile, and gone from there when this settles.
   * @throws ShopclerkError 4xx when it is no picture that is taken.
   */
  receive(file: Readable): Promise<CheckedPicture>
  /** Keeps a checked picture for its message. */
  keep(picture: CheckedPicture): Promise<PictureRef>
  /** @throws ShopclerkError 422 when it is gone. */
  fetch(picture: PictureRef): Promise<FetchedPicture>
  /** Removes pictures, and says so when that fails. */
  release(pictures: readonly PictureRef[]): Promise<void>
  /**
   * Runs `work`, which reads `body`, the whole body of a request, unless too many are being received. What is not here in
   * time is not waited for.
   * @throws ShopclerkError 503 for too many, 408 when it comes too slowly.
   */
  receiving<T>(body: Readable, work: () => Promise<T>): Promise<T>
  /** Removes what is too old, now and from time to time. */
  start(): Promise<void>
  stop(): void
}

/** Uploads at once. Each holds a buffer of 64 KB; checking the last of them begins within some seconds. */
const mostAtOnce = 40
const sweepEveryMs = 60_000

const isId = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
const isPicture = (name: string): boolean => /^[\da-f-]{36}\.(?:jpg|part)/.test(name)

/** @throws Error of the file system when the folder cannot be made. */
export function createPictureUploads(options: PictureUploadsOptions): PictureUploads {
  const { folder, keepMinutes, receiveWithinMs = 60_000, check, onFailure } = options
  let receiving = 0
  let timer: NodeJS.Timeout | undefined
  const pathOf = (id: string): string => join(folder, `${id}.jpg`)

  async function sweep(): Promise<void> {
    const oldest = Date.now() - keepMinutes * 60_000
    for (const name of (await readdir(folder)).filter(isPicture)) {
      const changed = await changedAt(join(folder, name))
      if (changed !== undefined && changed < oldest) await rm(join(folder, name), { force: true })
    }
  }

  return {
    async receive(file) {
      const path = join(folder, `${randomUUID()}.part`)
      try {
        await pipeline(file, createWriteStream(path))
        return await check(path)
      } finally {
        await rm(path, { force: true })
      }
    },
    async keep({ bytes }) {
      const id = randomUUID()
      await placeFile(pathOf(id), bytes, rename, 0o600)
      return { id, mimeType: 'image/jpeg' }
    },
    async fetch({ id }) {
      if (!isId(id)) throw pictureRefusals.gone()
      const bytes = await readFile(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? pictureRefusals.gone() : error
      })
      return { bytes, mimeType: 'image/jpeg' }
    },
    async release(pictures) {
      for (const { id } of pictures)
        if (isId(id)) await rm(pathOf(id), { force: true }).catch((error: Error) => onFailure(error))
    },
    async receiving(body, work) {
      if (receiving >= mostAtOnce) throw pictureRefusals.busy()
      receiving++
      try {
        return await whileItComes(body, receiveWithinMs, work)
      } finally {
        receiving--
      }
    },
    async start() {
      await makeFolder(folder)
      await sweep()
      timer = setInterval(() => void sweep().catch((error: Error) => onFailure(error)), sweepEveryMs).unref()
    },
    stop: () => clearInterval(timer),
  }
}

/** Milliseconds since 1970; nothing for a picture that was answered meanwhile. @throws Error of the file system. */
async function changedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A body that is here is waited for, however long its picture waits for others: that has bounds of its own. */
async function whileItComes<T>(body: Readable, ms: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    if (!body.readableEnded) late.reject(tooSlow())
  }, ms)
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const tooSlow = (): ShopclerkError =>
  new ShopclerkError({ code: 'too-slow', status: 408, message: 'The picture came too slowly. Please send it again.' })
