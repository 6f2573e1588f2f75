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
export async function retrying<T>(work: (attempt: number) => Promise<T>, options: Retrying): Promise<T> {
  const { signal, onFailure } = options
  const attempt = async (number: number): Promise<T> => {
    signal.throwIfAborted()
    try {
      return await work(number)
    } catch (error) {
      onFailure(error)
      throw error
    }
  }
  const first = attempt(0)
  try {
    return await abortable(first, signal)
  } catch {
    // Nearly all goes well: the means to do it again are made only when it does not.
    return abortable(again(first, attempt, options), signal)
  }
}

/** Goes on after the first attempt. */
function again<T>(
  first: Promise<T>,
  attempt: (number: number) => Promise<T>,
  { tries, initialDelay, maxDelay, signal, isFinal }: Retrying,
): Promise<T> {
  const policy = retry(
    handleWhen((error) => isFinal?.(error) !== true),
    {
      maxAttempts: tries - 1,
      backoff: new ExponentialBackoff({ initialDelay, maxDelay }),
    },
  ).dangerouslyUnref()
  return policy.execute(({ attempt: number }) => (number === 0 ? first : attempt(number)), signal)
}
