/** Why a signal of `withinTime` is aborted when its work is over: made once, since each would record its stack. */
const over = new Error('It is over.')

/**
 * What `work` resolves to, within `ms` milliseconds. Its signal is aborted when it takes longer, when `outer` is
 * aborted, and when it is over: what is left running then must end.
 * Rejects with a RangeError, or what `late` makes, after the time, with the reason of `outer`, or as `work` does.
 */
export async function withinTime<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => Error = () => new RangeError(`It took longer than ${ms} ms.`),
): Promise<T> {
  outer.throwIfAborted()
  const inner = new AbortController()
  const broken = Promise.withResolvers<never>()
  const breakOff = (reason: unknown): void => {
    broken.reject(reason)
    inner.abort(reason)
  }
  const timer = setTimeout(() => breakOff(late()), ms)
  const abort = (): void => breakOff(outer.reason)
  outer.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work(inner.signal), broken.promise])
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', abort)
    inner.abort(over)
  }
}
