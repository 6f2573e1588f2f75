/**
 * As `derive`, for who cannot wait: but for the first time, what was known last is given at once, and `derive` is called
 * behind it, so that the next caller has what is new. Calls of `derive` do not overlap; `failed` hears of those that
 * nobody waits for.
 */
export function lastKnown<T>(derive: () => Promise<T>, failed: (error: unknown) => void): () => Promise<T> {
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
    if (known === undefined) return deriving
    deriving.catch(failed)
    return known.value
  }
}
