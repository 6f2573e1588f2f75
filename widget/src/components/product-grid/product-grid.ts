import { html, LitElement, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'
import { english } from '../../language/english.ts'
import type { Language } from '../../language/language.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { parts } from '../../theme/parts.ts'
import { styles } from './product-grid.styles.ts'

/** Products as cards, in one to four columns by the room there is. */
export class ProductGrid extends LitElement {
  static override styles = [...baseStyles, styles]
  static override properties = {
    language: { attribute: false },
    products: { attribute: false },
    sells: { type: Boolean },
    label: {},
  }

  declare language: Language
  declare products: readonly ProductView[]
  declare sells: boolean
  declare label: string | undefined

  constructor() {
    super()
    this.language = english
    this.products = []
  }

  protected override render(): TemplateResult {
    // A screen reader is told how many there are, and reads them when it is asked to.
    return html`<ul class="grid" part="products" role="list" aria-label=${this.label ?? this.language.words.products} aria-live="off">
      ${this.products.map(
        (product) => html`<li>
          <shop-clerk-product
            exportparts=${parts.product}
            .language=${this.language}
            .product=${product}
            .sells=${this.sells}
          ></shop-clerk-product>
        </li>`,
      )}
    </ul>`
  }
}
