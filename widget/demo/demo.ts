import { isRecord, list } from '../src/conversation/decode.ts'
import { type ProductView, parseProduct } from '../src/conversation/product-view.ts'

const shelfSize = 8

async function fetchShelf(): Promise<ProductView[]> {
  const response = await fetch(`/api/search?limit=${shelfSize}`)
  if (!response.ok) throw new Error(`/api/search answered ${response.status}.`)
  const body: unknown = await response.json()
  const endpoint = new URL('/', location.href)
  return list(isRecord(body) ? body.hits : [], shelfSize, (hit) =>
    isRecord(hit) ? parseProduct(hit.product, endpoint) : undefined,
  )
}

/** Puts a few products of the catalogue on the page's shelf. */
async function fillShelf(shelf: Element): Promise<void> {
  const cards = shelf.querySelector<HTMLElement & { products: readonly ProductView[] }>('shop-clerk-products')
  const empty = shelf.querySelector<HTMLElement>('.shelf-empty')
  if (!cards || !empty) return
  try {
    cards.products = await fetchShelf()
    empty.textContent = 'The shelf is empty for now.'
    empty.hidden = cards.products.length > 0
  } catch (error) {
    empty.textContent = 'The shelf could not be reached. Please reload the page.'
    empty.hidden = false
    throw error
  } finally {
    shelf.removeAttribute('aria-busy')
  }
}

/** The counter grows with the first message: bring all of it into view, and only then. */
function keepInView(counter: Element): void {
  counter.addEventListener('shopclerk:message', () => {
    requestAnimationFrame(() => counter.scrollIntoView({ block: 'nearest' }))
  })
}

const counter = document.querySelector('#clerk')
if (counter) keepInView(counter)

const shelf = document.querySelector('#shelf')
if (shelf) await fillShelf(shelf)
