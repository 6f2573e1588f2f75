import { describe, expect, it } from 'vitest'
import { lastKnown } from '../../src/search/last-known.ts'

describe('what was known last', () => {
  it('is given at once while it is derived anew, once at a time', async () => {
    const derivations: PromiseWithResolvers<number>[] = []
    const derive = () => {
      const derivation = Promise.withResolvers<number>()
      derivations.push(derivation)
      return derivation.promise
    }
    const known = lastKnown(derive, () => undefined)
    const first = [known(), known()]
    derivations[0]?.resolve(1)
    expect(await Promise.all(first)).toEqual([1, 1])
    expect([await known(), await known()]).toEqual([1, 1])
    expect(derivations).toHaveLength(2)
    derivations[1]?.resolve(2)
    await derivations[1]?.promise
    await new Promise((resolve) => setImmediate(resolve))
    expect(await known()).toBe(2)
  })

  it('is waited for as long as it is empty', async () => {
    const values = [[], [1], [2]]
    const known = lastKnown(
      async () => values.shift() ?? [],
      () => undefined,
      (value) => value.length === 0,
    )
    expect(await known()).toEqual([])
    expect(await known()).toEqual([1])
    expect(await known()).toEqual([1])
  })

  it('stays when deriving fails, which is told; the first failure is the caller’s', async () => {
    const outcomes = [new Error('first'), 1, new Error('later'), 2]
    const failures: unknown[] = []
    const known = lastKnown(
      async () => {
        const outcome = outcomes.shift()
        if (typeof outcome === 'number') return outcome
        throw outcome
      },
      (error) => failures.push(error),
    )
    await expect(known()).rejects.toThrow('first')
    expect(await known()).toBe(1)
    expect(await known()).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(failures).toEqual([new Error('later')])
    expect(await known()).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(await known()).toBe(2)
  })
})
