import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLanes } from '../../src/chat/lanes.ts'

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await null
}

describe('lanes', () => {
  it('keep the order in each lane and the bound over all, whatever comes and fails', async () => {
    const tasks = fc.array(
      fc.record({ lane: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat(5), fails: fc.boolean() }),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(tasks, fc.integer({ min: 1, max: 4 }), async (given, concurrency) => {
        const lanes = createLanes(concurrency)
        const done = new Map<string, number[]>()
        const busy = new Set<string>()
        const outcomes = given.map((task, index) =>
          lanes.add(task.lane, async () => {
            expect(busy.has(task.lane)).toBe(false)
            busy.add(task.lane)
            expect(busy.size).toBeLessThanOrEqual(concurrency)
            await turns(task.turns)
            busy.delete(task.lane)
            done.set(task.lane, [...(done.get(task.lane) ?? []), index])
            if (task.fails) throw new Error(`${index}`)
            return index
          }),
        )
        const settled = await Promise.allSettled(outcomes)
        settled.forEach((outcome, index) => {
          expect(outcome.status).toBe(given[index]?.fails ? 'rejected' : 'fulfilled')
        })
        for (const order of done.values()) expect(order).toEqual(order.toSorted((a, b) => a - b))
        await turns(20)
        expect(lanes.size).toBe(0)
      }),
    )
  })

  it('take turns: a long lane holds up no short one', async () => {
    const lanes = createLanes(1)
    const order: string[] = []
    const add = (lane: string): Promise<void> =>
      lanes.add(lane, async () => {
        order.push(lane)
      })
    await Promise.all([add('long'), add('long'), add('long'), add('short')])
    expect(order.indexOf('short')).toBeLessThan(order.length - 1)
  })
})
