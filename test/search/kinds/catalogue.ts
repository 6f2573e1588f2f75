import type { Product } from '../../../src/catalogue/product.ts'
import { product } from '../../contracts/shop.ts'

/**
 * An invented catalogue of three kinds of thing, each with attributes of its own. Those with an odd number name
 * their kind; the others are titled by their model alone.
 */
export function shelf(): Product[] {
  return [...kettles, ...lamps, ...lampBulbs, ...nameless]
}

const numbers = Array.from({ length: 24 }, (_, index) => index)

export const kettle = (number: number, kind: string): Product =>
  product({
    id: `kettle-${number}`,
    brand: number % 3 === 0 ? 'Ostara' : 'Velm',
    model: `K${number}`,
    title: `${number % 3 === 0 ? 'Ostara' : 'Velm'} K${number} ${kind} 1.7 l`,
    attributes: { 'water capacity': 1.7, 'boil dry protection': true, power: 2200, 'cord storage': number % 2 === 0 },
  })

export const lamp = (number: number, kind: string): Product =>
  product({
    id: `lamp-${number}`,
    brand: 'Lichtung',
    model: `L${number}`,
    title: `Lichtung L${number} ${kind} 12 W`,
    attributes: { 'luminous flux': 800, dimmable: number % 2 === 0, 'light colour': 'warm', 'arm length': 40 },
  })

const kettles = numbers.map((number) => kettle(number, 'electric kettle'))
const lamps = numbers.map((number) => lamp(number, 'desk lamp'))
const lampBulbs = numbers.map((number) =>
  product({
    id: `bulb-${number}`,
    brand: 'Lichtung',
    model: `B${number}`,
    title: `Lichtung B${number} light bulb for desk lamp`,
    attributes: { socket: 'E27', 'light colour': 'warm', 'lifetime hours': 15_000 },
  }),
)
const nameless = [kettle(100, ''), lamp(100, '')]
