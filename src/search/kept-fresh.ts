export interface KeptFreshOptions<T> {
  forMs: number
  onFailure: (error: unknown) => void
  isEmpty?: (value: T) => boolean
}

/**
 * What is slow to work out of a catalogue and may be a little behind it: the last value is given at once, and worked
 * out anew behind it once it is older than `forMs`. Only the first is waited for. `onFailure` is told of a renewal that
 * failed; the value before stays. One that `isEmpty` when it is first read is not kept: what it is of has yet to come.
 */
export function keptFresh<T>(
  read: () => Promise<T>,
  { forMs, onFailure, isEmpty = () => false }: KeptFreshOptions<T>,
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
      const forget = () => {
        if (known === first) known = undefined
      }
      first.value.then((value) => isEmpty(value) && forget(), forget)
    } else if (performance.now() - known.since > forMs) {
      const { value } = known
      void renew(value)
      return value
    }
    return known.value
  }
}
