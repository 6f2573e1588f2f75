import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { type BasketView, levels } from '../../conversation/basket-view.ts'
import { define } from '../../define.ts'
import type { Language } from '../../language/language.ts'
import { formatNumber, formatPrice } from '../../language/numbers.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { styles } from '../comparison-table/comparison-table.styles.ts'
import { productLink } from '../product-link/product-link.ts'

/** What `shopclerk:add-to-cart` tells the shop. */
export interface AddToCart {
  items: { id: string; quantity: number }[]
}

type Item = BasketView['items'][number]

/** A list that is being bought: a row for each thing, a column for each price, a way to the shop's basket below each. */
export class BasketTable extends LitElement {
  static override styles = [
    ...baseStyles,
    styles,
    css`
      .price {
        display: inline;
      }
      .chosen {
        box-shadow: inset 3px 0 var(--_accent);
      }
      .chosen:dir(rtl) {
        box-shadow: inset -3px 0 var(--_accent);
      }
      .chosen .title {
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .chosen {
          border-inline-start: 3px solid;
        }
      }
      button {
        display: block;
        margin-block-start: 0.5rem;
        padding: 0.375rem 0.75rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
    `,
  ]
  static override properties = {
    language: { attribute: false },
    basket: { attribute: false },
    /** Whether the page has a basket that listens. */
    sells: { type: Boolean },
  }

  declare language: Language
  declare basket: BasketView
  declare sells: boolean

  protected override render(): TemplateResult {
    const { items, totals, currency } = this.basket
    const { words, locale } = this.language
    const money = (amount: number): TemplateResult =>
      html`<span class="price">${formatPrice({ amount, currency }, locale)}</span>`
    return html`<div class="frame" part="basket" role="region" aria-label=${words.yourList} tabindex="0">
      <table>
        <thead>
          <tr>
            <td></td>
            ${levels.map((level) => html`<th scope="col">${words.levels[level]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map((item, index) => this.#row(item, index, money))}
          <tr>
            <th scope="row">${words.inAll}</th>
            ${levels.map(
              (level, column) =>
                html`<td>${money(totals[level])} ${this.#button(words.addColumn(words.levels[level]), () => column)}</td>`,
            )}
          </tr>
          ${
            // Where all are of one level its column tells it.
            items.every(({ level }) => level === items[0]?.level)
              ? nothing
              : html`<tr>
                  <th scope="row">${words.asChosen}</th>
                  <td colspan=${levels.length} class="chosen">
                    ${money(totals.chosen)} ${this.#button(words.addColumn(words.asChosen), ({ level }) => levels.indexOf(level))}
                  </td>
                </tr>`
          }
        </tbody>
      </table>
    </div>`
  }

  #row({ wanted, choices, level }: Item, index: number, money: (amount: number) => TemplateResult): TemplateResult {
    const { words, locale } = this.language
    return html`<tr>
      <th scope="row"><bdi>${formatNumber(index + 1, locale)}. ${wanted}</bdi></th>
      ${choices.map((choice, column) =>
        choice === undefined
          ? html`<td>${words.notFound}</td>`
          : html`<td class=${levels[column] === level ? 'chosen' : nothing}>
              ${productLink(choice.product)}
              ${formatNumber(choice.packs, locale)} × ${money(choice.product.price?.amount ?? 0)}
              ${levels[column] === level ? html`<span class="hidden">${words.asChosen}</span>` : nothing}
            </td>`,
      )}
    </tr>`
  }

  /** Puts a choice of each thing into the shop's basket, where it has one. */
  #button(label: string, columnOf: (item: Item) => number): TemplateResult | typeof nothing {
    if (!this.sells) return nothing
    return html`<button type="button" aria-label=${label} @click=${() => this.#add(columnOf)}>
      ${this.language.words.addToCart}
    </button>`
  }

  #add(columnOf: (item: Item) => number): void {
    const items = this.basket.items.flatMap((item) => {
      const choice = item.choices[columnOf(item)]
      return choice ? [{ id: choice.product.id, quantity: choice.packs }] : []
    })
    const init = { bubbles: true, composed: true, detail: { items } satisfies AddToCart }
    this.dispatchEvent(new CustomEvent('shopclerk:add-to-cart', init))
  }
}

define('shop-clerk-basket', BasketTable)
