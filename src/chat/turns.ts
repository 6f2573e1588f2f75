import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * What somebody must hear within seconds that it was taken; resolves when all of it that is in hand now has been said.
 * Undefined: nothing is in hand.
 */
export type Urgent = () => Promise<unknown> | undefined

/** Milliseconds for which an answer lets what is urgent go before: whoever waits for it has patience, but not for ever. */
const mostHeldMs = 200

/**
 * Lets one piece of work begin in each turn of the event loop, in the order of the calls: what comes in meanwhile is
 * admitted and acknowledged before the next answer takes its milliseconds.
 */
export function createTurns(urgent: Urgent = () => undefined): () => Promise<void> {
  let last = Promise.resolve()

  async function next(): Promise<void> {
    const until = performance.now() + mostHeldMs
    await nextTurn()
    for (let held = urgent(); held !== undefined && performance.now() < until; held = urgent()) {
      await held
      // More of it may have come in meanwhile, and is seen only now.
      await nextTurn()
    }
  }

  return () => {
    last = last.then(next)
    return last
  }
}
