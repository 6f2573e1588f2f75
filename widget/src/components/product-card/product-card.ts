import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { isOwnPicture, type ProductView, pictureOfWidth } from '../../conversation/product-view.ts'
import { baseStyles } from '../../theme/base.styles.ts'
import { drawingStyles } from './drawing.styles.ts'
import { factsOf } from './facts.ts'
import { placeholder } from './placeholder.ts'
import { formatPrice, pageLocale } from './price.ts'
import { styles } from './product-card.styles.ts'
import { ratingStars } from './rating-stars.ts'

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
  static override properties = { product: { attribute: false }, pictureFailed: { state: true } }

  declare product: ProductView | undefined
  declare pictureFailed: boolean

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('product')) this.pictureFailed = false
  }

  protected override render(): TemplateResult | typeof nothing {
    const { product } = this
    if (!product) return nothing
    const facts = factsOf(product)
    return html`<article class="card" part="product">
      <div class="picture" part="picture">${this.#picture(product)}</div>
      <div class="text">
        ${product.brand ? html`<p class="brand" part="brand"><bdi>${product.brand}</bdi></p>` : nothing}
        <h3 class="title" part="title" title=${product.title}>${this.#title(product)}</h3>
        ${facts.length > 0 ? html`<p class="facts"><bdi>${facts.join(' · ')}</bdi></p>` : nothing}
        ${product.rating === undefined ? nothing : ratingStars(product.rating, product.ratingCount)}
        <div class="offer">${this.#price(product)} ${availability(product)}</div>
      </div>
    </article>`
  }

  #picture(product: ProductView): TemplateResult {
    if (!product.image || this.pictureFailed) return placeholder(product)
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
    const isElsewhere = new URL(url, location.href).origin !== location.origin
    return html`<a
      href=${url}
      target=${isElsewhere ? '_blank' : nothing}
      rel=${isElsewhere ? 'noopener' : nothing}
      @click=${(event: Event) => this.#onClick(event, { id, url })}
      ><bdi>${title}</bdi></a
    >`
  }

  #price({ price, listPrice }: ProductView): TemplateResult {
    if (!price) return html`<p class="price unpriced" part="price">Price not listed</p>`
    const locale = pageLocale(document.documentElement.lang)
    const isReduced = listPrice && listPrice.currency === price.currency && listPrice.amount > price.amount
    return html`<p class="price ${isReduced ? 'reduced' : ''}" part="price">
      <span>${formatPrice(price, locale)}</span>
      ${isReduced ? html`<s><span class="hidden">instead of </span>${formatPrice(listPrice, locale)}</s>` : nothing}
    </p>`
  }

  #onClick(event: Event, detail: ProductClick): void {
    const init = { bubbles: true, composed: true, cancelable: true, detail }
    if (!this.dispatchEvent(new CustomEvent('shopclerk:product-click', init))) event.preventDefault()
  }
}

function availability({ availability: state, stock }: ProductView): TemplateResult | typeof nothing {
  if (!state) return nothing
  const isLow = state === 'in_stock' && stock !== undefined && stock > 0 && stock <= fewLeft
  const words = { in_stock: 'In stock', out_of_stock: 'Out of stock', preorder: 'Pre-order' }
  return html`<p class="availability ${isLow ? 'low' : state}" part="availability">
    ${isLow ? `Only ${stock} left` : words[state]}
  </p>`
}
