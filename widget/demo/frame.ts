import { html, nothing, render, type TemplateResult } from 'lit'
import type { AddToCart } from '../src/components/basket-table/basket-table.ts'
import { drawingStyles } from '../src/components/product-card/drawing.styles.ts'
import { ProductGrid } from '../src/components/product-grid/product-grid.ts'
import { define } from '../src/define.ts'
import { added, BasketStore, basketStorage, countOf } from './basket.ts'
import {
  type Department,
  departmentPath,
  departments as fetchDepartments,
  isUnreachable,
  onceFilled,
  product,
  search,
} from './shop-api.ts'

/** Departments, or brands, that the bar at the top has room for. */
const mostLinks = 12

/** What all pages have around them. */
export interface Frame {
  basket: BasketStore
  /** None when they cannot be fetched: the bar is left out then, and a page's own part says what is wrong. */
  departments: Promise<Department[]>
}

/** Fills the departments, the basket's count, and the words that are searched for; drawings look as they do on cards. */
export function frame(): Frame {
  define('shop-clerk-products', ProductGrid)
  if (drawingStyles.styleSheet) document.adoptedStyleSheets.push(drawingStyles.styleSheet)
  const basket = new BasketStore(basketStorage(), window)
  const badge = document.querySelector<HTMLElement>('[data-basket-count]')
  const count = (): void => {
    if (!badge) return
    const things = countOf(basket.items)
    badge.textContent = String(things)
    badge.hidden = things === 0
  }
  basket.addEventListener('change', count)
  document.addEventListener(
    'shopclerk:add-to-cart',
    (event) => void addAll(basket, (event as CustomEvent<AddToCart>).detail),
  )
  count()
  const input = document.querySelector<HTMLInputElement>('.finder input')
  if (input && location.pathname === '/search') input.value = new URLSearchParams(location.search).get('q') ?? ''
  const known = onceFilled(fetchDepartments, (all) => all.length === 0).catch((error: unknown) => {
    if (isUnreachable(error)) return []
    throw error
  })
  void known.then(barLinks).then(drawBar)
  return { basket, departments: known }
}

/** What the widget's list is to add, as the catalogue has it today; what is gone since is left out. */
async function addAll(basket: BasketStore, { items }: AddToCart): Promise<void> {
  const found = await Promise.all(items.map(async ({ id, quantity }) => ({ record: await product(id), quantity })))
  let all = basket.items
  for (const { record, quantity } of found) {
    if (record === undefined) continue
    const more = added(all, { id: record.id, title: record.title, price: record.price, quantity })
    if (more !== 'full') all = more
  }
  basket.save(all)
}

interface BarLink {
  name: string
  address: string
}

/** The departments; where the catalogue has none, its largest brands. */
async function barLinks(all: readonly Department[]): Promise<BarLink[]> {
  if (all.length > 0) return all.map(({ name }) => ({ name, address: departmentPath(name) }))
  try {
    const { facets } = await search(new URLSearchParams({ limit: '1' }))
    return facets.brands.map(({ value }) => ({ name: value, address: `/search?brand=${encodeURIComponent(value)}` }))
  } catch (error) {
    if (isUnreachable(error)) return []
    throw error
  }
}

function drawBar(links: readonly BarLink[]): void {
  const bar = document.querySelector<HTMLElement>('.departments')
  if (!bar) return
  if (links[0]?.address.startsWith('/search')) bar.ariaLabel = 'Brands'
  bar.hidden = links.length === 0
  const here = location.pathname + location.search
  render(
    html`<ul>
      ${links.slice(0, mostLinks).map(
        ({ name, address }) => html`<li>
          <a href=${address} aria-current=${isWithin(here, address) ? 'page' : nothing}>${name}</a>
        </li>`,
      )}
    </ul>`,
    bar,
  )
}

/** Whether a page is the one at `address`, or that one with filters. */
const isWithin = (here: string, address: string): boolean =>
  decodeURIComponent(here) === decodeURIComponent(address) || here.startsWith(`${address}?`)

/** The page's own part. Until `draw` has something it says so, and when that fails it says that, with a way on. */
export async function fillPage(draw: (main: HTMLElement) => Promise<void>): Promise<void> {
  const main = document.querySelector<HTMLElement>('#main')
  if (!main) return
  main.ariaBusy = 'true'
  try {
    await draw(main)
  } catch (error) {
    show(
      main,
      failure(() => fillPage(draw)),
    )
    if (!isUnreachable(error)) throw error
  } finally {
    main.ariaBusy = 'false'
  }
}

/** Draws into an element that may hold what the page came with. */
export function show(main: HTMLElement, content: TemplateResult): void {
  main.querySelector('.waiting')?.remove()
  render(content, main)
}

const failure = (again: () => void): TemplateResult => html`<div class="plain" role="alert">
  <h1>The shop cannot be reached.</h1>
  <p>What belongs here could not be fetched.</p>
  <p><button class="button" type="button" @click=${again}>Try again</button></p>
</div>`

export const titled = (title: string): void => {
  document.title = `${title} – Inkwell & Oak`
}
