import { brightness, dark, type Hex, light, mix } from './colour.ts'
import { down } from './paint.ts'
import { rect } from './svg.ts'

/** Paper of a studio in a few quiet tones. */
const papers = ['#eceef2', '#efece8', '#eaeeed', '#efedf0'] as const

/**
 * The studio: a wall that runs into the floor. It takes a breath of the product's colour, and is darker behind a light
 * product so that white stands out. `place` (0 to 1) picks the paper.
 */
export function backdrop(colour: Hex, place: number): string {
  const paper = papers[Math.floor(place * papers.length)] ?? papers[0]
  const tinted = mix(paper, colour, 0.07)
  const base = brightness(colour) > 0.74 ? mix(dark(tinted, 0.11), '#a4b4c6', 0.2) : tinted
  return rect(
    0,
    0,
    512,
    512,
    down([light(base, 0.3), 0], [base, 62], [dark(base, 0.07), 76], [dark(base, 0.03), 86], [light(base, 0.12), 100]),
  )
}
