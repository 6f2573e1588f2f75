import { ExponentialBackoff, handleWhen, retry } from 'cockatiel'
import { abortable } from './abortable.ts'

export interface Retrying {
  /** How often the work is done at most; Infinity: until it succeeds. */
  tries: number
  /** Milliseconds before about the first repetition, and at most; with jitter between them. */
  initialDelay: number
  maxDelay: number
  /** Ends the waiting and the trying; the work is not begun again afterwards. */
  signal: AbortSignal
  onFailure(error: unknown): void
  /** Whether doing it again is of no use. None, unless told. */
  isFinal?(error: unknown): boolean
}

/**
 * What `work` resolves to, done again with growing waits when it fails.
 * Rejects with its last error, or with the signal's reason.
 */
export function retrying<T>(work: (attempt: number) => Promise<T>, options: Retrying): Promise<T> {
  const { tries, initialDelay, maxDelay, signal, onFailure, isFinal } = options
  const policy = retry(
    handleWhen((error) => isFinal?.(error) !== true),
    {
      maxAttempts: tries - 1,
      backoff: new ExponentialBackoff({ initialDelay, maxDelay }),
    },
  ).dangerouslyUnref()
  const attempts = policy.execute(async ({ attempt }) => {
    signal.throwIfAborted()
    try {
      return await work(attempt)
    } catch (error) {
      onFailure(error)
      throw error
    }
  }, signal)
  return abortable(attempts, signal)
}
