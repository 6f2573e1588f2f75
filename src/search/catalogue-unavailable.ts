import { ShopclerkError, StartupError } from '../errors.ts'

/**
 * `unreachable`: refused, reset, late, or the server says that it cannot now. `overloaded`: it takes no more for a
 * while. `blocked`: it reads and does not write, as with a full disk. `misconfigured`: no wait mends it.
 */
export type Unavailability = 'unreachable' | 'overloaded' | 'blocked' | 'misconfigured'

/**
 * The catalogue as a whole cannot be read or written now; nothing of the request was done, or it is not known whether.
 * Shoppers are told that it rests, callers of the API get a 503.
 */
export class CatalogueUnavailableError extends ShopclerkError {
  readonly why: Unavailability
  /** One line for the operator: what is wrong and what to do. It goes to the log, never to a caller. */
  readonly operatorMessage: string

  constructor(why: Unavailability, operatorMessage: string, options: { cause?: unknown } = {}) {
    super({
      code: 'catalogue-unavailable',
      status: 503,
      message: 'The catalogue is resting. Please try again in a moment.',
      retryAfterSeconds: 5,
      ...options,
    })
    this.name = 'CatalogueUnavailableError'
    this.why = why
    this.operatorMessage = operatorMessage
  }
}

/**
 * Another process is at something that one at a time may do to the catalogue, or has taken it over. A command ends with
 * this line; a service waits.
 */
export class CatalogueHeldError extends StartupError {
  override name = 'CatalogueHeldError'
}

/** A failure in one line for the operator. */
export const lineFor = (error: unknown): string => {
  if (error instanceof CatalogueUnavailableError) return error.operatorMessage
  return error instanceof Error ? error.message : String(error)
}
