/**
 * As `derive`, for who cannot wait: but for the first time, what was known last is given at once, and `derive` is called
 * behind it, so that the next caller has what is new. What `isEmpty` is waited for: it is soon known, or about to come.
 * Calls of `derive` do not overlap; `failed` hears of those that nobody waits for.
 */
export function lastKnown<T>(
  derive: () => Promise<T>,
  failed: (error: unknown) => void,
  isEmpty: (value: T) => boolean = () => false,
): () => Promise<T> {
  let [known, deriving]: [{ value: T } | undefined, Promise<T> | undefined] = [undefined, undefined]

  async function renewed(): Promise<T> {
    try {
      const value = await derive()
      known = { value }
      return value
    } finally {
      deriving = undefined
    }
  }

  return async () => {
    deriving ??= renewed()
    if (known === undefined || isEmpty(known.value)) return deriving
    deriving.catch(failed)
    return known.value
  }
}
