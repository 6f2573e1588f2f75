import { textFields } from '../../product-text.ts'
import { typedBoost } from '../../ranking-weights.ts'
import type { Places } from './ranking.ts'

const fieldCount = textFields.length
const kindField = textFields.indexOf('kind')

/**
 * Where a word is searched by other names too, the things that also have the words as they were typed come first: of
 * the flash drives those that call themselves a USB stick. `typed` are the places of each such word's typed forms,
 * `head` those of the word that says what is looked for, in all its forms.
 */
export function favourTyped(scores: Float64Array, typed: readonly Places[], head: Places): void {
  const [first, ...others] = typed.map((places) => new Set(places.map((place) => Math.floor(place / fieldCount))))
  if (first === undefined) return
  const things = new Set<number>()
  for (const place of head) if (place % fieldCount === kindField) things.add((place - kindField) / fieldCount)
  for (const key of first) {
    if (things.has(key) && others.every((keys) => keys.has(key))) scores[key] = (scores[key] ?? 0) * typedBoost
  }
}
