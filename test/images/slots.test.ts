import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Slots, TakenBackError } from '../../src/images/slots.ts'

/** Tasks that go on until they are ended; says how many run. */
function endless() {
  const ends: (() => void)[] = []
  let running = 0
  return {
    task: async () => {
      running++
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
    },
    running: () => running,
    endOne: () => ends.shift()?.(),
  }
}

describe('slots', () => {
  it('run so many tasks at once, also when what waits was taken back', async () => {
    const slots = new Slots({ concurrency: 2, perMinute: undefined })
    const { task, running, endOne } = endless()
    const first = [1, 2, 3].map(() => slots.run(task))
    const takenBack = expect(first[2]).rejects.toThrow(TakenBackError)
    await sleep(10)
    slots.takeBack()
    await takenBack
    const second = slots.run(task)
    await sleep(10)
    expect(running()).toBe(2)
    endOne()
    await sleep(10)
    expect(running()).toBe(2)
    for (let i = 0; i < 2; i++) endOne()
    await Promise.all([first[0], first[1], second])
  })

  it('take back a task that has a slot and waits for its turn in the minute', async () => {
    const slots = new Slots({ concurrency: 2, perMinute: 1 })
    let begun = 0
    const task = async () => void begun++
    await slots.run(task)
    const waiting = slots.run(task)
    const takenBack = expect(waiting).rejects.toThrow(TakenBackError)
    await sleep(20)
    slots.takeBack()
    await takenBack
    // The wait for the rate begins anew.
    await slots.run(task)
    expect(begun).toBe(2)
  })

  it('begin no more than so many in a minute, whatever waits', async () => {
    const slots = new Slots({ concurrency: 5, perMinute: 600 })
    let begun = 0
    const all = Array.from({ length: 6 }, () => slots.run(async () => void begun++))
    await sleep(250)
    expect(begun).toBeGreaterThanOrEqual(2)
    expect(begun).toBeLessThanOrEqual(4)
    await Promise.all(all)
    expect(begun).toBe(6)
  })
})
