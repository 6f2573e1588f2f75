import { html, LitElement, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { parts } from '../../theme/parts.ts'
import { styles } from './product-grid.styles.ts'

/** Products as cards, in one to four columns by the room there is. */
export class ProductGrid extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = { products: { attribute: false }, label: {} }

  declare products: readonly ProductView[]
  declare label: string

  constructor() {
    super()
    this.products = []
    this.label = 'Products'
  }

  protected override render(): TemplateResult {
    // A screen reader is told how many there are, and reads them when it is asked to.
    return html`<ul class="grid" part="products" role="list" aria-label=${this.label} aria-live="off">
      ${this.products.map(
        (product) => html`<li>
          <shop-clerk-product
            exportparts=${parts.product}
            .product=${product}
          ></shop-clerk-product>
        </li>`,
      )}
    </ul>`
  }
}
