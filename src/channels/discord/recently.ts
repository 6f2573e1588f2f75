/** Remembers for a while what was done, so that a double click does it once. */
export interface Recently {
  /** Whether `what` was not done lately; from now on it was. */
  first(what: string): boolean
}

const mostRemembered = 5_000

export function createRecently(ms: number, now: () => number = Date.now): Recently {
  const done = new Map<string, number>()
  return {
    first(what) {
      if (now() - (done.get(what) ?? Number.NEGATIVE_INFINITY) < ms) return false
      done.delete(what)
      done.set(what, now())
      const [oldest] = done.keys()
      if (done.size > mostRemembered && oldest !== undefined) done.delete(oldest)
      return true
    },
  }
}
