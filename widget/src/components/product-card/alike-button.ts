import { html, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'

/** Here and not with the widget's other words: these are loaded before there is a product. */
const labels: Readonly<Record<string, string>> = {
  en: 'More like this picture',
  de: 'Mehr wie auf diesem Bild',
  ar: 'المزيد مثل هذه الصورة',
}

/** Asks for what looks like a product's picture, by the event `alike`. */
export function alikeButton({ title, alike = '' }: ProductView, locale: string): TemplateResult {
  const label = labels[locale.split('-', 1).join('')] ?? labels.en ?? ''
  return html`<button
    type="button"
    class="cart" part="alike"
    @click=${(event: MouseEvent) => {
      const init = { bubbles: true, composed: true, detail: [label, alike, event] }
      event.target?.dispatchEvent(new CustomEvent('alike', init))
    }}
  >
    ${label} <span class="hidden">${title}</span>
  </button>`
}
