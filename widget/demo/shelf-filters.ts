import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { toMajorUnits } from '../../src/catalogue/money.ts'
import { changed, isNarrowed, type ShelfState, widened } from './shelf-state.ts'
import type { Count, Facets } from './shop-api.ts'

/** Goes to another state of the page. */
export type GoTo = (state: ShelfState) => void

const mostAttributes = 6
/** Of a list this much is in sight; the rest is folded away, so that the next list is not out of reach. */
const mostInSight = 6

/**
 * The form at the side: what the products found can be narrowed down by, with how many each choice leaves. The facets'
 * prices are in minor units of `currency`.
 */
export function shelfFilters(state: ShelfState, facets: Facets, currency: string, goTo: GoTo): TemplateResult {
  const categories = facets.categories.filter(({ value }) => value !== state.department)
  return html`<form class="filters" aria-label="Narrow down" @submit=${(event: Event) => event.preventDefault()}>
    ${isNarrowed(state) ? html`<button class="link" type="button" @click=${() => goTo(widened(state))}>Clear all filters</button>` : nothing}
    ${choices('Category', categories, state.category === '' ? [] : [state.category], (value, on) =>
      goTo(changed(state, { category: on ? value : '' })),
    )}
    ${prices(state, facets, currency, goTo)}
    ${choices('Brand', facets.brands, state.brands, (value, on) =>
      goTo(changed(state, { brands: on ? [...state.brands, value] : state.brands.filter((brand) => brand !== value) })),
    )}
    ${repeat(
      attributesOf(state, facets),
      ({ name }) => name,
      ({ name, unit, values }) =>
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

/** What is chosen stays in sight, so that it can be taken back. */
function attributesOf({ attributes }: ShelfState, facets: Facets): Facets['attributes'] {
  const shown = facets.attributes.filter(({ name }, index) => index < mostAttributes || attributes.has(name))
  const gone = [...attributes.keys()].filter((name) => shown.every((one) => one.name !== name))
  return [...gone.map((name) => ({ name, unit: '', values: [] })), ...shown]
}

const number = new Intl.NumberFormat('en')
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
  const line = ({ value, count }: (typeof all)[number]): TemplateResult => html`<label>
    <input
      type="checkbox"
      .checked=${chosen.includes(value)}
      @change=${(event: Event) => choose(value, (event.target as HTMLInputElement).checked)}
    />
    <span>${inWords[value] ?? value}${unit === '' ? '' : ` ${unit}`}</span>
    ${count === undefined ? nothing : html`<span class="count">${number.format(count)}</span>`}
  </label>`
  const first = all.filter(({ value }, index) => index < mostInSight || chosen.includes(value))
  const rest = all.filter((one) => !first.includes(one))
  // A choice keeps its own line, and so the focus, wherever its count moves it to.
  const lines = (some: typeof all): unknown => repeat(some, ({ value }) => value, line)
  return html`<fieldset>
    <legend>${title}</legend>
    ${lines(first)}
    ${rest.length === 0 ? nothing : html`<details><summary>${rest.length} more</summary>${lines(rest)}</details>`}
  </fieldset>`
}

function prices(state: ShelfState, { price }: Facets, currency: string, goTo: GoTo): TemplateResult | typeof nothing {
  if (price === undefined && state.minPrice === '' && state.maxPrice === '') return nothing
  const field = (
    name: 'minPrice' | 'maxPrice',
    label: string,
    bound: number | undefined,
  ): TemplateResult => html`<label class="amount">
    <span>${label}</span>
    <input
      type="number"
      inputmode="decimal"
      min="0"
      step="any"
      placeholder=${bound === undefined ? '' : toMajorUnits(bound, currency)}
      .value=${state[name]}
      @change=${(event: Event) => goTo(changed(state, { [name]: (event.target as HTMLInputElement).value }))}
    />
  </label>`
  return html`<fieldset>
    <legend>Price${currency === '' ? '' : ` in ${currency}`}</legend>
    <div class="price-range">${field('minPrice', 'from', price?.min)} ${field('maxPrice', 'to', price?.max)}</div>
  </fieldset>`
}
