import { html, nothing, type TemplateResult } from 'lit'
import { placeholder } from '../src/components/product-card/placeholder.ts'
import { isOwnPicture, type ProductView, pictureOfWidth } from '../src/conversation/product-view.ts'

/** A product's picture; its drawing when it has none, or one that does not come. */
export function picture(product: ProductView): TemplateResult {
  const { image } = product
  if (!image) return html`${placeholder(product)}`
  return html`<img
      class=${isOwnPicture(image) ? 'own' : nothing}
      src=${pictureOfWidth(image, 640)}
      alt=""
      @load=${shown}
      @error=${missing}
    />
    <span class="stand-in">${placeholder(product)}</span>`
}

const shown = ({ target }: Event): void => mark(target, 'shown')
const missing = ({ target }: Event): void => mark(target, 'missing')

/** Which of the two is seen is the style sheet's. */
function mark(target: EventTarget | null, state: string): void {
  if (target instanceof HTMLElement) target.dataset.state = state
}
