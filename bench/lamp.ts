import type { Product } from '../src/catalogue/product.ts'

/** A product of whose card all is shown, with signs that mean something to a platform. */
export const lamp = (n: number): Product => ({
  id: `p${n}`,
  title: `Homble Hearth Plastic Desk Lamp ${n}, with a dimmer & a clamp (*new*)`,
  brand: 'Homble',
  category: ['Home', 'Lamps'],
  price: { amount: 2899, currency: 'USD' },
  listPrice: { amount: 3499, currency: 'USD' },
  availability: 'in_stock',
  stock: 12,
  rating: 4.4,
  ratingCount: 321,
  attributes: {},
  image: `/images/product_${n}.png`,
  url: `/products/p${n}`,
  version: 1,
})
