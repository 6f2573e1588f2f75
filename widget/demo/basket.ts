import { isRecord, list, numberFrom, text } from '../src/conversation/decode.ts'
import type { Money } from '../src/conversation/protocol.ts'

/** A product in the basket, as it was when it was put there. */
export interface BasketItem {
  id: string
  title: string
  price: Money | undefined
  quantity: number
}

/** More of one thing, or more things, are an order for the office, not for a basket. */
export const mostOfOne = 99
export const mostItems = 100

const clamped = (quantity: number): number => Math.min(mostOfOne, Math.max(1, Math.trunc(quantity)))

/** With this product, or more of it; `full` when there is no room for another one. */
export function added(items: readonly BasketItem[], item: BasketItem): readonly BasketItem[] | 'full' {
  const there = items.find(({ id }) => id === item.id)
  if (there === undefined) {
    return items.length >= mostItems ? 'full' : [...items, { ...item, quantity: clamped(item.quantity) }]
  }
  const quantity = clamped(there.quantity + item.quantity)
  return items.map((one) => (one === there ? { ...item, quantity } : one))
}

export const withQuantity = (items: readonly BasketItem[], id: string, quantity: number): readonly BasketItem[] =>
  items.map((item) => (item.id === id ? { ...item, quantity: clamped(quantity) } : item))

export const without = (items: readonly BasketItem[], id: string): readonly BasketItem[] =>
  items.filter((item) => item.id !== id)

export const countOf = (items: readonly BasketItem[]): number => items.reduce((sum, { quantity }) => sum + quantity, 0)

/** What it comes to in each currency, in minor units; what has no price is in none. */
export function subtotals(items: readonly BasketItem[]): Money[] {
  const sums = new Map<string, number>()
  for (const { price, quantity } of items) {
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + price.amount * quantity)
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }))
}

const key = 'inkwell-and-oak:basket:1'

function parseItem(value: unknown): BasketItem | undefined {
  if (!isRecord(value)) return undefined
  const [id, title, quantity] = [text(value.id, 300), text(value.title, 500), numberFrom(value.quantity)]
  if (!id || !title || quantity === undefined || quantity < 1) return undefined
  return { id, title, price: parsePrice(value.price), quantity: clamped(quantity) }
}

function parsePrice(value: unknown): Money | undefined {
  if (!isRecord(value) || typeof value.currency !== 'string' || !/^[A-Z]{3}$/.test(value.currency)) return undefined
  const amount = numberFrom(value.amount)
  return amount === undefined || amount < 0 ? undefined : { amount: Math.trunc(amount), currency: value.currency }
}

/** What is stored, whoever wrote it; of what makes no sense the rest is kept. */
export function parseBasket(stored: string | null): BasketItem[] {
  if (stored === null) return []
  try {
    const items = list(JSON.parse(stored), mostItems, parseItem)
    return items.filter(({ id }, index) => items.findIndex((item) => item.id === id) === index)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** The browser's storage; where that is blocked, one that lasts as long as the page. */
export function basketStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  return storageOf(window) ?? memoryStorage()
}

/** Some browsers throw where storage is blocked, others have none. */
function storageOf(page: { localStorage?: Storage | null }): Storage | undefined {
  try {
    return page.localStorage ?? undefined
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

function memoryStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}

/** The basket of this browser, the same in all its tabs. */
export class BasketStore extends EventTarget {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, tabs: Pick<Window, 'addEventListener'>) {
    super()
    this.#storage = storage
    tabs.addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) this.dispatchEvent(new Event('change'))
    })
  }

  get items(): readonly BasketItem[] {
    return parseBasket(this.#storage.getItem(key))
  }

  /** Throws what the browser throws when it stores nothing. */
  save(items: readonly BasketItem[]): void {
    this.#storage.setItem(key, JSON.stringify(items))
    this.dispatchEvent(new Event('change'))
  }
}
