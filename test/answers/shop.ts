import type { AttributeValue, Product } from '../../src/catalogue/product.ts'

let count = 0

function product(
  title: string,
  brand: string,
  category: string,
  dollars: number,
  attributes: Record<string, AttributeValue>,
): Product {
  count++
  return {
    id: `p${count}`,
    model: `M-${100 + count}`,
    title,
    brand,
    category: ['Computers', category],
    price: { amount: Math.round(dollars * 100), currency: 'USD' },
    availability: 'in_stock',
    attributes,
    units: { weight: 'g' },
    version: 1,
  }
}

const mouse = (name: string, brand: string, dollars: number, colour: string, weight: number): Product =>
  product(`${brand} ${name} Wireless Mouse, ${colour}`, brand, 'Mice', dollars, { colour, weight, wireless: true })

/** Eight mice of two brands, a wired one, three keyboards and a desk lamp. */
export const products: readonly Product[] = [
  mouse('Hop', 'Pebblit', 9.99, 'black', 78),
  mouse('Hop', 'Pebblit', 9.99, 'white', 78),
  mouse('Silent', 'Pebblit', 14.99, 'black', 82),
  mouse('Mini', 'Pebblit', 12.49, 'red', 60),
  mouse('Glide', 'Keywright', 27.99, 'black', 95),
  mouse('Glide', 'Keywright', 28.99, 'green', 95),
  mouse('Glide Pro', 'Keywright', 59, 'black', 101),
  mouse('Arc', 'Norvane', 44.9, 'silver', 88),
  product('Pebblit Tether Wired Mouse, black', 'Pebblit', 'Mice', 6.99, {
    colour: 'black',
    weight: 86,
    wireless: false,
  }),
  {
    ...product('Keywright Slate Keyboard, grey', 'Keywright', 'Keyboards', 54.99, {
      colour: 'grey',
      weight: 430,
      keys: 78,
    }),
    description: 'A low keyboard. It connects by Bluetooth to three devices.',
    listPrice: { amount: 6499, currency: 'USD' },
    rating: 4.5,
    ratingCount: 120,
    stock: 3,
  },
  product('Pebblit Plank Keyboard, black', 'Pebblit', 'Keyboards', 19.99, { colour: 'black', weight: 610, keys: 104 }),
  product('Larkhollow Ember Gaming Keyboard, black', 'Larkhollow', 'Keyboards', 59.99, {
    colour: 'black',
    weight: 1050,
    keys: 104,
    backlight: true,
  }),
  {
    ...product('Lumenfold Heron Desk Lamp, brass', 'Lumenfold', 'Desk lamps', 119, { weight: 2100 }),
    availability: 'out_of_stock',
  },
]
