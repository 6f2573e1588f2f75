import { retrying } from '../chat/retrying.ts'
import { CatalogueUnavailableError, lineFor } from '../search/catalogue-unavailable.ts'
import type { Waits } from './backoff.ts'
import { isDiskFull } from './picture-files.ts'
import { ImageRunError } from './provider.ts'

export interface Patience {
  waits: Waits
  /** Aborted: nobody waits any more. */
  signal: AbortSignal
  /** Told why it has to wait. */
  onWait?(reason: string): void
}

/** Somebody who has made room should not wait a minute. */
const longestWaitForDiskMs = 10_000

/**
 * Something is written, as soon as it can be: a full disk and a database that others write to are waited for.
 * Rejects with an ImageRunError for anything else that a file system refuses, since it would refuse the next picture as
 * well; with the signal's reason when it is aborted; with what `write` throws otherwise.
 */
export async function persisted<T>({ signal, waits, onWait }: Patience, write: () => Promise<T>): Promise<T> {
  return await retrying(write, {
    tries: Number.POSITIVE_INFINITY,
    initialDelay: waits.firstMs,
    maxDelay: Math.min(waits.longestMs, longestWaitForDiskMs),
    signal,
    onFailure(error) {
      if (isFileRefusal(error))
        throw new ImageRunError(`A picture cannot be written: ${(error as Error).message}.`, { cause: error })
      if (isWaitedFor(error)) onWait?.(lineFor(error))
    },
    isFinal: (error) => !isWaitedFor(error),
  })
}

/** Whether what could not be written can be, once there is room, others have done their writing or the catalogue is back. */
export const isWaitedFor = (error: unknown): boolean =>
  isDiskFull(error) || isDatabaseBusy(error) || error instanceof CatalogueUnavailableError

const isFileRefusal = (error: unknown): boolean => error instanceof Error && 'syscall' in error && !isDiskFull(error)

/** SQLITE_BUSY, SQLITE_FULL and SQLITE_IOERR: others write, or there is no room for the moment. */
const isDatabaseBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [5, 10, 13].includes(Number(error.errcode) & 0xff)
