import { html, nothing, type TemplateResult } from 'lit'
import { changed, isNarrowed, type ShelfState, widened } from './shelf-state.ts'
import type { Count, Facets } from './shop-api.ts'

/** Goes to another state of the page. */
export type GoTo = (state: ShelfState) => void

const mostBrands = 10
const mostAttributes = 5

/** The form at the side: what the products found can be narrowed down by, with how many each choice leaves. */
export function shelfFilters(state: ShelfState, facets: Facets, goTo: GoTo): TemplateResult {
  const categories = facets.categories.filter(({ value }) => value !== state.department)
  return html`<form class="filters" aria-label="Narrow down" @submit=${(event: Event) => event.preventDefault()}>
    ${isNarrowed(state) ? html`<button class="link" type="button" @click=${() => goTo(widened(state))}>Clear all filters</button>` : nothing}
    ${choices('Category', categories, state.category === '' ? [] : [state.category], (value, on) =>
      goTo(changed(state, { category: on ? value : '' })),
    )}
    ${prices(state, facets, goTo)}
    ${choices('Brand', facets.brands.slice(0, mostBrands), state.brands, (value, on) =>
      goTo(changed(state, { brands: on ? [...state.brands, value] : state.brands.filter((brand) => brand !== value) })),
    )}
    ${facets.attributes.slice(0, mostAttributes).map(({ name, unit, values }) =>
      choices(
        name.charAt(0).toUpperCase() + name.slice(1),
        values,
        [state.attributes.get(name) ?? []].flat(),
        (value, on) => {
          const attributes = new Map(state.attributes)
          if (on) attributes.set(name, value)
          else attributes.delete(name)
          goTo(changed(state, { attributes }))
        },
        unit,
      ),
    )}
  </form>`
}

const inWords: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }

function choices(
  title: string,
  counts: readonly Count[],
  chosen: readonly string[],
  choose: (value: string, on: boolean) => void,
  unit = '',
): TemplateResult | typeof nothing {
  // What is chosen stays in sight, so that it can be taken back.
  const gone = chosen.filter((value) => counts.every((count) => count.value !== value))
  const all = [...gone.map((value) => ({ value, count: undefined })), ...counts]
  if (all.length < 2 && chosen.length === 0) return nothing
  return html`<fieldset>
    <legend>${title}</legend>
    ${all.map(
      ({ value, count }) => html`<label>
        <input
          type="checkbox"
          .checked=${chosen.includes(value)}
          @change=${(event: Event) => choose(value, (event.target as HTMLInputElement).checked)}
        />
        <span>${inWords[value] ?? value}${unit === '' ? '' : ` ${unit}`}</span>
        ${count === undefined ? nothing : html`<span class="count">${count}</span>`}
      </label>`,
    )}
  </fieldset>`
}

function prices(state: ShelfState, { price }: Facets, goTo: GoTo): TemplateResult | typeof nothing {
  if (price === undefined && state.minPrice === '' && state.maxPrice === '') return nothing
  const field = (name: 'minPrice' | 'maxPrice', label: string): TemplateResult => html`<label class="amount">
    <span>${label}</span>
    <input
      type="number"
      inputmode="decimal"
      min="0"
      step="0.01"
      .value=${state[name]}
      @change=${(event: Event) => goTo(changed(state, { [name]: (event.target as HTMLInputElement).value }))}
    />
  </label>`
  return html`<fieldset class="price-range">
    <legend>Price</legend>
    ${field('minPrice', 'from')} ${field('maxPrice', 'to')}
  </fieldset>`
}
