import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'
import type { ComparisonView } from '../../conversation/protocol.ts'
import { define } from '../../define.ts'
import type { Language } from '../../language/language.ts'
import { formatNumber, formatPrice } from '../../language/numbers.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { readable } from '../product-card/facts.ts'
import { productLink } from '../product-link/product-link.ts'
import { styles } from './comparison-table.styles.ts'

type Row = ComparisonView['rows'][number]

const isDifferent = ({ values }: Row) => values.some((value) => value !== values[0])

/** Products side by side. What differs between them stands out. */
export class ComparisonTable extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    products: { attribute: false },
    rows: { attribute: false },
  }

  declare language: Language
  declare products: readonly ProductView[]
  declare rows: readonly Row[]

  protected override render(): TemplateResult {
    const hasPrices = this.rows.some(({ name }) => name.toLowerCase() === 'price')
    return html`<div class="frame" part="comparison" role="region" aria-label=${this.language.words.comparison} tabindex="0">
      <table>
        <thead>
          <tr>
            <td></td>
            ${this.products.map((product) => header(product, hasPrices, this.language))}
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(
            (row) => html`<tr class=${isDifferent(row) ? 'different' : ''}>
              <th scope="row"><bdi>${readable(row.name)}</bdi></th>
              ${row.values.map((value) => html`<td>${cell(value, this.language)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }
}

/** The price stands here unless it has a row of its own. */
function header(product: ProductView, hasPrices: boolean, { locale }: Language): TemplateResult {
  const { price } = product
  return html`<th scope="col">
    ${productLink(product)}
    ${price && !hasPrices ? html`<span class="price">${formatPrice(price, locale)}</span>` : nothing}
  </th>`
}

function cell(value: Row['values'][number], { words, locale }: Language): TemplateResult | string {
  if (value === null) return html`<span aria-hidden="true">–</span><span class="hidden">${words.notStated}</span>`
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return html`<bdi>${typeof value === 'number' ? formatNumber(value, locale) : value}</bdi>`
}

define('shop-clerk-comparison', ComparisonTable)
