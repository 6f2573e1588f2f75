import type { Product } from '../../catalogue/product.ts'
import { shortened } from '../format.ts'

/** What stands in for something that cannot be bought: the thing itself, out of stock, or what comes nearest to it. */
export const nearestText = ({ title, availability }: Product, longest: number): string =>
  `${availability === 'out_of_stock' ? 'out of stock' : 'nearest'}: ${shortened(title, longest)}`
