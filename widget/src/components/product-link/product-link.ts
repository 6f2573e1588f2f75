import { html, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'
import type { ProductClick } from '../product-card/product-card.ts'

/** Tells the page which product was pressed; the page may open it in its own way. */
function onClick(event: Event, detail: ProductClick): void {
  const click = new CustomEvent('shopclerk:product-click', { bubbles: true, composed: true, cancelable: true, detail })
  if (!event.target?.dispatchEvent(click)) event.preventDefault()
}

/** A product's name in a table, and the way to its page where there is one. */
export function productLink({ id, title, url }: ProductView): TemplateResult {
  if (!url) return html`<bdi class="title" title=${title}>${title}</bdi>`
  const isElsewhere = new URL(url, document.baseURI).origin !== location.origin
  return html`<a
    class="title"
    href=${url}
    target=${isElsewhere ? '_blank' : '_self'}
    rel="noopener"
    title=${title}
    @click=${(event: Event) => onClick(event, { id, url })}
    ><bdi>${title}</bdi></a
  >`
}
