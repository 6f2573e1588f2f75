import type { ProductView } from '../src/conversation/product-view.ts'

/** `<shop-clerk-products>`. */
export type Cards = HTMLElement & { products: readonly ProductView[] }

/** From which width (rem) the grid of cards has so many columns; see product-grid.styles.ts. */
const columnsFrom = [
  [54, 4],
  [40, 3],
  [26, 2],
] as const

/** Of `count` products as many as fill `rows` rows at this width (rem); in one column as many as in two. */
export function wholeRows(count: number, width: number, rows: number): number {
  const columns = columnsFrom.find(([from]) => width >= from)?.[1] ?? 1
  const fitting = Math.max(columns, 2) * rows
  const shown = Math.min(count, fitting)
  return shown < columns ? shown : shown - (shown % columns)
}

const shown = new WeakMap<Cards, ResizeObserver>()

/** Shows products in `rows` rows of which none is left half empty, whatever the width becomes. */
export function showWholeRows(cards: Cards, products: readonly ProductView[], rows: number): void {
  shown.get(cards)?.disconnect()
  const fill = (): void => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const some = products.slice(0, wholeRows(products.length, cards.clientWidth / rem, rows))
    if (some.length !== cards.products.length || some[0] !== cards.products[0]) cards.products = some
  }
  const observer = new ResizeObserver(fill)
  shown.set(cards, observer)
  observer.observe(cards)
}
