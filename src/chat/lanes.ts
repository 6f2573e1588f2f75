import PQueue from 'p-queue'

/** Tasks in order within a lane, lanes side by side. */
export interface Lanes {
  /** Runs `task` after all earlier ones of `lane`, whether those succeeded or not. */
  add<T>(lane: string, task: () => Promise<T>): Promise<T>
  /** How many lanes have a task that is not done; the others take no memory. */
  readonly size: number
}

/** At most `concurrency` tasks run at once; lanes take turns, so that a long one holds up no other. */
export function createLanes(concurrency: number): Lanes {
  const pool = new PQueue({ concurrency })
  const lanes = new Map<string, (() => Promise<void>)[]>()

  async function runNext(lane: string, tasks: (() => Promise<void>)[]): Promise<void> {
    await tasks[0]?.()
    tasks.shift()
    if (tasks.length === 0) lanes.delete(lane)
    else void pool.add(() => runNext(lane, tasks))
  }

  function enqueue(lane: string, task: () => Promise<void>): void {
    const waiting = lanes.get(lane)
    if (waiting !== undefined) {
      waiting.push(task)
      return
    }
    const tasks = [task]
    lanes.set(lane, tasks)
    void pool.add(() => runNext(lane, tasks))
  }

  return {
    add<T>(lane: string, task: () => Promise<T>): Promise<T> {
      const { promise, resolve } = Promise.withResolvers<T>()
      enqueue(lane, async () => {
        const outcome = Promise.try(task)
        // Whoever added it hears of its failure; the lane goes on.
        resolve(outcome)
        await outcome.then(
          () => undefined,
          () => undefined,
        )
      })
      return promise
    },
    get size() {
      return lanes.size
    },
  }
}
