import { html, svg, type TemplateResult } from 'lit'
import type { ProductView } from '../../conversation/product-view.ts'
import { colourOf, quietColour } from './colours.ts'
import { statedColour } from './facts.ts'
import { kindOf } from './glyph-for.ts'
import { glyphs } from './glyphs.ts'

/** The picture of a product that has none: its kind of goods, drawn in its colour. */
export function placeholder(product: ProductView): TemplateResult {
  const kind = kindOf(product)
  const colour = colourOf(statedColour(product) ?? product.title) ?? quietColour(product.brand ?? kind)
  const layers = glyphs[kind].map(([tone, path]) =>
    tone === 'body' || tone === 'shade'
      ? svg`<path class=${tone} fill=${colour} d=${path} />${tone === 'shade' ? svg`<path class="shadow" d=${path} />` : ''}`
      : svg`<path class=${tone} d=${path} />`,
  )
  return html`<svg class="drawing" part="placeholder" viewBox="0 0 84 84" aria-hidden="true">
    <rect class="tint" x="-160" y="-80" width="400" height="240" fill=${colour} />
    <ellipse class="ground" cx="42" cy="68" rx="27" ry="3" />
    <g transform="translate(10 10)">${layers}</g>
  </svg>`
}
