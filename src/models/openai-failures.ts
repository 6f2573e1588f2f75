import { APIConnectionError, APIError } from 'openai'
import { EmbeddingError } from '../search/embedder.ts'
import { retryAfterMs } from './retry-after.ts'

/** What went wrong with a request, for the operator: one line that holds nothing the server wrote but its error code. */
export class RequestFailure extends EmbeddingError {
  /** The same request may work later. */
  readonly isTransient: boolean
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined

  constructor(message: string, isTransient: boolean, retryAfter?: number) {
    super(message)
    this.isTransient = isTransient
    this.retryAfter = retryAfter
  }
}

/** What is thrown in place of an error of the SDK, whose message may quote a key or a page of HTML. */
export function requestFailure(error: unknown, timeout: number, now: number): RequestFailure {
  if (error instanceof RequestFailure) return error
  if (error instanceof APIError && typeof error.status === 'number') {
    return statusFailure(error.status, error.code, error.headers, now)
  }
  if (isTimeout(error)) return failure(`did not answer within ${timeout / 1_000} s`, true)
  if (error instanceof APIConnectionError) return failure('cannot be reached', true)
  if (error instanceof SyntaxError) return failure('answered with something that is no JSON', true)
  // undici ends a body that breaks off with a TypeError ('terminated').
  if (error instanceof TypeError) return failure('broke off its answer', true)
  throw error
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

function statusFailure(status: number, code: unknown, headers: Headers | undefined, now: number): RequestFailure {
  const named = typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? `, ${code}` : ''
  if (status === 401 || status === 403) return failure(`refuses the key (${status}${named})`, false)
  if (status === 404) return failure(`does not know the model or the address (404${named})`, false)
  // No wait fills an account again.
  const isSpent = code === 'insufficient_quota'
  const isTransient = (status === 408 || status === 409 || status === 429 || status >= 500) && !isSpent
  if (status === 429 && !isSpent) {
    return failure(`takes no more requests for now (429${named})`, true, retryAfterMs(headers, now))
  }
  return failure(`answered with status ${status}${named}`, isTransient, retryAfterMs(headers, now))
}

const failure = (what: string, isTransient: boolean, wait?: number): RequestFailure =>
  new RequestFailure(`The embeddings endpoint ${what}.`, isTransient, wait)
