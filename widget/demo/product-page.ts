import { html, nothing, type TemplateResult } from 'lit'
import { kindOf } from '../src/components/product-card/glyph-for.ts'
import { ratingStars } from '../src/components/product-card/rating-stars.ts'
import type { ProductView } from '../src/conversation/product-view.ts'
import { english } from '../src/language/english.ts'
import { formatPrice } from '../src/language/numbers.ts'
import { added, type BasketStore, mostItems, mostOfOne } from './basket.ts'
import { fillPage, frame, show, titled } from './frame.ts'
import { picture } from './picture.ts'
import { departmentPath, product as fetchProduct, type ProductRecord, productPath, search } from './shop-api.ts'
import { variantsOf } from './siblings.ts'
import { type Cards, showWholeRows } from './whole-rows.ts'

const mostVariants = 24
const mostSimilar = 4
const id = decodeURIComponent(location.pathname.replace(/^\/products\//, ''))
const { basket } = frame()
let said = ''

async function draw(main: HTMLElement): Promise<void> {
  const record = await fetchProduct(id)
  if (record === undefined) return show(main, html`<div class="plain"><h1>This product is gone.</h1></div>`)
  titled(record.title)
  const drawWith = (variants: readonly ProductView[], similar: readonly ProductView[]): void =>
    show(
      main,
      page(record, variants, similar, () => drawWith(variants, similar)),
    )
  drawWith([], [])
  const [variants, similar] = await Promise.all([sameModel(record), sameKind(record)])
  drawWith(variants, similar)
  const cards = main.querySelector<Cards>('#similar-cards')
  if (cards) showWholeRows(cards, similar, 1)
}

/** The catalogue calls variants by one model number. */
async function sameModel({ model, brand }: ProductRecord): Promise<ProductView[]> {
  if (model === '') return []
  const asked = new URLSearchParams({ q: model, limit: String(mostVariants) })
  if (brand) asked.set('brand', brand)
  return (await search(asked)).products
}

/** Of the same kind, near in price, and another model. */
async function sameKind({ category, price, title, id: own }: ProductRecord): Promise<ProductView[]> {
  const kind = category.at(-1)
  if (kind === undefined) return []
  const asked = new URLSearchParams({ category: kind, limit: '48' })
  const { products } = await search(asked)
  const model = title.split(',')[0]
  const others = products.filter((one) => one.id !== own && one.title.split(',')[0] !== model)
  const distance = (one: ProductView): number => Math.abs((one.price?.amount ?? 0) - (price?.amount ?? 0))
  const near = others.toSorted((a, b) => distance(a) - distance(b))
  const models = new Set<string | undefined>()
  return near
    .filter((one) => {
      const name = one.title.split(',')[0]
      if (models.has(name)) return false
      models.add(name)
      return true
    })
    .slice(0, mostSimilar)
}

function page(
  record: ProductRecord,
  variants: readonly ProductView[],
  similar: readonly ProductView[],
  redraw: () => void,
): TemplateResult {
  return html`<article class="product-page">
      ${trail(record)}
      <div class="product-picture" data-kind=${kindOf(record)}>
        ${picture(record)}
      </div>
      <div class="product-offer">
        ${record.brand ? html`<p class="brand">${record.brand}</p>` : nothing}
        <h1>${record.title}</h1>
        ${record.rating === undefined ? nothing : html`<p class="rated">${ratingStars(record.rating, record.ratingCount, english)}</p>`}
        ${prices(record)} ${stock(record)} ${choice(record, variants)} ${buy(record, basket, redraw)}
        ${record.description === '' ? nothing : html`<p class="description">${record.description}</p>`}
      </div>
      ${facts(record)}
    </article>
    ${
      similar.length === 0
        ? nothing
        : html`<section class="shelf" aria-labelledby="similar">
            <h2 id="similar">Others of its kind</h2>
            <shop-clerk-products id="similar-cards" label="Others of its kind"></shop-clerk-products>
          </section>`
    }`
}

function trail({ category }: ProductRecord): TemplateResult {
  const [department, ...below] = category
  return html`<nav class="trail" aria-label="Where this is">
    <a href="/">Shop</a>
    ${department === undefined ? nothing : html` › <a href=${departmentPath(department)}>${department}</a>`}
    ${below.map((name) => html` › <a href=${`${departmentPath(department ?? '')}?category=${encodeURIComponent(name)}`}>${name}</a>`)}
  </nav>`
}

function prices({ price, listPrice }: ProductRecord): TemplateResult {
  if (!price) return html`<p class="price">Price on request</p>`
  return html`<p class="price">
    ${formatPrice(price, 'en')}
    ${listPrice && listPrice.amount > price.amount ? html`<s><span class="hidden">instead of </span>${formatPrice(listPrice, 'en')}</s>` : nothing}
  </p>`
}

function stock({ availability, stock: left }: ProductRecord): TemplateResult | typeof nothing {
  if (availability === undefined) return nothing
  const words = {
    in_stock: left === undefined ? 'Available' : left <= 5 ? `Only ${left} left` : 'In stock',
    out_of_stock: 'Out of stock',
    preorder: 'Can be ordered before it comes out',
  }
  return html`<p class="stock ${availability}">${words[availability]}</p>`
}

function choice(record: ProductRecord, others: readonly ProductView[]): TemplateResult | typeof nothing {
  const variants = variantsOf(record, others)
  if (variants.length < 2) return nothing
  return html`<nav class="variants" aria-label="Comes in">
    <p>Comes in</p>
    <ul>
      ${variants.map(
        ({ product, label }) => html`<li>
          <a
            class=${product.availability ?? nothing}
            href=${productPath(product.id)}
            aria-current=${product.id === record.id ? 'page' : nothing}
            >${label}${product.availability === 'out_of_stock' ? html`<span class="hidden"> (out of stock)</span>` : nothing}</a
          >
        </li>`,
      )}
    </ul>
  </nav>`
}

function buy(record: ProductRecord, store: BasketStore, redraw: () => void): TemplateResult {
  const put = (event: SubmitEvent): void => {
    event.preventDefault()
    const quantity = Number(new FormData(event.target as HTMLFormElement).get('quantity'))
    const { id: own, title, price } = record
    const items = added(store.items, { id: own, title, price, quantity })
    if (items !== 'full') store.save(items)
    said = items === 'full' ? `The basket is full: it holds ${mostItems} different things.` : 'It is in your basket.'
    redraw()
  }
  if (record.availability === 'out_of_stock')
    return html`<p class="buy">It cannot be put into the basket now. The clerk can look for one like it.</p>`
  return html`<form class="buy" @submit=${put}>
    <label>Quantity <input type="number" name="quantity" min="1" max=${mostOfOne} value="1" required /></label>
    <button class="button strong">Put into the basket</button>
    <p role="status">${said === '' ? nothing : html`${said} <a href="/basket">See the basket</a>`}</p>
  </form>`
}

const facts = ({ facts: rows, brand, model }: ProductRecord): TemplateResult => html`<section class="facts">
  <h2>Details</h2>
  <dl>
    ${[
      ...(brand ? [{ name: 'brand', value: brand }] : []),
      ...rows,
      ...(model === '' ? [] : [{ name: 'model', value: model }]),
    ].map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>
</section>`

await fillPage(draw)
