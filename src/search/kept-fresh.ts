/**
 * What is slow to work out of a catalogue and may be a little behind it: the last value is given at once, and worked
 * out anew behind it once it is older than `forMs`. Only the first is waited for. `onFailure` is told of a renewal that
 * failed; the value before stays.
 */
export function keptFresh<T>(
  read: () => Promise<T>,
  { forMs, onFailure }: { forMs: number; onFailure: (error: unknown) => void },
): () => Promise<T> {
  let known: { value: Promise<T>; since: number } | undefined

  /** Until it is there, and after a failure, the value before counts as read just now: one renewal at a time. */
  const renew = async (before: Promise<T>): Promise<void> => {
    known = { value: before, since: Number.POSITIVE_INFINITY }
    try {
      known = { value: Promise.resolve(await read()), since: performance.now() }
    } catch (error) {
      known = { value: before, since: performance.now() }
      onFailure(error)
    }
  }

  return async () => {
    if (known === undefined) {
      const first = { value: read(), since: performance.now() }
      known = first
      first.value.catch(() => {
        if (known === first) known = undefined
      })
    } else if (performance.now() - known.since > forMs) {
      const { value } = known
      void renew(value)
      return value
    }
    return known.value
  }
}
