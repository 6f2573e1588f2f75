import { ChunkError } from '../chunks.ts'
import type { Failure } from './conversation.ts'
import { ConnectionError, NotTheShopError, ServiceError } from './transport.ts'

const expected = [ServiceError, ConnectionError, NotTheShopError, ChunkError]

/** Throws what is a defect and not a failure of the service or of the way to it. */
export function rethrowUnexpected(error: unknown): void {
  if (!expected.some((kind) => error instanceof kind)) throw error
}

/** The conversation that was spoken of is not there, or not this shopper's. */
export const isLost = (error: unknown): boolean =>
  error instanceof ServiceError && (error.status === 404 || error.status === 403)

/** What a shopper is told of an error. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof ConnectionError) return { reason: 'unreachable', wayOn: 'retry' }
  if (error instanceof NotTheShopError) return { reason: 'notTheShop', wayOn: 'retry' }
  if (error instanceof ChunkError) return { reason: 'notLoaded', wayOn: 'retry' }
  if (!(error instanceof ServiceError)) return { reason: 'wrong', wayOn: 'retry' }
  const { status, said } = error
  const isRefused = status >= 400 && status < 500 && status !== 429 && status !== 408
  return {
    reason: status === 413 ? 'tooLarge' : 'wrong',
    ...(said === undefined ? {} : { said }),
    wayOn: isRefused ? 'edit' : 'retry',
  }
}
