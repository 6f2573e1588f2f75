import type { Product } from '../../catalogue/product.ts'
import { backdrop } from './backdrop.ts'
import { drawingOf } from './drawing-of.ts'
import { gradientsOf } from './paint.ts'
import { subjectOf } from './subject.ts'
import { zoom } from './svg.ts'

/** Width and height of a drawn picture in pixels. */
export const drawnSize = 512

/**
 * The drawing of a product as an SVG document: its kind of goods in its colour, with its size and count where they can
 * be seen, on a studio background. Pure, and the same for the same record. Nothing that the record says is written
 * into it, so no text in a record can break it.
 */
export function productDrawing(product: Product): string {
  const subject = subjectOf(product)
  const draw = drawingOf(product)
  const scale = subject.random.between(1.06, 1.12)
  const content = backdrop(subject.colour, subject.random.next()) + zoom(scale, 256, 300, draw(subject))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${drawnSize}" height="${drawnSize}" viewBox="0 0 512 512"><defs>${gradientsOf(content)}</defs>${content}</svg>`
}
