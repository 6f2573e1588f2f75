import { html, render } from 'lit'
import { kindOf } from '../src/components/product-card/glyph-for.ts'
import { placeholder } from '../src/components/product-card/placeholder.ts'
import type { ProductView } from '../src/conversation/product-view.ts'
import { frame } from './frame.ts'
import { type Department, departmentPath, isUnreachable, search } from './shop-api.ts'

/** A row at four columns, two at two and three columns but for one card. */
const shelfSize = 8
const mostExamples = 5

type Cards = HTMLElement & { products: readonly ProductView[] }

/** Puts products of the catalogue on a shelf of the page. */
async function fillShelf(shelf: HTMLElement, sort: string): Promise<void> {
  const cards = shelf.querySelector<Cards>('shop-clerk-products')
  const empty = shelf.querySelector<HTMLElement>('.shelf-empty')
  if (!cards) return
  try {
    const { products } = await search(new URLSearchParams({ limit: '48', sort }))
    cards.products = oneOfEach(products)
    shelf.hidden = empty === null && products.length === 0
    if (!empty) return
    empty.textContent = 'The shelf is empty for now.'
    empty.hidden = products.length > 0
  } catch (error) {
    if (!isUnreachable(error)) throw error
    shelf.hidden = empty === null
    if (!empty) return
    empty.textContent = 'The shelf could not be reached. Please reload the page.'
    empty.hidden = false
  } finally {
    shelf.removeAttribute('aria-busy')
  }
}

/** A shelf of one thing in eight colours would look like a shop that sells little. */
function oneOfEach(products: readonly ProductView[]): ProductView[] {
  const kinds = new Set<string>()
  const distinct = products.filter(({ category, title }) => {
    const kind = category.at(-1) ?? title
    if (kinds.has(kind)) return false
    kinds.add(kind)
    return true
  })
  return [...distinct, ...products.filter((product) => !distinct.includes(product))].slice(0, shelfSize)
}

function drawDepartments(section: HTMLElement, all: readonly Department[]): void {
  const tiles = section.querySelector<HTMLElement>('.tiles')
  if (!tiles) return
  section.hidden = all.length === 0
  render(
    all.map(
      ({ name, count, categories }) => html`<li>
        <a href=${departmentPath(name)}>
          ${placeholder({ id: name, title: '', category: drawnAs(name, categories), attributes: {}, units: {} })}
          <strong>${name}</strong>
          <span>${new Intl.NumberFormat('en').format(count)} ${count === 1 ? 'product' : 'products'}</span>
        </a>
      </li>`,
    ),
    tiles,
  )
}

/** A department is drawn as the first of its categories that there is a drawing of. */
function drawnAs(name: string, categories: Department['categories']): string[] {
  const kinds = categories.map(({ value }) => value)
  return [name, ...kinds.filter((kind) => kindOf({ title: kind, category: [] }) !== 'box').slice(0, 1)]
}

/** What one can say to the clerk, of what this catalogue has. */
function suggest(clerk: Element, all: readonly Department[]): void {
  const kinds = all.flatMap(({ categories }) => categories.at(-1)?.value ?? []).slice(0, mostExamples)
  if (kinds.length > 0) clerk.setAttribute('suggestions', kinds.join(' | '))
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

const [shelf, fresh, section] = ['#shelf', '#new', '#departments'].map((id) => document.querySelector<HTMLElement>(id))
await Promise.all([
  shelf && fillShelf(shelf, 'rating'),
  fresh && fillShelf(fresh, 'newest'),
  departments.then((all) => {
    if (section) drawDepartments(section, all)
    const clerk = document.querySelector('#clerk shop-clerk')
    if (clerk) suggest(clerk, all)
  }),
])
