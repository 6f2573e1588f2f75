import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  added,
  type BasketItem,
  BasketStore,
  countOf,
  mostItems,
  mostOfOne,
  parseBasket,
  subtotals,
  without,
  withQuantity,
} from './basket.ts'

const item = (id: string, quantity = 1, amount = 250, currency = 'USD'): BasketItem => ({
  id,
  title: `Product ${id}`,
  price: { amount, currency },
  quantity,
})

describe('a basket', () => {
  test('takes things, more of them, and no more than it holds', () => {
    const one = added([], item('a', 2))
    expect(one).toEqual([item('a', 2)])
    expect(added([item('a', 2)], item('a', 3, 300))).toEqual([item('a', 5, 300)])
    expect(added([item('a', 98)], item('a', 5))).toEqual([item('a', mostOfOne)])
    const full = Array.from({ length: mostItems }, (_, n) => item(String(n)))
    expect(added(full, item('another'))).toBe('full')
    expect(added(full, item('0'))).toHaveLength(mostItems)
  })

  test('changes quantities within bounds and gives things back', () => {
    expect(withQuantity([item('a'), item('b')], 'b', 4)).toEqual([item('a'), item('b', 4)])
    expect(withQuantity([item('a')], 'a', 0)).toEqual([item('a', 1)])
    expect(withQuantity([item('a')], 'a', 2.9)).toEqual([item('a', 2)])
    expect(without([item('a'), item('b')], 'a')).toEqual([item('b')])
  })

  test('adds up in each currency, in minor units', () => {
    const items = [item('a', 3, 1_010), item('b', 1, 99), item('c', 2, 500, 'EUR'), { ...item('d'), price: undefined }]
    expect(subtotals(items)).toEqual([
      { currency: 'USD', amount: 3_129 },
      { currency: 'EUR', amount: 1_000 },
    ])
    expect(countOf(items)).toBe(7)
  })

  test('comes out of storage as it went in, whatever is in there', () => {
    const items = [item('a', 3), { ...item('b'), price: undefined }]
    expect(parseBasket(JSON.stringify(items))).toEqual(items)
    expect(parseBasket(null)).toEqual([])
    expect(parseBasket('{')).toEqual([])
    expect(parseBasket(JSON.stringify([item('a'), { id: 5 }, null, item('a', 7)]))).toEqual([item('a')])
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        const read = parseBasket(stored)
        expect(parseBasket(JSON.stringify(read))).toEqual(read)
      }),
    )
  })

  test('is the same in all tabs', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (n: string, v: string) => void kept.set(n, v),
    }
    const listeners: ((event: { key: string | null }) => void)[] = []
    const tabs = { addEventListener: (_: string, listener: unknown) => void listeners.push(listener as never) }
    const [one, other] = [new BasketStore(storage, tabs as never), new BasketStore(storage, tabs as never)]
    let changes = 0
    other.addEventListener('change', () => changes++)
    one.save([item('a')])
    for (const listener of listeners) for (const key of [...kept.keys(), 'something else']) listener({ key })
    expect(other.items).toEqual([item('a')])
    expect(changes).toBe(1)
  })
})
