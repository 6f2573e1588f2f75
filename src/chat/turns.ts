import { setImmediate as nextTurn } from 'node:timers/promises'

/** Turns of the event loop, shared by what comes in and by the work that comes of it. */
export interface Turns {
  /** Until `work` settles, something is coming in that is to be stored and acknowledged. */
  arriving<T>(work: () => Promise<T>): Promise<T>
  /**
   * A queue of work. Each call resolves in a turn of its own, in the order of the calls, once nothing is coming in:
   * what arrives is admitted and acknowledged before the next answer takes its milliseconds.
   */
  queue(): () => Promise<void>
}

export interface TurnsOptions {
  now?: () => number
  /**
   * Milliseconds after which work begins although more comes in, which else it would wait for without an end. Longer
   * than a hundred arrivals take on a busy machine, and hardly noticed by who waits for an answer.
   */
  patienceMs?: number
}

/** Turns in a row without an arrival: a connection is accepted in one, read in the next. */
const quietTurns = 2

export function createTurns({ now = () => performance.now(), patienceMs = 250 }: TurnsOptions = {}): Turns {
  let [arrived, arriving] = [0, 0]

  return {
    async arriving(work) {
      arrived += 1
      arriving += 1
      try {
        return await work()
      } finally {
        arriving -= 1
      }
    },
    queue() {
      let [last, seen, quietFor] = [Promise.resolve(), 0, 0]
      /** Resolves when nothing has come in for some turns, or at `until`; at the soonest in the next turn. */
      const quiet = async (until: number): Promise<void> => {
        do {
          await nextTurn()
          quietFor = arriving === 0 && arrived === seen ? quietFor + 1 : 0
          seen = arrived
        } while (quietFor < quietTurns && now() < until)
      }
      return () => {
        const until = now() + patienceMs
        last = last.then(() => quiet(until))
        return last
      }
    },
  }
}
