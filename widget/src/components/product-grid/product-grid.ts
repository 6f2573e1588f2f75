import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Chunks } from '../../chunks.ts'
import type { ProductView } from '../../conversation/product-view.ts'
import { english } from '../../language/english.ts'
import type { Language } from '../../language/language.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import type { AddToCart } from '../basket-table/basket-table.ts'
import { styles as cardStyles } from '../product-card/product-card.styles.ts'
import { productCard } from '../product-card/product-card.ts'
import { styles } from './product-grid.styles.ts'

/** Loaded with the first product that has no picture, or whose picture can be searched by. */
const rare = () => import('../product-card/rare.ts')

/** Products as cards, in one to four columns by the room there is. */
export class ProductGrid extends LitElement {
  static override styles = [...baseStyles, cardStyles, styles]
  static override properties = {
    language: { attribute: false },
    products: { attribute: false },
    sells: { type: Boolean },
    label: {},
  }

  declare language: Language
  declare products: readonly ProductView[]
  /** Whether they can be put into the page's basket. */
  declare sells: boolean
  declare label: string | undefined

  readonly #chunks = new Chunks(this)
  /** The ids of products whose pictures could not be had, and of those that were put into the basket. */
  readonly #unpictured = new Set<string>()
  readonly #added = new Set<string>()

  constructor() {
    super()
    this.language = english
    this.products = []
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('products')) return
    this.#unpictured.clear()
    this.#added.clear()
  }

  protected override render(): TemplateResult {
    // A screen reader is told how many there are, and reads them when it is asked to.
    return html`<ul class="grid" part="products" role="list" aria-label=${this.label ?? this.language.words.products} aria-live="off">
      ${this.products.map((product) => html`<li>${this.#card(product)}</li>`)}
    </ul>`
  }

  #card(product: ProductView): TemplateResult {
    const { id, image } = product
    const pictureFailed = this.#unpictured.has(id)
    return productCard(product, {
      language: this.language,
      sells: this.sells,
      wasAdded: this.#added.has(id),
      pictureFailed,
      drawing:
        !image || pictureFailed
          ? this.#rare((chunk) => chunk.placeholderIn(this.renderRoot as ShadowRoot, product))
          : nothing,
      alike: product.alike ? this.#rare((chunk) => chunk.alikeButton(product, this.language.locale)) : nothing,
      onPictureFailed: () => this.#remember(this.#unpictured, id),
      onAdd: (event) => this.#add(event, id),
    })
  }

  /** Without it a card is still a card. */
  #rare<Drawn>(draw: (chunk: Awaited<ReturnType<typeof rare>>) => Drawn): Drawn | typeof nothing {
    const chunk = this.#chunks.get(rare)
    return typeof chunk === 'string' ? nothing : draw(chunk)
  }

  #add(event: Event, id: string): void {
    const detail: AddToCart = { items: [{ id, quantity: 1 }] }
    this.#remember(this.#added, id)
    event.target?.dispatchEvent(new CustomEvent('shopclerk:add-to-cart', { bubbles: true, composed: true, detail }))
  }

  #remember(ids: Set<string>, id: string): void {
    ids.add(id)
    this.requestUpdate()
  }
}
