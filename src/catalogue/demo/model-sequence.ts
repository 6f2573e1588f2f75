import { hash32, Random } from './random.ts'
import type { Brand, Character } from './vocabulary.ts'
import { characters } from './vocabulary.ts'

/** A model of a type, and what it is called. */
export interface ModelName {
  brand: Brand
  /** With its edition: 'Hop', 'Hop II'. */
  series: string
}

/** The share of a department's brands that make any one type; at least two of each character. */
const makersShare = 0.6

/**
 * The models of a type, without end and without a repetition. The brands take turns, a cheap, a solid and a luxury
 * one; when each has brought a model, each brings its next series, and after its last series second editions.
 */
export function* modelSequence(type: string, brands: readonly Brand[], seed: string): Generator<ModelName, never> {
  const random = new Random(hash32(`${seed}/${type}`))
  const makers = makersInTurn(brands, random)
  for (let round = 0; ; round++) {
    for (const { brand, series } of makers) {
      const edition = Math.floor(round / series.length) + 1
      const name = series[round % series.length] ?? ''
      yield { brand, series: edition === 1 ? name : `${name} ${roman(edition)}` }
    }
  }
}

interface Maker {
  brand: Brand
  series: readonly string[]
}

function makersInTurn(brands: readonly Brand[], random: Random): Maker[] {
  const byCharacter = characters.map((character) => makersOf(brands, character, random))
  const most = Math.max(...byCharacter.map(({ length }) => length))
  const turns: Maker[] = []
  for (let i = 0; i < most; i++) {
    for (const makers of byCharacter) {
      const brand = makers[i]
      if (brand !== undefined) turns.push({ brand, series: random.shuffled(brand.series) })
    }
  }
  return turns
}

function makersOf(brands: readonly Brand[], character: Character, random: Random): Brand[] {
  const all = random.shuffled(brands.filter((brand) => brand.character === character))
  return all.slice(0, Math.max(2, Math.round(all.length * makersShare)))
}

const romanDigits: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  let left = number
  let text = ''
  for (const [value, digits] of romanDigits) {
    for (; left >= value; left -= value) text += digits
  }
  return text
}
