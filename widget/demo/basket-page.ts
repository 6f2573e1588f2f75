import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { formatPrice } from '../src/language/numbers.ts'
import { type BasketItem, mostItems, mostOfOne, subtotals, without, withQuantity } from './basket.ts'
import { fillPage, frame, show } from './frame.ts'
import { picture } from './picture.ts'
import { type ProductRecord, product, productPath } from './shop-api.ts'

const { basket } = frame()
/** What the catalogue says today, by id; null for what is gone. */
const today = new Map<string, ProductRecord | null>()
let removed: { item: BasketItem; index: number } | undefined
let isCheckingOut = false

/** Prices are those of today: what changed since is said, and is what is paid. */
async function draw(main: HTMLElement): Promise<void> {
  const unknown = basket.items.filter(({ id }) => !today.has(id))
  await Promise.all(unknown.map(async ({ id }) => void today.set(id, (await product(id)) ?? null)))
  show(main, page())
  // What was pressed is gone with its line: the way back is at hand.
  if (document.activeElement === document.body) main.querySelector<HTMLElement>('.basket-undo')?.focus()
}

const redraw = (): void => void fillPage(draw)
basket.addEventListener('change', redraw)

function page(): TemplateResult {
  const { items } = basket
  return html`<section class="basket-page">
    <h1>Your basket</h1>
    <p role="status">${removed === undefined ? nothing : html`“${removed.item.title}” is taken out. <button class="link basket-undo" type="button" @click=${undo}>Undo</button>`}</p>
    ${items.length === 0 ? empty() : full(items)}
  </section>`
}

const empty = (): TemplateResult => html`<div class="plain">
  <p>There is nothing in it yet.</p>
  <p><a class="button" href="/">To the front of the shop</a></p>
</div>`

function full(items: readonly BasketItem[]): TemplateResult {
  const sold = items.filter(({ id }) => canBeHad(today.get(id)))
  const sums = subtotals(sold.map((item) => ({ ...item, price: today.get(item.id)?.price })))
  return html`<ul class="basket-items">
      ${repeat(items, ({ id }) => id, row)}
    </ul>
    <div class="basket-sum">
      ${sold.length < items.length ? html`<p class="remark">Without what cannot be had at the moment.</p>` : nothing}
      <p>Subtotal <strong>${sums.map((sum) => formatPrice(sum, 'en')).join(' + ') || 'none'}</strong></p>
      <button class="button strong" type="button" @click=${checkOut}>Check out</button>
      <p role="status">${isCheckingOut ? 'This is a demonstration: nothing can be bought here, and nothing has left your browser.' : nothing}</p>
    </div>`
}

function row(item: BasketItem): TemplateResult {
  const record = today.get(item.id)
  const price = record?.price
  return html`<li class=${canBeHad(record) ? '' : 'missing'}>
    <div class="thumbnail">${drawn(item, record)}</div>
    <div>
      ${record ? html`<a href=${productPath(item.id)}>${record.title}</a>` : item.title}
      ${remark(item, record)}
    </div>
    ${record ? quantity(item) : html`<span></span>`}
    <span class="price">${price && canBeHad(record) ? formatPrice({ ...price, amount: price.amount * item.quantity }, 'en') : ''}</span>
    <button class="link" type="button" aria-label="Take ${item.title} out" @click=${() => remove(item)}>Remove</button>
  </li>`
}

const canBeHad = (record: ProductRecord | null | undefined): boolean =>
  record !== null && record !== undefined && record.availability !== 'out_of_stock'

const drawn = (item: BasketItem, record: ProductRecord | null | undefined): TemplateResult =>
  picture(record ?? { id: item.id, title: item.title, category: [], attributes: {}, units: {} })

function quantity(item: BasketItem): TemplateResult {
  return html`<label>
      <span class="hidden">Quantity of ${item.title}</span>
      <input
        type="number"
        min="1"
        max=${mostOfOne}
        .value=${String(item.quantity)}
        @change=${(event: Event) => setQuantity(item, Number((event.target as HTMLInputElement).value))}
      />
    </label>`
}

function remark(item: BasketItem, record: ProductRecord | null | undefined): TemplateResult | typeof nothing {
  const say = (text: string): TemplateResult => html`<p class="remark">${text}</p>`
  if (!record) return say('This is no longer in the shop.')
  if (record.availability === 'out_of_stock') return say('This is out of stock at the moment.')
  if (record.stock !== undefined && record.stock < item.quantity) return say(`Only ${record.stock} are left.`)
  const { price } = record
  const isChanged =
    item.price && price && (item.price.amount !== price.amount || item.price.currency !== price.currency)
  return isChanged && item.price
    ? say(`The price has changed since you put it here: it was ${formatPrice(item.price, 'en')}.`)
    : nothing
}

function setQuantity(item: BasketItem, quantity: number): void {
  if (Number.isFinite(quantity) && quantity >= 1) basket.save(withQuantity(basket.items, item.id, quantity))
  else redraw()
}

function remove(item: BasketItem): void {
  removed = { item, index: basket.items.findIndex(({ id }) => id === item.id) }
  basket.save(without(basket.items, item.id))
}

function undo(): void {
  const before = removed
  removed = undefined
  if (!before) return
  // What happened meanwhile, here or in another tab, stays as it is.
  const items = without(basket.items, before.item.id)
  basket.save(items.toSpliced(before.index, 0, before.item).slice(0, mostItems))
}

function checkOut(): void {
  isCheckingOut = true
  redraw()
}

await fillPage(draw)
