export interface Waits {
  /** Up to which the first wait may last, in milliseconds; each further one up to twice as long. */
  firstMs: number
  /** No wait of our own lasts longer, in milliseconds. */
  longestMs: number
}

/** A picture takes seconds; an outage, minutes. */
export const defaultWaits: Waits = { firstMs: 1_000, longestMs: 60_000 }

/** A date in the far future in Retry-After is a mistake of the server's: within a day it is asked again. */
const longestAskedMs = 86_400_000

/**
 * How long to wait before the next try, in milliseconds: what the server asks for and up to a first wait more, else exponential with full jitter
 * (Brooker, AWS Architecture Blog, 2015). `attempts` counts the tries that failed before this one.
 */
export function waitAfter(
  attempts: number,
  retryAfterMs: number | undefined,
  { firstMs, longestMs }: Waits,
  random: () => number = Math.random,
): number {
  // A little later than asked, and not all at once: jobs that were refused together would come back together.
  if (retryAfterMs !== undefined && retryAfterMs > 0) return Math.min(retryAfterMs, longestAskedMs) + random() * firstMs
  return random() * Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 30))
}
