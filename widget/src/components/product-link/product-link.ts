import { html, nothing, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'

/** The detail of `shopclerk:product-click`: the shop may cancel it to open the product in its own way. */
export interface ProductClick {
  id: string
  url: string
}

/** Tells the page which product was pressed; the page may open it in its own way. */
function onProductClick(event: Event, detail: ProductClick): void {
  const click = new CustomEvent('shopclerk:product-click', { bubbles: true, composed: true, cancelable: true, detail })
  if (!event.target?.dispatchEvent(click)) event.preventDefault()
}

/** A product's name, and the way to its page where there is one: without it the element is no link. */
export function productLink({ id, title, url }: ProductView): TemplateResult {
  const isElsewhere = url && new URL(url, document.baseURI).origin !== location.origin
  return html`<a
    class="title"
    part="title"
    title=${title}
    href=${url ?? nothing}
    target=${isElsewhere ? '_blank' : nothing}
    rel="noopener"
    @click=${url ? (event: Event) => onProductClick(event, { id, url }) : nothing}
    ><bdi .textContent=${title}></bdi
  ></a>`
}
