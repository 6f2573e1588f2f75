import { html, nothing, type TemplateResult } from 'lit'
import { fillPage, frame, show, titled } from './frame.ts'
import { shelfFilters } from './shelf-filters.ts'
import {
  addressOf,
  changed,
  isNarrowed,
  pageSize,
  requestOf,
  type ShelfState,
  type Sort,
  sorts,
  stateOf,
  widened,
} from './shelf-state.ts'
import { type Department, departmentPath, type Found, search } from './shop-api.ts'

const number = new Intl.NumberFormat('en')
/** Where there is room for the filters beside the products. */
const isWide = matchMedia('(min-width: 56rem)')
let state = stateOf(new URL(location.href))
/** An answer that comes after a later question is not shown. */
let asked = 0
const { departments } = frame()
let known: readonly Department[] = []

const titleOf = ({ department, words }: ShelfState): string =>
  department ?? (words === '' ? 'All products' : `“${words}”`)

/** Cards in outline while the first answer is on its way. */
const outline = (): TemplateResult => html`<div class="shelf-page">
  <header class="section-head"><h1>${state.category || titleOf(state)}</h1></header>
  <div class="filter-fold"></div>
  <div class="outline" aria-hidden="true">${Array.from({ length: 8 }, () => html`<span></span>`)}</div>
</div>`

function goTo(next: ShelfState): void {
  state = stateOf(new URL(addressOf(next), location.href))
  history.pushState(null, '', addressOf(state))
  void fillPage(draw)
}

async function draw(main: HTMLElement): Promise<void> {
  const mine = ++asked
  titled(state.category || titleOf(state))
  if (main.querySelector('.shelf-page') === null) show(main, outline())
  const [found, all] = await Promise.all([search(requestOf(state)), departments])
  known = all
  if (mine === asked) show(main, page(found))
}

const page = (found: Found): TemplateResult => html`<div class="shelf-page">
  <header class="section-head">
    <div>
      <nav class="trail" aria-label="Where this is">
        <a href="/">Shop</a>${state.category === '' ? nothing : html` › <a href=${addressOf(widened(state))}>${titleOf(state)}</a>`}
      </nav>
      <h1>${state.category || titleOf(state)}</h1>
      <p role="status">${found.total === 1 ? '1 product' : `${number.format(found.total)} products`}</p>
    </div>
    ${found.total === 0 ? nothing : sorting()}
  </header>
  ${
    found.total === 0 && !isNarrowed(state)
      ? html`<div class="filter-fold"></div>`
      : html`<details class="filter-fold" ?open=${isWide.matches}>
          <summary>Filters</summary>
          ${shelfFilters(state, found.facets, found.products[0]?.price?.currency ?? '', goTo)}
        </details>`
  }
  <div class="results">
    <h2 class="hidden">Products</h2>
    ${found.notices.map((notice) => html`<p class="notice">${notice}</p>`)}
    ${found.products.length === 0 ? nothingHere() : html`<shop-clerk-products .products=${found.products} label=${titleOf(state)}></shop-clerk-products>`}
    ${pages(found.total)}
  </div>
</div>`

const sorting = (): TemplateResult => html`<label class="sorting">
  Sort by
  <select @change=${(event: Event) => goTo(changed(state, { sort: (event.target as HTMLSelectElement).value as Sort }))}>
    ${Object.entries(sorts).map(([value, label]) => html`<option value=${value} ?selected=${value === state.sort}>${label}</option>`)}
  </select>
</label>`

const nothingHere = (): TemplateResult => html`<div class="plain">
  <h2>Nothing here fits.</h2>
  ${
    isNarrowed(state)
      ? html`<p>With fewer filters there is more to see.</p>
          <p><button class="button" type="button" @click=${() => goTo(widened(state))}>Clear all filters</button></p>`
      : html`<p>Try other words, ask the clerk, or look around:</p>
          <ul class="ways-on">
            ${known.map(({ name }) => html`<li><a class="button" href=${departmentPath(name)}>${name}</a></li>`)}
            ${state.words === '' ? nothing : html`<li><a class="button" href="/search">All products</a></li>`}
          </ul>`
  }
</div>`

function pages(total: number): TemplateResult | typeof nothing {
  const last = Math.ceil(total / pageSize)
  if (last < 2) return nothing
  const link = (page: number, label: string, rel: string): TemplateResult => html`<a
    class="button"
    rel=${rel}
    href=${addressOf({ ...state, page })}
    >${label}</a
  >`
  return html`<nav class="pages" aria-label="Pages">
    ${state.page > 1 ? link(state.page - 1, 'Previous', 'prev') : nothing}
    <span>Page ${state.page} of ${number.format(last)}</span>
    ${state.page < last ? link(state.page + 1, 'Next', 'next') : nothing}
  </nav>`
}

addEventListener('popstate', () => {
  state = stateOf(new URL(location.href))
  void fillPage(draw)
})
await fillPage(draw)
