import type { Product } from '../../catalogue/product.ts'
import type { Draw } from './kinds/draw.ts'
import { goods } from './kinds/general/goods.ts'
import { drawingNamed, nounsOf } from './kinds/general/nouns.ts'
import { parcel } from './kinds/general/parcel.ts'
import { kinds } from './kinds/index.ts'

const drawings: ReadonlyMap<string, Draw> = new Map([...Object.entries(goods), ...kinds])
const nouns = nounsOf(kinds.keys())

/**
 * How a product is drawn: as the kind of goods that the last step of its category is called. In catalogues with other
 * names the goods are found by what its category, its title and then the steps above call them; what is still
 * unknown is a parcel in its colour.
 */
export function drawingOf({ category, title }: Pick<Product, 'category' | 'title'>): Draw {
  const leaf = category.at(-1) ?? ''
  const known = kinds.get(leaf.toLowerCase())
  if (known !== undefined) return known
  for (const text of [leaf, title, ...category.slice(0, -1).reverse()]) {
    const name = drawingNamed(text, nouns)
    const draw = name === undefined ? undefined : drawings.get(name)
    if (draw !== undefined) return draw
  }
  return parcel
}
