/** Tries of a record in all, the first included. */
export const maxTries = 5

/** Waits before the second to the fifth try: what is overloaded needs seconds, what is restarted about a minute. */
const waitsMs = [2_000, 8_000, 30_000, 60_000] as const
const longestWaitMs = 60_000

/**
 * How long a record waits that has been tried `tries` times; undefined when it is not tried again. A quarter of the
 * wait is by chance (`random`, 0 to 1), so that what failed together does not come back together.
 */
export function waitAfter(tries: number, random: number): number | undefined {
  const wait = waitsMs[tries - 1]
  return wait === undefined || tries >= maxTries ? undefined : wait * (1 - random / 4)
}

/** Milliseconds until a try is due; a time further away than any wait was written by a clock that is wrong. */
export const dueIn = (dueAt: number, now: number): number => Math.min(dueAt - now, longestWaitMs)
