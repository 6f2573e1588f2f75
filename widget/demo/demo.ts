import { html, render } from 'lit'
import { kindOf } from '../src/components/product-card/glyph-for.ts'
import { placeholder } from '../src/components/product-card/placeholder.ts'
import type { ProductView } from '../src/conversation/product-view.ts'
import { frame } from './frame.ts'
import { availableFirst, examplesOf, muchRatedFirst, variedShelf, wholeAmount } from './shelves.ts'
import { type Department, departmentPath, isUnreachable, onceFilled, search } from './shop-api.ts'
import { type Cards, showWholeRows } from './whole-rows.ts'

/** Enough to choose a varied shelf from. */
const lookedAt = '100'
/** What the cheap shelf costs at most, in major units of whatever currency the shop has. */
const smallAmount = 20
const shelfRows = 2

type Order = (products: readonly ProductView[]) => ProductView[]

/** Puts products of the catalogue on a shelf of the page; a shelf with nothing on it is left out. */
async function fillShelf(id: string, order: Order, query: Record<string, string>): Promise<ProductView[]> {
  const shelf = document.querySelector<HTMLElement>(`#${id}`)
  const cards = shelf?.querySelector<Cards>('shop-clerk-products')
  if (!shelf || !cards) return []
  const { products } = await search(new URLSearchParams({ limit: lookedAt, ...query }))
  shelf.hidden = products.length === 0
  showWholeRows(cards, variedShelf(order(products)), shelfRows)
  return products
}

async function fillShelves(): Promise<void> {
  const note = document.querySelector<HTMLElement>('#shelf-note')
  const shelves = document.querySelector<HTMLElement>('#shelves')
  const say = (text: string): void => {
    if (note) note.textContent = text
  }
  try {
    const fill = () =>
      Promise.all([
        fillShelf('liked', muchRatedFirst, { sort: 'rating' }),
        fillShelf('new', availableFirst, { sort: 'newest' }),
        fillShelf('cheap', muchRatedFirst, { sort: 'rating', maxPrice: String(smallAmount) }),
      ])
    const areEmpty = (shelves: ProductView[][]): boolean => shelves.every((products) => products.length === 0)
    const [liked, fresh, cheap] = await onceFilled(fill, areEmpty, () => say('The shelves are being filled.'))
    nameCheapShelf(cheap)
    suggest([...muchRatedFirst(liked), ...fresh])
    say(liked.length + fresh.length === 0 ? 'The shelves are empty for now.' : '')
  } catch (error) {
    if (!isUnreachable(error)) throw error
    say('The shelves could not be reached. Please reload the page.')
  } finally {
    shelves?.removeAttribute('aria-busy')
  }
}

function nameCheapShelf([first]: readonly ProductView[]): void {
  const title = document.querySelector('#cheap-title')
  if (title && first?.price) title.textContent = `Under ${wholeAmount(smallAmount, first.price.currency)}`
}

function drawDepartments(all: readonly Department[]): void {
  const section = document.querySelector<HTMLElement>('#departments')
  const tiles = section?.querySelector<HTMLElement>('.tiles')
  if (!section || !tiles) return
  section.hidden = all.length === 0
  render(
    all.map(
      ({ name, count, categories }) => html`<li>
        <a href=${departmentPath(name)}>
          ${placeholder({ id: name, title: drawnAs(name, categories), category: [], attributes: {}, units: {} })}
          <strong>${name}</strong>
          <span>${new Intl.NumberFormat('en').format(count)} ${count === 1 ? 'product' : 'products'}</span>
        </a>
      </li>`,
    ),
    tiles,
  )
}

/** A department is drawn as the first of its categories that there is a drawing of. */
function drawnAs(name: string, categories: Department['categories']): string {
  const kinds = categories.map(({ value }) => value)
  return kinds.find((kind) => kindOf({ title: kind, category: [] }) !== 'box') ?? name
}

/** What one can say to the clerk, of what this catalogue has. */
function suggest(products: readonly ProductView[]): void {
  const examples = examplesOf(products)
  if (examples.length > 0)
    document.querySelector('#clerk shop-clerk')?.setAttribute('suggestions', examples.join(' | '))
}

/** The counter grows with the first message: bring all of it into view, and only then. */
function keepInView(counter: Element): void {
  counter.addEventListener('shopclerk:message', () => {
    requestAnimationFrame(() => counter.scrollIntoView({ block: 'nearest' }))
  })
}

const { departments } = frame()
const counter = document.querySelector('#clerk')
if (counter) keepInView(counter)
await Promise.all([fillShelves(), departments.then(drawDepartments)])
