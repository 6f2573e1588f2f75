/**
 * Interactions that are being answered at this moment: their response can be changed only once Discord has it.
 */
export interface Deferrals {
  /** An interaction came in. Returns what is called when its first response is on its way to Discord, or never will be. */
  begin(id: string): () => void
  /** Resolves when the first response to it is on its way, when no such interaction is known here, or after 5 seconds. */
  settled(id: string): Promise<void>
}

/** Milliseconds: Discord has given up before. */
const mostMs = 5_000

export function createDeferrals(): Deferrals {
  const open = new Map<string, { count: number; done: PromiseWithResolvers<void> }>()
  return {
    begin(id) {
      const entry = open.get(id) ?? { count: 0, done: Promise.withResolvers<void>() }
      entry.count += 1
      open.set(id, entry)
      let isEnded = false
      return () => {
        if (isEnded) return
        isEnded = true
        entry.count -= 1
        if (entry.count > 0) return
        open.delete(id)
        entry.done.resolve()
      }
    },
    async settled(id) {
      const entry = open.get(id)
      if (entry === undefined) return
      const timer = setTimeout(entry.done.resolve, mostMs)
      await entry.done.promise
      clearTimeout(timer)
    },
  }
}
