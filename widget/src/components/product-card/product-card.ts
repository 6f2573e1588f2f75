import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Chunks } from '../../chunks.ts'
import { isOwnPicture, type ProductView, pictureOfWidth } from '../../conversation/product-view.ts'
import { english } from '../../language/english.ts'
import type { Language } from '../../language/language.ts'
import { formatNumber, formatPrice } from '../../language/numbers.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import type { AddToCart } from '../basket-table/basket-table.ts'
import { drawingStyles } from './drawing.styles.ts'
import { factsOf } from './facts.ts'
import { styles } from './product-card.styles.ts'
import { ratingStars } from './rating-stars.ts'

/** Loaded with the first product that has no picture. */
const drawing = () => import('./placeholder.ts')

/** At or under this many left it is worth saying how many. */
const fewLeft = 5

/** The events of `shopclerk:product-click`: the shop may cancel it to open the product in its own way. */
export interface ProductClick {
  id: string
  url: string
}

/** One product: picture, brand, title, facts, rating, price and availability, each from the catalogue's record. */
export class ProductCard extends LitElement {
  static override styles = [...baseStyles, drawingStyles, styles]
  static override properties = {
    language: { attribute: false },
    product: { attribute: false },
    /** Whether it can be put into the page's basket. */
    sells: { type: Boolean },
    pictureFailed: { state: true },
    wasAdded: { state: true },
  }

  declare language: Language
  declare product: ProductView | undefined
  declare sells: boolean
  declare pictureFailed: boolean
  declare wasAdded: boolean

  readonly #chunks = new Chunks(this)

  constructor() {
    super()
    this.language = english
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('product')) return
    this.pictureFailed = false
    this.wasAdded = false
  }

  protected override render(): TemplateResult | typeof nothing {
    const { product } = this
    if (!product) return nothing
    const facts = factsOf(product, this.language.locale)
    return html`<article class="card ${product.url ? 'linked' : ''}" part="product">
      <div class="picture ${this.#hasOwnPicture ? 'square' : ''}" part="picture">${this.#picture(product)}</div>
      <div class="text">
        ${product.brand ? html`<p class="brand" part="brand"><bdi>${product.brand}</bdi></p>` : nothing}
        <h3 class="title" part="title" title=${product.title}>${this.#title(product)}</h3>
        ${facts.length > 0 ? html`<p class="facts"><bdi>${facts.join(' · ')}</bdi></p>` : nothing}
        ${product.rating === undefined ? nothing : ratingStars(product.rating, product.ratingCount, this.language)}
        <div class="offer">${this.#price(product)} ${availability(product, this.language)}</div>
        ${this.sells && isSold(product) ? this.#cartButton(product) : nothing}
      </div>
    </article>`
  }

  get #hasOwnPicture(): boolean {
    return !this.pictureFailed && this.product?.image !== undefined && isOwnPicture(this.product.image)
  }

  #picture(product: ProductView): TemplateResult | typeof nothing {
    if (!product.image || this.pictureFailed) {
      const chunk = this.#chunks.get(drawing)
      // Without its drawing a card is still a card.
      return typeof chunk === 'string' ? nothing : chunk.placeholder(product)
    }
    return html`<img
      class=${isOwnPicture(product.image) ? 'own' : nothing}
      src=${pictureOfWidth(product.image, 320)}
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${() => {
        this.pictureFailed = true
      }}
    />`
  }

  #title({ id, title, url }: ProductView): TemplateResult {
    if (!url) return html`<bdi>${title}</bdi>`
    const isElsewhere = new URL(url, document.baseURI).origin !== location.origin
    return html`<a
      href=${url}
      target=${isElsewhere ? '_blank' : nothing}
      rel=${isElsewhere ? 'noopener' : nothing}
      @click=${(event: Event) => this.#onClick(event, { id, url })}
      ><bdi>${title}</bdi></a
    >`
  }

  #price({ price, listPrice }: ProductView): TemplateResult {
    if (!price) return html`<p class="price unpriced" part="price">${this.language.words.noPrice}</p>`
    const { locale, words } = this.language
    const isReduced = listPrice && listPrice.currency === price.currency && listPrice.amount > price.amount
    return html`<p class="price ${isReduced ? 'reduced' : ''}" part="price">
      <span>${formatPrice(price, locale)}</span>
      ${isReduced ? html`<s><span class="hidden">${words.insteadOf} </span>${formatPrice(listPrice, locale)}</s>` : nothing}
    </p>`
  }

  #cartButton({ id, title }: ProductView): TemplateResult {
    const { words } = this.language
    return html`<button
      type="button"
      class="cart"
      part="add-to-cart"
      @click=${() => this.#addToCart(id)}
    >
      ${this.wasAdded ? words.added : words.addToCart} <span class="hidden">${title}</span>
      </button>
      <p class="hidden" role="status">${this.wasAdded ? words.added : nothing}</p>`
  }

  #addToCart(id: string): void {
    const detail: AddToCart = { items: [{ id, quantity: 1 }] }
    this.wasAdded = true
    this.dispatchEvent(new CustomEvent('shopclerk:add-to-cart', { bubbles: true, composed: true, detail }))
  }

  #onClick(event: Event, detail: ProductClick): void {
    const init = { bubbles: true, composed: true, cancelable: true, detail }
    if (!this.dispatchEvent(new CustomEvent('shopclerk:product-click', init))) event.preventDefault()
  }
}

/** A product that can be had now, or be ordered. */
const isSold = ({ price, availability: state }: ProductView): boolean => price !== undefined && state !== 'out_of_stock'

function availability(
  { availability: state, stock }: ProductView,
  language: Language,
): TemplateResult | typeof nothing {
  if (!state) return nothing
  const { words, locale } = language
  const isLow = state === 'in_stock' && stock !== undefined && stock > 0 && stock <= fewLeft
  const said = { in_stock: words.inStock, out_of_stock: words.outOfStock, preorder: words.preorder }
  return html`<p class="availability ${isLow ? 'low' : state}" part="availability">
    ${isLow ? words.onlyLeft(formatNumber(stock, locale)) : said[state]}
  </p>`
}
