import type { ProductView } from '../../conversation/product-view.ts'
import { colourOf, quietColour } from './colours.ts'
import { drawingStyles } from './drawing.styles.ts'
import { statedColour } from './facts.ts'
import { type Kind, kindOf } from './glyph-for.ts'
import { glyphs } from './glyphs.ts'

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: Node[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

function drawn(kind: Kind): SVGElement {
  const layers = glyphs[kind].flatMap(([tone, d]) => [
    element('path', { class: tone, d }),
    ...(tone === 'shade' ? [element('path', { class: 'shadow', d })] : []),
  ])
  return element(
    'svg',
    { class: 'drawing', part: 'placeholder', viewBox: '0 0 84 84', 'aria-hidden': 'true' },
    element('rect', { class: 'tint', x: '-160', y: '-80', width: '400', height: '240' }),
    element('ellipse', { class: 'ground', cx: '42', cy: '68', rx: '27', ry: '3' }),
    element('g', { transform: 'translate(10 10)' }, ...layers),
  )
}

/** One drawing a kind, of which the others are copies: copying takes a tenth of making. */
const drawings = new Map<Kind, SVGElement>()

/** The picture of a product that has none: its kind of goods, drawn in its colour. */
export function placeholder(product: ProductView): SVGElement {
  const kind = kindOf(product)
  const drawing = drawings.get(kind) ?? drawn(kind)
  drawings.set(kind, drawing)
  const copy = drawing.cloneNode(true) as SVGElement
  copy.setAttribute('color', colourOf(statedColour(product) ?? product.title) ?? quietColour(product.brand ?? kind))
  return copy
}

const placed = new WeakMap<ShadowRoot, WeakMap<ProductView, SVGElement>>()

/**
 * The placeholder of a product that is shown in `root`, whose styles it brings along: always the same one, so that
 * drawing again changes nothing.
 */
export function placeholderIn(root: ShadowRoot, product: ProductView): SVGElement {
  const own = placed.get(root) ?? new WeakMap<ProductView, SVGElement>()
  if (!placed.has(root) && drawingStyles.styleSheet) root.adoptedStyleSheets.push(drawingStyles.styleSheet)
  const drawing = own.get(product) ?? placeholder(product)
  placed.set(root, own.set(product, drawing))
  return drawing
}
