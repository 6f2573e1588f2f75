import { html, nothing, type TemplateResult } from 'lit'
import { isOwnPicture, type ProductView, pictureOfWidth } from '../../conversation/product-view.ts'
import type { Language } from '../../language/language.ts'
import { formatNumber, formatPrice } from '../../language/numbers.ts'
import { productLink } from '../product-link/product-link.ts'
import { factsOf } from './facts.ts'
import { ratingStars } from './rating-stars.ts'

/** At or under this many left it is worth saying how many. */
const fewLeft = 5

/** What a card needs to know beside its product. */
export interface CardView {
  language: Language
  /** Whether the product can be put into the page's basket. */
  sells: boolean
  wasAdded: boolean
  /** Whether its own picture could not be had. */
  pictureFailed: boolean
  /** What is drawn for a product without a picture. */
  drawing: Node | typeof nothing
  /** What asks for products that look like it. */
  alike: TemplateResult | typeof nothing
  onPictureFailed(): void
  onAdd(event: Event): void
}

/**
 * One product: picture, brand, title, facts, rating, price and availability, each from the catalogue's record. A page
 * may have hundreds of cards: what a product lacks is hidden, since pieces of templates take longer than elements.
 */
export function productCard(product: ProductView, view: CardView): TemplateResult {
  const { brand, title, url } = product
  const { language } = view
  const facts = factsOf(product, language.locale)
  return html`<article class=${url ? 'card linked' : 'card'} part="product">
    ${picture(product, view)}
    <div class="text">
      <p class="brand" part="brand" ?hidden=${!brand}><bdi .textContent=${brand ?? ''}></bdi></p>
      <h3>${productLink(product)}</h3>
      <p class="facts" ?hidden=${facts.length === 0}><bdi .textContent=${facts.join(' · ')}></bdi></p>
      ${product.rating === undefined ? nothing : ratingStars(product.rating, product.ratingCount, language)}
      <div class="offer">${price(product, language)}${availability(product, language)}</div>
      ${view.sells && isSold(product) ? cartButton(title, view) : nothing} ${view.alike}
    </div>
  </article>`
}

function picture({ image }: ProductView, { pictureFailed, drawing, onPictureFailed }: CardView): TemplateResult {
  if (!image || pictureFailed) return html`<div class="picture" part="picture">${drawing}</div>`
  const isOwn = isOwnPicture(image)
  return html`<div class=${isOwn ? 'picture square' : 'picture'} part="picture"><img
      class=${isOwn ? 'own' : nothing}
      src=${pictureOfWidth(image, 320)}
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${onPictureFailed}
    /></div>`
}

function price({ price: now, listPrice: before }: ProductView, { locale, words }: Language): TemplateResult {
  const isReduced = now && before?.currency === now.currency && before.amount > now.amount
  return html`<p class=${now ? 'price' : 'price unpriced'} part="price">
    <span .textContent=${now ? formatPrice(now, locale) : words.noPrice}></span>
    ${isReduced ? html`<s><span class="hidden">${words.insteadOf} </span>${formatPrice(before, locale)}</s>` : nothing}
  </p>`
}

function cartButton(title: string, { language, wasAdded, onAdd }: CardView): TemplateResult {
  const { words } = language
  return html`<button type="button" class="cart" part="add-to-cart" @click=${onAdd}>
      ${wasAdded ? words.added : words.addToCart} <span class="hidden">${title}</span>
    </button>
    <p class="hidden" role="status">${wasAdded ? words.added : nothing}</p>`
}

/** A product that can be had now, or be ordered. */
const isSold = ({ price: now, availability: state }: ProductView): boolean =>
  now !== undefined && state !== 'out_of_stock'

function availability(
  { availability: state, stock }: ProductView,
  { words, locale }: Language,
): TemplateResult | typeof nothing {
  if (!state) return nothing
  const isLow = state === 'in_stock' && stock !== undefined && stock > 0 && stock <= fewLeft
  const said = { in_stock: words.inStock, out_of_stock: words.outOfStock, preorder: words.preorder }
  return html`<p
    class=${`availability ${isLow ? 'low' : state}`}
    part="availability"
    .textContent=${isLow ? words.onlyLeft(formatNumber(stock, locale)) : said[state]}
  ></p>`
}
