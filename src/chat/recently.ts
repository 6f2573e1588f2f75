/** Remembers for a while what was done, so that a double click does it once and the same trouble is told once. */
export interface Recently {
  /** Whether `what` was not done lately; from now on it was. */
  first(what: string): boolean
  /** It came to nothing: it may be done again at once. */
  undo(what: string): void
}

export interface RecentlyOptions {
  now?: (() => number) | undefined
  /** So many are remembered; the oldest goes first. */
  most?: number
}

/** @param ms how long what was done counts as done lately, in milliseconds. */
export function createRecently(ms: number, { now = Date.now, most = 1_000 }: RecentlyOptions = {}): Recently {
  const done = new Map<string, number>()
  return {
    first(what) {
      if (now() - (done.get(what) ?? Number.NEGATIVE_INFINITY) < ms) return false
      done.delete(what)
      done.set(what, now())
      const [oldest] = done.keys()
      if (done.size > most && oldest !== undefined) done.delete(oldest)
      return true
    },
    undo(what) {
      done.delete(what)
    },
  }
}
