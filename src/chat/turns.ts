import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Lets one piece of work begin in each turn of the event loop, in the order of the calls: what comes in meanwhile is
 * admitted and acknowledged before the next answer takes its milliseconds.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(() => nextTurn())
    return last
  }
}
