import type { Lexicon, LexiconAttribute } from '../../src/search/engine.ts'

const attribute = (
  name: string,
  unit: string | undefined,
  numbers: number[],
  categories: string[],
): LexiconAttribute => {
  const range = { count: 10 * numbers.length, min: Math.min(...numbers), max: Math.max(...numbers) }
  return { name, unit, numbers, all: range, categories: new Map(categories.map((one) => [one, range])) }
}

/** A catalogue whose attributes measure and count, each in its own unit and categories. */
export const measuredLexicon: Lexicon = {
  brands: ['Logitech', 'Samsung', 'Canon', 'Kensington', 'HP'],
  categories: [
    'Laptops',
    'Monitors',
    'Phones',
    'HDMI Cables',
    'Backpacks',
    'Laptop Sleeves',
    'USB Hubs',
    'USB Sticks',
    'Jigsaw Puzzles',
    'Pencils',
    'Headphones',
    'Desks',
    'Office Chairs',
    'Kettles',
    'Printers',
    'Watering Cans',
    'Chargers',
  ],
  attributes: [
    attribute('weight', 'g', [90, 1_200, 1_800, 2_400], ['Laptops', 'Headphones', 'Printers']),
    attribute('weight', 'kg', [0.6, 0.9, 2.1], ['Backpacks']),
    attribute('package weight', 'g', [100, 3_000], ['Laptops', 'Backpacks']),
    attribute('memory', 'GB', [4, 8, 16, 32], ['Laptops', 'Phones']),
    attribute('storage', 'GB', [64, 128, 256, 512, 1_000], ['Laptops', 'Phones', 'USB Sticks']),
    attribute('screen size', 'in', [6.1, 13.3, 14, 15.6, 24, 27, 32], ['Laptops', 'Monitors', 'Phones']),
    attribute('refresh rate', 'Hz', [60, 120, 144], ['Monitors']),
    attribute('length', 'm', [1, 2, 3, 5], ['HDMI Cables']),
    attribute('ports', undefined, [3, 4, 7], ['USB Hubs']),
    attribute('pieces', 'pieces', [500, 1_000], ['Jigsaw Puzzles']),
    attribute('pack size', undefined, [6, 12, 24], ['Pencils']),
    attribute('battery life', 'h', [10, 20, 30], ['Headphones']),
    attribute('width', 'cm', [100, 120, 160], ['Desks']),
    attribute('height', 'cm', [72, 75], ['Desks']),
    attribute('maximum load', 'kg', [110, 150], ['Office Chairs']),
    attribute('capacity', 'l', [1, 1.5, 1.7], ['Kettles', 'Watering Cans']),
    attribute('power', 'W', [20, 65, 100], ['Chargers']),
    { name: 'colour' },
  ],
  currency: 'USD',
}
